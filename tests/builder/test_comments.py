"""Comments are left out of scripts that run in pages, and nothing else; what can't be told apart is refused."""

from __future__ import annotations

import pytest

from builder.problems import Problems
from builder.render import comments
from tests.builder.checkouts import Checkout

PLAIN = [
    "",
    "const a = 'https://example.com';\n",
    'const a = "/* no comment */", b = "\\"// none";\n',
    "const a = `// none ${b + `/* none ${c({ d: `}` })}`} // none`;\n",
    "const a = /[/*]\\/\\*\"'`/u.test(b) ? 1 / 2 : [1][0] / 3;\n",
    "return /'/;\n",
    "const a = (b - c) / d;\n",
    "const a = `${b}`.length / 2 / `c`.length;\n",
]


@pytest.mark.parametrize("script", PLAIN)
def test_a_script_without_comments_stays_as_it_is(script: str) -> None:
    assert comments.drop(script, "a.js") == script


@pytest.mark.parametrize(
    ("script", "left"),
    [
        ("// one\nconst a = 1;\n", "const a = 1;\n"),
        ("{\n  /**\n   * Of a line.\n   */\n  const a = 1;\n}\n", "{\n  const a = 1;\n}\n"),
        ("const a = 1; // why\nconst b = 2;\n", "const a = 1;\nconst b = 2;\n"),
        ("  /** @type {A} */ /* and */\n  let a;\n", "  let a;\n"),
        ("  /** @type {A} */ let a;\n", "  let a;\n"),
        ("const a = (/** @type {A} */ b) => /** @type {C} */ (b);\n", "const a = (b) => (b);\n"),
        ("let/* a */b;\n", "let b;\n"),
        ("a = b / c; // d / e\n", "a = b / c;\n"),
        ("const a = `${b /* c */}`; // d\n", "const a = `${b}`;\n"),
        ("// the last line", ""),
    ],
)
def test_a_comment_goes_with_the_line_or_the_space_that_was_its_own(script: str, left: str) -> None:
    assert comments.drop(script, "a.js") == left


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("if (a) /'/.test(b);", "line 1: has a slash after )"),
        ("{}\n{} /'/.test(b);", "line 2: has a slash after }"),
        ("a++ / b / c;", "line 1: has a slash after ++"),
        ("a;\n\nb = /* of\ntwo lines */ c;", "line 3: has a comment of several lines behind code"),
        ("a; /* no end", "line 1: has a comment that doesn't end"),
        ("a = `b\nc = 1;", "line 1: has a template that doesn't end"),
        ("a = 'b\n';", 'line 1: has "\'" where no text begins that ends in its line'),
    ],
)
def test_what_cannot_be_told_apart_is_refused_with_its_line(script: str, says: str) -> None:
    with pytest.raises(Problems) as caught:
        comments.drop(script, "a.js")
    assert str(caught.value).startswith(f"a.js: {says}")
    assert "; " in str(caught.value)


def test_a_build_names_the_script_it_cannot_take_the_comments_from(checkout: Checkout) -> None:
    checkout.write("extension/content/odd.js", "if (a) /'/.test(b);\n")
    checkout.write("extension/content/worse.js", b"\xff")
    one, other = checkout.problems()
    assert one.startswith("extension/content/odd.js: line 1: has a slash after )")
    assert other == "extension/content/worse.js: is not UTF-8; save it as UTF-8"
    assert not checkout.dist.exists()


def test_only_scripts_that_run_in_pages_lose_their_comments(checkout: Checkout) -> None:
    checkout.build()
    assert "/**" not in checkout.read("dist/chrome/content/main.js")
    for name in ("background/main.js", "popup/popup.js"):
        assert checkout.read(f"dist/chrome/{name}") == checkout.read(f"extension/{name}")
