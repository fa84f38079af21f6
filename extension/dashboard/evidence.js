/** Evidence: export, report, import, deletion. */
import { tell } from "../shared/aloud.js";
import { sha256 } from "../shared/chain.js";
import { LARGEST, check, csvOf, evidenceOf, parse, strayIn } from "../shared/evidence.js";
import { ask, make, say, whose, within } from "../shared/page.js";
import { MOST } from "../shared/taught.js";
import { count, date, sentences, text } from "../shared/texts.js";
import { agreed } from "./agreed.js";
import { read } from "./file.js";
import { historiesOf } from "./histories.js";
import { ends } from "./lines.js";
import { report } from "./report.js";

const { messages } = stillOff;
const one = within(within(document)("#evidence"));
const chosen = one(".file", HTMLInputElement);
const cancel = one(".cancel", HTMLButtonElement);
/** @type {StillOff.Page} */
let page;
let shown = "";

/** @param {StillOff.Page} given */
export const build = (given) => {
  page = given;
  one(".print").addEventListener("click", () => print());
  chosen.addEventListener("change", take);
};

/** @param {StillOff.State} state */
export const show = async (state) => {
  const histories = await historiesOf(state.settings);
  const now = JSON.stringify([state.taught, histories.map(({ entry, all }) => [entry.record, entry.fresh, all])]);
  if (now === shown) return;
  say(one(".preparing"), text("evidencePreparing"));
  await prepare(histories, state);
  say(one(".preparing"), "");
  one(".kept").replaceChildren(...histories.filter(({ all }) => all.length).map(itemOf));
  shown = now;
};

/**
 * Make the files that the links lead to: the member's click on them is all that downloading needs.
 *
 * @param {StillOff.History[]} histories
 * @param {StillOff.State} state
 */
const prepare = async (histories, { now: made, taught }) => {
  const { version } = browser.runtime.getManifest();
  const settings = histories.map(({ entry, lines, requests }) => ({
    ...whose(entry),
    name: entry.described.name,
    record: entry.record,
    history: lines,
    requests,
  }));
  const evidence = await evidenceOf({ settings, taught, version, made });
  const json = `${JSON.stringify(evidence, null, 2)}\n`;
  const name = `stilloff-${new Date(made).toISOString().slice(0, 10)}`;
  offer(".json", json, "application/json", `${name}.json`);
  offer(".csv", csvOf(evidence), "text/csv", `${name}.csv`);
  const hash = await sha256(json);
  one("#report").replaceChildren(...report(histories, { made, version, hash }));
};

/** @param {string} selector @param {string} content @param {string} type @param {string} name */
const offer = (selector, content, type, name) => {
  const link = one(selector, HTMLAnchorElement);
  if (link.href) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
};

/** @param {StillOff.History} history of at least one line */
const itemOf = ({ entry, all: lines }) => {
  const { called } = entry;
  const words = text("keptLines", called, count(lines.length), date(lines[0].at), date(ends(lines[lines.length - 1])));
  const button = make("button", { type: "button", className: "danger", textContent: text("deleteAsk") });
  button.setAttribute("aria-label", text("deleteAskOf", called));
  button.addEventListener("click", async () => {
    if (!(await agreed("delete", { title: text("deleteTitle", called), what: text("deleteWhat", words) }))) return;
    const done = await ask(messages.DELETE, whose(entry));
    tell(one(".gone"), done ? text("deleteDone", called, count(done.lines)) : text("dashNotKept"));
    page.again();
  });
  return make("li", { className: "row" }, make("span", { textContent: words }), button);
};

/** Take in a backup. Nothing changes before the whole file was found to be good. */
const take = async () => {
  const [file] = chosen.files ?? [];
  if (!file) return;
  const stop = new AbortController();
  const abort = () => stop.abort();
  cancel.addEventListener("click", abort);
  say(one(".imported"), "");
  say(one(".refused"), "");
  chosen.disabled = true;
  one(".reading").hidden = false;
  const outcome = await bring(file, stop.signal);
  one(".reading").hidden = true;
  cancel.removeEventListener("click", abort);
  chosen.disabled = false;
  // The same file can be chosen again.
  chosen.value = "";
  tell(one(outcome.bad ? ".refused" : ".imported"), outcome.words);
  chosen.setAttribute("aria-invalid", String(Boolean(outcome.bad)));
  chosen.focus();
  page.again();
};

/** @param {File} file @param {AbortSignal} signal @returns {Promise<{words: string, bad?: boolean}>} */
const bring = async (file, signal) => {
  const bad = (/** @type {string} */ words) => ({ words: sentences(words, text("importNothing")), bad: true });
  const bar = one("progress", HTMLProgressElement);
  bar.value = 0;
  if (file.size > LARGEST) return bad(text("evidenceTooLarge", count(LARGEST / 1e6)));
  say(one(".doing"), text("importReading"));
  let content;
  try {
    content = await read(file, signal, (share) => {
      bar.value = share;
    });
  } catch (error) {
    return bad(text(error instanceof TypeError ? "importNotText" : "importUnreadable"));
  }
  if (content === null) return { words: text("importCancelled") };
  say(one(".doing"), text("importChecking"));
  bar.removeAttribute("value");
  const parsed = parse(content);
  if ("problem" in parsed) return bad(text(parsed.problem.key, ...parsed.problem.values));
  const { evidence } = parsed;
  const stray = await strayIn(evidence);
  if (stray) return bad(text("evidenceBadLine", stray));
  const [changed] = await check(evidence);
  if (changed) return bad(text("importChanged", changed));
  if (signal.aborted) return { words: text("importCancelled") };
  say(one(".doing"), text("importAdding"));
  cancel.disabled = true;
  const done = await ask(messages.IMPORT, { evidence });
  cancel.disabled = false;
  if (!done || done.problem !== undefined) return bad(text("importFailed"));
  const { added, shown, left } = done;
  const lines = added || !(shown || left) ? text(added ? "importDone" : "importNothingNew", count(added)) : "";
  const taught = shown ? text("importShown", count(shown)) : "";
  return { words: sentences(lines, taught, left ? text("importShownLeft", count(left), count(MOST)) : "") };
};
