/** "Check all now": the button, how far it is, and what came of each. */
import { tell, update } from "./aloud.js";
import { ask, say, within, word } from "./page.js";
import { count, list, sentences, text } from "./texts.js";

const { messages } = stillOff;
/** Why nothing was read, where that is no reason of a reading. @type {{[came: string]: () => string}} */
const CAME = {
  timeout: () => text("cameTimeout"),
  closed: () => text("cameClosed"),
  failed: () => text("lookFailed"),
  "not-fresh": () => text("popupNotFresh"),
};

/** Why a look of a round told nothing. @param {string} came */
const why = (came) => (CAME[came] ? CAME[came]() : word("reason", came));

/** What the last round left unread, and why; empty where it was read. @param {StillOff.State} state @param {StillOff.Entry} entry */
export const unread = ({ round }, { service, setting }) => {
  const came = round?.done.find((one) => one.service === service && one.setting === setting)?.came ?? null;
  return came === null ? "" : why(came);
};

/** @param {StillOff.State} state @param {{service: string, setting: string}} about */
const nameOf = ({ settings }, about) =>
  settings.find(({ service, setting }) => service === about.service && setting === about.setting)?.definition.name ?? about.service;

/** @param {StillOff.State} state @param {(came: string) => boolean} which @returns {string} the services that a round left so */
const named = (state, which) =>
  list([...new Set(state.round?.done.filter(({ came }) => came !== null && which(came)).map((one) => nameOf(state, one)))]);

/** What came of a round that is over. @param {StillOff.State} state */
const outcome = (state) => {
  const { round } = state;
  if (!round || round.going || !round.done.length) return "";
  const read = round.done.filter(({ came }) => came === null).length;
  const out = named(state, (came) => came === "signed-out");
  const other = named(state, (came) => came !== "signed-out");
  return sentences(text("roundDone", count(read), count(round.done.length)), out && text("roundSignedOut", out), other && text("roundUnread", other));
};

/** How many settings a round is about. @param {NonNullable<StillOff.State["round"]>} round */
const sizeOf = ({ left, done, now }) => left.length + done.length + (now ? 1 : 0);

/** Where a round is. @param {StillOff.State} state */
const where = (state) => {
  const { round } = state;
  if (!round?.going) return "";
  if (round.waits) return text("roundWaits");
  const all = sizeOf(round);
  const name = round.now ? nameOf(state, round.now) : "";
  return text("roundAt", name, count(Math.min(all, round.done.length + 1)), count(all));
};

/**
 * @param {HTMLElement} part with `.check-all`, `.going`, `.stop` and `.came`
 * @param {() => Promise<void> | void} again has the state shown again
 * @param {() => string[] | null} only what the member chose; null for all
 */
export const buildRound = (part, again, only = () => null) => {
  const find = within(part);
  find(".check-all").addEventListener("click", async () => {
    const begun = await ask(messages.LOOK_ALL, { only: only() });
    if (!begun) tell(find(".came"), text("lookFailed"));
    await again();
    if (begun && !find(".going").hidden) find(".stop").focus();
  });
  find(".stop").addEventListener("click", async () => {
    await ask(messages.STOP_LOOK);
    await again();
    find(".check-all").focus();
  });
};

/** @param {HTMLElement} part @param {StillOff.State} state @param {number} [chosen] how many are chosen; none for all */
export const showRound = (part, state, chosen = 0) => {
  const { look, round } = state;
  const find = within(part);
  const going = round?.going ?? false;
  const button = find(".check-all", HTMLButtonElement);
  button.hidden = going || !state.settings.some(({ watched, access }) => watched && access === "granted");
  button.disabled = Boolean(look);
  const words = chosen ? text("roundSome", count(chosen)) : text("roundAll");
  if (button.textContent !== words) button.textContent = words;
  find(".going").hidden = !going;
  const bar = find(".going progress", HTMLProgressElement);
  if (round) bar.max = sizeOf(round) || 1;
  if (round) bar.value = round.done.length;
  say(find(".where"), where(state));
  update(find(".came"), outcome(state));
};
