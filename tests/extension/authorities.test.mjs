/** Authorities, found by country and name as people write them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { authorities } from "./built.mjs";

const { find, authorityOf, mailOf, old } = authorities;
const found = (query, called) => find(query, called).map(({ id }) => id);

test("an empty search finds all", () => {
  assert.equal(found("").length, 54);
  assert.equal(found("  ").length, 54);
});

test("a country is found by its English name and by its own", () => {
  for (const [names, id] of [
    [["Austria", "Österreich", "osterreich", "ÖSTERREICH"], "at"],
    [["Spain", "España", "espana"], "es"],
    [["Greece", "Ελλάδα", "ελλαδα"], "gr"],
    [["Bulgaria", "България", "българия"], "bg"],
    [["Hong Kong", "香港", "hong"], "hk"],
    [["Québec", "quebec"], "ca-qc"],
    [["California", "californ"], "us-ca"],
    [["Czechia", "cesko", "Czech Republic"], "cz"],
    [["Iceland", "island"], "is"],
    [["Poland", "polska"], "pl"],
    [["Cyprus", "kibris", "Κύπρος"], "cy"],
    [["United Kingdom", "UK", "Scotland"], "gb"],
  ]) {
    for (const name of names) assert.ok(found(name).includes(id), name);
  }
});

test("a country is found by its name in the member's language", () => {
  assert.deepEqual(found("Autriche"), []);
  assert.deepEqual(
    found("autriche", ({ place }) => (place === "AT" ? ["Autriche"] : [])),
    ["at"],
  );
});

test("an authority is found by its name and its short name", () => {
  assert.deepEqual(found("CNIL"), ["fr"]);
  assert.deepEqual(found("datatilsynet norway"), ["no"]);
  assert.deepEqual(found("garante"), ["it"]);
});

test("a German state is found by its name, in English too", () => {
  assert.deepEqual(found("bavaria").sort(), ["debaylda", "debayldb"]);
  assert.deepEqual(found("thuringen"), ["detlfdi"]);
  assert.deepEqual(found("North Rhine"), ["denrwldi"]);
  assert.equal(found("Germany").length, 19);
});

test("what is no name finds nothing, and no input breaks the search", () => {
  for (const odd of ["zzz", "(.*)", "\\", "$", "<>", "x".repeat(10_000)]) assert.deepEqual(found(odd), []);
});

test("what is older than a year, or has no date, is to be checked on the authority's own site", () => {
  assert.equal(old({ date: "2025-11-25" }, "2026-11-25"), false);
  assert.equal(old({ date: "2025-11-24" }, "2026-11-25"), true);
  assert.equal(old({ date: null }, "2026-11-25"), true);
});

test("an address that is not for complaints is not mailed to", () => {
  assert.equal(mailOf(authorityOf("ca-qc")), null);
  assert.equal(mailOf(authorityOf("it")), null);
  assert.equal(mailOf(authorityOf("fr")), null);
  assert.equal(mailOf(authorityOf("ie")), "info@dataprotection.ie");
  assert.equal(authorityOf("atlantis"), null);
});
