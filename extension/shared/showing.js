/** Having the member show StillOff a switch: where that's offered, and asking for access to the one host it stands on. */
import { tell } from "./aloud.js";
import { ask, describe, make, say } from "./page.js";
import { MOST, originOf } from "./taught.js";
import { count, date, text } from "./texts.js";

const { messages } = stillOff;

/** Where a look ended for one of these, the member may see what StillOff doesn't. @type {(string | null)[]} */
const UNSEEN = ["not-found", "ambiguous", "contradictory", "outdated-definition"];

/** @typedef {StillOff.PageMessages["page:teach"]["says"]} Target */

/** Whether a setting can't be read in a way that showing it may help. @param {Pick<StillOff.Entry, "record">} entry */
export const unseen = ({ record: { state, reason } }) => state === "unknown" && UNSEEN.includes(reason);

/** When the member showed a setting; empty where it's known from a definition. @param {Pick<StillOff.Entry, "taught">} entry */
export const shownOn = ({ taught }) => (taught ? text("taughtOn", date(taught.day)) : "");

/** To show a taught setting once more. @param {StillOff.Taught} taught @returns {Target} */
export const again = ({ address, about, service, id }) => ({ address, about, tab: null, instead: `${service}/${id}` });

/**
 * Begin, and ask for access, both at once: a browser asks the member only right after their click, and the background,
 * which goes on once access is given, has to know before what for.
 *
 * @param {Target} target
 * @returns {Promise<string>} what is in the way, in words; empty once showing has begun
 */
export const begin = async (target) => {
  const begun = ask(messages.TEACH, target);
  const given = await browser.permissions.request({ origins: [originOf(new URL(target.address).host)] }).catch(() => false);
  if (!given) {
    // Else it would begin when access is given for another reason.
    await begun;
    await ask(messages.NOT_TEACH);
    return text("teachRefused");
  }
  return (await begun) ? "" : text("teachFailed");
};

/**
 * A button that lets a setting be shown, with why access is asked for.
 *
 * @param {string} words
 * @param {() => void} [begun]
 */
export const offer = (words, begun) => {
  const what = make("p", { className: "what", hidden: true });
  const why = make("p", { className: "why quiet", hidden: true });
  const bad = make("p", { className: "bad", hidden: true });
  const button = make("button", { type: "button", className: "teach", textContent: words });
  const row = make("div", { className: "row" }, button);
  const element = make("div", { className: "stack", hidden: true }, what, row, why, bad);
  describe(button, what, why, bad);
  /** @type {Target | null} */
  let wanted = null;
  button.addEventListener("click", async () => {
    if (!wanted) return;
    const trouble = await begin(wanted);
    tell(bad, trouble);
    if (!trouble) begun?.();
  });
  return {
    element,
    button,
    /**
     * @param {Target | null} target what would be shown; null to offer nothing
     * @param {Pick<StillOff.State, "origins" | "taught">} state
     * @param {string} [lead] what the offer is about, or why it can't be made
     */
    show(target, { origins, taught }, lead = "") {
      const known = target?.instead || taught.some(({ address, about }) => address === target?.address && about === target?.about);
      const full = !known && taught.length >= MOST;
      wanted = full ? null : target;
      element.hidden = !target && !lead;
      row.hidden = !target;
      button.disabled = full;
      say(what, full ? text("teachMost", count(MOST)) : lead);
      const host = target ? new URL(target.address).host : "";
      say(why, target && !full && !origins.includes(originOf(host)) ? text("teachWhy", host) : "");
    },
  };
};
