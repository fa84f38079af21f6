"""`verify-installed`: whether the copy somebody has is the one that was published, byte by byte, without a network."""

from __future__ import annotations

import base64
import hashlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builder.data.strict_json import parse_json
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.release import crx, git, rebuilding, signing
from builder.release.opened import MANIFEST, NOT_OURS, Copy, open_copy
from builder.release.pixels import pixels
from builder.release.version import FORM, current
from builder.render.building import TARGETS, render

SAME, DIFFERS, NOT_COMPARED = 0, 1, 2
"""Exit codes."""
NAME = "StillOff"
STORES = {
    "https://clients2.google.com/service/update2/crx": "the Chrome Web Store",
    "https://edge.microsoft.com/extensionwebstorebase/v1/crx": "Edge Add-ons",
    "https://extension-updates.opera.com/api/omaha/update/": "Opera add-ons",
}
"""Where a store's copies get their updates: the store writes it into the manifest."""
ADDED = {
    "chrome": {
        "_metadata/verified_contents.json": "the store's sums of the files",
        "_metadata/computed_hashes.json": "the browser's sums of the files",
    },
    "firefox": {
        "META-INF/manifest.mf": "the store's sums of the files",
        "META-INF/mozilla.sf": "the store's signature",
        "META-INF/mozilla.rsa": "the store's signature",
        "META-INF/cose.manifest": "the store's sums of the files",
        "META-INF/cose.sig": "the store's signature",
    },
}
"""The files that stores and browsers add, by name: any other is a stranger."""
LITTER = (".DS_Store", "desktop.ini", "Thumbs.db")
"""What systems leave in a folder that somebody looked into; no browser reads it."""


@dataclass
class Found:
    """What a comparison found: each line is for people."""

    same: int = 0
    rewritten: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Published:
    """A build of a version: from where, and its files for each target."""

    source: str
    targets: dict[str, dict[str, bytes]]
    note: str = ""


def verify(paths: Paths, path: Path, version: str = "") -> tuple[str, int]:
    """What is to be said of a copy, and the exit code. version: compare with this one, not with the one it says it is.
    Raises Problems where nothing could be compared."""
    copy = open_copy(path)
    manifest = _manifest(path, copy)
    said = manifest.get("version")
    wanted = version or (said if isinstance(said, str) else "")
    if not FORM.fullmatch(wanted):
        wrong = f"{wanted!a} is no version of StillOff"
        raise Problems([Problem("--version" if version else f"{path}: {MANIFEST}", "", wrong, "write X.Y.Z")])
    published = _published(paths, wanted)
    target = "firefox" if "browser_specific_settings" in manifest else "chrome"
    found = compare(copy.files, published.targets[target], target)
    well, wrong_sums = signing.beside(paths, path)
    found.differs += wrong_sums
    report = _report(copy, f"{wanted} for {target}", published, found, [*filter(None, [copy.signature]), *well])
    return report, DIFFERS if found.differs else SAME


def compare(have: dict[str, bytes], built: dict[str, bytes], target: str) -> Found:
    """Each file of a copy beside the one that was built."""
    found = Found()
    transcoded = _transcoded(built) if target == "chrome" else set()
    for name in sorted(have.keys() | built.keys()):
        shown = name if name.isprintable() else ascii(name)
        if name not in built:
            _stranger(name, shown, target, found)
        elif name not in have:
            found.differs.append(f"{shown}: is missing")
        elif have[name] == built[name]:
            found.same += 1
        elif target == "chrome" and name == MANIFEST:
            _manifests(have[name], built[name], found)
        elif name in transcoded and _same_content(name, have[name], built[name]):
            found.rewritten.append(shown)
        else:
            line = rebuilding.first(have[name], built[name])
            found.differs.append(f"{shown}: has another content, first in line {line}")
    return found


def _stranger(name: str, shown: str, target: str, found: Found) -> None:
    if name in ADDED[target]:
        found.added.append(f"{shown}: {ADDED[target][name]}")
    elif name.rpartition("/")[2] in LITTER:
        found.added.append(f"{shown}: left by your system")
    else:
        found.differs.append(f"{shown}: was not published")


def _manifests(have: bytes, built: bytes, found: Found) -> None:
    """Stores and browsers write the manifest again, with two keys more; every other value must be the same."""
    mine, theirs = _values(have), _values(built)
    if not isinstance(mine, dict) or not isinstance(theirs, dict):
        found.differs.append(f"{MANIFEST}: can't be read")
        return
    update, key = mine.pop("update_url", None), mine.pop("key", None)
    if update is not None and update not in STORES:
        found.differs.append(f"{MANIFEST}: gets its updates from {update!a}, which is no store's address")
    elif update is not None:
        found.added.append(f"{MANIFEST}: update_url, the address of {STORES[update]}")
    if key is not None:
        found.added.append(f"{MANIFEST}: key, which gives the extension its id {_id(key)}")
    names = sorted(name for name in mine.keys() | theirs.keys() if _text(mine.get(name)) != _text(theirs.get(name)))
    found.differs += [f"{MANIFEST}: {name if name.isprintable() else ascii(name)} has another value" for name in names]
    if not names:
        found.rewritten.append(MANIFEST)


def _transcoded(built: dict[str, bytes]) -> set[str]:
    """What Chromium writes again when it installs: texts, and the icons that the manifest names. Seen in Chromium 156,
    whose sources call it sanitizing (`extensions/browser/sandboxed_unpacker.cc`)."""
    manifest = json.loads(built[MANIFEST])
    icons = [*manifest.get("icons", {}).values(), *manifest.get("action", {}).get("default_icon", {}).values()]
    return {*icons, *(name for name in built if name.startswith("_locales/") and name.endswith("/messages.json"))}


def _same_content(name: str, have: bytes, built: bytes) -> bool:
    if name.endswith(".json"):
        mine = _values(have)
        return mine is not None and _text(mine) == _text(_values(built))
    try:
        return pixels(have) == pixels(built)
    except ValueError:
        return False


def _values(data: bytes) -> Any:
    """What a JSON file says; None where it can't be read, or can be read in two ways."""
    try:
        return parse_json(data, MANIFEST, "")
    except (Problems, RecursionError):
        return None


def _text(value: Any) -> str:
    """A value so that 1, 1.0 and true are three things."""
    return json.dumps(value, sort_keys=True)


def _id(key: Any) -> str:
    try:
        return crx.written(hashlib.sha256(base64.b64decode(str(key), validate=True)).digest()[:16])
    except ValueError:
        return "(none: it can't be read)"


def _manifest(path: Path, copy: Copy) -> dict[str, Any]:
    """The copy's manifest. Raises Problems where it isn't one of StillOff's."""
    manifest = _values(copy.files[MANIFEST]) if MANIFEST in copy.files else None
    if isinstance(manifest, dict) and (name := _name(manifest, copy)).startswith(NAME):
        return manifest
    if MANIFEST not in copy.files:
        wrong = f"holds no {MANIFEST}, so it's no extension"
    elif not isinstance(manifest, dict):
        wrong = f"has a {MANIFEST} that can't be read"
    else:
        wrong = f"is another extension: it calls itself {name!a}, not {NAME}"
    raise Problems([Problem(str(path), "", wrong, NOT_OURS)])


def _name(manifest: dict[str, Any], copy: Copy) -> str:
    name = str(manifest.get("name"))
    if not name.startswith("__MSG_"):
        return name
    texts = _values(copy.files.get(f"_locales/{manifest.get('default_locale')}/messages.json", b""))
    text = texts.get(name.removeprefix("__MSG_").removesuffix("__")) if isinstance(texts, dict) else None
    return str(text.get("message")) if isinstance(text, dict) else name


def _published(paths: Paths, version: str) -> Published:
    """A build of a version: from its tag; from the sources themselves where they came without a history."""
    if not git.there(paths):
        if (now := current(paths)) != version:
            instead = f"get the sources of {version}, or a clone with `git clone`"
            raise Problems([Problem("the sources", "", f"these are of {now}, not of {version}", instead)])
        targets, _ = render(paths)
        return Published(f"the sources in {paths.root}, which came without a history", targets)
    commit = git.commit(paths, version)
    with tempfile.TemporaryDirectory(prefix="stilloff-") as folder:
        root = Path(folder) / "sources"
        git.check_out(paths, commit, root)
        rebuilding.build(root, offline=True)
        targets = {target: rebuilding.tree(root / "dist" / target) for target in TARGETS}
        then, today = (one / "builder" / "locks" / "build.txt" for one in (root, paths.root))
        note = "" if then.read_bytes() == today.read_bytes() else OTHER_TOOLS.format(tag=f"{git.TAG}{version}")
    return Published(f"the sources at the tag {git.TAG}{version} (commit {commit})", targets, note)


OTHER_TOOLS = (
    "It was built with the tools of this checkout, and {tag} names others. To be sure that the difference isn't theirs:"
    "\n  git switch --detach {tag}, and the same command again."
)


def _report(copy: Copy, what: str, published: Published, found: Found, notes: list[str]) -> str:
    return "\n".join(_lines(copy, what, published, found, notes))


def _lines(copy: Copy, what: str, published: Published, found: Found, notes: list[str]) -> Iterator[str]:
    yield f"Looked at:     {copy.kind}"
    yield f"Compared with: {what}, built from {published.source}"
    yield from notes
    yield f"\nThe same, byte for byte: {found.same} files."
    headings = (
        (found.rewritten, "Rewritten by store or browser, with the same content:"),
        (found.added, "Added by store, browser or system, and never part of StillOff's code:"),
        (found.differs, "Differs:"),
    )
    for lines, heading in headings:
        if lines:
            yield heading
            yield from (f"  {line}" for line in lines)
    if not found.differs:
        yield f"\nWhat you have is what was published as {what}."
        return
    count = len(found.differs)
    yield f"\nWhat you have is NOT what was published as {what}: {count} difference{'' if count == 1 else 's'}."
    yield published.note or "Remove it from the browser, and tell us as SECURITY.md says, with these lines."
