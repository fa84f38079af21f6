/** Settings that the member showed to StillOff: what one looks like, and as a definition like any other. */
import { isDay } from "./days.js";
import { CONTROLS, KEY_ATTRIBUTES } from "./terms.js";
import { isFlag, isLine, isTable, listOf, matches, oneOf, orNull } from "./validators.js";

/** How many there may be. */
export const MOST = 50;
/** Days from a look until the next is due. */
const CHECKING = { afterChange: 7, normal: 30, afterFailure: 7 };
/** What browsers take for markup, or for an address to run. */
const SCRIPT = /<[a-z/!?]|^\s*(javascript|data|vbscript):/i;
/**
 * A text that people read on a page: on one line, with a letter or a figure in it, and nothing that could be run.
 *
 * @param {number} least characters
 * @param {number} most
 * @returns {import("./validators.js").Is}
 */
const isSaid = (least, most) => (value) => isLine(least, most)(value) && value === value.trim() && /[\p{L}\p{N}]/u.test(value) && !SCRIPT.test(value);
/** A table with these keys and no others. @param {import("./validators.js").Shape} shape @returns {import("./validators.js").Is} */
const only = (shape) => (value) =>
  isTable(value) &&
  Object.keys(value).length === Object.keys(shape).length &&
  Object.keys(shape).every((key) => Object.hasOwn(value, key) && shape[key](value[key]));
const isKey = only({ attribute: oneOf(KEY_ATTRIBUTES), value: matches(/^[^\s\p{Cc}\p{Cf}\p{Cs}"\\<>]{1,100}$/u) });
const isWords = only({ on: listOf(isSaid(1, 120), 5), off: listOf(isSaid(1, 120), 5) });

/** The sign in an e-mail address, or before a name; also where it was written as %XX more than once. */
const NAMES = /[@\uFF20\uFE6B]|%(25)*40/;
const plain = (/** @type {string} */ text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "@";
  }
};
/** @param {URL} url @returns {boolean} whether it may name somebody */
export const namesSomebody = ({ href, username, password }) => username !== "" || password !== "" || NAMES.test(plain(href));

/**
 * An address that may be remembered: one page of one host, and nobody named in it.
 *
 * @param {unknown} value
 */
export const isAddress = (value) => {
  if (typeof value !== "string" || value.length > 500 || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.protocol === "https:" && url.href === value && !value.includes("*") && !namesSomebody(url);
};

/** @type {import("./validators.js").Is} a definition's setting or card, as `service/setting` */
export const isAbout = matches(/^[a-z0-9-]{1,100}\/[a-z0-9-]{1,100}$/);

/** What each part has to be. @type {{[key: string]: import("./validators.js").Is}} */
const LEARNT = {
  address: isAddress,
  kind: oneOf(CONTROLS),
  language: matches(/^([a-z]{2,3}(-[a-z0-9]{1,8}){0,4})?$/i),
  label: isSaid(2, 200),
  heading: orNull(isSaid(1, 200)),
  keys: listOf(isKey, 5),
  trainingOff: orNull(oneOf(["checked", "unchecked"])),
  words: isWords,
  save: isFlag,
};
/** @type {typeof LEARNT} */
const TAUGHT = {
  ...LEARNT,
  service: (value) => isSite(value),
  id: matches(/^taught-[0-9a-f]{8}$/),
  host: matches(/^[a-z0-9.-]{1,253}(:\d{1,5})?$/),
  about: orNull(isAbout),
  proven: isFlag,
  day: isDay,
};

/**
 * What is wrong with something that should be a taught setting: its keys, by name.
 *
 * @param {any} value
 * @param {typeof LEARNT} shape
 * @returns {string[]}
 */
const faultsIn = (value, shape) => {
  if (!isTable(value)) return ["taught"];
  const wrong = Object.keys(shape).filter((key) => !Object.hasOwn(value, key) || !shape[key](value[key]));
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
  // A key is the file's own text: it is named only where it is harmless.
  if (wrong.length || unknown.length) return [...wrong, ...new Set(unknown.map((key) => (/^\w{1,40}$/.test(key) ? key : "taught")))];
  // Either the control's value says it, or words do; and no word says both.
  const { host, trainingOff, words, kind, address } = value;
  const worded = words.on.length + words.off.length > 0;
  const told = ["switch", "checkbox"].includes(kind) ? trainingOff !== null && !worded : trainingOff === null && worded;
  const [on, off] = [words.on, words.off].map((/** @type {string[]} */ list) => list.map((word) => word.normalize("NFKC").toLowerCase()));
  const both = on.some((word) => off.includes(word));
  return [...(told && !both ? [] : ["words"]), ...("host" in shape && new URL(address).host !== host ? ["host"] : [])];
};

/** @param {unknown} value @returns {string[]} the names of the keys that are wrong */
export const faults = (value) => faultsIn(value, TAUGHT);
/** @param {unknown} value @returns {value is StillOff.Taught} */
export const isTaught = (value) => faults(value).length === 0;
/** @param {unknown} value @returns {value is StillOff.Learnt} */
export const isLearnt = (value) => faultsIn(value, LEARNT).length === 0;

/** Whether what should name a service names a site of which only taught settings are known. @type {import("./validators.js").Is} */
export const isSite = matches(/^site-[0-9a-f]{12}$/);

/** @param {string} host @returns {string} what access is asked for */
export const originOf = (host) => `https://${host}/*`;

/** What nobody knows of a site. */
const FACTS = { covered: [], notCovered: [], limits: [], parent: null, plans: [], regions: [] };

/** @param {StillOff.Taught} taught @returns {StillOff.Setting} */
const settingOf = ({ id, kind, label, address, trainingOff, save }) => ({
  id,
  kind,
  way: [],
  per: "account",
  trainingOff,
  save,
  name: label,
  confidence: { address: "likely", label: "likely" },
  notOffered: { plans: [], regions: [] },
  facts: FACTS,
  address,
  pages: [{ tells: "control", addresses: [address] }],
  checking: CHECKING,
});

/**
 * The taught settings of one host as a definition.
 *
 * @param {StillOff.Taught[]} taught of one host, at least one
 * @param {StillOff.Definition[]} known where a name and an icon come from
 * @returns {StillOff.Definition}
 */
const definitionOf = (taught, known) => {
  const [{ service, host, day }] = taught;
  const of = taught.map(({ about }) => known.find(({ id }) => about?.startsWith(`${id}/`))).find((one) => one !== undefined);
  const name = of?.name ?? host;
  return {
    id: service,
    name,
    company: of?.company ?? host,
    icon: of?.icon ?? host.replace(/^www\./, "").slice(0, 2),
    home: `https://${host}/`,
    members: null,
    hosts: [host],
    access: "asked",
    countries: [],
    confidence: "likely",
    controllers: [],
    purposes: [],
    help: [],
    origins: [originOf(host)],
    matches: [originOf(host)],
    scripts: ["shared/browser.js", "content/taught-page.js"],
    walls: [],
    verified:
      taught
        .map((one) => one.day)
        .sort()
        .at(-1) ?? day,
    goodUntil: null,
    ways: [],
    objection: null,
    settings: taught.map(settingOf),
    cards: [],
  };
};

/**
 * Have a list of definitions know these taught settings, and no others.
 *
 * @param {StillOff.Definition[]} definitions changed in place
 * @param {StillOff.Taught[]} taught
 */
export const teach = (definitions, taught) => {
  const known = definitions.filter(({ id }) => !isSite(id));
  const services = [...new Set(taught.map(({ service }) => service))];
  const sites = services.map((id) =>
    definitionOf(
      taught.filter(({ service }) => service === id),
      known,
    ),
  );
  definitions.splice(0, definitions.length, ...known, ...sites);
};

/** A `*` at the end of a label stands for any name; one that a page writes there stands for nothing. @param {string} text */
export const closed = (text) => text.replace(/[\s*]+$/, "");

/**
 * The same for the content scripts. Keys that were never found again are no sign.
 *
 * @param {StillOff.Taught} taught
 * @returns {StillOff.ContentSetting}
 */
export const forContent = ({ service, id, about, kind, language, label, heading, keys, proven, trainingOff, words, save, address }) => ({
  service,
  about,
  heading,
  id,
  kind,
  trainingOff,
  save,
  per: "account",
  address,
  keys: proven ? keys : [],
  scope: null,
  opener: null,
  // The heading is no name: another control may be called so.
  names: [],
  labels: [{ language, text: closed(label) }],
  words: words.on.length + words.off.length ? [{ language, ...words }] : [],
  never: { keys: [], labels: [] },
  pages: [{ tells: "control", addresses: [address], alone: false, early: true, side: false }],
  saved: null,
  undecided: null,
  notOffered: null,
});
