/** Everything that a setting's state decides: mark, title, meaning and next step, in the same words on every page. */
import { update } from "./aloud.js";
import { how, say, within, word } from "./page.js";
import { wordsOf } from "./need.js";
import { asksAt } from "./own-word.js";
import { shownOn, unseen } from "./showing.js";
import { age, date, sentences, text } from "./texts.js";

/** The member's own word with its days. @param {NonNullable<StillOff.Record["said"]>} said */
export const saidSince = ({ state, day, at }) => text(state === "on" ? "saidOnSince" : "saidOffSince", date(at), date(day));

/** @param {NonNullable<StillOff.Record["said"]>} said @returns {ReturnType<typeof standing>} */
const ofWord = (said) => {
  const again = asksAt(said);
  const next = again === null ? text("saidNextOn") : text("saidNext", date(again));
  return { tone: "said", mark: "“ ”", title: wordsOf(said), meaning: text("saidMeaning"), next };
};

/**
 * @param {Pick<StillOff.Entry, "record" | "fresh"> & {taught?: StillOff.Taught | null}} entry
 * @returns {{tone: "on" | "off" | "said" | "", mark: string, title: string, meaning: string, next: string}}
 */
export const standing = ({ record, fresh, taught = null }) => {
  const { state, reason, known, due, looked, said } = record;
  if (said) return ofWord(said);
  if (state === "unknown" && reason) {
    const next = taught && unseen({ record }) ? text("tryTaught") : word("try", reason);
    return { tone: "", mark: "?", title: text("popupUnknown"), meaning: word("reason", reason), next };
  }
  if (state === "unknown") {
    return {
      tone: "",
      mark: "?",
      title: text("popupUnread"),
      meaning: looked ? "" : text("popupUnreadMeaning"),
      next: looked?.reason === "signed-out" ? text("try_signed_out") : text("popupNextUnread"),
    };
  }
  if (!fresh) {
    const meaning = text(known?.state === "on" ? "popupStaleWasOn" : "popupStaleWasOff");
    return { tone: "", mark: "?", title: text("popupStale"), meaning, next: text("popupNextStale") };
  }
  return state === "on"
    ? { tone: "on", mark: text("badgeOn"), title: text("popupOn"), meaning: "", next: text("popupNextOn") }
    : { tone: "off", mark: text("badgeOff"), title: text("popupOff"), meaning: "", next: text("popupNextOff", date(/** @type {number} */ (due))) };
};

/** Since when, and how old: for a state that was read. @param {StillOff.Entry} entry @param {number} now */
const sinceWhen = ({ record: { state, known, said } }, now) => {
  if (said) return saidSince(said);
  return state === "unknown" || !known ? "" : [text("popupSince", date(known.since)), text("popupRead", age(known.confirmed, now))].join(" · ");
};

/** What there is to say beside the meaning: what was known before, and that the member was signed out. @param {StillOff.Entry} entry */
const before = ({ record: { state, known, reason } }) =>
  state === "unknown" && known && reason ? text(known.state === "on" ? "popupKnownOn" : "popupKnownOff", date(known.confirmed)) : "";

/** Why the last look told nothing. @param {StillOff.Entry} entry @param {number} now */
const untold = ({ record: { looked } }, now) => {
  if (looked?.reason === "not-fresh") return text("popupNotFresh");
  return looked?.reason === "signed-out" ? text("popupSignedOut", age(looked.at, now)) : "";
};

/**
 * Bring the part of a page that shows one setting up to date.
 *
 * @param {ParentNode} part
 * @param {StillOff.Entry} entry
 * @param {number} now
 */
export const showStanding = (part, entry, now) => {
  const { definition, record } = entry;
  const one = within(part);
  const { tone, mark, title, meaning, next } = standing(entry);
  one(".state").className = `state ${tone}`;
  say(one(".mark"), mark);
  update(one(".title"), title, text("called", definition.name, title));
  say(one(".when"), sinceWhen(entry, now));
  say(one(".meaning"), sentences(meaning, untold(entry, now)));
  say(one(".before"), before(entry));
  say(one(".how"), record.state === "unknown" || !record.known ? "" : how(record.known.signals));
  say(one(".taught"), shownOn(entry));
  say(one(".next"), next);
  say(one(".open"), text(tone === "on" ? "popupOpenOn" : "popupOpen"));
  // Who stopped watching gave access back themselves.
  const taken = entry.watched && entry.access === "taken";
  update(one(".taken"), taken ? sentences(text("accessTaken", definition.name), text("accessGiveAgain")) : "");
};
