"""The browsers' manifests as strict models: only the keys StillOff uses, with the limits of every store.

Neither browser nor linter refuses a misspelt key or a text too long for a store (both were tried), so these do.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MatchPattern = Annotated[str, Field(pattern=r"^https://[a-z0-9.-]+/[^ ]*$")]
Message = Annotated[str, Field(pattern=r"^__MSG_[a-zA-Z]+__$")]
File = Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*\.[a-z]+$")]
Icons = dict[Literal["16", "32", "48", "128"], File]


class Part(BaseModel):
    """A JSON object of a manifest; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Action(Part):
    """The toolbar button."""

    default_title: Message
    default_popup: File
    default_icon: Icons
    default_area: Literal["navbar"] | None = None


class ContentScripts(Part):
    """Scripts of one service, on its pages alone."""

    matches: Annotated[list[MatchPattern], Field(min_length=1)]
    js: Annotated[list[File], Field(min_length=1)]
    run_at: Literal["document_idle"]


class SecurityPolicy(Part):
    """The content security policy of the extension's own pages."""

    extension_pages: str


class Options(Part):
    """The dashboard, as the browser's extension list opens it."""

    page: File
    open_in_tab: Literal[True]


class Key(Part):
    """What opens the popup, where nothing else has that key; the member can change it."""

    default: Annotated[str, Field(pattern=r"^(Alt|Ctrl|Alt\+Shift|Ctrl\+Shift)\+[A-Z0-9]$")]


class Command(Part):
    """A shortcut on the keyboard."""

    suggested_key: Key


class Commands(Part):
    """The shortcuts: the browser's own for the button, which needs no description."""

    popup: Annotated[Command, Field(alias="_execute_action")]


class Policy(Part):
    """Where the schema of an organisation's policy is."""

    managed_schema: File


class Manifest(Part):
    """What both browsers' manifests share."""

    manifest_version: Literal[3]
    name: Message
    description: Message
    version: Annotated[str, Field(pattern=r"^\d+(\.\d+){0,3}$")]
    default_locale: Literal["en"]
    icons: Icons
    action: Action
    content_scripts: list[ContentScripts]
    options_ui: Options
    commands: Commands
    permissions: list[Literal["alarms", "contextMenus", "scripting", "storage"]]
    optional_permissions: list[Literal["notifications"]]
    host_permissions: list[MatchPattern]
    optional_host_permissions: list[MatchPattern]
    content_security_policy: SecurityPolicy


class Worker(Part):
    """Chromium's background."""

    service_worker: File
    type: Literal["module"]


class ChromeManifest(Manifest):
    """For Chrome, Edge, Brave, Opera and Vivaldi."""

    minimum_chrome_version: Annotated[str, Field(pattern=r"^\d+$")]
    storage: Policy
    background: Worker


class EventPage(Part):
    """Firefox's background."""

    scripts: Annotated[list[File], Field(min_length=1)]
    type: Literal["module"]


class DataCollection(Part):
    """What leaves the browser: nothing."""

    required: list[Literal["none"]]


class Gecko(Part):
    """Firefox on the desktop."""

    id: str
    strict_min_version: str
    data_collection_permissions: DataCollection


class GeckoAndroid(Part):
    """Firefox on Android."""

    strict_min_version: str


class FirefoxSettings(Part):
    """Firefox's own key."""

    gecko: Gecko
    gecko_android: GeckoAndroid


class FirefoxManifest(Manifest):
    """For Firefox on the desktop and on Android."""

    browser_specific_settings: FirefoxSettings
    background: EventPage


MODELS: dict[str, type[Manifest]] = {"chrome": ChromeManifest, "firefox": FirefoxManifest}
"""The model of each target; the targets are its keys."""
