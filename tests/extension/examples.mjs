/** What a content script and the extension's own pages tell, as it should be. */

/** A reading, read just now. */
export const reading = (more = {}) => ({
  state: "off",
  reason: null,
  signals: ["address", "label"],
  page: "control",
  arrival: "load",
  fresh: true,
  acted: false,
  document: "d",
  loaded: Date.now(),
  at: Date.now(),
  ...more,
});

/** A request as the desk tells of one. */
export const REQUEST = Object.freeze({
  letter: null,
  place: null,
  regime: null,
  right: "object",
  way: "form",
  member: true,
  sent: "2026-01-15",
  number: "",
  due: null,
  acknowledged: null,
  extended: null,
  answer: null,
  after: null,
  note: "",
});

/** Another, as it is remembered. */
export const SHOWN = Object.freeze({
  service: "site-0123456789ab",
  id: "taught-01234567",
  host: "forum.example.org",
  about: null,
  proven: false,
  day: "2026-11-28",
  address: "https://forum.example.org/settings/privacy",
  kind: "switch",
  language: "en",
  label: "Use my posts to train AI",
  heading: "Privacy",
  keys: [{ attribute: "id", value: "ai-training" }],
  trainingOff: "unchecked",
  words: { on: [], off: [] },
  save: false,
});
/** A setting that a member showed. */
export const TAUGHT = {
  ...{ service: "site-80fc0fb9266d", id: "taught-01234567", host: "www.example.com", about: null, proven: true, day: "2026-01-31" },
  ...{ address: "https://www.example.com/settings/ai", kind: "switch", language: "en", label: "Use my posts to train AI", heading: "Data privacy" },
  ...{ keys: [{ attribute: "id", value: "ai-switch" }], trainingOff: "unchecked", words: { on: [], off: [] }, save: false },
};
