/** One of a package's own parts. */
const { Fragment } = require("react");
module.exports = new Proxy({}, { get: (_, name) => (name === "__esModule" ? true : Fragment) });
