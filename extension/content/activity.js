/**
 * Whether the member did something on the page: that they did, never what. The browser counts the events that a page
 * keeps to itself too; events that a page makes up aren't counted.
 */
{
  const STARTS = ["pointerdown", "mousedown", "touchstart", "keydown", "click", "drop"];

  /** @type {StillOff.Activities["since"]} */
  const since = () => {
    /** What each window had when it was last asked, of each kind of event. @type {WeakMap<Window, number[]>} */
    const before = new WeakMap();
    /** Events in what we drew ourselves. */
    const ours = STARTS.map(() => 0);
    let acted = false;

    /** @param {Window} view @returns {boolean} whether there were more than when it was last asked */
    const more = (view) => {
      const counts = /** @type {any} */ (view).performance?.eventCounts;
      const now = STARTS.map((type, place) => (counts?.get(type) ?? 0) - (view === window ? ours[place] : 0));
      // A window that we never saw before came with the page.
      const known = before.get(view) ?? STARTS.map(() => 0);
      // Firefox counts an event when it's over: what is ours may be taken off before it was added.
      before.set(
        view,
        now.map((count, place) => Math.max(count, known[place])),
      );
      return now.some((count, place) => count > known[place]);
    };

    return {
      acted: (views) => (acted = views.map(more).some(Boolean) || acted),
      heard: (type, own) => {
        if (own) ours[STARTS.indexOf(type)] += 1;
        else acted = true;
      },
      forget: (views) => {
        views.forEach(more);
        acted = false;
      },
    };
  };

  stillOff.activity = { STARTS, since };
}
