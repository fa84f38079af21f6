"""What the stores are told: one source for every answer, texts within every limit, and nothing left unexplained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.data.definitions import load_all
from builder.data.made_files import renew, stale
from builder.paths import CHECKOUT
from builder.problems import Problems
from builder.release.store import disclosures, listings
from builder.release.store.disclosures import ANSWERS, BEGIN, END, FILE, TABLE
from tests.builder.checkouts import MANIFEST, MESSAGES, Checkout

ENGLISH = "store/listings/en.toml"
GERMAN = "extension/_locales/de/messages.json"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout whose disclosures and listing are in order, for each test to begin with."""
    checkout = Checkout(tmp_path_factory.mktemp("checkout"))
    host = disclosures.load(CHECKOUT).permissions[0].name
    text = (CHECKOUT.root / FILE).read_text(encoding="utf-8").replace(host, "https://www.example.com/*")
    checkout.write(FILE, text)
    checkout.write("docs/privacy.md", "Nothing.\n")
    checkout.write(TABLE, f"Before.\n\n{BEGIN}\nold\n{END}\n\nAfter.\n")
    listing = (CHECKOUT.root / ENGLISH).read_text(encoding="utf-8")
    first = next(each for each in load_all(CHECKOUT) if each.access == "install").settings[0]
    checkout.write(ENGLISH, listing.replace(listings.quoted(first, "en"), "AI training"))
    for path in (checkout.paths.extension / "_locales").glob("*/messages.json"):
        if path.parent.name != "en":
            path.unlink()
            path.parent.rmdir()
    assert renew(checkout.paths, disclosures.made) == [TABLE, ANSWERS]
    return checkout


@pytest.fixture
def told(ready: Checkout, tmp_path: Path) -> Checkout:
    """A checkout whose disclosures and listing are in order, to be spoilt."""
    return Checkout(tmp_path, ready)


def translate(checkout: Checkout, language: str) -> None:
    """Give a checkout the project's own listing in a language, with the setting's name of the checkout's service."""
    listing = (CHECKOUT.root / f"store/listings/{language}.toml").read_text(encoding="utf-8")
    first = next(each for each in load_all(CHECKOUT) if each.access == "install").settings[0]
    checkout.write(f"store/listings/{language}.toml", listing.replace(listings.quoted(first, language), "AI training"))


def said(checkout: Checkout) -> list[str]:
    """Everything lint says of what the stores are told."""
    return [str(each) for each in [*stale(checkout.paths, disclosures.made), *listings.problems(checkout.paths)]]


# Answers


def test_nothing_is_said_of_what_is_in_order(told: Checkout) -> None:
    assert said(told) == []


def test_a_changed_reason_makes_both_documents_stale_until_they_are_renewed(told: Checkout) -> None:
    told.edit(FILE, "to remember what was read", "to keep in mind what was read")
    assert said(told) == [f"{name}: is out of date; run `invoke fix`" for name in (TABLE, ANSWERS)]
    renew(told.paths, disclosures.made)
    assert said(told) == []
    assert "to keep in mind what was read" in told.read(TABLE)
    assert "To keep in mind what was read, and your options, in this browser; nothing is" in told.read(ANSWERS)


def test_what_stands_around_the_table_stays(told: Checkout) -> None:
    text = told.read(TABLE)
    assert (text.startswith(f"Before.\n\n{BEGIN}\n"), text.endswith(f"{END}\n\nAfter.\n")) == (True, True)


def test_a_permission_without_a_reason_is_named_for_each_target(told: Checkout) -> None:
    text = told.read(FILE)
    told.write(FILE, text.replace('name = "alarms"', 'name = "tabs"'))
    wrong = "is asked for in {} and isn't explained; write a [[permissions]] for it"
    extra = "is explained and isn't asked for in {}; take it out"
    assert said(told) == [
        f"{FILE}: permissions: {each}"
        for name, text in (("alarms", wrong), ("tabs", extra))
        for each in (f"{name} {text.format(target)}" for target in ("chrome", "firefox"))
    ]


def test_hosts_that_are_asked_for_later_need_a_reason(told: Checkout) -> None:
    told.write(FILE, told.read(FILE).partition('[[optional]]\nname = "the hosts')[0])
    assert f"{FILE}: optional: hosts are asked for in chrome and aren't explained; write a [[optional]] with hosts" in [
        str(each) for each in stale(told.paths, disclosures.made)
    ]


def test_a_reason_longer_than_a_store_takes_is_refused(told: Checkout) -> None:
    told.edit(FILE, "to remember what was read", f"to remember{' and remember' * 80} what was read")
    (complaint,) = said(told)
    assert complaint == f"{FILE}: storage: has {len(' and remember') * 80 + 94} characters; shorten it to 1000"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("remote-code", "remote", f"{FILE}: remote: unknown key"),
        ('policy = "docs/privacy.md"', 'policy = "docs/none.md"', f"{FILE}: policy: docs/none.md isn't there; name"),
    ],
)
def test_a_mistake_in_the_disclosures_is_named(told: Checkout, old: str, new: str, complaint: str) -> None:
    told.edit(FILE, old, new)
    assert [line for line in said(told) if line.startswith(complaint)]


def test_a_document_without_its_marks_is_left_alone(told: Checkout) -> None:
    told.write(TABLE, "No table.")
    with pytest.raises(Problems, match=r"docs/permissions\.md: has lost the marks around its table"):
        renew(told.paths, disclosures.made)
    assert told.read(TABLE) == "No table."


# Listings


def test_a_language_of_the_extension_without_a_listing_is_named(told: Checkout) -> None:
    told.write(GERMAN, told.read(MESSAGES))
    (complaint,) = said(told)
    assert complaint.startswith("store/listings/de.toml: is missing; translate store/listings/en.toml")


def test_a_listing_may_wait_for_its_language(told: Checkout) -> None:
    translate(told, "de")
    assert said(told) == []


@pytest.mark.parametrize(
    ("key", "longest"), [("summary", 250), ("description", 10_000), ("tile", 30), ("captions[0]", 44)]
)
def test_a_text_may_be_as_long_as_stores_take_and_no_longer(told: Checkout, key: str, longest: int) -> None:
    listing = listings.load(told.paths, "en").model_dump(by_alias=True)
    for length, complaints in ((longest, 0), (longest + 1, 1)):
        text = f"AI training {'x' * (length - 12)}"
        listing |= {key: text} if key in listing else {"captions": [text, *listing["captions"][1:]]}
        told.write(ENGLISH, "\n".join(f"{name} = {json.dumps(value)}" for name, value in listing.items()))
        found = said(told)
        assert [line.startswith(f"{ENGLISH}: {key}: ") for line in found] == [True] * complaints


def test_a_listing_has_one_caption_for_each_picture(told: Checkout) -> None:
    told.edit(ENGLISH, '  "ON or OFF, in one glance",\n', "")
    (complaint,) = said(told)
    assert "list should have at least 5 items" in complaint


def test_a_listing_calls_the_setting_as_the_service_does(told: Checkout) -> None:
    told.edit(ENGLISH, "AI training", "Training of AI")
    assert said(told) == [f"{ENGLISH}: description: doesn't call the setting as the service does; write AI training"]


def test_a_listing_that_says_of_the_setting_what_is_true_of_training_is_named(told: Checkout) -> None:
    told.edit(
        ENGLISH, "Training is often switched on from the start, and the setting", "The setting is often on, and it"
    )
    (complaint,) = said(told)
    assert complaint.startswith(f"{ENGLISH}: description, line 1: says of a setting that it is on or off")


def test_a_translated_listing_has_the_lines_and_the_states_of_the_english_one(told: Checkout) -> None:
    translate(told, "de")
    told.edit("store/listings/de.toml", "Ist das Training noch aus?", "Ist das Training wieder an?")
    told.edit("store/listings/de.toml", "\n\n• Sie klicken", "\n• Sie klicken")
    found = said(told)
    assert [line for line in found if "description: has not as many lines as the English one" in line]
    assert [line for line in found if "tile: says on of training, the English text off" in line]


def test_a_setting_is_called_as_in_english_where_no_translation_was_published(told: Checkout) -> None:
    translate(told, "sv")
    assert said(told) == []


def test_the_manifest_is_what_reasons_are_compared_with(told: Checkout) -> None:
    told.edit(MANIFEST, '"optional_permissions": ["notifications"]', '"optional_permissions": []')
    assert said(told)[0].startswith(f"{FILE}: optional: notifications is explained and isn't asked for in chrome")
