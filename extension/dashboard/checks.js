/** Checks: how a due look happens for each service, how often, and whether the member is notified. */
import { tell, update } from "../shared/aloud.js";
import { ask, copy, describe, say, whose, within } from "../shared/page.js";
import { date, plural, text } from "../shared/texts.js";
import { keep, lock } from "./fields.js";
import { isUnder, showLooking } from "./looking.js";

const { messages } = stillOff;
/** @type {chrome.permissions.Permissions} */
const NOTIFICATIONS = { permissions: ["notifications"] };
const LONGEST = 366;
const view = within(document)("#checks");
const one = within(view);
const interval = one("#interval", HTMLInputElement);
const notifications = one("#notifications", HTMLInputElement);
/** @type {Map<string, HTMLElement>} */
const services = new Map();
/** @type {Map<string, HTMLElement>} */
const settings = new Map();
/** @type {StillOff.Page} */
let page;

/** @typedef {StillOff.ReadEntry} Entry @typedef {StillOff.State<Entry>} State */

/** @param {StillOff.Page} given */
export const build = (given) => {
  page = given;
  interval.addEventListener("change", changeInterval);
  notifications.addEventListener("change", changeNotifications);
};

const changeInterval = async () => {
  const value = interval.value === "" && !interval.validity.badInput ? null : interval.valueAsNumber;
  const good = value === null || (Number.isInteger(value) && value >= 1 && value <= LONGEST);
  tell(one("#interval-bad"), good ? "" : text("checksIntervalBad"));
  interval.setAttribute("aria-invalid", String(!good));
  if (good) await keep(page, "interval", value);
};

const changeNotifications = async () => {
  const wanted = notifications.checked;
  // First of all: a browser asks the member only right after their click.
  const allowed = wanted && (await browser.permissions.request(NOTIFICATIONS).catch(() => false));
  tell(one("#notifications-bad"), wanted && !allowed ? text("checksNotifyRefused") : "");
  if (wanted && !allowed) notifications.checked = false;
  else await keep(page, "notifications", wanted);
};

/** @param {State} state */
export const show = async (state) => {
  const { options, managed } = state;
  lock(view, managed);
  if (document.activeElement !== interval) interval.value = String(options.interval ?? "");
  interval.disabled = managed.includes("interval");
  const own = [...new Set(state.settings.map(({ described }) => described.checking.normal))].sort((a, b) => a - b);
  say(one("#interval-own"), own.length === 1 ? plural("checksIntervalOwn", own[0]) : "");
  // The permission can be taken away in the browser's own settings.
  const allowed = await browser.permissions.contains(NOTIFICATIONS).catch(() => false);
  notifications.checked = options.notifications && allowed;
  notifications.disabled = managed.includes("notifications") && (allowed || !options.notifications);
  for (const entry of state.settings) fill(entry, state);
};

/** @param {Entry} entry @param {State} state */
const fill = (entry, { look, managed, now }) => {
  const part = services.get(entry.service) ?? service(entry);
  lock(part, managed);
  for (const radio of part.querySelectorAll("input")) {
    radio.checked = radio.value === (entry.auto ? "auto" : "remind");
    radio.disabled = managed.includes("auto");
  }
  const off = entry.auto && entry.autoOff;
  update(within(part)(".off"), off ? text(off === "failed" ? "checksOffFailed" : "checksOffSignedOut") : "");

  const inside = within(settings.get(entry.key) ?? setting(entry, part));
  const under = isUnder(look, entry);
  showLooking(inside(".looking"), under);
  const button = inside(".look", HTMLButtonElement);
  button.hidden = under || entry.access === "taken";
  button.disabled = Boolean(look);
  const { due } = entry.record;
  const when = due && text(due > now ? "checksDue" : "checksDueNow", date(due));
  say(inside(".due"), when || text("popupUnread"));
};

/** The part of a service that wasn't there before. @param {Entry} entry */
const service = ({ service, definition }) => {
  const part = copy("checks-card");
  const inside = within(part);
  services.set(service, part);
  inside(".letter").textContent = definition.icon;
  inside(".service").textContent = definition.name;
  for (const radio of part.querySelectorAll("input")) {
    radio.name = `mode-${service}`;
    describe(radio, inside(`.${radio.value}-why`));
    radio.addEventListener("change", async () => {
      const kept = await ask(messages.AUTO, { service, auto: radio.value === "auto" });
      page.done(text(kept ? "dashKept" : "dashNotKept"));
      page.again();
    });
  }
  one(".cards").append(part);
  return part;
};

/** The line of a setting that wasn't there before. @param {Entry} entry @param {HTMLElement} part its service's */
const setting = (entry, part) => {
  const line = copy("checks-setting");
  const inside = within(line);
  settings.set(entry.key, line);
  inside(".name").textContent = entry.described.name;
  describe(inside(".look"), inside(".name"), inside(".due"), inside(".bad"));
  describe(inside(".stop"), inside(".name"));
  inside(".look").addEventListener("click", async () => {
    const begun = await ask(messages.LOOK, whose(entry));
    tell(inside(".bad"), begun ? "" : text("lookFailed"));
    await page.again();
    if (begun) inside(".stop").focus();
  });
  inside(".stop").addEventListener("click", async () => {
    await ask(messages.STOP_LOOK);
    await page.again();
    inside(".look").focus();
  });
  within(part)(".settings").append(line);
  return line;
};
