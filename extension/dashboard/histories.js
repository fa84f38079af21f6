/** The histories that the dashboard shows. */
import { ask, whose } from "../shared/page.js";

const { messages } = stillOff;

/** @param {StillOff.Entry[]} settings @returns {Promise<StillOff.History[]>} of each, oldest lines first */
export const historiesOf = (settings) =>
  Promise.all(
    settings.map(async (entry) => {
      const { lines = [], requests = [] } = (await ask(messages.HISTORY, whose(entry))) ?? {};
      return { entry, lines, requests, all: requests.length ? [...lines, ...requests].sort((a, b) => a.at - b.at) : lines };
    }),
  );
