/** What the ring and the callout say of a reading, beside the control it was read from. */
{
  const { callout, controls } = stillOff;
  const { hide, owns, sweep, text } = callout;

  /** What the callout says: title, meaning, what to do, what happens next. @param {StillOff.Shown} view */
  const wording = ({ tells, reading, settled, remembered, setting }) => {
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
      const fresh = remembered?.state === "off" && Date.now() - (remembered.since ?? 0) < 60_000;
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

  /**
   * Draw, or bring up to date, the highlight of a control; without a control, take it away.
   *
   * @param {StillOff.Shown} view
   */
  const show = (view) => {
    if (!view.control) return callout.erase();
    const words = wording(view);
    // Spoken once for every settled state, and once more when the same state settles again.
    const spoken = view.settled ? [words.title, ...words.lines].join(" ") : "";
    callout.show({ ...words, spoken }, { target: controls.drawn(view.control) });
  };

  stillOff.highlight = { hide, owns, show, sweep };
}
