/**
 * What is remembered of a setting that the member showed, in words: the same before it is, and ever after. A classic
 * script, because content scripts can't import.
 */
{
  /** @param {string} key @returns {string} */
  const text = (key) => browser.i18n.getMessage(key);

  /** What the control shows while training is on or off. @param {StillOff.Learnt} learnt @param {"on" | "off"} training */
  const shows = ({ trainingOff, words }, training) => {
    if (!trainingOff) return words[training];
    return [text((trainingOff === "checked") === (training === "off") ? "pointingTicked" : "pointingUnticked")];
  };

  /** @type {StillOff.Namespace["remembered"]} */
  stillOff.remembered = (learnt) => {
    const { kind, label, heading, keys, language, save } = learnt;
    /** @type {[string, string[], StillOff.Fact["as"]][]} */
    const facts = [
      [text("pointingKind"), [text(`pointingKind_${kind}`)], "words"],
      [text("pointingLabel"), [label], "quote"],
      [text("pointingHeading"), heading === null ? [] : [heading], "quote"],
      [text("pointingOffWhen"), shows(learnt, "off"), learnt.trainingOff ? "words" : "quote"],
      [text("pointingOnWhen"), shows(learnt, "on"), learnt.trainingOff ? "words" : "quote"],
      [text("pointingSave"), [text(save ? "deskYes" : "deskNo")], "words"],
      [text("pointingSigns"), keys.map(({ attribute, value }) => `${attribute}=${value}`), "code"],
      [text("deskLanguage"), language ? [language] : [], "code"],
    ];
    return facts.map(([name, says, as]) => ({ name, says, as }));
  };
}
