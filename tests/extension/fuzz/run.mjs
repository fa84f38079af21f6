/** `invoke fuzz`: many inputs for every target, or for one. Says how many, and what broke the promise that broke first. */
import { run, targets } from "./targets.mjs";

const [seed, inputs, only] = process.argv.slice(2);
const names = Object.keys(targets).filter((name) => !only || name === only);
if (!names.length) {
  console.error(`There is no target '${only}'; there are: ${Object.keys(targets).join(", ")}.`);
  process.exit(1);
}
const count = Math.ceil(Number(inputs) / names.length);
let broken = 0;
for (const name of names) {
  const start = performance.now();
  try {
    await run(name, Number(seed), count);
    console.log(`  ${name.padEnd(28)} ${String(count).padStart(7)} inputs  ${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s`);
  } catch (error) {
    broken += 1;
    console.log(`  ${error.stack}`);
  }
}
process.exitCode = Math.min(broken, 1);
