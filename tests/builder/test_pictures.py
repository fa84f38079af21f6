"""The stores' pictures, as far as they need no browser: what is drawn around a shot, and the history that is shown."""

from __future__ import annotations

import re

from builder.data.evidence import digest
from builder.paths import CHECKOUT
from builder.release.icons import STATES
from builder.release.store.pictures.frame import COLOURS, ICONS, TILES, Shot, tile, window
from builder.release.store.pictures.story import story

NOW = 1_767_000_000_000


def test_a_text_cannot_break_out_of_its_picture() -> None:
    shot = Shot(b"page", 'https://www.example.com/"><script>', "ON", b"popup")
    for html in (window(shot, "<b>", "en", "dark", b"icon"), *(tile(size, "<b>", "en", b"", b"") for size in TILES)):
        assert "&lt;b&gt;" in html
        assert ("<script>" in html, "<h1><b>" in html, "<p><b>" in html) == (False, False, False)


def test_a_picture_asks_nobody_for_its_parts() -> None:
    html = window(Shot(b"page", "https://www.example.com/", "OFF", b"popup"), "Caption", "en", "light", b"icon")
    assert set(re.findall(r'src="([^,]+),', html)) == {"data:image/png;base64"}


def test_the_button_is_drawn_as_the_extension_shows_it() -> None:
    badge = (CHECKOUT.extension / "background" / "badge.js").read_text(encoding="utf-8")
    assert set(COLOURS.values()) == set(re.findall(r'"(#[0-9a-f]{6})";', badge))
    shapes = dict(re.findall(r'"?([A-Z?!]+)"?: "(\w+)"', badge.partition("SHAPES = {")[2].partition("}")[0]))
    assert (shapes, set(ICONS.values())) == (ICONS, set(STATES))


def test_the_history_that_is_shown_holds_together_and_ends_as_its_record_says() -> None:
    stored = story("example/training", NOW, "1.0.0")
    lines, record = stored["history:example/training"], stored["record:example/training"]
    assert [each["previous"] for each in lines] == [None, *(digest(each) for each in lines[:-1])]
    times = [each["at"] for each in lines]
    assert times == sorted(times)
    assert max(times) < record["known"]["confirmed"] < NOW < record["due"]
    assert (lines[-1]["state"], record["state"], record["relapse"]) == ("off", "off", None)
