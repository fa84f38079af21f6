/** Wiring: every listener, in one place, at the top level, so that the browser can wake us for it. */
import "../shared/browser.js";
import "../shared/messages.js";
import * as access from "./access.js";
import * as badge from "./badge.js";
import * as judging from "./judge.js";
import * as records from "./records.js";
import * as schedule from "./schedule.js";

const { messages } = stillOff;

const STATES = ["on", "off", "unknown"];
const REASONS = [null, "signed-out", "not-found", "ambiguous", "contradictory", "unsettled", "locked"];
const SIGNALS = ["address", "key", "label", "name", "alone", "link", "word"];
const HOUR = 60 * 60 * 1000;

const remembered = () =>
  Promise.all(
    access.watched().map(async ({ definition, setting }) => ({
      definition,
      setting,
      name: definition.name,
      record: await records.record(definition.id, setting.id),
    })),
  );

/** Bring badge, tooltip and alarm in line with what is remembered. */
const refresh = async () => {
  const all = await remembered();
  const now = Date.now();
  await badge.show(all, now);
  await schedule.plan(
    all.map(({ record }) => record),
    now,
  );
};

const settingOf = (definition, id) => definition?.settings.find((setting) => setting.id === id) ?? null;

const judgeReading = (definition, setting, reading) =>
  records.change(definition.id, setting.id, (record) => {
    const judged = judging.judge(record, reading, Math.max(Date.now(), reading.at), setting.checking);
    const by = { definition: definition.verified, version: browser.runtime.getManifest().version };
    return { ...judged, events: judged.events.map((event) => ({ ...event, ...by })) };
  });

/** Whether a content script's reading is one: shape, values, and that it knows what it claims. */
const valid = (reading, now) =>
  reading !== null &&
  typeof reading === "object" &&
  STATES.includes(reading.state) &&
  REASONS.includes(reading.reason) &&
  (reading.state === "unknown") === (reading.reason !== null) &&
  Array.isArray(reading.signals) &&
  reading.signals.every((signal) => SIGNALS.includes(signal)) &&
  (reading.state === "unknown" || new Set(reading.signals).size >= 2) &&
  ["control", "row"].includes(reading.page) &&
  ["load", "navigation", "restored", "watched"].includes(reading.arrival) &&
  typeof reading.document === "string" &&
  reading.document.length <= 64 &&
  Number.isFinite(reading.loaded) &&
  Number.isFinite(reading.at) &&
  reading.at <= now + 1000 &&
  reading.at > now - HOUR;

/** From content scripts: only in the top frame of a tab that shows the service they speak of. */
const fromContent = {
  [messages.ARRIVED]: async () => ({ watched: true, highlight: (await records.options()).highlight }),
  [messages.READING]: async ({ reading }, { definition, setting, tab }) => {
    if (!setting || !valid(reading, Date.now())) return null;
    const { arrival, at, document, loaded, page, reason, signals, state } = reading;
    const clean = { arrival, at, document, loaded, page, reason, signals, state };
    // A private window is read for the member's eyes alone.
    if (tab.incognito) return { state, since: at, recorded: false };
    const record = await judgeReading(definition, setting, clean);
    return { state: record.state, since: record.since, recorded: true };
  },
  [messages.CLICK]: async (_, { definition, setting, tab }) => {
    if (!setting) return null;
    if (!tab.incognito) {
      await records.change(definition.id, setting.id, (record) => ({ record: judging.clicked(record, Date.now()) }));
    }
    return true;
  },
};

/** From the extension's own pages. */
const fromPages = {
  [messages.STATE]: async () => {
    const now = Date.now();
    const settings = (await remembered()).map(({ definition, setting, record }) => ({
      service: definition.id,
      setting: setting.id,
      record,
      fresh: judging.fresh(record, now),
    }));
    return { settings, options: await records.options(), now };
  },
  [messages.SEEN]: async (_, { definition, setting }) => {
    if (!setting) return null;
    await records.change(definition.id, setting.id, (record) => ({ record: judging.seen(record) }));
    return true;
  },
  [messages.OPTION]: async ({ name, value }) => {
    if (!(name === "highlight" && typeof value === "boolean") && !(name === "region" && isRegion(value))) return null;
    await records.setOption(name, value);
    if (name === "highlight") await access.lookEverywhere();
    return true;
  },
  [messages.OBJECTION]: async ({ sentOn }, { definition, setting }) => {
    if (!setting || !(sentOn === null || isDay(sentOn))) return null;
    await records.change(definition.id, setting.id, (record) => ({ record: { ...record, objection: sentOn } }));
    return true;
  },
};

const isRegion = (value) => value === null || (typeof value === "string" && /^[a-z-]{2,20}$/.test(value));
/** A day that exists and isn't to come, wherever on Earth the member is. */
const isDay = (value) =>
  typeof value === "string" &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true &&
  Date.parse(value) <= Date.now() + 14 * HOUR;

/** Find the handler a sender may use; anything else is refused. */
const handlerFor = (message, sender) => {
  if (sender.id !== browser.runtime.id || typeof message?.type !== "string") return null;
  const own = browser.runtime.getURL("");
  if (sender.url?.startsWith(own)) return Object.hasOwn(fromPages, message.type) ? fromPages[message.type] : null;
  const definition = access.definitionOf(message.service);
  const content = sender.tab && sender.frameId === 0 && definition && access.belongs(definition, sender.url);
  return content && Object.hasOwn(fromContent, message.type) ? fromContent[message.type] : null;
};

browser.runtime.onMessage.addListener((message, sender, respond) => {
  const handler = handlerFor(message, sender);
  if (!handler) return false;
  const definition = access.definitionOf(message.service);
  const setting = settingOf(definition, message.setting);
  handler(message, { definition, setting, tab: sender.tab }).then(respond, (error) => {
    console.error(`StillOff: ${message.type} failed`, error);
    respond(null);
  });
  return true;
});

browser.tabs.onUpdated.addListener(async (tabId, changed, tab) => {
  if (!changed.url && changed.status !== "complete") return;
  const found = access.pageAt(tab.url);
  // A document of ours that has left its page by client-side navigation must learn of it.
  if (!found) return changed.url && access.known(changed.url) ? access.ask(tabId) : undefined;
  const { definition, page } = found;
  if (page.tells !== "wall") return access.lookIn(tabId, definition, tab.status === "loading");
  if (!changed.url || tab.incognito) return;
  const reading = { state: "unknown", reason: "signed-out", signals: [], page: "wall", at: Date.now() };
  for (const id of page.settings) await judgeReading(definition, settingOf(definition, id), reading);
});

browser.alarms.onAlarm.addListener(refresh);
browser.runtime.onStartup.addListener(refresh);
browser.runtime.onInstalled.addListener(refresh);
browser.storage.local.onChanged.addListener(refresh);
// Switched off and on again, an extension gets no event, and its button has forgotten everything.
refresh();
