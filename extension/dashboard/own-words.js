/** The member's own word on settings that no page shows: where it is noted, and where it is asked for again. */
import { tell } from "../shared/aloud.js";
import { showChip } from "../shared/need.js";
import { ASK_AFTER, EARLIEST, asks, canBeSaid, isSpokenOf } from "../shared/own-word.js";
import { ask, copy, describe, say, whose, within } from "../shared/page.js";
import { saidSince } from "../shared/standing.js";
import { today } from "../shared/days.js";
import { count, date, text } from "../shared/texts.js";

const { definitions, messages } = stillOff;

/** @typedef {{service: string, setting: string}} About */

/** @param {About} about @param {StillOff.Word | null} word null to take it back @param {StillOff.Page} page */
const keep = async (about, word, page) => {
  const done = await ask(messages.SAID, { ...about, said: word });
  page.done(text(done ? "dashKept" : "dashNotKept"));
  page.again();
};

/**
 * A card's part in which the member notes what they switched.
 *
 * @param {About} about
 * @param {HTMLElement} name what it is a part of
 * @param {string} called empty where that says it all
 * @param {StillOff.Page} page
 */
const note = (about, name, called, page) => {
  const part = copy("own-word");
  const find = within(part);
  const day = find("input", HTMLInputElement);
  say(find(".name"), called);
  say(find(".why"), text("saidWhy", count(ASK_AFTER)));
  day.min = EARLIEST;
  day.value = today();
  describe(day, name, find(".bad"));
  for (const control of part.querySelectorAll("summary, button")) describe(control, name, find(".name"));
  for (const state of /** @type {const} */ (["off", "on"])) {
    find(`button.${state}`).addEventListener("click", () => {
      const word = { state, day: day.value };
      const good = canBeSaid(word, Date.now()) && word.day <= today();
      tell(find(".bad"), good ? "" : text("saidBadDay", date(EARLIEST)));
      day.setAttribute("aria-invalid", String(!good));
      if (good) keep(about, word, page);
      else day.focus();
    });
  }
  find(".unsure").addEventListener("click", () => keep(about, null, page));
  return part;
};

/**
 * Put that part onto the card of every service that has such a setting.
 *
 * @param {HTMLElement} list of the services
 * @param {StillOff.Page} page
 * @returns {(state: StillOff.State) => void} brings them up to date
 */
export const noting = (list, page) => {
  /** @type {Map<string, HTMLElement>} */
  const parts = new Map();
  for (const { id: service, name, cards } of definitions) {
    const spoken = cards.filter(isSpokenOf);
    for (const card of spoken) {
      const place = within(list)(`#service-${service}`);
      const called = spoken.length > 1 && card.name !== name ? card.name : "";
      const part = note({ service, setting: card.id }, within(place)("h4"), called, page);
      parts.set(`${service}/${card.id}`, part);
      place.append(part);
    }
  }
  return ({ settings }) => {
    for (const [key, part] of parts) {
      const find = within(part);
      const entry = settings.find((one) => one.key === key);
      const said = entry?.record.said ?? null;
      find(".word").hidden = find(".unsure").hidden = said === null;
      find("input", HTMLInputElement).max = today();
      if (!entry || !said) continue;
      showChip(find(".chip"), entry);
      say(find(".since"), saidSince(said));
    }
  };
};

/** Those that are asked. @type {Map<string, HTMLElement>} */
const asked = new Map();

/**
 * Ask whether what the member said some time ago is still so.
 *
 * @param {HTMLElement} place
 * @param {{settings: StillOff.Entry[], now: number}} state
 * @param {StillOff.Page} page
 */
export const showAsked = (place, { settings, now }, page) => {
  const due = settings.filter(({ record }) => asks(record.said, now));
  for (const [key, part] of asked) {
    if (due.some((entry) => entry.key === key)) continue;
    part.remove();
    asked.delete(key);
  }
  for (const entry of due) {
    const { key, called } = entry;
    const said = /** @type {NonNullable<StillOff.Record["said"]>} */ (entry.record.said);
    const part = asked.get(key) ?? copy("overview-asked");
    const find = within(part);
    say(find(".question"), text("saidAsk", date(said.at)));
    if (asked.has(key)) continue;
    say(find(".called"), called);
    /** @type {{[answer: string]: () => StillOff.Word | null}} */
    const answers = {
      yes: () => ({ state: said.state, day: said.day }),
      no: () => ({ state: "on", day: today() }),
      unsure: () => null,
    };
    for (const [answer, word] of Object.entries(answers)) {
      describe(find(`.${answer}`), find(".called"));
      find(`.${answer}`).addEventListener("click", () => keep(whose(entry), word(), page));
    }
    asked.set(key, part);
    place.append(part);
  }
};
