"""`release X.Y.Z`: look at everything that could be wrong at once, and only then change anything."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from builder.data.locales import text_checks
from builder.data.rights import holidays
from builder.data.rights import load as load_rights
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.release import changelog, git, permissions
from builder.release.version import FORM, bumped, current, numbers
from builder.render.building import render

BRANCH = "main"


@dataclass(frozen=True)
class Asked:
    """What a person asked for: the version, whether to change nothing, and why the tests aren't run, if they aren't."""

    version: str
    dry_run: bool = False
    untested: str = ""


def release(
    paths: Paths, asked: Asked, tests: Callable[[], bool], today: datetime.date, say: Callable[[str], object]
) -> list[str]:
    """Check, then write version, changelog and permissions, commit and tag; gives what was done, or would be.

    tests: run lint and all of them, and whether they passed; last, for they take longest. Raises Problems, all that
    were found; then nothing was changed.
    """
    problems, plan = _look(paths, asked.version, today)
    if problems:
        raise Problems(problems)
    plan = {name: text for name, text in plan.items() if (paths.root / name).read_text(encoding="utf-8") != text}
    if asked.untested:
        say(f"The tests are not run: {asked.untested}")
    elif not tests():
        raise Problems([Problem("lint and tests", "", "fail", "correct what they name, or say --untested REASON")])
    if not asked.dry_run:
        _carry_out(paths, asked, plan)
    files = [f"{name} is {'to be ' if asked.dry_run else ''}changed" for name in sorted(plan)]
    done = ["would be committed and tagged" if asked.dry_run else "is committed and tagged"]
    return [*files, *(f"{git.TAG}{asked.version} {what}" for what in done)]


def _look(paths: Paths, version: str, today: datetime.date) -> tuple[list[Problem], dict[str, str]]:
    """Everything that speaks against the release, and the files' new texts."""
    plan: dict[str, str] = {}
    problems: list[Problem] = []
    looks: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: _version(paths, version, plan),
        lambda: _tree(paths),
        lambda: _changelog(paths, version, today, plan),
        lambda: _permissions(paths, version, plan),
        lambda: _texts(paths),
        lambda: _holidays(paths, today),
    )
    for look in looks:
        try:
            problems += look()
        except Problems as error:
            problems += error.problems
    return problems, plan


def _version(paths: Paths, version: str, plan: dict[str, str]) -> Iterator[Problem]:
    if not FORM.fullmatch(version):
        yield Problem("version", version, "is no version of three numbers", "write one such as 1.2.0")
        return
    now = current(paths)
    for before, what in ((git.last(paths), "the last release"), (now, f"which {paths.relative(paths.project)} has")):
        if before is not None and numbers(version) <= numbers(before):
            yield Problem("version", version, f"is not newer than {before}, {what}", "choose a greater one")
            return
    text = bumped(paths.project.read_text(encoding="utf-8"), version)
    if f'version = "{version}"' not in text:
        place = paths.relative(paths.project)
        yield Problem(
            place, "project.version", f"the line with {now} isn't found", f'write version = "{now}" in a line'
        )
    plan[paths.relative(paths.project)] = text


def _tree(paths: Paths) -> Iterator[Problem]:
    branch = git.run(paths, "rev-parse", "--abbrev-ref", "HEAD").strip()
    if branch != BRANCH:
        yield Problem("git", "", f"this is {branch}, not {BRANCH}", f"git switch {BRANCH}")
    for line in git.run(paths, "status", "--porcelain").splitlines():
        yield Problem(line[3:], "", "isn't committed", "commit it, or take it back")


def _changelog(paths: Paths, version: str, today: datetime.date, plan: dict[str, str]) -> Iterator[Problem]:
    text = changelog.read(paths)
    if not changelog.section(text, changelog.UNRELEASED):
        wrong = f"nothing stands under ## [{changelog.UNRELEASED}]"
        yield Problem(changelog.FILE, "", wrong, "write there what changes for the people who use it")
    if changelog.section(text, version) is not None:
        yield Problem(changelog.FILE, version, "has a heading already", "choose another version, or take it away")
    plan[changelog.FILE] = changelog.released(text, version, today)


def _permissions(paths: Paths, version: str, plan: dict[str, str]) -> Iterator[Problem]:
    """Whatever is newly asked for has to be recorded, and its name has to stand in the changelog."""
    targets, _ = render(paths)
    yield from permissions.unrecorded(paths, targets)
    now = permissions.of_all(targets)
    plan[permissions.FILE] = permissions.record(now, version)
    before = git.last(paths)
    if before is None:
        return
    said = changelog.section(changelog.read(paths), changelog.UNRELEASED) or ""
    released = permissions.recorded(git.run(paths, "show", f"{git.TAG}{before}:{permissions.FILE}"))
    for kind, one in permissions.added(now, released):
        if one not in said:
            wrong = f"{one} is newly asked for ({kind}), and isn't named under ## [{changelog.UNRELEASED}]"
            yield Problem(changelog.FILE, "", wrong, "tell there what members are asked for and why")


def _texts(paths: Paths) -> Iterator[Problem]:
    """While work goes on, other languages may wait for English; a release waits for them."""
    for file, keys in text_checks.waiting(paths).items():
        yield Problem(file, "", f"has no text for {', '.join(keys)}", "translate it, as docs/translating.md says")


def _holidays(paths: Paths, today: datetime.date) -> Iterator[Problem]:
    if wrong := holidays.behind(load_rights(paths).calendars, today):
        place = paths.relative(paths.rights / "holidays.toml")
        yield Problem(place, "first-year", wrong, f"write {today.year}, and look at the days that come with it")


def _carry_out(paths: Paths, asked: Asked, plan: Mapping[str, str]) -> None:
    """Write, commit, tag; whatever fails on the way, the checkout ends as it was."""
    start = git.run(paths, "rev-parse", "HEAD").strip()
    body = f"\n\nNot tested for this release: {asked.untested}" if asked.untested else ""
    try:
        for name, text in plan.items():
            (paths.root / name).write_text(text, encoding="utf-8", newline="\n")
        git.run(paths, "commit", "--quiet", "--message", f"Release {asked.version}{body}", *plan)
        git.run(paths, "tag", "--annotate", f"{git.TAG}{asked.version}", "--message", f"StillOff {asked.version}")
    except BaseException as error:
        git.run(paths, "reset", "--quiet", "--hard", start)
        if isinstance(error, OSError):
            place = paths.relative(paths.root)
            raise Problems([Problem(place, "", f"can't be written ({error.strerror})", "make room")]) from None
        raise
