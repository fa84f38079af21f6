"""`lint`: every check at once, and only what failed is shown; `fix`: what it can correct by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from builder.data import evidence, made_files, terms
from builder.data.locales import text_checks
from builder.data.rights import word_checks
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.quality import document_links
from builder.release import signing, unknowns
from builder.release.store import disclosures, listings
from builder.render import definition_types
from builder.render.building import build
from builder.services import aging, listing
from builder.web import node

SOURCES = ("extension", "tests", "builder")
"""Where JavaScript stands."""
MADE: dict[str, made_files.Make] = {
    "words of readings": terms.made,
    "form of the evidence": evidence.made,
    "shapes of definitions": definition_types.made,
    "table of services": listing.made,
    "what isn't known": unknowns.made,
    "what stores are told": disclosures.made,
}
"""What is made from the data, by what the check of it is called."""
FORMATTED = [f"{folder}/**/*.{{js,mjs,ts,css}}" for folder in SOURCES]


@dataclass(frozen=True)
class Check:
    """One tool: `look` says what is wrong, and nothing when nothing is. `web`: it's one that npm brings."""

    name: str
    look: Callable[[], str]
    web: bool = False


def run(paths: Paths, *, offline: bool = False) -> int:
    """Run every check and print what failed; gives an exit code."""
    start = time.perf_counter()
    no_web = node.complaints(paths, install=not offline)  # first: the checks name the Node that is there
    failed = failures(checks(paths), no_web)
    for name, said in failed:
        print(f"{name}:", *(f"  {line}" for line in said.splitlines()), sep="\n")
    # Who writes an English text can't write it in every other language; before a release somebody has.
    for line in [*text_checks.told(text_checks.waiting(paths)), *aging.told(paths)]:
        print(line)
    seconds = f"{time.perf_counter() - start:.1f} s"
    if failed:
        print(f"{len(failed)} of the checks failed ({seconds}). `invoke fix` corrects what it can by itself.")
    else:
        print(f"Nothing to say against it ({seconds}).")
    return int(bool(failed))


def failures(wanted: Sequence[Check], no_web: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Each check that failed, with what it says; `no_web` is why those that npm brings can't run."""
    able = [check for check in wanted if not (check.web and no_web)]
    unable = [("npm", sentence) for sentence in no_web]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        said = pool.map(lambda check: check.look(), able)
        return [*unable, *((check.name, told) for check, told in zip(able, said, strict=True) if told)]


def checks(paths: Paths) -> list[Check]:
    """All there are, those that take longest first. The extension is built first: some look at what is rendered."""
    try:
        build(paths)
    except Problems as error:
        said = str(error)
        rendered = [Check("build", lambda: said)]
    else:
        rendered = [
            _web_ext(paths),
            _tsc(paths),
            *(_made(paths, name, make) for name, make in MADE.items()),
            Check("texts", lambda: _said([*text_checks.problems(paths), *word_checks.problems(paths)])),
            Check("what stores show", lambda: _said(listings.problems(paths))),
        ]
    return [
        _python(paths, "mypy"),
        *rendered,
        Check("eslint", lambda: _output(paths, _eslint(paths)), web=True),
        Check("prettier", lambda: _output(paths, [*_prettier(paths), "--check"]), web=True),
        _python(paths, "ruff check", "--quiet"),
        _python(paths, "ruff format", "--check", "--quiet"),
        _zizmor(paths),
        Check("keys of releases", lambda: _said(signing.problems(paths))),
        Check("links in the docs", lambda: _said(document_links.problems(paths))),
    ]


def fix(paths: Paths) -> list[str]:
    """Correct style and formatting, and renew what is made; what there is to say of it. Raises Problems."""
    commands = [[sys.executable, "-m", "ruff", *words] for words in (["check", "--fix", "--quiet"], ["format", "-q"])]
    said = node.complaints(paths)
    if not said:
        commands += [[*_eslint(paths), "--fix"], [*_prettier(paths), "--write"]]
    said += [told for command in commands if (told := _output(paths, command))]
    said += text_checks.renew(paths)
    said += [f"{file} is renewed." for make in MADE.values() for file in made_files.renew(paths, make)]
    return [*said, *aging.told(paths)]


def _made(paths: Paths, name: str, make: made_files.Make) -> Check:
    return Check(name, lambda: _said(made_files.stale(paths, make)))


def _python(paths: Paths, words: str, *options: str) -> Check:
    return Check(words, lambda: _output(paths, [sys.executable, "-m", *words.split(), *options]))


def _eslint(paths: Paths) -> list[str]:
    config = paths.root / "builder" / "web" / "eslint.config.mjs"
    return [*node.tool(paths, "eslint"), "--config", str(config), "--no-error-on-unmatched-pattern", *SOURCES]


def _prettier(paths: Paths) -> list[str]:
    """Its settings are its own and the line length of .editorconfig."""
    return [*node.tool(paths, "prettier"), "--log-level", "warn", "--no-error-on-unmatched-pattern", *FORMATTED]


def _tsc(paths: Paths) -> Check:
    """TypeScript, on the scripts and on what is rendered of the definitions, as their JSDoc types them."""
    command = [*node.tool(paths, "tsc"), "--project", str(paths.root / "builder" / "web" / "tsconfig.json")]
    return Check("tsc", lambda: _output(paths, command), web=True)


def _web_ext(paths: Paths) -> Check:
    options = ["lint", "--no-config-discovery", "--warnings-as-errors", "--output", "text", "--source-dir"]
    command = [*node.tool(paths, "web-ext"), *options, str(paths.dist / "firefox")]
    return Check("web-ext", lambda: _output(paths, command), web=True)


def _zizmor(paths: Paths) -> Check:
    """What could be abused in the workflow, as far as that is seen without a network."""
    program = Path(sysconfig.get_path("scripts")) / "zizmor"
    options = ["--offline", "--strict-collection", "--persona", "pedantic", "--no-progress", "--quiet"]
    return Check("zizmor", lambda: _output(paths, [str(program), *options, ".github"]))


def _output(paths: Paths, command: Sequence[str]) -> str:
    """What a command says when it fails; nothing when it doesn't."""
    environment = {**os.environ, "NO_UPDATE_NOTIFIER": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=paths.root, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    said = f"{done.stdout.strip()}\n{done.stderr.strip()}".strip()
    return (said or f"failed without a word ({done.returncode})") if done.returncode else ""


def _said(problems: Sequence[Problem]) -> str:
    return "\n".join(map(str, problems))
