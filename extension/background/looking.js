/** Looks under way: how they end, and what is looked at next. */
import * as access from "./access.js";
import * as judging from "./judge.js";
import * as looks from "./looks.js";
import * as records from "./records.js";
import * as rounds from "./round.js";
import * as watch from "./watch.js";

/**
 * The look under way is over: with a reading, a reason, after half a minute, or because its tab is gone.
 *
 * @param {string | null} came why nothing was read; null where something was
 * @param {number} [tab]
 */
export const end = async (came, tab) => {
  const look = await rounds.ended(() => looks.end(tab), came);
  if (!look) return;
  await records.change(look.service, look.setting, (record) => ({ record: judging.lookEnded(record, came, Date.now()) }));
  await goOn();
};

/**
 * Look at settings now, one after another.
 *
 * @param {string[] | null} only their keys, `service/setting` each; null for all that are watched and may be looked at
 * @returns {Promise<number>} how many
 */
export const atAll = async (only) => {
  const { options } = await watch.inForceNow();
  /** @type {Map<string, {service: string, setting: string}>} */
  const list = new Map();
  for (const { definition, setting, watched, access: allowed } of await watch.remembered(options)) {
    if (!watched || allowed !== "granted" || (only && !only.includes(`${definition.id}/${setting.id}`))) continue;
    // All objects of a setting have one address: which of them shows is the service's choice.
    const key = `${definition.id}/${setting.of ?? setting.id}`;
    if (!list.has(key)) list.set(key, { service: definition.id, setting: setting.id });
  }
  if (list.size) await rounds.begin([...list.values()]);
  await goOn();
  return list.size;
};

/** Go on with a round, where there is one. */
export const goOn = () =>
  rounds.onward(async ({ service, setting: id }) => {
    const definition = access.definitionOf(service);
    const setting = access.settingOf(definition, id);
    return Boolean(definition && setting && (await looks.start(definition, setting, Date.now())));
  });

/** End the look under way, and the round that it's part of. */
export const stop = async () => {
  await rounds.stop();
  await looks.end();
};
