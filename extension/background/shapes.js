/** What stored values look like. What doesn't look so was written by somebody else, or damaged. */
import { isSaid, isWord } from "../shared/own-word.js";
import { isRequest, isTold } from "../shared/request.js";
import { MOST, isTaught } from "../shared/taught.js";
import { STATES } from "../shared/terms.js";
import { isFlag, isString, isStrings, isTable, oneOf, orNull, shaped } from "../shared/validators.js";
import { unread } from "./judge.js";

/** @typedef {import("../shared/validators.js").Is} Is */

/** @type {Is} */
const isTime = Number.isFinite;

const isWholeRecord = shaped({
  state: oneOf(STATES),
  reason: orNull(isString),
  since: orNull(isTime),
  known: orNull(
    shaped({
      state: oneOf(["on", "off"]),
      since: isTime,
      confirmed: isTime,
      signals: isStrings,
      page: isString,
      document: isString,
    }),
  ),
  due: orNull(isTime),
  looked: orNull(shaped({ at: isTime, reason: orNull(isString) })),
  clicked: orNull(isTime),
  clickedIn: orNull(isString),
  relapse: orNull(shaped({ off: isTime, on: isTime, seen: isFlag })),
  reminded: orNull(isTime),
  auto: shaped({ failures: isTime, waits: isFlag, off: isFlag }),
  said: orNull(isSaid),
  object: orNull(isString),
});

/** Whether a value is a record, once the parts it lacks have their first values. @type {Is} */
const isRecord = (value) => {
  if (!isTable(value)) return false;
  const whole = { ...unread(), ...value };
  return isWholeRecord(whole) && (whole.known !== null || whole.state === "unknown");
};

/** @type {Is} */
const isHistory = (value) =>
  Array.isArray(value) &&
  value.every(
    shaped({ type: isString, at: isTime, state: oneOf(STATES), signals: isStrings, said: (said) => said === undefined || orNull(isWord)(said) }),
  );

/** @type {Is} */
const isRequestHistory = (value) =>
  Array.isArray(value) && value.every(shaped({ type: isString, at: isTime, request: (request) => request === undefined || isTold(request) }));

/** @type {Is} */
const isSchema = (value) => Number.isInteger(value) && value > 0;

/**
 * @param {string} key in `storage.local`
 * @param {unknown} value
 * @returns {boolean} whether it is what we would have stored there; what isn't ours is never wrong
 */
export const fits = (key, value) => {
  if (key === "schema") return isSchema(value);
  if (key === "options") return isTable(value);
  if (key === "objects") return isStrings(value);
  if (key === "requests") return Array.isArray(value) && value.every((one) => isRequest(one));
  if (key === "taught") return Array.isArray(value) && value.length <= MOST && value.every(isTaught);
  if (key === "who") return isTable(value) && Object.values(/** @type {object} */ (value)).every(isString);
  if (key.startsWith("record:")) return isRecord(value);
  if (key.startsWith("requests:")) return isRequestHistory(value);
  return key.startsWith("history:") ? isHistory(value) : true;
};
