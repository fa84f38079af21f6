"""What is handed out: the same bytes everywhere, whole, and such that anybody can build it again."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from builder.paths import CHECKOUT
from builder.problems import Problems
from builder.release import packages, rebuilding
from builder.release.archive import pack, unpack
from tests.builder.checkouts import ASKED, VERSION, Checkout, tree

ELSEWHERE = """
import os, sys
from pathlib import Path
os.umask(0o077)
from builder.paths import Paths
from builder.release.packages import contents
print(contents(Paths(Path(sys.argv[1])))["SHA256SUMS"].decode(), end="")
"""


def file(made: dict[str, bytes], rest: str) -> bytes:
    """One of the files by the end of its name."""
    return made[f"stilloff-{VERSION}-{rest}"]


def by_name(line: str) -> str:
    """The file of a line of sums."""
    return line.partition("  ")[2]


def complaints(checkout: Checkout) -> list[str]:
    """What packaging complains about; it must."""
    with pytest.raises(Problems) as caught:
        packages.contents(checkout.paths)
    return [str(problem) for problem in caught.value.problems]


# Archives


def test_an_archive_is_read_back_by_any_program() -> None:
    files = {"b/ä.txt": b"x" * 1000, "a": b"", "c": b"\0\1"}
    with zipfile.ZipFile(io.BytesIO(pack(files))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_an_archive_holds_no_order_time_or_mode_of_its_making() -> None:
    one = pack({"b": b"2", "a": b"1"})
    assert one == pack({"a": b"1", "b": b"2"})
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        seen = {(info.date_time, info.external_attr >> 16, info.create_system) for info in archive.infolist()}
        assert (archive.namelist(), seen) == (["a", "b"], {((1980, 1, 1, 0, 0, 0), 0o100644, 3)})


# Everything that is handed out


def test_packages_are_the_same_at_another_place_time_zone_locale_umask_and_hash_seed(
    whole: Checkout, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("another place") / "a checkout"
    shutil.copytree(whole.paths.root, other)
    for path in other.rglob("*"):
        os.utime(path, (10**9, 10**9))
        path.chmod(0o700 if path.is_dir() else 0o600)
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}
    run = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(other)],
        cwd=CHECKOUT.root,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode() == packages.contents(whole.paths)["SHA256SUMS"].decode()


def test_each_target_is_packaged_as_it_is_built(whole: Checkout) -> None:
    made = packages.contents(whole.paths)
    whole.build()
    for target in ("chrome", "firefox"):
        packed = unpack(file(made, f"{target}.zip"))
        assert {name: hashlib.sha256(data).hexdigest() for name, data in packed.items()} == tree(whole.dist / target)


def test_the_sums_are_those_of_every_other_file(whole: Checkout) -> None:
    made = packages.contents(whole.paths)
    sums = made.pop("SHA256SUMS").decode().splitlines()
    assert sums == sorted((f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in made.items()), key=by_name)


def test_the_notes_are_what_the_changelog_says_of_this_version(whole: Checkout) -> None:
    said = f"# StillOff {VERSION}\n\n### Added\n- A thing.\n\nSHA256SUMS is not signed: StillOff has no key yet.\n"
    assert file(packages.contents(whole.paths), "notes.md").decode() == said
    whole.edit("CHANGELOG.md", "[Unreleased]", f"[Unreleased]\n\n## [{VERSION}] - 2026-01-01")
    assert file(packages.contents(whole.paths), "notes.md").decode() == said


def test_the_bill_names_what_is_shipped_and_everything_in_the_locks(whole: Checkout) -> None:
    made = packages.contents(whole.paths)
    bill = json.loads(file(made, "cdx.json"))
    own = bill["metadata"]["component"]
    shipped = {part["name"]: part["hashes"][0]["content"] for part in own["components"]}
    assert shipped == {name: hashlib.sha256(made[name]).hexdigest() for name in made if name.endswith(".zip")}
    assert bill["dependencies"] == [{"ref": own["bom-ref"], "dependsOn": []}]
    purls = {part["purl"] for part in bill["components"]}
    assert {"pkg:pypi/jinja2@3.1.6", "pkg:npm/web-ext@10.7.0", "pkg:npm/%40primer/react@38.40.0"} <= purls
    assert {part["scope"] for part in bill["components"]} == {"excluded"}
    assert len(purls) == len(bill["components"]) > 100


def test_a_bill_of_other_packages_has_another_number(whole: Checkout) -> None:
    before = json.loads(file(packages.contents(whole.paths), "cdx.json"))["serialNumber"]
    whole.write("extension/popup/popup.css", "/* another */")
    assert json.loads(file(packages.contents(whole.paths), "cdx.json"))["serialNumber"] != before


def test_the_sources_hold_no_way_to_build_but_ours(whole: Checkout) -> None:
    whole.write("builder/__pycache__/x.pyc", b"x")
    whole.write("extension/.hidden", b"x")
    names = unpack(file(packages.contents(whole.paths), "source.zip")).keys()
    assert not [name for name in names if "package.json" in name or "__pycache__" in name or "/." in name]
    assert {"README.md", "LICENSE", "builder/__main__.py", "builder/locks/build.txt"} <= names


def test_what_is_missing_from_the_changelog_and_newly_asked_for_is_told_in_one_run(whole: Checkout) -> None:
    whole.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n")
    whole.write("docs/permissions.json", json.dumps({**ASKED, "host_permissions": []}))
    changes, permission = complaints(whole)
    assert changes == f"CHANGELOG.md: {VERSION}: has no entry; write what changes under ## [Unreleased]"
    assert permission.startswith(
        "docs/permissions.json: host_permissions: an update would ask for https://www.example.com/*, and browsers"
    )


def test_a_file_that_sources_need_and_that_is_not_there_is_named(whole: Checkout) -> None:
    (whole.paths.root / "LICENSE").unlink()
    assert complaints(whole) == ["LICENSE: can't be read (No such file or directory); put it back"]


# Rebuilding


def test_what_is_packaged_is_rebuilt_from_the_source_package_and_put_in_place(whole: Checkout) -> None:
    sizes = packages.package(whole.paths, offline=True)
    folder = whole.paths.packages
    assert {path.name: path.stat().st_size for path in folder.iterdir()} == sizes
    run = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=False)
    assert run.returncode == 0


@pytest.fixture
def rebuilt(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What a build from the sources makes of each target, without building."""
    files = {"manifest.json": b"{\n}", "popup/popup.js": b"one\ntwo\n"}

    def build(root: Path, *, offline: bool) -> None:  # noqa: ARG001
        for target in ("chrome", "firefox"):
            for name, data in files.items():
                path = root / "dist" / target / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)

    monkeypatch.setattr(rebuilding, "build", build)
    return files


def test_a_rebuild_that_differs_names_each_file_and_line(rebuilt: dict[str, bytes]) -> None:
    packed = {"chrome": pack(rebuilt), "firefox": pack({"popup/popup.js": b"one\nTwo\n", "more.js": b""})}
    with pytest.raises(Problems) as caught:
        rebuilding.check(pack({}), packed)
    instead = "see that it depends on nothing but the sources"
    assert str(caught.value).splitlines() == [
        f"firefox/manifest.json: is made from the sources, and isn't in the package; {instead}",
        f"firefox/more.js: is in the package, and a build from the sources doesn't make it; {instead}",
        f"firefox/popup/popup.js: differs from what is built from the sources, first in line 2; {instead}",
    ]


def test_a_rebuild_that_fails_is_told_and_leaves_packages_as_they_were(
    whole: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole.write("packages/old.zip", b"old")
    monkeypatch.setattr(packages, "SOURCES", tuple(part for part in packages.SOURCES if part != "extension"))
    with pytest.raises(Problems, match=r"the source package: doesn't build: (?s:.*)extension/_locales"):
        packages.package(whole.paths, offline=True)
    assert tree(whole.paths.packages).keys() == {"old.zip"}
