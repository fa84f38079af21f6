"""The report on a page that can't be read: shown in full, and never with anything of the member's."""

from __future__ import annotations

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from tests.browser import expect
from tests.pages import linkedin as page

PRIVATE = "ximena"
NUMBER = "4711"
# Everything that a page can hold has something personal in it, once as a name and once as a number.
PERSONAL = f"""<!doctype html><html lang="en"><head><title>{PRIVATE}</title></head>
<body class="{PRIVATE}" data-{PRIVATE}="{NUMBER}"><main id="{PRIVATE}{NUMBER}" aria-label="{PRIVATE}">
<h1>{PRIVATE} {NUMBER}</h1><h2>{page.NAME}</h2>
<form name="{PRIVATE}" action="/{PRIVATE}?n={NUMBER}">
<label>{page.LABEL} <input type="checkbox" id="{PRIVATE}-b"></label>
<label>{page.LABEL} <input type="checkbox" id="{PRIVATE}-c" checked></label>
<label for="{PRIVATE}-a">{PRIVATE} <b>{NUMBER}</b></label>
<input id="{PRIVATE}-a" type="checkbox" role="switch" name="{PRIVATE}" value="{NUMBER}" aria-valuetext="{PRIVATE}">
<input type="{PRIVATE}" role="{PRIVATE}" aria-checked="{NUMBER}" placeholder="{PRIVATE}" title="{PRIVATE}">
<{PRIVATE}-{NUMBER} role="button">{PRIVATE}</{PRIVATE}-{NUMBER}>
<select name="{PRIVATE}"><option value="{NUMBER}" selected>{PRIVATE}</option></select>
<img alt="{PRIVATE}" src="/{PRIVATE}.png"><a role="link" href="{page.HOME}/in/{PRIVATE}">{PRIVATE}</a>
<input name="childNodes"><input name="attributes"></form>
<div id="host"></div><iframe title="{PRIVATE}" srcdoc="<button id='{PRIVATE}'>{PRIVATE} {NUMBER}</button>"></iframe>
<script>document.querySelector("#host").attachShadow({{mode: "open"}}).innerHTML =
  "<button role=switch aria-checked=true id='{PRIVATE}'>{PRIVATE}</button>"</script>
</main></body></html>"""


def bones(browser: Browser) -> str:
    """The report that the popup offers on the page in front."""
    with browser.popup() as popup:
        offered = "return Boolean(document.querySelector('.report:not([hidden])'))"
        browser.wait(lambda: popup.evaluate(offered), what="the report to be offered")
        popup.evaluate("for (const part of document.querySelectorAll('.more, .report')) part.open = true")
        popup.click(".report .make")
        text = "return document.querySelector('.report textarea').value"
        return str(browser.wait(lambda: popup.evaluate(text), what="the report"))


def test_nothing_of_the_members_is_in_a_report(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, PERSONAL)
    browser.open(page.SETTING)
    expect.unknown(browser, "ambiguous")
    report = bones(browser)
    assert PRIVATE not in report.lower()
    assert NUMBER not in report
    assert "input role=switch type=checkbox unchecked" in report
    assert "custom-element role=button" in report
    assert "(shadow)" in report
    assert '"name en"' in report
    assert '"label en"' in report


def test_a_page_that_was_read_offers_no_report(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    with browser.popup() as popup:
        browser.wait(lambda: "Training is on" in popup.text(), what="the popup")
        popup.evaluate("document.querySelector('.more').open = true")
        assert not popup.evaluate("return document.querySelector('.report').checkVisibility()")
