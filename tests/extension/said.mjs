/**
 * Everything the extension says of a state, in each language and for both polarities, as JSON: drawn by the code that
 * draws it for members, into elements made for this. `states` are those of training that the words must name; where
 * they are `bare`, the words are so few that training stands beside them: in a head, or in what they are a list of.
 */
import { readFileSync, readdirSync } from "node:fs";
import { define, stub } from "./stub.mjs";

const DAY = 86_400_000;
const T = Date.UTC(2026, 0, 15);
const CHECKING = { afterChange: 3, normal: 30, afterFailure: 2 };
const FACTS = (state) => ({ regions: [{ regions: ["uk"], default: state, since: "2026-01-01" }], plans: [{ plans: ["Plan"], default: state }] });

/** An element, as far as words are put into it; what is looked for in it is there. */
class Element {
  children = [];
  dataset = {};
  found = new Map();
  textContent = "";
  append(...children) {
    this.children.push(...children);
  }
  setAttribute() {}
  addEventListener() {}
  querySelector(selector) {
    if (!this.found.has(selector)) this.found.set(selector, new Element());
    return this.found.get(selector);
  }
  /** @returns {Element[]} those of a kind in it, in order */
  all(tag) {
    return this.children.flatMap((child) => (child instanceof Element ? [...(child.tag === tag ? [child] : []), ...child.all(tag)] : []));
  }
}
globalThis.HTMLElement = Element;
globalThis.document = { createElement: (tag) => Object.assign(new Element(), { tag }) };
globalThis.location = { href: "https://example.org/settings" };

define([]);
stub();
const { sentence } = await import("../../extension/background/badge.js");
const { judge, unread } = await import("../../extension/background/judge.js");
const notices = await import("../../extension/background/notices.js");
const { showAlarm } = await import("../../extension/shared/alarm.js");
const { kindOf, summary, wordOf } = await import("../../extension/shared/need.js");
const { showStanding } = await import("../../extension/shared/standing.js");
const facts = await import("../../extension/shared/facts.js");
const { text } = await import("../../extension/shared/texts.js");
const { report } = await import("../../extension/dashboard/report.js");

browser.permissions = { contains: async () => true };
browser.runtime = { getURL: (path) => path, sendMessage: async () => ({ lines: [] }) };
/** What the callout was asked to show. */
let asked = [];
stillOff.callout = { text, show: (words) => void asked.push(words) };
stillOff.controls = { drawn: (control) => control };
await import("../../extension/content/highlight.js");

const locales = new URL("../../extension/_locales/", import.meta.url);
const load = (folder) => JSON.parse(readFileSync(new URL(`${folder}/messages.json`, locales), "utf8"));
const english = load("en");

const seen = (record, state, at) => {
  const more = { page: "control", arrival: "load", document: "first", loaded: at, at };
  return judge(record, { state, reason: state === "unknown" ? "not-found" : null, signals: ["address", "label"], ...more }, at, CHECKING).record;
};
const RECORDS = { on: seen(unread(), "on", T), off: seen(unread(), "off", T) };
const relapsed = seen(seen(unread(), "off", T - DAY), "on", T);
const fresh = T + 1;
const stale = T + 31 * DAY;

const line = (type, state, at = T) => ({ type, state, at, signals: ["address"], reason: null });
const LINES = [
  line("first-read", "off", T - DAY),
  line("found-on-again", "on"),
  line("switched-off", "off"),
  line("switched-on", "on"),
  line("confirmed", "on"),
];
/** What an event says by itself. */
const EVENTS = { "found-on-again": ["on"], "switched-off": ["off"], "switched-on": ["on"] };

const notifications = async (definition, setting) => {
  const shown = [];
  browser.notifications = { create: async (_, { title, message }) => void shown.push(title, message) };
  await notices.remind(definition, setting);
  await notices.relapse(definition, setting, { off: T - DAY, on: T });
  return [
    ["notification, its title", shown[0], []],
    ["notification", shown[1], ["off"]],
    ["notification of a relapse, its title", shown[2], ["off", "on"]],
    ["notification of a relapse", shown[3], ["off", "on"]],
  ];
};

const tooltips = (name) =>
  ["on", "off"].flatMap((state) => [
    ["tooltip", sentence(name, RECORDS[state], fresh), [state]],
    ["tooltip, stale", sentence(name, RECORDS[state], stale), [state]],
    ["tooltip, unknown now", sentence(name, seen(RECORDS[state], "unknown", T + DAY), T + DAY), [state]],
  ]);

/** The parts of the popup that say something of a state. @param {object} entry @param {{[part: string]: string[]}} states what each names, if any */
const popup = (definition, place, record, isFresh, states) => {
  const part = new Element();
  showStanding(part, { definition, record, fresh: isFresh, watched: true }, T + DAY);
  return ["title", "meaning", "before", "next", "open", "when"].map((name) => [
    `popup, ${place}: ${name}`,
    part.querySelector(`.${name}`).textContent,
    states[name] ?? [],
  ]);
};

const popups = (definition) => [
  ...popup(definition, "on", RECORDS.on, true, { title: ["on"], next: ["off"], open: ["off"] }),
  ...popup(definition, "off", RECORDS.off, true, { title: ["off"], next: ["off"] }),
  ...["on", "off"].flatMap((state) => [
    // What stands there today isn't known: there is nothing to switch off yet.
    ...popup(definition, `${state}, stale`, RECORDS[state], false, { meaning: [state] }),
    ...popup(definition, `${state}, unknown now`, seen(RECORDS[state], "unknown", T + DAY), true, { before: [state] }),
  ]),
];

const chips = () => [
  ...["on", "off"].flatMap((state) => {
    const entry = { record: RECORDS[state], fresh: true };
    return [
      ["chip", wordOf(kindOf(entry)), [state], true],
      ["popup, its count", summary([entry]), [state], true],
    ];
  }),
  ["chip of a relapse", wordOf(kindOf({ record: relapsed, fresh: true })), ["on"], true],
  ...["On", "Off"].map((state) => ["lane of the timeline", text(`lane${state}`), [state.toLowerCase()], true]),
  ...["on", "off"].map((state) => ["legend of the timeline", text(`band_${state}`), [state]]),
];

const alarm = async (definition) => {
  const banner = Object.assign(new Element(), { hidden: false });
  await showAlarm(banner, { definition, record: relapsed });
  return [
    ["alarm", text("popupRelapse"), ["off", "on"]],
    ["alarm, before", banner.querySelector(".was").textContent, ["off"]],
    ["alarm, now", banner.querySelector(".is").textContent, ["on"]],
  ];
};

/** What is said beside the switch. @param {object} setting @param {object} reading @param {object} [more] of the view */
const said = (setting, reading, more = {}) => {
  asked = [];
  const remembered = { state: reading.state, since: T };
  stillOff.highlight.show({ control: [{}], fresh: true, settled: true, tells: "control", remembered, setting, reading, ...more }, true);
  return asked[0];
};

const callouts = (setting) => {
  const on = said(setting, { state: "on" });
  const off = said(setting, { state: "off" });
  const now = said(setting, { state: "off" }, { remembered: { state: "off", since: Date.now() } });
  const todo = on.lines[1];
  const named = ["on", "off"].flatMap((state) => [
    ["callout", said(setting, { state }).title, [state]],
    ["callout at the row", said(setting, { state }, { tells: "row" }).title, [state]],
  ]);
  const silent = [
    ...[on.lines[0], ...on.lines.slice(2), on.next, ...off.lines, off.next],
    ...["not-found", "unsaved", "locked"].flatMap((reason) => Object.values(said(setting, { state: "unknown", reason })).flat()),
  ];
  return [
    ...named,
    // What a control is switched to isn't what training is: only where it ends is said of training.
    ["callout, what to do", todo, setting.trainingOff === "unchecked" ? [] : ["off"]],
    ["callout, just switched off", now.next, ["off"]],
    ...silent.filter((words) => typeof words === "string").map((words) => ["callout, the rest", words, []]),
  ];
};

const reported = (definition, setting) => {
  const nodes = report(
    [{ entry: { definition, called: setting.name, described: {}, record: RECORDS.off, fresh: true }, lines: LINES, requests: [], all: LINES }],
    {
      made: T,
      version: "1",
      hash: "",
    },
  );
  const whole = Object.assign(new Element(), { children: nodes });
  const rows = whole.all("tr").slice(1);
  return rows.flatMap((row, index) => {
    const [, event, state] = row.all("td").map(({ textContent }) => textContent);
    const { type, state: read } = LINES[index];
    return [
      ["report, what happened", event, EVENTS[type] ?? []],
      ["report, state", state, [read], true],
    ];
  });
};

const defaults = () =>
  ["on", "off"].flatMap((state) => [
    ["default", facts.local({ controllers: [] }, { facts: FACTS(state) }, "uk"), [state]],
    ["default of a plan", facts.plans({ facts: FACTS(state) }), [state]],
  ]);

/** What is said where, and the states of training that it must name. */
const all = async (definition, setting) =>
  [
    ...tooltips(definition.name),
    ["tooltip, relapse", sentence(definition.name, relapsed, fresh), ["off", "on"]],
    ...(await notifications(definition, setting)),
    ...popups(definition),
    ...chips(),
    ...defaults(),
    ...(await alarm(definition)),
    ...callouts(setting),
    ...reported(definition, setting),
  ].map(([place, said, states, bare = false]) => ({ place, said, states, bare }));

const found = [];
for (const folder of readdirSync(locales)) {
  const own = folder === "en" ? english : { ...english, ...load(folder) };
  browser.i18n.getMessage = (key, values = []) =>
    (own[key]?.message ?? "").replaceAll(/\$(\w+)\$/g, (_, name) => values[english[key].placeholders[name.toLowerCase()].content.slice(1) - 1]);
  for (const [name, trainingOff, save, kind] of [
    ["AI training", "unchecked", false, "switch"],
    ["Prevent sharing", "checked", true, "checkbox"],
    ["Choose", undefined, false, "radio"],
    ["Keep it", undefined, false, "status-text"],
  ]) {
    for (const line of await all({ id: "example", name: "Example" }, { id: "one", name, kind, trainingOff, save }))
      found.push({ folder, kind, polarity: trainingOff, ...line });
  }
}
console.log(JSON.stringify(found));
