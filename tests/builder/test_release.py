"""A release: everything that speaks against it is said at once, and nothing is half done."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Callable

import pytest

from builder.paths import Paths
from builder.problems import Problems
from builder.release import git as historian
from builder.release.releasing import Asked, release
from builder.release.version import current
from tests.builder.checkouts import ASKED, CHANGES, SERVICE, Checkout, tree

DAY = datetime.date(2026, 3, 4)
MORE = 'addresses = ["https://www.example.com/account/ai-training"]'


def git(checkout: Checkout, *words: str) -> str:
    """Run git in the checkout as somebody."""
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"]
    return subprocess.run(
        ["git", *who, *words], cwd=checkout.paths.root, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def commit(checkout: Checkout) -> None:
    """Commit everything."""
    git(checkout, "add", "--all")
    git(checkout, "commit", "--quiet", "--message", "Change")


@pytest.fixture
def ready(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """A clean checkout of main whose last release is 0.9.0."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "somebody@example.com")
    checkout.write("CHANGELOG.md", CHANGES)
    checkout.write("docs/permissions.json", json.dumps(ASKED))
    checkout.write(".gitignore", ".cache/\ndist/\n")
    git(checkout, "init", "--quiet", "--initial-branch", "main")
    commit(checkout)
    git(checkout, "tag", "v0.9.0")
    return checkout


def attempt(
    checkout: Checkout, version: str = "1.0.0", tests: Callable[[], bool] = lambda: True, **more: bool | str
) -> list[str]:
    """Release; gives what was done."""
    return release(checkout.paths, Asked(version, **more), tests, DAY, lambda _: None)  # type: ignore[arg-type]


def complaints(checkout: Checkout, version: str = "1.0.0", tests: Callable[[], bool] = lambda: True) -> list[str]:
    """What speaks against the release; something must, and nothing may have changed."""
    before = tree(checkout.paths.root)
    with pytest.raises(Problems) as caught:
        attempt(checkout, version, tests)
    after = tree(checkout.paths.root)
    assert {name for name in before | after if before.get(name) != after.get(name)} <= {".git/index"}
    return [str(problem) for problem in caught.value.problems]


def test_a_release_sets_version_changelog_and_permissions_commits_and_tags(ready: Checkout) -> None:
    assert attempt(ready)[-1] == "v1.0.0 is committed and tagged"
    assert '\nversion = "1.0.0"\n' in ready.read("pyproject.toml")
    assert "## [Unreleased]\n\n## [1.0.0] - 2026-03-04\n\n### Added\n- A thing." in ready.read("CHANGELOG.md")
    assert json.loads(ready.read("docs/permissions.json")) == {**ASKED, "version": "1.0.0"}
    assert git(ready, "status", "--porcelain") == ""
    assert git(ready, "log", "-1", "--format=%s %D") == "Release 1.0.0 HEAD -> main, tag: v1.0.0\n"


def test_a_dry_run_changes_nothing(ready: Checkout) -> None:
    before = tree(ready.paths.root)
    assert attempt(ready, dry_run=True)[-1] == "v1.0.0 would be committed and tagged"
    assert tree(ready.paths.root).keys() == before.keys()
    assert git(ready, "tag") == "v0.9.0\n"


def test_all_that_speaks_against_a_release_is_said_at_once(ready: Checkout) -> None:
    git(ready, "switch", "--quiet", "--create", "other")
    ready.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n")
    ready.write("docs/permissions.json", json.dumps({**ASKED, "permissions": ["contextMenus", "storage"]}))
    said = complaints(ready, "0.8.0")
    assert [problem.partition(":")[0] for problem in said] == [
        "CHANGELOG.md",  # nothing unreleased
        "CHANGELOG.md",  # not committed
        "docs/permissions.json",  # activeTab
        "docs/permissions.json",  # alarms
        "docs/permissions.json",  # scripting
        "docs/permissions.json",  # not committed
        "git",  # another branch
        "version",  # older
    ]


@pytest.mark.parametrize("version", ["1.0", "v1.0.0", "1.0.0-beta", "01.0.0", "1.0.123456", "0.8.9"])
def test_a_version_that_is_none_or_not_newer_is_refused(ready: Checkout, version: str) -> None:
    (said,) = complaints(ready, version)
    assert said.startswith(f"version: {version}: is no")


def test_a_version_is_released_once(ready: Checkout) -> None:
    attempt(ready)
    ready.edit("CHANGELOG.md", "[Unreleased]", "[Unreleased]\n\n- Another thing.")
    commit(ready)
    changes, version = complaints(ready)
    assert version.startswith("version: 1.0.0: is not newer than 1.0.0, the last release")
    assert changes.startswith("CHANGELOG.md: 1.0.0: has a heading already")


def test_a_version_lower_than_the_one_that_was_never_released_is_refused(ready: Checkout) -> None:
    ready.edit("pyproject.toml", f'version = "{current(ready.paths)}"', 'version = "2.0.0"')
    commit(ready)
    for version in ("1.0.0", "2.0.0"):
        (said,) = complaints(ready, version)
        assert said.startswith(f"version: {version}: is not newer than 2.0.0, which pyproject.toml has")
    assert attempt(ready, "2.0.1")


def test_a_release_waits_for_every_language(ready: Checkout) -> None:
    file = "extension/_locales/de/messages.json"
    ready.write(file, "".join(line for line in ready.read(file).splitlines(True) if '"justNow"' not in line))
    commit(ready)
    assert complaints(ready) == [f"{file}: has no text for justNow; translate it, as docs/translating.md says"]


def test_versions_are_compared_as_numbers(ready: Checkout) -> None:
    assert attempt(ready, "0.10.0")


def test_tests_that_fail_stop_a_release(ready: Checkout) -> None:
    assert complaints(ready, tests=lambda: False)[0].startswith("lint and tests: fail; correct what they name")


def test_tests_that_are_not_run_are_named_in_the_commit(ready: Checkout) -> None:
    def never() -> bool:
        raise AssertionError("the tests ran")

    attempt(ready, tests=never, untested="they ran in CI")
    assert git(ready, "log", "-1", "--format=%b").strip() == "Not tested for this release: they ran in CI"


def test_a_page_that_is_newly_asked_for_stops_a_release_until_it_is_recorded_and_named(ready: Checkout) -> None:
    page = "https://www.example.com/more*"
    ready.edit(SERVICE, MORE, MORE.replace("]", ', "https://www.example.com/more"]'))
    commit(ready)
    recorded, named = complaints(ready)[::-1]
    assert recorded.startswith(f"docs/permissions.json: content_scripts: an update would ask for {page}, and browsers")
    assert named.startswith(f"CHANGELOG.md: {page} is newly asked for (content_scripts), and isn't named under")
    ready.write("docs/permissions.json", json.dumps({**ASKED, "content_scripts": [*ASKED["content_scripts"], page]}))
    ready.edit("CHANGELOG.md", "- A thing.", f"- One more page, {page}.")
    commit(ready)
    assert attempt(ready)


def test_a_permission_given_back_needs_no_word(ready: Checkout) -> None:
    more = {**ASKED, "permissions": [*ASKED["permissions"], "tabs"]}
    ready.write("docs/permissions.json", json.dumps(more))
    commit(ready)
    git(ready, "tag", "--force", "v0.9.0")
    assert attempt(ready)
    assert json.loads(ready.read("docs/permissions.json"))["permissions"] == ASKED["permissions"]


def test_a_release_that_fails_half_way_is_taken_back(ready: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    run = historian.run

    def refuse_to_tag(paths: Paths, *words: str) -> str:
        return run(paths, *(("tag", "--annotate", "v0.9.0", "--message", "x") if "--annotate" in words else words))

    head = git(ready, "rev-parse", "HEAD")
    monkeypatch.setattr(historian, "run", refuse_to_tag)
    with pytest.raises(Problems, match="already exists"):
        attempt(ready)
    assert (git(ready, "rev-parse", "HEAD"), git(ready, "status", "--porcelain")) == (head, "")


def test_a_folder_that_is_no_repository_is_told_so(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(checkout.paths.root.parent))
    checkout.write("CHANGELOG.md", CHANGES)
    with pytest.raises(Problems, match="not a git repository"):
        attempt(checkout)


def test_holidays_of_a_year_that_is_over_speak_against_a_release(ready: Checkout) -> None:
    with pytest.raises(Problems) as caught:
        release(ready.paths, Asked("1.0.0"), lambda: True, datetime.date(2027, 1, 2), lambda _: None)
    wrong = "first-year: is 2026, and this is 2027; write 2027, and look at the days that come with it"
    assert [str(problem) for problem in caught.value.problems] == [f"extension/rights/holidays.toml: {wrong}"]
