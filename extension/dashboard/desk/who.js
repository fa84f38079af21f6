/** Who the member is, for the texts. It's kept only if they ask for it, and forgotten when they take that back. */
import { ask, within } from "../../shared/page.js";
import { text } from "../../shared/texts.js";

const { messages } = stillOff;
const NAMES = ["name", "profile", "email", "address"];
const form = within(document)("#desk-compose", HTMLFormElement);
const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
/** @type {import("./desk.js").Desk} */
let desk;

/** @param {import("./desk.js").Desk} given */
export const build = (given) => {
  desk = given;
  for (const name of NAMES) field(name).addEventListener("change", () => field("keep").checked && keep());
  field("keep").addEventListener("change", keep);
};

const keep = async () => {
  const wanted = field("keep").checked;
  const done = await ask(messages.WHO, { who: wanted ? now() : null });
  desk.done(text(done ? (wanted ? "deskWhoKept" : "deskWhoForgotten") : "dashNotKept"));
};

/** @returns {{name: string, profile: string, email: string, address: string}} */
export const now = () => /** @type {any} */ (Object.fromEntries(NAMES.map((name) => [name, field(name).value.trim()])));

/**
 * @param {Record<string, string> | null} kept what the member asked to be kept
 * @param {Record<string, string> | null} written what they wrote since the browser was opened
 */
export const restore = (kept, written) => {
  field("keep").checked = kept !== null;
  for (const name of NAMES) field(name).value = (written ?? kept)?.[name] ?? "";
};
