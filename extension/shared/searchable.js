/** Texts as they are searched in. No browser's API. */

/** As names are compared: no case, no accents, no marks between words. @param {string} text */
export const searchable = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ı/g, "i")
    .replace(/ł/g, "l")
    .replace(/[øœ]/g, "o")
    .replace(/ð/g, "d")
    .replace(/ς/g, "σ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
