/** Dated readings from the history, to go with a text. */
import { history, make, within, word } from "../../shared/page.js";
import { text } from "../../shared/texts.js";
import { aside, ends, local } from "../lines.js";

/** So many of the newest readings are offered. */
const MOST = 30;
const list = within(document)("#desk-compose .observations .list");
let shown = "";
/** The service that the list is of. */
let listed = "";

/** @typedef {{state: "on" | "off", at: number}} Observation */

/** What was read of another service has no place in this one's text. @param {string} service */
export const of = (service) => {
  if (service === listed) return;
  listed = service;
  shown = "";
  list.replaceChildren();
};

/**
 * Offer what was read of a service.
 *
 * @param {import("./desk.js").State} state
 * @param {string} service
 */
export const show = async ({ settings }, service) => {
  of(service);
  /** @type {{state: "on" | "off", at: number, words: string}[]} */
  const readings = [];
  for (const { service: read, setting, described } of settings) {
    if (read !== service) continue;
    for (const line of await history({ service, setting })) {
      if (aside(line) || (line.state !== "on" && line.state !== "off")) continue;
      readings.push({
        state: line.state,
        at: ends(line),
        words: text("deskObservation", described.name, word("event", line.type), local(ends(line))),
      });
    }
  }
  // Another one was chosen meanwhile.
  if (service !== listed) return;
  const newest = readings.sort((a, b) => b.at - a.at).slice(0, MOST);
  const now = JSON.stringify(newest);
  if (now === shown) return;
  shown = now;
  const before = new Set(chosen().map(({ at }) => at));
  list.replaceChildren(...newest.map((reading) => choice(reading, before.has(reading.at))));
  if (!newest.length) list.append(make("p", { textContent: text("deskObservationsNone") }));
};

/** @param {{state: string, at: number, words: string}} reading @param {boolean} checked */
const choice = ({ state, at, words }, checked) => {
  const box = make("input", { type: "checkbox", name: "observation", value: `${state} ${at}`, checked });
  return make("label", { className: "choice" }, box, make("span", {}, words));
};

/** @returns {Observation[]} those that are ticked, oldest first */
export const chosen = () =>
  [...list.querySelectorAll("input:checked")]
    .map((box) => {
      const [state, at] = /** @type {HTMLInputElement} */ (box).value.split(" ");
      return { state: /** @type {"on" | "off"} */ (state), at: Number(at) };
    })
    .sort((a, b) => a.at - b.at);

/** Tick what was ticked before. @param {number[]} times */
export const restore = (times) => {
  for (const box of list.querySelectorAll("input")) box.checked = times.includes(Number(box.value.split(" ")[1]));
};
