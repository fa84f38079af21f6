/** Whether an address is that of a page on which a setting can be shown, and why not. No browser's API. */
import { isAddress, namesSomebody } from "./taught.js";

/** Browsers let no extension look at these, whatever access was given. */
const STORES = [
  "chromewebstore.google.com/",
  "chrome.google.com/webstore",
  "addons.mozilla.org/",
  "microsoftedge.microsoft.com/addons",
  "addons.opera.com/",
];

/** @typedef {{address: string, problem: null} | {address: null, problem: "none" | "http" | "browser" | "store" | "person" | "long"}} Showable */

/** @param {URL} url @returns {Exclude<Showable["problem"], null> | null} */
const problemOf = (url) => {
  if (url.protocol === "http:") return "http";
  if (url.protocol !== "https:") return "browser";
  if (!url.host.includes(".")) return "none";
  if (STORES.some((store) => `${url.host}${url.pathname}`.startsWith(store))) return "store";
  if (namesSomebody(url)) return "person";
  return isAddress(url.href) ? null : "long";
};

/** @param {string} written as a member writes or copies it @returns {Showable} */
export const showable = (written) => {
  const typed = written.trim();
  // Browsers' address bars leave the beginning out.
  const whole = /^[a-z][a-z+-]*:/i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(whole)) return { address: null, problem: "none" };
  const url = new URL(whole);
  const problem = problemOf(url);
  return problem ? { address: null, problem } : { address: url.href, problem: null };
};

/** The same of a page that is open: of its address only as much as may be kept. @param {string} url @returns {Showable} */
export const showableAt = (url) => {
  const found = showable(url);
  if (found.problem !== "person" && found.problem !== "long") return found;
  const { origin, pathname } = new URL(url);
  const path = showable(origin + pathname);
  return path.problem ? showable(`${origin}/`) : path;
};
