/** The overview: what is known of every setting, and the one next step. */
import { showAlarm } from "../shared/alarm.js";
import { ask, copy, whose } from "../shared/page.js";
import { showStanding } from "../shared/standing.js";
import { text } from "../shared/texts.js";

const { messages } = stillOff;
/** @type {Map<string, Element>} */
const cards = new Map();
let page;

export const build = (given) => {
  page = given;
};

export const show = async (state) => {
  for (const entry of state.settings) {
    if (!cards.has(entry.key)) {
      cards.set(entry.key, card(entry));
      document.querySelector("#overview .cards").append(cards.get(entry.key));
    }
    await fill(cards.get(entry.key), entry, state);
  }
};

const card = (entry) => {
  const { definition, described } = entry;
  const part = copy("overview-card");
  const one = (selector) => part.querySelector(selector);
  one(".letter").textContent = definition.icon;
  one(".service").textContent = definition.name;
  one(".name").textContent = described.name;
  one(".open").addEventListener("click", () => browser.tabs.create({ url: described.address }));
  one(".stop").addEventListener("click", async () => {
    await ask(messages.STOP_LOOK);
    page.again();
  });
  one(".other").addEventListener("click", async () => {
    const done = await ask(messages.OTHER_ACCOUNT, whose(entry));
    page.done(text(done ? "alarmOtherDone" : "dashNotKept"));
  });
  return part;
};

const fill = async (part, entry, { look, now }) => {
  const one = (selector) => part.querySelector(selector);
  showStanding(part, entry, now);
  one(".unwatched").hidden = entry.watched;
  one(".looking").hidden = !(look?.service === entry.service && look.setting === entry.setting);
  await showAlarm(one(".alarm"), entry);
};
