/**
 * When a look may be believed: the same answer from the same control, long enough apart, on a part of the page that
 * is no longer busy. Pure: the time is handed in, in ms of any clock that doesn't jump.
 */
{
  /** How long an answer must have stood, ms. "Off" is the claim that must never be wrong, so it waits longest. */
  const STAND = { on: 2000, off: 4000, clicked: 3000, unknown: 4000 };
  /**
   * How long after arriving an answer that isn't one is worth waiting past, ms: pages draw late, and what is
   * drawn first is often disabled or half of what will be there.
   *
   * @type {{[reason in StillOff.Doubt]: number} & {__proto__: null}}
   */
  const PATIENCE = {
    __proto__: null,
    "not-found": 30_000,
    unsettled: 30_000,
    ambiguous: 10_000,
    contradictory: 10_000,
    locked: 10_000,
    undecided: 10_000,
    "not-offered": 30_000,
    "outdated-definition": 30_000,
    "signed-out": 4_000,
    silent: 4_000,
    unsaved: 4_000,
  };
  /**
   * How often an answer must have been seen: time alone proves little on a page whose timers are held back (a hidden
   * tab, a busy machine), for it had no chance to change its mind.
   */
  const LOOKS = 5;
  /** A busy part of the page is believed after all when it never stops being busy, ms. */
  const BUSY = 30_000;
  /** How long a page is given that draws a control before it knows its value, ms after arriving. */
  const EARLY = 10_000;
  /** A member's click is the reason for what follows it within this time, ms. */
  const CLICK = 30_000;
  /**
   * When to look again though nothing was seen to happen, ms after the last change: some changes leave no trace.
   * Uneven, so that no control that keeps flipping shows the same face at every look.
   */
  const AGAIN = [380, 700, 830, 1330, 1880, 2610, 3170, 3650, 8000, 16_000, 32_000, 64_000];

  /**
   * Whether what is known of a service's pages is too old to be relied on.
   *
   * @param {string | null} goodUntil the last day, YYYY-MM-DD
   * @param {number} today ms since 1970
   */
  const outdated = (goodUntil, today) => goodUntil !== null && today >= Date.parse(goodUntil) + 24 * 60 * 60 * 1000;

  /**
   * When a standing answer may be believed.
   *
   * @param {StillOff.SettlerLook} standing
   * @param {{since: number, clicked: number, arrived: number, early: boolean}} times
   */
  const believable = ({ state, reason, busy }, { since, clicked, arrived, early }) => {
    const known = reason === null;
    const stand = known ? (since - clicked < CLICK ? STAND.clicked : STAND[state]) : STAND.unknown;
    const wait = known ? (early && clicked < arrived ? EARLY : 0) : (PATIENCE[reason] ?? PATIENCE.unsettled);
    return Math.max(since + stand, arrived + wait, busy ? arrived + BUSY : 0);
  };

  /**
   * @param {number} arrived when the page came to its address
   * @param {boolean} [early] whether the page draws the control before it knows its value
   * @returns {StillOff.Settler}
   */
  const settler = (arrived, early = false) => {
    /** @type {StillOff.SettlerLook | null} */
    let standing = null;
    let since = arrived;
    let looked = arrived;
    /** How often what stands was seen. */
    let looks = 0;
    let clicked = -Infinity;
    let told = "";
    /** Since when no answer has stood long enough; null while one does. @type {number | null} */
    let open = arrived;

    const same = (/** @type {StillOff.SettlerLook} */ look) =>
      standing !== null && look.state === standing.state && look.reason === standing.reason && look.control === standing.control;

    /** What stands must stand its whole time again. What was seen to stand, told or not, was no unrest: that begins now. */
    const stir = (/** @type {number} */ now) => {
      if (open === null || looked - since >= STAND.unknown) open = now;
      since = now;
      looks = 0;
    };

    return {
      /** The member clicked the control: what stands now must stand its whole time again, and is news even when it's the same. */
      pressed(now) {
        clicked = now;
        told = "";
        stir(now);
      },
      /** Whether the standing answer has stood long enough. */
      settled: () => standing !== null && open === null,
      /** Something happened to the control itself. */
      touch: stir,
      /** Take in a look. */
      look(look, now) {
        if (!same(look)) stir(now);
        standing = look;
        looked = now;
        looks += 1;
        const due = believable(look, { since, clicked, arrived, early });
        const ready = now >= due && looks >= LOOKS;
        const restless = !ready && open !== null && now - open >= PATIENCE.unsettled;
        /** @type {StillOff.SettlerLook} */
        const answer = restless ? { ...look, state: "unknown", reason: "unsettled", signals: [] } : look;
        const news = `${answer.state}/${answer.reason}`;
        const believed = (ready || restless) && news !== told ? answer : null;
        if (believed) told = news;
        if (ready) open = null;
        const later = AGAIN.map((wait) => since + wait).find((time) => time > now) ?? null;
        if (ready) return { believed, again: later };
        // Looks that came late are made up for, as unevenly.
        const next = now < due ? due : now + AGAIN[looks] - AGAIN[looks - 1];
        return { believed, again: Math.min(next, later ?? Infinity) };
      },
    };
  };

  stillOff.settle = { outdated, settler };
}
