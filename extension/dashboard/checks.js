/** Checks: how a due look happens for each service, how often, and whether the member is notified. */
import { ask, copy, say, whose } from "../shared/page.js";
import { date, plural, text } from "../shared/texts.js";
import { keep, lock } from "./fields.js";

const { messages } = stillOff;
const NOTIFICATIONS = { permissions: ["notifications"] };
const LONGEST = 366;
const view = document.getElementById("checks");
const id = (name) => document.getElementById(name);
/** @type {Map<string, Element>} */
const services = new Map();
/** @type {Map<string, Element>} */
const settings = new Map();
let page;

export const build = (given) => {
  page = given;
  id("interval").addEventListener("change", changeInterval);
  id("notifications").addEventListener("change", changeNotifications);
};

const changeInterval = async ({ target }) => {
  const value = target.value === "" && !target.validity.badInput ? null : target.valueAsNumber;
  const good = value === null || (Number.isInteger(value) && value >= 1 && value <= LONGEST);
  say(id("interval-bad"), good ? "" : text("checksIntervalBad"));
  target.setAttribute("aria-invalid", String(!good));
  if (good) await keep(page, "interval", value);
};

const changeNotifications = async ({ target }) => {
  const wanted = target.checked;
  // First of all: a browser asks the member only right after their click.
  const allowed = wanted && (await browser.permissions.request(NOTIFICATIONS).catch(() => false));
  say(id("notifications-bad"), wanted && !allowed ? text("checksNotifyRefused") : "");
  if (wanted && !allowed) target.checked = false;
  else await keep(page, "notifications", wanted);
};

export const show = async (state) => {
  const { options, managed } = state;
  lock(view, managed);
  const interval = id("interval");
  if (document.activeElement !== interval) interval.value = options.interval ?? "";
  interval.disabled = managed.includes("interval");
  const own = [...new Set(state.settings.map(({ described }) => described.checking.normal))].sort((a, b) => a - b);
  say(id("interval-own"), own.length === 1 ? plural("checksIntervalOwn", own[0]) : "");
  // The permission can be taken away in the browser's own settings.
  const allowed = await browser.permissions.contains(NOTIFICATIONS).catch(() => false);
  id("notifications").checked = options.notifications && allowed;
  id("notifications").disabled = managed.includes("notifications") && (allowed || !options.notifications);
  for (const entry of state.settings) fill(entry, state);
};

const fill = (entry, { look, managed, now }) => {
  const part = service(entry);
  lock(part, managed);
  for (const radio of part.querySelectorAll("input")) {
    radio.checked = radio.value === (entry.auto ? "auto" : "remind");
    radio.disabled = managed.includes("auto");
  }
  const off = { failed: () => text("checksOffFailed"), "signed-out": () => text("checksOffSignedOut") }[entry.autoOff];
  say(part.querySelector(".off"), entry.auto && off ? off() : "");

  const line = setting(entry, part);
  const under = look?.service === entry.service && look.setting === entry.setting;
  line.querySelector(".looking").hidden = !under;
  line.querySelector(".look").hidden = under;
  line.querySelector(".look").disabled = Boolean(look);
  const { due } = entry.record;
  const when = due && text(due > now ? "checksDue" : "checksDueNow", date(due));
  say(line.querySelector(".due"), when || text("popupUnread"));
};

const service = ({ service, definition }) => {
  if (services.has(service)) return services.get(service);
  const part = copy("checks-card");
  services.set(service, part);
  part.querySelector(".letter").textContent = definition.icon;
  part.querySelector(".service").textContent = definition.name;
  for (const radio of part.querySelectorAll("input")) {
    radio.name = `mode-${service}`;
    radio.addEventListener("change", async () => {
      const kept = await ask(messages.AUTO, { service, auto: radio.value === "auto" });
      page.done(text(kept ? "dashKept" : "dashNotKept"));
      page.again();
    });
  }
  view.querySelector(".cards").append(part);
  return part;
};

const setting = (entry, part) => {
  if (settings.has(entry.key)) return settings.get(entry.key);
  const line = copy("checks-setting");
  settings.set(entry.key, line);
  line.querySelector(".name").textContent = entry.described.name;
  line.querySelector(".look").addEventListener("click", async () => {
    const begun = await ask(messages.LOOK, whose(entry));
    say(line.querySelector(".bad"), begun ? "" : text("lookFailed"));
    await page.again();
    if (begun) line.querySelector(".stop").focus();
  });
  line.querySelector(".stop").addEventListener("click", async () => {
    await ask(messages.STOP_LOOK);
    await page.again();
    line.querySelector(".look").focus();
  });
  part.querySelector(".settings").append(line);
  return line;
};
