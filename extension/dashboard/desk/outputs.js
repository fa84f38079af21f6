/** Where a text goes: the clipboard, paper, a file, a mail to an authority. Each on the member's click. */
import { tell } from "../../shared/aloud.js";
import { make, say, within } from "../../shared/page.js";
import { text } from "../../shared/texts.js";

const view = within(document)("#desk-text");
const one = within(view);
const written = within(document)("#desk-written", HTMLTextAreaElement);
const paper = within(document)("#letter");

/** What mail programs take as a whole address, characters; Windows hands over no more than about 2,000. */
const LONGEST = 1900;

/** What is offered now. @type {{subject: string, name: string, mail: string | null, signed: boolean}} */
let offered = { subject: "", name: "", mail: null, signed: false };

export const build = () => {
  one(".copy").addEventListener("click", async () => tell(one(".done"), text((await copied()) ? "deskCopied" : "bonesSelected")));
  one(".copy-subject").addEventListener("click", async () => tell(one(".done"), text((await put(offered.subject)) ? "deskCopied" : "bonesSelected")));
  one(".print").addEventListener("click", () => print());
  one(".mail").addEventListener("click", async () => {
    if (isLong()) tell(one(".done"), text((await copied()) ? "deskMailCopied" : "bonesSelected"));
  });
  written.addEventListener("input", refresh);
};

/**
 * Offer what stands in the text field.
 *
 * @param {typeof offered} given the file's name without its ending; an authority's address where the text goes to one that
 *   has an address; whether it is a letter, which ends with a name to sign above
 */
export const offer = (given) => {
  offered = given;
  refresh();
};

/** @param {string} words @returns {Promise<boolean>} whether the browser let us */
const put = async (words) => {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
};

/** Copy the text; where the browser doesn't let us, it is selected. @returns {Promise<boolean>} whether it did */
export const copied = async () => {
  const done = await put(written.value);
  if (!done) written.select();
  return done;
};

/** @param {boolean} whole whether the text comes along */
const address = (whole) => {
  const parts = { subject: offered.subject, ...(whole ? { body: written.value.replaceAll("\n", "\r\n") } : {}) };
  const query = Object.entries(parts).map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
  return `mailto:${offered.mail}?${query.join("&")}`;
};

const isLong = () => address(true).length > LONGEST;

const refresh = () => {
  within(document)("#desk-subject", HTMLInputElement).value = offered.subject;
  const save = one(".save", HTMLAnchorElement);
  if (save.href) URL.revokeObjectURL(save.href);
  save.href = URL.createObjectURL(new Blob([written.value], { type: "text/plain;charset=utf-8" }));
  save.download = `${offered.name}.txt`;
  const mail = one(".mail", HTMLAnchorElement);
  mail.hidden = offered.mail === null;
  if (offered.mail !== null) mail.href = address(!isLong());
  say(one(".mail-why"), offered.mail === null ? "" : text(isLong() ? "deskMailLong" : "deskMailWhy", offered.mail));
  // A field prints no more of its text than it shows.
  const lines = written.value.split("\n");
  const { signed, subject } = offered;
  const marks = signed
    ? new Map([
        [lines.indexOf(subject), "subject"],
        [lines.length - 1, "signed"],
      ])
    : new Map();
  paper.replaceChildren(...lines.map((line, at) => make("p", { dir: "auto", className: marks.get(at) ?? "", textContent: line || "\u00A0" })));
};
