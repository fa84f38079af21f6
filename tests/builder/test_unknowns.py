"""docs/not-known.md: whatever the data say without being sure stands in it, and nothing else."""

from __future__ import annotations

import pytest

from builder.data.made_files import renew, stale
from builder.problems import Problems
from builder.release import unknowns
from tests.builder.checkouts import SERVICE, Checkout

GIVEN = '[[unknown]]\nwhat = "A phone | tablet"\nknown = "Nothing"\nsettled = "One"\n'


@pytest.fixture
def doubtful(checkout: Checkout) -> Checkout:
    """A checkout with one thing that nobody has run."""
    checkout.write(unknowns.GIVEN, GIVEN)
    return checkout


def section(checkout: Checkout, title: str) -> str:
    """What stands under a heading."""
    return unknowns.made(checkout.paths)[unknowns.FILE].partition(f"\n## {title}")[2].partition("\n## ")[0]


def test_what_nobody_has_run_is_told_with_what_would_settle_it(doubtful: Checkout) -> None:
    assert section(doubtful, "Never seen or run (1)").endswith("| A phone \\| tablet | Nothing | One |\n")


def test_a_setting_names_the_languages_in_which_nobody_has_quoted_its_label(doubtful: Checkout) -> None:
    row = "| Example: AI training | `https://www.example.com/account/ai-training` | English | Czech, Danish, German,"
    assert row in section(doubtful, "Settings, none of them seen live (1)")
    doubtful.edit(
        SERVICE,
        'labels = [{ language = "en", text = "Train on my posts", sources = ["notice"] }]',
        'labels = [{ language = "en", text = "Train on my posts", sources = ["notice"] },'
        ' { language = "de", text = "Mit Beiträgen trainieren", sources = ["notice"] }]',
    )
    assert "| German, English | Czech, Danish, Greek," in section(doubtful, "Settings")


def test_a_fact_that_is_not_sure_is_told_with_its_grade_and_a_sure_one_is_not(doubtful: Checkout) -> None:
    assert section(doubtful, "Facts about services (0)").endswith("\n\nNothing.\n")
    doubtful.edit(SERVICE, 'default = "on"\n', 'default = "on"\nconfidence = "uncertain"\n')
    doubtful.edit(SERVICE, 'confidence = "verified"', 'confidence = "likely"')
    said = section(doubtful, "Facts about services (2)")
    assert "| Example | every fact that has no grade of its own | likely |" in said
    assert "| Example: AI training | on by default in eu-eea, us | uncertain |" in said


def test_laws_authorities_and_translations_are_told_by_what_their_files_say(doubtful: Checkout) -> None:
    law = "extension/rights/regimes/none.toml"
    before = section(doubtful, "Facts about laws")
    doubtful.edit(law, 'confidence = "likely"', 'confidence = "uncertain"')
    assert section(doubtful, "Facts about laws") != before
    assert "| uncertain (" in section(doubtful, "Authorities")
    doubtful.edit("extension/_locales/de/messages.json", "Drafted by a machine", "Read by Somebody")
    assert "| the interface in German | Read by Somebody |" in section(doubtful, "Translations")


def test_the_page_is_out_of_date_until_it_is_made_again(doubtful: Checkout) -> None:
    (problem,) = stale(doubtful.paths, unknowns.made)
    assert (problem.file, problem.wrong) == (unknowns.FILE, "is out of date")
    assert renew(doubtful.paths, unknowns.made)
    assert not renew(doubtful.paths, unknowns.made)
    assert stale(doubtful.paths, unknowns.made) == []


def test_an_entry_that_is_not_whole_is_told(doubtful: Checkout) -> None:
    doubtful.write(unknowns.GIVEN, '[[unknown]]\nwhat = "A phone"\n')
    with pytest.raises(Problems, match=r"docs/not-known\.toml: unknown\[0\]: isn't whole; write what, known, settled"):
        unknowns.made(doubtful.paths)
