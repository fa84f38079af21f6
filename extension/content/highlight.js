/** What the ring and the callout say of a reading, beside the control it was read from. */
{
  const { callout, controls } = stillOff;
  const { owns, sweep, text } = callout;

  /** How long training is said to be off by what the member just did, ms. */
  const FRESH = 60_000;
  /** What is drawn now: the control's element, and what is said of it. @type {Element | null} */
  let drawn = null;
  let said = "";

  /** Whether what the background remembers is that training was switched off just now. @param {StillOff.Answer | null} remembered */
  const isFresh = (remembered) => remembered?.state === "off" && Date.now() - (remembered.since ?? 0) < FRESH;

  /** What the callout says: title, meaning, what to do, what happens next. @param {StillOff.Shown} view @param {boolean} fresh */
  const wording = ({ tells, reading, settled, setting }, fresh) => {
    if (tells === "row") {
      const known = reading.state !== "unknown" && settled;
      return {
        tone: known ? reading.state : "",
        badge: known ? text(reading.state === "on" ? "badgeOn" : "badgeOff") : "…",
        title: text(known ? (reading.state === "on" ? "calloutOnTitle" : "calloutOffTitle") : "calloutRowTitle"),
        lines: [text("calloutRowWhat")],
        next: "",
      };
    }
    if (!settled) {
      return { tone: "", badge: "…", title: text("calloutLookingTitle"), lines: [text("calloutLooking")], next: "" };
    }
    if (reading.state === "on") {
      return {
        tone: "on",
        badge: text("badgeOn"),
        title: text("calloutOnTitle"),
        lines: [text("calloutOnMeaning"), text(`act_${setting.trainingOff ?? "words"}`), ...(setting.save ? [text("calloutSave")] : [])],
        next: text("calloutOnNext"),
      };
    }
    if (reading.state === "off") {
      return {
        tone: "off",
        badge: text("badgeOff"),
        title: text("calloutOffTitle"),
        lines: [text("calloutOffMeaning")],
        next: text(fresh ? "calloutOffNextNow" : "calloutOffNext"),
      };
    }
    if (reading.reason === "silent") {
      return { tone: "", badge: "?", title: text("calloutUnsavedTitle"), lines: [text("calloutUnsaved")], next: "" };
    }
    return {
      tone: "",
      badge: "?",
      title: text("calloutUnknownTitle"),
      lines: [text(`reason_${reading.reason?.replaceAll("-", "_")}`)],
      next: text("calloutUnknownNext"),
    };
  };

  const erase = () => {
    drawn = null;
    callout.erase();
  };
  const hide = () => {
    drawn = null;
    callout.hide();
  };

  /**
   * Draw, or bring up to date, the highlight of a control; without a control, take it away. Where the control moves to is
   * followed without this.
   *
   * @type {StillOff.Highlight["show"]}
   */
  const show = (view, stirred) => {
    if (!view.control) return erase();
    const { control, reading, settled, setting } = view;
    const fresh = isFresh(view.remembered);
    const saying = [setting.id, settled, reading.state, reading.reason, fresh].join(" ");
    if (!stirred && drawn === control[0] && said === saying) return;
    drawn = control[0];
    said = saying;
    const words = wording(view, fresh);
    // Spoken once for every settled state, and once more when the same state settles again.
    const spoken = settled ? [words.title, ...words.lines].join(" ") : "";
    callout.show({ ...words, spoken }, { target: controls.drawn(control) });
  };

  stillOff.highlight = { hide, owns, show, sweep };
}
