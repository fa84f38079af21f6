/** Node's test events as one JSON line per test, for conftest.py. */
import { inspect } from "node:util";

/** @param {AsyncIterable<{type: string, data: any}>} events */
export default async function* report(events) {
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const skipped = data.skip !== undefined || data.todo !== undefined;
    const error = data.details.error;
    const failure = skipped ? "It was skipped." : type === "test:fail" ? inspect(error?.cause ?? error) : null;
    yield `${JSON.stringify({ name: data.name, failure })}\n`;
  }
}
