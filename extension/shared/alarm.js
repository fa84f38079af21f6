/** The banner of a relapse: both dates, how each was recognised, what may be the reason, and what to do. */
import { history, how, say, within } from "./page.js";
import { date, sentences, text } from "./texts.js";

const WITH_TIME = /** @type {const} */ ({ dateStyle: "medium", timeStyle: "short" });

/** @param {StillOff.Line | undefined} line @param {string} words */
const sentence = (line, words) =>
  line?.signals.length ? sentences(words, how(line.signals)) : words;

/**
 * Bring a copy of the page's banner up to date; hidden while there is no relapse.
 *
 * @param {HTMLElement} banner
 * @param {StillOff.Entry} entry
 */
export const showAlarm = async (banner, entry) => {
  const { relapse } = entry.record;
  if (relapse) {
    const one = within(banner);
    const lines = await history(entry);
    const found = lines.findLast(({ type, at }) => type === "found-on-again" && at === relapse.on);
    const off = lines.findLast(({ state, at }) => state === "off" && at <= relapse.off);
    say(one(".was"), sentence(off, text("alarmOff", date(relapse.off, WITH_TIME))));
    say(one(".is"), sentence(found, text("alarmOn", date(relapse.on, WITH_TIME))));
  }
  banner.hidden = !relapse;
};
