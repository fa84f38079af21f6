"""The manifests in the eyes of those who read them."""

from __future__ import annotations

from builder.browsers.driving import Browser


def test_the_browser_has_nothing_to_say_against_the_manifest(browser: Browser) -> None:
    browser.forget_errors()
    assert browser.manifest_warnings() == []
