/**
 * Whether a control is another object's (blog, site …) than the address's: only services that have one setting for each
 * get this script.
 */
{
  const { dom, labels, vocabulary } = stillOff;
  const { after, fold } = vocabulary;

  /**
   * The name that a label of ours with an open end goes on with, as the page prints it; "" for none.
   *
   * @param {string[]} texts
   * @param {string[]} open
   */
  const filledIn = (texts, open) => {
    for (let start = 0; start < texts.length; start += 1) {
      for (let end = start + 1; end <= texts.length; end += 1) {
        const joined = texts.slice(start, end).join(" ");
        const begun = open.find((one) => fold(joined).startsWith(one) && fold(joined) !== one);
        if (begun !== undefined) return after(joined, begun);
      }
    }
    return "";
  };

  /** A slug or a host; a title is compared with neither, nor is a number. */
  const NAME = /^(?![\da-f-]{16,}$|\d+$)[a-z\d]+(?:[-_.]+[a-z\d]+)*$/;
  /** @param {string} text without what stands around a name or an address of it */
  const unwrapped = (text) =>
    text
      .trim()
      .replace(/^[^\p{L}\p{N}]*(?:https?:\/\/)?(?:www\.)?/u, "")
      .replace(/\/.*$|[^\p{L}\p{N}]+$/gu, "");

  /**
   * Whether a text names the object of an address ("ours"), certainly another ("another"), or nothing that can be
   * compared (""). A host that begins with a slug is that slug's.
   *
   * @param {string} text
   * @param {string} object
   * @returns {"ours" | "another" | ""}
   */
  const whose = (text, object) => {
    const name = unwrapped(text);
    const own = unwrapped(object.toLowerCase());
    if (fold(name) === fold(own) || `${name}.`.startsWith(`${own}.`) || `${own}.`.startsWith(`${name}.`)) return "ours";
    return NAME.test(name) && NAME.test(own) ? "another" : "";
  };

  /**
   * Whether a control is plainly another object's than the address's: by the name that its label goes on with, or by one
   * that stands in its row.
   *
   * @type {StillOff.Namespace["another"]}
   */
  stillOff.another = (group, owners, texts, setting, object) => {
    const open = setting.labels.filter(({ text }) => text.endsWith("*")).map(({ text }) => fold(text));
    const said = whose(filledIn(texts, open), object);
    if (said) return said === "another";
    const own = new Set(labels.ownLabel(group));
    for (const part of [...labels.territories(group, owners)].slice(0, labels.FAR)) {
      if (!dom.texts(part, labels.NEARBY)) return false;
      const names = [...dom.textNodes(part)].filter((node) => {
        const text = dom.textContent(node).trim();
        const block = [...dom.upwards(node)].find((at) => getComputedStyle(at).display !== "inline");
        // Only what stands alone and is written as no word is.
        return /[-_.]\w/.test(text) && !own.has(text) && block && dom.textContent(block).trim() === text && dom.visible(node);
      });
      const found = names.map((node) => whose(dom.textContent(node), object));
      if (found.includes("ours")) return false;
      if (found.includes("another")) return true;
      if (dom.within(part, labels.HEADING).length) return false;
    }
    return false;
  };
}
