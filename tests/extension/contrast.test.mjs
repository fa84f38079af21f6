/** Contrast of every colour that is used, worked out from the style sheets: WCAG 2.2 AA, text 4.5, what is no text 3. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { contrast, rules, within } from "./colours.mjs";

const source = (name) => readFileSync(new URL(`../../extension/${name}`, import.meta.url), "utf8");
const theme = source("shared/theme.css");
const dashboard = source("dashboard/dashboard.css");
const SHEETS = [theme, dashboard, ...["dashboard/desk/desk.css", "popup/popup.css", "welcome/welcome.css"].map(source)];
const [CALLOUT, DOCKED] = ["callout", "docked"].map((name) => source(`content/${name}.js`).match(/STYLE = `(.*?)`/s)[1]);

const TEXT = 4.5;
const SIGN = 3;
/** What a tone can be. */
const TONES = ["--on", "--off", "--unsure"];
/** Properties that draw lines: edges of controls, the ring around what has the keyboard, the signs of the drawn timeline. */
const LINES = /^(border(?!-(radius|width|collapse)).*|outline|stroke)$/;

/** @param {string} css @returns {{[name: string]: string}} the colours that a sheet names */
const named = (css) =>
  Object.fromEntries(
    rules(css)
      .filter(({ selector }) => selector === ":root")
      .flatMap(({ values }) => Object.entries(values))
      .filter(([name]) => name.startsWith("--")),
  );
const light = named(theme.slice(0, theme.indexOf("@media")));
const PALETTES = { light, dark: { ...light, ...named(within(theme, "prefers-color-scheme: dark")) }, paper: { ...light, ...named(dashboard) } };

/** @param {string} value @returns {string[]} the named colours in it; a mixture with what shines through is only an ornament */
const colours = (value) =>
  value.includes("color-mix") ? [] : [...value.matchAll(/var\((--[\w-]+)\)/g)].flatMap(([, name]) => (name === "--tone" ? TONES : [name]));

/** Pairs that are too alike. @param {string[]} fronts @param {string[]} backs @param {number} least @param {string} where */
const alike = (fronts, backs, least, where) =>
  Object.entries(PALETTES).flatMap(([palette, hex]) =>
    fronts.flatMap((front) =>
      backs.filter((back) => contrast(hex[front], hex[back]) < least).map((back) => `${where}: ${front} on ${back}, ${palette}`),
    ),
  );

test("every text has a contrast of 4.5 with what it stands on", () => {
  const used = SHEETS.flatMap(rules).filter(({ values }) => values.color);
  const wrong = used.flatMap(({ selector, values }) => {
    const own = colours(values.background ?? "");
    return alike(colours(values.color), own.length ? own : ["--paper", "--card"], TEXT, selector);
  });
  assert.ok(used.length > 15);
  assert.deepEqual(wrong, []);
});

test("every edge, sign and ring has a contrast of 3 with the page", () => {
  const used = SHEETS.flatMap(rules).flatMap(({ selector, values }) =>
    Object.entries(values)
      .filter(([property]) => LINES.test(property))
      .map(([, value]) => ({ selector, value })),
  );
  assert.ok(used.length > 20);
  assert.deepEqual(
    used.flatMap(({ selector, value }) => alike(colours(value), ["--paper"], SIGN, selector)),
    [],
  );
});

test("no sheet but the theme has colours of its own", () => {
  const own = SHEETS.flatMap(rules).flatMap(({ selector, values }) =>
    selector === ":root"
      ? []
      : Object.values(values)
          .filter((value) => /#[0-9a-f]{3}/i.test(value))
          .map((value) => `${selector}: ${value}`),
  );
  assert.deepEqual(own, []);
});

test("the callout can be read, its edges and rings be seen, in light and dark", () => {
  const dark = [CALLOUT, DOCKED].map((sheet) => within(sheet, "prefers-color-scheme: dark"));
  const base = [CALLOUT, DOCKED].flatMap((sheet, place) => rules(sheet.replace(dark[place], "")));
  const wrong = [];
  const known = {};
  for (const [scheme, sheet] of Object.entries({ light: base, dark: [...base, ...dark.flatMap(rules)] })) {
    const found = {};
    for (const { selector, values } of sheet) {
      // A later colour replaces that of the line it is given to.
      const given = Object.fromEntries(Object.entries(values).map(([property, value]) => [property.replace(/-color$/, ""), value]));
      for (const part of selector.split(", ")) found[part] = { ...found[part], ...given };
    }
    const solid = (value = "") => value.match(/#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])/i)?.[0];
    const page = solid(found[".callout"].background);
    for (const [part, values] of Object.entries(found)) {
      const back = solid(values.background) ?? page;
      const check = (value, against, least) => {
        const front = solid(value);
        if (!front) return;
        known[`${scheme} ${part}`] = true;
        if (contrast(front, against) < least) wrong.push(`${scheme} ${part}: ${front} on ${against}`);
      };
      check(values.color ?? found[part.replace(/^\.\w+ /, "")]?.color, back, TEXT);
      // The ring stands on whatever the page is, and so on a white edge of its own.
      const beside = part.includes(".ring") ? solid(found[".ring"]["box-shadow"]) : page;
      for (const [property, value] of Object.entries(values)) if (LINES.test(property)) check(value, beside, SIGN);
    }
  }
  assert.ok(Object.keys(known).length > 18, Object.keys(known).join());
  assert.deepEqual(wrong, []);
});

test("nothing moves where a member wants calm", () => {
  const calm = (css) => {
    const allowed = css.includes("prefers-reduced-motion: no-preference") ? within(css, "prefers-reduced-motion: no-preference") : "";
    return css.replace(allowed, "").match(/(animation|transition|scroll-behavior)[\w-]*:[^;]*/g) ?? [];
  };
  assert.deepEqual([...SHEETS, CALLOUT].flatMap(calm), []);
  assert.match(within(CALLOUT, "prefers-reduced-motion: no-preference"), /animation/);
});
