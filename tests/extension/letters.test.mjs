/** Letters: which there are for whom, and what stands in them whatever a member types. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bare, letters, places, service, who } from "./built.mjs";

const ON = "2026-11-25";
const write = (more = {}) => letters.compose({ letter: "objection", language: "en", place: "FR", service, member: true, who, on: ON, ...more });
const forPlace = (place, member = true, of = service) => letters.lettersFor(place, of, member);
const named = (list) => list.map(({ id }) => id);

test("each law has its own letters", () => {
  const replies = ["reply-identity", "reply-broad", "reply-form", "reply-refusal"];
  const first = ["objection-form", "objection", "pair", "access", ...replies];
  for (const place of ["FR", "CH"]) assert.deepEqual(named(forPlace(place)), [...first, "reminder", "complaint"]);
  assert.deepEqual(named(forPlace("GB")), [...first, "company-complaint", "reminder", "complaint"]);
  for (const place of ["CA", "CA-QC"]) assert.deepEqual(named(forPlace(place)), ["withdrawal", "access", ...replies, "reminder", "complaint"]);
  // Hong Kong prescribes a form, so nobody is told that there is none.
  assert.deepEqual(named(forPlace("HK")), ["withdrawal", "access", ...replies.filter((id) => id !== "reply-form"), "reminder", "complaint"]);
  assert.deepEqual(named(forPlace("US-CA")), ["access", "opt-out", "deletion", ...replies, "reminder", "complaint"]);
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
  assert.deepEqual(languages("HK", "access"), ["en"]);
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
  assert.deepEqual(
    letters.waysOf(service, "eu-eea", true).map(({ about }) => about),
    ["objection-form", "dpo-form", "download"],
  );
  assert.deepEqual(letters.waysOf(service, "us", false), []);
});

test("where the recipient takes no language that there is a text in, there is none but a draft that says so", () => {
  const complaint = forPlace("IT").find(({ id }) => id === "complaint");
  assert.deepEqual([complaint.languages, complaint.drafts, complaint.why], [[], ["en"], "language"]);
  const wanted = { place: "IT", letter: "complaint", language: "en" };
  assert.equal(write(wanted), null);
  const { text, notes, to } = write({ ...wanted, draft: true });
  assert.match(text, /^\[DRAFT in English\. Translate it into Italian/);
  assert.ok(notes.includes("draft"));
  assert.equal(to.mail, null);
  assert.equal(write({ draft: true }), null, "there is a text to be sent");
});

test("no authority is picked for the member where several hear such complaints, and those that hear others aren't offered", () => {
  const { why, languages } = forPlace("DE").find(({ id }) => id === "complaint");
  assert.deepEqual([why, languages], ["choose-authority", []]);
  assert.equal(write({ place: "DE", letter: "complaint", language: "de" }), null);
  assert.match(write({ place: "DE", letter: "complaint", language: "de", authority: "deberlbdi" }).text, /Berlin/);
  for (const id of ["debayldb", "debfdi", "fr", "constructor"])
    assert.equal(write({ place: "DE", letter: "complaint", language: "de", authority: id }), null);
});

test("no reason is picked beforehand, and an objection without one claims none", () => {
  const { text, notes } = write();
  assert.match(text, /Should you hold that reasons are needed/);
  assert.doesNotMatch(text, /My reasons|no reasons|no further reasons/);
  assert.ok(notes.includes("no-reason"));
  const reasoned = write({ reasons: ["trade", "job"] });
  assert.doesNotMatch(reasoned.text, /Should you hold/);
  assert.ok(!reasoned.notes.includes("no-reason"));
  assert.match(reasoned.text, /imitate me[^]*looking for work/);
});

test("what is specially protected is said only by whoever ticks that", () => {
  assert.match(write({ reasons: ["sensitive"] }).text, /Article 9\(1\)/);
  assert.doesNotMatch(write({ reasons: ["job"] }).text, /Article 9\(1\)/);
});

test("an objection covers what is ticked: training by default, and features only on request", () => {
  const offering = {
    ...service,
    purposes: [...service.purposes, { purpose: "ai-features", regions: ["eu-eea"], names: [{ language: "en", text: "Our AI features" }] }],
  };
  const offered = letters.lettersFor("FR", offering, true).find(({ id }) => id === "objection").purposes;
  assert.deepEqual(offered, ["content-models", "other-models", "ai-features"]);
  assert.match(write({ service: offering }).text, /To improve products/);
  assert.doesNotMatch(write({ service: offering }).text, /Our AI features/);
  const chosen = write({ service: offering, purposes: ["ai-features"] }).text;
  assert.match(chosen, /Our AI features/);
  assert.doesNotMatch(chosen, /To improve products/);
  assert.match(write({ service: offering, purposes: [] }).text, /training, fine-tuning, testing/);
});

test("Switzerland needs no reason: without one the letter says nothing of reasons", () => {
  const { text, notes } = write({ place: "CH" });
  assert.doesNotMatch(text, /reasons/);
  assert.ok(!notes.includes("no-reason"));
  assert.match(text, /Article 30\(2\)\(b\) FADP[^]*Article 21\(1\) GDPR/);
});

test("a reason that is none, and one of somebody without an account, is left out", () => {
  assert.match(write({ reasons: ["constructor", "no-account", "nonsense"] }).text, /Should you hold/);
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
  assert.deepEqual(write({ letter: "complaint", language: "fr", who: {} }).missing.sort(), ["address", "email", "name", "profile", "sent", "share"]);
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
  assert.equal(write({ place: "IT", letter: "complaint", draft: true }).to.mail, null); // nor is certified mail
});

test("a complaint tells every step with its day and number, what came of it, and whether the name may be told", () => {
  const objection = { right: "object", sent: "2026-10-01", number: "A-1", reference: "SO-222222", answer: null };
  const reminder = { right: "remind", sent: "2026-11-05", number: "A-2", extended: "2026-11-10", answer: null };
  const silent = write({ place: "IE", letter: "complaint", steps: [objection, reminder], share: false });
  assert.match(
    silent.text,
    /- On 1 October 2026 I objected to the company[^\n]* \(A-1, SO-222222\)\.\n- On 5 November 2026 I reminded the company \(A-2\)\.\n- On 10 November/,
  );
  assert.match(silent.text, /no answer\. By law, an answer to my request was due by 2 November 2026\./);
  assert.match(silent.text, /Article 21\(1\), Article 18\(1\)\(d\), Article 17\(1\)\(c\), Article 19 and Article 12\(3\) GDPR/);
  assert.match(silent.text, /as far as that is needed: no\./);
  assert.match(silent.text, /Profile: /);
  assert.deepEqual(silent.missing, []);
  const refused = { ...objection, answer: { on: "2026-10-20", said: "refused" } };
  const answered = write({ place: "IE", letter: "complaint", steps: [refused], share: true }).text;
  assert.match(answered, /The answer of 20 October 2026 refused it\.[^]*Article 12\(4\) GDPR/);
  assert.doesNotMatch(answered, /no answer|was due/);
});

test("a request for access is never called an objection, whatever follows it", () => {
  const steps = [
    { right: "access", sent: "2026-10-01", answer: null },
    { right: "remind", sent: "2026-11-05", answer: null },
  ];
  for (const letter of ["reminder", "complaint", "reply-refusal"]) {
    const { text } = write({ place: "IE", letter, steps, share: true });
    assert.match(text, /access to my personal data/, letter);
    assert.doesNotMatch(text, /objected|Article 21|The objection covers/, letter);
  }
});

test("the ICO is told of the objection, of the complaint to the company, and of all three provisions", () => {
  const steps = [
    { right: "object", sent: "2026-08-03", answer: null },
    { right: "complain-first", sent: "2026-10-05", answer: null },
  ];
  const { text } = write({ place: "GB", letter: "complaint", steps, share: true });
  assert.match(text, /On 3 August 2026 I objected[^]*On 5 October 2026 I complained to the company/);
  assert.match(text, /section 165 of the Data Protection Act 2018[^]*Article 21\(1\)[^]*Article 12A UK GDPR and section 164A/);
  assert.doesNotMatch(text, /Article 77/);
});

test("what was asked for is a gap where it isn't known, and no right is made up for it", () => {
  for (const steps of [[], [{ right: "remind", sent: "2026-11-05", answer: null }]]) {
    const { text, missing, notes } = write({ place: "IE", letter: "complaint", steps, share: true });
    assert.match(text, /- \[what you asked for, and when\]/);
    assert.ok(missing.includes("sent") && notes.includes("steps-unknown"));
    assert.doesNotMatch(text, /objected|Article 21/);
  }
});

test("an answer is called due only by a day that a law sets, and that is past", () => {
  const reminder = (place, right, sent) => write({ place, letter: "reminder", steps: [{ right, sent, answer: null }] }).text;
  assert.match(reminder("IE", "object", "2026-10-01"), /due by 2 November 2026/);
  assert.doesNotMatch(reminder("IE", "object", "2026-11-01"), /was due/);
  assert.match(reminder("CA", "access", "2026-10-01"), /due by October 31, 2026/);
  for (const [place, right] of [
    ["CA", "withdraw"],
    ["CA-QC", "withdraw"],
    ["HK", "withdraw"],
    ["CH", "object"],
  ]) {
    assert.doesNotMatch(reminder(place, right, "2026-09-01"), /was due/, place);
  }
});

test("a time limit for access alone is not said to have been missed by whoever withdrew consent", () => {
  const cited = (place, right) =>
    write({ place, letter: "complaint", steps: [{ right, sent: "2026-09-01", answer: null }], share: true }).text.match(
      /not been respected: (.*)/,
    )[1];
  assert.match(cited("CA", "access"), /section 8\(5\)/);
  assert.match(cited("CA-QC", "access"), /section 32/);
  assert.doesNotMatch(cited("CA", "withdraw"), /section 8\(5\)/);
  assert.doesNotMatch(cited("CA-QC", "withdraw"), /section 32/);
});

test("no time limit is said to have been missed before it is over", () => {
  const cited = (sent) => write({ place: "IE", letter: "complaint", steps: [{ right: "object", sent, answer: null }], share: true }).text;
  assert.match(cited("2026-10-01"), /Article 12\(3\) GDPR/);
  assert.doesNotMatch(cited("2026-11-01"), /Article 12\(3\)/);
});

test("Québec hears a disagreement about access, and a complaint about anything else", () => {
  const about = (right) => write({ place: "CA-QC", letter: "complaint", steps: [{ right, sent: "2026-10-01", answer: null }], share: true }).text;
  assert.match(about("access"), /examination of a disagreement \(section 42/);
  assert.match(about("withdraw"), /complaint under section 81/);
  assert.equal(about("withdraw").split("Act respecting").length - 1, 2, "the Act is named once in each sentence");
});

test("objection and access in one letter are two requests", () => {
  const pair = forPlace("FR").find(({ id }) => id === "pair");
  assert.deepEqual([pair.right, pair.also], ["object", "access"]);
  assert.match(write({ letter: "pair" }).text, /Article 21\(1\) GDPR I object[^]*access under Article 15\(1\) GDPR/);
});

test("the member's own sign stands in every letter", () => {
  for (const place of ["FR", "GB", "CH", "CA-QC", "HK", "US-CA"]) {
    for (const { id, languages } of forPlace(place)) {
      const { text } = write({ place, letter: id, language: languages[0], reference: "SO-7K2M9P" });
      assert.ok(text.includes("SO-7K2M9P"), `${place} ${id}`);
    }
  }
});

test("somebody without an account asks by what concerns data from others, and claims no reading", () => {
  const { text } = write({ letter: "access", member: false, observations: [{ state: "on", at: "2026-01-05" }] });
  assert.match(text, /Article 14\(2\)\(b\)/);
  assert.doesNotMatch(text, /Article 13|StillOff/);
});

test("where it isn't known who answers, that is said", () => {
  assert.ok(write({ service: bare }).notes.includes("no-controller"));
  assert.ok(!write().notes.includes("no-controller"));
});

test("every day in a letter is written as in the country it goes to", () => {
  const steps = [{ right: "access", sent: "2026-09-01", answer: { on: "2026-09-20", said: "refused" } }];
  const observations = [{ state: "on", at: "2026-01-05" }];
  const complaint = (place) => write({ place, letter: "complaint", steps, share: true, observations }).text;
  assert.doesNotMatch(complaint("US-CA"), /\d (January|September|November) \d/);
  assert.match(complaint("US-CA"), /November 25, 2026[^]*On September 1, 2026[^]*September 20, 2026[^]*January 5, 2026/);
  assert.match(complaint("IE"), /25 November 2026[^]*On 1 September 2026/);
});

test("no letter grants what the company has to show, or says more of the member than they did", () => {
  for (const language of ["en", "de", "fr"]) {
    const { text } = write({ language });
    assert.doesNotMatch(text, /why I should have|rechnen musste|je devais m’attendre/, language);
    const reply = write({ letter: "reply-identity", language, member: false }).text;
    assert.doesNotMatch(reply, /by which you know me|unter denen Sie mich kennen|vous me connaissez/, language);
    assert.doesNotMatch(reply, /that you hold all|die Sie gleichwohl haben,|que vous détenez/, language);
  }
});

test("whether the name may be told is not permitted in the sentence that asks it", () => {
  for (const [language, permits] of [
    ["en", /You may pass/],
    ["de", /Sie dürfen meinen Namen/],
    ["fr", /Vous pouvez transmettre/],
  ])
    assert.doesNotMatch(write({ place: "LU", letter: "complaint", language, share: false }).text, permits, language);
});

test("French letters are right whoever writes them: no participle agrees with the member", () => {
  for (const said of ["use-form", "identity", "refused", "too-broad"]) {
    for (const right of ["opt-out", "access", "withdraw", "object", "complain-first", "remind"]) {
      const steps = [{ right, sent: "2026-09-01", answer: { on: "2026-09-20", said } }];
      for (const [place, letter] of [
        ["FR", "complaint"],
        ["FR", "reminder"],
      ])
        assert.doesNotMatch(write({ place, letter, language: "fr", steps, share: true }).text, /je me suis|j’ai été (?!victime)|je suis [a-z]+é\b/);
    }
  }
});

test("a recipient must be named: the judgment that says so is cited under the law it holds for", () => {
  for (const language of ["en", "de", "fr"]) assert.match(write({ letter: "access", language }).text, /C-154\/21/);
  assert.doesNotMatch(write({ letter: "access", place: "GB" }).text, /C-154/);
});

test("an authority is called by its name in the letter's language", () => {
  const steps = [{ right: "object", sent: "2026-10-01", answer: null }];
  assert.match(write({ place: "CH", letter: "complaint", language: "fr", steps, share: true }).text, /Préposé fédéral[^]*Dénonciation concernant/);
  assert.match(write({ place: "CA", letter: "complaint", language: "fr", steps, share: true }).text, /Commissariat à la protection/);
});

test("readings stand in the text as they were read, with their days", () => {
  const { text } = write({
    observations: [
      { state: "on", at: "2026-01-05" },
      { state: "off", at: "2026-02-28" },
      { state: "odd", at: "2026-03-01" },
    ],
  });
  assert.match(
    text,
    /- 5 January 2026: the setting showed that training was on\n- 28 February 2026: the setting showed that training was off\n- 1 March 2026: whether/,
  );
  assert.doesNotMatch(write().text, /StillOff/);
});

test("the form's text is short, in every language, with every reason ticked", () => {
  for (const [place, language] of [
    ["FR", "en"],
    ["FR", "de"],
    ["FR", "fr"],
    ["CH", "de"],
    ["CH", "fr"],
    ["CH", "en"],
    ["GB", "en"],
  ]) {
    for (const member of [true, false]) {
      const reasons = forPlace(place, member)[0].grounds;
      const { text, notes } = write({ letter: "objection-form", language, place, reasons, member, reference: "SO-7K2M9P" });
      assert.ok([...text].length <= 1000, `${language} ${place}: ${[...text].length}`);
      assert.ok(!notes.includes("too-long-for-form"));
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
  for (const odd of [
    "{{name}}",
    "{name}",
    "{ref:object}",
    "$1 $& $` $'",
    "<b onload='x'>\"quoted\"</b>",
    "&amp;",
    "`${who}`",
    "__proto__",
    "{{ 7*7 }}",
  ]) {
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
  const steps = [{ right: "object", sent: "2026-10-01", number: typed, answer: null }];
  for (const { id } of forPlace("GB")) {
    const { subject } = write({ place: "GB", letter: id, who: { name: typed }, ownReason: typed, reference: typed, steps });
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
  assert.match(write({ ownReason: " \n\t\u202E " }).text, /Should you hold/);
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
  assert.ok(noted({ place: "GB" }).includes("clock-stops"));
  assert.ok(noted({ on: "2027-12-25" }).includes("old-law"));
});

test("every place has a law and a region, and every authority but one that only leads on is heard somewhere", () => {
  assert.equal(new Set(places.places.map(({ id }) => id)).size, places.places.length);
  assert.deepEqual(places.placeOf("DE").authorities.length, 16);
  assert.deepEqual(places.placeOf("CA-QC"), { id: "CA-QC", regime: "quebec", region: "canada", authorities: ["ca-qc"] });
  assert.deepEqual(places.placeOf("elsewhere").authorities, []);
  assert.equal(places.placeOf("Atlantis"), null);
});
