/**
 * Requests: what the member sent to a service or an authority, and what came of it. Each is remembered under
 * `requests`, and each change of it is a line in a history of their own.
 *
 * @typedef {import("../shared/request.js").Request} Request
 * @typedef {{id: string, name: string, settings: {id: string}[], cards: {id: string}[], verified: string | null}} Definition
 */
import "../shared/browser.js";
import { canonical } from "../shared/chain.js";
import { today } from "../shared/days.js";
import { merge } from "../shared/merge.js";
import { isRequest, overdue, told, trimmed } from "../shared/request.js";
import * as notices from "./notices.js";
import * as records from "./records.js";
import { renewed } from "./upgrade.js";

/** @returns {string} twelve random hexadecimal digits */
const newId = () => [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * A line for the history: the request as it is from now on.
 *
 * @param {StillOff.Line["type"]} type
 * @param {Definition} definition
 * @param {Request} request
 */
const line = (type, definition, request) => ({
  service: request.service,
  setting: request.setting,
  event: { type, at: Date.now(), ...records.recordedBy(definition), request: told(request) },
});

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => canonical(one) === canonical(other);

/** @param {Request} before @param {Request} after */
const typeOf = (before, after) => (after.answer === null || same(before.answer, after.answer) ? "request-changed" : "request-answered");

/**
 * Remember a request, or what changed of one.
 *
 * @param {Definition} definition of the service it was sent to, or is about
 * @param {any} given a request; without an id where it is new
 * @returns {Promise<string | null>} its id; null where it is no request
 */
export const keep = async (definition, given) => {
  // Where there is no setting that can be read, the requests stand with what there is instead.
  const { id: setting } = definition.settings[0] ?? definition.cards[0];
  const request = trimmed({ ...given, id: given?.id ?? newId(), service: definition.id, setting, reminded: null });
  if (!isRequest(request)) return null;
  let known = true;
  await records.changeRequests((requests) => {
    const place = requests.findIndex(({ id }) => id === request.id);
    if (place < 0) {
      known = given.id === undefined;
      return known ? { requests: [...requests, request], lines: [line("request-sent", definition, request)] } : { requests };
    }
    const before = requests[place];
    // A due date that moved is reminded of again.
    const after = { ...request, reminded: before.due === request.due ? before.reminded : null };
    const lines = same(told(before), told(after)) ? [] : [line(typeOf(before, after), definition, after)];
    return { requests: requests.with(place, after), lines };
  });
  if (!overdue(request, today())) await notices.withdrawRequest(request.id);
  return known ? request.id : null;
};

/** @param {Definition} definition @param {unknown} id @returns {Promise<boolean>} whether there was one to take back */
export const withdraw = async (definition, id) => {
  let gone = false;
  await records.changeRequests((requests) => {
    const request = requests.find((one) => one.id === id && one.service === definition.id);
    if (!request) return { requests };
    gone = true;
    return { requests: requests.filter((one) => one !== request), lines: [line("request-withdrawn", definition, request)] };
  });
  if (gone) await notices.withdrawRequest(String(id));
  return gone;
};

/** Say once of each request that its answer is overdue. @param {(id: string) => Definition | null} definitionOf */
export const remind = async (definitionOf) => {
  const day = today();
  for (const request of await records.requests()) {
    const definition = definitionOf(request.service);
    if (!definition || !overdue(request, day) || request.reminded === request.due) continue;
    if (!(await notices.remindRequest(definition, request))) continue;
    await records.changeRequests((requests) => ({
      requests: requests.map((one) => (one.id === request.id ? { ...one, reminded: request.due } : one)),
    }));
  }
};

/**
 * Take in the lines of an import: the newest line about a request says what it is.
 *
 * @param {string} service
 * @param {string} setting
 * @param {StillOff.Line[]} imported
 * @param {Parameters<typeof merge>[2]} by
 * @returns {Promise<number>} how many lines are new
 */
export const restore = async (service, setting, imported, by) => {
  const ids = new Set(imported.flatMap(({ request }) => (request ? [request.id] : [])));
  if (!imported.length) return 0;
  return records.mergeRequests(
    service,
    setting,
    (known) => merge(known, imported, by),
    (known, lines) => {
      const requests = new Map(known.map((request) => [request.id, request]));
      for (const { type, request } of lines) {
        if (!request || !ids.has(request.id)) continue;
        if (type === "request-withdrawn") requests.delete(request.id);
        else requests.set(request.id, { note: "", reminded: null, ...requests.get(request.id), ...request, service, setting });
      }
      return [...requests.values()];
    },
  );
};

/** @returns {Promise<any>} what is being written at the desk; gone when the browser is closed, for it may name the member */
export const draft = async () => (await browser.storage.session.get("draft")).draft ?? null;

/** @param {any} written null to forget it */
export const setDraft = async (written) => {
  if (written === null) await browser.storage.session.remove("draft");
  else await browser.storage.session.set({ draft: written });
  return true;
};

/** Bring what older versions stored into the form of this one. */
export const migrate = () => records.renew((all) => renewed(all, newId));
