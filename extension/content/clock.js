/** The time that everything here goes by: it is handed in, so that a test can count time instead of spending it. */
stillOff.clock = {
  /** ms of a clock that doesn't jump */
  now: () => performance.now(),
  /** ms since 1970 */
  today: () => Date.now(),
  after: (ms, work) => setTimeout(work, ms),
  cancel: (timer) => clearTimeout(/** @type {number | undefined} */ (timer)),
};
