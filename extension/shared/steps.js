/**
 * What to do at a service's objection form, step by step: the same beside the form, in the popup and at the desk. A
 * classic script, because content scripts can't import.
 */
{
  /** @param {string} key @param {...string} values @returns {string} */
  const text = (key, ...values) => browser.i18n.getMessage(key, values);

  /** @param {StillOff.Quote[]} labels @returns {string} the choice in the member's language, in English, or in whatever was quoted */
  const quoted = (labels) => {
    const own = text("languageCode");
    const found = [own, "en"].map((code) => labels.find(({ language }) => language === code)).find(Boolean);
    return (found ?? labels[0]).text;
  };

  /** @param {StillOff.Form} objection @returns {(string | string[])[]} what the form is for that the setting leaves out: a line and a list */
  const more = ({ covers }) => (covers.length ? [text("formMore"), covers.map((cover) => text(`form_covers_${cover.replaceAll("-", "_")}`))] : []);

  /** @param {StillOff.Form} objection @returns {string[]} from choosing to noting the day, whatever the form looks like */
  const steps = ({ choices }) => {
    const same = choices.find(({ fits }) => fits === "same-training");
    return [...(same ? [text("formStepChoose", quoted(same.labels))] : []), text("formStepText"), text("formStepSend"), text("formStepNote")];
  };

  stillOff.steps = { more, steps };
}
