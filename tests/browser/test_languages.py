"""Every language in the extension's own pages, on a screen as narrow as a phone's; and which one a browser picks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from builder.browsers.driving import Browser, Start, launch
from builder.browsers.driving.chromium import Chromium
from builder.browsers.driving.firefox import start
from builder.browsers.replica_server import ReplicaServer
from builder.data.locales.languages import TRANSLATED
from builder.data.locales.pseudo import pseudo
from builder.paths import CHECKOUT
from tests.browser.everything import FULL, opened
from tests.browser.inside import inside
from tests.pages import linkedin as page

NOBODYS = "nobody's"
# What a person couldn't read: text beyond the window's edge, beyond the control or the card it stands in, or cut off.
CUT = """
for (const fold of document.querySelectorAll("details")) fold.open = true;
const found = [];
const box = (element) => element.getBoundingClientRect();
const beyond = (inner, outer) => inner.left < outer.left - 1 || inner.right > outer.right + 1;
const window_ = {left: 0, right: document.documentElement.clientWidth};
// Of each element once, and of those around it: whether it's hidden from sight, and what text in it must not leave.
const known = new Map([[null, {hidden: false, holders: [window_]}]]);
const about = (element) => {
  if (known.has(element)) return known.get(element);
  const around = about(element.parentElement);
  const style = getComputedStyle(element);
  const hidden = around.hidden || style.clipPath !== "none";
  const holders = [...around.holders];
  if (element.matches("button, .button, .card, .notice, .state, td, summary, textarea")) holders.push(box(element));
  if (style.overflowX !== "visible") holders.push(box(element));
  known.set(element, {hidden, holders});
  return known.get(element);
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const {parentElement: element, data} = walker.currentNode;
  if (!data.trim() || !element.checkVisibility() || element.closest(".aside, option, template, svg")) continue;
  const {hidden, holders} = about(element);
  if (hidden) continue;
  const range = document.createRange();
  range.selectNodeContents(walker.currentNode);
  const rects = [...range.getClientRects()].filter(({width}) => width > 0);
  if (rects.some((rect) => holders.some((holder) => beyond(rect, holder)))) found.push(data.trim());
}
for (const select of document.querySelectorAll("select, input, button")) {
  if (select.checkVisibility() && beyond(box(select), window_)) found.push(select.outerHTML.slice(0, 60));
}
return found;
"""

# Controls that a finger would miss: lower than a fingertip. Links within a sentence are as high as its lines.
SMALL = """
const controls = "button, select, input:not([type=checkbox], [type=radio]), summary, .choice, nav a, .button";
return [...document.querySelectorAll(controls)]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
  .map((one) => `${one.outerHTML.slice(0, 60)} ${one.getBoundingClientRect().height}`);
"""


CALLOUT = """
const callout = root.querySelector("[data-part=callout]");
const edges = callout.getBoundingClientRect();
const parts = [...callout.querySelectorAll("*")].filter((one) => one.checkVisibility() && one.className !== "spoken");
const cut = parts.filter((one) => {
  const {left, right} = one.getBoundingClientRect();
  return left < edges.left || right > edges.right || one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
});
return {
  direction: view.getComputedStyle(callout).direction,
  cut: cut.map((one) => one.outerHTML.slice(0, 80)),
  beyond: edges.left < 0 || edges.right > view.innerWidth,
};
"""


@cache
def messages(folder: str) -> dict[str, str]:
    """What a browser in a language shows: its texts, and English where it has none."""
    locales = CHECKOUT.dist / "chrome" / "_locales"
    english = (locales / "en" / "messages.json").read_bytes()
    if folder == NOBODYS:
        return {key: entry["message"] for key, entry in json.loads(pseudo(english)).items()}
    own = json.loads((locales / folder / "messages.json").read_bytes())
    return {key: entry["message"] for key, entry in (json.loads(english) | own).items()}


@contextmanager
def speaking(browser: Chromium, folder: str) -> Iterator[None]:
    """Have the extension's pages show other messages than the browser would give them."""
    source = (
        f"const texts = {json.dumps(messages(folder))}; const given = (values) => [values].flat();"
        "if (globalThis.chrome?.i18n) chrome.i18n.getMessage = (key, values = []) =>"
        "  (texts[key] ?? '').replaceAll(/\\$(\\d)/g, (_, place) => given(values)[place - 1] ?? '');"
    )
    command = browser.chrome.execute_cdp_cmd
    script = command("Page.addScriptToEvaluateOnNewDocument", {"source": source})
    try:
        yield
    finally:
        command("Page.removeScriptToEvaluateOnNewDocument", script)


@pytest.mark.long
@pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)
def test_no_text_is_cut_on_a_narrow_page_in_any_language(browser: Browser) -> None:
    assert isinstance(browser, Chromium)
    browser.set_storage(FULL)
    browser.set_viewport(320, 640)  # 1280 px at 400 %; narrower than a phone
    cut = []
    for folder in ("en", *TRANSLATED, NOBODYS):
        with speaking(browser, folder):
            for name in opened(browser):
                spoken = browser.driver.execute_script("return document.documentElement.lang")
                assert spoken == messages(folder)["languageCode"]
                cut += [f"{folder} {name}: {text}" for text in browser.driver.execute_script(CUT)]
    assert cut == []


@pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)
def test_a_finger_finds_every_control(browser: Browser) -> None:
    assert isinstance(browser, Chromium)
    command = browser.chrome.execute_cdp_cmd
    browser.set_storage(FULL)
    browser.set_viewport(360, 700)
    command("Emulation.setTouchEmulationEnabled", {"enabled": True})
    try:
        small = []
        for name in opened(browser):
            assert browser.driver.execute_script("return matchMedia('(pointer: coarse)').matches")
            small += [f"{name}: {control}" for control in browser.driver.execute_script(SMALL)]
        assert small == []
    finally:
        command("Emulation.setTouchEmulationEnabled", {"enabled": False})


def test_the_callout_is_whole_on_a_phone_from_right_to_left(replica_server: ReplicaServer, tmp_path: Path) -> None:
    folder = tmp_path / "nobodys"
    shutil.copytree(CHECKOUT.dist / "chrome", folder)
    texts = folder / "_locales" / "en" / "messages.json"
    texts.write_bytes(pseudo(texts.read_bytes()))
    replica_server.reset()
    replica_server.route(page.SETTING, page.setting(True))
    with launch("chrome", folder, Start(replica_server.port)) as browser:
        browser.set_viewport(360, 640)
        browser.open(page.SETTING)
        browser.wait(lambda: (seen := browser.overlay()) and "⟦Ţŕ" in seen.text, what="the callout to say the state")
        seen = inside(browser, CALLOUT)
    assert seen == {"direction": "rtl", "cut": [], "beyond": False}


def test_firefox_finds_each_language_under_its_folders_name(tmp_path: Path) -> None:
    # Nothing but the texts: it's installed once per language.
    shutil.copytree(CHECKOUT.dist / "firefox" / "_locales", tmp_path / "_locales")
    manifest = json.loads((CHECKOUT.dist / "firefox" / "manifest.json").read_bytes())
    bare = ("manifest_version", "name", "version", "default_locale", "browser_specific_settings")
    (tmp_path / "manifest.json").write_text(json.dumps({key: manifest[key] for key in bare}), encoding="utf-8")
    # Which languages there are is the browser's to say; the tests' Firefox has none but English installed.
    speaks = (
        "Services.locale.availableLocales = ['en-US', arguments[0]]; Services.locale.requestedLocales = [arguments[0]];"
    )
    spoken = "return WebExtensionPolicy.getByID(arguments[0]).extension.localizeMessage('languageCode');"
    asked = {language.tag: language.tag for language in TRANSLATED.values()} | {
        "nb-NO": "nb",
        "pt-BR": "pt-PT",
        "sv-SE": "sv",
        "tr": "en",
    }
    found = {}
    driver = start(Start(None))
    try:
        for tag in asked:
            with driver.context("chrome"):
                driver.execute_script(speaks, tag)
            extension = driver.install_addon(str(tmp_path), temporary=True)
            with driver.context("chrome"):
                found[tag] = driver.execute_script(spoken, extension)
            driver.uninstall_addon(extension)
    finally:
        driver.quit()
    assert found == asked
