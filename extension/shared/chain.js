/**
 * A history, of a setting or of the requests about one, as a chain of lines: each carries the SHA-256 of the one before it, so that a line that was
 * changed, removed, added or moved shows. `builder/data/evidence.py` checks the same chain. No browser's API but `crypto`.
 */

/** What two confirmations must have in common to share a line. @type {(keyof StillOff.Line)[]} */
export const ALIKE = ["state", "page", "definition", "version"];

/** With every object's keys in order, however a browser or a file had them. @param {any} value @returns {any} */
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

/** @param {unknown} value @returns {string} as JSON, keys in alphabetical order, no spaces: one value, one text */
export const canonical = (value) => JSON.stringify(sorted(value));

/** @param {string} text @returns {Promise<string>} SHA-256 of its UTF-8, hexadecimal */
export const sha256 = async (text) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** @param {string} host @returns {Promise<string>} the id of a site on which the member showed settings */
export const siteOf = async (host) => `site-${(await sha256(host)).slice(0, 12)}`;

/** @param {unknown} value a line, or anything @returns {Promise<string>} SHA-256 of its canonical JSON, hexadecimal */
export const digest = (value) => sha256(canonical(value));

/** @param {object[]} lines @returns {Promise<string | null>} what the next line will carry */
export const head = async (lines) => (lines.length ? digest(lines.at(-1)) : null);

/**
 * Add an event: a further confirmation is folded into the line of the first; every line names the one before.
 *
 * @param {StillOff.Line[]} lines
 * @param {StillOff.Line} event
 */
export const append = async (lines, event) => {
  const last = lines.at(-1);
  if (event.type === "confirmed" && last?.type === "confirmed" && ALIKE.every((name) => last[name] === event[name])) {
    Object.assign(last, { count: (last.count ?? 1) + 1, last: event.at });
    return;
  }
  const folding = event.type === "confirmed" ? { count: 1, last: event.at } : {};
  lines.push(sorted({ ...event, ...folding, previous: await head(lines) }));
};

/** @param {StillOff.Line[]} lines @returns {Promise<StillOff.Line[]>} copies of the lines, chained again in this order */
export const chain = async (lines) => {
  /** @type {StillOff.Line[]} */
  const chained = [];
  for (const line of lines) chained.push(sorted({ ...line, previous: await head(chained) }));
  return chained;
};

/**
 * @param {StillOff.Line[]} lines
 * @returns {Promise<{line: number, expected: string | null, found: unknown}[]>} where the chain is broken: the lines
 *   that don't carry the digest of the line before them
 */
export const check = async (lines) => {
  const problems = [];
  let expected = null;
  for (const [line, content] of lines.entries()) {
    if (content.previous !== expected) problems.push({ line, expected, found: content.previous });
    expected = await digest(content);
  }
  return problems;
};
