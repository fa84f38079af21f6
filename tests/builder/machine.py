"""A machine that has what a test says, and nothing else: no browser, no driver, nothing that was got before."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from selenium.webdriver.common.selenium_manager import SeleniumManager

from builder import __main__ as bootstrap
from builder.browsers import finding as browsers
from builder.paths import CHECKOUT, Paths


class Machine:
    """What Selenium Manager finds without the network is what `has` says; for the rest it is itself."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.cache = root / "cache"
        self._monkeypatch = monkeypatch
        self.bin = root / "bin"
        self.bin.mkdir()
        shutil.copy(CHECKOUT.project, root)
        monkeypatch.setattr(browsers, "CHECKOUT", Paths(root))
        monkeypatch.setattr(browsers, "_packaged_geckodriver", lambda: None)
        monkeypatch.setattr(bootstrap, "is_root", lambda: False)
        for name in ("CI", *(variable for both in browsers.NAMED_BY.values() for variable in both)):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("SE_CACHE_PATH", str(self.cache))
        manager = SeleniumManager._get_binary()
        script = f'echo "$@" >> {root}/asked; case "$*" in *--offline*) cat {root}/has;; *) exec {manager} "$@";; esac'
        monkeypatch.setenv("SE_MANAGER_PATH", str(self.program("selenium-manager", script)))
        self.has()

    def program(self, name: str, script: str) -> Path:
        """A program of the machine."""
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    def says(self, name: str, version: str) -> Path:
        """A program that only says its version."""
        return self.program(name, f"echo '{version}'")

    def has(self, browser: Path | None = None, driver: Path | None = None) -> None:
        """Change what is found on the machine, whichever the browser."""
        result = {"browser_path": str(browser or ""), "driver_path": str(driver or "")}
        (self.root / "has").write_text(json.dumps({"result": result}))
        forget()

    def packages(self, answer: str = "exit 0") -> None:
        """The machine is Debian's: what is asked of apt-get and dpkg is noted, and apt-get then does this."""
        self.program("dpkg", "exit 0")
        self.program("sudo", 'touch "$0.called"; test "$1" != --non-interactive || shift; exec "$@"')
        self.program("apt-get", f'echo "$@" >> {self.root}/installed; {answer}')
        self._monkeypatch.setenv("PATH", str(self.bin), prepend=":")

    @property
    def installed(self) -> str:
        """What was asked of apt-get."""
        file = self.root / "installed"
        return file.read_text() if file.exists() else ""

    def kept(self) -> set[str]:
        """The files in Selenium Manager's cache, its lock aside."""
        files = (path.relative_to(self.cache).as_posix() for path in self.cache.rglob("*") if path.is_file())
        return {file for file in files if not file.endswith(".lock")}


def forget() -> None:
    """Forget what was found before."""
    browsers.located.cache_clear()
    browsers.found.cache_clear()
