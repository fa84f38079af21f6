/**
 * Every letter under every law in every language, as it is written down in letters/. After a change that is meant:
 * `STILLOFF_SNAPSHOTS=write python3 -m builder test --select snapshots`, and read the difference.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { letters, regimes, service, who } from "./built.mjs";

const FOLDER = new URL("./letters/", import.meta.url);
const WRITE = process.env.STILLOFF_SNAPSHOTS === "write";
/** One place for each law that gives rights: the first, or that of the company. */
const SEAT = "IE";
const PLACE = Object.fromEntries(
  regimes.regimes
    .filter(({ rights }) => rights.length)
    .map(({ id, places }) => [id, Object.values(places).flat()])
    .map(([id, all]) => [id, all.includes(SEAT) ? SEAT : all[0]]),
);
/** Laws under which the company hears a complaint first. */
const COMPANY_FIRST = regimes.regimes.filter(({ rights }) => rights.some(({ right }) => right === "complain-first")).map(({ id }) => id);
const FULL = { who, on: "2026-11-25", share: true, reference: "SO-7K2M9P", observations: [{ state: "on", at: "2026-01-05" }] };

/** What was sent before: with an account, a request and what was not heard of it; without, one that was refused. */
const stepsOf = (right, regime, member) => {
  const first = { right, sent: "2026-10-01", number: "A-1", reference: "SO-3QHX4T", answer: null };
  if (!member) return [{ ...first, answer: { on: "2026-10-20", said: "refused" } }];
  const after = {
    right: COMPANY_FIRST.includes(regime) ? "complain-first" : "remind",
    sent: "2026-11-05",
    number: "A-2",
    acknowledged: "2026-11-06",
    answer: null,
  };
  return [first, after];
};

/** The letters of a law in one language, with and without an account, every placeholder filled. */
const all = (regime, language) => {
  const place = PLACE[regime];
  const rights = letters.lettersFor(place, service, true).map(({ right }) => right);
  const first = ["object", "withdraw", "access"].find((right) => rights.includes(right));
  const written = [true, false].flatMap((member) =>
    letters.lettersFor(place, service, member).flatMap(({ id, grounds, languages }) => {
      if (!languages.includes(language)) return [];
      const reasons = grounds.slice(0, member ? 2 : 0);
      const steps = stepsOf(id === "complaint" && !member ? "access" : first, regime, member);
      const { text, subject, missing } = letters.compose({ ...FULL, letter: id, language, place, service, member, reasons, steps });
      assert.deepEqual(missing, [], `${regime} ${language} ${id}`);
      assert.doesNotMatch(text, /undefined|null|NaN|\{(?!our\})|\[/, `${regime} ${language} ${id}`);
      return [`######## ${id}, ${member ? "with" : "without"} an account\n######## ${subject}\n\n${text}\n`];
    }),
  );
  return written.join("\n\n");
};

const files = Object.keys(PLACE)
  .flatMap((regime) => letters.languages.map((language) => ({ name: `${regime}-${language}.txt`, text: all(regime, language) })))
  .filter(({ text }) => text);

test("the letters are those that are written down", () => {
  for (const { name, text } of files) {
    const file = new URL(name, FOLDER);
    if (WRITE) writeFileSync(file, text);
    assert.equal(text, readFileSync(file, "utf8"), name);
  }
});

test("nothing is written down that is no letter any more", () => {
  const extra = readdirSync(FOLDER).filter((file) => !files.some(({ name }) => name === file));
  if (WRITE) for (const file of extra) rmSync(new URL(file, FOLDER));
  else assert.deepEqual(extra, []);
});

test("every law that gives rights has letters that are written down", () => {
  for (const regime of Object.keys(PLACE))
    assert.ok(
      files.some(({ name }) => name === `${regime}-en.txt`),
      regime,
    );
});

test("no letter makes a claim that is known to be wrong or has no source", () => {
  const wrong = [
    /60 days/i,
    /off by default/i,
    /data-for-generative-ai/,
    /switched? (it )?back on/i,
    /only new content/i,
    /illegal|unlawful use|rechtswidrig|illégal/i,
    /88c/,
  ];
  for (const { name, text } of files) for (const claim of wrong) assert.doesNotMatch(text, claim, name);
});
