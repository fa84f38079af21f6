/** Watching: what is remembered and in force, and what follows from it for badge, alarm, notices and looks. */
import "../shared/browser.js";
import { asks, asksAt } from "../shared/own-word.js";
import { isSite } from "../shared/taught.js";
import * as access from "./access.js";
import * as badge from "./badge.js";
import * as forms from "./forms.js";
import * as judging from "./judge.js";
import * as looks from "./looks.js";
import * as notices from "./notices.js";
import { inForce, isAuto, isWatched, policy, readPolicy } from "./options.js";
import * as records from "./records.js";
import * as requests from "./requests.js";
import * as schedule from "./schedule.js";
import * as teaching from "./teaching.js";

/** @typedef {{definition: StillOff.Definition, setting: StillOff.Setting | StillOff.Card}} About What there is a record or a request of. */

const DAY = 24 * 60 * 60 * 1000;
/** When what is shown is seen to again, where the browser had no words for us yet or a write may be on its way, ms. */
const AGAIN = [1000, 5000, 20_000];
const session = browser.storage.session;

/** The options in force, and what an organisation has to do with them. */
export const inForceNow = async () => {
  await teaching.ready();
  const services = access.definitions.map(({ id }) => id);
  const { values, problems } = readPolicy(await policy(), services);
  return { ...inForce(await records.options(), values, access.definitions), managedProblems: problems };
};

/** What there is a request about. */
const subjects = async () => {
  const ids = new Set((await records.requests()).map(({ service, setting }) => `${service}/${setting}`));
  return [...ids].flatMap((id) => {
    const [service, name] = id.split("/");
    const definition = access.definitionOf(service);
    const setting = access.subjectOf(definition, name);
    return definition && setting ? [{ definition, setting }] : [];
  });
};

/** What the member said something of, or has. */
const spokenOf = async () => {
  const cards = access.cards();
  const kept = (await records.kept(cards.map(({ definition, setting }) => [definition.id, setting.id]))).map((id) => id.join("/"));
  return cards.filter(({ definition, setting }) => kept.includes(`${definition.id}/${setting.id}`));
};

/** The settings of single objects that were read. */
export const objectsRead = async () =>
  (await records.objects()).flatMap(([service, id]) => {
    const definition = access.definitionOf(service);
    const setting = access.settingOf(definition, id);
    return definition && setting ? [{ definition, setting }] : [];
  });

/** The setting of an object is made again each time: it's its id that counts. @param {About} one */
const same = (one) => (/** @type {About} */ other) => one.definition === other.definition && one.setting.id === other.setting.id;

/** Whether a member has read a setting before, or tried to. @param {StillOff.Record} record */
const touched = ({ known, looked, reason }) => known !== null || looked !== null || reason !== null;

/**
 * Every setting that the member has to do with: its record, whether it's watched, and whether its page may be looked
 * at: `granted`, `taken` where that was so before, or `none` where there is only a request to the service or the member's own word.
 *
 * @param {StillOff.Options} options
 * @returns {Promise<StillOff.Remembered[]>}
 */
export const remembered = async (options) => {
  const granted = access.grants(await access.given());
  const objects = await objectsRead();
  const noted = [...(await subjects()), ...(await spokenOf())];
  // As long as no object was read, the setting stands for all of them.
  const single = (/** @type {{definition: StillOff.Definition, setting: StillOff.Setting}} */ { definition, setting }) =>
    setting.per !== "object" || !objects.some((one) => one.definition === definition && one.setting.of === setting.id);
  const read = [...access.settings().filter(single), ...objects];
  const beside = noted.filter((one, place) => !read.some(same(one)) && noted.findIndex(same(one)) === place);
  const all = [...read, ...beside];
  const found = await records.records(all.map(({ definition, setting }) => [definition.id, setting.id]));
  return all.flatMap(({ definition, setting }, place) => {
    // Of what can be read, what was said before it could be counts no more.
    const record = place < read.length ? { ...found[place], said: null } : found[place];
    const given = granted(definition);
    // What the member showed is theirs to watch, also where access was taken, or never given in this browser.
    const wanted = definition.access !== "asked" || isSite(definition.id);
    const isRead = place < read.length && (given || wanted || touched(record));
    if (!isRead && !noted.some(same({ definition, setting }))) return [];
    const name = record.object === null ? definition.name : `${definition.name} (${record.object})`;
    const watched = isRead && isWatched(options, definition, setting);
    const access = !isRead ? "none" : given ? "granted" : "taken";
    return [/** @type {StillOff.Remembered} */ ({ definition, setting, name, record, watched, access })];
  });
};

/** Have our scripts where the member wants them, and nowhere else. */
const register = async () => {
  await session.remove("registered");
  const { options } = await inForceNow();
  const beside = forms.wanted(options) ? forms.scripts() : [];
  if (await access.register([...beside, ...(await teaching.scripts())])) await session.set({ registered: true });
};

/** The member is about to show a setting: it begins, where access is given. */
export const showing = async () => {
  await register();
  await teaching.begin();
};

/**
 * At every start, also where we're woken for nothing: see whether all that follows from what is stored was done. It
 * wasn't where the browser, an update or a switch made the extension begin again, which not every browser has an event
 * for; where the worker before us was killed in between; and where the clock was changed or the machine slept.
 */
export const begin = async () => {
  /** @type {{registered?: boolean, shown?: {planned: number | null}}} */
  const { registered, shown } = await session.get(["registered", "shown"]);
  if (!registered) await register();
  if (!shown) {
    underway = true;
    return wake();
  }
  planned = shown.planned;
  await onTime();
};

/** Something was stored, by us or by a worker that was killed then. @param {{options?: unknown, taught?: unknown}} changes */
export const stored = ({ options, taught }) => {
  if (taught) teaching.changed();
  refresh();
  if (options) register().catch(console.error);
};

/** Ages are no longer what the tooltip says. */
export const aged = async () => {
  await refresh();
  await onTime();
};

/** When we should be woken next, as far as this worker knows. @type {number | null} */
let planned = null;

/** Wake where the alarm can't be relied on. This costs nothing, and may be asked as often as one likes. */
export const onTime = async () => {
  if (!schedule.astray(planned, Date.now())) return;
  planned = null;
  await wake();
};

/** The member wants help beside objection forms from now on, or no more. */
export const besideChanged = async () => {
  await register();
  const { options } = await inForceNow();
  await forms.besideInAll(forms.wanted(options));
};

/** Access to a service was given or taken. */
export const accessChanged = async () => {
  await records.changing();
  await register();
  await access.lookInAll();
  await wake();
};

/** What a background that was killed just before us was writing may arrive after we read, and nobody tells us. */
let underway = false;
let waiting = false;

/** See to it again, and once more at the next start as long as nothing was noted as shown. */
const later = () => {
  const wait = waiting ? undefined : AGAIN.shift();
  if (!wait) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    underway = false;
    wake().catch(console.error);
  }, wait);
};

/** @type {Promise<void>} */
let queue = Promise.resolve();

/** Bring badge, tooltip and alarms in line with what is remembered, one time after another. */
export const refresh = () => {
  queue = queue.then(async () => {
    const shown = records.showing();
    const { options } = await inForceNow();
    const all = await remembered(options);
    const watched = all.filter((entry) => entry.watched);
    const now = Date.now();
    const said = await badge.show(watched, now);
    planned = await schedule.plan(
      watched.map(({ record }) => record),
      await records.requests(),
      now,
      all.flatMap(({ record }) => asksAt(record.said) ?? []),
    );
    if (said && !underway) return shown({ planned });
    later();
  });
  queue = queue.catch(console.error);
  return queue;
};

/** Something is due, or may be: remind, or look by itself, as the member chose. */
export const wake = async () => {
  await refresh();
  const { options } = await inForceNow();
  if (options.notifications) await requests.remind(access.definitionOf);
  const now = Date.now();
  let waits = false;
  for (const { definition, setting, record, watched } of await remembered(options)) {
    if (options.notifications && asks(record.said, now)) await askAgain(definition, setting, record);
    if (!watched) continue;
    if (options.notifications && record.relapse && !record.relapse.seen) {
      await notices.relapse(definition, setting, record.relapse);
    }
    if (record.due === null || now < record.due) continue;
    const how = howToLook(options, definition, setting, record, now);
    if (how === "look") waits = true;
    if (how === "remind") await remind(definition, setting, record, options);
  }
  await looks.wait(waits);
};

/**
 * How a due look happens: by itself, by reminding, or not yet, because the last one failed a short time ago.
 *
 * @param {StillOff.Options} options
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @param {StillOff.Record} record
 * @param {number} now
 */
const howToLook = (options, definition, setting, { auto }, now) => {
  if (!isAuto(options, definition.id) || auto.off || auto.waits) return "remind";
  const since = auto.failed === null ? Infinity : now - auto.failed;
  return since >= 0 && since < setting.checking.afterFailure * DAY ? "wait" : "look";
};

/** Another normal interval holds, in days; null for the definition's own. @param {number | null} former @param {number | null} interval */
export const replan = async (former, interval) => {
  const { options } = await inForceNow();
  for (const { definition, setting, record } of await remembered(options)) {
    // There may be a request about what can't be read.
    if (!setting.checking || record.known === null) continue;
    const { normal } = setting.checking;
    await records.change(definition.id, setting.id, (now) => ({
      record: judging.replan(now, former ?? normal, interval ?? normal),
    }));
  }
};

/** Looks by themselves were chosen for a service, or for all: what went wrong before no longer counts. @param {StillOff.Definition | null} service */
export const forgetFailures = async (service) => {
  const { options } = await inForceNow();
  for (const { definition, setting, record } of await remembered(options)) {
    const { failed, off, waits } = record.auto;
    if ((service && definition !== service) || (failed === null && !off && !waits)) continue;
    await records.change(definition.id, setting.id, (now) => ({ record: judging.trusted(now) }));
  }
};

/**
 * Once for every due look.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @param {StillOff.Record} record
 * @param {StillOff.Options} options
 */
const remind = async (definition, setting, record, options) => {
  if (!options.notifications || record.reminded === record.due) return;
  if (!(await notices.remind(definition, setting))) return;
  await records.change(definition.id, setting.id, (now) => ({ record: judging.reminded(now, record.due) }));
};

/**
 * Once for every time the member said that training is off.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting | StillOff.Card} card
 * @param {StillOff.Record} record
 */
const askAgain = async (definition, card, { said, reminded }) => {
  const due = asksAt(said);
  if (!said || reminded === due || !(await notices.askAgain(definition, card, said))) return;
  await records.change(definition.id, card.id, (now) => ({ record: judging.reminded(now, due) }));
};

/** A look waits: it begins if the browser is in use now. One at a time: the next one waits for its turn. */
export const waited = async () => {
  const { options } = await inForceNow();
  const now = Date.now();
  const welcome = await looks.welcome();
  let waits = false;
  for (const { definition, setting, record, watched } of await remembered(options)) {
    const due = watched && record.due !== null && now >= record.due;
    if (!due || howToLook(options, definition, setting, record, now) !== "look") continue;
    waits = true;
    if (welcome && (await looks.start(definition, setting, now))) return;
  }
  if (!waits) await looks.wait(false);
};
