/** Everything the extension says of a state where no page is needed for it, in each language and for both polarities, as JSON. */
import { readFileSync, readdirSync } from "node:fs";
import { define, stub } from "./stub.mjs";

const DAY = 86_400_000;
const T = Date.UTC(2026, 0, 15);
const CHECKING = { afterChange: 3, normal: 30, afterFailure: 2 };
const FACTS = (state) => ({ regions: [{ regions: ["uk"], default: state, since: "2026-01-01" }], plans: [{ plans: ["Plan"], default: state }] });

define([]);
stub();
const { sentence } = await import("../../extension/background/badge.js");
const { judge, unread } = await import("../../extension/background/judge.js");
const notices = await import("../../extension/background/notices.js");
const { standing } = await import("../../extension/shared/standing.js");
const facts = await import("../../extension/shared/facts.js");
const { text } = await import("../../extension/shared/texts.js");

const locales = new URL("../../extension/_locales/", import.meta.url);
const load = (folder) => JSON.parse(readFileSync(new URL(`${folder}/messages.json`, locales), "utf8"));
const english = load("en");

const seen = (record, state, at) => {
  const more = { page: "control", arrival: "load", document: "first", loaded: at, at };
  return judge(record, { state, reason: state === "unknown" ? "not-found" : null, signals: ["address", "label"], ...more }, at, CHECKING).record;
};
const on = seen(unread(), "on", T);
const off = seen(unread(), "off", T);
const relapsed = seen(seen(unread(), "off", T - DAY), "on", T);
const fresh = T + 1;
const stale = T + 31 * DAY;

/** What is said where, and the states of training that it must name. */
const all = async (definition, setting) => {
  const shown = [];
  Object.assign(browser, {
    notifications: { create: async (_, { title, message }) => void shown.push(title, message) },
    permissions: { contains: async () => true },
    runtime: { getURL: (path) => path },
  });
  await notices.remind(definition, setting);
  await notices.relapse(definition, setting, { off: T - DAY, on: T });
  const [, remind, alarmed, alarm] = shown;
  const { title: titleOn, next: nextOn } = standing({ record: on, fresh: true });
  const { title: titleOff, next: nextOff } = standing({ record: off, fresh: true });
  const local = (state) => facts.local({ controllers: [] }, { facts: FACTS(state) }, "uk");
  const plans = (state) => facts.plans({ facts: FACTS(state) });
  return [
    ["tooltip", sentence(definition.name, on, fresh), ["on"]],
    ["tooltip", sentence(definition.name, off, fresh), ["off"]],
    ["tooltip, stale", sentence(definition.name, on, stale), ["on"]],
    ["tooltip, stale", sentence(definition.name, off, stale), ["off"]],
    ["tooltip, unknown now", sentence(definition.name, seen(on, "unknown", T + DAY), T + DAY), ["on"]],
    ["tooltip, unknown now", sentence(definition.name, seen(off, "unknown", T + DAY), T + DAY), ["off"]],
    ["tooltip, relapse", sentence(definition.name, relapsed, fresh), ["off", "on"]],
    ["notification", remind, ["off"]],
    ["notification of a relapse, its title", alarmed, ["off", "on"]],
    ["notification of a relapse", alarm, ["off", "on"]],
    ["popup", titleOn, ["on"]],
    ["popup, next step", nextOn, ["off"]],
    ["popup", titleOff, ["off"]],
    ["popup, next step", nextOff, ["off"]],
    ["popup, stale", standing({ record: on, fresh: false }).meaning, ["on"]],
    ["popup, stale", standing({ record: off, fresh: false }).meaning, ["off"]],
    ["default", local("on"), ["on"]],
    ["default", local("off"), ["off"]],
    ["default of a plan", plans("on"), ["on"]],
    ["default of a plan", plans("off"), ["off"]],
    ["alarm", text("popupRelapse"), ["off", "on"]],
    ["alarm, before", text("alarmOff", "15.01.2026"), ["off"]],
    ["alarm, now", text("alarmOn", "15.01.2026"), ["on"]],
    ["callout", text("calloutOnTitle"), ["on"]],
    ["callout", text("calloutOffTitle"), ["off"]],
    // What a control is switched to isn't what training is: only where it ends counts.
    ...(setting.trainingOff === "unchecked" ? [] : [["callout, what to do", text(`act_${setting.trainingOff ?? "words"}`), ["off"]]]),
    ["report", text("event_switched_off"), ["off"]],
    ["report", text("event_switched_on"), ["on"]],
    ["report", text("event_found_on_again"), ["on"]],
  ].map(([place, said, states]) => ({ place, said, states }));
};

const found = [];
for (const folder of readdirSync(locales)) {
  const own = folder === "en" ? english : { ...english, ...load(folder) };
  browser.i18n.getMessage = (key, values = []) =>
    (own[key]?.message ?? "").replaceAll(/\$(\w+)\$/g, (_, name) => values[english[key].placeholders[name.toLowerCase()].content.slice(1) - 1]);
  for (const [name, trainingOff] of [
    ["AI training", "unchecked"],
    ["Prevent sharing", "checked"],
    ["Choose", undefined],
  ]) {
    for (const line of await all({ id: "example", name: "Example" }, { id: "one", name, trainingOff }))
      found.push({ folder, polarity: trainingOff, ...line });
  }
}
console.log(JSON.stringify(found));
