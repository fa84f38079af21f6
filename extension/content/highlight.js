/** What the ring and the callout say of a reading, beside the control it was read from. */
{
  const { callout, controls } = stillOff;
  const { drew, learn, owns, sweep, text } = callout;

  /** How long training is said to be off by what the member just did, ms. */
  const FRESH = 60_000;
  /** How long the background's answer is waited for, so that all it makes us say is drawn at once, ms. */
  const ANSWER = 1000;
  /** What is drawn now: the control's element, and what is said of it. @type {Element | null} */
  let drawn = null;
  let said = "";
  /** The view that was shown last. @type {StillOff.Shown} */
  let last;
  /** The timer while the background's answer is waited for; 0 while none is, -1 when that took too long. */
  let waiting = 0;

  /** Whether what is shown may be what the browser put back, and isn't what is known. @param {StillOff.Shown} view */
  const isOld = ({ fresh, reading: { state }, remembered, settled }) => settled && !fresh && state !== "unknown" && remembered?.state !== state;

  /** What the callout says: title, meaning, what to do, what happens next. @param {StillOff.Shown} view @param {boolean} fresh */
  const wording = (view, fresh) => {
    const {
      tells,
      reading: { state, reason },
      settled,
      setting,
    } = view;
    if (isOld(view)) {
      return { tone: "", badge: "?", title: text("calloutOldTitle"), lines: [text("calloutOld")], next: "", open: location.href };
    }
    const tone = settled && state !== "unknown" ? state : "";
    const badge = tone && text(tone === "on" ? "badgeOn" : "badgeOff");
    const known = tone && text(tone === "on" ? "calloutOnTitle" : "calloutOffTitle");
    if (tells === "row") return { tone, badge: badge || "…", title: known || text("calloutRowTitle"), lines: [text("calloutRowWhat")], next: "" };
    if (!settled) return { tone, badge: "…", title: text("calloutLookingTitle"), lines: [text("calloutLooking")], next: "" };
    if (tone === "on") {
      const { kind, save, trainingOff = "words" } = setting;
      // Beside a line of text there is nothing to choose.
      const todo = [text(`act_${kind === "status-text" ? "here" : trainingOff}`), ...(save ? [text("calloutSave")] : [])];
      return { tone, badge, title: known, lines: [text("calloutOnMeaning"), ...todo], next: text("calloutOnNext") };
    }
    if (tone === "off") {
      return { tone, badge, title: known, lines: [text("calloutOffMeaning")], next: text(fresh ? "calloutOffNextNow" : "calloutOffNext") };
    }
    if (reason === "silent" || reason === "unsaved")
      return { tone, badge: "?", title: text("calloutUnsavedTitle"), lines: [text("calloutUnsaved")], next: "" };
    const lines = [text(`reason_${reason?.replaceAll("-", "_")}`)];
    return { tone, badge: "?", title: text("calloutUnknownTitle"), lines, next: text("calloutUnknownNext") };
  };

  const forget = () => {
    clearTimeout(waiting);
    drawn = null;
    waiting = 0;
  };
  const hide = () => {
    forget();
    callout.hide();
  };

  /** @param {StillOff.Shown} view @param {boolean} stirred */
  const draw = (view, stirred) => {
    const { reading, remembered, settled, setting } = view;
    const control = /** @type {StillOff.Control} */ (view.control);
    const fresh = remembered?.state === "off" && Date.now() - (remembered.since ?? 0) < FRESH;
    const saying = settled ? [setting.id, reading.state, reading.reason, fresh, isOld(view)].join(" ") : setting.id;
    if (!stirred && drawn === control[0] && said === saying) return;
    drawn = control[0];
    said = saying;
    const words = wording(view, fresh);
    // Spoken once for every settled state, and once more when the same state settles again.
    const spoken = settled ? [words.title, ...words.lines].join(" ") : "";
    callout.show({ ...words, spoken }, controls.drawn(control), undefined, stirred);
  };

  /** Whether the background has yet to answer since when training is off. @param {StillOff.Shown} view */
  const unanswered = ({ settled, reading, remembered }) => settled && reading.state === "off" && remembered?.state !== "off";

  /**
   * Draw, or bring up to date, the highlight of a control; without a control, or while the member points at one, take it away.
   * Where the control moves to is followed without this.
   *
   * @type {StillOff.Highlight["show"]}
   */
  const show = (view, stirred) => {
    if (!view.control || stillOff.pointing) {
      forget();
      return callout.erase();
    }
    last = view;
    if (!unanswered(view)) {
      clearTimeout(waiting);
      waiting = 0;
    }
    if (waiting < 0 || !unanswered(view)) return draw(view, stirred);
    waiting ||= setTimeout(() => {
      waiting = -1;
      draw(last, false);
    }, ANSWER);
  };

  stillOff.highlight = { drew, hide, learn, owns, show, sweep };
}
