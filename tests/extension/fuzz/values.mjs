/** Values nobody asked for, the same on every run with the same seed. */

/** Numbers from 0 to 1 (mulberry32). @param {number} seed */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const TEXTS = [
  "",
  " ",
  "on",
  "off",
  "unknown",
  "null",
  "0",
  "-1",
  "true",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "length",
  "linkedin",
  "data-for-ai-improvement",
  "a/b",
  "record:",
  "2026-02-30",
  "2026-01-01",
  "9999-99-99",
  "javascript:1",
  "https://",
  "\u0000",
  "\ud800",
  "\u202e",
  "é",
  "😀",
  "=1+1",
  "<b>",
  "a".repeat(5000),
  "[object Object]",
  "0123456789ab",
];
const NUMBERS = [0, -0, 1, -1, 0.5, 1e308, -1e308, 2 ** 53, NaN, Infinity, -Infinity, 8.64e15, 8.64e15 + 1, 1700000000000];

/** @param {number} seed */
export const chooser = (seed) => {
  const chance = random(seed);
  const below = (most) => Math.floor(chance() * most);
  const one = (list) => list[below(list.length)];
  const key = () => (chance() < 0.7 ? one(TEXTS) : String.fromCharCode(...Array.from({ length: below(6) }, () => below(0xffff))));
  /** Anything that a message, a file or the storage can hold: plain data, however odd. */
  const anything = (depth = 3) => {
    const kind = below(depth > 0 ? 9 : 6);
    if (kind === 0) return null;
    if (kind === 1) return undefined;
    if (kind === 2) return chance() < 0.5;
    if (kind === 3) return one(NUMBERS);
    if (kind <= 5) return key();
    if (kind === 6) return Array.from({ length: below(4) }, () => anything(depth - 1));
    // As a message or a file would make it: a key is a key, whatever its name.
    return Object.fromEntries(Array.from({ length: below(5) }, () => [key(), anything(depth - 1)]));
  };
  /** A value like another, but for one place in it. */
  const spoilt = (value) => {
    if (value === null || typeof value !== "object") return anything();
    const copy = structuredClone(value);
    const places = [];
    const walk = (holder) => {
      for (const name of Object.keys(holder)) {
        places.push([holder, name]);
        if (holder[name] !== null && typeof holder[name] === "object") walk(holder[name]);
      }
    };
    walk(copy);
    if (!places.length || chance() < 0.02) return anything();
    const [holder, name] = one(places);
    const way = below(4);
    if (way === 0) delete holder[name];
    else if (way === 1 && !Array.isArray(holder)) Object.assign(holder, Object.fromEntries([[key(), anything()]]));
    else if (way === 2 && Array.isArray(holder)) holder.push(structuredClone(holder[name]));
    else holder[name] = anything();
    return copy;
  };
  return { anything, below, chance, key, one, spoilt };
};
