/**
 * Renders every component of the gallery while on and while off, each as its libraries' guides label it, and beside
 * another one of the same kind in the other state. Gives JSON.
 */
import { writeFileSync } from "node:fs";
import { styled } from "./styled.mjs";
import { LABEL, OTHER } from "./ways.mjs";

/** The HTML of a piece. The same id never comes twice in a page. */
const html = (draw, { make, ways, draw: own }, way, on, label, id) => {
  const element = own ? own(on, label, id) : ways[way]((props) => make(on, props, id), label, id);
  return draw(element, `${id}-`);
};

const library = async ({ name, pieces, draw, css }) => {
  const drawn = [];
  for (const [component, piece] of Object.entries(pieces)) {
    for (const way of Object.keys(piece.ways)) {
      for (const on of [true, false]) {
        const ours = await html(draw, piece, way, on, LABEL, `it${drawn.length}`);
        const other = await html(draw, piece, way, !on, OTHER, `other${drawn.length}`);
        drawn.push({ component, way, kind: piece.kind, answered: piece.answered ?? false, on, ours, other });
      }
    }
  }
  return { name, css: css(), pieces: drawn };
};

const libraries = [];
for (const one of await styled()) libraries.push(await library(one));
// Not before: those above would take themselves to be in a page.
const { unstyled } = await import("./unstyled.mjs");
for (const one of await unstyled()) libraries.push(await library(one));
writeFileSync(process.argv[2], JSON.stringify(libraries));
process.exit(0);
