// The one place that knows how a browser names its API. Chromium before 148 has it under `chrome` alone.
globalThis.browser ??= globalThis.chrome;
// What our scripts share with one another. Content scripts run in a world of their own: no page sees this.
globalThis.stillOff ??= /** @type {StillOff.Namespace} */ ({});
