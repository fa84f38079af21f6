"""`lint`: a bad example for each group of rules, so that none has fallen silent."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from builder.data.made_files import stale
from builder.paths import CHECKOUT
from builder.quality import linting
from builder.quality.linting import Check, checks, failures, fix, run
from builder.release import signing, unknowns
from builder.services import listing
from builder.web import node
from builder.web.node import complaints
from tests.builder.checkouts import SERVICE, Checkout

ANYWHERE = "extension/shared"
ON_A_PAGE = "extension/content"
JAVASCRIPT = {
    "no-undef": (ANYWHERE, "missing();"),
    "no-var": (ANYWHERE, "var one = 1;\nstillOff.one = one;"),
    "prefer-const": (ANYWHERE, "let one = 1;\nstillOff.one = one;"),
    "eqeqeq": (ANYWHERE, "stillOff.one = stillOff.two == 3;"),
    "no-unused-vars": (ANYWHERE, "const one = 1;"),
    "no-eval": (ANYWHERE, 'eval("1");'),
    "no-implied-eval": (ANYWHERE, 'setTimeout("1", 1);'),
    "no-new-func": (ANYWHERE, 'stillOff.one = new Function("1");'),
    "no-script-url": (ANYWHERE, 'location.href = "javascript:1";'),
    "no-unsanitized/property": (ANYWHERE, "document.body.innerHTML = stillOff.one;"),
    "no-unsanitized/method": (ANYWHERE, "document.write(stillOff.one);"),
    "no-restricted-properties": (ANYWHERE, 'document.body.innerHTML = "";'),
    "no-restricted-globals": (ANYWHERE, 'fetch("https://www.example.com/");'),
    "max-len": ("tests", f"export const one = [{'1, ' * 60}];"),
    "no-restricted-syntax": (ON_A_PAGE, "document.body.click();"),
}
WORKFLOW = """\
on: push
permissions: {}
jobs:
  one:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@main
"""
TERMS = "extension/shared/terms.js"
WRITTEN = {
    "ruff check": ("builder/unused.py", "import os\n", "F401"),
    "prettier": ("extension/shared/spaced.js", "export  const one = 1\n", "spaced.js"),
    "ruff format": ("builder/spaced.py", "x = {  'a':1 }\n", "spaced.py"),
    "mypy": ("builder/untyped.py", "def same(it):\n    return it\n", "no-untyped-def"),
    "links in the docs": (
        "docs/bad.md",
        "[there](nowhere.md)\n",
        "docs/bad.md: nowhere.md: leads nowhere",
    ),
    "web-ext": ("extension/shared/evil.js", 'eval("1");\n', "DANGEROUS_EVAL"),
    "table of services": (listing.FILE, f"{listing.BEGIN}\n{listing.END}\n", "is out of date; run `invoke fix`"),
    "texts": ("extension/shared/wordless.js", 'text("noSuchText");\n', "noSuchText: is used and not there"),
    "tsc": ("extension/content/bad.js", "stillOff.lables.of([]);\n", "error TS2551: Property 'lables' does not exist"),
    "what isn't known": (unknowns.FILE, "old\n", "is out of date; run `invoke fix`"),
    "words of readings": (
        TERMS,
        f"{(CHECKOUT.root / TERMS).read_text('utf-8')}// more\n",
        "is out of date; run `invoke fix`",
    ),
    "shapes of definitions": ("docs/definition.schema.json", "{}\n", "is out of date; run `invoke fix`"),
    "form of the evidence": ("docs/evidence.schema.json", "{}\n", "is out of date; run `invoke fix`"),
    "what stores show": ("store/listings/en.toml", 'tile = ""\n', "store/listings/en.toml: tile"),
    "zizmor": (".github/workflows/bad.yml", WORKFLOW, "unpinned action reference"),
    "keys of releases": (signing.SIGNERS, "stilloff ssh-ed25519 AAAA\n", "SHA256:"),
    "what stores are told": ("store/answers.md", "old\n", "is asked for in chrome and isn't explained"),
}
MISSPELT = {
    "a message's part": (
        'import { ask } from "./page.js";\nask("page:auto", { service: "a", auot: true });\n',
        "'auot' does not exist in type",
    ),
    "a reason": ('stillOff.sight.unknown("ambigous");\n', "Argument of type '\"ambigous\"' is not assignable"),
    "a definition's key": (
        "stillOff.definition.settings[0].lables;\n",
        "Property 'lables' does not exist on type 'ContentSetting'",
    ),
}


def furnish(checkout: Checkout) -> Checkout:
    """Give a checkout npm's tools and all that checks look at."""
    assert complaints(CHECKOUT) == []
    (checkout.paths.root / "builder").mkdir()
    (checkout.paths.root / "builder" / "web").symlink_to(CHECKOUT.root / "builder" / "web")
    shutil.copytree(CHECKOUT.root / "store", checkout.paths.root / "store")
    shutil.copytree(CHECKOUT.root / "docs", checkout.paths.root / "docs")
    checkout.write("README.md", "")
    for name in ("builder/__init__.py", "tests/__init__.py", "tasks.py"):
        checkout.write(name, "")
    return checkout


@pytest.fixture
def linted(checkout: Checkout) -> Checkout:
    return furnish(checkout)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each check says of a checkout that has every bad example at once."""
    bad = furnish(Checkout(tmp_path_factory.mktemp("bad")))
    for file, content, _ in WRITTEN.values():
        bad.write(file, content)
    for number, (script, _) in enumerate(MISSPELT.values()):
        bad.write(f"extension/shared/misspelt{number}.js", script)
    for number, (folder, content) in enumerate(JAVASCRIPT.values()):
        bad.write(f"{folder}/bad{number}.js", content)
    return dict(failures(checks(bad.paths)))


@pytest.mark.parametrize("name", WRITTEN)
def test_a_bad_example_is_reported_by_the_check_that_is_for_it(told: dict[str, str], name: str) -> None:
    assert WRITTEN[name][2] in told[name]


@pytest.mark.parametrize("what", MISSPELT)
def test_what_is_misspelt_does_not_compile(told: dict[str, str], what: str) -> None:
    assert MISSPELT[what][1] in told["tsc"]


def test_what_cannot_be_built_is_reported_beside_what_needs_no_build(linted: Checkout) -> None:
    linted.write(SERVICE, "schema = 0\n")
    known = {check.name: check for check in checks(linted.paths)}
    assert "ruff check" in known
    assert f"{SERVICE}: schema" in dict(failures([known["build"]]))["build"]


def test_every_check_but_those_of_javascript_has_its_bad_example() -> None:
    names = {check.name for check in checks(CHECKOUT)}
    assert names - {"eslint"} == WRITTEN.keys()


def test_every_group_of_rules_for_javascript_fires(told: dict[str, str]) -> None:
    by_file = {block.partition("\n")[0].rpartition("/")[2]: block for block in re.split(r"\n\n", told["eslint"])}
    quiet = [rule for number, rule in enumerate(JAVASCRIPT) if f"  {rule}" not in by_file.get(f"bad{number}.js", "")]
    assert quiet == []


def test_every_rule_we_chose_has_its_bad_example() -> None:
    config = (CHECKOUT.root / "builder" / "web" / "eslint.config.mjs").read_text(encoding="utf-8")
    chosen = set(re.findall(r'^ *"?([a-z/-]+)"?: \[?\s*"error"', config, re.MULTILINE)) | {"eqeqeq", "no-var"}
    assert chosen <= JAVASCRIPT.keys() | {"no-unused-vars"}


def test_all_that_failed_is_told_at_once_by_name(
    linted: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("builder.web.node.complaints", lambda *_, **__: ["Node was not found."])
    linted.write("builder/bad.py", "import os\n")
    linted.write("docs/bad.md", "[there](nowhere.md)\n")
    linted.write(listing.FILE, f"{listing.BEGIN}\n{listing.END}\n")
    assert run(linted.paths, offline=True) == 1
    said = capsys.readouterr().out.splitlines()
    headings = [line for line in said if line.endswith(":") and not line.startswith(" ")]
    assert {"npm:", "table of services:", "ruff check:", "links in the docs:"} <= set(headings)
    assert said[-1].startswith(f"{len(headings)} of the checks failed")


def test_what_checks_need_is_got_before_they_are_put_together(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def note(what: str) -> list[Check]:
        order.append(what)
        return []

    monkeypatch.setattr(linting, "checks", lambda _: note("checks"))
    monkeypatch.setattr(node, "complaints", lambda *_, **__: note("tools"))
    run(checkout.paths)
    assert order == ["tools", "checks"]


def test_fix_corrects_what_can_be_corrected(linted: Checkout) -> None:
    linted.write("builder/bad.py", "x = {  'a':1 }\n")
    linted.write(f"{ANYWHERE}/bad.js", "let one = 1;\nstillOff.one = one;\n")
    linted.write(listing.FILE, f"{listing.BEGIN}\n{listing.END}\n")
    # What the stores are told is made from what is asked for, which is another host here.
    disclosed = linted.read("store/disclosures.toml")
    linted.write("store/disclosures.toml", re.sub(r'"https://[^"]+/\*"', '"https://www.example.com/*"', disclosed))
    assert f"{listing.FILE} is renewed." in fix(linted.paths)
    assert linted.read("builder/bad.py") == 'x = {"a": 1}\n'
    assert linted.read(f"{ANYWHERE}/bad.js") == "const one = 1;\nstillOff.one = one;\n"
    assert stale(linted.paths, listing.made) == []


def test_without_leave_nothing_is_got_from_the_network(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    (tmp_path / "builder" / "web").mkdir(parents=True)
    (tmp_path / "builder" / "web" / "package-lock.json").write_text("{}")
    assert complaints(checkout.paths, install=False) == [
        "The tools for JavaScript are missing or out of date. Get them with `python3 -m builder lint`."
    ]
    assert os.listdir(tmp_path / "builder" / "web") == ["package-lock.json"]  # noqa: PTH208


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[a](gone.md)", "bad.md: gone.md: leads nowhere; correct the link"),
        ("![a](images/gone.png)", "bad.md: images/gone.png: leads nowhere; correct the link"),
        ("[a](#gone)", "bad.md: #gone: bad.md has no such heading; correct the part after #"),
        ("[a](bad.md#gone)", "bad.md: bad.md#gone: bad.md has no such heading; correct the part after #"),
        ("`tests/gone.py::test_it`", "bad.md: tests/gone.py::test_it: is no test; name the test as it's called now"),
        (
            "`extension/gone/`",
            "bad.md: extension/gone/: is named and isn't there; name the file as it's called now",
        ),
    ],
)
def test_what_a_document_promises_has_to_be_there(checkout: Checkout, text: str, wrong: str) -> None:
    from builder.quality.document_links import problems

    checkout.write("bad.md", f"# A heading\n\n{text}\n")
    assert [str(problem) for problem in problems(checkout.paths)] == [wrong]


def test_every_folder_is_explained(checkout: Checkout) -> None:
    from builder.quality.document_links import problems

    checkout.write("CONTRIBUTING.md", "")
    checkout.write("builder/some/file.py", "")
    assert "builder/some/" in {problem.key for problem in problems(checkout.paths)}
    folders = [f"`extension/{folder.name}/`" for folder in checkout.paths.extension.iterdir() if folder.is_dir()]
    checkout.write("CONTRIBUTING.md", "\n".join([*folders, "`builder/some/`"]))
    assert problems(checkout.paths) == []


@pytest.mark.parametrize(
    "text",
    [
        "[a](bad.md#what-it-doesnt-cover)",
        "[a](#a-b-1)",
        "[a](https://www.example.com/gone)",
        "`[a](gone.md)`",
        "```\n[a](gone.md)\n```",
        "`extension/services/`",
    ],
)
def test_what_leads_somewhere_is_not_complained_about(checkout: Checkout, text: str) -> None:
    from builder.quality.document_links import problems

    checkout.write("bad.md", f"# A `B`\n\n## A b\n\n## What it doesn't cover\n\n{text}\n")
    assert problems(checkout.paths) == []
