/** The overview: what is known of every setting, and the one next step. */
import { buildAlarm, showAlarm } from "../shared/alarm.js";
import { ask, copy, label, within } from "../shared/page.js";
import { showStanding } from "../shared/standing.js";
import { text } from "../shared/texts.js";
import { isUnder, showLooking } from "./looking.js";

const { messages } = stillOff;
/** @type {Map<string, HTMLElement>} */
const cards = new Map();
/** @type {StillOff.Page} */
let page;

/** @param {StillOff.Page} given */
export const build = (given) => {
  page = given;
};

/** @param {StillOff.State<StillOff.ReadEntry>} state */
export const show = async (state) => {
  for (const entry of state.settings) await fill(cards.get(entry.key) ?? card(entry), entry, state);
};

/** The card of a setting that wasn't there before. @param {StillOff.ReadEntry} entry */
const card = (entry) => {
  const { definition, described } = entry;
  const part = copy("overview-card");
  const one = within(part);
  one(".letter").textContent = definition.icon;
  one(".service").textContent = definition.name;
  one(".name").textContent = described.name;
  label(part, one("h3"));
  one(".open").addEventListener("click", () => browser.tabs.create({ url: described.address }));
  one(".stop").addEventListener("click", async () => {
    await ask(messages.STOP_LOOK);
    page.again();
  });
  buildAlarm(one(".alarm"), entry, (done) => page.done(text(done ? "alarmOtherDone" : "dashNotKept")));
  cards.set(entry.key, part);
  within(document)("#overview .cards").append(part);
  return part;
};

/** @param {HTMLElement} part @param {StillOff.ReadEntry} entry @param {Pick<StillOff.State, "look" | "now">} state */
const fill = async (part, entry, { look, now }) => {
  const one = within(part);
  showStanding(part, entry, now);
  one(".unwatched").hidden = entry.watched;
  showLooking(one(".looking"), isUnder(look, entry));
  await showAlarm(one(".alarm"), entry);
};
