/** Colours as CSS writes them, and their contrast. */

/** @param {string} colour `#rgb` or `#rrggbb` @returns {number} its relative luminance, as WCAG 2 defines it */
const luminance = (colour) => {
  const whole = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/gi, "$&$&") : colour;
  const [red, green, blue] = [1, 3, 5].map((place) => {
    const part = parseInt(whole.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** @param {string} one @param {string} other @returns {number} their contrast, 1 to 21 */
export const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/**
 * The rules of a style sheet, those within conditions too.
 *
 * @param {string} css
 * @returns {{selector: string, values: {[property: string]: string}}[]}
 */
export const rules = (css) =>
  [...css.replaceAll(/\/\*.*?\*\//gs, "").matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selector, body]) => ({
    selector: selector.trim(),
    values: Object.fromEntries([...body.matchAll(/([\w-]+)\s*:\s*([^;]+)/g)].map(([, property, value]) => [property, value.trim()])),
  }));

/** What stands in a condition of a style sheet, such as `prefers-color-scheme: dark`. @param {string} css @param {string} condition */
export const within = (css, condition) => {
  const start = css.indexOf("{", css.indexOf(`(${condition})`)) + 1;
  let end = start;
  for (let depth = 1; depth; end += 1) depth += { "{": 1, "}": -1 }[css[end]] ?? 0;
  return css.slice(start, end - 1);
};
