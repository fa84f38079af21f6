/** What stands beside an objection form: a callout in the window's corner, with steps, lists and parts of the form's own. */
{
  const { callout } = stillOff;
  const { make } = callout;

  /** How much of the window's height it takes at most; in a narrow window it covers what's under it. */
  const SHARE = 0.8;
  const SHARE_NARROW = 0.4;
  const NARROW = 700;

  /** Added to the callout's own. */
  const STYLE = `
    .own button, textarea { font: inherit; color: inherit; border: 1px solid #6b7480; border-radius: 6px; background: none; }
    .own button { padding: 4px 12px; }
    textarea { display: block; width: 100%; padding: 6px 8px; resize: vertical; }
    textarea:focus-visible { outline: 2px solid #0a58ca; outline-offset: 1px; }
    [hidden] { display: none; }
    ol, ul { margin: 4px 0 0; padding-inline-start: 20px; }
    ol { margin-top: 10px; }
    li + li { margin-top: 4px; }
    ul li { margin-top: 0; }
    .own { display: grid; gap: 8px; justify-items: start; position: sticky; bottom: 0; margin: 10px -14px -14px;
      padding: 10px 14px 14px; background: inherit; border-top: 1px solid #0002; }
    @media (prefers-color-scheme: dark) {
      .own button, textarea { border-color: #8a94a0; }
      .own { border-color: #fff2; }
      textarea:focus-visible { outline-color: #8ab4f8; }
    }`;

  /** @param {string[]} lines */
  const items = (lines) => lines.map((line) => make("li", { textContent: line }));

  /** @type {StillOff.Docked["body"]} */
  const body = ({ lines, steps = [], next }) => [
    ...lines.map((line) => (typeof line === "string" ? make("p", { textContent: line }) : make("ul", {}, items(line)))),
    make("ol", { hidden: !steps.length }, items(steps)),
    make("p", { className: "next", textContent: next }),
  ];

  /** @type {StillOff.Docked["most"]} */
  const most = ({ width, height }) => height * (width < NARROW ? SHARE_NARROW : SHARE);

  /** What holds the form's own parts, for as long as the callout stands. @param {HTMLElement[]} own @returns {StillOff.Docked} */
  const docked = (own) => ({ style: STYLE, body, most, own: make("div", { className: "own" }, own) });

  stillOff.docked = docked;
}
