/** Everything that a setting's state decides: mark, title, meaning and next step, in the same words on every page. */
import { word } from "./page.js";
import { age, date, text } from "./texts.js";

/**
 * @param {{record: import("../background/judge.js").Record, fresh: boolean}} entry
 * @returns {{tone: "on" | "off" | "", mark: string, title: string, meaning: string, next: string}}
 */
export const standing = ({ record, fresh }) => {
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

/** Since when, and how old: for a state that was read. */
export const sinceWhen = ({ record: { state, known } }, now) =>
  state === "unknown" ? "" : [text("popupSince", date(known.since)), text("popupRead", age(known.confirmed, now))].join(" · ");

/** What there is to say beside the meaning: what was known before, and that the member was signed out. */
export const before = ({ record: { state, known, reason } }) =>
  state === "unknown" && known && reason
    ? text(known.state === "on" ? "popupKnownOn" : "popupKnownOff", date(known.confirmed))
    : "";

export const signedOut = ({ record: { looked } }, now) =>
  looked?.reason === "signed-out" ? text("popupSignedOut", age(looked.at, now)) : "";
