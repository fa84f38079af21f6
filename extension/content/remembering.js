/** After a control was chosen: the one question, and all that will be remembered, in words, before it is. */
{
  const { callout, learning, messages } = stillOff;
  const { make, text } = callout;

  /** More parts of an address than these aren't offered. */
  const MOST = 12;
  /** What may name somebody, or one visit: long numbers, mail addresses, and what looks like chance. */
  const PERSONAL = /\d{4}|@|%40|[\w~+/=-]{24}|(?=[a-z_-]*\d)[\w-]{12}/i;

  /** What may belong to a page's address beside its path, and whether it's likely to. @param {URL} url @returns {StillOff.AddressPart[]} */
  const partsOf = ({ search, hash }) => {
    const queries = search.slice(1).split("&").filter(Boolean);
    return [
      ...queries.slice(0, MOST).map((part) => ({ sign: "?", part, ticked: false })),
      ...(hash.length > 1 ? [{ sign: "#", part: hash.slice(1), ticked: !PERSONAL.test(hash) }] : []),
    ];
  };

  /** @param {URL} url @param {StillOff.AddressPart[]} parts */
  const addressOf = (url, parts) => {
    const kept = (/** @type {string} */ sign) => parts.filter((one) => one.sign === sign && one.box?.checked).map(({ part }) => part);
    const query = kept("?").join("&");
    const [fragment] = kept("#");
    return new URL(url.origin + url.pathname + (query && `?${query}`) + (fragment ? `#${fragment}` : "")).href;
  };

  /** @param {string} address */
  const readable = (address) => {
    try {
      return decodeURI(address);
    } catch {
      return address;
    }
  };

  /** All of it, as pairs of what it is and what it says. @param {StillOff.Learnt} learnt @param {URL} url */
  const listOf = (learnt, url) => {
    const pairs = [
      [text("authoritySite"), url.host],
      [text("columnPage"), readable(url.origin + url.pathname)],
      ...stillOff.remembered(learnt).map(({ name, says }) => [name, says.join(" · ")]),
    ];
    return make(
      "dl",
      { attributes: { "data-part": "list" } },
      pairs.map(([what, says]) =>
        make("div", {}, [make("dt", { textContent: what }), make("dd", { dir: "auto", textContent: says || text("pointingNothing") })]),
      ),
    );
  };

  /** One box for each part that may belong to the address. @param {StillOff.AddressPart[]} parts */
  const boxes = (parts) => {
    const all = parts.map((one) => {
      one.box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", checked: one.ticked, attributes: { "data-part": "belongs" } }));
      return make("label", {}, [one.box, make("span", { textContent: text("pointingBelongs", one.sign + one.part) })]);
    });
    return all.length ? [make("div", {}, [make("p", { textContent: text("pointingBelongsWhy") }), ...all])] : [];
  };

  const line = (/** @type {string} */ words, className = "") => make("p", { textContent: words, className });

  /** @type {StillOff.Namespace["remembering"]} */
  stillOff.remembering = ({ choice, names, roots, still, show, again, end, kept, send }) => {
    const url = new URL(location.href);
    const cancel = { part: "end", words: text("requestCancel"), act: () => end(true) };
    const another = { part: "again", words: text("pointingAgain"), act: () => again() };
    const close = { part: "end", words: text("pointingClose"), act: () => end(true), first: true };
    /** Whether the control, and the page, are what the member saw. */
    const same = () => (location.href === url.href ? still(choice) : undefined);

    const question = () => {
      const shown = make("div", { className: "what", attributes: { "data-part": "what" } }, [
        line(names.name),
        line(text("pointingNow", names.shows)),
      ]);
      show(
        text("pointingQuestion"),
        [shown],
        [
          { part: "on", words: text("calloutOnTitle"), act: () => answer("on") },
          { part: "off", words: text("calloutOffTitle"), act: () => answer("off") },
          { part: "unsure", words: text("pointingUnsure"), act: () => end(true) },
          another,
        ],
      );
    };

    const answer = (/** @type {"on" | "off"} */ training) => {
      const now = same();
      if (!now) return again(true);
      const learnt = learning.of(roots(), now, training, url.origin + url.pathname);
      if (!learnt) return show(text("pointingAlikeTitle"), [line(text("pointingAlike"))], [another, { ...cancel, words: text("pointingClose") }]);
      const parts = partsOf(url);
      show(
        text("pointingSummary"),
        [
          line(text(training === "on" ? "calloutOnTitle" : "calloutOffTitle"), "what"),
          listOf(learnt, url),
          ...boxes(parts),
          line(text("pointingHere")),
        ],
        [
          { part: "remember", words: text("pointingRemember"), act: () => remember({ ...learnt, address: addressOf(url, parts) }), first: true },
          cancel,
        ],
      );
    };

    /** @param {StillOff.Learnt} learnt */
    const remember = async (learnt) => {
      if (!same()) return again(true);
      show(text("pointingSummary"), [line(text("pointingKeeping"))], []);
      const done = (await send({ type: messages.LEARNT, learnt })) === true;
      if (done) kept();
      show(text(done ? "pointingKeptTitle" : "pointingFailedTitle"), [line(text(done ? "pointingKept" : "pointingFailed"))], [close]);
    };

    question();
  };
}
