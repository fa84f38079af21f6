/** What several files must agree on: messages and their handlers, reasons and signals, and the texts for them. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

/** The sources of a file, or of all scripts in a folder. */
const scripts = (place) =>
  place.endsWith(".js")
    ? [source(place)]
    : readdirSync(new URL(`../../extension/${place}/`, import.meta.url))
        .filter((name) => name.endsWith(".js"))
        .map((name) => source(`${place}/${name}`));
const source = (path) => readFileSync(new URL(`../../extension/${path}`, import.meta.url), "utf8");
globalThis.stillOff = {};
await import("../../extension/shared/messages.js");
const { messages } = globalThis.stillOff;

const background = ["main", "handlers", "readings", "access", "forms"].map((name) => source(`background/${name}.js`)).join("\n");
const pages = ["popup", "dashboard", "dashboard/desk", "welcome", "shared/page.js", "shared/alarm.js", "shared/round.js"]
  .flatMap((place) => scripts(place))
  .join("\n");
const content = ["labels", "locate", "read", "words", "row", "sight", "saving", "settle", "visit", "main", "form"]
  .map((name) => source(`content/${name}.js`))
  .join("\n");
const texts = JSON.parse(source("_locales/en/messages.json"));

/** The quoted words of a source, after a word on the same line and up to another. */
const after = (word, code, until = "$.") =>
  code
    .split("\n")
    .filter((line) => !/^\s*(\*|\/[/*])/.test(line))
    .flatMap((line) => line.split(new RegExp(`\\b${word}\\b`)).slice(1))
    .flatMap((rest) => [...rest.split(new RegExp(`\\b${until}\\b`))[0].matchAll(/"([a-z-]+)"/g)].map(([, quoted]) => quoted));
const unique = (words) => [...new Set(words)].sort();

/** The quoted words of one list in the background. */
const list = (name) => {
  const [, items] = background.match(new RegExp(`^const ${name} = \\[(.*?)\\];`, "ms"));
  return [...items.matchAll(/"([a-z-]+)"/g)].map(([, quoted]) => quoted);
};
const type = (name) => {
  const [, alternatives] = source("shared/browser.js").match(new RegExp(`@typedef \\{([^}]*)\\} ${name}\\b`));
  return [...alternatives.matchAll(/"([a-z-]+)"/g)].map(([, quoted]) => quoted);
};
/** The names of the messages that one table of handlers takes. */
const handled = (table) => {
  const [, body] = background.match(new RegExp(`^const ${table} = \\{\n(.*?)^\\};`, "ms"));
  return [...body.matchAll(/^ {2}\[messages\.([A-Z_]+)\]/gm)].map(([, name]) => name);
};
const named = (direction) => Object.keys(messages).filter((name) => messages[name].startsWith(`${direction}:`));

test("every message has a name of its own, with its direction, and none can be changed", () => {
  const names = Object.values(messages);
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.match(name, /^(content|background|page):[a-z-]+$/);
  assert.ok(Object.isFrozen(messages));
});

test("every message of a content script has a handler among those for content scripts, and no other has", () => {
  assert.deepEqual(handled("fromContent").sort(), named("content").sort());
});

test("every message of the extension's own pages has a handler among those for them, and no other has", () => {
  assert.deepEqual(handled("fromPages").sort(), named("page").sort());
});

test("every message of the background is listened for by the content scripts", () => {
  for (const name of named("background")) assert.ok(content.includes(`messages.${name}`), name);
});

test("every message is sent by somebody", () => {
  const senders = { content, background, page: pages };
  for (const [name, message] of Object.entries(messages)) {
    assert.ok(senders[message.split(":")[0]].includes(`messages.${name}`), name);
  }
});

test("the background takes exactly the reasons that the content scripts can give", () => {
  // Reasons are given by name, by a call that makes an unknown look, or by what reads a control instead of a state.
  const called = [...content.matchAll(/\b(?:unknown\(|return |\? |: )"([a-z-]+)"/g)].map(([, word]) => word);
  const reasons = [...after("reason", content), ...called.filter((word) => type("Reason").includes(word))];
  const given = unique(reasons.filter((reason) => !["silent", "unsaved", "unknown"].includes(reason)));
  assert.deepEqual(unique(list("REASONS")), given);
  assert.match(background, /^const REASONS = \[\s*null,/m);
});

test("a sight is put together in one place", () => {
  const elsewhere = [
    ...scripts("content"),
    ...["services/explain", "quality/mutating/look"].map((name) => readFileSync(new URL(`../../builder/${name}.js`, import.meta.url), "utf8")),
  ].filter((code) => /\blocate\.(control|signIn)\(|\bstillOff\.row\(/.test(code.replaceAll(/^ *(\*|\/[/*]).*$/gm, "")));
  assert.deepEqual(
    elsewhere.filter((code) => code !== source("content/sight.js") && code !== source("content/choices.js")),
    [],
  );
  assert.equal(elsewhere.length, 2);
});

test("the background takes exactly the signals that the content scripts can give", () => {
  const code = ["locate", "read", "words", "row"].map((name) => source(`content/${name}.js`)).join("\n");
  assert.deepEqual(unique(list("SIGNALS")), unique(after("signals", code, "reason")));
});

test("the types of reasons, signals and states list what the background takes", () => {
  assert.deepEqual(unique(type("Reason")), unique(list("REASONS")));
  assert.deepEqual(unique(type("Signal")), unique(list("SIGNALS")));
  assert.deepEqual(unique(type("TrainingState")), unique(list("STATES")));
});

test("every reason has a sentence and a thing to try, and every signal a name", () => {
  for (const reason of list("REASONS")) {
    assert.ok(texts[`reason_${reason.replaceAll("-", "_")}`], reason);
    assert.ok(texts[`try_${reason.replaceAll("-", "_")}`], reason);
  }
  for (const signal of list("SIGNALS")) assert.ok(texts[`signal_${signal}`], signal);
});

test("settling knows how long to wait for every reason", () => {
  const [, patience] = source("content/settle.js").match(/const PATIENCE = \{(.*?)\};/s);
  for (const reason of [...list("REASONS"), "silent", "unsaved"]) assert.match(patience, new RegExp(`["\\s]${reason}"?:`), reason);
});

test("every text that the code of background, content scripts and pages names exists", () => {
  const code = content + ["badge", "notices"].map((name) => source(`background/${name}.js`)).join("\n");
  const all =
    code +
    source("content/highlight.js") +
    source("shared/steps.js") +
    source("shared/texts.js") +
    source("shared/standing.js") +
    source("shared/alarm.js") +
    source("popup/popup.js");
  const calls = [...all.matchAll(/(?<![\w.])text\(((?:[^()"`]|"[^"]*")*)/g)].map(([, call]) => call);
  const keys = calls.flatMap((call) => [...call.matchAll(/"([A-Za-z_]+)"/g)].map(([, key]) => key));
  const words = ["on", "off", "unknown", "signed-out"];
  const missing = keys.filter((key) => !words.includes(key) && !Object.hasOwn(texts, key));
  assert.ok(keys.length > 30, keys.length);
  assert.deepEqual(missing, []);
});

test("every text of the callout is handed to the page's script: asked for there, it would bring all others with it", async () => {
  globalThis.browser = { i18n: { getMessage: (key) => key } };
  const handed = (await import("../../extension/background/said.js")).texts();
  const code = source("content/callout.js") + source("content/highlight.js");
  const named = [...code.matchAll(/"((?:callout|badge|extension|text|language)[A-Z]\w+)"/g)].map(([, key]) => key);
  assert.ok(named.length > 20, named.length);
  const acts = ["checked", "unchecked", "words", "here"].map((act) => `act_${act}`);
  const wanted = [
    ...named.filter((key) => Object.hasOwn(texts, key)),
    ...acts,
    ...list("REASONS").map((reason) => `reason_${reason.replaceAll("-", "_")}`),
  ];
  assert.deepEqual(unique(wanted.filter((key) => !Object.hasOwn(handed, key))), []);
});

test("every placeholder of a text is declared and used", () => {
  for (const [key, { message, placeholders = {} }] of Object.entries(texts)) {
    const used = unique([...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name.toLowerCase()));
    const declared = Object.keys(placeholders).sort();
    for (const name of used) assert.ok(declared.includes(name), `${key}: ${name}`);
    if (!key.startsWith("limit_")) assert.deepEqual(used, declared, key);
  }
});
