/** Taught settings: what may be remembered or taken in from a file, and what the content scripts are told of one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { TAUGHT } from "./examples.mjs";
import { stub } from "./stub.mjs";

stub();
const { faults, forContent, isAddress, isLearnt } = await import("../../extension/shared/taught.js");

const WORDS = { on: ["On"], off: ["Off"] };
const RADIO = { ...TAUGHT, kind: "radio", trainingOff: null, words: WORDS };
const many = (one) => new Array(10_000).fill(one);
const lines = (...codes) => codes.map((code) => `A${String.fromCodePoint(code)}B`);
const at = (rest) => `https://www.example.com/${rest}`;

/** What no file may bring: under the key that has to be named. */
const BAD = {
  service: ["", "site-0123", "example", "site-0123456789AB", "site-0123456789ab\n", 7, null],
  id: ["ai-training", "taught-0123456", "taught-0123456g", null],
  host: [
    "",
    "www.example.net",
    "WWW.EXAMPLE.COM",
    "www.example.com/",
    "*.example.com",
    "a@www.example.com",
    "www.example.com:443",
    ["www.example.com"],
  ],
  about: ["", "example", "example/", "Example/AI", "a/b/c", "a/b\n", 1],
  proven: ["true", 1, null],
  day: ["", "2026-02-30", "2026-9-1", "0001-01-01", "2026-09-01T00:00:00Z", 20260901, null],
  address: [
    ...[
      "",
      "about:blank",
      "chrome://settings/",
      "javascript:alert(1)",
      "http://www.example.com/settings/ai",
      "https://www.example.com",
      "not an address",
    ],
    ...[at("jane@example.com/ai"), at("jane%40example.com"), at("jane%2540example.com"), at("jane%252540example.com"), at("@jane/ai")],
    ...[
      at("?user=jane%40example.com"),
      at("#jane@example.com"),
      at("jane%EF%BC%A0example.com"),
      at("%FF"),
      at("*"),
      at("a/../b"),
      at("a b"),
      at("x".repeat(500)),
    ],
    ...["https://jane@www.example.com/", "https://jane:secret@www.example.com/", [at("")], null],
  ],
  kind: ["", "lever", "status-text", "SWITCH", ["switch"], null],
  language: ["english!", "e", "en_US", `en${"-a".repeat(5)}`, null, "en\n"],
  label: [
    ...["", "A", " Train", "Train ", "   ", "…!", "x".repeat(201), "<script>alert(1)</script>", "Train <img src=x onerror=alert(1)>", "A</b>"],
    ...["<!-- Train", "javascript:alert(1)", "data:text/html,x", many("Train on my posts"), { text: "Train" }, null, "A\uD800B"],
    ...lines(0, 7, 9, 10, 13, 27, 0x7f, 0x85, 0x2028, 0x2029, 0x202e, 0x2066),
  ],
  heading: ["", " ", "<script>", "A\nB", "x".repeat(201), many("A"), undefined],
  keys: [
    ...["id", null, {}, many({ attribute: "id", value: "a" }), [{ attribute: "id" }], [{ attribute: "class", value: "a" }], [["id", "a"]]],
    ...[[{ attribute: "id", value: "a", onclick: "alert(1)" }], [{ attribute: "id", value: "" }], [{ attribute: "id", value: "a b" }]],
    ...['a"b', "a\\b", "<b>", "a\0b", "a\u202Eb", "x".repeat(101)].map((value) => [{ attribute: "id", value }]),
  ],
  trainingOff: ["", "on", true, ["checked"]],
  save: ["", 0, null],
};
const WORDED = [
  ...[null, {}, [], { on: ["On"] }, { ...WORDS, maybe: ["?"] }, { on: [], off: [] }, { on: many("On"), off: ["Off"] }, { on: "On", off: "Off" }],
  ...[
    { on: ["On"], off: ["on"] },
    { on: ["On", "Off"], off: ["Off"] },
    { on: ["<script>"], off: ["Off"] },
    { on: ["A\nB"], off: ["Off"] },
  ],
];

test("what the member showed is a taught setting, ticked or worded", () => {
  assert.deepEqual(faults(TAUGHT), []);
  assert.deepEqual(faults(RADIO), []);
  for (const about of ["example/training", "example/training-0a1b"]) assert.deepEqual(faults({ ...TAUGHT, about }), []);
  for (const label of ["Train on my posts *", "同意する", "Aa", "Data < 18", "Share: data"])
    assert.deepEqual(faults({ ...TAUGHT, label }), [], label);
});

test("each part that can't be right is named by its key, and nothing else is", () => {
  for (const [key, values] of Object.entries(BAD)) {
    for (const value of values) assert.deepEqual(faults({ ...TAUGHT, [key]: value }), [key], `${key} = ${JSON.stringify(value)}`.slice(0, 200));
  }
  for (const words of WORDED) assert.deepEqual(faults({ ...RADIO, words }), ["words"], JSON.stringify(words).slice(0, 200));
});

test("a part that is missing is named too", () => {
  for (const key of Object.keys(TAUGHT)) {
    const { [key]: left, ...rest } = TAUGHT;
    assert.deepEqual(faults(rest), [key]);
    assert.deepEqual(faults(Object.assign(Object.create({ [key]: left }), rest)), [key], "what is only inherited isn't there");
  }
});

test("an unknown key is named where its name is harmless, once each", () => {
  assert.deepEqual(faults({ ...TAUGHT, labels: many("Train") }), ["labels"]);
  assert.deepEqual(faults({ ...TAUGHT, onclick: "alert(1)", "<script>": 1, "a\nb": 2 }), ["onclick", "taught"]);
  assert.deepEqual(faults(JSON.parse(JSON.stringify(TAUGHT).replace("{", '{"__proto__":{},'))), ["__proto__"]);
  for (const value of [null, undefined, 1, "taught", [], [TAUGHT]]) assert.deepEqual(faults(value), ["taught"]);
});

test("a value that means both on and off, or neither, is named", () => {
  assert.deepEqual(faults({ ...TAUGHT, trainingOff: null }), ["words"]);
  assert.deepEqual(faults({ ...TAUGHT, words: WORDS }), ["words"]);
  assert.deepEqual(faults({ ...RADIO, trainingOff: "checked" }), ["words"]);
});

test("what a page's script learns has no host, no day and no service of its own", () => {
  const { service, id, host, about, proven, day, ...learnt } = TAUGHT;
  assert.ok(isLearnt(learnt));
  assert.ok(!isLearnt(TAUGHT));
});

test("an address says one page and nobody's name", () => {
  for (const good of [at("settings/ai"), at("?tab=ai"), at("#ai"), at("?share=100%25"), "https://www.example.com:8443/a"])
    assert.ok(isAddress(good), good);
});

test("a star that a page writes behind a label stands for no other words", () => {
  for (const label of ["Use my data *", "Use my data*", "Use my data * *"])
    assert.equal(forContent({ ...TAUGHT, label }).labels[0].text, "Use my data");
});
