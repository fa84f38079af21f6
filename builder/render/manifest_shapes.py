"""The shape of each browser's manifest: the keys that StillOff uses, all of them and no other, and what each can be.

Neither browser nor linter refuses a misspelt key or a text too long for a store (both were tried), so this does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

MATCH_PATTERN = re.compile(r"^https://[a-z0-9.-]+/[^ ]*$")
MESSAGE = re.compile(r"^__MSG_[a-zA-Z]+__$")
FILE = re.compile(r"^[a-z0-9-]+(/[a-z0-9-]+)*\.[a-z]+$")
VERSION = re.compile(r"^\d+(\.\d+){0,3}$")
KEY = re.compile(r"^(Alt|Ctrl|Alt\+Shift|Ctrl\+Shift)\+[A-Z0-9]$")
ANY = re.compile(r".+")
ICONS = dict.fromkeys(("16", "32", "48", "128"), FILE)
ACTION = {"default_title": MESSAGE, "default_popup": FILE, "default_icon": ICONS}
SHARED: dict[str, Any] = {
    "manifest_version": 3,
    "name": MESSAGE,
    "description": MESSAGE,
    "version": VERSION,
    "default_locale": "en",
    "icons": ICONS,
    "content_scripts": [{"matches": [MATCH_PATTERN], "js": [FILE], "run_at": "document_idle"}],
    "options_ui": {"page": FILE, "open_in_tab": True},
    "commands": {"_execute_action": {"suggested_key": {"default": KEY}}},
    "permissions": [frozenset({"activeTab", "alarms", "contextMenus", "scripting", "storage"})],
    "optional_permissions": ["notifications"],
    "host_permissions": [MATCH_PATTERN],
    "optional_host_permissions": [re.compile(rf"{MATCH_PATTERN.pattern}|^https://\*/\*$")],
    "content_security_policy": {"extension_pages": ANY},
}
GECKO = {"id": ANY, "strict_min_version": VERSION, "data_collection_permissions": {"required": ["none"]}}
SHAPES: dict[str, dict[str, Any]] = {
    "chrome": SHARED
    | {
        "action": ACTION,
        "minimum_chrome_version": re.compile(r"^\d+$"),
        "storage": {"managed_schema": FILE},
        "background": {"service_worker": FILE, "type": "module"},
    },
    "firefox": SHARED
    | {
        "action": {**ACTION, "default_area": "navbar"},
        "browser_specific_settings": {"gecko": GECKO, "gecko_android": {"strict_min_version": VERSION}},
        "background": {"scripts": [FILE], "type": "module"},
    },
}
"""What each target's manifest is like; the targets are its keys. In a list stands what each of its entries is like."""


def misfits(value: Any, shape: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where a value isn't as its shape, and how."""
    if isinstance(shape, dict) and isinstance(value, dict):
        yield from (((*path, key), "unknown key") for key in value.keys() - shape.keys())
        yield from (((*path, key), "is missing") for key in shape.keys() - value.keys())
        for key in shape.keys() & value.keys():
            yield from misfits(value[key], shape[key], (*path, key))
    elif isinstance(shape, list) and isinstance(value, list):
        for number, one in enumerate(value):
            yield from misfits(one, shape[0], (*path, number))
    elif not _fits(value, shape):
        yield path, f"{value!r} can't stand here"


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and shape.fullmatch(value) is not None
    if isinstance(shape, frozenset):
        return isinstance(value, str) and value in shape
    return type(value) is type(shape) and bool(value == shape)
