/** Checks: how a due look happens, for all services and for some in another way; how often; whether the member is notified. */
import { tell, update } from "../shared/aloud.js";
import { ask, copy, describe, prune, say, whose, within } from "../shared/page.js";
import { date, plural, text } from "../shared/texts.js";
import { keep, lock } from "./option-fields.js";
import { isUnder, showLooking } from "./under-way.js";

const { messages } = stillOff;
/** @type {chrome.permissions.Permissions} */
const NOTIFICATIONS = { permissions: ["notifications"] };
const LONGEST = 366;
const view = within(document)("#checks");
const one = within(view);
const interval = one("#interval", HTMLInputElement);
const notifications = one("#notifications", HTMLInputElement);
/** @type {Map<string, HTMLElement>} */
const rows = new Map();
/** @type {StillOff.Page} */
let page;

/** @typedef {StillOff.ReadEntry} Entry @typedef {StillOff.State<Entry>} State */

/** @param {StillOff.Page} given */
export const build = (given) => {
  page = given;
  interval.addEventListener("change", changeInterval);
  notifications.addEventListener("change", changeNotifications);
  for (const radio of radios()) radio.addEventListener("change", () => change(null, radio.value === "auto"));
};

const radios = () => /** @type {NodeListOf<HTMLInputElement>} */ (view.querySelectorAll(".for-all input"));

/** @param {string | null} service null for all @param {boolean} auto */
const change = async (service, auto) => {
  const kept = await ask(messages.AUTO, { service, auto });
  page.done(text(kept ? "dashKept" : "dashNotKept"));
  page.again();
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
export const show = (state) => {
  const { options, managed, notifies } = state;
  lock(view, managed);
  if (document.activeElement !== interval) interval.value = String(options.interval ?? "");
  interval.disabled = managed.includes("interval");
  const own = [...new Set(state.settings.map(({ described }) => described.checking.normal))].sort((a, b) => a - b);
  say(one("#interval-own"), own.length === 1 ? plural("checksIntervalOwn", own[0]) : "");
  // The permission can be taken away in the browser's own settings.
  notifications.checked = options.notifications && notifies;
  notifications.disabled = managed.includes("notifications") && (notifies || !options.notifications);
  for (const radio of radios()) {
    radio.checked = radio.value === (options.autoAll ? "auto" : "remind");
    radio.disabled = managed.includes("auto");
  }
  prune(rows, state.settings);
  for (const entry of state.settings) fill(rows.get(entry.key) ?? rowOf(entry), entry, state);
};

/** @param {HTMLElement} row @param {Entry} entry @param {State} state */
const fill = (row, entry, { look, managed, now, options }) => {
  const inside = within(row);
  const mode = inside(".mode", HTMLSelectElement);
  mode.value = entry.auto ? "auto" : "remind";
  mode.disabled = managed.includes("auto");
  inside(".exception").hidden = entry.auto === options.autoAll;
  const off = entry.auto && entry.autoOff;
  update(inside(".off"), off ? text(off === "failed" ? "checksOffFailed" : "checksOffSignedOut") : "");
  const under = isUnder(look, entry);
  showLooking(inside(".looking"), under);
  const button = inside(".look", HTMLButtonElement);
  button.hidden = under || entry.access === "taken";
  button.disabled = Boolean(look);
  const { due } = entry.record;
  const when = due && text(due > now ? "checksDue" : "checksDueNow", date(due));
  say(inside(".due"), when || text("popupUnread"));
};

/** The row of a setting that wasn't there before. @param {Entry} entry */
const rowOf = (entry) => {
  const { definition, described, key, service } = entry;
  const row = copy("checks-row");
  const inside = within(row);
  rows.set(key, row);
  inside(".letter").textContent = definition.icon;
  inside(".service").textContent = definition.name;
  inside(".name").textContent = described.name;
  inside(".cell-how").dataset.name = text("checksHow");
  inside(".cell-look").dataset.name = text("columnNext");
  const mode = inside(".mode", HTMLSelectElement);
  mode.ariaLabel = text("called", definition.name, text("checksHow"));
  describe(mode, inside(".exception"), inside(".off"));
  mode.addEventListener("change", () => change(service, mode.value === "auto"));
  describe(inside(".look"), inside(".service"), inside(".due"), inside(".failed"));
  describe(inside(".stop"), inside(".service"));
  inside(".look").addEventListener("click", async () => {
    const begun = await ask(messages.LOOK, whose(entry));
    tell(inside(".failed"), begun ? "" : text("lookFailed"));
    await page.again();
    if (begun) inside(".stop").focus();
  });
  inside(".stop").addEventListener("click", async () => {
    await ask(messages.STOP_LOOK);
    await page.again();
    inside(".look").focus();
  });
  one("tbody", HTMLTableSectionElement).append(row);
  return row;
};
