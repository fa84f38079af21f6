/**
 * Which page an address is. The pattern rules are those of `builder/definitions/addresses.py`; one table of cases
 * tests both.
 */
{
  /** @param {string} path @returns {string[]} */
  const segments = (path) => path.split("/").filter(Boolean);

  /**
   * Whether an address is one of a pattern's pages. A trailing slash, a query and a fragment are tolerated.
   *
   * @param {string} pattern `https://host/path`; `*` for one segment, a last `**` for the rest
   * @param {string} address
   */
  const matches = (pattern, address) => {
    const given = URL.canParse(address) ? new URL(address) : null;
    const [host, ...path] = pattern.slice("https://".length).split("/");
    if (given?.protocol !== "https:" || given.host !== host) return false;
    const wanted = path.filter(Boolean);
    const rest = wanted.at(-1) === "**";
    if (rest) wanted.pop();
    const actual = segments(given.pathname);
    return (
      (rest ? actual.length >= wanted.length : actual.length === wanted.length) &&
      wanted.every((segment, place) => segment === "*" || segment === actual[place])
    );
  };

  /**
   * What a service's definition knows about an address.
   *
   * @param {{walls: string[], settings: {id: string, pages: {tells: string, addresses: string[]}[]}[]}} definition
   * @param {string} address
   * @returns {{tells: "control" | "row" | "wall", settings: string[]} | null} the page kind and the settings it
   *   speaks of (all of them on a sign-in wall); null for any other page
   */
  const pageOf = (definition, address) => {
    if (definition.walls.some((wall) => matches(wall, address))) {
      return { tells: "wall", settings: definition.settings.map(({ id }) => id) };
    }
    for (const tells of /** @type {const} */ (["control", "row"])) {
      const settings = definition.settings
        .filter(({ pages }) =>
          pages.some((page) => page.tells === tells && page.addresses.some((known) => matches(known, address))),
        )
        .map(({ id }) => id);
      if (settings.length) return { tells, settings };
    }
    return null;
  };

  stillOff.address = { matches, pageOf };
}
