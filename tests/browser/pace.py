"""How fast time passes for the content scripts in the browsers that tests share."""

from __future__ import annotations

HURRY = 4
"""Times as fast: they wait a second or two before they believe anything, and half a minute before they give up."""
TRUE_TIME = {"server-timing": "true-time"}
"""The headers of a page whose own timers are what a test is about: beside it, time passes as it does."""
CLOCK = f"""{{
  const [page] = performance.getEntriesByType("navigation");
  const pace = page?.serverTiming.some(({{ name }}) => name === "{TRUE_TIME["server-timing"]}") ? 1 : {HURRY};
  stillOff.clock = {{
    now: () => performance.now() * pace,
    today: () => Date.now(),
    after: (ms, work) => setTimeout(work, ms / pace),
    cancel: (timer) => clearTimeout(timer),
  }};
}}
"""
"""What stands in the place of `content/clock.js`, which is all that isn't as it's shipped."""
