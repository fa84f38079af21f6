"""The tasks. Each is a few lines over `builder`; `python3 -m builder TASK` runs them on a machine with only Python."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from builder.paths import CHECKOUT
from builder.problems import Problems
from builder.render.building import build as build_dist

NEXT_STEPS = """
Load it in a browser:
  Chrome, Edge, Brave, Opera, Vivaldi   open chrome://extensions, switch on "Developer mode",
                                        "Load unpacked", choose {chrome}
  Firefox                               open about:debugging#/runtime/this-firefox,
                                        "Load Temporary Add-on…", choose {firefox}/manifest.json"""


@contextmanager
def problems_end(outcome: str = "") -> Iterator[None]:
    """Whatever is wrong is printed and ends the task; `outcome` says what has become of things then."""
    try:
        yield
    except Problems as problems:
        raise Exit("\n".join(filter(None, (str(problems), outcome))), 1) from None


@task
def build(_: Context) -> None:
    """Render the extension into dist/chrome and dist/firefox."""
    with problems_end("Nothing was built; dist/ is as it was."):
        built = build_dist(CHECKOUT)
    if not built.changed:
        print(f"Nothing has changed: dist/ is up to date ({built.seconds * 1000:.0f} ms).")
    for target, size in built.sizes.items():
        print(f"  dist/{target:<8} {built.counts[target]:>3} files  {size / 1000:>6.1f} kB")
    for left_out in built.skipped:
        print(left_out)
    if built.changed:
        print(f"Built in {built.seconds:.2f} s.")
        print(NEXT_STEPS.format(chrome=CHECKOUT.dist / "chrome", firefox=CHECKOUT.dist / "firefox"))


@task(
    help={
        "select": "only the file called so (popup: test_popup.py), or tests whose names have this in them",
        "durations": "print where the minutes went",
    }
)
def test(_: Context, select: str = "", durations: bool = False) -> None:
    """Run every test, in both browsers."""
    from builder.quality.testing import run

    with problems_end():
        raise Exit(code=run(CHECKOUT, select, durations=durations))


@task(name="try", help={"browser": "chrome or firefox", "live": "the real site in a fresh profile, no replica"})
def try_(_: Context, browser: str = "chrome", live: bool = False) -> None:
    """Open a browser with the extension at a replica of the setting."""
    from builder.browsers.trying import run

    with problems_end():
        raise Exit(code=run(CHECKOUT, browser, live=live))


@task(help={"browser": "chrome or firefox"})
def watch(_: Context, browser: str = "chrome") -> None:
    """Open a browser that reloads the extension and the page after every save."""
    from builder.browsers.watching import run

    with problems_end():
        run(CHECKOUT, browser)


@task(
    name="new-service",
    help={
        "id_": "short name for files, in small letters",
        "from_": "a file that a member handed on, once it's filled in; the id is its name where no other is given",
        "name": "the service's name, as it writes it",
        "company": "the company behind it",
        "kind": "switch, checkbox, radio, select, status-text, row, form, app-only, email or none",
        "address": "what a member opens to choose",
        "page": "the page that has the row, for kind row",
        "host": "the service's host, where there is no address",
        "label": "the control's label, letter by letter",
        "language": "the label's language, en where nothing is said",
        "training-off": "the value with which training is off: checked or unchecked",
        "word-on": "the word shown while training is on, for kinds that name it",
        "word-off": "the word shown while training is off",
        "near-miss": "the label of another control on that page",
        "way": "the way there, such as 'Settings > Privacy'",
        "email": "the address to write to, for kind email",
    },
)
def new_service(
    _: Context,
    id_: str = "",
    name: str = "",
    company: str = "",
    kind: str = "",
    address: str = "",
    page: str = "",
    host: str = "",
    label: str = "",
    language: str = "",
    training_off: str = "",
    word_on: str = "",
    word_off: str = "",
    near_miss: str = "",
    way: str = "",
    email: str = "",
    from_: str = "",
) -> None:
    """Write the definition, replica pages and test of one more service; asks at a terminal."""
    given = {name.rstrip("_"): text for name, text in locals().items() if isinstance(text, str)}
    file = given.pop("from")
    from pathlib import Path

    from builder.services.handed_on import create_from
    from builder.services.new_service import create, terminal

    try:
        written = create_from(CHECKOUT, Path(file), given) if file else create(CHECKOUT, given, terminal())
    except Problems as problems:
        raise Exit(f"{problems}\nNothing was written.", 1) from None
    except (EOFError, KeyboardInterrupt):
        raise Exit("\nNothing was written.", 1) from None
    for path in written:
        print(f"  {CHECKOUT.relative(path)}")
    left = (
        "put it into the table with `invoke fix`"
        if file
        else "fill in the first of them: `invoke build` lists what is missing"
    )
    print(f"Now {left}; docs/adding-a-service.md says how.")


@task(
    help={
        "source": "a saved page, or the folder with it",
        "url": "the address it was saved from",
        "service": "the service's id, where its address doesn't tell",
        "browser": "chrome or firefox",
        "scripts": "let the page's own scripts run, and wait for an answer that stands",
    }
)
def probe(_: Context, source: str, url: str, service: str = "", browser: str = "chrome", scripts: bool = False) -> None:
    """Say what StillOff sees on a saved page; fails when no state was read."""
    from pathlib import Path

    from builder.services.probing import probe as look

    with problems_end():
        said, read = look(CHECKOUT, Path(source), url, service, browser, scripts=scripts)
    print(said)
    if not read:
        raise Exit(code=1)


@task(
    help={
        "pages": "how many",
        "seed": "to see the same pages again; without it, others each time",
        "service": "only this definition's",
        "browser": "chrome or firefox",
        "only": "SEED:NUMBER, to see one page's HTML and what was seen of it",
        "taught": "know nothing but what a member shows on the page before it's changed",
    }
)
def mutate(
    _: Context,
    pages: str = "10000",
    seed: str = "",
    service: str = "",
    browser: str = "chrome",
    only: str = "",
    taught: bool = False,
) -> None:
    """Make pages from the definitions, change them in every way known, and see that none gives a wrong state."""
    from builder.quality.mutating.run_mutate import Asked, run

    with problems_end():
        raise Exit(code=run(CHECKOUT, Asked(pages, seed, service, browser, only, taught)))


@task(help={"inputs": "how many", "seed": "another makes other inputs", "only": "one target, as `fuzz` names it"})
def fuzz(_: Context, inputs: str = "100000", seed: str = "1", only: str = "") -> None:
    """Send the background, the import and the storage what nobody should: nothing may fail, and nothing change."""
    from builder.quality.fuzzing import run

    with problems_end():
        raise Exit(code=run(CHECKOUT, inputs, seed, only))


@task(name="verify-evidence", help={"file": "an export of the history, as JSON"})
def verify_evidence(_: Context, file: str) -> None:
    """Check that an exported history was not edited."""
    from pathlib import Path

    from builder.data.evidence import verify

    with problems_end():
        print(verify(Path(file)))


@task(
    name="verify-installed",
    help={
        "copy": "a .crx, .xpi or .zip, or the folder in the browser's profile",
        "version": "compare with this one, not with the one it says it is",
    },
)
def verify_installed(_: Context, copy: str, version: str = "") -> None:
    """Say whether a copy of StillOff is the one that was published: 0 the same, 1 differs, 2 not compared."""
    from pathlib import Path

    from builder.release.installed import NOT_COMPARED, verify

    try:
        said, code = verify(CHECKOUT, Path(copy), version)
    except Problems as problems:
        raise Exit(f"{problems}\nNothing was compared.", NOT_COMPARED) from None
    print(said)
    raise Exit(code=code)


@task(
    help={
        "offline": "rebuild from the sources with the packages that are installed, not in a new environment",
        "sign": "the file of the publisher's private key, which signs SHA256SUMS",
        "upload-key": "the PEM file of the private key for verified uploads, which signs a .crx",
    }
)
def package(_: Context, offline: bool = False, sign: str = "", upload_key: str = "") -> None:
    """Make what the stores get into packages/, and check that it can be rebuilt from its sources byte for byte."""
    from pathlib import Path

    from builder.release.packages import Keys
    from builder.release.packages import package as make

    keys = Keys(Path(sign) if sign else None, Path(upload_key) if upload_key else None)
    with problems_end("Nothing was packaged; packages/ is as it was."):
        made = make(CHECKOUT, keys, offline=offline)
    for file, size in made.items():
        print(f"  packages/{file:<34} {size / 1000:>7.1f} kB")
    print("Rebuilt from the source package: every byte is the same.")
    if not sign:
        print("SHA256SUMS is not signed: that takes --sign KEY, which docs/releasing.md explains.")


@task(
    help={
        "version": "the new version, as X.Y.Z",
        "dry-run": "look at everything and change nothing",
        "untested": "why the tests are not run first; stands in the commit",
    }
)
def release(_: Context, version: str, dry_run: bool = False, untested: str = "") -> None:
    """Check everything, then set the version, date the changelog, commit and tag; nothing is sent anywhere."""
    import datetime

    from builder.quality.linting import run as look
    from builder.quality.testing import run
    from builder.release.releasing import Asked
    from builder.release.releasing import release as prepare

    asked = Asked(version, dry_run, untested)
    with problems_end("Nothing was released; the checkout is as it was."):
        # The day is UTC's: a release has one date wherever it's made.
        today = datetime.datetime.now(datetime.UTC).date()
        done = prepare(CHECKOUT, asked, lambda: look(CHECKOUT) == 0 == run(CHECKOUT), today, print)
    print(*done, sep="\n")
    if not dry_run:
        print("Next: `invoke package`, then docs/releasing.md.")


@task(help={"language": "which of store/listings", "readme": "renew the pictures in docs/images too"})
def screenshots(_: Context, language: str = "en", readme: bool = False) -> None:
    """Make the stores' pictures with the real extension in Chromium, in light and dark, into store/pictures."""
    from builder.release.store.pictures.task import pictures

    with problems_end("No picture was written."):
        made = pictures(CHECKOUT, language, readme=readme)
    for path in made:
        print(f"  {CHECKOUT.relative(path)}")
    print("Look at each of them before you publish it.")


@task(
    name="supply-chain",
    help={"database": "a folder or zip file of advisories, as osv.dev publishes them; no network"},
)
def supply_chain(_: Context, database: str = "") -> None:
    """Say what is out of date, and which advisories concern what is shipped (nothing) or used to build."""
    from pathlib import Path

    from builder.release.supply import look

    with problems_end():
        raise Exit(code=look(CHECKOUT, Path(database) if database else None, print))


@task
def unknowns(_: Context) -> None:
    """Write docs/not-known.md: what isn't sure, and what nobody has seen or run, with what would settle it."""
    from builder.data.made_files import renew
    from builder.release.unknowns import FILE, made

    with problems_end("Nothing was written."):
        print(f"{FILE} is renewed." if renew(CHECKOUT, made) else f"{FILE} is up to date.")


@task(help={"table": "what the popup says of every service", "language": "only English and this one: de, fr …"})
def texts(_: Context, table: bool = False, language: str = "") -> None:
    """Print every service's facts in every language, as a table to be read through."""
    from builder.data.locales import facts_in_words

    if not table:
        raise Exit("Say what is to be printed: `invoke texts --table`.", 1)
    with problems_end():
        print(*facts_in_words.table(CHECKOUT, language), sep="\n")


@task
def icons(_: Context) -> None:
    """Draw the icons in all sizes from icon.svg."""
    from builder.release.icons import draw

    for path in draw(CHECKOUT):
        print(f"  {CHECKOUT.relative(path)}")


@task(help={"offline": "get nothing that is missing from the network"})
def lint(_: Context, offline: bool = False) -> None:
    """Check everything that can be checked without running it; says only what failed."""
    from builder.quality.linting import run

    raise Exit(code=run(CHECKOUT, offline=offline))


@task
def fix(_: Context) -> None:
    """Correct what can be corrected automatically: style, formatting, order of the texts, the table of services."""
    from builder.quality.linting import fix as correct

    with problems_end():
        said = correct(CHECKOUT)
    if said:
        print(*said, sep="\n")


@task(
    help={
        "only": "building, watching, keeping, opening, pages or elsewhere",
        "write": "put the figures into docs/performance.md",
    }
)
def bench(_: Context, only: str = "", write: bool = False) -> None:
    """Measure what StillOff costs, beside peers in the same run. Takes ten minutes."""
    from builder.quality.bench.run_bench import run

    with problems_end():
        raise Exit(code=run(CHECKOUT, only, write=write))


@task(help={"only": "one of tests/sabotages.toml, by its name or number"})
def sabotage(_: Context, only: str = "") -> None:
    """Break a copy of the code in one place at a time, and name what no test notices."""
    from builder.quality.sabotage.run_sabotage import run

    with problems_end():
        raise Exit(code=run(CHECKOUT, only))
