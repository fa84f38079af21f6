/** The toolbar button: the first row of the badge contract that applies, and the same in words as its tooltip. */
import "../shared/browser.js";
import { age, sentences, text } from "../shared/texts.js";
import { fresh } from "./judge.js";

const RED = "#b3261e";
const AMBER = "#8a5300";
const GREEN = "#146c43";

/** The button's shape for each text, as `builder/release/icons.py` draws it: no state is told by colour alone. */
const SHAPES = { "ON!": "alarm", ON: "on", "?": "unknown", OFF: "off" };

/** @param {"ON!" | "ON" | "?" | "OFF" | ""} text @returns {{[size: number]: string}} the button's icon, from the root */
const iconOf = (text) => {
  const shape = text ? `${SHAPES[text]}-` : "";
  return { 16: `/icons/${shape}16.png`, 32: `/icons/${shape}32.png` };
};

/**
 * @param {import("./judge.js").Record[]} watched
 * @param {number} now
 * @returns {{text: "ON!" | "ON" | "?" | "OFF" | "", colour: string | null}}
 */
export const badgeOf = (watched, now) => {
  if (!watched.length) return { text: "", colour: null };
  if (watched.some(({ relapse }) => relapse && !relapse.seen)) return { text: "ON!", colour: RED };
  if (watched.some((record) => record.state === "on" && fresh(record, now))) return { text: "ON", colour: RED };
  if (watched.some((record) => !fresh(record, now))) return { text: "?", colour: AMBER };
  return { text: "OFF", colour: GREEN };
};

/** One setting in words, with age. @param {string} name @param {StillOff.Record} record @param {number} now */
export const sentence = (name, record, now) => {
  const when = record.known ? age(record.known.confirmed, now) : "";
  if (record.relapse && !record.relapse.seen) return text("tipRelapse", name, age(record.relapse.on, now));
  if (record.state === "unknown") {
    if (!record.reason) return text(record.looked?.reason === "signed-out" ? "tipSignedOut" : "tipUnread", name);
    return record.known ? text(record.known.state === "on" ? "tipUnknownWasOn" : "tipUnknownWasOff", name, when) : text("tipUnknown", name);
  }
  if (!fresh(record, now)) return text(record.state === "on" ? "tipStaleOn" : "tipStaleOff", name, when);
  return text(record.state === "on" ? "tipOn" : "tipOff", name, when);
};

/**
 * @param {{name: string, record: import("./judge.js").Record, access: string}[]} watched
 * @param {number} now
 * @returns {Promise<boolean>} false where the browser has no texts yet, as just after an installation: the tooltip is left as it was
 */
export const show = async (watched, now) => {
  const badge = badgeOf(
    watched.map(({ record }) => record),
    now,
  );
  const lines = watched.map(({ name, record, access }) => sentences(sentence(name, record, now), access === "taken" && text("tipTaken")));
  // The words first: who sees the badge change and asks why finds the answer already there.
  // Firefox on Android has no badge: the title is an entry of its menu, of which the first line shows.
  const name = text("extensionName");
  if (name) await browser.action.setTitle({ title: [[name, badge.text].filter(Boolean).join(": "), ...lines].join("\n") });
  if (badge.colour) {
    await browser.action.setBadgeBackgroundColor({ color: badge.colour });
    await browser.action.setBadgeTextColor({ color: "#ffffff" });
  }
  await browser.action.setBadgeText({ text: badge.text });
  // Missing on Android, whose menu shows the title. The badge has said it already, whatever becomes of this.
  await browser.action.setIcon?.({ path: iconOf(badge.text) }).catch(console.info);
  return name !== "";
};
