/**
 * Settings that the member shows to StillOff: from being asked for access to what is remembered, and getting the content
 * scripts onto their pages.
 */
import "../shared/browser.js";
import "../shared/messages.js";
import "./scripts.js";
import { siteOf } from "../shared/chain.js";
import { today } from "../shared/days.js";
import { MOST, forContent, isAbout, isLearnt, originOf, teach } from "../shared/taught.js";
import * as access from "./access.js";
import * as records from "./records.js";

/** What tells where a document is. */
const TELLING = ["shared/browser.js", "content/taught-page.js"];
/** How long a member may take from the question for access to the page, ms. */
const PATIENCE = 10 * 60 * 1000;

const { definitions } = access;
const { reading, seldom, showing } = stillOff.scripts;
const session = browser.storage.session;

/** @param {StillOff.Taught[]} list */
const know = (list) => {
  teach(definitions, list);
  access.index();
};

/** @type {Promise<void> | undefined} */
let asked;
/** Settled once the taught settings are known: asked for by whoever needs all, for most wakes don't. */
export const ready = () => (asked ??= records.taught().then(know));

/** Other settings are stored than were known. */
export const changed = () => {
  asked = undefined;
};

/** @param {(list: StillOff.Taught[]) => StillOff.Taught[]} change */
const keep = async (change) => {
  await ready();
  const list = await records.setTaught(change);
  know(list);
  return list;
};

/**
 * The member wants to show a setting: noted until access is given.
 *
 * @param {{address: unknown, tab: unknown, about: unknown, instead: unknown}} given
 * @returns {Promise<boolean>} whether it makes sense
 */
export const want = async ({ address, tab, about, instead }) => {
  const page = typeof address === "string" && URL.canParse(address) ? new URL(address) : null;
  const all = await records.taught();
  // A private window is read for the member's eyes alone.
  if (Number.isInteger(tab) && (await openTab(Number(tab)))?.incognito) return false;
  // One that is shown again takes the former one's place.
  const former = all.find((one) => nameOf(one) === instead);
  const full = all.length >= MOST && !former && !all.some((one) => page && access.address.matches(one.address, page.href));
  if (page?.protocol !== "https:" || full) return false;
  const named = isAbout(about) ? String(about) : null;
  /** @type {StillOff.Teaching} */
  const teaching = {
    host: page.host,
    address: page.href,
    about: named,
    instead: former ? nameOf(former) : null,
    tab: Number.isInteger(tab) ? Number(tab) : null,
    at: Date.now(),
    begun: false,
  };
  await session.set({ teaching });
  return true;
};

/** What tells that a page to show something on has loaded. @returns {Promise<StillOff.Beside[]>} */
export const scripts = async () => {
  const teaching = await underWay();
  if (!teaching) return [];
  const matches = [originOf(teaching.host)];
  return [{ definition: { countries: [], origins: matches }, script: { id: "showing", matches, js: TELLING, runAt: "document_idle" } }];
};

/** @returns {Promise<StillOff.Teaching | null>} what the member is about to show */
const underWay = async () => {
  /** @type {{teaching?: StillOff.Teaching}} */
  const { teaching } = await session.get("teaching");
  return teaching && Date.now() - teaching.at < PATIENCE ? teaching : null;
};

let turn = Promise.resolve();
/**
 * Begin to show, where the member wants to and access is given by now; a page that has yet to be opened is. The member's
 * wish and the access may come at the same moment, and call for it twice: it begins once.
 */
export const begin = () => (turn = turn.then(beginOnce, beginOnce));

const beginOnce = async () => {
  const teaching = await underWay();
  if (!teaching || teaching.begun || !(await access.given()).has(originOf(teaching.host))) return;
  await session.set({ teaching: { ...teaching, begun: true } });
  if (teaching.tab !== null) return point(teaching.tab, teaching.host);
  // Its scripts are put there when it has loaded.
  const { id } = await browser.tabs.create({ url: teaching.address });
  await session.set({ teaching: { ...teaching, begun: true, tab: id, at: Date.now() } });
};

/**
 * A tab has loaded: if the member wants to show something there, it begins.
 *
 * @param {number} tabId
 * @param {string} url
 * @returns {Promise<boolean>} whether it did
 */
export const loaded = async (tabId, url) => {
  const teaching = await underWay();
  if (teaching?.tab !== tabId || hostOf(url) !== teaching.host) return false;
  await point(tabId, teaching.host);
  return true;
};

/** @param {number} id @returns {Promise<chrome.tabs.Tab | null>} */
const openTab = (id) => browser.tabs.get(id).catch(() => null);

/** @param {string | undefined} url */
const hostOf = (url) => (url && URL.canParse(url) && new URL(url).protocol === "https:" ? new URL(url).host : null);

/** @param {number} tabId @param {string} host */
const point = async (tabId, host) => {
  const tab = await openTab(tabId);
  if (hostOf(tab?.url) === host && !tab?.incognito) await access.bring(tabId, showing);
};

/** @param {StillOff.Taught} one */
const nameOf = ({ service, id }) => `${service}/${id}`;

/** Whether two are the same setting, shown twice. @param {StillOff.Taught} one @param {StillOff.Taught} other */
const isSame = (one, other) =>
  one.service === other.service && one.address === other.address && (one.label === other.label || (one.about !== null && one.about === other.about));

/**
 * The member has shown a setting, and answered.
 *
 * @param {unknown} learnt
 * @param {{tab: {id: number, incognito: boolean}, url: string}} from
 * @returns {Promise<boolean>} whether it is remembered from now on
 */
export const learnt = async (learnt, { tab, url }) => {
  const teaching = await underWay();
  const host = hostOf(url);
  if (tab.incognito || teaching?.tab !== tab.id || teaching.host !== host) return false;
  if (!isLearnt(learnt) || hostOf(learnt.address) !== host) return false;
  const service = await siteOf(host);
  const id = `taught-${crypto.randomUUID().slice(0, 8)}`;
  const day = today();
  /** @type {StillOff.Taught} */
  const taught = { ...learnt, service, id, host, about: teaching.about, proven: false, day };
  const same = (/** @type {StillOff.Taught} */ one) => isSame(one, taught);
  // What is shown again takes the place of what was shown before, with its history, whatever it is called now.
  const shown = (/** @type {StillOff.Taught} */ one) => nameOf(one) === teaching.instead && one.service === service;
  const list = await keep((all) => {
    const former = all.find(same) ?? all.find(shown);
    if (!former && all.length >= MOST) return all;
    return [...all.filter((one) => one !== former), { ...taught, id: former?.id ?? id }];
  });
  if (!list.some((one) => same(one) && one.day === day)) return false;
  await session.remove("teaching");
  return true;
};

/** Nothing will be shown. */
export const unwant = () => session.remove("teaching");

/** The member has ended showing. @param {number} tab @returns {Promise<true | null>} null where they weren't */
export const ended = async (tab) => {
  if ((await underWay())?.tab !== tab) return null;
  await session.remove("teaching");
  return true;
};

/**
 * Taught settings from elsewhere that aren't there yet, as many as there is room for. Whether they are what they should be
 * was asked before; but that their keys were found again is believed only once it happens here.
 *
 * @param {StillOff.Taught[]} given
 * @returns {Promise<{added: number, left: number, named: (service: string, id: string) => string}>} how many are new, for how
 *   many there was no room, and by which id each is known here
 */
export const adopt = async (given) => {
  let [added, left] = [0, 0];
  /** @type {Map<string, string>} */
  const names = new Map();
  if (given.length)
    await keep((all) => {
      const after = [...all];
      for (const one of given) {
        const there = after.find((other) => isSame(one, other)) ?? after.find(({ service, id }) => service === one.service && id === one.id);
        if (there) names.set(`${one.service}/${one.id}`, there.id);
        else if (after.length < MOST) added = after.push({ ...one, proven: false }) - all.length;
        else left += 1;
      }
      return after;
    });
  return { added, left, named: (service, id) => names.get(`${service}/${id}`) ?? id };
};

/** A taught setting is one no more. @param {string} service @param {string} id */
export const forget = async (service, id) => {
  await keep((all) => all.filter((one) => one.service !== service || one.id !== id));
};

/**
 * A document is on the host of a taught setting: on its page it gets the scripts that read it, which learn what to read.
 *
 * @param {number} tabId
 * @param {string} url
 * @returns {Promise<boolean>} whether it is one
 */
export const bringTo = async (tabId, url) => {
  await ready();
  const host = hostOf(url);
  const all = (await records.taught()).filter((one) => one.host === host);
  if (!all.some(({ address }) => access.address.matches(address, url))) return false;
  const settings = all.map(forContent);
  const known = definitions.find(({ hosts, scripts, id }) => host && hosts.includes(host) && scripts.includes(`content/services/${id}.js`));
  const know = () => access.run(tabId, tell, [settings, all[0].service]);
  const there = await know();
  if (there === true) return true;
  // Scripts of the page's own service may be there already, and lack some.
  await access.bring(tabId, there === false ? seldom : ["shared/browser.js", ...(known ? [`content/services/${known.id}.js`] : [])]);
  await know();
  if (there === false) return true;
  await access.bring(tabId, reading);
  // Those of its own service may have been quicker.
  await know();
  return true;
};

/**
 * In the page: have the scripts there know these settings.
 *
 * @param {StillOff.ContentSetting[]} settings
 * @param {string} service
 * @returns {boolean | null} whether a visit knows them; null where there is none yet
 */
const tell = (settings, service) => {
  if (stillOff.running?.()) {
    const whole = Boolean(stillOff.words && stillOff.plain && stillOff.controls.pairs);
    if (whole) stillOff.learn?.(settings);
    return whole;
  }
  const own = stillOff.definition?.settings.filter((/** @type {StillOff.ContentSetting} */ one) => !one.service) ?? [];
  const alone = { service, goodUntil: null, walls: [], entrance: null };
  stillOff.definition = { ...(own.length ? stillOff.definition : alone), settings: [...own, ...settings] };
  return null;
};

/**
 * After a reading of a taught setting by its label: keys that are found on the same control again, in another document than
 * it was shown in, are a sign from now on; others are forgotten.
 *
 * @param {string} service
 * @param {string} id
 * @param {number} tabId
 */
export const prove = async (service, id, tabId) => {
  const taught = (await records.taught()).find((one) => one.service === service && one.id === id);
  if (!taught || taught.proven || taught.keys.length === 0) return;
  const again = await access.run(tabId, keysAgain, [forContent(taught), taught.keys]);
  if (!Array.isArray(again)) return;
  const keys = taught.keys.filter(({ value }) => again.includes(value));
  await keep((all) => all.map((one) => (one.service === service && one.id === id ? { ...one, keys, proven: keys.length > 0 } : one)));
};

/** In the page. @param {StillOff.ContentSetting} setting @param {StillOff.Key[]} keys @returns {string[] | null} */
const keysAgain = (setting, keys) => {
  const { dom, locate } = stillOff;
  const { control } = locate.control(dom.roots(document, dom.LIKELY), setting, { leftOver: () => false });
  return control && keys.filter((key) => locate.hasKey(control, [key])).map(({ value }) => value);
};
