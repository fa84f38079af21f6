/** The overview: what is known of every setting, and the one next step. */
import { showAlarm } from "../shared/alarm.js";
import { ask, copy, recognised, say, whose } from "../shared/page.js";
import { before, signedOut, sinceWhen, standing } from "../shared/standing.js";
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
  const { record, watched } = entry;
  const one = (selector) => part.querySelector(selector);
  const { tone, mark, title, meaning, next } = standing(entry);
  one(".state").className = `state ${tone}`;
  say(one(".mark"), mark);
  say(one(".title"), title);
  say(one(".when"), sinceWhen(entry, now));
  say(one(".meaning"), [meaning, signedOut(entry, now)].filter(Boolean).join(" "));
  say(one(".before"), before(entry));
  say(one(".how"), record.state === "unknown" ? "" : `${text("popupHow")}: ${recognised(record.known.signals)}.`);
  say(one(".next"), next);
  say(one(".open"), text(record.state === "on" ? "popupOpenOn" : "popupOpen"));
  one(".unwatched").hidden = watched;
  say(one(".taken"), entry.access === "taken" ? text("accessTaken", entry.definition.name) : "");
  one(".looking").hidden = !(look?.service === entry.service && look.setting === entry.setting);
  await showAlarm(one(".alarm"), entry);
};
