"""`supply-chain`: advisories are matched to the locks, and what couldn't be looked at is never called fine."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from builder.paths import CHECKOUT
from builder.problems import Problems
from builder.release import supply
from builder.release.supply import FOUND, NONE, NOT_LOOKED, concerns, look


def advisory(ecosystem: str, name: str, **more: Any) -> dict[str, Any]:
    """An advisory about all versions of a package."""
    affected = {"package": {"ecosystem": ecosystem, "name": name}, "ranges": [spans({"introduced": "0"})]}
    record = {"id": "GHSA-1", "modified": "2026-11-01T00:00:00Z", "summary": "Bad", "affected": [affected]}
    return {**record, **more}


def spans(*events: dict[str, str]) -> dict[str, Any]:
    return {"type": "ECOSYSTEM", "events": list(events)}


OTHERS = [advisory("PyPI", "no-package-of-ours"), advisory("npm", "no-package-of-ours")]


def told(folder: Path, *records: dict[str, Any]) -> tuple[int, list[str]]:
    """What is said of a database with these advisories."""
    for number, record in enumerate(records):
        (folder / f"{number}.json").write_text(json.dumps(record))
    said: list[str] = []
    return look(CHECKOUT, folder, said.append), said


def test_no_advisory_about_what_is_used_is_said_with_the_databases_age(tmp_path: Path) -> None:
    code, said = told(tmp_path, *OTHERS)
    assert code == NONE
    assert said[0] == "Shipped: nothing that others wrote, so no advisory can concern it."
    assert said[1].startswith("No advisories concern the ")
    assert said[2] == "The database's newest entry is of 2026-11-01."


@pytest.mark.parametrize(("ecosystem", "name"), [("PyPI", "Jinja2"), ("npm", "eslint")])
def test_an_advisory_is_told_with_what_the_package_is_used_for(tmp_path: Path, ecosystem: str, name: str) -> None:
    code, said = told(tmp_path, *OTHERS, advisory(ecosystem, name))
    assert code == FOUND
    (line,) = (line for line in said if name.lower() in line)
    assert ", to " in line
    assert line.endswith("): GHSA-1: Bad")


def test_a_withdrawn_advisory_is_none(tmp_path: Path) -> None:
    assert told(tmp_path, *OTHERS, advisory("npm", "eslint", withdrawn="2026-11-02T00:00:00Z"))[0] == NONE


def test_a_database_that_lacks_a_registry_is_not_called_fine(tmp_path: Path) -> None:
    code, said = told(tmp_path, OTHERS[0])
    assert code == NOT_LOOKED
    assert "The database has nothing of npm: no advisory about its packages was looked at." in said


def test_a_database_is_read_from_a_zip_file_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("1.json", json.dumps(advisory("PyPI", "ruff")))
    assert look(CHECKOUT, tmp_path / "all.zip", lambda _: None) == FOUND


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"{}"])
def test_what_is_no_database_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "all.json").write_bytes(content)
    with pytest.raises(Problems, match=r"all\.json: is no database of advisories"):
        look(CHECKOUT, tmp_path, lambda _: None)
    with pytest.raises(Problems, match=r"nowhere: can't be read"):
        look(CHECKOUT, tmp_path / "nowhere", lambda _: None)


@pytest.mark.parametrize(
    ("version", "events", "yes"),
    [
        ("1.5.0", [{"introduced": "1.0.0"}, {"fixed": "2.0.0"}], True),
        ("2.0.0", [{"introduced": "1.0.0"}, {"fixed": "2.0.0"}], False),
        ("0.9.0", [{"introduced": "1.0.0"}, {"fixed": "2.0.0"}], False),
        ("10.0.0", [{"introduced": "9.0.0"}], True),
        ("1.0.0", [{"introduced": "0"}, {"last_affected": "1.0.0"}], True),
        ("1.0.1", [{"introduced": "0"}, {"last_affected": "1.0.0"}], False),
        ("3.1.0", [{"introduced": "0"}, {"fixed": "1.0.0"}, {"introduced": "3.0.0"}, {"fixed": "3.2.0"}], True),
        ("2.1.0", [{"introduced": "0"}, {"fixed": "1.0.0"}, {"introduced": "3.0.0"}, {"fixed": "3.2.0"}], False),
        ("1.0.0", [{"introduced": "what?"}], True),
    ],
)
@pytest.mark.parametrize("kind", ["pypi", "npm"])
def test_a_version_is_within_an_advisorys_range_or_not(
    kind: str, version: str, events: list[dict[str, str]], yes: bool
) -> None:
    affected = {"package": {"ecosystem": supply.ECOSYSTEMS[kind], "name": "x"}, "ranges": [spans(*events)]}
    assert concerns(affected, kind, "x", version) is yes


def test_versions_before_a_release_are_lower_in_each_registrys_own_order() -> None:
    events = [{"introduced": "0"}, {"fixed": "2.0.0"}]
    npm = {"package": {"ecosystem": "npm", "name": "x"}, "ranges": [spans(*events)]}
    assert concerns(npm, "npm", "x", "2.0.0-rc.1")
    assert not concerns(npm, "npm", "x", "2.0.0")
    python = {"package": {"ecosystem": "PyPI", "name": "x"}, "ranges": [spans(*events)]}
    assert concerns(python, "pypi", "x", "2.0.0rc1")
    assert not concerns(python, "pypi", "x", "2.0.0.post1")


def test_versions_that_are_listed_count_and_names_are_compared_as_their_registry_does() -> None:
    listed = {"package": {"ecosystem": "PyPI", "name": "My_Package"}, "versions": ["1.0"]}
    assert concerns(listed, "pypi", "my-package", "1.0")
    assert not concerns(listed, "pypi", "my-package", "1.1")
    assert not concerns(listed, "npm", "my-package", "1.0")


def test_tools_that_can_not_be_asked_are_said_to_have_said_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = tmp_path / "npm"
    npm.write_text('#!/bin/sh\necho "npm error audit endpoint returned an error" >&2\nexit 1\n')
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr("builder.web.node.npm", lambda: [str(npm)])
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    said: list[str] = []
    assert look(CHECKOUT, None, said.append) == NOT_LOOKED
    assert "  pip couldn't say: it may have no network." in said
    assert "  npm couldn't say: it may have no network." in said
    for folder in ("builder/web", "tests/gallery"):
        assert f"So npm audit of {folder} couldn't look. Give --database." in said
    assert supply.NO_PIP_AUDIT in said
