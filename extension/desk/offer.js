/**
 * What the desk shows for a choice. All of it comes from the choice alone, so that nothing of an earlier one can stay: what a
 * choice doesn't allow is settled to what it does. No browser's API but `Intl`.
 *
 * @typedef {import("./letters.js").Letter} Letter
 * @typedef {import("../shared/request.js").Request} Request
 *
 * @typedef {object} Choice
 * @property {(import("./letters.js").Service & {id: string}) | null} service
 * @property {string | null} place
 * @property {boolean} member
 * @property {string} letter
 * @property {string} language
 * @property {string[]} preferred languages to begin with, where the chosen one isn't on offer
 * @property {string | null} authority
 * @property {"home" | "work" | null} basis why this authority, where there are several
 * @property {string} after the id of the request that it follows
 * @property {Request[]} requests
 * @property {boolean} draft whether a draft that must be translated is wanted, where no language fits
 * @property {import("./letters.js").Wanted["who"]} who
 * @property {string[]} reasons
 * @property {string} ownReason
 * @property {string[] | null} purposes null where none were offered to be ticked yet
 * @property {import("./letters.js").Wanted["observations"]} observations
 * @property {boolean | null} share
 * @property {string} reference
 * @property {string} on
 *
 * @typedef {object} Offer
 * @property {string} key what the text is for: what was edited under one is not shown under another
 * @property {Letter[]} letters
 * @property {Letter | null} letter
 * @property {string[]} languages
 * @property {string} language empty where there is none
 * @property {string[]} authorities those to choose from, where several hear such a complaint
 * @property {string | null} chosen the one that is chosen, or the only one, whatever the letter
 * @property {string | null} authority the one that this letter goes to
 * @property {Request[]} earlier what it can follow
 * @property {Request | null} after
 * @property {string[]} purposes those that are ticked
 * @property {boolean} draft
 * @property {Letter["why"]} why no text can be shown
 * @property {import("./letters.js").Written | null} written
 * @property {string[]} ways in which it can be noted as sent
 * @property {string | null} mail
 */
import { DEFAULT_PURPOSES, compose, lettersFor } from "./letters.js";
import { placeOf, regimeOf } from "./places.js";
import { chainOf } from "./next.js";

/** @type {Omit<Offer, "letters" | "key">} */
const NOTHING = Object.freeze({
  ...{ letter: null, languages: [], language: "", authorities: [], chosen: null, authority: null, earlier: [], after: null, purposes: [] },
  ...{ draft: false, why: null, written: null, ways: [], mail: null },
});

/**
 * Whether a request can be followed from here: the same service, under the law that holds now.
 *
 * @param {Request} request
 * @param {string} service
 * @param {string} regime
 */
const follows = (request, service, regime) => request.service === service && (request.regime === null || request.regime === regime);

/** @param {Choice} choice @returns {Offer} */
export const offerOf = (choice) => {
  const { service, place, member } = choice;
  const there = placeOf(place);
  const regime = regimeOf(there?.regime ?? null);
  if (!service || !there || !regime) return { ...NOTHING, letters: [], key: "" };
  const competent = there.authorities;
  const chosen = competent.find((id) => id === choice.authority) ?? (competent.length === 1 ? competent[0] : null);
  const letters = lettersFor(there.id, service, member, chosen);
  const letter = letters.find(({ id }) => id === choice.letter) ?? letters[0] ?? null;
  if (!letter) return { ...NOTHING, letters, key: "" };

  const authority = letter.to === "authority" ? chosen : null;
  const several = competent.length > 1;
  const draft = choice.draft && letter.drafts.length > 0;
  const languages = draft ? letter.drafts : letter.languages;
  const language = [choice.language, ...choice.preferred].find((code) => languages.includes(code)) ?? languages[0] ?? "";
  const earlier = letter.follows ? choice.requests.filter((request) => follows(request, service.id, regime.id)) : [];
  const after = earlier.find(({ id }) => id === choice.after) ?? null;
  const purposes = (choice.purposes ?? DEFAULT_PURPOSES).filter((purpose) => letter.purposes.includes(purpose));
  const why = draft ? null : letter.why;
  const written = why
    ? null
    : compose({
        ...{ letter: letter.id, language, place: there.id, service, member, draft, purposes, authority },
        basis: several && authority ? choice.basis : null,
        ...{ who: choice.who, share: choice.share, reference: choice.reference, on: choice.on },
        ...{ observations: choice.observations, reasons: letter.grounds.length ? choice.reasons : [] },
        ownReason: letter.grounds.length ? choice.ownReason : "",
        steps: after ? chainOf(after, choice.requests) : [],
      });
  const sendable = written !== null && !draft;
  return {
    key: JSON.stringify([service.id, there.id, member, letter.id, language, authority, after?.id ?? null, draft]),
    ...{ letters, letter, languages, language, authority, chosen, earlier, after, purposes, draft, why, written },
    authorities: several ? competent : [],
    ways: sendable ? letter.ways : [],
    mail: sendable ? written.to.mail : null,
  };
};
