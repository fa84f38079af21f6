"""`supply-chain`: what is out of date, and which advisories concern what StillOff is built and tested with.

Nothing of it is shipped. Advisories come from a database on the disk, in the form that https://osv.dev publishes for
each registry (`PyPI/all.zip`, `npm/all.zip`); without one, the registries' own tools are asked.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.release.bill import WEB, tools
from builder.web import node

NONE, FOUND, NOT_LOOKED = 0, 1, 2
"""Exit codes."""
ECOSYSTEMS = {"pypi": "PyPI", "npm": "npm"}
SEMVER = re.compile(r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+.*)?")
NO_PIP_AUDIT = (
    "pip-audit isn't here: no advisory about Python's packages was looked at. Install it, or give --database."
)
LOCK = "builder/locks/test.txt"
Used = dict[tuple[str, str, str], list[str]]


def look(paths: Paths, database: Path | None, say: Callable[[str], object]) -> int:
    """Say both; gives the exit code. Raises Problems where the database can't be read."""
    used = tools(paths)
    say("Shipped: nothing that others wrote, so no advisory can concern it.")
    if database:
        return _advised(used, database, say)
    say("Out of date, and pinned so until somebody renews the locks as CONTRIBUTING.md says:")
    for line in [*_pip(used), *(line for folder in WEB for line in _npm(paths, used, folder))]:
        say(f"  {line}")
    return _asked(paths, say)


# A database on the disk


def _advised(used: Used, database: Path, say: Callable[[str], object]) -> int:
    seen: set[str] = set()
    newest, found = "", 0
    for record in _records(database):
        newest = max(newest, str(record.get("modified", "")))
        affected = [one for one in record.get("affected", []) if isinstance(one, dict)]
        seen |= {str(one.get("package", {}).get("ecosystem")) for one in affected}
        hit = [] if "withdrawn" in record else [key for key in used if any(concerns(one, *key) for one in affected)]
        for kind, name, version in hit:
            found += 1
            title = record.get("summary") or str(record.get("details", "")).partition("\n")[0]
            say(f"  {name} {version} ({kind}, {', '.join(used[kind, name, version])}): {record.get('id')}: {title}")
    missing = sorted(name for name in ECOSYSTEMS.values() if name not in seen)
    for name in missing:
        say(f"The database has nothing of {name}: no advisory about its packages was looked at.")
    say(f"{found or 'No'} advisories concern the {len(used)} packages used to build, test and lint.")
    say(f"The database's newest entry is of {newest.partition('T')[0] or 'no known day'}.")
    return FOUND if found else NOT_LOOKED if missing else NONE


def _records(database: Path) -> Iterator[dict[str, Any]]:
    """Every advisory in a folder or zip file. Raises Problems."""
    place = str(database)
    try:
        files = sorted(database.rglob("*")) if database.is_dir() else [database]
        for file in files:
            place = str(file)
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as archive:
                    for name in (name for name in archive.namelist() if name.endswith(".json")):
                        yield _record(archive.read(name))
            elif file.suffix == ".json" or file == database:
                yield _record(file.read_bytes())
    except OSError as error:
        raise Problems([Problem(place, "", f"can't be read ({error.strerror})", "look at its name")]) from None
    except (ValueError, zipfile.BadZipFile) as error:
        raise Problems([Problem(place, "", f"is no database of advisories: {error}", "get it again")]) from None


def _record(data: bytes) -> dict[str, Any]:
    record = json.loads(data)
    if not isinstance(record, dict) or "id" not in record:
        raise ValueError("an entry has no id")
    return record


def concerns(affected: dict[str, Any], kind: str, name: str, version: str) -> bool:
    """Whether one entry of an advisory is about this version of a package; a bound nobody can read counts as yes."""
    package = affected.get("package", {})
    if package.get("ecosystem") != ECOSYSTEMS[kind] or _plain(kind, str(package.get("name"))) != _plain(kind, name):
        return False
    ranges = [one for one in affected.get("ranges", []) if one.get("type") in ("SEMVER", "ECOSYSTEM")]
    order = _python if kind == "pypi" else _semver
    try:
        return version in affected.get("versions", []) or any(_within(one["events"], version, order) for one in ranges)
    except (KeyError, ValueError):
        return True


def _within(events: list[dict[str, str]], version: str, order: Callable[[str], Any]) -> bool:
    """As https://ossf.github.io/osv-schema/#evaluation says: the last event at or below the version decides."""
    inside, own = False, order(version)
    listed = [(order(bound), kind) for event in events for kind, bound in event.items()]
    for bound, kind in sorted(listed, key=lambda each: each[0]):
        if kind == "introduced" and own >= bound:
            inside = True
        elif (kind == "fixed" and own >= bound) or (kind == "last_affected" and own > bound):
            inside = False
    return inside


def _plain(kind: str, name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower() if kind == "pypi" else name


def _python(version: str) -> Version:
    try:
        return Version(version)
    except InvalidVersion as error:
        raise ValueError(str(error)) from None


def _semver(version: str) -> tuple[Any, ...]:
    """Numbers first; a version before another's release is lower than that release."""
    match = SEMVER.fullmatch(version)
    if not match:
        raise ValueError(f"{version} is no version")
    *numbers, before = match.groups(default="")
    parts = [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in before.split(".")] if before else []
    return (*(int(number or 0) for number in numbers), not before, parts)


# The registries' own tools


def _pip(used: Used) -> Iterator[str]:
    done = _run([sys.executable, "-m", "pip", "list", "--outdated", "--format=json"])
    try:
        listed = json.loads(done.stdout) if done and not done.returncode else None
    except ValueError:
        listed = None
    if listed is None:
        yield "pip couldn't say: it may have no network."
        return
    for one in listed:
        if purposes := used.get(("pypi", one["name"].lower(), one["version"])):
            yield f"{one['name']} {one['version']} ({', '.join(purposes)}): there is {one['latest_version']}"


def _npm(paths: Paths, used: Used, folder: str) -> Iterator[str]:
    done = _run([*node.npm(), "outdated", "--json", "--prefix", str(paths.root / folder)])
    try:
        listed = json.loads(done.stdout) if done else None
    except ValueError:
        listed = None
    if listed is None or "error" in listed:
        yield "npm couldn't say: it may have no network."
        return
    for name, one in listed.items():
        current = one.get("current") or one["wanted"]
        purposes = used.get(("npm", name, current), [WEB[folder]])
        yield f"{name} {current} ({', '.join(purposes)}): there is {one['latest']}"


def _asked(paths: Paths, say: Callable[[str], object]) -> int:
    """What npm's and Python's own auditing tools say; they need a network."""
    codes = []
    pip_audit = shutil.which("pip-audit")
    commands = {
        **{f"npm audit of {at}": [*node.npm(), "audit", "--prefix", str(paths.root / at)] for at in WEB},
        "pip-audit": pip_audit and [pip_audit, "--disable-pip", "--require-hashes", "-r", str(paths.root / LOCK)],
    }
    for name, command in commands.items():
        done = _run(command) if command else None
        if done is None:
            say(NO_PIP_AUDIT if name == "pip-audit" else f"{name} couldn't be run. Give --database.")
            codes.append(NOT_LOOKED)
            continue
        said = f"{done.stdout.strip()}\n{done.stderr.strip()}".strip()
        say("\n".join([f"{name} says:", *(f"  {line}" for line in said.splitlines())]))
        # Both end with 1 where they found something, and where they couldn't ask: then there's no verdict on stdout.
        told = done.returncode == 1 and "npm error" not in done.stderr and bool(done.stdout.strip())
        codes.append(NONE if not done.returncode else FOUND if told else NOT_LOOKED)
        if codes[-1] == NOT_LOOKED:
            say(f"So {name} couldn't look. Give --database.")
    return FOUND if FOUND in codes else max(codes)


def _run(command: list[str]) -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    except OSError:
        return None
