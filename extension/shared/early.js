/**
 * Ask for the state while the page's modules are still loading, and the background is perhaps only being started: the
 * two take about as long as each other. A classic script, because modules run only when all of them are there.
 */
globalThis.browser ??= globalThis.chrome;
globalThis.early = browser.runtime.sendMessage({ type: "page:state" }).catch(() => null);
