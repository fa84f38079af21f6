/**
 * The part of a page in which a setting's control has its known place: only services that name one get this script.
 */
{
  const { controls, dom, locate } = stillOff;

  /** The elements of a root that carry a key. @param {StillOff.Root} root @param {StillOff.Key} key */
  const carriers = (root, key) => [...dom.all(root, `[${key.attribute}]`)].filter((element) => locate.hasKey([element], [key]));

  /**
   * The control that has the known place in a part of the page, while that part has no more than are known.
   *
   * @param {StillOff.Control[]} groups
   * @param {Element} part
   * @param {StillOff.Scope} scope
   */
  const inPlace = (groups, part, { place, most }) => {
    if (!place || !most) return null;
    const all = [...dom.within(part, "*")];
    const inside = groups
      .map((group) => ({ group, at: all.indexOf(group[0]) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at);
    return inside.length <= most ? (inside[place - 1]?.group ?? null) : null;
  };

  /**
   * The parts that carry the key and, where there is a known place, the control that has the place in the only one.
   *
   * @type {StillOff.Namespace["place"]}
   */
  stillOff.place = (roots, groups, scope) => {
    const parts = roots.flatMap((root) => carriers(root, scope)).filter(controls.shown);
    return { parts, placed: parts.length === 1 ? inPlace(groups, parts[0], scope) : null };
  };
}
