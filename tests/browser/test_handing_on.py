"""What the dashboard hands on of a setting that the member showed: the text of a definition, and the export."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from builder.browsers.driving import Browser
from builder.data.evidence import digest, verify
from tests.browser.test_accessibility import audit
from tests.browser.test_dashboard import downloaded, downloads, line, one, open_view, shows
from tests.pages import elsewhere as page

SITE = f"site-{hashlib.sha256(page.HOST.encode()).hexdigest()[:12]}"
TAUGHT: dict[str, Any] = {
    "service": SITE,
    "id": "taught-01234567",
    "host": page.HOST,
    "about": None,
    "proven": True,
    "day": "2026-01-31",
    "address": f"https://{page.HOST}/u/jane/settings",
    "kind": "checkbox",
    "language": "en",
    "label": page.LABEL,
    "heading": "Jane Doe",
    "keys": [],
    "trainingOff": "unchecked",
    "words": {"on": [], "off": []},
    "save": False,
}
HISTORY = f"history:{SITE}/{TAUGHT['id']}"


def written(browser: Browser) -> str:
    """The text that is shown."""
    text: str = browser.driver.execute_script("return document.querySelector('.definition').textContent")
    return text


@pytest.mark.parametrize("running_browser", ["chrome", "firefox"], indirect=True)
def test_a_definition_is_shown_in_full_and_saved_without_what_could_name_the_member(
    browser: Browser, tmp_path: Path
) -> None:
    browser.set_storage({"taught": [TAUGHT]})
    open_view(browser, "services")
    shows(browser, page.LABEL)
    assert not browser.driver.find_elements("css selector", ".definition")
    one(browser, ".handing-on summary").click()
    browser.wait(lambda: written(browser), what="the text")
    assert f'text = "{page.LABEL}"' in written(browser)
    assert not {"jane", "Jane", "Doe"} & set(written(browser).replace("/", " ").replace('"', " ").split())
    assert [box.text for box in browser.driver.find_elements("css selector", ".handing-on .choice")] == [
        "In the address: jane",
        "The heading above it: Jane Doe",
    ]
    hidden = "const one = document.querySelector('.definition');"
    hidden += "return [one.scrollHeight - one.clientHeight, one.scrollWidth - one.clientWidth]"
    assert browser.driver.execute_script(hidden) == [0, 0]
    one(browser, ".handing-on .choice input").click()
    assert f'address = "{TAUGHT["address"]}"' in written(browser)
    assert "Jane Doe" not in written(browser)
    with downloads(browser, tmp_path):
        saved = downloaded(browser, tmp_path, ".handing-on a[download]", ".toml")
    assert saved.name == "settings-example-com.toml"
    assert saved.read_text(encoding="utf-8") == written(browser)
    assert audit(browser, "handing on") == []


def export(taught: dict[str, Any]) -> dict[str, Any]:
    """An export of a setting that was shown, as another browser makes it."""
    first = line("first-read", 9, "off", definition=TAUGHT["day"]) | {"previous": None}
    setting = {"service": taught["service"], "setting": taught["id"], "name": taught["label"], "state": "off"}
    setting |= {"since": first["at"], "confirmed": first["at"], "lines": [first], "head": digest(first)}
    made = {"format": "stilloff-evidence", "schema": 4, "made": "2026-02-28T10:00:00+00:00", "version": "0.1.0"}
    made |= {"taught": [taught], "settings": [setting], "requests": []}
    return made | {"digest": digest(made)}


def test_a_shown_setting_is_brought_from_another_browser_with_its_history_and_exported_again(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "other.txt"
    open_view(browser, "evidence")
    stray = {**TAUGHT, "service": "site-0123456789ab"}
    file.write_text(json.dumps(export(stray)), encoding="utf-8")
    one(browser, "#evidence .file").send_keys(str(file))
    shows(browser, "damaged. Something at taught[0].service", "Nothing has changed")
    assert not browser.storage().get("taught")
    file.write_text(json.dumps(export(TAUGHT)), encoding="utf-8")
    one(browser, "#evidence .file").send_keys(str(file))
    shows(browser, "Lines added: 1", "Settings you showed that came with it: 1")
    # Whether its keys were found again, this browser has yet to see.
    here = {**TAUGHT, "proven": False}
    assert browser.storage()["taught"] == [here]
    assert [each["type"] for each in browser.storage()[HISTORY]] == ["first-read", "imported"]
    open_view(browser, "evidence")
    with downloads(browser, tmp_path):
        exported = downloaded(browser, tmp_path, "#evidence .json", ".json")
    assert verify(exported).lines == 2
    assert json.loads(exported.read_text(encoding="utf-8"))["taught"] == [here]
