/** The popup: per setting its state, since when, how it is known and how old, and the one next step. */
import "../shared/browser.js";
import "../shared/messages.js";
import "../shared/definitions.js";
import { age, date, language, text } from "../shared/texts.js";

const { definitions, messages } = stillOff;
const WITH_TIME = { dateStyle: "medium", timeStyle: "short" };

const ask = (type, content = {}) => browser.runtime.sendMessage({ type, ...content });
const word = (prefix, value) => text(`${prefix}_${value.replaceAll("-", "_")}`);
const list = (values) => new Intl.ListFormat(language(), { type: "conjunction" }).format(values);

/** Fill in every element that names its text. */
const translate = (root) => {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = text(element.dataset.text);
};

/** Open an address in a tab of its own, and make way. */
const visit = async (url) => {
  await browser.tabs.create({ url });
  window.close();
};

/** Everything that the state decides: mark, title, meaning and next step. */
const standing = ({ record, fresh }) => {
  const { state, reason, known, due, looked } = record;
  if (state === "unknown" && !reason) {
    return {
      tone: "",
      mark: "?",
      title: text("popupUnread"),
      meaning: looked ? "" : text("popupUnreadMeaning"),
      next: looked?.reason === "signed-out" ? text("try_signed_out") : text("popupNextUnread"),
    };
  }
  if (state === "unknown") {
    return { tone: "", mark: "?", title: text("popupUnknown"), meaning: word("reason", reason), next: word("try", reason) };
  }
  if (!fresh) {
    const meaning = text(known.state === "on" ? "popupStaleWasOn" : "popupStaleWasOff");
    return { tone: "", mark: "?", title: text("popupStale"), meaning, next: text("popupNextStale") };
  }
  return state === "on"
    ? { tone: "on", mark: text("badgeOn"), title: text("popupOn"), meaning: "", next: text("popupNextOn") }
    : { tone: "off", mark: text("badgeOff"), title: text("popupOff"), meaning: "", next: text("popupNextOff", date(due)) };
};

const fill = (part, entry, { options, now }) => {
  const { definition, setting, record } = entry;
  const { known, looked, relapse, state, reason } = record;
  const one = (selector) => part.querySelector(selector);
  const say = (selector, words) => {
    const element = one(selector);
    element.textContent = words;
    element.hidden = !words;
  };

  const now_ = standing(entry);
  one(".state").className = `state ${now_.tone}`;
  say(".mark", now_.mark);
  say(".title", now_.title);
  const current = state !== "unknown";
  say(
    ".when",
    current ? [text("popupSince", date(known.since)), text("popupRead", age(known.confirmed, now))].join(" · ") : "",
  );
  const signedOut = looked?.reason === "signed-out" ? text("popupSignedOut", age(looked.at, now)) : "";
  say(".meaning", [now_.meaning, signedOut].filter(Boolean).join(" "));
  const before = !current && known && reason;
  say(".before", before ? text(known.state === "on" ? "popupKnownOn" : "popupKnownOff", date(known.confirmed)) : "");
  say(".how", current ? `${text("popupHow")}: ${list(known.signals.map((signal) => word("signal", signal)))}.` : "");
  say(".next", now_.next);
  say(".open", text(state === "on" ? "popupOpenOn" : "popupOpen"));

  one(".alarm").hidden = !relapse;
  if (relapse) say(".alarm .what", text("popupRelapseWhat", date(relapse.off, WITH_TIME), date(relapse.on, WITH_TIME)));

  one(".region").value = options.region ?? "";
  say(".local", local(definition, setting, options.region));
  fillFacts(part, definition, setting, options.region);
  fillObjection(part, definition, record, options.region);
};

/** Default and controller where the member lives. */
const local = (definition, setting, region) => {
  if (!region) return "";
  const fact = setting.facts.regions.find(({ regions }) => regions.includes(region));
  const controller = definition.controllers.find(({ regions }) => regions.includes(region));
  return [
    fact && text(fact.default === "on" ? "popupDefaultOn" : "popupDefaultOff", date(fact.since)),
    controller && text("popupController", controller.name),
  ]
    .filter(Boolean)
    .join(" ");
};

const items = (element, children) =>
  element.replaceChildren(
    ...children.map((child) => {
      const item = document.createElement("li");
      item.append(child);
      return item;
    }),
  );

const fillFacts = (part, definition, setting, region) => {
  const { covered, notCovered, limits, parent, regions } = setting.facts;
  const there = regions.find((fact) => fact.regions.includes(region))?.limits ?? [];
  const named = (limit) => text(`limit_${limit.replaceAll("-", "_")}`, definition.company, parent ?? "");
  items(part.querySelector(".limits"), [...there, ...limits].map(named));
  part.querySelector(".covered").textContent = list(covered.map((what) => word("covered", what)));
  part.querySelector(".not-covered").textContent = list(notCovered.map((what) => word("not_covered", what)));
  items(
    part.querySelector(".help"),
    definition.help.map(({ about, address }) => {
      const link = Object.assign(document.createElement("a"), { href: address, textContent: word("help", about) });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        visit(address);
      });
      return link;
    }),
  );
  part.querySelector(".verified").textContent = text("popupVerified", date(definition.verified));
};

const fillObjection = (part, definition, record, region) => {
  const { objection } = definition;
  part.querySelector(".objection").hidden = !objection;
  if (!objection) return;
  const one = (selector) => part.querySelector(`.objection ${selector}`);
  one(".what").textContent = text("popupObjectionWhat", definition.company);
  const linked = list(objection.regions.map((name) => word("region", name)));
  one(".elsewhere").textContent =
    region && !objection.regions.includes(region) ? text("popupObjectionElsewhere", definition.company, linked) : "";
  one(".unsent").hidden = record.objection !== null;
  one(".sent").hidden = record.objection === null;
  if (record.objection) one(".done").textContent = text("popupSentDone", date(record.objection));
};

/** Build one setting's part, with all that it can be asked. */
const build = (definition, setting) => {
  const part = document.getElementById("setting").content.cloneNode(true).firstElementChild;
  translate(part);
  const whose = { service: definition.id, setting: setting.id };
  const one = (selector) => part.querySelector(selector);
  one(".letter").textContent = definition.icon;
  one(".service").textContent = definition.name;
  one(".name").textContent = setting.name;
  one(".path").textContent = setting.way.join(" › ");
  one(".open").addEventListener("click", () => visit(setting.address));
  one(".form").addEventListener("click", () => visit(definition.objection.form));
  one(".undo").addEventListener("click", () => ask(messages.OBJECTION, { ...whose, sentOn: null }));
  const day = one(".day");
  day.value = day.max = today();
  one(".unsent").addEventListener("submit", async (event) => {
    event.preventDefault();
    const done = day.value && (await ask(messages.OBJECTION, { ...whose, sentOn: day.value }));
    one(".bad").textContent = done ? "" : text("popupSentBad");
  });
  const region = one(".region");
  const regions = [...new Set(setting.facts.regions.flatMap((fact) => fact.regions))];
  region.append(
    new Option(text("popupRegionNone"), ""),
    ...regions.map((name) => new Option(word("region", name), name)),
  );
  region.addEventListener("change", () => ask(messages.OPTION, { name: "region", value: region.value || null }));
  return part;
};

/** The member's own day, as YYYY-MM-DD. */
const today = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

/** Whether the member sees this as the button's popup; Firefox on Android opens popups in a tab. */
const seen = async () => {
  if (document.visibilityState !== "visible") return false;
  if (browser.extension.getViews({ type: "popup" }).includes(window)) return true;
  return (await browser.runtime.getPlatformInfo()).os === "android";
};

/** @type {Map<string, Element>} */
const parts = new Map();

const render = async () => {
  const state = await ask(messages.STATE).catch(() => null);
  document.getElementById("broken").hidden = Boolean(state);
  if (!state) return;
  for (const entry of state.settings) {
    const definition = definitions.find(({ id }) => id === entry.service);
    const setting = definition.settings.find(({ id }) => id === entry.setting);
    const key = `${entry.service}/${entry.setting}`;
    if (!parts.has(key)) {
      parts.set(key, build(definition, setting));
      document.getElementById("settings").append(parts.get(key));
    }
    fill(parts.get(key), { ...entry, definition, setting }, state);
    // Seeing the alarm here is what calms the badge; the banner stays until training is off.
    if (entry.record.relapse && !entry.record.relapse.seen && (await seen())) {
      ask(messages.SEEN, { service: entry.service, setting: entry.setting });
    }
  }
  document.getElementById("highlight").checked = state.options.highlight;
};

document.documentElement.lang = language();
document.documentElement.dir = text("@@bidi_dir");
translate(document);
document.getElementById("highlight").addEventListener("change", ({ target }) => {
  ask(messages.OPTION, { name: "highlight", value: target.checked });
});
document.getElementById("dashboard").addEventListener("click", () => {
  visit(browser.runtime.getURL("dashboard/dashboard.html"));
});
browser.storage.local.onChanged.addListener(render);
// A popup may be filled before it's shown, and only what is shown is seen.
document.addEventListener("visibilitychange", render);
render();
