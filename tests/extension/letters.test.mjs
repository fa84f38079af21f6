/** Letters: which there are for whom, and what stands in them whatever a member types. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bare, letters, places, service, who } from "./built.mjs";

const ON = "2026-11-25";
const write = (more = {}) =>
  letters.compose({ letter: "objection", language: "en", place: "FR", service, member: true, who, on: ON, ...more });
const forPlace = (place, member = true, of = service) => letters.lettersFor(place, of, member);
const named = (list) => list.map(({ id }) => id);

test("each law has its own letters", () => {
  const five = ["objection-form", "objection", "access", "reminder", "complaint"];
  assert.deepEqual(named(forPlace("FR")), five);
  assert.deepEqual(named(forPlace("CH")), five);
  assert.deepEqual(named(forPlace("GB")), ["objection-form", "objection", "access", "company-complaint", "reminder", "complaint"]);
  for (const place of ["CA", "CA-QC", "HK"]) {
    assert.deepEqual(named(forPlace(place)), ["withdrawal", "access", "reminder", "complaint"]);
  }
  assert.deepEqual(named(forPlace("US-CA")), ["access", "reminder", "complaint"]);
});

test("where no law is known there is no letter", () => {
  for (const place of ["US", "elsewhere", "XX", "", null, "__proto__"]) assert.deepEqual(forPlace(place), []);
  for (const place of ["US", "XX"]) assert.equal(write({ place }), null);
});

test("a letter that a law doesn't have, or a language without a text, can't be written", () => {
  assert.equal(write({ letter: "withdrawal" }), null);
  assert.equal(write({ letter: "constructor" }), null);
  assert.equal(write({ language: "it" }), null);
  assert.equal(write({ language: "toString" }), null);
});

test("only languages that the recipient takes and that there is a text in are offered", () => {
  const languages = (place, id, authority) => letters.lettersFor(place, service, true, authority).find((each) => each.id === id).languages;
  assert.deepEqual(languages("FR", "objection"), ["fr", "en", "de"]);
  assert.deepEqual(languages("GB", "objection"), ["en"]);
  assert.deepEqual(languages("CA-QC", "withdrawal"), ["fr", "en"]);
  assert.deepEqual(languages("FR", "complaint"), ["fr"]);
  assert.deepEqual(languages("CA-QC", "complaint"), ["fr", "en"]);
  assert.deepEqual(languages("DE", "complaint", "denrwldi"), ["de"]);
  assert.deepEqual(languages("IT", "complaint"), []);
});

test("where it isn't known which languages a recipient takes, all are offered and the text's notes say so", () => {
  assert.deepEqual(forPlace("LU").find(({ id }) => id === "complaint").languages, ["de", "en", "fr"]);
  assert.ok(write({ place: "LU", letter: "complaint", language: "fr" }).notes.includes("language-unknown"));
  assert.ok(write({ language: "fr" }).notes.includes("language-unconfirmed"));
  assert.ok(!write().notes.includes("language-unconfirmed"));
});

test("a way that the service has for this place and person is offered, best first", () => {
  const ways = (place, member, of) => forPlace(place, member, of).find(({ id }) => id === "objection-form")?.ways;
  assert.deepEqual(ways("FR", true), ["objection-form", "dpo-form"]);
  assert.deepEqual(ways("GB", true), ["objection-form"]);
  assert.deepEqual(ways("FR", true, bare), []);
  assert.deepEqual(letters.waysOf(service, "eu-eea", true).map(({ about }) => about), ["objection-form", "dpo-form", "download"]);
  assert.deepEqual(letters.waysOf(service, "us", false), []);
});

test("no reason is picked beforehand, and an objection without one says so", () => {
  const { text, notes } = write();
  assert.match(text, /I give no reasons in this letter\./);
  assert.doesNotMatch(text, /My reasons/);
  assert.ok(notes.includes("no-reason"));
  const reasoned = write({ reasons: ["trade", "job"] });
  assert.doesNotMatch(reasoned.text, /I give no reasons/);
  assert.ok(!reasoned.notes.includes("no-reason"));
  assert.match(reasoned.text, /imitate me[^]*looking for work/);
});

test("Switzerland needs no reason: without one the letter says nothing of reasons", () => {
  const { text, notes } = write({ place: "CH" });
  assert.doesNotMatch(text, /reasons/);
  assert.ok(!notes.includes("no-reason"));
  assert.match(text, /Article 30\(2\)\(b\) FADP[^]*Article 21\(1\) GDPR/);
});

test("a reason that is none, and one of somebody without an account, is left out", () => {
  assert.match(write({ reasons: ["constructor", "no-account", "nonsense"] }).text, /I give no reasons/);
  assert.match(write({ reasons: ["no-account"], member: false }).text, /I am not a member/);
  assert.ok(!forPlace("FR").some(({ grounds }) => grounds.includes("no-account")));
  assert.ok(forPlace("FR", false)[0].grounds.includes("no-account"));
});

test("somebody without an account says that, and where their data appears", () => {
  const { text, missing } = write({ member: false, who: { ...who, profile: "https://www.example.com/post/1\nhttps://www.example.com/post/2" } });
  assert.match(text, /I have no account with Example\./);
  assert.match(text, /Where my data appears: https:\/\/www\.example\.com\/post\/1, https:\/\/www\.example\.com\/post\/2/);
  assert.doesNotMatch(text, /my account is to change/);
  assert.deepEqual(missing, []);
  assert.deepEqual(write({ member: false, who: { ...who, profile: "" } }).missing, []);
});

test("what is left empty is a gap in the text, and is named", () => {
  const { text, missing } = write({ who: {} });
  assert.deepEqual(missing.sort(), ["email", "name", "profile"]);
  for (const gap of ["[your name]", "[address of your profile]", "[your e-mail address]"]) assert.ok(text.includes(gap));
  assert.deepEqual(write({ letter: "complaint", language: "fr", who: {} }).missing.sort(), ["address", "email", "name", "sent", "share"]);
});

test("the addressee is the company that answers where the member lives", () => {
  assert.match(write().text, /Data Protection Officer\nExample Ireland Limited\nExample House/);
  assert.match(write({ place: "GB" }).text, /Example Corporation\n1 Example Avenue/);
  assert.match(write({ place: "CA-QC", letter: "withdrawal" }).text, /person in charge[^\n]*\nExample Corporation/);
  assert.equal(write().to.mail, null);
});

test("a service that says nothing of who answers still has a letter, with a note", () => {
  const { text, notes } = write({ service: bare });
  assert.match(text, /Bare Company/);
  assert.ok(notes.includes("no-post-address") && notes.includes("language-unknown"));
  assert.match(text, /- the training, fine-tuning, testing or improvement of AI models\./);
  assert.doesNotMatch(text, /This also concerns/);
});

test("purposes are quoted from the service, those about AI alone", () => {
  const { text } = write({ language: "de" });
  assert.match(text, /- „To train \{our\} models, for \$1“\n- „Um Produkte zu verbessern“/);
  assert.doesNotMatch(text, /show ads/);
});

test("a letter is mailed only to an authority, at an address that is for complaints", () => {
  assert.equal(write({ place: "AT", letter: "complaint", language: "de" }).to.mail, "dsb@dsb.gv.at");
  assert.equal(write({ letter: "complaint", language: "fr" }).to.mail, null); // France has no address for mail
  assert.equal(write({ place: "CA-QC", letter: "complaint" }).to.mail, null); // its secretariat's is none
  assert.equal(write({ place: "IT", letter: "complaint" }).to.mail, null); // nor is certified mail
});

test("a complaint says what was asked, when, what came of it, and whether the name may be told", () => {
  const request = { right: "access", sent: "2026-10-01", number: "A-1", due: "2026-11-02", answer: null };
  const silent = write({ place: "IE", letter: "complaint", request, share: false });
  assert.match(silent.text, /On 1 October 2026 I asked the company for access/);
  assert.match(silent.text, /no answer\. It was due by 2 November 2026\./);
  assert.match(silent.text, /Article 15\(1\) GDPR/);
  assert.match(silent.text, /as far as that is needed: no\./);
  assert.match(silent.text, /Case number: A-1/);
  assert.deepEqual(silent.missing, []);
  const answered = write({ place: "IE", letter: "complaint", request: { ...request, answer: { on: "2026-10-20" } }, share: true });
  assert.match(answered.text, /The answer of 20 October 2026/);
  assert.doesNotMatch(answered.text, /no answer/);
});

test("an answer that isn't due yet is not called overdue", () => {
  const request = { right: "object", sent: "2026-11-01", due: "2026-12-01", answer: null };
  assert.doesNotMatch(write({ letter: "reminder", request }).text, /was due/);
});

test("readings stand in the text as they were read, with their days", () => {
  const { text } = write({ observations: [{ state: "on", at: "2026-01-05" }, { state: "off", at: "2026-02-28" }, { state: "odd", at: "2026-03-01" }] });
  assert.match(text, /- read on 5 January 2026 as on\n- read on 28 February 2026 as off\n- read on 1 March 2026 as not readable/);
  assert.doesNotMatch(write().text, /StillOff/);
});

test("the form's text is short, in every language, with any one reason", () => {
  for (const language of letters.languages) {
    for (const place of ["FR", "GB", "CH"]) {
      for (const reasons of [[], ...forPlace("FR", false)[0].grounds.map((ground) => [ground])]) {
        const { text, notes } = write({ letter: "objection-form", language, place, reasons, member: false });
        assert.ok([...text].length <= 1000, `${language} ${place} ${reasons}: ${[...text].length}`);
        assert.ok(!notes.includes("too-long-for-form"));
      }
    }
  }
});

test("10,000 characters are kept whole, and a text too long for a form is said to be", () => {
  const long = "ä".repeat(10_000);
  const { text, notes } = write({ letter: "objection-form", ownReason: long });
  assert.ok(text.includes(long));
  assert.ok(notes.includes("too-long-for-form"));
  assert.ok(write({ who: { ...who, name: long } }).text.endsWith(`Yours faithfully,\n${long}`));
});

test("what looks like a placeholder, a replacement or markup stays as it was typed", () => {
  for (const odd of ["{{name}}", "{name}", "{ref:object}", "$1 $& $` $'", "<b onload='x'>\"quoted\"</b>", "&amp;", "`${who}`", "__proto__", "{{ 7*7 }}"]) {
    const { text } = write({ who: { name: odd, profile: odd, email: odd, address: odd }, ownReason: odd });
    assert.equal(text.split(odd).length - 1, 7, odd);
  }
});

test("a name stays on one line, whatever line ends it has", () => {
  for (const end of ["\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\f", "\0"]) {
    const { text } = write({ who: { ...who, name: `Ana${end}Bcc: all@example.com` } });
    assert.ok(text.endsWith("\nAna Bcc: all@example.com"), JSON.stringify(end));
  }
});

test("nothing that is typed gets into the subject", () => {
  const typed = "x\r\nBcc: all@example.com";
  const request = { right: "object", sent: "2026-10-01", number: typed, answer: null };
  for (const { id } of forPlace("GB")) {
    const { subject } = write({ place: "GB", letter: id, who: { name: typed }, ownReason: typed, request });
    assert.match(subject, /^[\w :,]+$/);
  }
});

test("writing from right to left is kept apart, and marks that turn directions are taken out", () => {
  const arabic = write({ who: { ...who, name: "\u202Eآنا\u202C", address: "شارع\n1" } });
  assert.ok(arabic.text.endsWith("\n\u2068آنا\u2069"));
  assert.ok(arabic.text.startsWith("\u2068آنا\u2069\n\u2068شارع\u2069\n1\n"));
  assert.doesNotMatch(write({ who: { ...who, name: "Ana \u202Egpj" } }).text, /[\u202A-\u202E\u2066-\u2069]/);
});

test("half a character is replaced, so that every output can hold the text", () => {
  const { text } = write({ who: { ...who, name: "Ana \uD800" }, ownReason: "\uDC00" });
  assert.ok(text.isWellFormed() && encodeURIComponent(text));
});

test("a reason of several lines is one item of the list", () => {
  assert.match(write({ ownReason: "\n one\n\n\n two \r\nthree\n" }).text, /- one\n {2}\n {2}two\n {2}three\n\n/);
});

test("a reason of blanks is none", () => {
  assert.match(write({ ownReason: " \n\t\u202E " }).text, /I give no reasons/);
});

test("German has no ß in Switzerland and Liechtenstein, what the member typed excepted", () => {
  const named = { ...who, name: "Ana Groß" };
  assert.match(write({ place: "LI", language: "de", who: named }).text, /Mit freundlichen Grüssen\nAna Groß$/);
  assert.match(write({ place: "AT", language: "de", who: named }).text, /Mit freundlichen Grüßen\nAna Groß$/);
});

test("French writes the first day of a month as 1er", () => {
  assert.match(write({ language: "fr", on: "2026-12-01" }).text, /\n1er décembre 2026\n/);
  assert.match(write({ language: "fr", on: "2026-12-11" }).text, /\n11 décembre 2026\n/);
});

test("every text has the note that it is no advice, and others where they hold", () => {
  const noted = (more) => write(more).notes;
  for (const { id } of forPlace("GB")) assert.ok(noted({ place: "GB", letter: id }).includes("no-advice"));
  assert.ok(noted({ place: "HK", letter: "access" }).includes("access-form"));
  assert.ok(noted({ place: "CA-QC", letter: "withdrawal" }).includes("uncertain-law"));
  assert.ok(!noted().includes("uncertain-law"));
  assert.ok(noted({ on: "2027-11-25" }).includes("old-law"));
});

test("every place has a law and a region, and every authority but one that only leads on is heard somewhere", () => {
  assert.equal(new Set(places.places.map(({ id }) => id)).size, places.places.length);
  assert.deepEqual(places.placeOf("DE").authorities.length, 18);
  assert.deepEqual(places.placeOf("CA-QC"), { id: "CA-QC", regime: "quebec", region: "canada", authorities: ["ca-qc"] });
  assert.deepEqual(places.placeOf("elsewhere").authorities, []);
  assert.equal(places.placeOf("Atlantis"), null);
});
