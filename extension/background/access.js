/** Which pages belong to which service, and getting the content scripts onto them. */
import "../shared/browser.js";
import "../shared/messages.js";
import "../shared/definitions.js";
import "../content/address.js";
import { sha256 } from "../shared/chain.js";
import { isSpokenOf } from "../shared/own-word.js";

const { address, definitions, messages } = stillOff;

/** @param {unknown} id @returns {StillOff.Definition | null} */
export const definitionOf = (id) => definitions.find((definition) => definition.id === id) ?? null;

/**
 * A setting by its id. Of a setting that there is one of per object (blog, site …) each object's has an id of its own;
 * `of` is then the setting's.
 *
 * @param {StillOff.Definition | null} definition
 * @param {unknown} id
 * @returns {StillOff.Setting | null}
 */
export const settingOf = (definition, id) => {
  const found = definition?.settings.find((setting) => setting.id === id);
  if (found) return found;
  // A message can hold what can't even be made a text.
  const [, base] = (typeof id === "string" && /^(.+)-[0-9a-f]{12}$/.exec(id)) || [];
  const per = definition?.settings.find((setting) => setting.id === base && setting.per === "object");
  return per ? { ...per, id: String(id), of: base } : null;
};

/**
 * What a history can be of: a setting, or what a service has instead of one that can be read.
 *
 * @param {StillOff.Definition | null} definition
 * @param {unknown} id
 * @returns {StillOff.Setting | StillOff.Card | null}
 */
export const subjectOf = (definition, id) => settingOf(definition, id) ?? definition?.cards.find((card) => card.id === id) ?? null;

/**
 * A setting that no page shows, so that only the member can say something of it.
 *
 * @param {StillOff.Definition | null} definition
 * @param {unknown} id
 */
export const spokenOf = (definition, id) => definition?.cards.find((card) => card.id === id && isSpokenOf(card)) ?? null;

/** @returns {{definition: StillOff.Definition, setting: StillOff.Card}[]} all of them */
export const cards = () => definitions.flatMap((definition) => definition.cards.filter(isSpokenOf).map((setting) => ({ definition, setting })));

/**
 * The setting of one object. Its id doesn't name the object, so that exported evidence doesn't either.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @param {string} object
 * @returns {Promise<StillOff.Setting>}
 */
export const settingOfObject = async (definition, setting, object) => {
  const hash = await sha256(`${definition.id}/${object}`);
  return { ...setting, id: `${setting.id}-${hash.slice(0, 12)}`, of: setting.id };
};

/** @returns {{definition: StillOff.Definition, setting: StillOff.Setting}[]} every setting there is */
export const settings = () => definitions.flatMap((definition) => definition.settings.map((setting) => ({ definition, setting })));

export { address, definitions };

/** The services of each host: an address is looked up in few of them, however many there are. @type {Map<string, StillOff.Definition[]>} */
const byHost = new Map();
/** The definitions are others than before. */
export const index = () => {
  byHost.clear();
  for (const definition of definitions) {
    for (const host of definition.hosts) byHost.set(host, [...(byHost.get(host) ?? []), definition]);
  }
};
index();
/** Where a tab must be to concern us, as match patterns; but for the hosts of taught settings, whose pages tell by themselves. */
export const places = [...new Set(definitions.flatMap(({ origins }) => origins))];

/** @param {string | undefined} url */
const at = (url) => (url && URL.canParse(url) ? (byHost.get(new URL(url).host) ?? []) : []);

/**
 * @param {string | undefined} url
 * @returns {{definition: StillOff.Definition, page: {tells: StillOff.PageKind, settings: string[]}} | null}
 */
export const pageAt = (url = "") => {
  for (const definition of at(url)) {
    const page = address.pageOf(definition, url);
    if (page) return { definition, page };
  }
  return null;
};

/**
 * @param {Set<string>} all the origins that access is given to
 * @returns {(definition: Pick<StillOff.Definition, "countries" | "origins">) => boolean} whether a service's pages may be looked at
 */
export const grants =
  (all) =>
  ({ countries, origins }) =>
    origins[countries?.length ? "some" : "every"]((origin) => all.has(origin));

/** @returns {Promise<Set<string>>} the origins that access is given to */
export const given = async () => new Set((await browser.permissions.getAll()).origins ?? []);

/**
 * Have the content scripts of every service that the member switched on, and no other, on that service's pages. Those
 * of a service that is there from the start are in the manifest.
 *
 * @param {StillOff.Beside[]} more what else the member wants, where access is given
 * @returns {Promise<unknown>} true once it's so
 */
export const register = (more) => (queue = queue.then(() => registerNow(more)).catch(console.error));
/** @type {Promise<unknown>} */
let queue = Promise.resolve();

/** @param {StillOff.Beside[]} more @returns {Promise<true>} */
const registerNow = async (more) => {
  const all = await given();
  const granted = grants(all);
  const open = (/** @type {string} */ match) => all.has(match.replace(/^(https:\/\/[^/]+\/).*$/, "$1*"));
  const settings = definitions
    .filter((definition) => definition.access === "asked" && definition.scripts.length > 0 && granted(definition))
    .map(({ id, matches, scripts }) => ({ id, matches: matches.filter(open), js: scripts, runAt: /** @type {const} */ ("document_idle") }));
  const wanted = [...settings, ...more.filter(({ definition }) => granted(definition)).map(({ script }) => script)];
  const there = await browser.scripting.getRegisteredContentScripts();
  const said = (/** @type {chrome.scripting.RegisteredContentScript} */ { id, matches, js }) => JSON.stringify([id, matches, js]);
  const [before, after] = [there, wanted].map((scripts) => new Set(scripts.map(said)));
  const wrong = there.filter((script) => !after.has(said(script))).map(({ id }) => id);
  const missing = wanted.filter((script) => !before.has(said(script)));
  if (wrong.length) await browser.scripting.unregisterContentScripts({ ids: wrong });
  if (missing.length) await browser.scripting.registerContentScripts(missing);
  return true;
};

/**
 * Whether an address is on one of a service's hosts: what comes from elsewhere doesn't speak for the service.
 *
 * @param {StillOff.Definition} definition
 * @param {string | undefined} url
 */
export const belongs = (definition, url) => {
  const parsed = url && URL.canParse(url) ? new URL(url) : null;
  return parsed !== null && parsed.protocol === "https:" && definition.hosts.includes(parsed.host);
};

/** @param {string | undefined} url @returns {boolean} whether an address is any service's */
export const known = (url) => at(url).some((definition) => belongs(definition, url));

/**
 * Have a tab look where it is. A page reached by client-side navigation has none of our scripts yet: they are put
 * there now, and nowhere else.
 *
 * @param {number} tabId
 * @param {StillOff.Definition} definition
 * @param {boolean} loading whether a new document is on its way, which brings its scripts itself
 */
export const lookIn = async (tabId, definition, loading) => {
  if (!(await ask(tabId)) && !loading) await bring(tabId, definition.scripts);
};

/**
 * Put scripts into a tab.
 *
 * @param {number} tabId
 * @param {string[]} files
 * @param {number} [patience]
 * @returns {Promise<unknown>} the last one's value; null where the tab went elsewhere, access was taken away, or it takes long
 */
export const bring = async (tabId, files, patience = PATIENCE) => {
  const done = await inTime(browser.scripting.executeScript({ target: { tabId }, files }), patience);
  return done?.[0]?.result ?? null;
};

/**
 * Run a function of ours in a tab.
 *
 * @template {unknown[]} Given
 * @param {number} tabId
 * @param {(...given: Given) => unknown} func it sees nothing of where it was written
 * @param {Given} args
 * @returns {Promise<any>} what it returns; undefined where the tab went elsewhere, access was taken away, or it takes long
 */
export const run = async (tabId, func, args) =>
  (await inTime(browser.scripting.executeScript({ target: { tabId }, func, args }), PATIENCE))?.[0]?.result;

/**
 * The bones of the page in front, where it's one of a service's that can tell.
 *
 * @param {StillOff.Definition} definition
 * @returns {Promise<string | null>} as `content/skeleton.js` writes them; null on any other page
 */
export const skeleton = async (definition) => {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const found = pageAt(tab?.url);
  if (tab?.id === undefined || found?.definition !== definition || found.page.tells === "wall") return null;
  const bones = await bring(tab.id, [...definition.scripts, "content/skeleton.js"], BONES);
  return typeof bones === "string" ? bones : null;
};

/**
 * How long a tab is waited for, and one that writes down its bones, ms. One that is frozen or busy never answers before
 * it's thawed or done; what it was told it finds then.
 */
const PATIENCE = 1000;
const BONES = 10_000;

/**
 * @template T
 * @param {Promise<T>} answer
 * @param {number} patience
 * @returns {Promise<T | null>} null where it fails or takes longer
 */
const inTime = (answer, patience) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, patience, null);
    const end = (/** @type {T | null} */ value) => {
      clearTimeout(timer);
      resolve(value);
    };
    answer.then(end, () => end(null));
  });

/**
 * Tell a tab's content scripts something: by default, to look where they are. It's told to the document that is shown,
 * never to one that is only prepared.
 *
 * @param {number} tabId
 * @param {string} [type]
 * @returns {Promise<boolean>} whether they heard it; false where there are none
 */
export const ask = async (tabId, type = messages.LOOK_AGAIN) =>
  Boolean(await inTime(browser.tabs.sendMessage(tabId, { type }, { frameId: 0 }), PATIENCE));

/**
 * Do something in every tab at these addresses, in all of them at once. A tab that the browser has unloaded isn't woken:
 * it will load its page, and us with it, when it comes back.
 *
 * @param {string[]} url match patterns
 * @param {(id: number, url: string | undefined) => Promise<unknown> | void} act
 */
export const inTabs = async (url, act) => {
  const tabs = url.length ? await browser.tabs.query({ url }) : [];
  await Promise.all(tabs.map(({ id, url, discarded }) => (id === undefined || discarded ? null : act(id, url))));
};

/** Every place that may be looked at. */
const granted = async () => {
  const all = await given();
  return [...new Set(definitions.filter(grants(all)).flatMap(({ origins }) => origins))].filter((origin) => all.has(origin));
};

/** Tell every open page of every service that an option changed. */
export const lookEverywhere = async () => inTabs(await granted(), (id) => ask(id));

/** Look in every open page that can tell, bringing it our scripts where it has none. */
export const lookInAll = async () =>
  inTabs(await granted(), (id, url) => {
    const found = pageAt(url);
    if (found && found.page.tells !== "wall") return lookIn(id, found.definition, false);
  });
