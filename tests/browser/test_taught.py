"""Settings that the member showed to StillOff: what is learnt of them, and how they are read from then on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from builder.render.scripts import taught_files
from tests.browser import expect
from tests.browser.pages import API, parted
from tests.pages import elsewhere as page
from tests.pages import linkedin

ORIGIN = f"https://{page.HOST}/*"
SITE = f"site-{hashlib.sha256(page.HOST.encode()).hexdigest()[:12]}"
SHOWING = taught_files()["showing"]
LEARNING = SHOWING[: SHOWING.index("content/learning.js") + 1]
IN_PAGE = f"""
const [pattern, about, ...args] = arguments;
const [tab] = await {API}.tabs.query({{ url: pattern }});
const target = {{ tabId: tab.id }};
const files = {LEARNING};
await {API}.scripting.executeScript({{ target, files }});
const show = (tell, training, label, address) => {{
  const roots = stillOff.dom.roots(document, stillOff.dom.EVERY);
  const all = stillOff.learning.choices(roots);
  const choice = all.find(({{ name }}) => name.includes(label));
  const learnt = choice ? stillOff.learning.of(roots, choice, training, address) : null;
  if (tell) return browser.runtime.sendMessage({{ type: stillOff.messages.LEARNT, learnt }});
  return {{ names: all.map(({{ name }}) => name), learnt }};
}};
const teaching = {{ host: new URL(tab.url).host, address: tab.url, about: about || null, tab: tab.id, at: Date.now() }};
await {API}.storage.session.set({{ teaching }});
const [{{ result }}] = await {API}.scripting.executeScript({{ target, func: show, args }});
return result ?? null;
"""
"""As pointing does it: the member shows something in the tab; what is learnt, and telling it."""

RUNNING = f"""
const [tab] = await {API}.tabs.query({{ url: arguments[0] }});
const func = () => Boolean(globalThis.stillOff?.running);
return (await {API}.scripting.executeScript({{ target: {{ tabId: tab.id }}, func }}))[0].result;
"""
"""Whether the scripts that read are in the page."""


@pytest.fixture
def browser(browser: Browser) -> Iterator[Browser]:
    """A browser that may look at the site, and not at the end."""
    browser.grant(ORIGIN)
    yield browser
    browser.revoke(ORIGIN)


def learn(browser: Browser, training: str, label: str = page.LABEL, address: str = page.ADDRESS) -> Any:
    """What would be remembered of the control with this label in the current tab."""
    return browser.evaluate_background(IN_PAGE, ORIGIN, "", False, training, label, address)


def show(browser: Browser, training: str, label: str = page.LABEL) -> dict[str, Any]:
    """Have the control in the current tab remembered; what is."""
    assert browser.evaluate_background(IN_PAGE, ORIGIN, "", True, training, label, page.ADDRESS) is True
    (kept,) = browser.storage()["taught"]
    found: dict[str, Any] = kept
    return found


def record(browser: Browser) -> dict[str, Any]:
    """What is remembered of the shown setting's readings."""
    return next((value for key, value in browser.storage().items() if key.startswith(f"record:{SITE}/")), {})


def read(browser: Browser, state: str) -> None:
    """Wait until the shown setting was read so."""
    browser.wait(lambda: record(browser).get("state") == state, what=f"{state}; remembered is {record(browser)}")


@parted("kind", page.KINDS, ["checkbox", "shadow"])
def test_a_control_that_is_pointed_at_is_read_from_then_on(browser: Browser, server: ReplicaServer, kind: str) -> None:
    control = page.KINDS[kind]
    server.route(page.ADDRESS, page.page(control(on=True)))
    browser.open(page.ADDRESS)
    found = learn(browser, "on")
    assert found["names"].count(page.LABEL) == 1, found
    show(browser, "on")
    read(browser, "on")
    server.route(page.ADDRESS, page.page(control(on=False)))
    browser.open(page.ADDRESS)
    read(browser, "off")


def test_what_was_shown_on_a_page_in_another_state_is_told_apart(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.ADDRESS, page.page(page.box(on=False)))
    browser.open(page.ADDRESS)
    # On this page a tick means that nothing is used.
    assert show(browser, "on")["trainingOff"] == "checked"
    read(browser, "on")


def test_keys_are_a_sign_once_they_were_found_in_another_document(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.ADDRESS, page.page(page.box(on=True)))
    browser.open(page.ADDRESS)
    kept = show(browser, "on")
    assert kept["keys"] == [{"attribute": "id", "value": "contentForModels"}]
    read(browser, "on")
    assert browser.storage()["taught"][0]["proven"] is False
    browser.open(f"{page.ADDRESS}?again")
    browser.wait(lambda: browser.storage()["taught"][0]["proven"], what="the key to be proven")
    # In another language the key alone is left.
    server.route(page.ADDRESS, page.page(page.box(on=False, label="Inhalte für KI-Modelle verwenden"), lang="de"))
    browser.open(page.ADDRESS)
    read(browser, "off")


def test_a_key_that_counts_up_is_not_remembered(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.ADDRESS, page.page(page.box(on=True, key="radix-12")))
    browser.open(page.ADDRESS)
    assert learn(browser, "on")["learnt"]["keys"] == []


def test_a_label_may_end_in_what_is_a_state_in_another_language(browser: Browser, server: ReplicaServer) -> None:
    label = "Meine Inhalte für die Entwicklung von KI"  # "ki" is "off" in Hungarian
    server.route(page.ADDRESS, page.page(page.box(on=True, label=label), lang="de"))
    browser.open(page.ADDRESS)
    assert show(browser, "on", label)["label"] == label
    read(browser, "on")
    server.route(page.ADDRESS, page.page(page.box(on=False, label=label), lang="de"))
    browser.open(page.ADDRESS)
    read(browser, "off")


def test_of_two_with_the_same_label_neither_is_learnt(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.ADDRESS, page.page(page.box(on=True) + "<hr>" + page.box(on=False, key="contentForAds")))
    browser.open(page.ADDRESS)
    assert learn(browser, "on")["learnt"] is None


def test_a_control_that_was_put_to_another_use_is_not_read(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.ADDRESS, page.page(page.box(on=False)))
    browser.open(page.ADDRESS)
    show(browser, "off")
    read(browser, "off")
    browser.open(f"{page.ADDRESS}?again")
    browser.wait(lambda: browser.storage()["taught"][0]["proven"], what="the key to be proven")
    server.route(page.ADDRESS, page.page(page.box(on=True, label="Send me the newsletter")))
    browser.open(page.ADDRESS)
    browser.wait(lambda: (record(browser).get("looked") or {}).get("reason"), what="a look without a state")
    assert record(browser)["known"]["state"] == "off"
    assert "relapse" not in {key for key, value in record(browser).items() if value}


def test_a_taught_setting_is_found_where_the_site_shows_it_without_loading(
    browser: Browser, server: ReplicaServer
) -> None:
    server.route(page.ADDRESS, page.page(page.box(on=True)))
    browser.open(page.ADDRESS)
    show(browser, "on")
    read(browser, "on")
    start = f"https://{page.HOST}/home"
    moved = page.page(page.box(on=False))
    moves = f"document.body.innerHTML = {moved!r}; history.pushState(0, '', '{page.ADDRESS}')"
    script = f"<script>go.onclick = () => {{ {moves} }}"
    server.route(start, f"<!doctype html><html lang=en><button id=go>Settings</button>{script}</script>")
    browser.open(start)
    browser.driver.find_element("css selector", "#go").click()
    read(browser, "off")


def test_a_page_of_the_same_site_that_was_not_shown_is_not_looked_at(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.ADDRESS, page.page(page.box(on=True)))
    browser.open(page.ADDRESS)
    show(browser, "on")
    read(browser, "on")
    other = f"https://{page.HOST}/account/other"
    server.route(other, page.page(page.box(on=False)))
    browser.open(other)
    assert browser.evaluate_background(RUNNING, other) is False
    assert browser.overlay() is None


def show_ours(browser: Browser, training: str) -> str:
    """Show the switch that StillOff reads itself, as standing for that; the name of its record."""
    browser.open(linkedin.ADDRESS)
    about = linkedin.RECORD.removeprefix("record:")
    label = linkedin.LABEL
    pattern = f"{linkedin.ADDRESS}*"
    tell = (IN_PAGE, pattern, about, True, training, label, linkedin.ADDRESS)
    browser.wait(lambda: browser.evaluate_background(*tell), what="it to be learnt")
    (kept,) = browser.storage()["taught"]
    return f"{kept['service']}/{kept['id']}"


def test_our_own_description_takes_over_once_both_have_agreed(browser: Browser, server: ReplicaServer) -> None:
    server.route(linkedin.ADDRESS, linkedin.setting(on=False))
    shown = show_ours(browser, "off")
    browser.wait(lambda: expect.option(browser, "unwatched") == [shown], what="the shown one to be let go")
    assert browser.storage()[f"record:{shown}"]["state"] == "off"
    assert browser.storage()[linkedin.RECORD]["state"] == "off"


def test_where_our_own_description_disagrees_neither_is_believed(browser: Browser, server: ReplicaServer) -> None:
    # With a word beside the switch that contradicts the member nothing would be learnt.
    server.route(linkedin.ADDRESS, linkedin.setting(on=False, control=linkedin.aria))
    shown = show_ours(browser, "on")

    def reasons() -> list[str | None]:
        stored = browser.storage()
        return [(stored.get(key, {}).get("looked") or {}).get("reason") for key in (linkedin.RECORD, f"record:{shown}")]

    browser.wait(lambda: reasons() == ["contradictory", "contradictory"], what=f"both to be doubted, not {reasons()}")
