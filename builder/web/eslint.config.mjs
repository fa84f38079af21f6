/** What ESLint looks for, group by group. `tests/builder/test_linting.py` shows that each group really fires. */
import { readFileSync } from "node:fs";

import js from "@eslint/js";
import unsanitized from "eslint-plugin-no-unsanitized";
import globals from "globals";

/** Markup from text, code from text: neither is ever needed. */
const INJECTION = {
  "no-unsanitized/method": "error",
  "no-unsanitized/property": "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-script-url": "error",
  "no-restricted-properties": [
    "error",
    ...["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc"].map((property) => ({ property, message: "Make elements instead." })),
  ],
};

/** The promises that can be seen in the source: no request, no storage of a page, nothing done for the member. */
const ASKED_NOWHERE = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "localStorage", "sessionStorage", "indexedDB"];
const NO_REQUEST = {
  "no-restricted-globals": ["error", ...ASKED_NOWHERE.map((name) => ({ name, message: "Nothing leaves the browser." }))],
};
const ACTS = ["click", "submit", "requestSubmit", "dispatchEvent"];
const NO_ACT = {
  "no-restricted-syntax": [
    "error",
    { selector: `CallExpression > MemberExpression[property.name=/^(${ACTS.join("|")})$/]`, message: "StillOff never acts." },
    { selector: "MemberExpression[property.name='cookie']", message: "StillOff reads no cookie." },
  ],
};

/** What runs in pages is read by strangers: no function is longer than they can take in at once. */
const SHORT = { "max-lines-per-function": ["error", 60] };

const STYLE = {
  eqeqeq: "error",
  "no-var": "error",
  "prefer-const": ["error", { destructuring: "all" }],
  "no-unused-vars": ["error", { ignoreRestSiblings: true }],
};
/** As .editorconfig says, by which Prettier breaks code, but no comment; a line with a quoted text may be longer. */
const [, WIDEST] = /js,mjs.*\nmax_line_length = (\d+)/.exec(readFileSync(new URL("../../.editorconfig", import.meta.url), "utf8"));
const QUOTED = { ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true };
const WIDTH = { "max-len": ["error", { code: Number(WIDEST), ...QUOTED }] };
const PAGE = { ...globals.browser, stillOff: "readonly", browser: "readonly", chrome: "readonly" };

export default [
  // The latter is the body of an async function, which no parser takes by itself.
  { ignores: ["**/node_modules/**", "builder/services/explain.js"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  { rules: { ...STYLE, ...WIDTH } },
  {
    files: ["extension/**/*.js"],
    plugins: { "no-unsanitized": unsanitized },
    languageOptions: { globals: PAGE },
    rules: { ...INJECTION, ...NO_REQUEST },
  },
  { files: ["extension/content/**/*.js"], languageOptions: { sourceType: "script" }, rules: { ...NO_ACT, ...SHORT } },
  // Run inside pages that the tools make.
  { files: ["builder/**/*.js"], languageOptions: { sourceType: "script", globals: PAGE } },
  { files: ["**/*.mjs"], languageOptions: { globals: { ...globals.nodeBuiltin, stillOff: "readonly", browser: "writable" } } },
];
