"""What is said when a browser, or anything else that the tests need, isn't there or is too old."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builder import testing
from builder.browsers import missing
from builder.paths import CHECKOUT


def program(folder: Path, name: str, says: str) -> Path:
    """A program that only says its version."""
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return path


def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with an empty PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    for name in ("CHROMIUM", "CHROMEDRIVER", "FIREFOX", "GECKODRIVER"):
        monkeypatch.delenv(f"STILLOFF_{name}", raising=False)


def test_a_missing_browser_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nothing_installed(monkeypatch, tmp_path)
    sentences = "\n".join(missing(["chrome", "firefox"]))
    assert "Chromium was not found" in sentences
    assert "Firefox was not found" in sentences
    assert "apt-get install" in sentences


def test_a_browser_that_is_too_old_is_named_with_the_version_needed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STILLOFF_FIREFOX", str(program(tmp_path, "old-firefox", "Mozilla Firefox 115.9.0")))
    assert any("Firefox 115.9.0 is too old: 140.0 or newer is needed" in sentence for sentence in missing(["firefox"]))


def test_a_browser_that_was_named_but_is_not_there_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STILLOFF_CHROMIUM", "/nowhere/chromium")
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "try"], cwd=CHECKOUT.root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "/nowhere/chromium" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_browser_is_an_error_that_names_the_known_ones() -> None:
    command = [sys.executable, "-m", "invoke", "try", "--browser", "opera"]
    done = subprocess.run(command, cwd=CHECKOUT.root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "--browser: 'opera' is not known; write one of chrome, firefox\n"


def test_nothing_is_installed_unasked_on_a_persons_own_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing_installed(monkeypatch, tmp_path)
    program(tmp_path, "apt-get", "called").write_text(f"#!/bin/sh\necho called > {tmp_path}/called\n")
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    assert testing.run(CHECKOUT) == 1
    assert not (tmp_path / "called").exists()
    said = capsys.readouterr().err
    assert "Chromium was not found" in said
    assert "Node 20.19 or newer was not found" in said


def test_in_ci_what_is_missing_is_asked_of_the_package_manager(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nothing_installed(monkeypatch, tmp_path)
    monkeypatch.setenv("CI", "true")
    program(tmp_path, "node", "v20.20.2")
    program(tmp_path, "apt-get", "").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/called\n')
    assert testing.run(CHECKOUT) == 1
    assert (
        "install -qq --yes --no-install-recommends chromium chromium-driver firefox-esr"
        in (tmp_path / "called").read_text()
    )
