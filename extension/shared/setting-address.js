/**
 * The address to open a setting at: of a service with a host for each country, on the one that access is given to.
 *
 * @param {StillOff.Setting} setting
 * @param {string[]} origins those that access is given to
 * @returns {string}
 */
export const opens = ({ address, pages }, origins) => {
  const may = (/** @type {string} */ url) => URL.canParse(url) && origins.includes(`${new URL(url).origin}/*`);
  const own = pages.filter(({ tells }) => tells === "control").flatMap(({ addresses }) => addresses);
  return may(address) ? address : (own.find((url) => !url.includes("*") && may(url)) ?? address);
};

/**
 * The same, asking the browser what access is given to; most services have one host, and nothing is asked.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 */
export const addressOf = async ({ countries }, setting) =>
  countries?.length ? opens(setting, (await browser.permissions.getAll()).origins ?? []) : setting.address;
