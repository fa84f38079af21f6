/**
 * Whether what a document shows came from the service when it was loaded. Browsers put back what a page showed before:
 * after Back, after a tab was unloaded, from their cache, and Firefox puts back form fields after a reload too.
 */
{
  const { dom } = stillOff;

  /** Only Firefox has this, and only Firefox restores form fields after a reload. */
  const RESTORES_ON_RELOAD = "openOrClosedShadowRoot" in Element.prototype;
  const REQUESTS = ["fetch", "xmlhttprequest"];

  const loading = () =>
    /** @type {PerformanceNavigationTiming & {deliveryType?: string} | undefined} */ (performance.getEntriesByType("navigation")[0]);

  /** Whether the document's HTML came from a cache. */
  const cached = () => {
    const { deliveryType = "", transferSize = 1, decodedBodySize = 0 } = loading() ?? {};
    return deliveryType === "cache" || (deliveryType === "" && transferSize === 0 && decodedBodySize > 0);
  };

  /** How long Chromium keeps a page that it fetched before anybody asked for it, ms. */
  const PREFETCHED = 5 * 60 * 1000;

  /** When the document was asked for at the earliest, ms since 1970. */
  const loaded = () => Math.round(performance.timeOrigin - (loading()?.deliveryType ? PREFETCHED : 0));

  /** Whether all that stands in the document when we come to it may be what it showed before. */
  const restored = () => /** @type {any} */ (document).wasDiscarded === true || loading()?.type === "back_forward" || cached();

  /** Whether a form field differs from what the HTML says of it; where only its own script knows that, it may. @param {Element} element */
  const differs = (element) => {
    const name = dom.localName(element);
    if (name === "input") {
      const { checked, defaultChecked } = /** @type {HTMLInputElement} */ (element);
      return checked !== defaultChecked;
    }
    if (name === "select") {
      const { options, multiple } = /** @type {HTMLSelectElement} */ (element);
      const marked = [...options].some(({ defaultSelected }) => defaultSelected);
      return [...options].some(({ selected, defaultSelected }, place) => selected !== (marked || multiple ? defaultSelected : place === 0));
    }
    return name.includes("-") && dom.matches(element, ":enabled, :disabled");
  };

  /** Whether something in the document may have been put back. */
  const suspect = () => restored() || (RESTORES_ON_RELOAD && loading()?.type === "reload");

  /** The same of a control that stood there when we came. @type {StillOff.Freshness["old"]} */
  const old = (control) =>
    restored() || (suspect() && (control ?? []).some((element) => differs(element) || [...dom.within(element, "input, select")].some(differs)));

  /**
   * Whether what comes after that can be news: a page from the cache knows nothing new before it has asked the service.
   * A page may keep from us what it asked elsewhere: then it has asked.
   */
  const asked = () =>
    !cached() ||
    performance.getEntriesByType("resource").some((entry) => {
      const { initiatorType, transferSize, decodedBodySize } = /** @type {PerformanceResourceTiming} */ (entry);
      return REQUESTS.includes(initiatorType) && (transferSize > 0 || decodedBodySize === 0);
    });

  stillOff.freshness = { asked, loaded, old, suspect };
}
