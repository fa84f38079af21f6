/**
 * A setting's texts, and how texts are compared: with everything left out that a page may write differently without
 * meaning anything else.
 */
{
  const { dom } = stillOff;

  /** The longest text that may be a state word, in characters. */
  const WORD = 14;

  /** Pictures that turn a text's meaning round, and the signs of scripts without spaces that do. */
  const TURNED =
    /[🚫⛔❌❎✖✗✘☒]|[不勿禁停拒避]|排除|退出|阻止|防止|關閉|关闭|限制|封鎖|封锁|ない|せず|除外|オプトアウト|않|안함|중지|중단|거부|제외|금지|차단|방지/gu;

  /** Spaces, what isn't seen, punctuation, and pictures but for those. */
  const MEANINGLESS = /(?![🚫⛔❌❎✖✗✘☒])[\s\p{Cf}\p{P}\p{So}\uFE0F`´ʼ]/gu;

  /**
   * Words that turn a label round, whatever the language: "do not use", "prevent", "opt out". From five letters on, all
   * that begin so. A word too many only leaves a label unread that nobody has quoted.
   */
  const TURNING =
    // English, and what it shares with others
    "not never no none without off out stop stops stopp cease avoid exclu prevent block bloqu blocc blokk disabl refus disallow forbid prohibit " +
    "object reject restrict limit withd withh deactiv deaktiv desactiv remove delete cancel suspend interdi " +
    // German, French, Italian, Dutch, Portuguese, Spanish, Romanian
    "nicht kein keine nie niemals ohne beende verhinder verbiet widerspr ablehn ausschl ausge untersag abmeld einschr sperr entfern " +
    "ne n pas non jamais aucun sans arrêt cesse empêch désactiv oppos rejet évite mai senza smett imped impid disattiv rifiut esclu vietar oppon negar evita " +
    "niet geen nooit zonder voorkom uitsch weiger uitsl verbied bezwaar verwijder não nao nunca sem parar pare desativ recus proib opor rejeit deixar deixe " +
    "sin deten dejar deje deshabil rechaz niciodată fără opriț oprire oprește dezactiv împiedic " +
    // Polish, Czech, Hungarian, Finnish, Swedish, Danish, Norwegian
    "nigdy bez zatrzym przesta wyłąc odmów odmaw wyklucz zabro zakaz sprzeciw rezyg zapobie zrezyg odrzu zablok bloku nikdy žádn zastav přest ukonč vypn " +
    "zakáz zabrán odmít vylouč nesouh nepouž nepovol nem soha nélkül tilt letil megtil leáll kizár elutas kikapcs " +
    "ei eivät älä älkää estä estäm lopet kiell keskeyt poista ilman vastust inte ej aldri utan sluta förhind forhind hindr inaktiv neka vägra uteslu förbj " +
    "avvis ikke uden uten nægt nekt nekte afvis udelu utelu forby fravælg framel " +
    // Greek, and the least of some others
    "δεν δε μη μην όχι ποτέ χωρίς διακοπ διακόπ σταμά σταματ αποτρ αποκλ απενεργ άρνησ απαγ не ни ні без запре заборон отключ исключ виключ değil engelle " +
    "durdur لا عدم منع إيقاف לא ללא jangan tidak không đừng";
  const WORDS = new Set(TURNING.split(" "));
  const BEGINNINGS = [...WORDS].filter((word) => word.length > 4);
  /** What does so in one language, and means something else in others. @type {{[language: string]: RegExp | null}} */
  const OWN_TURNS = {
    __proto__: null,
    cs: /^ne(?!bo$|ž$|j)/u,
    sk: /^ne(?!bo$|ž$|j)/u,
    fi: /^(en|et|ette)$/u,
    ro: /^nu$/u,
    tr: /m[ae](y[ıi]n([ıi]z)?|s[ıi]n)?$/u,
  };

  /** A text as it's compared: compatibility forms, no case, letters and figures alone. @param {string} text */
  const fold = (text) => text.normalize("NFKC").replace(MEANINGLESS, "").toLowerCase();

  /** How often a text's meaning is turned round. @param {string} text @param {string} code its language */
  const turns = (text, code) => {
    const words = text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/n['’]t(?!\p{L})/gu, " not")
      .split(/[^\p{L}\p{M}]+/u);
    // In Portuguese "no" is "in the".
    const known = (/** @type {string} */ word) => WORDS.has(word) || BEGINNINGS.some((start) => word.startsWith(start));
    const turning = words.filter((word) => (known(word) && !(word === "no" && code === "pt")) || OWN_TURNS[code]?.test(word));
    return turning.length + (text.match(TURNED) ?? []).length;
  };

  /**
   * Whether words that nobody has quoted say the opposite of the labels that were quoted, or may do so: "don't use" for
   * "use", or "allow" for "prevent".
   *
   * @type {StillOff.Vocabularies["turned"]}
   */
  const turned = (texts, code, { labels }) => {
    const quoted = labels.map((quote) => turns(quote.text, language(quote.language)) > 0);
    return quoted.some((one) => one !== quoted[0]) || (quoted.length > 0 && turns(texts.join(" "), code) !== Number(quoted[0]));
  };

  /** What a page hangs on a label that is new there. */
  const BADGES = new Set("new neu nouveau nuovo nieuw novo nuevo".split(" "));

  /** How a link begins that leads to more about a label in whose line it stands. */
  const MORE = new RegExp(
    "^(learn|read|find out|see|show) more|^more (info|details)|^(mehr|weitere) (erfahren|dazu|info)|^en savoir plus|^(obtener )?más info|^saber más|" +
      "^sai(ba|ber) mais|^scopri di|^ulteriori info|^meer (info|weten)|^lees meer|^läs mer|^les mer|^læs mere|^lisätietoja|^lue lisää|^dowiedz się|" +
      "^(další|více) info|^tudj|^află mai|^daha fazla|^подробнее|^詳細|^詳しく|^了解更多|^了解详情|^자세히",
  );
  /** @type {StillOff.Vocabularies["leadsOn"]} */
  const leadsOn = (text) => MORE.test(text.trim().toLowerCase());

  /**
   * Whether words that nobody has quoted have a long one or half of all in common with a label that was quoted: it may
   * have been reworded.
   *
   * @type {StillOff.Vocabularies["akin"]}
   */
  const akin = (texts, { labels }) => {
    const wordsOf = (/** @type {string} */ text) =>
      text
        .normalize("NFKC")
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word.length > 2);
    const said = new Set(wordsOf(texts.join(" ")));
    return labels
      .map(({ text }) => wordsOf(text))
      .some((quoted) => {
        const same = quoted.filter((word) => said.has(word));
        return same.length * 2 >= quoted.length || same.some((word) => word.length > 4);
      });
  };

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
  /** The words that name a setting's states; plain ones, where the member showed what is ticked or not. @type {StillOff.Vocabularies["wordsOf"]} */
  const wordsOf = ({ service, trainingOff, words }) => (service && trainingOff && stillOff.plain?.(trainingOff)) || words;

  /**
   * Whether words may end a label: plain ones of another language than the label's are none, for one language's word is
   * another's abbreviation, as "KI" is.
   *
   * @param {StillOff.Words} words
   * @param {StillOff.ContentSetting} setting
   */
  const spoken = (words, { service, labels }) => {
    const code = language(words.language);
    return !service || code === "en" || labels.some((quote) => language(quote.language) === code);
  };

  /** Folded lists of a setting's texts, made once. @param {StillOff.ContentSetting} setting */
  const of = (setting) => {
    const known = made.get(setting) ?? {
      labels: labelsOf(setting.labels.map(({ text }) => text)),
      names: new Map(setting.names.map((quote) => [fold(quote.text), language(quote.language)])),
      never: labelsOf(setting.never.labels.map(({ text }) => text)),
      words: meanings(wordsOf(setting)),
      ends: meanings([...wordsOf(setting).filter((words) => spoken(words, setting)), ...positions(setting)]),
      quoted: setting.labels.map(({ text }) => fold(text) + (text.endsWith("*") ? "*" : "")),
      labelled: new Set(setting.labels.map((quote) => language(quote.language))),
    };
    made.set(setting, known);
    return known;
  };

  /**
   * The words for a control's position at the end of its name, as states of training.
   *
   * @param {StillOff.ContentSetting} setting
   * @returns {StillOff.Words[]}
   */
  const positions = ({ trainingOff }) => {
    const [on, off] = trainingOff === "checked" ? ["Off", "On"] : ["On", "Off"];
    return trainingOff ? [{ language: "en", on: [on], off: [off] }] : [];
  };

  /** The state's word that a name has after our label; "" for none. @type {StillOff.Vocabularies["ending"]} */
  const ending = (texts, { quoted, ends }) => {
    for (const text of [texts.join(" "), ...texts]) {
      const folded = fold(text);
      for (const label of quoted.filter((one) => folded.startsWith(one.replace("*", "")))) {
        // After a label with an open end the name comes first.
        const rest = after(text, label.replace("*", ""));
        const word = bare(label.endsWith("*") ? (rest.trim().split(/\s+/).slice(1).at(-1) ?? "") : rest);
        if (ends.has(word)) return word;
      }
    }
    return "";
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

  /** What a text has after its beginning, which is folded. @param {string} text @param {string} start */
  const after = (text, start) => {
    let end = 0;
    while (end < text.length && fold(text.slice(0, end)) !== start) end += 1;
    return text.slice(end);
  };

  stillOff.vocabulary = { BADGES, after, akin, bare, ending, fold, language, languageOf, leadsOn, meanings, of, run, short, turned, wordsOf };
}
