"""The tasks. Each is a few lines over `builder`; `python3 -m builder TASK` runs them on a machine with only Python."""

from __future__ import annotations

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from builder.building import build as build_dist
from builder.paths import CHECKOUT
from builder.problems import Problems

NEXT_STEPS = """
Load it in a browser:
  Chrome, Edge, Brave, Opera, Vivaldi   open chrome://extensions, switch on "Developer mode",
                                        "Load unpacked", choose {chrome}
  Firefox                               open about:debugging#/runtime/this-firefox,
                                        "Load Temporary Add-on…", choose {firefox}/manifest.json"""


@task
def build(_: Context) -> None:
    """Render the extension into dist/chrome and dist/firefox."""
    try:
        built = build_dist(CHECKOUT)
    except Problems as problems:
        raise Exit(f"{problems}\nNothing was built; dist/ is as it was.", 1) from None
    if not built.changed:
        print(f"Nothing has changed: dist/ is up to date ({built.seconds * 1000:.0f} ms).")
    for target, size in built.sizes.items():
        print(f"  dist/{target:<8} {built.counts[target]:>3} files  {size / 1000:>6.1f} kB")
    for left_out in built.skipped:
        print(left_out)
    if built.changed:
        print(f"Built in {built.seconds:.2f} s.")
        print(NEXT_STEPS.format(chrome=CHECKOUT.dist / "chrome", firefox=CHECKOUT.dist / "firefox"))


@task(help={"select": "only tests whose name has this in it", "install": "get what is missing with apt-get"})
def test(_: Context, select: str = "", install: bool = False) -> None:
    """Run every test, in both browsers."""
    from builder.testing import run

    raise Exit(code=run(CHECKOUT, select, install=install))


@task(name="try", help={"browser": "chrome or firefox", "live": "the real site in a fresh profile, no replica"})
def try_(_: Context, browser: str = "chrome", live: bool = False) -> None:
    """Open a browser with the extension at a replica of the setting."""
    from builder.trying import run

    raise Exit(code=run(CHECKOUT, browser, live=live))


@task(
    help={
        "pages": "how many",
        "seed": "another makes other pages",
        "service": "only this definition's",
        "browser": "chrome or firefox",
        "only": "SEED:NUMBER, to see one page's HTML and what was seen of it",
    }
)
def mutate(
    _: Context, pages: str = "10000", seed: str = "1", service: str = "", browser: str = "chrome", only: str = ""
) -> None:
    """Make pages from the definitions, change them in every way known, and see that none gives a wrong state."""
    from builder.mutating.task import Asked, run

    raise Exit(code=run(CHECKOUT, Asked(pages, seed, service, browser, only)))


@task(name="verify-evidence", help={"file": "an export of the history, as JSON"})
def verify_evidence(_: Context, file: str) -> None:
    """Check that an exported history was not edited."""
    from pathlib import Path

    from builder.evidence import verify

    try:
        print(verify(Path(file)))
    except Problems as problems:
        raise Exit(str(problems), 1) from None


@task
def icons(_: Context) -> None:
    """Draw the icons in all sizes from icon.svg."""
    from builder.icons import draw

    for path in draw(CHECKOUT):
        print(f"  {CHECKOUT.relative(path)}")


@task
def lint(context: Context) -> None:
    """Check the Python code: style, formatting, types."""
    for command in ("ruff check", "ruff format --check", "mypy"):
        context.run(f"python -m {command}")


@task
def fix(context: Context) -> None:
    """Mend style and formatting."""
    for command in ("ruff check --fix", "ruff format"):
        context.run(f"python -m {command}", warn=True)
