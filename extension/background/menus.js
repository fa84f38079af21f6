/** The button's own menu: check all now, and the dashboard. Where a browser has no such menu, as on Android, nothing is done. */
import "../shared/browser.js";
import { text } from "../shared/texts.js";
import * as looking from "./looking.js";

const { contextMenus } = browser;
const DASHBOARD = "dashboard/dashboard.html";
/** @type {{[id: string]: {title: () => string, act: () => unknown}}} */
const ENTRIES = {
  check: { title: () => text("roundAll"), act: () => looking.atAll(null) },
  dashboard: { title: () => text("welcomeDashboard"), act: () => browser.tabs.create({ url: browser.runtime.getURL(DASHBOARD) }) },
};

/** A menu outlives us, and an update or another language of the browser makes it another one: it's brought in line once a session. */
export const show = async () => {
  if (!contextMenus || (await browser.storage.session.get("menus")).menus) return;
  for (const [id, { title }] of Object.entries(ENTRIES)) {
    // As just after an installation: the next start finds it undone.
    if (!title()) return;
    contextMenus.create({ id, title: title(), contexts: ["action"] }, () => {
      // It's there already.
      if (browser.runtime.lastError) contextMenus.update(id, { title: title() });
    });
  }
  await browser.storage.session.set({ menus: true });
};

/** Do what was chosen there. @param {{menuItemId: string | number}} chosen */
const onClicked = ({ menuItemId }) => ENTRIES[menuItemId]?.act();

export const listen = () => contextMenus?.onClicked.addListener(onClicked);
