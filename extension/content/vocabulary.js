/**
 * A setting's texts, and how texts are compared: with everything left out that a page may write differently without
 * meaning anything else.
 */
{
  const { dom } = stillOff;

  /** The longest text that may be a state word, in characters. */
  const WORD = 14;

  /** Spaces, what isn't seen, punctuation, and pictures but for those that turn a text's meaning round. */
  const MEANINGLESS = /(?![🚫⛔❌❎✖✗✘☒])[\s\p{Cf}\p{P}\p{So}\uFE0F`´ʼ]/gu;

  /** A text as it's compared: compatibility forms, no case, letters and figures alone. @param {string} text */
  const fold = (text) => text.normalize("NFKC").replace(MEANINGLESS, "").toLowerCase();

  /** What a page hangs on a label that is new there. */
  const BADGES = new Set("new neu nouveau nuovo nieuw novo nuevo".split(" "));

  /** A state word as it's compared: without the signs that a page puts around it. @param {string} text */
  const bare = (text) => fold(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

  /** Whether a text could be a state word in whatever language. @param {string} text */
  const short = (text) => !/\s/.test(text) && text.length <= WORD;

  /** @param {string | null} code `pt-BR`, `nb` … @returns {string} the language alone; Norwegian's forms are one */
  const language = (code) => {
    const [primary] = (code ?? "").toLowerCase().split(/[-_]/);
    return primary === "nb" || primary === "nn" ? "no" : primary;
  };

  /** @param {Element} element @returns {string} the language the page says this element is in; "" when it doesn't */
  const languageOf = (element) => {
    for (const at of dom.upwards(element)) if (dom.hasAttribute(at, "lang")) return language(dom.attribute(at, "lang"));
    return "";
  };

  /** @type {StillOff.Vocabularies["meanings"]} */
  const meanings = (words) => {
    /** @type {StillOff.Meanings} */
    const found = new Map();
    for (const state of /** @type {const} */ (["on", "off"])) {
      for (const word of words.flatMap((one) => one[state]).map(bare)) {
        found.set(word, (found.get(word) ?? new Set()).add(state));
      }
    }
    return found;
  };

  /** @type {Map<StillOff.ContentSetting, StillOff.Vocabulary>} */
  const made = new Map();
  /** Folded lists of a setting's texts, made once. @param {StillOff.ContentSetting} setting */
  const of = (setting) => {
    const known = made.get(setting) ?? {
      labels: labelsOf(setting.labels.map(({ text }) => text)),
      names: new Map(setting.names.map((quote) => [fold(quote.text), language(quote.language)])),
      never: new Set(setting.never.labels.map((quote) => fold(quote.text))),
      words: meanings(setting.words),
      labelled: new Set(setting.labels.map((quote) => language(quote.language))),
    };
    made.set(setting, known);
    return known;
  };

  /** A set of folded labels; one with a `*` at its end has every text that goes on with a name. @param {string[]} quoted */
  const labelsOf = (quoted) => {
    const labels = new Set(quoted.filter((label) => !label.endsWith("*")).map(fold));
    const open = quoted.filter((label) => label.endsWith("*")).map(fold);
    const known = (/** @type {string} */ text) => Set.prototype.has.call(labels, text);
    const named = (/** @type {string} */ text) => open.some((start) => text.length > start.length && text.startsWith(start));
    return Object.assign(labels, { has: (/** @type {string} */ text) => known(text) || named(text) });
  };

  /**
   * The first run of whole texts that, joined, is one of the wanted: a label may be split over elements, but it's
   * never part of a longer text.
   *
   * @type {StillOff.Vocabularies["run"]}
   */
  const run = (folded, wanted) => {
    for (let start = 0; start < folded.length; start += 1) {
      let joined = "";
      for (let end = start; end < folded.length && joined.length < 300; end += 1) {
        joined += folded[end];
        if (wanted.has(joined)) return joined;
      }
    }
    return null;
  };

  stillOff.vocabulary = { BADGES, bare, fold, language, languageOf, meanings, of, run, short };
}
