/**
 * What StillOff sees on a page, and why: the body of an async function for WebDriver, run after the content scripts in
 * a page that nobody but the probe looks at. `settling` says whether to wait, as the extension does, for an answer that
 * stands.
 *
 * It decides nothing: state, reason and signals come from the content scripts' own `sight` and `settle`. What each
 * candidate has for and against it is worked out with their own parts.
 */
const { address, controls, definition, dom, labels, locate, read, settle, sight, vocabulary, words } = stillOff;
const page = address.pageOf(definition, location.href);

/** What to look at; everything is tried for a shadow root, for a saved page is looked at once. */
const roots = () => dom.roots(document, dom.EVERY);

/** What a visit knows that has only just begun. */
const knowledge = {
  walls: definition.walls,
  entrance: definition.entrance,
  outdated: settle.outdated(definition.goodUntil, Date.now()),
  leftOver: () => false,
  inDialog: false,
};
const see = (setting, where) => {
  const known = address.pageFor(setting, page.tells, location.href);
  const object = setting.per === "object" ? { object: address.objectOf(known, location.href) } : {};
  return sight.of(where, setting, known, { ...knowledge, ...object });
};

/** What a person can find an element by. */
const describe = (element) => ({
  tag: dom.localName(element),
  attributes: Object.fromEntries(
    ["type", "role", "id", "name", "aria-labelledby", "data-testid", "href"]
      .map((name) => [name, dom.attribute(element, name)])
      .filter(([, value]) => value !== null),
  ),
});

/** Elements in groups that are one control each, with what speaks for and against them. */
const weigh = (setting, where, found) => {
  if (page.tells === "row") return rows(setting, where);
  const known = vocabulary.of(setting);
  if (setting.kind === "status-text") return lines(setting, where, known);
  const elements = controls.candidates(where, [setting]);
  const groups = controls.grouped(elements.filter(controls.shown));
  const owners = labels.ownership(groups);
  const hidden = elements
    .filter((element) => !controls.shown(element))
    .map((element) => ({
      ...describe(element),
      label: labels.ownLabel([element]).join(" "),
      for: [],
      against: ["can't be seen"],
      says: null,
    }));
  return [...groups.map((group) => candidate(group, setting, owners, known, found)), ...hidden];
};

const candidate = (group, setting, owners, known, found) => {
  const written = labels.written(group, owners, known).kind;
  const name = labels.nameNear(group, owners, known);
  const pros = ["address"];
  const cons = [];
  if (locate.hasKey(group, setting.keys)) pros.push("key");
  if (written === "ours") pros.push("label");
  if (written === "never") cons.push("its label is a near-miss's");
  if (written === "other") cons.push("its label is none of the known ones");
  if (written === "both") cons.push("our label and another's are both its own");
  if (written === "unsure") cons.push("our label beside it is tied to something else");
  if (written === "none") cons.push("it has no label");
  if (known.names.has(name) && written !== "none") pros.push("name");
  if (known.never.has(name)) cons.push("a near-miss's label stands beside it");
  if (locate.hasKey(group, setting.never.keys)) cons.push("it has a near-miss's key");
  if (controls.veiled(group)) cons.push("it's kept from screen readers");
  const said = read.control(group, setting);
  // Of the one that was chosen, what it was chosen for.
  const signals = found.control?.some((element) => group.includes(element)) ? found.signals : pros;
  const label = labels.ownLabel(group).join(" ");
  return { ...describe(group[0]), label, for: signals, against: cons, says: said.reason ?? said.state };
};

/** Lines of text that are a label or name of the setting, and the state words after them. */
const lines = (setting, where, known) =>
  words.lines(where, [...known.labels, ...known.names.keys()]).map((label) => {
    const part = [...dom.upwards(label)].slice(1, 5).find((at) => words.wordsAfter(at, label, known.words).length);
    const after = part ? words.wordsAfter(part, label, known.words) : [];
    const signals = part ? ["address", "label", "word"] : ["address", "label"];
    const cons = part ? [] : ["no known word for on or off stands after it"];
    return { ...describe(label), label: dom.textContent(label).trim(), for: signals, against: cons, says: after.join(", ") || null };
  });

/** Links that lead to the setting. */
const rows = (setting, where) => {
  const pages = setting.pages.filter(({ tells }) => tells === "control").flatMap(({ addresses }) => addresses);
  const own = pages.length ? pages : [setting.address];
  const leads = (link) => address.leads(dom.attribute(link, "href"), dom.baseOf(link), own);
  return where
    .flatMap((root) => [...dom.all(root, "a[href]")])
    .filter(leads)
    .map((link) => ({
      ...describe(link),
      label: (dom.texts(link, 200) ?? []).join(" "),
      for: ["address", "link"],
      against: controls.shown(link) ? [] : ["can't be seen"],
      says: (dom.texts(link, 200) ?? []).at(-1) ?? null,
    }));
};

/** Look until an answer has stood as long as the extension wants. */
const believed = async (setting) => {
  const early = address.pageFor(setting, page.tells, location.href)?.early;
  const settler = settle.settler(0, early);
  for (;;) {
    const seen = see(setting, roots());
    const { believed: answer, again } = settler.look({ ...seen, control: seen.control?.[0] ?? null }, performance.now());
    if (answer || again === null) return { ...seen, ...answer, control: seen.control };
    await new Promise((resolve) => setTimeout(resolve, Math.max(50, again - performance.now())));
  }
};

const explain = async (setting) => {
  const found = settling ? await believed(setting) : see(setting, roots());
  const { signals, state, reason, busy } = found;
  return { setting: setting.id, kind: setting.kind, signals, state, reason, busy, candidates: weigh(setting, roots(), found) };
};

const settings = definition.settings.filter(({ id }) => page?.settings.includes(id));
const wall = page?.tells === "wall" || !page;
return { tells: page?.tells ?? null, seen: wall ? [] : await Promise.all(settings.map(explain)) };
