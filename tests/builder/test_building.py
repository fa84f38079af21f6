"""dist/ is always one whole build, the former or the new one; what hasn't changed isn't written again."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.paths import CHECKOUT
from builder.problems import Problems
from builder.render import folder_swap, inputs
from tests.builder.checkouts import MANIFEST, SERVICE, Checkout, is_root, tree

COPIED = "extension/popup/popup.css"
# Four builds begun at the same moment; prints which of them had something to do.
BUILD_AT_ONCE = """
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from builder.render.building import build
from builder.paths import Paths

with ProcessPoolExecutor(4) as pool:
    print(sorted(built.changed for built in pool.map(build, [Paths(Path(sys.argv[1]))] * 4)))
"""
# Builds again and again, each time in a process that kills itself just before another of a build's file operations:
# each that renames, each that follows a rename, and some of the rest.
KILL_EVERYWHERE = """
import os, shutil, signal, sys
from pathlib import Path
from builder.render.building import build
from builder.paths import Paths
from tests.builder.checkouts import tree
import builder.data.definitions, builder.render.targets  # so that each process starts its build at once

root = Path(sys.argv[1])
paths = Paths(root)
WATCHED = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree", "tempfile.mkdtemp"}

def build_until(limit):
    events = []
    def hook(event, _):
        if event in WATCHED:
            if len(events) == limit:
                os.kill(os.getpid(), signal.SIGKILL)
            events.append(event)
    sys.addaudithook(hook)
    build(paths)
    Path(sys.argv[1] + "-events").write_text(" ".join(events))

def in_a_process_of_its_own(limit):
    child = os.fork()
    if child == 0:
        build_until(limit)
        os._exit(0)
    return os.waitpid(child, 0)[1]

build(paths)
former = root.with_name(root.name + "-former")
shutil.copytree(paths.dist, former)
old = tree(former)
(root / "extension/popup/popup.css").write_text("/* new */")
assert in_a_process_of_its_own(None) == 0
new = tree(paths.dist)
assert old != new
events = Path(sys.argv[1] + "-events").read_text().split()

kills = between = 0
for limit, event in enumerate(events):
    if "os.rename" not in (event, events[limit - 1]) and limit % 120:
        continue
    shutil.rmtree(paths.dist)
    shutil.rmtree(paths.cache, ignore_errors=True)
    shutil.copytree(former, paths.dist)
    assert os.WIFSIGNALED(in_a_process_of_its_own(limit)), limit
    kills += 1
    put_aside = paths.cache / "former-dist"
    assert not put_aside.exists() or tree(put_aside) == old, limit
    if paths.dist.exists():
        assert tree(paths.dist) in (old, new), limit
    else:
        between += 1
        assert put_aside.exists(), limit
    build(paths)
    assert tree(paths.dist) == new, limit
    assert not put_aside.exists(), limit
print(kills, between)
"""


def fail_at(monkeypatch: pytest.MonkeyPatch, name: str, when: Callable[[Path], bool], error: OSError) -> None:
    """Have a method of Path fail for the paths that `when` picks."""
    original = getattr(Path, name)

    def failing(self: Path, *arguments: Any, **named: Any) -> Any:
        if when(self):
            raise error
        return original(self, *arguments, **named)

    monkeypatch.setattr(Path, name, failing)


def unwritable(checkout: Checkout, reason: str) -> list[str]:
    """What a build says that can't write."""
    return [
        f"dist: can't be written ({reason}); give yourself the right to write in {checkout.dist} "
        f"and {checkout.paths.cache}, free disk space, or move the file away"
    ]


def left_over(checkout: Checkout) -> list[str]:
    """What is in the folder for things that can be made again, but for the builds' lock."""
    return sorted(path.name for path in checkout.paths.cache.iterdir() if path.name != "build.lock")


def test_a_first_build_makes_a_folder_per_target(checkout: Checkout) -> None:
    built = checkout.build()
    assert built.changed
    assert {path.name for path in checkout.dist.iterdir()} == {"chrome", "firefox", ".inputs"}


def test_a_build_tells_number_and_size_of_the_files(checkout: Checkout) -> None:
    built = checkout.build()
    files = [path for path in (checkout.dist / "chrome").rglob("*") if path.is_file()]
    assert (built.counts["chrome"], built.sizes["chrome"]) == (len(files), sum(p.stat().st_size for p in files))


def test_a_build_leaves_nothing_beside_dist(checkout: Checkout) -> None:
    checkout.build()
    checkout.write(COPIED, "")
    checkout.build()
    assert left_over(checkout) == []


def test_what_is_not_for_the_browser_is_not_shipped(checkout: Checkout) -> None:
    checkout.write("extension/popup/.popup.js.swp", "")
    checkout.build()
    shipped = set(tree(checkout.dist / "chrome"))
    assert not [name for name in shipped if name.endswith((".svg", ".toml", ".j2", ".swp"))]


def test_the_targets_differ_in_nothing_but_the_manifest(checkout: Checkout) -> None:
    checkout.build()
    chrome, firefox = tree(checkout.dist / "chrome"), tree(checkout.dist / "firefox")
    assert {name for name in chrome | firefox if chrome.get(name) != firefox.get(name)} == {"manifest.json"}


def test_a_file_that_was_edited_by_hand_is_put_right(checkout: Checkout) -> None:
    checkout.build()
    edited = checkout.dist / "firefox/popup/popup.html"
    right = edited.read_bytes()
    edited.write_bytes(right.upper())
    checkout.build()
    assert edited.read_bytes() == right


def test_a_second_build_with_nothing_changed_says_so(checkout: Checkout) -> None:
    checkout.build()
    assert not checkout.build().changed


def test_a_second_build_with_nothing_changed_writes_nothing(checkout: Checkout) -> None:
    checkout.build()
    before = {path: path.stat().st_mtime_ns for path in [checkout.dist, *checkout.dist.rglob("*")]}
    checkout.build()
    assert {path: path.stat().st_mtime_ns for path in [checkout.dist, *checkout.dist.rglob("*")]} == before


@pytest.mark.parametrize("file", [COPIED, SERVICE, MANIFEST, "pyproject.toml", "extension/popup/new.css"])
def test_a_changed_input_is_built_again(checkout: Checkout, file: str) -> None:
    checkout.write("extension/popup/new.css", "")
    checkout.build()
    text = checkout.read(file)
    checkout.write(file, text + "\n")
    assert checkout.build().changed


def test_a_removed_input_is_built_again(checkout: Checkout) -> None:
    checkout.write("extension/popup/extra.css", "")
    checkout.build()
    (checkout.paths.extension / "popup" / "extra.css").unlink()
    checkout.build()
    assert not (checkout.dist / "chrome" / "popup" / "extra.css").exists()


def test_a_changed_builder_builds_again(checkout: Checkout, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    checkout.build()
    (tmp_path / "other").mkdir()
    monkeypatch.setattr(inputs, "__file__", str(tmp_path / "other" / "inputs.py"))
    assert checkout.build().changed


@pytest.mark.parametrize("file", ["chrome/manifest.json", "firefox/popup/popup.css"])
def test_a_file_removed_from_dist_is_put_back(checkout: Checkout, file: str) -> None:
    checkout.build()
    before = tree(checkout.dist)
    (checkout.dist / file).unlink()
    assert checkout.build().changed
    assert tree(checkout.dist) == before


def test_a_file_edited_in_dist_is_mended(checkout: Checkout) -> None:
    checkout.build()
    before = tree(checkout.dist)
    (checkout.dist / "chrome" / "manifest.json").write_text("{}")
    checkout.build()
    assert tree(checkout.dist) == before


def test_a_file_added_to_dist_is_cleared_away(checkout: Checkout) -> None:
    checkout.build()
    before = tree(checkout.dist)
    (checkout.dist / "firefox" / "extra.js").write_text("")
    checkout.build()
    assert tree(checkout.dist) == before


@pytest.mark.parametrize("note", [b"", b"one", b"a b c", b"\xff\xfe"])
def test_a_spoilt_note_of_the_inputs_only_costs_a_build(checkout: Checkout, note: bytes) -> None:
    checkout.build()
    before = tree(checkout.dist)
    (checkout.dist / ".inputs").write_bytes(note)
    assert checkout.build().changed
    assert tree(checkout.dist) == before


def test_two_builds_at_two_paths_are_identical(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "somewhere" / "a longer name, ö"
    for root in (one, other):
        root.mkdir(parents=True)
        Checkout(root).build()
    assert tree(one / "dist") == tree(other / "dist")


def test_a_mistake_leaves_dist_as_it_was(checkout: Checkout) -> None:
    checkout.build()
    before = tree(checkout.dist)
    checkout.write(SERVICE, "schema = ")
    checkout.problems()
    assert tree(checkout.dist) == before


def test_a_mistake_in_a_first_build_makes_no_dist(checkout: Checkout) -> None:
    checkout.write(SERVICE, "schema = ")
    checkout.problems()
    assert not checkout.dist.exists()


def test_a_file_named_dist_is_not_replaced(checkout: Checkout) -> None:
    checkout.write("dist", "mine")
    assert checkout.problems() == unwritable(checkout, "not a folder")
    assert checkout.read("dist") == "mine"


def test_a_file_named_like_the_cache_is_not_replaced(checkout: Checkout) -> None:
    checkout.write(".cache", "mine")
    assert checkout.problems() == unwritable(checkout, "File exists")


def test_a_dist_that_may_not_be_written_is_left_alone(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout.build()
    before = tree(checkout.dist)
    checkout.write(COPIED, "")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert checkout.problems() == unwritable(checkout, "no permission to write")
    assert tree(checkout.dist) == before


@pytest.mark.skipif(is_root(), reason="permissions don't hold for root")
def test_a_checkout_that_may_not_be_written_says_so(checkout: Checkout) -> None:
    checkout.paths.root.chmod(0o500)
    try:
        assert checkout.problems() == unwritable(checkout, "Permission denied")
    finally:
        checkout.paths.root.chmod(0o700)


def test_a_full_disk_leaves_dist_as_it_was(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout.build()
    before = tree(checkout.dist)
    checkout.write(COPIED, "/* new */")
    full = OSError(errno.ENOSPC, "No space left on device")
    fail_at(monkeypatch, "write_bytes", lambda path: path.name == Path(COPIED).name, full)
    assert checkout.problems() == unwritable(checkout, "No space left on device")
    assert tree(checkout.dist) == before


def test_a_full_disk_leaves_nothing_half_written(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    fail_at(monkeypatch, "write_text", lambda path: path.name == ".inputs", full)
    checkout.problems()
    assert left_over(checkout) == []


def test_dist_is_put_back_when_the_new_one_can_not_be_moved_in(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.build()
    before = tree(checkout.dist)
    checkout.write(COPIED, "/* new */")
    busy = OSError(errno.EBUSY, "Device or resource busy")
    fail_at(monkeypatch, "rename", lambda path: path.name.startswith("staging-"), busy)
    assert checkout.problems() == unwritable(checkout, "Device or resource busy")
    assert tree(checkout.dist) == before


def test_an_interrupted_build_leaves_dist_as_it_was(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout.build()
    before = tree(checkout.dist)
    checkout.write(COPIED, "/* new */")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(folder_swap, "_swap", interrupt)
    with pytest.raises(KeyboardInterrupt):
        checkout.build()
    assert (tree(checkout.dist), left_over(checkout)) == (before, [])


def test_an_input_that_can_not_be_read_is_named(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    file = checkout.paths.root / COPIED
    denied = PermissionError(errno.EACCES, "Permission denied", str(file))
    fail_at(monkeypatch, "read_bytes", lambda path: path == file, denied)
    assert checkout.problems() == [f"{COPIED}: can't be read (Permission denied); check that you may read it"]


def test_a_missing_project_file_is_named(checkout: Checkout) -> None:
    checkout.paths.project.unlink()
    assert checkout.problems() == [
        "pyproject.toml: can't be read (No such file or directory); check that you may read it"
    ]


def test_an_empty_checkout_is_no_traceback(checkout: Checkout) -> None:
    shutil.rmtree(checkout.paths.extension)
    with pytest.raises(Problems, match="extension/services: no definition here"):
        checkout.build()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked and killed")
def test_a_build_killed_before_one_of_its_file_operations_leaves_a_whole_dist(checkout: Checkout) -> None:
    program = f"import sys; sys.path.insert(0, {str(CHECKOUT.root)!r})\n{KILL_EVERYWHERE}"
    run = checkout.run("-c", program, str(checkout.paths.root))
    assert (run.stderr, run.returncode) == ("", 0)
    kills, between = map(int, run.stdout.split())
    assert kills > 10
    assert between == 1


def test_a_dist_lost_between_the_two_renames_comes_back_although_the_next_build_fails(checkout: Checkout) -> None:
    checkout.build()
    before = tree(checkout.dist)
    checkout.dist.rename(checkout.paths.cache / "former-dist")
    checkout.write(SERVICE, "schema = ")
    checkout.problems()
    assert tree(checkout.dist) == before


def test_a_former_dist_beside_the_new_one_is_cleared_away(checkout: Checkout) -> None:
    checkout.build()
    shutil.copytree(checkout.dist, checkout.paths.cache / "former-dist")
    checkout.build()
    assert left_over(checkout) == []


def test_what_a_killed_build_left_is_cleared_away(checkout: Checkout) -> None:
    checkout.write(".cache/staging-dist-old/chrome/manifest.json", "{}")
    checkout.build()
    assert left_over(checkout) == []


def test_builds_at_once_wait_for_one_another(checkout: Checkout) -> None:
    checkout.build()
    checkout.write(COPIED, "/* new */")
    program = f"import sys; sys.path.insert(0, {str(CHECKOUT.root)!r})\n{BUILD_AT_ONCE}"
    run = checkout.run("-c", program, str(checkout.paths.root))
    assert (run.stderr, run.stdout) == ("", "[False, False, False, True]\n")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_a_dist_that_is_a_dangling_link_is_reported(checkout: Checkout) -> None:
    checkout.dist.symlink_to("nowhere")
    assert checkout.problems() == unwritable(checkout, "Not a directory")
