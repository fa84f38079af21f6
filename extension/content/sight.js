/**
 * What a page shows of a setting. This is the one place where a sight is put together: the shipped visit, the probe and
 * the made pages all see with it. The same page and the same knowledge give the same sight.
 */
{
  const { dom, locate, read } = stillOff;

  const DIALOG = 'dialog, [role="dialog"], [role="alertdialog"]';
  /** With one of these a control is ours however many others there are. */
  const SURE = new Set(["key", "label", "link"]);

  /** A sight of which there is nothing to say but why. @type {StillOff.Sights["unknown"]} */
  const unknown = (reason) => ({
    control: null,
    signals: [],
    state: "unknown",
    reason,
    own: undefined,
    busy: false,
    inDialog: false,
    printed: false,
  });

  /** @type {StillOff.Sights["sure"]} */
  const sure = ({ signals }) => signals.some((name) => SURE.has(name));

  /** @param {StillOff.Root[]} roots @param {StillOff.Quote[] | null} quotes @param {boolean} [anywhere] */
  const says = (roots, quotes, anywhere) => (quotes && stillOff.words?.says(roots, quotes, anywhere)) === true;

  /**
   * What a control says, as far as it may be said.
   *
   * @param {StillOff.Control} control
   * @param {StillOff.ContentSetting} setting
   * @param {StillOff.Knowledge} visit
   */
  const said = (control, setting, visit) => {
    const own = ownOf(control, setting, visit);
    return { ...(visit.outdated ? OUTDATED : read.control(control, setting)), own };
  };

  /**
   * What a control says of itself, whatever stands beside it.
   *
   * @param {StillOff.Control} control
   * @param {StillOff.ContentSetting} setting
   * @param {StillOff.Knowledge} visit
   */
  const ownOf = (control, setting, visit) => (visit.outdated ? null : read.alone(control, setting));

  /**
   * The list that leads to the setting, which may print its state.
   *
   * @param {StillOff.Root[]} roots
   * @param {StillOff.ContentSetting} setting
   * @param {StillOff.Knowledge} visit
   */
  const ofRow = (roots, setting, visit) => {
    const { control, signals, state } = stillOff.row?.(roots, setting, visit.object) ?? { ...unknown("silent"), state: null };
    return state !== null && !visit.outdated ? { ...unknown(null), control, signals, state } : { ...unknown("silent"), control };
  };

  /** @param {StillOff.Root[]} roots @param {StillOff.ContentSetting} setting @param {StillOff.ContentPage} page @param {StillOff.Knowledge} visit */
  const ofControl = (roots, setting, page, visit) => {
    const found = locate.control(roots, setting, { leftOver: visit.leftOver, alone: page.alone, object: visit.object });
    // A sign-in form has a lone checkbox too.
    if (!sure(found) && locate.signIn(roots, visit.walls, false, visit.entrance)) return unknown("signed-out");
    if (!found.control && says(roots, setting.notOffered)) return unknown("not-offered");
    if (says(roots, setting.undecided, true)) return unknown("undecided");
    if (!found.control) return withoutControl(roots, setting, page, visit, found.reason);
    const inDialog = [...dom.upwards(found.control[0])].some((at) => dom.matches(at, DIALOG));
    return { ...found, ...said(found.control, setting, visit), printed: false, busy: read.busy(found.control), inDialog };
  };

  /**
   * A control that stood in a dialog goes when the dialog is closed, and that says nothing: what was read there holds. The
   * button that opens the dialog may print the state, and for a while the former one.
   *
   * @param {StillOff.Root[]} roots
   * @param {StillOff.ContentSetting} setting
   * @param {StillOff.ContentPage} page
   * @param {StillOff.Knowledge} visit
   * @param {StillOff.Doubt | null} reason
   */
  const withoutControl = (roots, setting, page, visit, reason) => {
    const opener = setting.opener && reason === "not-found" ? stillOff.opener(roots, setting) : null;
    if (!opener || (visit.inDialog && opener.reason)) {
      return unknown(visit.inDialog || (page.side && reason === "not-found") ? "silent" : reason);
    }
    const seen = { ...unknown(opener.reason), ...opener, busy: read.busy(opener.control), printed: true };
    if (visit.outdated) return { ...seen, ...OUTDATED };
    return visit.inside && !opener.reason && opener.state !== visit.inside ? { ...seen, ...UNSETTLED } : seen;
  };
  /** @type {StillOff.Said} */
  const OUTDATED = { state: "unknown", reason: "outdated-definition" };
  /** @type {StillOff.Said} */
  const UNSETTLED = { state: "unknown", reason: "unsettled" };

  /** @type {StillOff.Sights["of"]} */
  const of = (roots, setting, page, visit) => (page.tells === "row" ? ofRow(roots, setting, visit) : ofControl(roots, setting, page, visit));

  /**
   * The same control, read again: nothing is searched, and what stands beside it only where it says something else now.
   *
   * @type {StillOff.Sights["again"]}
   */
  const again = (sight, setting, page, visit) => {
    const { control, own } = sight;
    if (!control || sight.printed || page.tells !== "control" || ownOf(control, setting, visit) === own) return sight;
    return { ...sight, ...said(control, setting, visit) };
  };

  stillOff.sight = { again, of, sure, unknown };
}
