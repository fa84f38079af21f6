/** What the ring and the callout say of a reading, beside the control it was read from. */
{
  const { callout, controls } = stillOff;
  const { drew, owns, sweep, text } = callout;

  /** How long training is said to be off by what the member just did, ms. */
  const FRESH = 60_000;
  /** What is drawn now: the control's element, and what is said of it. @type {Element | null} */
  let drawn = null;
  let said = "";

  /** What the callout says: title, meaning, what to do, what happens next. @param {StillOff.Shown} view @param {boolean} fresh */
  const wording = ({ tells, reading: { state, reason }, settled, fresh: news, remembered, setting }, fresh) => {
    if (settled && !news && state !== "unknown" && remembered?.state !== state) {
      return { tone: "", badge: "?", title: text("calloutOldTitle"), lines: [text("calloutOld")], next: "", open: location.href };
    }
    const tone = settled && state !== "unknown" ? state : "";
    const badge = tone && text(tone === "on" ? "badgeOn" : "badgeOff");
    const known = tone && text(tone === "on" ? "calloutOnTitle" : "calloutOffTitle");
    if (tells === "row") return { tone, badge: badge || "…", title: known || text("calloutRowTitle"), lines: [text("calloutRowWhat")], next: "" };
    if (!settled) return { tone, badge: "…", title: text("calloutLookingTitle"), lines: [text("calloutLooking")], next: "" };
    if (tone === "on") {
      const todo = [text(`act_${setting.trainingOff ?? "words"}`), ...(setting.save ? [text("calloutSave")] : [])];
      return { tone, badge, title: known, lines: [text("calloutOnMeaning"), ...todo], next: text("calloutOnNext") };
    }
    if (tone === "off") {
      return { tone, badge, title: known, lines: [text("calloutOffMeaning")], next: text(fresh ? "calloutOffNextNow" : "calloutOffNext") };
    }
    if (reason === "silent" || reason === "unsaved") return { tone, badge: "?", title: text("calloutUnsavedTitle"), lines: [text("calloutUnsaved")], next: "" };
    const lines = [text(`reason_${reason?.replaceAll("-", "_")}`)];
    return { tone, badge: "?", title: text("calloutUnknownTitle"), lines, next: text("calloutUnknownNext") };
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
    const { control, reading, remembered, settled, setting } = view;
    const fresh = remembered?.state === "off" && Date.now() - (remembered.since ?? 0) < FRESH;
    const saying = [setting.id, settled, reading.state, reading.reason, fresh, view.fresh, remembered?.state].join(" ");
    if (!stirred && drawn === control[0] && said === saying) return;
    drawn = control[0];
    said = saying;
    const words = wording(view, fresh);
    // Spoken once for every settled state, and once more when the same state settles again.
    const spoken = settled ? [words.title, ...words.lines].join(" ") : "";
    callout.show({ ...words, spoken }, controls.drawn(control));
  };

  stillOff.highlight = { drew, hide, owns, show, sweep };
}
