/** The words of readings and histories, once for all. Made from builder/data/terms.py by `invoke fix`. */

/** Of training, never of the control. */
export const STATES = /** @type {const} */ (["on", "off", "unknown"]);

/** Why a reading is unknown. */
export const REASONS = /** @type {const} */ ([
  "signed-out",
  "not-found",
  "ambiguous",
  "contradictory",
  "unsettled",
  "not-offered",
  "locked",
  "outdated-definition",
  "undecided",
]);

/** Reasons to believe that a control is the one we look for. */
export const SIGNALS = /** @type {const} */ (["address", "key", "label", "name", "alone", "link", "word"]);

/** Kinds of controls that a member can point at. */
export const CONTROLS = /** @type {const} */ (["switch", "checkbox", "radio", "select"]);

/** Attributes that a service may keep stable, whatever the language. */
export const KEY_ATTRIBUTES = /** @type {const} */ (["aria-labelledby", "id", "name", "data-testid", "data-perf-screen"]);

/** Kinds of pages that tell of a setting. */
export const TELLS = /** @type {const} */ (["control", "row"]);

/** The same, and sign-in walls. */
export const PAGES = /** @type {const} */ (["control", "row", "wall"]);

/** How a page came to show what was read; watched: before our eyes. */
export const ARRIVALS = /** @type {const} */ (["load", "navigation", "restored", "watched"]);

/** Lines of a history that say what was read, each with the states it can have. */
export const READ = /** @type {const} */ ({
  "first-read": ["on", "off"],
  confirmed: ["on", "off"],
  "switched-off": ["off"],
  "switched-on": ["on"],
  "found-on-again": ["on"],
  unreadable: ["unknown"],
});

/** Lines that say nothing of the setting. */
export const ASIDE = /** @type {const} */ ([
  "other-account",
  "objection-sent",
  "said",
  "request-sent",
  "request-changed",
  "request-answered",
  "request-withdrawn",
  "imported",
]);

/** Those of them that have a request. */
export const REQUESTED = /** @type {const} */ (["request-sent", "request-changed", "request-answered", "request-withdrawn"]);
