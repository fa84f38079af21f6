/** The banner of a relapse: both dates, how each was recognised, what may be the reason, and what to do. */
import { ask, how, say, whose } from "./page.js";
import { date, sentences, text } from "./texts.js";

const { messages } = stillOff;
const WITH_TIME = { dateStyle: "medium", timeStyle: "short" };

const sentence = (line, words) =>
  line?.signals.length ? sentences(words, how(line.signals)) : words;

/**
 * Bring a copy of the page's banner up to date; hidden while there is no relapse.
 *
 * @param {Element} banner
 * @param {object} entry as `follow` hands it out
 */
export const showAlarm = async (banner, entry) => {
  const { relapse } = entry.record;
  if (relapse) {
    const { lines = [] } = (await ask(messages.HISTORY, whose(entry))) ?? {};
    const found = lines.findLast(({ type, at }) => type === "found-on-again" && at === relapse.on);
    const off = lines.findLast(({ state, at }) => state === "off" && at <= relapse.off);
    say(banner.querySelector(".was"), sentence(off, text("alarmOff", date(relapse.off, WITH_TIME))));
    say(banner.querySelector(".is"), sentence(found, text("alarmOn", date(relapse.on, WITH_TIME))));
  }
  banner.hidden = !relapse;
};
