/**
 * Which page an address is. The pattern rules are those of `builder/data/definitions/addresses.py`; one table of cases
 * tests both.
 */
{
  /** @param {string} path @returns {string[]} */
  const segments = (path) => path.split("/").filter(Boolean);
  /** @param {string} hash @returns {string} without what may be left out */
  const part = (hash) => hash.replace(/^#/, "").replace(/\/+$/, "");

  /**
   * Whether a fragment is a pattern's: any where it names none, and all that begin so where it ends with `/**`.
   *
   * @param {string} wanted
   * @param {string} given
   */
  const begins = (wanted, given) => (wanted.endsWith("/**") ? `${given}/`.startsWith(wanted.slice(0, -2)) : !wanted || wanted === given);

  /**
   * Whether an address is one of a pattern's pages. A trailing slash, a query and a fragment are tolerated; a pattern
   * may name a parameter or the fragment that it wants.
   *
   * @type {StillOff.Address["matches"]}
   */
  const matches = (pattern, address) => {
    const given = URL.canParse(address) ? new URL(address) : null;
    const [, host, path, query, hash] = /^https:\/\/([^/?#]+)([^?#]*)([^#]*)(.*)$/.exec(pattern) ?? [];
    if (given?.protocol !== "https:" || given.host !== host) return false;
    const wanted = segments(path);
    const rest = wanted.at(-1) === "**";
    if (rest) wanted.pop();
    const actual = segments(given.pathname);
    return (
      (rest ? actual.length >= wanted.length : actual.length === wanted.length) &&
      wanted.every((segment, place) => segment === "*" || segment === actual[place]) &&
      [...new URLSearchParams(query)].every(([name, value]) => given.searchParams.get(name) === value) &&
      begins(part(hash), part(given.hash))
    );
  };

  /** Whether what a link or a form leads to is one of some patterns' pages. @type {StillOff.Address["leads"]} */
  const leads = (target, base, patterns) => {
    const address = URL.canParse(target, base) ? new URL(target, base).href : "";
    return patterns.some((pattern) => matches(pattern, address));
  };

  /** The page of a setting's that an address is, among those that tell one thing. @type {StillOff.Address["pageFor"]} */
  const pageFor = ({ pages }, tells, address) =>
    pages.find((page) => page.tells === tells && page.addresses.some((known) => matches(known, address)));

  /** Which object (blog, site …) a page of a setting that there is one of per object is about. @type {StillOff.Address["objectOf"]} */
  const objectOf = (page, address) => {
    const pattern = page.addresses.find((known) => matches(known, address));
    return segments(new URL(address).pathname)[segments(new URL(pattern ?? address).pathname).indexOf("*")];
  };

  /** What a service's definition knows about an address. @type {StillOff.Address["pageOf"]} */
  const pageOf = (definition, address) => {
    if (definition.walls.some((wall) => matches(wall, address))) {
      return { tells: "wall", settings: definition.settings.map(({ id }) => id) };
    }
    for (const tells of /** @type {const} */ (["control", "row"])) {
      const settings = definition.settings.filter((setting) => pageFor(setting, tells, address)).map(({ id }) => id);
      if (settings.length) return { tells, settings };
    }
    return null;
  };

  stillOff.address = { leads, matches, objectOf, pageFor, pageOf };
}
