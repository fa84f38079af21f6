/** Notifications, where the member allowed them: at most one per due look, answer or question, and one per relapse until it's seen. */
import "../shared/browser.js";
import { date, text } from "../shared/texts.js";

const ICON = "icons/128.png";
/** @type {Intl.DateTimeFormatOptions} */
const WITH_TIME = { dateStyle: "medium", timeStyle: "short" };

/** Whether the browser lets us notify. The API isn't there before the member allows it, and stays when they no longer do. */
export const allowed = async () => Boolean(browser.notifications) && (await browser.permissions.contains({ permissions: ["notifications"] }));

/**
 * @param {string} id
 * @param {string} title empty while the browser has no texts yet, as just after an installation
 * @param {string} message
 * @param {Partial<chrome.notifications.NotificationOptions>} [more]
 * @returns {Promise<boolean>} whether it was said
 */
const notify = async (id, title, message, more = {}) => {
  if (!title || !message) return false;
  const iconUrl = browser.runtime.getURL(ICON);
  await browser.notifications.create(id, { type: "basic", iconUrl, title, message, ...more });
  return true;
};

/** @param {string} kind @param {StillOff.Definition} definition @param {StillOff.Setting | StillOff.Card} setting */
const idOf = (kind, definition, setting) => `${kind}:${definition.id}/${setting.id}`;

/** What a notification is about. @param {string} id @returns {{kind: string, service: string, setting: string} | null} */
export const subject = (id) => {
  const [, kind, service, setting] = /^(look|relapse|said):([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(id) ?? [];
  return kind ? { kind, service, setting } : null;
};

/**
 * Say that a look is due.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @returns {Promise<boolean>} whether it could be said
 */
export const remind = async (definition, setting) => {
  if (!(await allowed())) return false;
  const id = idOf("look", definition, setting);
  return notify(id, text("noticeLookTitle", definition.name), text("noticeLook", setting.name));
};

/**
 * Say that training was found on again; it stays until the member has seen it, where the browser can do that.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @param {NonNullable<StillOff.Record["relapse"]>} relapse
 */
export const relapse = async (definition, setting, { off, on }) => {
  if (!(await allowed())) return false;
  const message = text("noticeRelapse", setting.name, date(off, WITH_TIME), date(on, WITH_TIME));
  const stay = navigator.userAgent.includes("Firefox") ? {} : { requireInteraction: true };
  return notify(idOf("relapse", definition, setting), text("noticeRelapseTitle", definition.name), message, stay);
};

/**
 * Ask whether what the member said of a setting that no page shows is still so.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting | StillOff.Card} card
 * @param {NonNullable<StillOff.Record["said"]>} said
 * @returns {Promise<boolean>} whether it could be asked
 */
export const askAgain = async (definition, card, { at }) => {
  if (!(await allowed())) return false;
  return notify(idOf("said", definition, card), text("noticeSaidTitle", definition.name), text("noticeSaid", card.name, date(at)));
};

/**
 * Take back what is no longer true.
 *
 * @param {string} kind
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting | StillOff.Card} setting
 */
export const withdraw = async (kind, definition, setting) => {
  if (await allowed()) await browser.notifications.clear(idOf(kind, definition, setting));
};

const REQUEST = "request:";

/** Whether a notification is about a request. @param {string} id */
export const isRequest = (id) => id.startsWith(REQUEST);

/**
 * Say that an answer is overdue.
 *
 * @param {{name: string}} definition
 * @param {StillOff.Request} request overdue
 * @returns {Promise<boolean>} whether it could be said
 */
export const remindRequest = async (definition, { id, sent, due }) => {
  if (!(await allowed())) return false;
  return notify(REQUEST + id, text("noticeRequestTitle", definition.name), text("noticeRequest", date(sent), date(due ?? sent)));
};

/** @param {string} id of a request whose answer is no longer overdue, or that is gone */
export const withdrawRequest = async (id) => {
  if (await allowed()) await browser.notifications.clear(REQUEST + id);
};
