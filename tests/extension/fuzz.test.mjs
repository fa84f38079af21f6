/** A small part of what `invoke fuzz` does with each of them. */
import { test } from "node:test";
import { run } from "./fuzz/targets.mjs";

test("nobody but us is answered, whatever they say", () => run("strangers' messages", 1, 500));
test("a content script changes nothing by what it may not say", () => run("content scripts' messages", 1, 500));
test("a page of ours changes nothing by asking wrongly", () => run("pages' messages", 1, 500));
test("what is no message is refused", () => run("anything as a message", 1, 500));
test("an export that was edited is refused or known to be edited, and nothing unsound is taken in", () => run("evidence", 1, 500));
test("whatever is stored, questions are answered, readings kept, and nothing is dropped", () => run("what is stored", 1, 200));
test("whatever a policy or a choice says, the options in force are options", () => run("policies and choices", 1, 500));
test("no address outside a service's hosts is its page", () => run("addresses", 1, 500));
