/** The export: what is in it, what a spreadsheet makes of it, what is refused. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { append, digest } from "../../extension/shared/chain.js";
import { LARGEST, check, csvOf, evidenceOf, exportedHistories, parse, strayIn } from "../../extension/shared/evidence.js";
import { TAUGHT } from "./examples.mjs";
import { stub } from "./stub.mjs";

process.env.TZ = "America/St_Johns";

const T = Date.UTC(2026, 0, 15, 12);
const SAID = { state: "off", reason: null, signals: ["key", "label"], page: "control" };
const BY = { definition: "2026-01-02", version: "0.1.0" };
const event = (type, at, more = {}) => ({ type, at, ...SAID, ...BY, ...more });
const ANSWER = { on: "2026-01-30", said: "refused" };
const REQUEST = {
  ...{ id: "0123456789ab", letter: "objection-form", place: "CA-QC", regime: "gdpr", right: "object", way: "objection-form" },
  ...{ member: true, sent: "2026-01-15", number: "A 1", due: "2026-02-16", acknowledged: null, extended: null, answer: null, after: null },
};
const EVENTS = [
  event("first-read", T, { state: "on" }),
  event("switched-off", T + 1),
  event("confirmed", T + 2),
  event("confirmed", T + 3),
  event("unreadable", T + 4, { state: "unknown", reason: "not-found", signals: [] }),
  event("found-on-again", T + 5, { state: "on" }),
];
const SENT = [
  { type: "request-sent", at: T + 6, ...BY, request: REQUEST },
  { type: "request-answered", at: T + 7, ...BY, request: { ...REQUEST, answer: ANSWER } },
];
const SOURCE = "a".repeat(64);

const historyOf = async (events) => {
  const lines = [];
  for (const one of events) await append(lines, one);
  return lines;
};
const exported = async (more = {}) => {
  const record = { state: "on", since: T + 5, known: { confirmed: T + 5 } };
  const history = await historyOf(EVENTS);
  const requests = await historyOf(SENT);
  const setting = { service: "example", setting: "training", name: "Example", record, history, requests, ...more };
  return evidenceOf({ settings: [setting], version: "0.1.0", made: T + 60_000 });
};
/** An export as the last version made it: the lines of requests stood in a setting's history, and said what was known of that. */
const former = async (schema = 2) => {
  const said = { state: "on", reason: null, signals: [], page: null };
  const history = await historyOf([...EVENTS, ...SENT.map((sent) => ({ ...sent, ...said }))]);
  const { requests, taught, digest: of, ...evidence } = await exported({ history, requests: [] });
  const old = { ...evidence, schema };
  return { ...old, digest: await digest(old) };
};
/** An export with one thing in it set to something else. */
const spoilt = async (path, value) => {
  const evidence = structuredClone(await exported());
  const last = path.at(-1);
  const inner = path.slice(0, -1).reduce((part, key) => part[key], evidence);
  if (value === undefined) delete inner[last];
  else inner[last] = value;
  return evidence;
};
const problemOf = (evidence) => parse(typeof evidence === "string" ? evidence : JSON.stringify(evidence)).problem;
const line = (number, ...rest) => ["settings", 0, "lines", number, ...rest];
const sent = (number, ...rest) => ["requests", 0, "lines", number, ...rest];
const bad = (where) => ({ key: "evidenceBadLine", values: [where] });
/** Whether a value is refused at a place of the export, and that place named. */
const refused = async (path, value) => {
  const where = path.reduce((text, part) => (typeof part === "number" ? `${text}[${part}]` : `${text}.${part}`), "").slice(1);
  assert.deepEqual(problemOf(await spoilt(path, value)), bad(where), `${where} = ${JSON.stringify(value)}`);
};

test("an export has format, schema, time with offset, version, and each setting's state, history and requests", async () => {
  const { digest: whole, ...evidence } = await exported();
  const lines = await historyOf(EVENTS);
  const requests = await historyOf(SENT);
  assert.deepEqual(evidence, {
    format: "stilloff-evidence",
    schema: 4,
    made: "2026-01-15T08:31:00-03:30",
    version: "0.1.0",
    taught: [],
    settings: [
      {
        service: "example",
        setting: "training",
        name: "Example",
        state: "on",
        since: T + 5,
        confirmed: T + 5,
        lines,
        head: await digest(lines.at(-1)),
      },
    ],
    requests: [{ service: "example", setting: "training", name: "Example", lines: requests, head: await digest(requests.at(-1)) }],
  });
  assert.equal(whole, await digest(evidence));
});

test("a setting that was never read is exported with no line", async () => {
  const evidence = await exported({ record: { state: "unknown", since: null, known: null }, history: [] });
  const [{ state, since, confirmed, lines, head: last }] = evidence.settings;
  assert.deepEqual([state, since, confirmed, lines, last], ["unknown", null, null, [], null]);
  assert.equal(problemOf(evidence), undefined);
});

test("the export doesn't share lines with the history it was made of", async () => {
  const history = await historyOf(EVENTS);
  const evidence = await exported({ history });
  evidence.settings[0].lines[0].at = 0;
  assert.equal(history[0].at, T);
});

test("an export is read back as it was, and nothing in it was edited", async () => {
  const evidence = await exported();
  assert.deepEqual(parse(JSON.stringify(evidence, null, 2)), { evidence });
  assert.deepEqual(parse(`\uFEFF${JSON.stringify(evidence)}`), { evidence });
  assert.deepEqual(await check(evidence), []);
});

test("what was edited in an export is named by its place", async () => {
  assert.deepEqual(await check(await spoilt(line(1, "at"), T)), ["settings[0].lines[2]", "digest"]);
  assert.deepEqual(await check(await spoilt(["settings", 0, "head"], SOURCE)), ["settings[0].head", "digest"]);
  assert.deepEqual(await check(await spoilt(sent(0, "at"), T)), ["requests[0].lines[1]", "digest"]);
  assert.deepEqual(await check(await spoilt(sent(1, "request", "number"), "")), ["requests[0].head", "digest"]);
  assert.deepEqual(await check(await spoilt(["requests"], [])), ["digest"]);
  assert.deepEqual(await check(await spoilt(["made"], "2026-01-15T12:00:00+00:00")), ["digest"]);
  assert.deepEqual(await check(await spoilt(["digest"], SOURCE)), ["digest"]);
});

test("a table has one row per line, with times in UTC, as RFC 4180 has it", async () => {
  const rows = csvOf(await exported()).split("\r\n");
  const { previous } = (await historyOf(EVENTS))[2];
  assert.equal(
    rows[0],
    "\uFEFFservice,setting,name,type,at,last,count,state,reason,signals,page,definition,version,source,request,letter,place,regime,right,way,sent,number,due,answered,answer,said,day,previous",
  );
  assert.equal(
    rows[3],
    "example,training,Example,confirmed,2026-01-15T12:00:00.002Z,2026-01-15T12:00:00.003Z,2,off,,key label,control," +
      `2026-01-02,0.1.0,,,,,,,,,,,,,,,${previous}`,
  );
  assert.match(rows[4], /,unreadable,2026-01-15T12:00:00.004Z,,,unknown,not-found,,control,/);
  assert.match(
    rows[6],
    /^example,training,Example,request-sent,2026-01-15T12:00:00.006Z,,,,,,,2026-01-02,0.1.0,,0123456789ab,objection-form,CA-QC,gdpr,/,
  );
  assert.equal(rows.length, 1 + 7 + 1);
  assert.equal(rows.at(-1), "");
});

test("no text in a table begins like a formula, and quotes, commas and line ends stay in their cell", async () => {
  const cells = {
    "=1+1": "'=1+1",
    "+1": "'+1",
    "-1": "'-1",
    "@x": "'@x",
    "\tx": "'\tx",
    "＝x": "'＝x",
    'a "b", c': '"a ""b"", c"',
    "=a,b": '"\'=a,b"',
    "a\r\nb": '"a\r\nb"',
    "a=b": "a=b",
  };
  for (const [name, written] of Object.entries(cells)) {
    const csv = csvOf(await exported({ name }));
    assert.ok(csv.includes(`\r\nexample,training,${written},first-read,`), name);
  }
});

test("an empty file, one that is too large and one that is not JSON are told apart", () => {
  for (const text of ["", " \n", "\uFEFF"]) assert.deepEqual(problemOf(text), { key: "evidenceEmpty", values: [] });
  const large = " ".repeat(LARGEST + 1);
  assert.deepEqual(problemOf(large), { key: "evidenceTooLarge", values: ["20"] });
  for (const text of ["{", "service,setting", "\0", "[".repeat(100_000), "NaN"]) {
    assert.deepEqual(problemOf(text), { key: "evidenceNotJson", values: [] });
  }
  assert.deepEqual(parse(undefined).problem, { key: "evidenceNotJson", values: [] });
});

test("JSON of something else is not ours", async () => {
  const others = ["null", "1", "[]", "{}", '"stilloff-evidence"', `${"[".repeat(50_000)}${"]".repeat(50_000)}`];
  for (const text of others) assert.deepEqual(problemOf(text), { key: "evidenceNotOurs", values: [] });
  for (const [path, value] of [
    [["format"], "other"],
    [["format"], undefined],
    [["schema"], "1"],
    [["schema"], undefined],
  ]) {
    assert.deepEqual(problemOf(await spoilt(path, value)), { key: "evidenceNotOurs", values: [] });
  }
});

test("an export made before there were requests, or while they stood among the readings, is taken", async () => {
  for (const schema of [1, 2]) {
    const evidence = await former(schema);
    assert.deepEqual(parse(JSON.stringify(evidence)), { evidence });
    assert.deepEqual(await check(evidence), []);
  }
});

test("an export of the last version gives the readings and the requests apart, each line as it was", async () => {
  const { settings } = await former();
  const [{ lines }] = settings;
  const [{ service, setting, readings, requests }] = exportedHistories({ settings });
  assert.deepEqual([service, setting], ["example", "training"]);
  assert.deepEqual(readings, lines.slice(0, 5));
  assert.deepEqual(requests, lines.slice(5));
});

test("a line of a request in an export of the last version that was edited is named by its place", async () => {
  const evidence = await former();
  evidence.settings[0].lines[5].request.due = "2026-02-17";
  assert.deepEqual(await check(evidence), ["settings[0].lines[6]", "digest"]);
});

test("requests have a part of their own since this schema, and in no older one", async () => {
  const { taught, ...evidence } = await exported();
  assert.deepEqual(problemOf({ ...evidence, schema: 2 }), bad("requests"));
  assert.deepEqual(problemOf({ ...(await former()), schema: 3 }), bad("requests"));
});

/** An export with a setting that the member showed, and others that they did. */
const shown = async (taught = [TAUGHT]) => {
  const record = { state: "off", since: T, known: { confirmed: T } };
  const setting = { service: TAUGHT.service, setting: TAUGHT.id, name: TAUGHT.label, record, history: await historyOf(EVENTS) };
  return evidenceOf({ settings: [setting], taught, version: "0.1.0", made: T + 60_000 });
};
const ofTaught = async (...taught) => ({ ...(await shown()), taught });

test("an export has the shown settings whose histories are in it, and no others", async () => {
  const evidence = await shown([TAUGHT, { ...TAUGHT, id: "taught-89abcdef" }, { ...TAUGHT, service: "site-000000000000" }]);
  assert.deepEqual(evidence.taught, [TAUGHT]);
  assert.notEqual(evidence.taught[0], TAUGHT);
  assert.deepEqual(parse(JSON.stringify(evidence)), { evidence });
  assert.deepEqual(await check(evidence), []);
  assert.equal(await strayIn(evidence), null);
  assert.deepEqual(await check({ ...evidence, taught: [{ ...TAUGHT, trainingOff: "checked" }] }), ["digest"]);
});

test("an export made before settings could be shown is taken, and none of an older schema has any", async () => {
  const { taught, ...evidence } = await exported();
  assert.equal(problemOf({ ...evidence, schema: 3 }), undefined);
  assert.equal(await strayIn(evidence), null);
  assert.deepEqual(problemOf({ ...evidence, taught, schema: 3 }), bad("taught"));
  assert.deepEqual(problemOf(evidence), bad("taught"));
});

test("a shown setting that can't be one is refused by the name of what is wrong", async () => {
  for (const [key, value] of [
    ...[
      ["host", "www.example.net"],
      ["address", "https://www.example.com/jane@example.com"],
      ["label", "<script>alert(1)</script>"],
    ],
    ...[
      ["label", "A\u0000B"],
      ["label", new Array(10_000).fill("A")],
      ["onclick", "alert(1)"],
      ["labels", new Array(10_000).fill("A")],
    ],
  ])
    assert.deepEqual(problemOf(await ofTaught(TAUGHT, { ...TAUGHT, id: "taught-89abcdef", [key]: value })), bad(`taught[1].${key}`), key);
  assert.deepEqual(problemOf(await ofTaught({ ...TAUGHT, "<b>": 1 })), bad("taught[0]"));
  assert.deepEqual(problemOf(await ofTaught(null)), bad("taught[0]"));
  assert.deepEqual(problemOf(await ofTaught(TAUGHT, TAUGHT)), bad("taught[1].id"));
  const all = Array.from({ length: 51 }, (_, number) => ({ ...TAUGHT, id: `taught-${String(number).padStart(8, "0")}` }));
  assert.deepEqual(problemOf(await ofTaught(...all)), bad("taught"));
  assert.equal(problemOf(await ofTaught(...all.slice(1))), undefined);
});

test("a shown setting that says it is of another host's site is found", async () => {
  const stray = { ...TAUGHT, service: "site-0123456789ab", id: "taught-89abcdef" };
  assert.equal(await strayIn(await ofTaught(TAUGHT, stray)), "taught[1].service");
});

test("a line of a request may say what it said among the readings, and nothing else", async () => {
  assert.equal(problemOf(await spoilt(sent(0, "state"), "off")), undefined);
  await refused(sent(0, "state"), "perhaps");
  await refused(sent(0, "count"), 1);
  await refused(sent(0, "type"), "first-read");
});

test("a request that is none, or whose days are in no order, is refused", async () => {
  const spoil = async (key, value) => refused(sent(0, "request"), { ...REQUEST, [key]: value });
  for (const key of Object.keys(REQUEST)) await spoil(key, undefined);
  for (const day of ["2026-02-30", "2026-01-14", "tomorrow", 5]) await spoil("due", day);
  for (const number of ["a\nb", "\u202Eb", "x".repeat(101), 5]) await spoil("number", number);
  for (const answer of [{ on: "2026-01-14", said: "agreed" }, { on: "2026-01-16", said: "perhaps" }, {}]) await spoil("answer", answer);
  await spoil("note", "Mine");
});

test("what a request says since this version is taken, and refused where it is odd", async () => {
  const more = { received: "2026-01-16", reference: "SO-7K2M9P", authority: "fr", given: null };
  assert.equal(problemOf(await spoilt(sent(0, "request"), { ...REQUEST, ...more })), undefined);
  for (const odd of [{ received: "2026-01-14" }, { reference: "a\nb" }, { authority: "../fr" }, { given: "2026-02-01" }]) {
    await refused(sent(0, "request"), { ...REQUEST, ...odd });
  }
});

test("an export of a newer schema is refused as such, whatever else is in it", async () => {
  assert.deepEqual(problemOf(await spoilt(["schema"], 5)), { key: "evidenceNewer", values: ["5"] });
  assert.deepEqual(problemOf({ format: "stilloff-evidence", schema: 9 }), { key: "evidenceNewer", values: ["9"] });
  await refused(["schema"], 0);
});

test("every key must be there", async () => {
  const evidence = await exported();
  const [setting] = evidence.settings;
  for (const key of Object.keys(evidence).filter((key) => !["format", "schema"].includes(key))) await refused([key], undefined);
  for (const key of Object.keys(setting)) await refused(["settings", 0, key], undefined);
  for (const key of Object.keys(setting.lines[2])) await refused(line(2, key), undefined);
  for (const key of Object.keys(evidence.requests[0])) await refused(["requests", 0, key], undefined);
  for (const key of Object.keys(evidence.requests[0].lines[0])) await refused(sent(0, key), undefined);
});

test("a key that is not known is refused, and its name shown only where it is harmless", async () => {
  for (const path of [["more"], ["settings", 0, "more"], line(0, "more"), line(0, "count"), line(1, "last")]) await refused(path, 1);
  for (const key of ["<b>", "a".repeat(50), "\u202E", ""]) {
    assert.deepEqual(problemOf(await spoilt(line(0, key), 1)), bad("settings[0].lines[0]"));
    assert.deepEqual(problemOf(await spoilt([key], 1)), bad("evidence"));
  }
  const text = JSON.stringify(await exported()).replace('"lines":[{', '"lines":[{"__proto__":{"state":"off"},');
  assert.deepEqual(problemOf(text), bad("settings[0].lines[0].__proto__"));
});

test("times that can't be are refused", async () => {
  for (const value of [-1, 1.5, 9e15, 1e300, "2026-01-15", null, true, [1]]) {
    await refused(line(0, "at"), value);
    await refused(line(2, "last"), value);
  }
  for (const value of [-1, "x", 9e15]) await refused(["settings", 0, "since"], value);
  for (const value of [-1, "x", 9e15]) await refused(["settings", 0, "confirmed"], value);
  const days = ["2026-02-30", "2026-13-01", "2026-1-1", "0000-01-01", "٢٠٢٦-٠١-٠١", "", 20260101, null];
  for (const value of days) await refused(line(0, "definition"), value);
  const moments = ["2026-01-15T12:00:00", "2026-02-30T12:00:00+00:00", "2026-01-15T24:00:00+00:00", "2026-01-15", T];
  for (const value of moments) await refused(["made"], value);
});

test("values of another kind or from no list are refused", async () => {
  for (const value of ["perhaps", null, true, ["on"]]) await refused(line(0, "state"), value);
  for (const value of ["seen", "constructor", null, {}]) await refused(line(0, "type"), value);
  for (const value of ["because", 1, undefined]) await refused(line(3, "reason"), value);
  for (const value of ["key", ["guess"], [1], null, {}, Array(8).fill("key")]) await refused(line(0, "signals"), value);
  for (const value of ["popup", 1]) await refused(line(0, "page"), value);
  for (const value of ["1", "x", SOURCE.toUpperCase(), `${SOURCE}\n`, 1]) await refused(line(0, "previous"), value);
  for (const value of [0, -1, 1.5, "2", null]) await refused(line(2, "count"), value);
  for (const value of ["1.", "1.0-beta", "1.2.3.4.5", "1\n", 1, null]) await refused(line(0, "version"), value);
  for (const value of ["Example", "a/b", "-", "", "a".repeat(101), 1]) await refused(["settings", 0, "service"], value);
  for (const value of [null, {}, "", 1]) await refused(["settings"], value);
  for (const value of [null, {}, "", 1]) await refused(["settings", 0, "lines"], value);
  for (const value of [null, [], "", 1]) await refused(["settings", 0], value);
  for (const value of [null, [], "", 1]) await refused(["settings", 0, "lines", 0], value);
});

test("texts with control characters, half characters or turned direction, and endless ones, are refused", async () => {
  for (const value of ["a\nb", "\0", "\u009F", "\uD800", "\u202Eabc", "\u2028", "", "a".repeat(201)]) {
    await refused(["settings", 0, "name"], value);
  }
  assert.equal(problemOf(await spoilt(["settings", 0, "name"], "<img src=x onerror=alert(1)> ✓ 🙂")), undefined);
});

test("a line whose state or reason doesn't go with its type is refused", async () => {
  await refused(line(0, "state"), "unknown");
  await refused(line(1, "state"), "on");
  await refused(line(2, "reason"), "locked");
  await refused(line(3, "state"), "off");
  await refused(line(3, "reason"), null);
  await refused(line(4, "state"), "off");
});

test("a setting that is there twice is refused", async () => {
  const evidence = await exported();
  evidence.settings.push(evidence.settings[0]);
  assert.deepEqual(problemOf(evidence), bad("settings[1].setting"));
  const other = await exported();
  other.requests.push(other.requests[0]);
  assert.deepEqual(problemOf(other), bad("requests[1].setting"));
});

test("whatever is done to an export's text, reading it never throws", async () => {
  const text = JSON.stringify(await exported());
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const pieces = ["null", "{}", "[]", '"', "}", ",", "-1", "1e999", '"__proto__":1,', "\\uD800", "\0", "at", ""];
  for (let round = 0; round < 3000; round += 1) {
    const at = random(text.length);
    const result = parse(text.slice(0, at) + pieces[random(pieces.length)] + text.slice(at + random(12)));
    assert.equal(Object.keys(result).length, 1);
    if (result.evidence) await check(result.evidence);
    else assert.match(result.problem.key, /^evidence/);
  }
});

test("every problem has a text with as many values as it gets", async () => {
  stub();
  const { text } = await import("../../extension/shared/texts.js");
  const problems = ["", " ".repeat(LARGEST + 1), "{", "{}", await spoilt(["schema"], 5), await spoilt(["made"], 1)].map(problemOf);
  for (const { key, values } of problems) {
    const shown = text(key, ...values);
    assert.ok(shown && values.every((value) => shown.includes(value)) && !shown.includes("undefined"), shown);
  }
  assert.equal(new Set(problems.map(({ key }) => key)).size, 6);
});
