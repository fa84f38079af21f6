/** The banner of a relapse: both dates, how each was recognised, what may be the reason, and what to do. */
import { aloud } from "./aloud.js";
import { ask, history, how, make, say, whose, within } from "./page.js";
import { date, sentences, text } from "./texts.js";

const { messages } = stillOff;
const WITH_TIME = /** @type {const} */ ({ dateStyle: "medium", timeStyle: "short" });

/** @param {StillOff.Line | undefined} line @param {string} words */
const sentence = (line, words) => (line?.signals?.length ? sentences(words, how(line.signals)) : words);

/**
 * Put into a page's banner what it always says, and the button for who sees another account.
 *
 * @param {HTMLElement} banner
 * @param {{service: string, setting: string}} about
 * @param {(done: boolean) => void} [noted]
 * @param {HTMLElement} [rest] where there is little room: the place for all but the dates and what to do
 */
export const buildAlarm = (banner, about, noted, rest) => {
  const other = make("button", { type: "button", className: "other", textContent: text("alarmOther") });
  other.addEventListener("click", async () => {
    const done = await ask(messages.OTHER_ACCOUNT, whose(about));
    noted?.(Boolean(done));
  });
  const [was, is, account, todo] = ["was", "is", "", ""].map((className) => make("p", { className }));
  account.textContent = text("alarmAccount");
  todo.textContent = text("alarmDo");
  const row = make("div", { className: "row" }, other);
  banner.append(make("strong", { textContent: text("popupRelapse") }), was, is);
  if (rest) rest.append(account, make("p", { className: "was" }), make("p", { className: "is" }), row);
  banner.append(...(rest ? [todo] : [account, todo, row]));
};

/**
 * Bring the banner up to date; hidden while there is no relapse.
 *
 * @param {HTMLElement} banner
 * @param {StillOff.Entry} entry
 * @param {HTMLElement} [rest] the one it was built with
 */
export const showAlarm = async (banner, entry, rest) => {
  const { relapse } = entry.record;
  if (relapse) {
    const one = within(banner);
    const lines = await history(entry);
    const found = lines.findLast(({ type, at }) => type === "found-on-again" && at === relapse.on);
    const off = lines.findLast(({ state, at }) => state === "off" && at <= relapse.off);
    const was = text("alarmOff", date(relapse.off, WITH_TIME));
    const is = text("alarmOn", date(relapse.on, WITH_TIME));
    say(one(".was"), rest ? was : sentence(off, was));
    say(one(".is"), rest ? is : sentence(found, is));
    if (rest) say(within(rest)(".was"), sentence(off, was));
    if (rest) say(within(rest)(".is"), sentence(found, is));
    if (banner.hidden) aloud(text("called", entry.definition.name, text("popupRelapse")), banner);
  }
  banner.hidden = !relapse;
  if (rest) rest.hidden = !relapse;
};
