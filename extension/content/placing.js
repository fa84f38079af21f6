/** Where a ring and a callout stand in the window. */
{
  const { dom } = stillOff;

  /** Room between the control, its ring and the callout, CSS px. */
  const GAP = 6;
  const CLEAR = 14;
  /** Room between the callout and the window's edge, and the callout's least height, CSS px. */
  const EDGE = 8;
  const LEAST = 48;
  /** How much of the window's height a docked callout takes at most; in a narrow window it covers what's under it. */
  const SHARE = 0.8;
  const SHARE_NARROW = 0.4;
  const NARROW = 700;

  /** At the window's edge the ring closes in, so that all of it can be seen. @type {StillOff.Placing["enclose"]} */
  const enclose = (ring, { left, top, right, bottom }, view) => {
    const ringLeft = Math.max(left - GAP, Math.min(left, 0));
    const ringTop = Math.max(top - GAP, Math.min(top, 0));
    Object.assign(ring.style, {
      left: `${ringLeft}px`,
      top: `${ringTop}px`,
      width: `${Math.min(right + GAP, Math.max(right, view.width)) - ringLeft}px`,
      height: `${Math.min(bottom + GAP, Math.max(bottom, view.height)) - ringTop}px`,
    });
  };

  /** Below the control or above it, whichever has the room; never over it. @type {StillOff.Placing["stand"]} */
  const stand = (callout, { top, right, bottom }, view, { width, height: tall }) => {
    const room = { below: view.height - bottom - CLEAR - EDGE, above: top - CLEAR - EDGE };
    const below = room.below >= tall || room.below >= room.above;
    const space = Math.min(below ? room.below : room.above, view.height - 2 * EDGE);
    const used = Math.min(tall, Math.max(space, LEAST));
    const x = Math.min(right, view.width - EDGE) - width;
    const y = Math.min(below ? bottom + CLEAR : top - CLEAR - used, view.height - EDGE - used);
    const maxHeight = used < tall ? `${used}px` : "none";
    Object.assign(callout.style, { left: `${Math.max(EDGE, x)}px`, top: `${Math.max(EDGE, y)}px`, maxHeight });
  };

  /**
   * At the window's end, at its foot, or at its head where the foot is taken: what the member works with stays free.
   *
   * @type {StillOff.Placing["dock"]}
   */
  const dock = (callout, around, view) => {
    callout.style.maxHeight = `${Math.max(LEAST, view.height * (view.width < NARROW ? SHARE_NARROW : SHARE))}px`;
    const x = getComputedStyle(callout).direction === "rtl" ? EDGE : view.width - EDGE - callout.offsetWidth;
    const foot = view.height - EDGE - callout.offsetHeight;
    const taken = around && around.bottom > foot - CLEAR && around.right > x && around.left < x + callout.offsetWidth;
    Object.assign(callout.style, { left: `${Math.max(EDGE, x)}px`, top: `${Math.max(EDGE, taken ? EDGE : foot)}px` });
  };

  /** A box as it stands in our element, for what is in frames too. @type {StillOff.Placing["boxInTop"]} */
  const boxInTop = (element, view) => {
    let { left, top, width, height } = dom.box(element);
    /** @type {Window | null} */
    let at = dom.viewOf(dom.documentOf(element));
    for (; at && at !== window; at = at.parent) {
      const frame = /** @type {Element} */ (at.frameElement);
      const outer = dom.box(frame);
      left += outer.left + frame.clientLeft;
      top += outer.top + frame.clientTop;
    }
    left -= view.left;
    top -= view.top;
    return { left, top, right: left + width, bottom: top + height };
  };

  stillOff.placing = { boxInTop, dock, enclose, stand };
}
