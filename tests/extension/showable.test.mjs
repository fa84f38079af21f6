/** Which addresses a setting can be shown at, and why not at others. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stub } from "./stub.mjs";

stub();
const { showable, showableAt } = await import("../../extension/shared/showable.js");

test("an address is taken as a browser's address bar shows it, or as it is copied from there", () => {
  for (const written of ["www.example.com/settings", " https://www.example.com/settings ", "HTTPS://WWW.EXAMPLE.COM/settings"]) {
    assert.deepEqual(showable(written), { address: "https://www.example.com/settings", problem: null }, written);
  }
});

test("what can't be shown is said to be what it is", () => {
  const problems = {
    "": "none",
    "my settings": "none",
    localhost: "none",
    "http://www.example.com/settings": "http",
    "about:preferences": "browser",
    "chrome://settings": "browser",
    "file:///home/me/page.html": "browser",
    "https://chromewebstore.google.com/detail/x": "store",
    "https://addons.mozilla.org/en-US/firefox/": "store",
    "https://www.example.com/@somebody/settings": "person",
    "https://www.example.com/settings?user=me%40example.com": "person",
    "https://me@www.example.com/": "person",
    [`https://www.example.com/${"a".repeat(500)}`]: "long",
    "https://www.example.com/*": "long",
  };
  for (const [written, problem] of Object.entries(problems)) assert.deepEqual(showable(written), { address: null, problem }, written);
});

test("of the page in front, only as much of the address is named as may be kept", () => {
  const kept = (url) => showableAt(url).address;
  assert.equal(kept("https://www.example.com/settings?tab=1#ai"), "https://www.example.com/settings?tab=1#ai");
  assert.equal(kept("https://www.example.com/settings?user=me@example.com"), "https://www.example.com/settings");
  assert.equal(kept("https://www.example.com/@me/settings"), "https://www.example.com/");
  assert.equal(kept(`https://www.example.com/settings?${"a".repeat(500)}`), "https://www.example.com/settings");
  assert.equal(showableAt("http://www.example.com/").problem, "http");
});
