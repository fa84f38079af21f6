"""`try`: a browser with the extension loaded, at a replica of a setting under the service's real address."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from html import escape
from pathlib import Path

from selenium.webdriver.common.by import By

from builder.browsers.driving import Browser, Start, launch
from builder.browsers.finding import BrowserName
from builder.browsers.getting import chosen
from builder.browsers.replica_server import ReplicaServer, Request, Response
from builder.data.definitions import Definition, load_all
from builder.data.definitions.models import Quote, Setting
from builder.paths import Paths
from builder.render.building import build

PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  :root {{ color-scheme: light dark; --page: #f4f2ee; --card: #fff; --quiet: #555; --off: #666; --on: #01754f }}
  @media (prefers-color-scheme: dark) {{
    :root {{ --page: #101214; --card: #1b1f23; --quiet: #a8afb7; --off: #8a9199; --on: #4caf88 }}
  }}
  body {{ margin: 0; padding-inline-end: {aside}px; background: var(--page); font: 16px/1.4 system-ui, sans-serif }}
  main {{ max-width: 640px; margin: 48px auto; padding: 24px; border-radius: 8px; background: var(--card) }}
  h1 {{ margin: 0 0 24px; font-size: 28px }}
  .line {{ display: flex; justify-content: space-between; align-items: center; gap: 16px }}
  input {{ appearance: none; width: 48px; height: 32px; margin: 0; border-radius: 16px; background: var(--off) }}
  input::before {{ content: ""; display: block; width: 24px; height: 24px; margin: 4px; border-radius: 50%;
    background: #fff }}
  input:checked {{ background: var(--on) }}
  input:checked::before {{ margin-inline-start: 20px }}
  footer {{ position: fixed; inset-block-end: 12px; inset-inline: 16px {aside}px; text-align: center;
    color: var(--quiet) }}
</style>
<main><h1>{name}</h1>
<div class="line"><span id="{key}">{label}</span>
<input type="checkbox" role="switch" aria-labelledby="{key}"{checked}></div>
</main>
<footer>A replica made by StillOff to try it with. It is not {service}, and nothing here leaves this computer.</footer>
<script>
  document.querySelector("input").addEventListener("change", ({{ target }}) => {{
    fetch(location.pathname, {{ method: "POST", body: String(target.checked) }});
  }});
</script></html>"""


def run(paths: Paths, name: str, *, live: bool) -> int:
    """Open the browser and leave it to the person or, without a display, go through the story; gives an exit code.

    Raises Problems.
    """
    browser_name, definition = prepare(paths, name)
    address = str(definition.settings[0].address)
    extension = paths.dist / browser_name
    seen = has_display()
    if live:
        if not seen:
            print("--live needs a display: you have to sign in yourself.", file=sys.stderr)
            return 1
        with launch(browser_name, extension, Start(None, headless=False)) as browser:
            show(browser, address)
            print(f"This is the real {definition.name}, in a fresh profile. Sign in, and go to {address}.")
            return _leave_to_person(browser)
    with ReplicaServer(definition.hosts) as server:
        serve(server, definition)
        with launch(browser_name, extension, Start(server.port, headless=not seen)) as browser:
            if not seen:
                return _story(browser, address, paths.cache / "try" / browser_name, paths)
            show(browser, address)
            print(f"A replica of the setting is open under {address}.")
            print("Watch StillOff's button, move the switch, click the button. Close the window to end.")
            return _leave_to_person(browser)


def prepare(paths: Paths, name: str) -> tuple[BrowserName, Definition]:
    """Build for a browser, and choose the service to show. Raises Problems."""
    browser_name = chosen(name)
    build(paths)
    return browser_name, next(each for each in load_all(paths) if each.access == "install")


@dataclass
class Replica:
    """What the replica remembers: how its control stands, and how much room it leaves at the line's end, px."""

    checked: bool
    aside: int = 0


def serve(server: ReplicaServer, definition: Definition, language: str = "en") -> Replica:
    """Serve a page with the setting's control, training on, that remembers what it's switched to; gives its memory."""
    setting = definition.settings[0]
    replica = Replica(setting.training_off == "unchecked")

    def answer(request: Request) -> Response:
        if request.method == "POST":
            replica.checked = request.body == b"true"
            return Response(status=204)
        html = PAGE.format(
            language=language,
            aside=replica.aside,
            name=escape(_quoted(setting.names, language)),
            label=escape(_quoted(setting.labels, language)),
            key=escape(_key(setting)),
            service=escape(definition.name),
            checked=" checked" if replica.checked else "",
        )
        return Response(html)

    server.route(str(setting.address), answer)
    return replica


def _quoted(quotes: list[Quote], language: str) -> str:
    """A quote in a language; in English, or in whichever there is, where that one is missing."""
    texts = {quote.language: quote.text for quote in reversed(quotes)}
    return texts.get(language) or texts.get("en") or quotes[0].text


def _key(setting: Setting) -> str:
    return next((key.value for key in setting.keys if key.attribute == "aria-labelledby"), "label")


def show(browser: Browser, address: str) -> None:
    """Open an address, in front of the welcome page that an installation brings."""
    browser.wait(lambda: browser.find_tab("welcome/welcome.html"), what="the welcome page to open")
    browser.open(address)


def has_display() -> bool:
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _leave_to_person(browser: Browser) -> int:
    """Return when the person has closed the window, or pressed Ctrl+C."""
    try:
        while not browser.closed():
            time.sleep(0.5)
    except KeyboardInterrupt:
        print()
    return 0


def _story(browser: Browser, address: str, folder: Path, paths: Paths) -> int:
    """Open, read on, switch off, read off; each step is printed with its picture."""

    def step(words: str, picture: str) -> None:
        path = folder / f"{picture}.png"
        browser.screenshot(path)
        print(f"  {words:<62} {paths.relative(path)}")

    def badge_says(text: str) -> None:
        browser.wait(lambda: browser.badge().text == text, 30, f"the badge to say {text}")

    def callout_says(text: str) -> None:
        browser.wait(lambda: (seen := browser.overlay()) and text in seen.text, 30, f"the callout to say {text!r}")

    print("There is no display here, so this goes through the story by itself.")
    try:
        badge_says("?")
        browser.open(address)
        step("The setting is open; the badge says ?", "1-opened")
        badge_says("ON")
        callout_says("ON")
        step("Read: training is on; the badge says ON", "2-on")
        browser.driver.find_element(By.CSS_SELECTOR, "[role=switch]").click()
        badge_says("OFF")
        callout_says("OFF")
        step("Switched off by a click, and read again; the badge says OFF", "3-off")
        browser.open_popup_tab()
        browser.set_viewport(400, 900)
        browser.wait(
            lambda: "Training is off" in browser.driver.find_element(By.TAG_NAME, "body").text,
            what="the popup to say OFF",
        )
        step("The popup says the same, and what comes next", "4-popup")
    except TimeoutError as error:
        print(f"The story stopped: {error}", file=sys.stderr)
        return 1
    print("Done: off, and StillOff will look again.")
    return 0
