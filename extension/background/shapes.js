/** What stored values look like. What doesn't look so was written by somebody else, or damaged. */
import { isRequest, isTold } from "../shared/request.js";
import { STATES } from "../shared/terms.js";
import { unread } from "./judge.js";

/** @typedef {(value: any) => boolean} Is Whether a value is what it should be. */

/** @type {Is} */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
/** @type {Is} */
const isText = (value) => typeof value === "string";
/** @type {Is} */
const isFlag = (value) => typeof value === "boolean";
/** @type {Is} */
const isTime = Number.isFinite;
/** @type {Is} */
const isList = (value) => Array.isArray(value) && value.every(isText);
/** @param {Is} is @returns {Is} */
const orNull = (is) => (value) => value === null || is(value);
/** @param {{[key: string]: Is}} shape @returns {Is} */
const shaped = (shape) => (value) => isObject(value) && Object.entries(shape).every(([key, is]) => is(value[key]));

const isWholeRecord = shaped({
  state: (value) => STATES.includes(value),
  reason: orNull(isText),
  since: orNull(isTime),
  known: orNull(
    shaped({
      state: (value) => value === "on" || value === "off",
      since: isTime,
      confirmed: isTime,
      signals: isList,
      page: isText,
      document: isText,
    }),
  ),
  due: orNull(isTime),
  looked: orNull(shaped({ at: isTime, reason: orNull(isText) })),
  clicked: orNull(isTime),
  clickedIn: orNull(isText),
  relapse: orNull(shaped({ off: isTime, on: isTime, seen: isFlag })),
  reminded: orNull(isTime),
  auto: shaped({ failures: isTime, waits: isFlag, off: isFlag }),
  object: orNull(isText),
});

/** Whether a value is a record, once the parts it lacks have their first values. @type {Is} */
const isRecord = (value) => {
  if (!isObject(value)) return false;
  const whole = { ...unread(), ...value };
  return isWholeRecord(whole) && (whole.known !== null || whole.state === "unknown");
};

/** @type {Is} */
const isHistory = (value) =>
  Array.isArray(value) && value.every(shaped({ type: isText, at: isTime, state: (state) => STATES.includes(state), signals: isList }));

/** @type {Is} */
const isRequestHistory = (value) =>
  Array.isArray(value) && value.every(shaped({ type: isText, at: isTime, request: (request) => request === undefined || isTold(request) }));

/** @type {Is} */
const isSchema = (value) => Number.isInteger(value) && value > 0;

/**
 * @param {string} key in `storage.local`
 * @param {unknown} value
 * @returns {boolean} whether it is what we would have stored there; what isn't ours is never wrong
 */
export const fits = (key, value) => {
  if (key === "schema") return isSchema(value);
  if (key === "options") return isObject(value);
  if (key === "objects") return isList(value);
  if (key === "requests") return Array.isArray(value) && value.every((one) => isRequest(one));
  if (key === "who") return isObject(value) && Object.values(/** @type {object} */ (value)).every(isText);
  if (key.startsWith("record:")) return isRecord(value);
  if (key.startsWith("requests:")) return isRequestHistory(value);
  return key.startsWith("history:") ? isHistory(value) : true;
};
