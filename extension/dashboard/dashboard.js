/** The dashboard: one view at a time, each shown again whenever something changes. */
import { tell, update } from "../shared/aloud.js";
import { showTrouble } from "../shared/trouble.js";
import { begin, follow, say, within } from "../shared/page.js";
import { text } from "../shared/texts.js";
import * as checks from "./checks.js";
import * as objection from "./desk/desk.js";
import * as evidence from "./evidence.js";
import * as options from "./options.js";
import * as overview from "./overview.js";
import * as services from "./services.js";
import * as timeline from "./timeline.js";

/** @type {{[name: string]: StillOff.DashboardView}} */
const views = { overview, timeline, services, checks, objection, evidence, options };
/** The views that show also what isn't looked at: where there is only a request. */
const ALL = ["timeline", "objection", "evidence"];
/** Those that show also what the member says of what can't be looked at. */
const SAYING = ["overview", "services"];
const one = within(document);

/** The view that the address names. */
const current = () => (Object.hasOwn(views, location.hash.slice(1)) ? location.hash.slice(1) : "overview");

const turn = () => {
  const name = current();
  for (const view of Object.keys(views)) one(`#${view}`).hidden = view !== name;
  for (const found of document.querySelectorAll("nav a")) {
    const link = /** @type {HTMLAnchorElement} */ (found);
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${one(`#${name}-name`).textContent} – ${text("extensionName")}`;
  say(one("#said"), "");
};

/** @param {StillOff.State | null} state */
const show = async (state) => {
  update(one("#broken"), state ? "" : text("dashBroken"));
  if (!state) return;
  showTrouble(state);
  const name = current();
  const shown = (/** @type {StillOff.Entry} */ { access, record }) =>
    ALL.includes(name) || access !== "none" || (record.said !== null && SAYING.includes(name));
  const settings = state.settings.filter(shown);
  await views[name].show({ ...state, settings });
};

begin();
/** @type {StillOff.Page} */
const page = { again: () => again(), done: (words) => tell(one("#said"), words) };
for (const view of Object.values(views)) view.build(page);
turn();
const again = follow(show);
addEventListener("hashchange", async () => {
  turn();
  await again();
  one(`#${current()}-name`).focus();
});
