/** The dashboard: one view at a time, each shown again whenever something changes. */
import { showNotices } from "../shared/notices.js";
import { begin, follow, say } from "../shared/page.js";
import { text } from "../shared/texts.js";
import * as checks from "./checks.js";
import * as objection from "./desk/desk.js";
import * as evidence from "./evidence.js";
import * as options from "./options.js";
import * as overview from "./overview.js";
import * as services from "./services.js";
import * as timeline from "./timeline.js";

const views = { overview, timeline, services, checks, objection, evidence, options };
/** The views that show also what isn't looked at: where there is only a request. */
const ALL = ["timeline", "objection", "evidence"];
const id = (name) => document.getElementById(name);

/** The view that the address names. */
const current = () => (Object.hasOwn(views, location.hash.slice(1)) ? location.hash.slice(1) : "overview");

const turn = () => {
  const name = current();
  for (const view of Object.keys(views)) id(view).hidden = view !== name;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${id(`${name}-name`).textContent} – ${text("extensionName")}`;
  say(id("said"), "");
};

const show = async (state) => {
  say(id("broken"), state ? "" : text("dashBroken"));
  if (!state) return;
  showNotices(state);
  const name = current();
  const settings = state.settings.filter(({ access }) => ALL.includes(name) || access !== "none");
  await views[name].show({ ...state, settings });
};

begin();
/** What a view may do to the page: have it shown again, and say what was done. */
const page = { again: () => again(), done: (words) => say(id("said"), words) };
for (const view of Object.values(views)) view.build(page);
turn();
const again = follow(show);
addEventListener("hashchange", async () => {
  turn();
  await again();
  id(`${current()}-name`).focus();
});
