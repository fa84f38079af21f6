/** The desk's modules as they are shipped: they import data that the builder renders. */
const module = (name) => import(new URL(`../../dist/chrome/desk/${name}.js`, import.meta.url));

export const [authorities, due, letters, offers, places, nexts, regimes, calendars] = await Promise.all(
  ["authorities", "due", "letters", "offer", "places", "next", "data/regimes", "calendar"].map(module),
);

/** A made-up service that says everything a letter can use. */
export const service = Object.freeze({
  name: "Example",
  company: "Example Company",
  controllers: [
    {
      regions: ["eu-eea", "switzerland"],
      name: "Example Ireland Limited",
      post: ["Example House, 1 Example Street", "Dublin 2", "Ireland"],
      languages: ["en", "de", "fr", "it"],
      lead: "IE",
    },
    { regions: ["uk"], name: "Example Corporation", post: ["1 Example Avenue", "Example City"], languages: ["en"], lead: null },
    {
      regions: ["canada", "us", "elsewhere"],
      name: "Example Corporation",
      post: ["1 Example Avenue", "Example City"],
      languages: ["en", "fr"],
      lead: null,
    },
    { regions: ["hong-kong"], name: "Example Corporation", post: ["1 Example Avenue", "Example City"], languages: ["en"], lead: null },
  ],
  ways: [
    { about: "dpo-form", address: "https://www.example.com/dpo", email: null, regions: ["eu-eea"], people: [], confidence: "verified", date: null },
    {
      about: "download",
      address: "https://www.example.com/export",
      email: null,
      regions: [],
      people: ["member"],
      confidence: "verified",
      date: null,
    },
  ],
  purposes: [
    { purpose: "content-models", regions: ["eu-eea", "switzerland", "uk"], names: [{ language: "en", text: "To train {our} models, for $1" }] },
    {
      purpose: "other-models",
      regions: ["eu-eea", "switzerland", "uk"],
      names: [
        { language: "en", text: "To improve products" },
        { language: "de", text: "Um Produkte zu verbessern" },
      ],
    },
    { purpose: "ads", regions: ["eu-eea"], names: [{ language: "en", text: "To show ads" }] },
  ],
  objection: { form: "https://www.example.com/object", regions: ["eu-eea", "uk", "switzerland"] },
  settings: [{ facts: { parent: "Example Holding" } }],
});

/** As little as a definition says. */
export const bare = Object.freeze({ name: "Bare", company: "Bare Company", controllers: [], ways: [], purposes: [], objection: null, settings: [] });

export const who = Object.freeze({
  name: "Ana Muster",
  profile: "https://www.example.com/in/ana",
  email: "ana@example.com",
  address: "Example Lane 1\n1000 Example",
});
