/** Wiring: every listener, in one place, at the top level, so that the browser can wake us for it. */
import "../shared/browser.js";
import "../shared/messages.js";
import * as access from "./access.js";
import * as forms from "./forms.js";
import { handlerFor } from "./handlers.js";
import * as looks from "./looks.js";
import * as notices from "./notices.js";
import * as readings from "./readings.js";
import * as requests from "./requests.js";
import * as watch from "./watch.js";

browser.runtime.onMessage.addListener((message, sender, respond) => {
  const handler = handlerFor(message, sender);
  if (!handler) return false;
  const definition = access.definitionOf(message.service);
  const setting = access.settingOf(definition, message.setting);
  handler(message, { definition, setting, tab: sender.tab, url: sender.url }).then(respond, (/** @type {unknown} */ error) => {
    // What couldn't be stored is told to the member; this is for who looks closer.
    console.info(`StillOff: ${message.type} failed`, error);
    respond(null);
  });
  return true;
});

browser.tabs.onUpdated.addListener(async (tabId, changed, tab) => {
  if (!changed.url && changed.status !== "complete") return;
  watch.used();
  const form = forms.formAt(tab.url);
  if (form && tab.status !== "loading") await forms.besideIn(tabId, form, forms.wanted((await watch.settings()).options));
  const found = access.pageAt(tab.url);
  // A document of ours that has left its page by client-side navigation must learn of it.
  if (!found) return changed.url && access.known(changed.url) ? access.ask(tabId) : undefined;
  const { definition, page } = found;
  if (page.tells !== "wall") return access.lookIn(tabId, definition, tab.status === "loading");
  if (!changed.url || tab.incognito) return;
  for (const id of page.settings) {
    const setting = access.settingOf(definition, id);
    // Whose object it was that couldn't be read is not known.
    if (setting && setting.per !== "object") await watch.take(definition, setting, readings.signedOut(Date.now()), tabId);
  }
});

browser.tabs.onActivated.addListener(({ tabId }) => {
  watch.used();
  looks.touch(tabId);
});
browser.tabs.onRemoved.addListener((tabId) => watch.endLook("closed", tabId));

browser.alarms.onAlarm.addListener(({ name }) => (name === looks.ALARM ? watch.endLook("timeout") : watch.wake()));
browser.storage.local.onChanged.addListener(watch.refresh);
// A policy may come some time after the start.
browser.storage.managed?.onChanged?.addListener(watch.accessChanged);
browser.runtime.onStartup.addListener(() => {
  requests.migrate().catch(console.error);
  watch.wake();
});
browser.runtime.onInstalled.addListener(({ reason }) => {
  requests.migrate().catch(console.error);
  watch.wake();
  // Pages that are open already would hear of us, or of our new version, only when they're loaded again.
  access.lookInAll();
  if (reason === "install") browser.tabs.create({ url: browser.runtime.getURL("welcome/welcome.html") });
});

const DASHBOARD = browser.runtime.getURL("dashboard/dashboard.html");

/** @param {string} id */
const onNotice = (id) => {
  const about = notices.subject(id);
  browser.notifications.clear(id);
  if (notices.isRequest(id)) return browser.tabs.create({ url: `${DASHBOARD}#objection` });
  const definition = access.definitionOf(about?.service);
  const setting = access.settingOf(definition, about?.setting);
  if (!setting || !about) return;
  const url = about.kind === "look" ? setting.address : DASHBOARD;
  browser.tabs.create({ url });
};
// Notifications are asked for when the member wants them; their events exist from then on.
browser.notifications?.onClicked.addListener(onNotice);
browser.permissions.onAdded.addListener(() => {
  browser.notifications?.onClicked.addListener(onNotice);
  watch.accessChanged();
});
browser.permissions.onRemoved.addListener(watch.accessChanged);

// Switched off and on again, an extension gets no event, and its button has forgotten everything.
watch.refresh();
watch.register();
