/** Wiring: every listener, in one place, at the top level, so that the browser can wake us for it. */
import "../shared/browser.js";
import "../shared/messages.js";
import { addressOf } from "../shared/setting-address.js";
import * as access from "./access.js";
import * as forms from "./forms.js";
import { expected, handlerFor } from "./handlers.js";
import * as looking from "./looking.js";
import * as looks from "./looks.js";
import * as menus from "./menus.js";
import * as notices from "./notices.js";
import * as readings from "./readings.js";
import * as requests from "./requests.js";
import * as rounds from "./round.js";
import * as schedule from "./schedule.js";
import * as teaching from "./teaching.js";
import * as watch from "./watch.js";

browser.runtime.onMessage.addListener((message, sender, respond) => {
  if (!expected(message, sender)) return false;
  // Which services there are is known a moment after a start.
  const answered = teaching.ready().then(() => {
    const definition = access.definitionOf(message.service);
    const setting = access.settingOf(definition, message.setting);
    return handlerFor(message, sender)?.(message, { definition, setting, tab: sender.tab, url: sender.url }) ?? null;
  });
  answered.then(respond, (/** @type {unknown} */ error) => {
    // What couldn't be stored is told to the member; this is for who looks closer.
    console.info(`StillOff: ${message.type} failed`, error);
    respond(null);
  });
  return true;
});

/** @param {number} tabId @param {chrome.tabs.OnUpdatedInfo} changed @param {chrome.tabs.Tab} tab */
const onUpdated = async (tabId, changed, tab) => {
  if (!changed.url && changed.status !== "complete") return;
  watch.onTime();
  // Where a browser can't leave us asleep at other sites' pages, nothing is done there.
  if (!access.known(tab.url)) return;
  const form = forms.formAt(tab.url);
  if (form && tab.status !== "loading") await forms.besideIn(tabId, form, forms.wanted((await watch.inForceNow()).options));
  const found = access.pageAt(tab.url);
  // A document of ours that has left its page by client-side navigation must learn of it.
  if (!found) return changed.url ? access.ask(tabId) : undefined;
  const { definition, page } = found;
  if (page.tells !== "wall") return access.lookIn(tabId, definition, tab.status === "loading");
  if (!changed.url || tab.incognito) return;
  for (const id of page.settings) {
    const setting = access.settingOf(definition, id);
    // Whose object it was that couldn't be read is not known.
    if (setting && setting.per !== "object") await readings.signedOut(definition, setting, tabId);
  }
};
try {
  /** @type {any} */ (browser.tabs.onUpdated).addListener(onUpdated, { urls: access.places, properties: ["status", "url"] });
} catch {
  // Chromium knows no filter for this event.
  browser.tabs.onUpdated.addListener(onUpdated);
}

/** @type {{[alarm: string]: () => Promise<unknown>}} */
const ALARMS = {
  [looks.ALARM]: () => looking.end("timeout"),
  [looks.WAITING]: watch.waited,
  [rounds.ALARM]: looking.goOn,
  [schedule.AGE]: watch.aged,
};
browser.alarms.onAlarm.addListener(({ name }) => (ALARMS[name] ?? watch.wake)());
browser.storage.local.onChanged.addListener(watch.stored);
// A policy may come some time after the start.
browser.storage.managed?.onChanged?.addListener(watch.accessChanged);
// What there is to do then is done by every start of ours that finds it undone.
browser.runtime.onStartup.addListener(() => requests.migrate().catch(console.error));
browser.runtime.onInstalled.addListener(({ reason }) => {
  requests.migrate().catch(console.error);
  // Pages that are open already would hear of us, or of our new version, only when they're loaded again.
  access.lookInAll();
  if (reason === "install") browser.tabs.create({ url: browser.runtime.getURL("welcome/welcome.html") });
});

/** @param {string} id */
const onNotice = async (id) => {
  const dashboard = browser.runtime.getURL("dashboard/dashboard.html");
  const about = notices.subject(id);
  await teaching.ready();
  browser.notifications.clear(id);
  if (notices.isRequest(id)) return browser.tabs.create({ url: `${dashboard}#objection` });
  if (about?.kind === "said") return browser.tabs.create({ url: `${dashboard}#overview` });
  const definition = access.definitionOf(about?.service);
  const setting = access.settingOf(definition, about?.setting);
  if (!definition || !setting || !about) return;
  const url = about.kind === "look" ? await addressOf(definition, setting) : dashboard;
  browser.tabs.create({ url });
};
// Notifications are asked for when the member wants them; their events exist from then on.
browser.notifications?.onClicked.addListener(onNotice);
browser.permissions.onAdded.addListener(() => {
  browser.notifications?.onClicked.addListener(onNotice);
  // The popup may be gone that asked for access to show a setting.
  watch.accessChanged().then(teaching.begin).catch(console.error);
});
browser.permissions.onRemoved.addListener(watch.accessChanged);

menus.listen();

watch.begin().then(menus.show).catch(console.error);
