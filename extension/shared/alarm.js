/** The banner of a relapse: both dates, how each was recognised, what may be the reason, and what to do. */
import { aloud } from "./aloud.js";
import { ask, history, how, make, say, whose, within } from "./page.js";
import { date, sentences, text } from "./texts.js";

const { messages } = stillOff;
const WITH_TIME = /** @type {const} */ ({ dateStyle: "medium", timeStyle: "short" });

/** @param {StillOff.Line | undefined} line @param {string} words */
const sentence = (line, words) => (line?.signals.length ? sentences(words, how(line.signals)) : words);

/**
 * Put into a page's banner what it always says, and the button for who sees another account.
 *
 * @param {HTMLElement} banner
 * @param {{service: string, setting: string}} about
 * @param {(done: boolean) => void} [noted]
 */
export const buildAlarm = (banner, about, noted) => {
  const other = make("button", { type: "button", className: "other", textContent: text("alarmOther") });
  other.addEventListener("click", async () => {
    const done = await ask(messages.OTHER_ACCOUNT, whose(about));
    noted?.(Boolean(done));
  });
  banner.append(
    make("strong", { textContent: text("popupRelapse") }),
    make("p", { className: "was" }),
    make("p", { className: "is" }),
    make("p", { textContent: text("alarmAccount") }),
    make("p", { textContent: text("alarmDo") }),
    make("div", { className: "row" }, other),
  );
};

/**
 * Bring the banner up to date; hidden while there is no relapse.
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
    if (banner.hidden) aloud(text("called", entry.definition.name, text("popupRelapse")), banner);
  }
  banner.hidden = !relapse;
};
