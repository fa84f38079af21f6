/** What values can be, for all that is stored, imported or set from elsewhere. */

/** @typedef {(value: any) => boolean} Is Whether a value is what it should be. @typedef {{[key: string]: Is}} Shape */

/** @type {Is} */
export const isTable = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
/** @type {Is} */
export const isString = (value) => typeof value === "string";
/** @type {Is} */
export const isFlag = (value) => typeof value === "boolean";
/** @type {Is} */
export const isStrings = (value) => Array.isArray(value) && value.every(isString);
/** @param {RegExp} pattern @returns {Is} */
export const matches = (pattern) => (value) => typeof value === "string" && pattern.test(value);
/** @param {readonly unknown[]} words @returns {Is} */
export const oneOf = (words) => (value) => words.includes(value);
/** @param {Is} is @returns {Is} */
export const orNull = (is) => (value) => value === null || is(value);
/** @param {Is} is @param {number} most @returns {Is} */
export const listOf = (is, most) => (value) => Array.isArray(value) && value.length <= most && value.every(is);
/** A table with at least these keys. @param {Shape} shape @returns {Is} */
export const shaped = (shape) => (value) => isTable(value) && Object.entries(shape).every(([key, is]) => is(value[key]));

/** A name that we give: of a service, a setting, a letter, a right. */
export const isName = matches(/^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/);
/**
 * A text on one line: no control characters, nothing that turns the direction of what follows.
 *
 * @param {number} least characters
 * @param {number} most
 */
export const isLine = (least, most) => matches(new RegExp(`^[^\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]{${least},${most}}$`, "u"));
