/** Which pages belong to which service, and getting the content scripts onto them. */
import "../shared/browser.js";
import "../shared/messages.js";
import "../shared/definitions.js";
import "../content/address.js";

const { address, definitions, messages } = stillOff;

/** @param {string} id */
export const definitionOf = (id) => definitions.find((definition) => definition.id === id) ?? null;

/** @param {object} definition @param {unknown} id @returns {object | null} */
export const settingOf = (definition, id) => definition?.settings.find((setting) => setting.id === id) ?? null;

/** @returns {{definition: object, setting: object}[]} every setting there is */
export const settings = () =>
  definitions.flatMap((definition) => definition.settings.map((setting) => ({ definition, setting })));

export { definitions };

/**
 * @param {string | undefined} url
 * @returns {{definition: object, page: {tells: string, settings: string[]}} | null}
 */
export const pageAt = (url) => {
  for (const definition of url ? definitions : []) {
    const page = address.pageOf(definition, url);
    if (page) return { definition, page };
  }
  return null;
};

/** Whether an address is on one of a service's hosts: what comes from elsewhere doesn't speak for the service. */
export const belongs = (definition, url) => {
  const parsed = url && URL.canParse(url) ? new URL(url) : null;
  return parsed?.protocol === "https:" && definition.hosts.includes(parsed.host);
};

/** @param {string} url @returns {boolean} whether an address is any service's */
export const known = (url) => definitions.some((definition) => belongs(definition, url));

/**
 * Have a tab look where it is. A page reached by client-side navigation has none of our scripts yet: they are put
 * there now, and nowhere else.
 *
 * @param {number} tabId
 * @param {object} definition
 * @param {boolean} loading whether a new document is on its way, which brings its scripts itself
 */
export const lookIn = async (tabId, definition, loading) => {
  if (await ask(tabId)) return;
  if (loading) return;
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: definition.scripts });
  } catch {
    // The tab went elsewhere, or access was taken away: there is nothing to look at.
  }
};

/** Ask a tab's content scripts to look where they are; false where there are none. */
export const ask = async (tabId) => {
  try {
    return await browser.tabs.sendMessage(tabId, { type: messages.LOOK_AGAIN }, { frameId: 0 });
  } catch {
    return false;
  }
};

/** @returns {Promise<{id: number, url: string}[]>} every tab that shows a page of a service */
const tabs = () => {
  const url = [...new Set(definitions.flatMap(({ hosts }) => hosts))].map((host) => `https://${host}/*`);
  return browser.tabs.query({ url });
};

/** Tell every open page of every service that an option changed. */
export const lookEverywhere = async () => {
  for (const { id } of await tabs()) await ask(id);
};

/** Look in every open page that can tell, bringing it our scripts where it has none. */
export const lookInAll = async () => {
  for (const { id, url } of await tabs()) {
    const found = pageAt(url);
    if (found && found.page.tells !== "wall") await lookIn(id, found.definition, false);
  }
};
