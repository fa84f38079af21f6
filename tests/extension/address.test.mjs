/** Which page an address is. The table of cases is the one that the builder's patterns are tested with. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

globalThis.stillOff = {};
await import("../../extension/content/address.js");
const { matches, objectOf, pageFor, pageOf } = globalThis.stillOff.address;

const table = () => JSON.parse(readFileSync(new URL("../pages/address_cases.json", import.meta.url), "utf8"));

test("the table of cases has both addresses that match and addresses that don't", () => {
  const cases = table();
  assert.ok(cases.filter((one) => one.matches).length >= 5);
  assert.ok(cases.filter((one) => !one.matches).length >= 5);
});

test("every address of the table matches its pattern or doesn't, as the table says", () => {
  const wrong = table().filter((one) => matches(one.pattern, one.address) !== one.matches);
  assert.deepEqual(wrong, []);
});

test("what isn't an address matches nothing", () => {
  for (const address of ["", "nonsense", "//a.example/x", "about:blank", "chrome://settings", "javascript:void(0)"]) {
    assert.equal(matches("https://a.example/**", address), false);
  }
});

const A = "https://a.example";
const definition = {
  walls: [`${A}/login`, `${A}/settings/locked/**`],
  settings: [
    {
      id: "training",
      pages: [
        { tells: "control", addresses: [`${A}/settings/training`, `${A}/m/settings/training`] },
        { tells: "row", addresses: [`${A}/settings`] },
      ],
    },
    {
      id: "other",
      pages: [
        { tells: "control", addresses: [`${A}/settings/other`, `${A}/settings/*/both`] },
        { tells: "row", addresses: [`${A}/settings`, `${A}/settings/training`] },
      ],
    },
    { id: "third", pages: [{ tells: "control", addresses: [`${A}/settings/*/both`, `${A}/settings/locked/x`] }] },
  ],
};
const page = (path) => pageOf(definition, A + path);

test("a setting's own page tells of its control", () => {
  assert.deepEqual(page("/settings/other"), { tells: "control", settings: ["other"] });
  assert.deepEqual(page("/m/settings/training/?from=mail#top"), { tells: "control", settings: ["training"] });
});

test("a list page tells of the rows of every setting it lists", () => {
  assert.deepEqual(page("/settings"), { tells: "row", settings: ["training", "other"] });
});

test("a page that has one setting's control and another's row is read as the control", () => {
  assert.deepEqual(page("/settings/training"), { tells: "control", settings: ["training"] });
});

test("a page with several settings' controls tells of all of them", () => {
  assert.deepEqual(page("/settings/x/both"), { tells: "control", settings: ["other", "third"] });
});

test("a sign-in wall speaks of every setting", () => {
  assert.deepEqual(page("/login?next=/settings"), { tells: "wall", settings: ["training", "other", "third"] });
});

test("a wall comes before whatever else an address is", () => {
  assert.equal(page("/settings/locked/x").tells, "wall");
});

test("any other page is none of the service's", () => {
  for (const path of ["/", "/feed", "/settings/training/more", "/settings2"]) assert.equal(page(path), null);
  assert.equal(pageOf(definition, "https://b.example/settings"), null);
  assert.equal(pageOf(definition, "http://a.example/settings"), null);
  assert.equal(pageOf(definition, "nonsense"), null);
});

test("a page of one of several objects says which one it is about", () => {
  const setting = { pages: [{ tells: "control", addresses: [`${A}/sites/*/privacy`, `${A}/me`] }] };
  const about = (path) => objectOf(pageFor(setting, "control", A + path), A + path);
  assert.equal(about("/sites/one.example/privacy/?x#y"), "one.example");
  assert.equal(about("//sites/b%2Fc/privacy"), "b%2Fc");
  assert.equal(about("/me"), undefined);
});
