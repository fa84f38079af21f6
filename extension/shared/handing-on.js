/**
 * A setting that the member showed, as the text of a definition that somebody else can finish: `invoke new-service --from`
 * takes it. What could name the member is left out, unless they tick it. No browser's API.
 */
import { closed } from "./taught.js";

/** @typedef {StillOff.Taught} Taught @typedef {{id: string, about: "host" | "address" | "label" | "heading" | "word" | "key", text: string}} Part */

/** How a text begins that somebody has to fill in; the builder knows it by the same words. */
const GAP = "FILL IN: ";
/** What stands in an address for what is left out. */
const LEFT = "…";

/**
 * Words of which addresses of settings are made, and labels: they name nobody. One too few only means that the member is
 * asked once more.
 */
const COMMON = new Set(
  (
    "a about ac account accounts activities activity ad admin administration ads advanced advertising ai ajustes all allow an analytics and api app " +
    "application applications apps artificial assistant at au auth automation beta billing bot box button by center centre chat chats checkbox choice cloud co com confidential " +
    "confidentiality configuration configuracion connected consent console content control controls cookie cookies copilot create creator customization " +
    "d dashboard data datenschutz default delete detail details developer developers development device devices dialog digital docs edit einstellungen en " +
    "enable experience features feedback field for form from general generative generator help history home html id improve improvement improvements in index input " +
    "information instellingen integration integrations intelligence interactions it item jp ki konto kr labs language learn learning legal library list " +
    "machine main manage management member members memory messages ml model models modal more my myaccount myactivity mypreferences new nl no nz of off on opt option options or " +
    "org organization other our out overview page pages panel parametres partner partners permission permissions personal personalisation personalization php " +
    "policies policy portal post posts preference preferences privacidad privacy pro product products profile programme project projects prompts radio yes " +
    "meine mein ihre ihr deine dein daten inhalte beiträge mes vos données mis tus datos mijn gegevens miei tuoi dati moje dane mina dina uppgifter " +
    "public publish recommendation recommendations research safety save sd search section security service services session setting settings setup share sharing " +
    "sign site social subscription support switch system tab team terms text that the third this to toggle tool tools train training transparency uk us usage use user " +
    "users v view visibility voice web website with workspace www you your"
  ).split(" "),
);
/** Words of an address behind which one stands that tells members, or what is theirs, apart. */
const OF_SOMEBODY =
  /^(~|u|user|users|in|id|ids|member|members|people|person|profile|profiles|channel|channels|@.*|company|org|orgs|organizations?|teams?|workspaces?)$/i;
/** What is made up for one member or one thing: longer numbers, hashes, random names, addresses and names of people. */
const MADE_UP = /\d{4}|[0-9a-f]{8}|(?=[0-9a-f]*\d)[0-9a-f]{6}|@|\b[ur]\//i;

/** @param {string} text */
const plain = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "@";
  }
};
/** The words in a part of an address: `dataPrivacy`, `data-privacy` and `data_privacy` have two. @param {string} text */
const wordsIn = (text) =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
/** @param {string} word */
const isCommon = (word) => COMMON.has(word) || /^(v?\d{1,3}|[a-z])$/.test(word);
/** Whether a part of an address could name somebody. @param {string} text @param {string} [before] the part before it */
const mayName = (text, before = "") => {
  if (!text) return false;
  return OF_SOMEBODY.test(before) || MADE_UP.test(plain(text)) || !wordsIn(plain(text)).every(isCommon);
};

/** A possessive, a user's name, or what is said to people in languages that have no capitals. */
const CALLED = /\p{Lu}[\p{L}\p{M}]*(['’]s\b|s['’](?!\p{L}))|\p{L}[._]\p{L}|\p{L}\d|\d\p{L}|さん|さま|様|님|先生|小姐|女士/u;

/**
 * Whether a text of a page could name somebody: what is made up for one, or words written like names: two of them in a
 * row, or one inside a sentence.
 *
 * @param {string} text
 * @param {string} language
 */
const mayNameIn = (text, language) => {
  if (MADE_UP.test(text) || CALLED.test(text)) return true;
  const written = text.split(/\s+/);
  const capital = written.map((word) => /^\P{L}*\p{Lu}/u.test(word));
  const likeName = written.map((word, place) => capital[place] && /\p{Lu}[\p{Ll}\p{M}'’-]/u.test(word) && !wordsIn(word).every(isCommon));
  // In German every noun is written so, in a title nearly every word.
  const many = /^(de|lb)\b/.test(language) || (written.length > 2 && capital.filter(Boolean).length * 2 > written.length);
  const begins = (/** @type {number} */ place) => place === 0 || /[.!?:]$/.test(written[place - 1]);
  return likeName.some((is, place) => is && (likeName[place + 1] || (begins(place) ? /,$/.test(written[place]) : !many)));
};

/** The words of a host that anybody may put before the part that was registered. @param {string} host */
const ownedPart = (host) => {
  const labels = host.split(".");
  const short = labels.length > 2 && /^(ac|co|com|edu|gov|gob|gouv|ne|net|or|org)$/.test(labels.at(-2) ?? "") && (labels.at(-1) ?? "").length === 2;
  return labels.slice(0, short ? -3 : -2).join(".");
};

/** An address in parts: each as it is written, and those that could name somebody with an id. @param {Taught} taught */
const addressIn = ({ address }) => {
  const { host, pathname, search, hash } = new URL(address);
  /** @type {{text: string, id?: string}[]} */
  const parts = [{ text: "https://" }, { text: host, ...(mayName(ownedPart(host)) ? { id: "host" } : {}) }];
  const add = (/** @type {string} */ kind, /** @type {number} */ place, /** @type {string} */ text, /** @type {string} */ before) =>
    parts.push({ text, ...(mayName(text, before) ? { id: `${kind}:${place}` } : {}) });
  const segments = pathname.split("/").slice(1);
  for (const [place, segment] of segments.entries()) {
    parts.push({ text: "/" });
    add("path", place, segment, segments[place - 1]);
  }
  for (const [place, pair] of search.slice(1).split("&").entries()) {
    const [name, ...value] = pair.split("=");
    if (!pair) continue;
    parts.push({ text: place ? "&" : "?" });
    add("name", place, name, "");
    if (value.length) {
      parts.push({ text: "=" });
      add("value", place, value.join("="), name);
    }
  }
  const pieces = hash.slice(1).split("/");
  for (const [place, piece] of pieces.entries()) {
    if (hash) parts.push({ text: place ? "/" : "#" });
    add("fragment", place, piece, pieces[place - 1]);
  }
  return parts;
};

/**
 * The parts that are left out because they could name the member.
 *
 * @param {Taught} taught
 * @returns {Part[]}
 */
export const leftOut = (taught) => {
  const { label, heading, language, words, keys, proven } = taught;
  /** @type {Part[]} */
  const parts = [];
  for (const { id, text } of addressIn(taught)) {
    if (id !== undefined) parts.push({ id, about: id === "host" ? "host" : "address", text: plain(text) });
  }
  const said = (/** @type {"label" | "word"} */ about, /** @type {string} */ text) => {
    if (mayNameIn(text, language)) parts.push({ id: `${about}:${text}`, about, text });
  };
  said("label", label);
  for (const answer of [...words.on, ...words.off]) said("word", answer);
  // Nothing tells a page's title from the name of whose page it is.
  if (heading !== null) parts.push({ id: "heading", about: "heading", text: heading });
  for (const { attribute, value } of proven ? keys : []) {
    if (mayName(value)) parts.push({ id: `key:${attribute}=${value}`, about: "key", text: value });
  }
  return parts;
};

/** A text as TOML has it: what nobody sees, or what turns the direction of what follows, is spelt out. @param {string} text */
const quoted = (text) =>
  JSON.stringify(text.replace(/\p{Cs}/gu, "\uFFFD")).replace(
    /[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
/** A text that somebody has to fill in. @param {string} what */
const gap = (what) => quoted(GAP + what);
const FROM = ' sources = ["shown"]';

/** A page's language as definitions name it. @param {string} language */
const languageOf = (language) => {
  const [code, ...rest] = language.toLowerCase().split("-");
  if (code === "zh" && rest.length) return quoted(rest.some((part) => ["hant", "tw", "hk", "mo"].includes(part)) ? "zh-hant" : "zh-hans");
  return /^[a-z]{2}$/.test(code) ? quoted(code) : gap("the language of the page, such as en");
};

/** @param {string} text @param {string} language as TOML @param {boolean} left out @param {string} what */
const quoteOf = (text, language, left, what) => `  { language = ${language}, text = ${left ? gap(what) : quoted(closed(text))},${FROM} },`;

/**
 * The words for on and off; one that nobody saw, or that was left out, is a gap.
 *
 * @param {Taught} taught
 * @param {(id: string) => boolean} without
 * @param {string} language as TOML
 */
const wordsOf = ({ words }, without, language) => {
  const list = (/** @type {"on" | "off"} */ state) => {
    const seen = words[state].map((word) => (without(`word:${word}`) ? gap(`the word shown while training is ${state}`) : quoted(word)));
    return `[${seen.length ? seen.join(", ") : gap(`the word shown while training is ${state}`)}]`;
  };
  return `words = [{ language = ${language}, on = ${list("on")}, off = ${list("off")},${FROM} }]`;
};

/** The setting itself. @param {Taught} taught @param {(id: string) => boolean} without @param {string} address @param {boolean} whole */
const settingOf = (taught, without, address, whole) => {
  const { kind, trainingOff, label, heading, keys, proven, words, save } = taught;
  const language = languageOf(taught.language);
  const kept = proven ? keys.filter(({ attribute, value }) => !without(`key:${attribute}=${value}`)) : [];
  const lines = ["[[settings]]", 'id = "ai-training"', `kind = "${kind}"`];
  if (trainingOff) lines.push(`training-off = "${trainingOff}"`);
  if (save) lines.push("# The page seemed to have a Save step: nothing is stored before that.", "save = true");
  if (whole) lines.push(`address = ${quoted(address)}`);
  else
    lines.push(
      "# To do: parts that could name somebody were left out. Where they are others for each member, no address can be given:",
      '# To do: write per = "object" in its place, and * for the part under addresses.',
      `address = ${gap(`the address of the page, with what belongs at ${LEFT} in ${address}`)}`,
    );
  lines.push(`way = [${gap("the words a member clicks on the way to the setting, one text for each")}]`);
  if (kept.length < keys.length)
    lines.push("# To do: attributes of the control were left out, which could name somebody or weren't found again; look for lasting ones.");
  if (kept.length)
    lines.push("keys = [", ...kept.map(({ attribute, value }) => `  { attribute = "${attribute}", value = ${quoted(value)},${FROM} },`), "]");
  if (heading !== null && without("heading"))
    lines.push("# To do: the heading above was left out, because it could name somebody; it may stand here as names.");
  else if (heading !== null && closed(heading) !== closed(label)) lines.push("names = [", quoteOf(heading, language, false, ""), "]");
  lines.push("labels = [", quoteOf(label, language, without(`label:${label}`), "the control's label, copied letter by letter"), "]");
  if (words.on.length + words.off.length) lines.push(wordsOf(taught, without, language));
  return lines;
};

/** What nobody sees on the page of the setting: rules, facts, and where they stand. @param {string} pages @param {string} home @param {string} day */
const rest = (pages, home, day) => [
  ...["", "[[settings.pages]]", 'tells = "control"', `addresses = [${pages}]`, 'sources = ["shown"]'],
  ...["", "# Is there another control on the page? Its label belongs under [settings.never] as labels."],
  ...["", "[settings.checking]", "after-change = 3", "normal = 30", "after-failure = 2"],
  ...["", "[settings.facts]"],
  `covered = [${gap("what training uses while it is on, in words of docs/definitions.md, one text for each; remove this line where nobody says")}]`,
  ...['sources = ["first"]', "", "# One table for all regions, or one for each default that is another.", "[[settings.facts.regions]]"],
  'regions = ["eu-eea", "uk", "switzerland", "canada", "hong-kong", "us", "elsewhere"]',
  `default = ${gap("on or off, for a member who never chose; remove this table where nobody says")}`,
  ...['sources = ["first"]', "", "# A member's own eyes.", "[[sources]]", 'id = "shown"', `url = ${home}`, `date = ${day}`],
  'supports = "Seen by a member: the page, the control and its label, and which value means that training is off."',
  ...["", "# Where the facts stand: the service's help page is best.", "[[sources]]", 'id = "first"'],
  `url = ${gap("the address of the page that says so")}`,
  "# A page without a date: remove the line, where another source has one.",
  `date = ${gap("the day that page was written or looked at, such as 2025-01-31, without quotes")}`,
  `supports = ${gap("what that page says of the setting, in one sentence")}`,
];

/**
 * The setting as a definition, in TOML, with its gaps marked.
 *
 * @param {Taught} taught
 * @param {ReadonlySet<string>} [ticked] ids of parts that stay in though they could name the member
 * @returns {string}
 */
export const tomlOf = (taught, ticked = new Set()) => {
  const left = new Set(leftOut(taught).map(({ id }) => id));
  const without = (/** @type {string} */ id) => left.has(id) && !ticked.has(id);
  const parts = addressIn(taught).map(({ id, text }) => ({ text, out: id !== undefined && without(id) }));
  const whole = !parts.some(({ out }) => out);
  const address = whole ? taught.address : parts.map(({ text, out }) => (out ? LEFT : text)).join("");
  const { about, host, day } = taught;
  const hostOut = without("host");
  const home = hostOut ? gap("the address of the service's home page") : quoted(`https://${host}/`);
  const pages = whole ? quoted(address) : gap(`the same address, or with * for a part that is another for each member: ${address}`);
  const lines = [
    `# ${hostOut ? "A setting" : `${host}: a setting`} that a member showed to StillOff on ${day}.`,
    ...(about === null ? [] : [`# It was shown in place of ${about}, which StillOff knows.`]),
    `# To do: replace each "${GAP}…", then run \`invoke new-service --from\` with this file; docs/adding-a-service.md says how.`,
    ...["", "schema = 1"],
    `name = ${gap("the service's name, as it writes it")}`,
    `company = ${gap("the company behind it")}`,
    `icon = ${gap("one or two letters that stand for it")}`,
    `home = ${home}`,
    `hosts = [${hostOut ? gap("the host of the page, such as www.example.com") : quoted(host)}]`,
    "# verified: from the service itself or seen live, with a second source; likely: good sources; uncertain: one.",
    `confidence = ${gap("verified, likely or uncertain, as said above")}`,
    ...["shelf-life = 270", ""],
    ...settingOf(taught, without, address, whole),
    ...rest(pages, home, day),
  ];
  return `${lines.join("\n")}\n`;
};

/** What the file is called; the service's id comes from it. @param {Taught} taught @param {ReadonlySet<string>} [ticked] */
export const fileOf = (taught, ticked = new Set()) => {
  const named = leftOut(taught).some(({ id }) => id === "host") && !ticked.has("host");
  const name = named
    ? "service"
    : taught.host
        .replace(/^www\./, "")
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-+|-+$/g, "");
  return `${name}.toml`;
};
