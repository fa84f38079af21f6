/** A setting that the member showed, as a definition for others: what is in it, and what is left out. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { TAUGHT } from "./examples.mjs";
import { stub } from "./stub.mjs";

stub();
const { fileOf, leftOut, tomlOf } = await import("../../extension/shared/handing-on.js");
const { faults } = await import("../../extension/shared/taught.js");

const RADIO = { ...TAUGHT, kind: "radio", trainingOff: null, words: { on: ["Allow"], off: ["Don't allow"] } };
const at = (rest) => ({ ...TAUGHT, address: new URL(rest, "https://www.example.com").href });
const left = (taught) => leftOut(taught).map(({ text }) => text);
const all = (taught) => new Set(leftOut(taught).map(({ id }) => id));
/** The values of a key, as TOML has them; a basic string of TOML is one of JSON. */
const values = (toml, key) =>
  [...toml.matchAll(new RegExp(`(?<![\\w-])${key} = ("(?:[^"\\\\]|\\\\.)*")`, "g"))].map(([, value]) => JSON.parse(value));

test("the text is what the guide's next step is given, to the letter", () => {
  const given = (name) => readFileSync(new URL(`handed-on/${name}.toml`, import.meta.url), "utf8");
  assert.equal(tomlOf({ ...TAUGHT, language: "en-US" }, new Set(["heading"])), given("switch"));
  assert.equal(tomlOf({ ...RADIO, about: "example/training", language: "", save: true }), given("radio"));
});

test("what the member showed stands in it", () => {
  const toml = tomlOf(RADIO);
  assert.deepEqual(values(toml, "home"), ["https://www.example.com/"]);
  assert.deepEqual(values(toml, "kind"), ["radio"]);
  assert.deepEqual(values(toml, "address"), [RADIO.address]);
  assert.deepEqual(values(toml, "text"), [RADIO.label]);
  assert.match(toml, /words = \[\{ language = "en", on = \["Allow"\], off = \["Don't allow"\], sources = \["shown"\] \}\]/);
  assert.match(toml, /\nhosts = \["www\.example\.com"\]\n/);
  assert.match(toml, /\ndate = 2026-01-31\n/);
  assert.deepEqual(values(tomlOf(TAUGHT), "training-off"), ["unchecked"]);
});

test("what nobody showed is a gap that says in plain words what belongs there", () => {
  const toml = tomlOf({ ...RADIO, words: { on: ["Allow"], off: [] } });
  for (const key of ["name", "company", "icon", "confidence", "default", "supports"]) {
    assert.ok(
      values(toml, key).some((value) => /^FILL IN: \w/.test(value)),
      key,
    );
  }
  for (const key of ["way", "covered"]) assert.match(toml, new RegExp(`\\n${key} = \\["FILL IN: \\w`));
  assert.match(toml, /off = \["FILL IN: the word shown while training is off"\]/);
});

test("parts of the address that could be a name or a number of the member's are left out, wherever they stand", () => {
  for (const [address, parts] of [
    ["/settings/ai-training", []],
    ["/dataPrivacy/en/v2?tab=privacy&section=data#ai/settings", []],
    ["/u/0/settings", ["0"]],
    ["/in/settings/ai", ["settings"]],
    ["/jane-doe/settings", ["jane-doe"]],
    ["/settings/12345", ["12345"]],
    ["/settings/a/123456789/ai", ["123456789"]],
    ["/settings/6f9619ff-8b86-d011-b42d-00cf4fc964ff", ["6f9619ff-8b86-d011-b42d-00cf4fc964ff"]],
    ["/settings/deadbeef", ["deadbeef"]],
    ["/settings/k3j9xq", ["k3j9xq"]],
    ["/J%C3%A4ne/settings", ["Jäne"]],
    ["/settings?user=privacy", ["privacy"]],
    ["/settings?tab=jane", ["jane"]],
    ["/settings?jane", ["jane"]],
    ["/settings?jane=1", ["jane"]],
    ["/settings?q=a=b", []],
    ["/settings#/u/jane/ai", ["jane"]],
    ["/team/acme/settings", ["acme"]],
  ]) {
    const taught = at(address);
    assert.deepEqual(left(taught), [...parts, "Data privacy"], address);
    const toml = tomlOf(taught);
    for (const part of parts) assert.ok(part === "settings" || part === "privacy" || part === "0" || !toml.includes(part), `${part} of ${address}`);
    assert.equal(values(toml, "address")[0].startsWith("FILL IN: "), parts.length > 0);
    assert.equal(values(tomlOf(taught, all(taught)), "address")[0], taught.address);
  }
});

test("a host that could name the member is left out everywhere, also of the file's name", () => {
  const taught = { ...TAUGHT, host: "jane.example.co.uk", address: "https://jane.example.co.uk/settings" };
  assert.deepEqual(leftOut(taught)[0], { id: "host", about: "host", text: "jane.example.co.uk" });
  assert.doesNotMatch(tomlOf(taught), /jane/);
  assert.equal(fileOf(taught), "service.toml");
  assert.equal(fileOf(taught, new Set(["host"])), "jane-example-co-uk.toml");
  assert.match(tomlOf(taught, new Set(["host"])), /hosts = \["jane\.example\.co\.uk"\]/);
  for (const host of ["www.example.com", "example.com", "myaccount.example.com", "app.example.co.uk"]) {
    const own = { ...TAUGHT, host, address: `https://${host}/settings` };
    assert.ok(!leftOut(own).some(({ about }) => about === "host"), host);
  }
});

test("a label that could name the member is left out as a whole, a plain one isn't", () => {
  const out = (label, language = "en") => leftOut({ ...TAUGHT, heading: null, language, label }).length > 0;
  for (const label of [
    ...[
      "Use Jane Doe's posts",
      "Use what Jane wrote",
      "Jane Doe: use my data",
      "Use @jane's posts",
      "u/jane shares data",
      "Hello Jane",
      "Jane, share your data",
    ],
    ...["Account 48151623", "Train with 6f9619ff-8b86-d011-b42d-00cf4fc964ff", "jane.doe shares data", "jdoe42 shares data", "Use data of Jane's"],
  ])
    assert.ok(out(label), label);
  for (const label of [
    "Use my posts to train AI",
    "Data for Better Generative AI",
    "Improve our models for all members",
    "Allow training. This helps",
  ])
    assert.ok(!out(label), label);
  assert.ok(out("Daten von Jane Doe nutzen", "de"));
  assert.ok(!out("Meine Daten zur Verbesserung nutzen", "de"));
  assert.ok(out("ジェーンさんのデータを使用する", "ja"));
  const named = { ...TAUGHT, heading: null, label: "Use Jane Doe's posts" };
  assert.doesNotMatch(tomlOf(named), /Jane|Doe/);
  assert.deepEqual(values(tomlOf(named, all(named)), "text"), [named.label]);
});

test("answers and attributes that could name the member are left out, and attributes that weren't found again", () => {
  const taught = { ...RADIO, words: { on: ["Jane Doe"], off: ["Nobody"] }, keys: [{ attribute: "id", value: "jane-switch" }] };
  assert.deepEqual(left(taught), ["Jane Doe", "Data privacy", "jane-switch"]);
  assert.doesNotMatch(tomlOf(taught), /[Jj]ane/);
  assert.match(tomlOf(taught, all(taught)), /on = \["Jane Doe"\]/);
  assert.match(tomlOf(taught, all(taught)), /\{ attribute = "id", value = "jane-switch", sources = \["shown"\] \}/);
  assert.doesNotMatch(tomlOf({ ...TAUGHT, proven: false }), /ai-switch/);
});

test("no heading stays in that wasn't ticked: nothing tells a title from the name of whose page it is", () => {
  assert.doesNotMatch(tomlOf(TAUGHT), /Data privacy/);
  assert.deepEqual(values(tomlOf(TAUGHT, new Set(["heading"])), "text"), ["Data privacy", TAUGHT.label]);
});

test("every text comes back from TOML as it was, and what nobody sees is spelt out", () => {
  for (const label of ['Use "my" \\ data', "it's {{ }} [x] # no comment", "Daten – “KI”", "データを使用する", 'a""" = 1\\']) {
    const taught = { ...TAUGHT, label };
    assert.deepEqual(values(tomlOf(taught, all(taught)), "text").at(-1), label);
  }
  const odd = { ...TAUGHT, label: "a\u007Fb\u202Ec\u200Bd\uD800e\nf" };
  assert.equal(values(tomlOf(odd, all(odd)), "text").at(-1), "a\u007Fb\u202Ec\u200Bd\uFFFDe\nf");
  assert.doesNotMatch(tomlOf(odd, all(odd)).replaceAll("\n", ""), /[\p{Cc}\p{Cf}\p{Cs}]/u);
});

test("a star at the end of a label stands for no other words", () => {
  assert.deepEqual(values(tomlOf({ ...TAUGHT, label: "Use my data *" }), "text"), ["Use my data"]);
});

test("a language is named as definitions name it, or asked for", () => {
  const named = (language) => values(tomlOf({ ...TAUGHT, language }), "language")[0];
  assert.deepEqual(["en", "pt-BR", "zh-TW", "zh-Hans-CN", "zh"].map(named), ["en", "pt", "zh-hant", "zh-hans", "zh"]);
  for (const language of ["", "fil"]) assert.match(named(language), /^FILL IN: /);
});

test("the examples are settings that can be shown", () => {
  for (const taught of [TAUGHT, RADIO]) assert.deepEqual(faults(taught), []);
});
