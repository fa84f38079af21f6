"""What HTML can't say of a made page is made true before anything looks at it."""

from __future__ import annotations

from builder.browsers.driving import Browser
from builder.quality.mutating.running import load

SCROLLER = (
    "<div style='height:300px;overflow:auto' data-made-scrolled><input type=checkbox><p style='height:3000px'></div>"
)
SEEN = """
const draw = (html) => drawMade(html, {language: "en", right_to_left: false});
const one = (selector, root = document) => root.querySelector(selector);
const ticked = (root) => [...root.querySelectorAll("[class=own]")].map((at) => at.matches(":state(checked)"));
const found = {};
draw(`<label><ui-stated class=own data-made-value=true data-made-flips></ui-stated></label>
<ui-stateless class=own data-made-value=true></ui-stateless>
<div><template data-made-frame><ui-stated class=own data-made-value=true></ui-stated><a href=x></a></template></div>
<base href="https://made.example/d/">`);
const {contentDocument} = one("iframe");
found.ticked = [...ticked(document), ...ticked(contentDocument)];
found.labelled = one("label").control === one("ui-stated");
found.within = chrome.dom.openOrClosedShadowRoot(one("ui-stateless")).lastElementChild.className;
found.leads = one("a", contentDocument).href;
moveMade();
found.moved = ticked(document);
draw(arguments[0] + "<dialog data-made-open></dialog><template data-made-body dir=rtl></template>");
found.above = one("input").getBoundingClientRect().bottom < 0;
found.open = one("dialog").matches(":modal");
found.body = document.body.dir;
draw("");
found.after = document.body.dir;
return found;
"""


def test_what_html_cannot_say_is_drawn(browser: Browser) -> None:
    load(browser, [])
    assert browser.driver.execute_script(SEEN, SCROLLER) == {
        "ticked": [True, False, True],
        "labelled": True,
        "within": "checked",
        "leads": "https://made.example/d/x",
        "moved": [False, False],
        "above": True,
        "open": True,
        "body": "rtl",
        "after": "",
    }
