/**
 * A setting's texts, and how texts are compared: with everything left out that a page may write differently without
 * meaning anything else.
 */
{
  const { dom } = stillOff;

  /** The longest text that may be a state word, in characters. */
  const WORD = 14;

  /** Pictures that turn a text's meaning round, and the signs of scripts without spaces that do. */
  const TURNED = /[🚫⛔❌❎✖✗✘☒]|[不勿禁停拒避]|排除|退出|阻止|防止|關閉|关闭|限制|封鎖|封锁|ない|せず|除外|オプトアウト|않|안함|중지|중단|거부|제외|금지|차단|방지/gu;

  /** Spaces, what isn't seen, punctuation, and pictures but for those. */
  const MEANINGLESS = /(?![🚫⛔❌❎✖✗✘☒])[\s\p{Cf}\p{P}\p{So}\uFE0F`´ʼ]/gu;

  /**
   * Words that turn a label round, whatever the language: "do not use", "prevent", "opt out". From five letters on, all
   * that begin so. A word too many only leaves a label unread that nobody has quoted.
   */
  const TURNING =
    // English, and what it shares with others
    "not never no none without off out stop stops stopp cease avoid exclu prevent block disabl refus disallow forbid prohibit deny denie declin " +
    "object reject restrict limit withd withh revo deactiv deaktiv remove delete hide cancel suspend discontinu " +
    // German, French, Italian, Dutch
    "nicht kein keine nie niemals ohne beende verhinder verbiet widerspr ablehn lehne ausschl ausge untersag verweig unterb abmeld abschalt einschr " +
    "sperr schütz entfern vermeid ne n pas non jamais aucun sans arrêt cesse empêch désactiv interdi oppos retir rejet évite supprim protég bloqu " +
    "mai senza interromp smett imped disattiv rifiut esclu vietar oppon oppor negar evita rimuov blocc " +
    "niet geen nooit zonder voorkom blokke uitsch weiger uitsl verbied bezwaar beperk intrek verwijder " +
    // Portuguese, Spanish, Romanian
    "não nao nunca sem parar pare desativ desactiv recus proib opor rejeit deixar deixe sin deten detén dejar deje deja impid inhabil deshabil rechaz " +
    "niciodată fără opriț oprire oprește dezactiv împiedic respinge " +
    // Polish, Czech, Hungarian
    "nigdy bez zatrzym przesta wstrzym wyłąc odmów odmaw wyklucz zabro zakaz sprzeciw zrezyg rezyg zapobie ograni odrzu zablok bloku nikdy žádn zastav " +
    "přest ukonč vypnou vypně zakáz zabrán zabraň odmít vylouč nesouh omezi nepouž nepovol nesdíl nem soha nélkül tiltá tilts letil megtil megakad " +
    "leáll kizár elutas kikapcs mellőz tiltak korlát " +
    // Finnish, Swedish, Danish, Norwegian
    "ei eivät emme älä älkää estä estäm lopet kiell kieltä keskeyt poista ilman vastust rajoit hylkää jätä inte ej icke aldri utan sluta förhind " +
    "forhind hindr inaktiv neka vägra uteslu förbj avslut avstå avvis motsät begrän undanta ikke ikkje uden uten nægt nægte nekt nekte afvis udelu " +
    "utelat utelu forby fravælg framel indsig begræn begrens undgå unngå motset reserver " +
    // Greek, and the least of some others
    "δεν δε μη μην όχι ποτέ χωρίς διακοπ διακόπ σταμά σταματ αποτρ αποκλ απενεργ άρνησ απόρρ απορρ εξαίρ εξαιρ εναντ απαγ περιορ " +
    "не ни ні без нет запре заборон отключ вимкн исключ виключ остан зупин değil asla engelle durdur hariç reddet yasak önle لا عدم منع إيقاف تعطيل " +
    "לא אל ללא jangan tidak tanpa không đừng chặn tắt";
  const TURNS = new RegExp(`^(?:${TURNING.replace(/[^ ]{5,}/g, "$&\\p{L}*").replaceAll(" ", "|")})$`, "u");
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
    const words = text.normalize("NFKC").toLowerCase().replace(/n['’]t(?!\p{L})/gu, " not").split(/[^\p{L}\p{M}]+/u);
    // In Portuguese "no" is "in the".
    const turning = words.filter((word) => (TURNS.test(word) && !(word === "no" && code === "pt")) || OWN_TURNS[code]?.test(word));
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
      open: setting.labels.filter(({ text }) => text.endsWith("*")).map(({ text }) => fold(text)),
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

  /** What a text has after its beginning, which is folded. @param {string} text @param {string} start */
  const after = (text, start) => {
    let end = 0;
    while (end < text.length && fold(text.slice(0, end)) !== start) end += 1;
    return text.slice(end);
  };

  /** The name that a label of ours with an open end goes on with, as the page prints it; "" for none. @type {StillOff.Vocabularies["filledIn"]} */
  const filledIn = (texts, known) => {
    for (let start = 0; start < texts.length; start += 1) {
      for (let end = start + 1; end <= texts.length; end += 1) {
        const joined = texts.slice(start, end).join(" ");
        const begun = known.open.find((one) => fold(joined).startsWith(one) && fold(joined) !== one);
        if (begun !== undefined) return after(joined, begun);
      }
    }
    return "";
  };

  /** A slug or a host; a title is compared with neither, nor is a number. */
  const NAME = /^(?![\da-f-]{16,}$|\d+$)[a-z\d]+(?:[-_.]+[a-z\d]+)*$/;
  /** @param {string} text without what stands around a name or an address of it */
  const unwrapped = (text) => text.trim().replace(/^[^\p{L}\p{N}]*(?:https?:\/\/)?(?:www\.)?/u, "").replace(/\/.*$|[^\p{L}\p{N}]+$/gu, "");

  /**
   * Whether a text names the object of an address ("ours"), certainly another ("another"), or nothing that can be
   * compared (""). A host that begins with a slug is that slug's.
   *
   * @type {StillOff.Vocabularies["whose"]}
   */
  const whose = (text, object) => {
    const name = unwrapped(text);
    const own = unwrapped(object.toLowerCase());
    if (fold(name) === fold(own) || `${name}.`.startsWith(`${own}.`) || `${own}.`.startsWith(`${name}.`)) return "ours";
    return NAME.test(name) && NAME.test(own) ? "another" : "";
  };

  stillOff.vocabulary = { BADGES, after, bare, filledIn, fold, language, languageOf, meanings, of, run, short, turned, whose };
}
