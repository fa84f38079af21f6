/** What the member should know whatever they look at: trouble with the storage, and policies that were ignored. */
import { aloud } from "./aloud.js";
import { make, within, word } from "./page.js";
import { date, sentences, text } from "./texts.js";

const WITH_TIME = /** @type {const} */ ({ dateStyle: "medium", timeStyle: "short" });
let shown = "";

/** @param {Pick<StillOff.State, "problems" | "managed" | "managedProblems">} state */
export const showTrouble = ({ problems, managed, managedProblems }) => {
  const now = JSON.stringify([problems, managed, managedProblems]);
  if (now === shown) return;
  shown = now;
  const lines = [
    ...problems.map(({ key, kind, at }) => [word("trouble", kind), at ? text("dashTroubleWhere", key, date(at, WITH_TIME)) : ""]),
    ...managedProblems.map(({ key, problem }) => [text(`policy_${problem}`, key)]),
    ...(managed.length ? [[text("dashManagedSome")]] : []),
  ];
  const parts = lines.map((words) => make("p", { className: "notice", textContent: sentences(...words) }));
  within(document)("#notices").replaceChildren(...parts);
  for (const { textContent } of parts) aloud(textContent ?? "");
};
