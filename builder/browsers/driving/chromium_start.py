"""Start Chromium: its flags, its preferences, and what a profile must say before the start."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service

from builder.__main__ import is_root
from builder.browsers.driving.wanted import Start
from builder.browsers.finding import unstartable, usable

FLAGS = (
    "--animation-duration-scale=0",  # of the browser's own window, not of pages
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate,InterestFeedContentSuggestions,AutofillServerCommunication,"
    "SpareRendererForSitePerProcess",  # a process kept for a page that may come
    "--disable-gpu",
    "--disable-quic",
    "--disable-search-engine-choice-screen",
    "--disable-sync",
    "--gaia-url=https://accounts.invalid",
    "--metrics-recording-only",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--password-store=basic",
    "--use-mock-keychain",
)
# What the browser asks on its own account whatever the flags; no service's page is there.
OWN_HOSTS = ("*.invalid", "update.googleapis.com", "optimizationguide-pa.googleapis.com", "clients2.google.com")
PREFERENCES: dict[str, Any] = {
    "extensions.ui.developer_mode": True,  # else the manifest's warnings aren't kept
    "safebrowsing.enabled": False,
    "credentials_enable_service": False,
    "search.suggest_enabled": False,
}


def start(
    extension: Path | None, wanted: Start, more: Callable[[webdriver.ChromeOptions], None] = lambda _: None
) -> webdriver.Chrome:
    """Start the browser without the extension, which may come later.

    more: what else is wanted of the browser, put into its options. Raises Problems where it or its driver is missing or
    doesn't start.
    """
    binary, chromedriver = usable("chrome")
    options = webdriver.ChromeOptions()
    options.binary_location = str(binary)
    options.page_load_strategy = wanted.page_load
    options.enable_bidi = True
    options.enable_webextensions = True
    # Without this, extension pages and the popup are no windows to the driver.
    options.add_experimental_option("enableExtensionTargets", True)
    options.add_experimental_option(
        "prefs", PREFERENCES | (_agreement(extension) if extension and wanted.agree else {})
    )
    arguments = [*FLAGS, f"--window-size={wanted.window[0]},{wanted.window[1]}"]
    arguments += ["--headless=new"] if wanted.headless else []
    # It refuses to run as root, as containers do; our own pages need none.
    if is_root() or (wanted.server_port is not None and _sandbox_denied()):
        arguments.append("--no-sandbox")
    if wanted.server_port is not None:
        rules = ", ".join([*(f"MAP {host} ~NOTFOUND" for host in OWN_HOSTS), f"MAP * 127.0.0.1:{wanted.server_port}"])
        arguments += ["--ignore-certificate-errors", f"--host-resolver-rules={rules}"]
    environment = dict(os.environ)
    if wanted.language is not None:
        arguments += [f"--lang={wanted.language}", f"--accept-lang={wanted.language}"]
        environment["LANGUAGE"] = wanted.language  # what Linux goes by
    if wanted.profile is not None:
        arguments.append(f"--user-data-dir={wanted.profile.resolve()}")
        if extension is not None:
            _keep_permissions(wanted.profile, _unpacked_id(extension))
    for argument in arguments:
        options.add_argument(argument)
    more(options)
    try:
        return webdriver.Chrome(options, Service(str(chromedriver), env=environment))
    except WebDriverException as error:
        raise unstartable("chrome", error) from None


def _sandbox_denied() -> bool:
    """Whether the system denies what the sandbox is made of, as containers do, and Ubuntu to browsers not its own."""
    if sys.platform != "linux":
        return False
    with suppress(OSError):
        return (
            subprocess.run(
                ["unshare", "--user", "--map-root-user", "true"], capture_output=True, check=False
            ).returncode
            != 0
        )
    return False


def _agreement(extension: Path) -> dict[str, Any]:
    """Preferences by which the person has agreed before to everything optional, and so isn't asked again.

    The extension still doesn't have the permissions: it must request them, in a click, like anywhere.
    """
    manifest = json.loads((extension / "manifest.json").read_text(encoding="utf-8"))
    hosts = {"explicit_host": manifest.get("optional_host_permissions", [])}
    api = manifest.get("optional_permissions", [])
    rest: dict[str, list[str]] = {"api": api, "manifest_permissions": [], "scriptable_host": []}
    return {f"extensions.settings.{_unpacked_id(extension)}.runtime_granted_permissions": hosts | rest}


def _unpacked_id(extension: Path) -> str:
    """The id Chromium gives an unpacked extension whose manifest has no key: it follows from the folder."""
    digest = hashlib.sha256(str(extension.resolve()).encode("utf-16-le" if os.name == "nt" else "utf-8"))
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digest.hexdigest()[:32])


def _keep_permissions(profile: Path, extension_id: str) -> None:
    """Leave of an earlier launch's extension only what it was permitted.

    Chromium doesn't load an unpacked extension by itself after a restart, and throws away what it knew of one
    that isn't there; as an extension yet to be loaded it keeps its permissions.
    """
    path = profile / "Default" / "Preferences"
    if not path.is_file():
        return
    preferences = json.loads(path.read_text(encoding="utf-8"))
    settings = preferences.get("extensions", {}).get("settings", {})
    known = settings.pop(extension_id, {})
    settings[extension_id] = {key: value for key, value in known.items() if key.endswith("_permissions")}
    path.write_text(json.dumps(preferences), encoding="utf-8")
