/** What several files must agree on: messages and their handlers, and the texts for reasons and signals. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { ASIDE, READ, REASONS, SIGNALS } from "../../extension/shared/terms.js";

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
const pages = ["popup", "dashboard", "dashboard/desk", "welcome", "shared/page.js", "shared/alarm.js", "shared/check-all.js", "shared/showing.js"]
  .flatMap((place) => scripts(place))
  .join("\n");
const content = [
  "labels",
  "locate",
  "read",
  "words",
  "row",
  "sight",
  "saving",
  "settle",
  "visit",
  "main",
  "form",
  "taught-page",
  "pointing",
  "remembering",
]
  .map((name) => source(`content/${name}.js`))
  .join("\n");
const texts = JSON.parse(source("_locales/en/messages.json"));

const unique = (words) => [...new Set(words)].sort();

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
  assert.deepEqual([...handled("fromContent"), ...handled("fromSites")].sort(), named("content").sort());
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

test("every reason has a sentence and a thing to try, every signal and every event a name", () => {
  for (const reason of REASONS) {
    assert.ok(texts[`reason_${reason.replaceAll("-", "_")}`], reason);
    assert.ok(texts[`try_${reason.replaceAll("-", "_")}`], reason);
  }
  for (const signal of SIGNALS) assert.ok(texts[`signal_${signal}`], signal);
  for (const type of [...Object.keys(READ), ...ASIDE]) assert.ok(texts[`event_${type.replaceAll("-", "_")}`], type);
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
  const wanted = [...named.filter((key) => Object.hasOwn(texts, key)), ...acts, ...REASONS.map((reason) => `reason_${reason.replaceAll("-", "_")}`)];
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

/** The names of all scripts in these folders. */
const namesIn = (...folders) =>
  folders.flatMap((folder) => readdirSync(new URL(`../../extension/${folder}/`, import.meta.url))).filter((name) => name.endsWith(".js"));

test("the architecture names every module that pages and background run, and none that isn't there", () => {
  const drawn = readFileSync(new URL("../../docs/architecture.md", import.meta.url), "utf8");
  const named = [...drawn.matchAll(/`(?:[a-z]+\/)*([a-z-]+\.js)`/g)].map(([, name]) => name);
  const unnamed = namesIn("background", "content").filter((name) => !named.includes(name));
  const there = ["definitions.js", "scripts.js", ...namesIn("background", "content", "shared", "desk", "dashboard", "popup")];
  assert.deepEqual([unnamed, named.filter((name) => !there.includes(name))], [[], []]);
});

test("what a reading means is asked in one place", () => {
  const asked = namesIn("background").flatMap(
    (name) =>
      source(`background/${name}`)
        .match(/judging\.judge\(/g)
        ?.map(() => name) ?? [],
  );
  assert.deepEqual(asked, ["readings.js"]);
});
