/** Who hears complaints: a list to search, with how to reach each, in which language, and how old that knowledge is. */
import { authorities, fallback, find, mailOf, old, sources } from "../../desk/authorities.js";
import * as wording from "../../desk/wording.js";
import { today } from "../../shared/days.js";
import { update } from "../../shared/aloud.js";
import { count, list, make, within } from "../../shared/page.js";
import { date, text } from "../../shared/texts.js";

/** @typedef {import("../../desk/authorities.js").Authority} Authority */

const view = within(document)("#desk-authorities");
const search = within(view)(".search", HTMLInputElement);
/** @type {string | null} */
let place = null;
let shown = "";

/** What an authority is also found by: its country and languages, as the member calls them. @param {Authority} authority */
const called = ({ place: id, languages }) => [wording.place(id), ...languages.map(wording.languageName)];

/** What was searched for; else those of where the member lives, once that is known. @returns {readonly Authority[]} */
const found = () => (search.value.trim() ? find(search.value, called) : authorities.filter((one) => one.place === place));

export const build = () => search.addEventListener("input", fill);

/** @param {{place: string | null}} chosen */
export const show = (chosen) => {
  place = chosen.place;
  fill();
};

const fill = () => {
  const all = found();
  const now = JSON.stringify([all.map(({ id }) => id), search.value, place, today()]);
  if (now === shown) return;
  shown = now;
  const searched = search.value.trim() !== "";
  const own = all.length ? text("authoritiesOwn", count(all.length)) : "";
  update(within(view)(".found"), searched ? text("authoritiesFound", count(all.length), count(authorities.length)) : own);
  const nobody = make("li", {}, text("authoritiesNone"), " ", link(fallback));
  view.querySelector(".authorities")?.replaceChildren(...(all.length || !(searched || place) ? all.map(part) : [nobody]));
};

/** @param {string} address @param {string} [words] else the address itself is shown */
export const link = (address, words) => {
  const shown = words ? { textContent: words } : { textContent: address.replace(/^https?:\/\//, ""), translate: false, dir: "ltr" };
  return make("a", { href: address, target: "_blank", rel: "noreferrer noopener", ...shown });
};

/** What is said in data and not by us: a name, an address. @param {string} words */
export const quoted = (words) => make("bdi", { textContent: words, translate: false });

/** @param {Authority} authority */
const part = (authority) => {
  const { id, place: code, name, short, web, complaint, email, addresses, languages, notes, takesComplaints } = authority;
  const rows = [
    row(text("authorityCountry"), quoted(wording.place(code))),
    row(text("authorityForm"), complaint ? link(complaint) : text(takesComplaints ? "authorityNoForm" : "authorityNoComplaints")),
    row(text("authoritySite"), link(web)),
    email ? row(text(mailOf(authority) ? "authorityEmail" : "authorityEmailNot"), quoted(email)) : "",
    ...addresses.map((address) => row(text("authorityAddress"), quoted(address))),
    languages.length ? row(text("authorityLanguages"), quoted(list(languages.map(wording.languageName)))) : "",
  ];
  const said = notes.map((note) => make("li", { textContent: wording.authority(note) }));
  return make(
    "li",
    { className: "card stack", id: `authority-${id}` },
    make("h4", {}, quoted(short ? `${name} (${short})` : name)),
    make("dl", {}, ...rows),
    ...(said.length ? [make("ul", { className: "quiet" }, ...said)] : []),
    make("p", { className: "quiet", textContent: age(authority) }),
  );
};

/** @param {string} name @param {Node | string} value */
const row = (name, value) => make("div", {}, make("dt", { textContent: name }), make("dd", {}, value));

/** How old what is said of an authority is, and from where. @param {Authority} authority */
const age = (authority) => {
  const from = list(authority.sources.map((id) => sources.find((source) => source.id === id)?.supports ?? id));
  const { date: day } = authority;
  if (day === null) return text("authorityUndated", from);
  return text(old(authority, today()) ? "authorityOld" : "authorityDated", date(day), from);
};
