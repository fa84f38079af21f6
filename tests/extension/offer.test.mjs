/** What the desk shows for a choice: that choice, whole, and nothing of the one before. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { authorities, bare, letters, offers, places, service, who } from "./built.mjs";

const { offerOf } = offers;
const SERVICES = [
  { ...service, id: "example" },
  { ...bare, id: "bare" },
  {
    ...service,
    id: "third",
    name: "Third",
    controllers: [{ regions: ["eu-eea"], name: "Third Company Ltd", post: [], languages: ["pl"], lead: "PL" }],
  },
];
const REQUESTS = [
  { id: "a", service: "example", regime: "gdpr", right: "object", sent: "2026-10-01", answer: null, after: null },
  { id: "b", service: "example", regime: "gdpr", right: "remind", sent: "2026-11-05", answer: null, after: "a" },
  { id: "c", service: "bare", regime: "uk-gdpr", right: "access", sent: "2026-10-02", answer: null, after: null },
];
const FIRST = {
  ...{ service: SERVICES[0], place: "FR", member: true, letter: "", language: "", preferred: ["en"], authority: null, basis: null, after: "" },
  ...{ requests: REQUESTS, draft: false, who, reasons: [], ownReason: "", purposes: null, observations: [], share: true },
  ...{ reference: "SO-7K2M9P", on: "2026-11-25" },
};
const GREETING = {
  en: /Dear Sir or Madam|To whom it may concern|^I (expressly )?object/m,
  de: /Sehr geehrte|^Aus Gründen|^Ich widerspreche/m,
  fr: /Madame, Monsieur|^Pour des raisons|^Je m’oppose/m,
};

/** Numbers that look random and are the same in every run. @param {number} seed */
const randoms = (seed) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};
const WALKS = 4;
const STEPS = 150;

/** One choice changed, as a member does; the lists keep what they showed. */
const step = (choice, offer, random) => {
  const one = (list) => list[Math.floor(random() * list.length)];
  // The lists show what was settled.
  const now = { ...choice, letter: offer.letter?.id ?? "", language: offer.language, authority: offer.chosen, after: offer.after?.id ?? "" };
  const changes = [
    () => ({ ...now, place: one(places.places).id }),
    () => ({ ...now, place: one(["DE", "IT", "FR", "GB", "CH", "CA-QC", "HK", "elsewhere"]) }),
    () => ({ ...now, service: one(SERVICES) }),
    () => ({ ...now, member: !now.member }),
    () => ({ ...now, letter: offer.letters.length ? one(offer.letters).id : "" }),
    () => ({ ...now, letter: "complaint" }),
    () => ({ ...now, language: one(["en", "de", "fr", "it", ""]) }),
    () => ({ ...now, authority: one(authorities.authorities).id }),
    () => ({ ...now, authority: one(["deberlbdi", "denrwldi", null]) }),
    () => ({ ...now, after: one(["a", "b", "c", ""]) }),
    () => ({ ...now, draft: random() < 0.5 }),
  ];
  return one(changes)();
};

/** All that must hold between what is shown and what is chosen. */
const holds = (choice, offer) => {
  const about = JSON.stringify([choice.service.id, choice.place, choice.member, offer.letter?.id, offer.language, offer.authority, offer.draft]);
  const there = places.placeOf(choice.place);
  assert.deepEqual(
    offer.letters,
    there.regime === "none" ? [] : letters.lettersFor(choice.place, choice.service, choice.member, offer.chosen),
    about,
  );
  if (!offer.written) {
    assert.deepEqual([offer.ways, offer.mail], [[], null], about);
    assert.ok(offer.letters.length === 0 || offer.why !== null, about);
    return;
  }
  const { text, to } = offer.written;
  const toAuthority = offer.letter.to === "authority";
  const recipient = toAuthority ? authorities.authorityOf(offer.authority) : letters.controllerOf(choice.service, there.region);
  assert.equal(offer.why, null, about);
  assert.equal(to.name, recipient?.name ?? choice.service.company, about);
  assert.match(text, GREETING[offer.language], about);
  if (toAuthority) {
    assert.equal(recipient.place, choice.place, about);
    assert.ok(recipient.languages.length === 0 || offer.draft || recipient.languages.includes(offer.language), about);
  }
  for (const other of authorities.authorities) {
    if (other.id !== offer.authority && other.name !== recipient?.name)
      assert.ok(!text.startsWith(`${who.name}\n${who.address}\n\n${other.name}\n`), about);
  }
  for (const { name } of SERVICES)
    if (name !== choice.service.name) assert.doesNotMatch(text, new RegExp(`with ${name}|bei ${name}|${name} :`), about);
  if (offer.draft) assert.deepEqual([offer.ways, offer.mail, /^\[DRAFT/.test(text)], [[], null, true], about);
  else assert.deepEqual([offer.ways, /DRAFT/.test(text)], [offer.letter.ways, false], about);
  if (offer.after) assert.ok(offer.letter.follows && offer.after.service === choice.service.id && offer.after.regime === there.regime, about);
};

test("whatever was chosen before, what is shown belongs to what is chosen now", () => {
  for (let seed = 1; seed <= WALKS; seed += 1) {
    const random = randoms(seed);
    let choice = FIRST;
    for (let count = 0; count < STEPS; count += 1) {
      const offer = offerOf(choice);
      holds(choice, offer);
      choice = step(choice, offer, random);
    }
  }
});

test("the choice before leaves nothing: a choice made at once shows the same as the one reached step by step", () => {
  const by = (choice, more) => {
    const { letter, language, chosen: authority, after } = offerOf(choice);
    return { ...choice, letter: letter?.id ?? "", language, authority, after: after?.id ?? "", ...more };
  };
  const reached = by(by(by(FIRST, { letter: "complaint" }), { place: "IT" }), { place: "DE" });
  assert.deepEqual(offerOf(reached), offerOf({ ...FIRST, letter: "complaint", place: "DE" }));
});

test("in the places whose authority takes none of the languages, a complaint has no text, no recipient and no way", () => {
  const without = places.places.filter(({ id }) => offerOf({ ...FIRST, place: id, letter: "complaint" }).why === "language");
  assert.ok(without.length >= 20, String(without.length));
  for (const { id } of without) {
    const { written, ways, mail, letter, authority } = offerOf({ ...FIRST, place: id, letter: "complaint" });
    assert.deepEqual([written, ways, mail, letter.id], [null, [], null, "complaint"], id);
    assert.ok(authority, "its own form can be named");
  }
});

test("a text has a key of its own for each choice that another text belongs to", () => {
  const keys = ["FR", "GB", "DE"].flatMap((place) => ["objection", "access"].map((letter) => offerOf({ ...FIRST, place, letter }).key));
  assert.equal(new Set(keys).size, 6);
  assert.equal(offerOf({ ...FIRST, reasons: ["job"] }).key, offerOf(FIRST).key, "reasons change the same text");
});

test("why it is this authority of several is said where the member says so, and nowhere else", () => {
  const told = (more) => offerOf({ ...FIRST, letter: "complaint", language: "de", ...more }).written.text;
  const berlin = { place: "DE", authority: "deberlbdi" };
  assert.match(told({ ...berlin, basis: "work" }), /Ich arbeite in Ihrem Zuständigkeitsbereich/);
  assert.doesNotMatch(told(berlin), /Zuständigkeitsbereich/);
  assert.doesNotMatch(told({ place: "AT", basis: "home" }), /Zuständigkeitsbereich/);
});

test("a request can be followed only under the law it was sent under", () => {
  const follow = (place) => offerOf({ ...FIRST, place, letter: "reminder", after: "a" });
  assert.deepEqual([follow("FR").after?.id, follow("DE").after?.id, follow("GB").after], ["a", "a", null]);
});
