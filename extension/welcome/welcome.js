/** After installing: three steps to the first reading, what is asked for and why, what StillOff never does. */
import { update } from "../shared/aloud.js";
import { begin, follow, make, within } from "../shared/page.js";
import { goesWithOthers, several } from "../shared/several.js";
import { serviceList } from "../shared/service-list.js";
import { standing } from "../shared/standing.js";
import { list, sentences, text } from "../shared/texts.js";

const { definitions } = stillOff;
const one = within(document);

/** @param {string} step @param {boolean} is */
const done = (step, is) => {
  one(step).classList.toggle("is-done", is);
  one(`${step} .done`).hidden = !is;
};

/** Whether the button is on the toolbar; null where a browser can't tell, which leaves the step as it is. */
const pinned = async () => {
  try {
    return (await browser.action.getUserSettings()).isOnToolbar ?? null;
  } catch {
    return null;
  }
};

const showPinned = async () => {
  const is = await pinned();
  done("#pin", is === true);
  one("#pin .how").hidden = is === true;
  update(one("#pin .is"), is === false ? text("welcomeNotPinned") : "");
};

/** @param {StillOff.ReadEntry} entry */
const button = ({ definition, described }) => {
  const words = text("welcomeOpenButton", definition.name);
  const open = make("button", { type: "button", className: "primary", textContent: words });
  open.addEventListener("click", () => browser.tabs.create({ url: described.address }));
  return make("li", {}, open);
};

/** @param {StillOff.Entry} entry */
const reading = (entry) => {
  const { tone, mark, title } = standing(entry);
  const sign = make("span", { className: "mark", textContent: mark, ariaHidden: "true" });
  const words = make("strong", { textContent: text("called", entry.definition.name, title) });
  return make("li", { className: `state ${tone}` }, sign, words);
};

let shown = "";

/** @param {StillOff.State | null} state */
const show = async (state) => {
  update(one("#broken"), state ? "" : text("dashBroken"));
  await showPinned();
  if (!state) return;
  fill(state);
  picks.show(state);
  one(".pick-services").hidden = !document.querySelector(".picks li:not(:has([hidden]))");
  // What the member showed came later.
  const settings = state.settings.filter((entry) => entry.watched).filter(({ taught }) => !taught);
  const looked = settings.filter(({ record }) => record.state !== "unknown" || record.reason);
  const read = settings.filter(({ record }) => record.state !== "unknown");
  done("#open", looked.length > 0);
  done("#look", read.length > 0);
  const signedOut = !looked.length && settings.some(({ record }) => record.looked?.reason === "signed-out");
  update(one("#open .trouble"), signedOut ? text("try_signed_out") : "");
  const now = JSON.stringify(settings.map((entry) => [entry.key, standing(entry)]));
  if (now === shown) return;
  shown = now;
  one("#open .settings").replaceChildren(...settings.map(button));
  one("#look .read").replaceChildren(...looked.map(reading));
  const [first] = looked;
  const { title = "", next = "" } = first ? standing(first) : {};
  update(one("#look .finished"), next, first && sentences(text("called", first.definition.name, title), next));
};

begin();
document.title = text("welcomeTitle");
one("#hosts").textContent = text("welcomeAskedHosts", list(definitions.filter(({ access }) => access === "install").map(({ name }) => name)));
const page = { again: () => again() };
const fill = serviceList(one("#services"), page);
const picks = several(page);
const together = definitions.filter(goesWithOthers);
one(".picks").append(...together.map((definition) => make("li", {}, picks.box(definition, definition.name))));
one(".picks").before(picks.all(together));
one(".pick-services").append(picks.bar);
const again = follow(show);
// The step ticks itself where the browser tells.
const { onUserSettingsChanged } = browser.action;
onUserSettingsChanged?.addListener(() => again());
