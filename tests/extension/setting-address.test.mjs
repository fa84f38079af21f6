/** Where a setting is opened, of a service that has a host for each country. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { opens } from "../../extension/shared/setting-address.js";

const setting = {
  address: "https://a.example.com/ai",
  pages: [{ tells: "control", addresses: ["https://a.example.com/ai", "https://a.example.de/ai", "https://a.example.de/*/ai"] }],
};

test("a setting is opened on the host that access is given to", () => {
  assert.equal(opens(setting, ["https://a.example.de/*"]), "https://a.example.de/ai");
});

test("its own address is opened where access is given to that, and where to none", () => {
  assert.equal(opens(setting, ["https://a.example.de/*", "https://a.example.com/*"]), setting.address);
  assert.equal(opens(setting, []), setting.address);
});
