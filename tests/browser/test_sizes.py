"""How large things are: zoomed to 200 and 400 %, with a reader's own spacing of letters, and for an unsure hand.

Zoom is width: 1280 px at 200 % are 640 px, at 400 % 320 px. Both browsers lay these pages out alike; Chromium is asked.
"""

from __future__ import annotations

import pytest

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from tests.browser.everything import FULL, opened
from tests.browser.inside import inside
from tests.browser.test_languages import CALLOUT, CUT
from tests.pages import linkedin as page

pytestmark = pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)

WIDE = """
const {scrollWidth, clientWidth} = document.documentElement;
return scrollWidth > clientWidth ? [`${scrollWidth} px on ${clientWidth}`] : [];
"""
# WCAG 1.4.12: what a reader may set, and nothing may be lost.
SPACED = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
  + "p { margin-block-end: 2em !important }");
document.adoptedStyleSheets = [sheet];
"""
# WCAG 2.5.8: 24 px each way, or so far from any other that a circle of 24 px around its middle meets none; links in
# the middle of a sentence are as high as its lines.
SMALL = """
const root = arguments[0] ?? document;
const LEAST = 24;
const targets = [...root.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((one) => one.checkVisibility())
  .map((one) => ({one, boxes: [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect())}));
const large = ({boxes}) => boxes.some(({width, height}) => width >= LEAST - 0.01 && height >= LEAST - 0.01);
const middle = ({boxes: [box]}) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
const away = (target, other) => {
  const [x, y] = middle(target);
  if (!large(other)) return Math.hypot(x - middle(other)[0], y - middle(other)[1]) >= LEAST;
  return other.boxes.every(({left, right, top, bottom}) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) >= LEAST / 2);
};
const alone = (target) => targets.every((other) => other === target || away(target, other));
return targets.filter((target) => !large(target) && !alone(target))
  .map(({one, boxes: [{width, height}]}) => `${one.outerHTML.slice(0, 80)} ${width} x ${height}`);
"""
# Whatever moves by itself: the browser's own bar that runs to and fro counts too.
MOVING = """
const bars = [...document.querySelectorAll("progress:indeterminate")];
const runs = bars.filter((one) => getComputedStyle(one).display !== "none");
return [...document.getAnimations().map(String), ...runs.map((one) => one.outerHTML)];
"""
# Whether what is known by its background alone elsewhere has an edge, where backgrounds are the person's own.
FLAT = """
const parts = document.querySelectorAll(
  "button, .button, .mark, .letter, .card, .notice, .alarm, .state, textarea, select");
const edges = (one) => ["Top", "Bottom"].every((side) => {
  const style = getComputedStyle(one);
  return parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== "none"
    && style[`border${side}Color`] !== style.backgroundColor;
});
return [...parts].filter((one) => one.checkVisibility() && !edges(one)).map((one) => one.outerHTML.slice(0, 80));
"""


def test_no_text_is_lost_at_any_zoom_or_spacing_and_every_target_can_be_hit(browser: Browser) -> None:
    browser.set_storage(FULL)
    wrong: dict[str, list[str]] = {}
    ask = browser.driver.execute_script
    for name in opened(browser):
        ask("document.adoptedStyleSheets = []")
        for width in (1280, 640, 360, 320):
            browser.set_viewport(width, 640)
            wrong[f"{name}, {width} px: cut"] = ask(CUT) + ask(WIDE)
            wrong[f"{name}, {width} px: too small"] = ask(SMALL)
        ask(SPACED)
        for width in (320, 1280):
            browser.set_viewport(width, 640)
            wrong[f"{name}, {width} px, spaced: cut"] = ask(CUT) + ask(WIDE)
    assert {what: found for what, found in wrong.items() if found} == {}


def test_forced_colours_leave_edges_and_calm_pages_stay_still(browser: Browser) -> None:
    browser.set_storage(FULL)
    wrong: dict[str, list[str]] = {}
    for name in opened(browser):
        browser.driver.execute_script(
            "for (const one of document.querySelectorAll('.looking, .reading')) one.hidden = false"
        )
        browser.emulate(forced_colors=True, reduced_motion=True)
        wrong[f"{name}: flat"] = browser.driver.execute_script(FLAT)
        wrong[f"{name}: moving"] = browser.driver.execute_script(MOVING)
        browser.emulate()
    assert {what: found for what, found in wrong.items() if found} == {}


def test_the_callout_can_be_hit_and_is_whole_with_wide_letters(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.set_viewport(320, 640)
    browser.open(page.SETTING)
    browser.wait(lambda: (seen := browser.overlay()) and "Training is on" in seen.text, what="the callout")
    assert inside(browser, f"return ((...arguments) => {{{SMALL}}})(root)") == []
    spaced = SPACED.replace("document.adoptedStyleSheets = [sheet]", "root.adoptedStyleSheets.push(sheet)")
    inside(browser, spaced.replace("new CSSStyleSheet", "new view.CSSStyleSheet"))
    assert inside(browser, CALLOUT) == {"direction": "ltr", "cut": [], "beyond": False}
