/**
 * Which letters there are for a member, and writing one. The member sends it, or doesn't. No browser's API but `Intl`.
 *
 * @typedef {StillOff.Region} Region
 * @typedef {StillOff.Definition} Service
 * @typedef {import("./writing.js").Wording} Wording
 *
 * @typedef {object} Outline
 * @property {string} id
 * @property {string[]} regimes
 * @property {string} right
 * @property {string | null} also
 * @property {"controller" | "authority"} to
 * @property {boolean} block whether sender, recipient, day and subject stand above it
 * @property {number | null} limit
 * @property {boolean} reasons
 * @property {boolean} follows whether it follows an earlier request
 * @property {string[]} ways
 * @property {string[]} answers
 * @property {string[]} needs
 * @property {string[]} parts
 *
 * @typedef {object} Letter One that can be written.
 * @property {string} id also the word of its title, `letter_…`
 * @property {string} right
 * @property {string | null} also a second right that it uses, which is a request of its own
 * @property {"controller" | "authority"} to
 * @property {string[]} ways the service's ways that it can go, best first; words, `way_…`
 * @property {string[]} languages that there is a text in and that the recipient is known to take; none where it takes others only
 * @property {"choose-authority" | "no-authority" | "language" | null} why there is no text to be sent, where there is none
 * @property {string[]} drafts where no language fits: those that there is a draft in, to be translated
 * @property {string[]} purposes of the service's that it can name, words, `purpose_…`
 * @property {string[]} grounds reasons to choose from, words, `ground_…`; empty where none belong in it
 * @property {boolean} reasonNeeded whether the law wants one
 * @property {boolean} follows
 * @property {number | null} limit characters that a form should get at most
 *
 * @typedef {object} Wanted
 * @property {string} letter
 * @property {string} language
 * @property {string} place
 * @property {Service} service
 * @property {boolean} member
 * @property {{name?: string, profile?: string, email?: string, address?: string}} who for someone without an account,
 *   `profile` says where their data appears
 * @property {string[]} [reasons]
 * @property {string} [ownReason]
 * @property {{state: string, at: string | number}[]} [observations]
 * @property {string[]} [purposes] those that are objected to; DEFAULT_PURPOSES where none is said
 * @property {Step[]} [steps] what was sent before, oldest first, for letters that follow something
 * @property {string} [reference] the member's own, by which this letter is known
 * @property {string | null} [authority] its id; the place's only one where none is chosen
 * @property {boolean} [draft] whether it's a draft to be translated, in a language that the recipient doesn't take
 * @property {"home" | "work" | null} [basis] why this authority of several: the member lives there, or works there
 * @property {boolean | null} [share] whether an authority may tell the company who complains
 * @property {string} [on] the day of writing, YYYY-MM-DD
 *
 * @typedef {object} Step A request, as a letter tells of it.
 * @property {string} right
 * @property {string | null} [regime]
 * @property {string} sent
 * @property {string | null} [received]
 * @property {string} [number]
 * @property {string} [reference]
 * @property {string | null} [extended]
 * @property {string | null} [acknowledged]
 * @property {{on: string, said?: string} | null} [answer]
 *
 * @typedef {object} Written
 * @property {string} text
 * @property {string} subject one line
 * @property {string[]} missing what the member still has to fill in, words, `missing_…`
 * @property {string[]} notes words, `note_…`
 * @property {{name: string, lines: string[], mail: string | null}} to
 */
import { authorityOf, mailOf } from "./authorities.js";
import { letters as rendered } from "./data/letters.js";
import { daysBetween, dueOf } from "./due.js";
import { placeOf, regimeOf } from "./places.js";
import { cite, citeAll, dayIn, fill, item, languageIn, line, lines, listIn, swiss } from "./writing.js";

/** @type {Outline[]} */
const outlines = /** @type {any} */ (rendered.outline.letters);
/** @type {Record<string, string>} */
const conditions = rendered.outline.conditions;
/** @type {Record<string, string>} */
const joins = rendered.outline.joins;
/** @type {Record<string, Wording>} */
const wordings = /** @type {any} */ (rendered.wordings);

/** Every language that there is a text in. */
export const languages = Object.keys(wordings);

/** Purposes that are about AI, so that a letter about AI names no others. */
const ABOUT_AI = ["content-models", "other-models", "ai-features", "offer-features"];
/** Those that are objected to where the member doesn't say: training, and not that features are offered to them. */
export const DEFAULT_PURPOSES = ["content-models", "other-models"];
/** What is no request of its own but the next step after one. */
const FOLLOWING = ["remind", "reply", "complain-first", "complain"];
/** Answers that refuse. */
const REFUSING = ["refused", "partly"];
/** The language of drafts that have to be translated. */
const DRAFTED = "en";
/** Where German is written without ß. */
const WITHOUT_SHARP_S = ["CH", "LI"];
const YEAR = 365;
/** @type {Record<string, string>} */
const BETWEEN = { space: " ", line: "\n" };

/** @param {Service} service @param {Region} region */
export const controllerOf = (service, region) => service.controllers.find(({ regions }) => regions.includes(region)) ?? null;

/**
 * The service's ways in for somebody; the objection form is one of them.
 *
 * @param {Service} service
 * @param {Region} region
 * @param {boolean} member
 */
export const waysOf = ({ ways, objection }, region, member) => {
  const person = member ? "member" : "non-member";
  const form = { about: "objection-form", product: null, email: null, people: [], confidence: null, date: null };
  const all = [...(objection ? [{ ...form, address: objection.form, regions: objection.regions }] : []), ...ways];
  return all.filter(({ regions, people }) => fits(regions, region) && fits(people, person));
};

/** @param {string[]} listed all, where none is named @param {string} one */
const fits = (listed, one) => listed.length === 0 || listed.includes(one);

/** @param {string} id @param {string | undefined} regime */
const outlineOf = (id, regime) => outlines.find((outline) => outline.id === id && regime && outline.regimes.includes(regime)) ?? null;

/**
 * The letters that somebody can write. None where no law is known.
 *
 * @param {string} place
 * @param {Service} service
 * @param {boolean} member
 * @param {string | null} [authority] the one chosen for a complaint
 * @returns {Letter[]}
 */
export const lettersFor = (place, service, member, authority = null) => {
  const there = placeOf(place);
  const regime = regimeOf(there?.regime ?? null);
  if (!there || !regime) return [];
  const reach = new Set(waysOf(service, there.region, member).map(({ about }) => about));
  const controller = controllerOf(service, there.region);
  if (controller?.post.length) reach.add("post");
  const heard = hearing(there, authority);
  const local = authorityOf(there.authorities[0])?.languages;
  const purposes = purposesOf(service, there.region).map(({ purpose }) => purpose);
  return outlines
    .filter(({ regimes }) => regimes.includes(regime.id))
    .map(({ id, right, also, to, ways, reasons, follows, limit, parts }) => {
      const languages = to === "authority" ? (heard ? ordered(heard.languages, heard.languages) : []) : ordered(controller?.languages, local);
      const why = languages.length
        ? null
        : to === "controller" || heard
          ? "language"
          : there.authorities.length
            ? "choose-authority"
            : "no-authority";
      return {
        ...{ id, right, also, to, languages, why, follows, limit },
        drafts: why === "language" ? [DRAFTED] : [],
        ways: to === "authority" ? ["authority"] : ways.filter((way) => reach.has(way)),
        grounds: reasons ? groundsFor(member) : [],
        purposes: parts.some((part) => conditions[part] === "purposes") ? purposes : [],
        reasonNeeded: reasons && regime.rights.some((each) => each.right === right && each.reasons === "needed"),
      };
    });
};

/**
 * The authority a complaint goes to: the one that was chosen, or the only one.
 *
 * @param {import("./places.js").Place} there
 * @param {string | null} chosen
 */
const hearing = ({ authorities }, chosen) =>
  authorityOf(authorities.find((id) => id === chosen) ?? (authorities.length === 1 ? authorities[0] : null));

/** @param {Service} service @param {Region} region */
const purposesOf = ({ purposes }, region) => purposes.filter(({ purpose, regions }) => ABOUT_AI.includes(purpose) && regions.includes(region));

/**
 * @param {string[] | undefined} accepted empty where it isn't known which
 * @param {string[] | undefined} there the languages of the place, which come first
 */
const ordered = (accepted, there = []) => {
  const taken = accepted?.length ? accepted.filter((language) => Object.hasOwn(wordings, language)) : languages;
  const rank = (/** @type {string} */ language) => (there.includes(language) ? there.indexOf(language) : there.length);
  return [...taken].sort((one, other) => rank(one) - rank(other));
};

/** @param {boolean} member */
const groundsFor = (member) => Object.keys(wordings[languages[0]].grounds).filter((ground) => !member || ground !== "no-account");

/**
 * Write a letter.
 *
 * @param {Wanted} wanted
 * @returns {Written | null} null where there is no such letter there, or its recipient doesn't take that language
 */
export const compose = (wanted) => {
  const { place, service, member, who, on, draft = false } = wanted;
  const there = placeOf(place);
  const regime = regimeOf(there?.regime ?? null);
  const outline = outlineOf(wanted.letter, regime?.id);
  if (!there || !regime || !outline || !Object.hasOwn(wordings, wanted.language)) return null;
  const offered = lettersFor(place, service, member, wanted.authority ?? null).find(({ id }) => id === outline.id);
  if (!(draft ? offered?.drafts : offered?.languages)?.includes(wanted.language)) return null;
  const spoken = WITHOUT_SHARP_S.includes(place) ? swiss(wordings[wanted.language]) : wordings[wanted.language];
  /** @type {Wording} */
  const wording = { ...spoken, locale: spoken.locales[regime.id] ?? spoken.locale };
  const controller = controllerOf(service, there.region);
  const company = controller?.name ?? service.company;
  const authority = outline.to === "authority" ? hearing(there, wanted.authority ?? null) : null;

  /** @type {Set<string>} */
  const missing = new Set();
  /** @type {Set<string>} */
  const cited = new Set();
  /** @param {string} what @param {string} value @returns {string} the value, or a gap that is to be filled in */
  const given = (what, value) => {
    if (value) return value;
    missing.add(what);
    return wording.gaps[what];
  };
  /** @param {string} id @param {boolean} withLaw */
  const law = (id, withLaw) => {
    cited.add(id);
    return cite(wording, regime.references[id], withLaw);
  };

  const grounds = (wanted.reasons ?? [])
    .filter((id) => groundsFor(member).includes(id))
    .map((id) => `- ${(outline.limit ? wording.shortGrounds : wording.grounds)[id]}`);
  if (lines(wanted.ownReason).length) grounds.push(item(wanted.ownReason));
  const seen = (wanted.observations ?? []).map(({ state, at }) =>
    fill(wording.observation, (key) => (key === "date" ? dayIn(wording, at) : (wording.states[state] ?? wording.states.unknown))),
  );
  const chosen = wanted.purposes ?? DEFAULT_PURPOSES;
  const purposes = purposesOf(service, there.region).filter(({ purpose }) => chosen.includes(purpose));
  const parent = service.settings.map(({ facts }) => facts.parent).find(Boolean) ?? "";
  const steps = wanted.steps ?? [];
  const first = steps.find((step) => Object.hasOwn(wording.asked, step.right) && !FOLLOWING.includes(step.right)) ?? null;
  const last = steps.at(-1) ?? null;
  const refused = steps.some((step) => REFUSING.includes(step.answer?.said ?? ""));
  const silent = last !== null && !last.answer;
  const isLate = (/** @type {Step} */ step) => {
    const { due: day } = dueOf(regime.id, step.right, step.sent, { receivedOn: step.received });
    return day !== null && (!on || on > day);
  };
  /** The day by which the law wanted an answer to what was asked first, where one is past. */
  const due = first && dueOf(regime.id, first.right, first.sent, { receivedOn: first.received, extended: first.extended, at: seatOf(controller) });
  const overdue = due?.legal && due.due && !first?.answer && (!on || on > due.due) ? due.due : null;

  const { breach } = regime;
  const infringed = [
    ...((first && breach[first.right]) ?? []),
    ...(overdue && first ? [...(breach.silence ?? []), ...(breach[`${first.right}-silence`] ?? [])] : []),
    // What a complaint to the company was met with is told to the authority, and not to the company in that complaint itself.
    ...(authority && silent && last !== first && isLate(last) ? (breach[`${last.right}-silence`] ?? []) : []),
    ...(refused ? (breach.refusal ?? []) : []),
  ];

  const holds = /** @type {Record<string, boolean>} */ ({
    member,
    "non-member": !member,
    reasons: grounds.length > 0,
    "no-reasons": grounds.length === 0,
    observations: member && seen.length > 0,
    parent: parent !== "",
    purposes: purposes.length > 0 && (!outline.follows || first?.right === "object"),
    "no-purposes": purposes.length === 0,
    silent,
    overdue: overdue !== null,
    answered: Boolean(last?.answer),
    cited: infringed.length > 0,
    sensitive: (wanted.reasons ?? []).includes("sensitive"),
    objected: first?.right === "object",
    "objected-to": first?.right === "object" && purposes.length > 0,
    accessed: first?.right === "access",
    "not-accessed": first?.right !== "access",
    home: wanted.basis === "home",
    work: wanted.basis === "work",
  });

  const recipient = authority
    ? [authority.called?.[wanted.language] ?? authority.name, ...(authority.addresses[0] ?? "").split(", ").filter(Boolean)]
    : [...(regime.addressee ? [wording.addressees[regime.addressee]] : []), company, ...(controller?.post ?? [])];

  /** The lines by which the sender is known. */
  const identity = () => {
    const labelled = (/** @type {string} */ key, /** @type {string} */ value) => fill(wording.identity[key], () => value);
    /** @type {string[]} */
    const known = [];
    for (const need of outline.needs.filter((each) => each in who || Object.hasOwn(wording.identity, each))) {
      if (need === "profile" && !member)
        known.push(...(line(who.profile) ? [labelled("mentions", lines(who.profile).filter(Boolean).join(", "))] : []));
      else
        known.push(
          labelled(
            need,
            given(
              need,
              lines(who[/** @type {"name"} */ (need)])
                .filter(Boolean)
                .join(", "),
            ),
          ),
        );
    }
    if (line(wanted.reference)) known.push(labelled("reference", line(wanted.reference)));
    return known.join("\n");
  };

  /** @type {Record<string, () => string>} */
  const values = {
    service: () => service.name,
    company: () => company,
    parent: () => parent,
    name: () => given("name", line(who.name)),
    grounds: () => grounds.join("\n"),
    observations: () => seen.join("\n"),
    purposes: () => purposes.map(({ names }) => `- ${quoted(wording, names)}`).join("\n"),
    identity,
    reference: () => line(wanted.reference),
    recipient: () => [company, ...(controller?.post ?? [])].join("\n"),
    asked: () => told(),
    due: () => (overdue ? dayIn(wording, overdue) : ""),
    answered: () => (last?.answer ? dayIn(wording, last.answer.on) : ""),
    cited: () => {
      for (const id of infringed) cited.add(id);
      return citeAll(
        wording,
        [...new Set(infringed)].map((id) => regime.references[id]),
      );
    },
    languages: () =>
      listIn(
        wording,
        (authority?.languages ?? []).map((code) => languageIn(wording, code)),
      ),
    share: () => (typeof wanted.share === "boolean" ? wording.answers[wanted.share ? "yes" : "no"] : given("share", "")),
  };
  /** Each step with its day, its numbers and its answer; a gap where it isn't known what was asked for. */
  const told = () => {
    const says = authority ? wording.told : wording.asked;
    const day = (/** @type {string} */ when) => dayIn(wording, when);
    const numbered = (/** @type {string} */ said, /** @type {string} */ numbers) =>
      numbers ? `${said.replace(/\.$/, "")} ${fill(wording.numbered, () => numbers)}.` : said;
    const all = steps.flatMap((step) => {
      const numbers = [line(step.number), line(step.reference)].filter(Boolean).join(", ");
      const { acknowledged, extended, answer } = step;
      return [
        numbered(
          fill(says[Object.hasOwn(says, step.right) ? step.right : "other"], () => day(step.sent)),
          numbers,
        ),
        ...(acknowledged ? [fill(wording.came["acknowledged"], () => day(acknowledged))] : []),
        ...(extended ? [fill(wording.came["extended"], () => day(extended))] : []),
        ...(answer ? [fill(wording.came[answer.said ?? "other"] ?? wording.came["other"], () => day(answer.on))] : []),
      ];
    });
    return (first ? all : [given("sent", ""), ...all]).map((said) => `- ${said}`).join("\n");
  };
  const value = (/** @type {string} */ key) => {
    const [form, id] = key.split(":");
    return id ? law(id, form === "ref") : values[key]();
  };
  const part = (/** @type {string} */ id) => fill(wording.parts[`${id}-${regime.id}`] ?? wording.parts[id], value);

  /** @type {string[]} */
  const body = [];
  for (const id of outline.parts.filter((each) => !conditions[each] || holds[conditions[each]])) {
    const written = part(id);
    const join = BETWEEN[joins[id]];
    if (written && join && body.length) body.push(`${body.pop()}${join}${written}`);
    else if (written) body.push(written);
  }
  const subject = line(fill(wording.subjects[`${outline.id}-${regime.id}`] ?? wording.subjects[outline.id], value));
  const head = outline.block
    ? [[given("name", line(who.name)), ...lines(who.address)].join("\n"), recipient.join("\n"), ...(on ? [dayIn(wording, on)] : []), subject]
    : [];
  const mark = draft ? [fill(wording.draft, value)] : [];
  const text = [...mark, ...head, ...body].join("\n\n");

  const needed = regime.rights.some((each) => each.right === outline.right && each.reasons === "needed");
  const accepted = authority ? authority.languages : (controller?.languages ?? []);
  const notes = {
    "no-advice": true,
    "no-reason": outline.reasons && needed && grounds.length === 0,
    "too-long-for-form": outline.limit !== null && [...text].length > outline.limit,
    "language-unknown": accepted.length === 0,
    "language-unconfirmed": !authority && !draft && accepted.length > 0 && wanted.language !== "en",
    "access-form": outline.right === "access" && regime.cautions.some(({ caution }) => caution === "access-form"),
    "uncertain-law": [...cited].some((id) => regime.references[id].confidence === "uncertain"),
    "old-law": on !== undefined && daysBetween(regime.asOf, on) > YEAR,
    "no-controller": controller === null,
    "steps-unknown": outline.follows && first === null,
    "clock-stops": outline.right !== "complain" && regime.cautions.some(({ caution }) => caution === "clock-stops"),
    draft,
    "no-post-address": outline.block && (authority ? !authority.addresses.length : !controller?.post.length),
  };
  return {
    text,
    subject,
    missing: [...missing],
    notes: Object.entries(notes).flatMap(([note, applies]) => (applies ? [note] : [])),
    to: { name: authority?.name ?? company, lines: recipient, mail: authority && !draft ? mailOf(authority) : null },
  };
};

/** Where a company is whose public holidays count, where that is known. @param {{lead: string | null} | null} controller */
export const seatOf = (controller) => controller?.lead ?? null;

/**
 * A text of the service's in the letter's language, or in the one that it is quoted in.
 *
 * @param {Wording} wording
 * @param {{language: string, text: string}[]} names
 */
const quoted = (wording, names) => {
  const name = names.find(({ language }) => language === wording.language) ?? names[0];
  return fill(wording.quote, () => name.text);
};
