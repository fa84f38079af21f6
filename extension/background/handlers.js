/** What may be asked of the background, by whom. Anything else is refused. */
import "../shared/browser.js";
import "../shared/messages.js";
import { exportedHistories, merge, parse, strayIn } from "../shared/evidence.js";
import { canBeSaid } from "../shared/own-word.js";
import { isSite } from "../shared/taught.js";
import { isStrings } from "../shared/validators.js";
import * as access from "./access.js";
import * as forms from "./forms.js";
import * as judging from "./judge.js";
import * as looking from "./looking.js";
import * as looks from "./looks.js";
import * as notices from "./notices.js";
import { choose, chooseAuto, isAuto, isChoice, isWatched } from "./options.js";
import * as readings from "./readings.js";
import * as records from "./records.js";
import * as requests from "./requests.js";
import * as rounds from "./round.js";
import { texts } from "./said.js";
import { fits } from "./shapes.js";
import * as teaching from "./teaching.js";
import * as watch from "./watch.js";

const { messages } = stillOff;

/**
 * Where the member lives is kept as a region and, more exactly, as a place: the two never contradict each other. Which
 * region a place is in the page says that lets it be chosen: the laws are too much to be loaded at each of our starts.
 *
 * @param {StillOff.Chosen} chosen
 * @param {string} name
 * @param {any} value
 * @param {any} region
 */
const agreeing = (chosen, name, value, region) => {
  if (name === "place") return { region: value !== null && isChoice("region", region) ? region : null };
  return name === "region" && chosen.region !== value ? { place: null } : {};
};

/**
 * From content scripts: only in the top frame of a tab that shows the service they speak of.
 *
 * @type {{[Type in keyof StillOff.ContentMessages]: (
 *   message: StillOff.Unchecked<StillOff.ContentMessages[Type]>,
 *   about: StillOff.AboutContent,
 * ) => Promise<StillOff.ContentAnswers[Type] | null>}}
 */
const fromContent = {
  [messages.ARRIVED]: async (_, { definition }) => {
    const { options } = await watch.inForceNow();
    const watched = definition.settings.some((setting) => isWatched(options, definition, setting));
    return { watched, highlight: options.highlight, texts: texts() };
  },
  [messages.READING]: ({ reading }, about) => readings.received(reading, about),
  [messages.MOVED]: (given, about) => readings.moved(given, about),
  [messages.FORM]: async (_, { definition, url }) => {
    const { options } = await watch.inForceNow();
    return forms.formAt(url) === definition ? { wanted: forms.wanted(options) } : null;
  },
  [messages.DRAFT_WANTED]: async (_, { definition, url }) => {
    const { options } = await watch.inForceNow();
    if (forms.formAt(url) !== definition || !forms.wanted(options)) return null;
    return { text: await forms.prepared(definition) };
  },
};

/**
 * The same from the pages of a site that the member showed, or is about to show, a setting on: they name no service.
 *
 * @type {{[Type in keyof StillOff.SiteMessages]: (
 *   message: StillOff.Unchecked<StillOff.SiteMessages[Type]>,
 *   from: {tab: {id: number, incognito: boolean}, url: string},
 * ) => Promise<StillOff.SiteAnswers[Type] | null>}}
 */
const fromSites = {
  [messages.TAUGHT_PAGE]: async ({ address }, { tab, url }) => {
    // What the browser says of the sender is the address that its document was loaded from.
    const here = URL.canParse(address) && new URL(address).host === new URL(url).host ? String(address) : url;
    const began = await teaching.loaded(tab.id, here);
    return (await teaching.bringTo(tab.id, here)) || began || null;
  },
  [messages.LEARNT]: async ({ learnt }, { tab, url }) => {
    if (!(await teaching.learnt(learnt, { tab, url }))) return false;
    await watch.accessChanged();
    await teaching.bringTo(tab.id, url);
    return true;
  },
  [messages.NOT_LEARNT]: (_, { tab }) => teaching.ended(tab.id),
};

/**
 * Forget what is known of a setting or card, and take back what was said of it.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting | StillOff.Card} subject
 */
const forget = async (definition, subject) => {
  const lines = await records.forget(definition.id, subject.id);
  for (const kind of ["look", "relapse", "said"]) await notices.withdraw(kind, definition, subject);
  return lines;
};

/** Why a setting isn't looked at by itself any more. @param {StillOff.Record} record @returns {StillOff.Entry["autoOff"]} */
const gaveUp = ({ auto }) => (auto.off ? "failed" : auto.waits ? "signed-out" : null);

/**
 * From the extension's own pages.
 *
 * @type {{[Type in keyof StillOff.PageMessages]: (
 *   message: StillOff.Unchecked<StillOff.PageMessages[Type]>,
 *   about: StillOff.About,
 * ) => Promise<StillOff.PageAnswers[Type] | null>}}
 */
const fromPages = {
  /** @returns {Promise<StillOff.Told>} */
  [messages.STATE]: async () => {
    const now = Date.now();
    const { options, managed, managedProblems } = await watch.inForceNow();
    const settings = (await watch.remembered(options)).map(({ definition, setting, record, watched, access: allowed }) => ({
      service: definition.id,
      setting: setting.id,
      record,
      access: allowed,
      fresh: judging.fresh(record, now),
      watched,
      interval: options.interval ?? setting.checking?.normal ?? null,
      auto: isAuto(options, definition.id),
      autoOff: gaveUp(record),
    }));
    await looking.goOn();
    const look = await looks.current();
    const round = await rounds.current();
    const given = await access.given();
    return {
      settings,
      requests: await records.requests(),
      taught: await records.taught(),
      granted: access.definitions.filter(access.grants(given)).map(({ id }) => id),
      origins: [...given],
      notifies: await notices.allowed(),
      options,
      managed,
      managedProblems,
      look: look && { service: look.service, setting: look.setting, started: look.started },
      round: round && { ...round, going: rounds.going(round) },
      problems: await records.problems(),
      now,
    };
  },
  [messages.HISTORY]: async ({ setting }, { definition }) =>
    definition &&
    access.subjectOf(definition, setting) && {
      lines: await records.history(definition.id, setting),
      requests: await records.requestHistory(definition.id, setting),
    },
  [messages.SEEN]: async (_, { definition, setting }) => {
    if (!setting) return null;
    await records.change(definition.id, setting.id, (record) => ({ record: judging.seen(record) }));
    await notices.withdraw("relapse", definition, setting);
    return true;
  },
  [messages.OTHER_ACCOUNT]: async (_, { definition, setting }) => {
    if (!definition || !setting) return null;
    await records.change(definition.id, setting.id, (before) => {
      const { record, events } = judging.otherAccount(before, Date.now());
      return { record, events: records.recorded(events, definition) };
    });
    await notices.withdraw("relapse", definition, setting);
    return true;
  },
  [messages.SAID]: async ({ setting, said: word }, { definition }) => {
    const card = access.spokenOf(definition, setting);
    const now = Date.now();
    if (!definition || !card || !(word === null || canBeSaid(word, now))) return null;
    await records.change(definition.id, card.id, (before) => {
      const { record, events } = judging.said(before, word, now);
      return { record, events: records.recorded(events, definition) };
    });
    await notices.withdraw("said", definition, card);
    return true;
  },
  [messages.OPTION]: async ({ name, value, region }) => {
    const { options, managed } = await watch.inForceNow();
    if (!isChoice(name, value) || managed.includes(name)) return null;
    await records.setOptions((chosen) => ({ ...chosen, [name]: value, ...agreeing(chosen, name, value, region) }));
    if (name === "highlight") await access.lookEverywhere();
    if (name === "highlight" || name === "beside") await watch.besideChanged();
    if (name === "interval") await watch.replan(options.interval, value);
    if (name !== "region" && name !== "place") await watch.wake();
    return true;
  },
  [messages.WATCH]: async ({ watched }, { definition, setting }) => {
    const { managed } = await watch.inForceNow();
    if (!setting || typeof watched !== "boolean" || managed.includes("watch")) return null;
    const objects = (await watch.objectsRead()).filter((one) => one.definition === definition).map((one) => one.setting);
    await records.setOptions((chosen) => ({ ...chosen, unwatched: choose(chosen.unwatched ?? [], definition, setting, watched, objects) }));
    await watch.accessChanged();
    return true;
  },
  [messages.AUTO]: async ({ auto, service }, { definition }) => {
    const { managed } = await watch.inForceNow();
    if (!(definition || service === null) || typeof auto !== "boolean" || managed.includes("auto")) return null;
    await records.setOptions((chosen) => chooseAuto(chosen, definition?.id ?? null, auto));
    if (auto) await watch.forgetFailures(definition);
    await watch.wake();
    return true;
  },
  [messages.LOOK]: async (_, { definition, setting }) => (setting ? looks.start(definition, setting, Date.now()) : null),
  [messages.LOOK_ALL]: async ({ only }) => {
    return only === null || isStrings(only) ? looking.atAll(only) : null;
  },
  [messages.STOP_LOOK]: async () => {
    await looking.stop();
    return true;
  },
  [messages.IMPORT]: async ({ evidence: given }) => {
    const read = parse(JSON.stringify(given));
    if ("problem" in read) return { problem: read.problem.key };
    const { evidence } = read;
    if (await strayIn(evidence)) return { problem: "evidenceBadLine" };
    const { added: shown, left, named } = await teaching.adopt(evidence.taught ?? []);
    if (shown) await watch.accessChanged();
    let added = 0;
    for (const { service, setting, readings: lines, requests: sent } of exportedHistories(evidence)) {
      const id = named(service, setting);
      const definition = access.definitionOf(service);
      if (!definition || !access.subjectOf(definition, id)) continue;
      const by = { at: Date.now(), source: evidence.digest, ...records.recordedBy(definition) };
      // What was read before doesn't tell what training is now; what the member said does tell what they say.
      const says = access.spokenOf(definition, id) !== null && lines.some(({ type }) => type === "said");
      const restore = (/** @type {StillOff.Record} */ record, /** @type {StillOff.Line[]} */ all) => judging.saidBefore(record, all, by.at);
      added += await records.mergeHistory(service, id, (known) => merge(known, lines, by), says ? restore : null);
      added += await requests.restore(service, id, sent, by);
    }
    return { added, shown, left };
  },
  [messages.DELETE]: async ({ setting }, { definition }) => {
    const subject = definition && access.subjectOf(definition, setting);
    return subject && { lines: await forget(definition, subject) };
  },
  [messages.SKELETON]: async (_, { definition }) => definition && { skeleton: await access.skeleton(definition) },
  [messages.REQUEST]: async ({ request }, { definition }) => definition && requests.keep(definition, request),
  [messages.REQUEST_WITHDRAWN]: async ({ id }, { definition }) => definition && requests.withdraw(definition, id),
  [messages.DESK]: async () => ({ who: await records.who(), draft: await requests.draft() }),
  [messages.DRAFT]: ({ draft }) => requests.setDraft(draft),
  [messages.TEACH]: async (given, { tab }) => {
    if (tab?.incognito || !(await teaching.want(given))) return false;
    await watch.showing();
    return true;
  },
  [messages.NOT_TEACH]: async () => {
    await teaching.unwant();
    await watch.showing();
    return true;
  },
  [messages.UNTEACH]: async (_, { definition, setting }) => {
    if (!definition || !setting || !isSite(definition.id)) return null;
    const lines = await forget(definition, setting);
    await teaching.forget(definition.id, setting.id);
    await watch.accessChanged();
    return { lines };
  },
  [messages.WHO]: async ({ who }) => {
    if (!(who === null || fits("who", who))) return null;
    await records.setWho(who);
    return true;
  },
};

/**
 * Whether a message is to be answered, or may be once it's known on which sites settings were shown.
 *
 * @param {any} message
 * @param {chrome.runtime.MessageSender} sender
 */
export const expected = (message, sender) => handlerFor(message, sender) !== null || (ours(message, sender) && isSite(message.service) && sender.tab);

/**
 * Whether a sender is one of us. A page that the browser only prepares is no visit: nobody may ever see it.
 *
 * @param {any} message
 * @param {chrome.runtime.MessageSender} sender
 */
const ours = (message, sender) => sender.id === browser.runtime.id && typeof message?.type === "string" && sender.documentLifecycle !== "prerender";

/**
 * Find the handler a sender may use.
 *
 * @param {any} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {((message: any, about: any) => Promise<unknown>) | null} null where there is none
 */
export const handlerFor = (message, sender) => {
  if (!ours(message, sender)) return null;
  /** @param {{[type: string]: any}} handlers */
  const of = (handlers) => (Object.hasOwn(handlers, message.type) ? handlers[message.type] : null);
  if (sender.url?.startsWith(browser.runtime.getURL(""))) return of(fromPages);
  if (!sender.tab || sender.frameId !== 0) return null;
  if (Object.hasOwn(fromSites, message.type)) return sender.url?.startsWith("https:") ? of(fromSites) : null;
  const definition = access.definitionOf(message.service);
  return definition && access.belongs(definition, sender.url) ? of(fromContent) : null;
};
