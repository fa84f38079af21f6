/** The member's own sign on a letter, by which an answer is known. No browser's API but `crypto`. */

/** No letter or digit that is read for another. */
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH = 6;

/** @returns {string} such as SO-7K2M9P; random, so that it tells nothing */
export const newReference = () => `SO-${[...crypto.getRandomValues(new Uint8Array(LENGTH))].map((byte) => SIGNS[byte % SIGNS.length]).join("")}`;
