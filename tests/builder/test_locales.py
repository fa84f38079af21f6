"""The texts in every language: what may be wrong with them is named, and what is shipped is what was written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from builder.data.locales.languages import ENGLISH, FORMS, TRANSLATED
from builder.data.locales.pseudo import pseudo
from builder.data.locales.text_checks import problems, renew, waiting
from builder.data.locales.texts import CODE, INVARIANT
from builder.data.locales.usage import Usage, scan
from builder.paths import CHECKOUT
from tests.builder.checkouts import MESSAGES, Checkout

DRAFTED = {"message": "de", "description": "Drafted by a machine."}
GERMAN = "extension/_locales/de/messages.json"


def english() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CHECKOUT.root / MESSAGES).read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def single(checkout: Checkout) -> Checkout:
    """A checkout whose only translation is one that a test writes."""
    for folder in TRANSLATED:
        (checkout.paths.extension / "_locales" / folder / "messages.json").unlink(missing_ok=True)
    return checkout


def write(checkout: Checkout, folder: str, **texts: str | dict[str, str]) -> str:
    """Write a translation, in its form but for the order of its texts; its file."""
    code = {CODE: {"message": TRANSLATED[folder].tag, "description": "Drafted by a machine."}}
    entries = code | {key: {"message": text} if isinstance(text, str) else text for key, text in texts.items()}
    lines = [f'  "{key}": {{ {json.dumps(entry, ensure_ascii=False)[1:-1]} }}' for key, entry in entries.items()]
    file = f"extension/_locales/{folder}/messages.json"
    checkout.write(file, "{\n" + ",\n".join(lines) + "\n}\n")
    return file


def said(checkout: Checkout) -> list[str]:
    """What is wrong with the texts of a checkout."""
    return [str(problem) for problem in problems(checkout.paths)]


def shipped(checkout: Checkout, folder: str) -> dict[str, str]:
    """The messages that a browser gets in a language."""
    text = (checkout.dist / "firefox" / "_locales" / folder / "messages.json").read_text(encoding="utf-8")
    return {key: entry["message"] for key, entry in json.loads(text).items()}


# This checkout's texts


def test_nothing_is_wrong_with_the_texts() -> None:
    assert problems(CHECKOUT) == []


def test_every_language_is_there_and_has_every_text() -> None:
    assert {file.parent.name for file in CHECKOUT.extension.glob("_locales/*/messages.json")} == {"en", *TRANSLATED}
    assert waiting(CHECKOUT) == {}


def test_everything_that_depends_on_a_language_is_in_one_script() -> None:
    scripts = {path for path in CHECKOUT.extension.rglob("*.js") if "new Intl." in path.read_text(encoding="utf-8")}
    # Letters are in the language of whoever receives them, not in the member's.
    letters = {CHECKOUT.extension / "desk" / "writing.js"}
    assert scripts - letters == {CHECKOUT.extension / "shared" / "texts.js"}


# What is shipped


def test_a_browser_gets_the_message_with_numbers_where_the_names_were(single: Checkout) -> None:
    write(single, "de", tipOn="$NAME$: Training ist an (gelesen $WHEN$).")
    single.build()
    assert shipped(single, "de")["tipOn"] == "$1: Training ist an (gelesen $2)."
    assert shipped(single, "en")["tipOn"] == "$1: training is on (read $2)."


def test_a_browser_gets_no_description_and_no_key_that_english_lacks(single: Checkout) -> None:
    write(single, "de", oldText="Alt", justNow={"message": "gerade eben", "description": "Why so."})
    single.build()
    text = (single.dist / "chrome" / "_locales" / "de" / "messages.json").read_text(encoding="utf-8")
    assert '"justNow": { "message": "gerade eben" }' in text
    assert "oldText" not in text
    assert "description" not in text


def test_name_button_and_what_intl_needs_are_in_every_language(single: Checkout) -> None:
    write(single, "pt", justNow="agora mesmo", badgeOn="SIM")
    single.build()
    source = english()
    expected = {key: source[key]["message"] for key in INVARIANT}
    assert {key: shipped(single, "pt")[key] for key in INVARIANT} == expected
    assert shipped(single, "pt")[CODE] == "pt-PT"


def test_a_language_nobody_entered_is_refused(checkout: Checkout) -> None:
    checkout.write("extension/_locales/no/messages.json", "{}")
    assert checkout.problems() == [
        "extension/_locales/no/messages.json: 'no' is no language StillOff knows; "
        "name the folder as builder/data/locales/languages.py does, or add the language there"
    ]


def test_a_placeholder_that_stands_for_nothing_is_refused(single: Checkout) -> None:
    file = write(single, "de", tipOn="$NAME$: Training ist an ($WHENN$).")
    assert single.problems() == [
        f"{file}: tipOn: $WHENN$ stands for nothing; declare it in the English text, with $1 to $9 as its content, "
        "or take it out"
    ]


# What is checked


@pytest.mark.parametrize(
    ("folder", "key", "text", "complaint"),
    [
        ("de", "tipOn", "$NAME$: Training ist an.", "has not the placeholders of the English text: $WHEN$; make them"),
        (
            "de",
            "limit_takes_time",
            "Bei $COMPANY$ dauert es.",
            "has not the placeholders of the English text: $COMPANY$; make",
        ),
        ("de", "justNow", "just now", "is the English text; translate it, or add"),
        ("de", "justNow", "in the moment", "has the English word 'the'; translate it"),
        ("de", "try_locked", "Das kann nicht sein", "ends with 'n', the English text with '.'; end it alike"),
        ("de", "justNow", "eben.", "ends with '.', the English text with 'w'; end it alike"),
        ("de", "justNow", "gerade  eben", "has a space too many; take it out"),
        ("de", "justNow", "gerade , eben", "has a space beside a sign that needs none; take it out"),
        ("de", "justNow", "gera'de", "has a straight apostrophe; write ’ instead"),
        ("de", "justNow", "„gerade” eben", "has ”; the quotation marks of German are „“"),
        ("de", "justNow", "„gerade eben", "has a quotation mark that has no other; open and close what you quote"),
        ("de", "justNow", "5 $ eben", "has a $ that is no placeholder's; take it out"),
        ("de", "justNow", "gеrade eben", "has е; no letter of German: write the right one, or add it to languages.py"),
        ("ro", "justNow", "chiar şi acum", "has ş; no letter of Romanian: write the right one"),
        ("el", "justNow", "μόλις τώρa", "mixes two scripts in τώρa; write it in one"),
        ("zh_TW", "justNow", "刚刚", "has 刚; no letter of Traditional Chinese"),
        ("fr", "calloutDismiss", "Masquer ceci !", None),
        ("fr", "deleteTitle", "Supprimer l’historique de $NAME$ ?", "has no unbroken space beside « » : ; ? !"),
        ("de", "oldText", "Alt", "is no text this language needs; run `invoke fix`, which takes it out"),
        ("de", "lineConfirmed_few", "Alt", "is no text this language needs; run `invoke fix`, which takes it out"),
        ("de", "badgeOn", "EIN", "is the same in every language; take it out"),
        ("de", "extensionDescription", "é" * 133, "has 133 characters; shorten it to 132: stores take no more"),
    ],
)
def test_a_mistake_in_a_translation_is_named(
    single: Checkout, folder: str, key: str, text: str, complaint: str | None
) -> None:
    file = write(single, folder, **{key: text})
    found = [line for line in said(single) if line.startswith(f"{file}: {key}: ")]
    expected = complaint or "ends with '!'"
    assert [line for line in found if line.startswith(f"{file}: {key}: {expected}")], found


@pytest.mark.parametrize(
    ("folder", "text"),
    [
        ("de", "gerade eben"),
        ("fr", "à l’instant"),
        ("zh_TW", "剛剛"),
        ("el", "μόλις τώρα"),
        ("ro", "chiar acum și aici"),
    ],
)
def test_a_good_text_is_no_mistake(single: Checkout, folder: str, text: str) -> None:
    write(single, folder, justNow=text)
    assert said(single) == []


def test_a_text_may_be_the_same_as_in_english_where_that_is_meant(single: Checkout) -> None:
    write(single, "de", dashTimeline={"message": "Timeline", "description": "same as English"})
    assert said(single) == []
    file = write(single, "de", dashTimeline={"message": "Zeitleiste", "description": "same as English"})
    assert said(single) == [
        f'{file}: dashTimeline: is not the English text, as its description "same as English" says; take that out'
    ]


def test_a_translation_says_who_stands_for_it_and_which_language_it_is(single: Checkout) -> None:
    single.write(GERMAN, '{\n  "languageCode": { "message": "fr" }\n}\n')
    assert said(single) == [
        f"{GERMAN}: languageCode: doesn't say who stands for this translation; "
        'write "description": "Drafted by a machine …", or who read all of it, and when',
        f"{GERMAN}: languageCode: is 'fr'; write 'de'",
    ]


def test_a_text_that_is_used_and_one_that_is_not_are_both_named(single: Checkout) -> None:
    single.edit(MESSAGES, '"justNow"', '"justThen"')
    assert said(single) == [
        f'{MESSAGES}: justNow: is used and not there; write "justNow": {{ "message": "…" }}',
        f"{MESSAGES}: justThen: is used nowhere; take it out, or name it in full where it is used",
    ]


def test_a_placeholder_that_a_message_does_not_have_is_named(single: Checkout) -> None:
    single.edit(MESSAGES, "$NAME$: not read yet. Open", "Not read yet. Open")
    assert said(single) == [f"{MESSAGES}: tipUnread: declares $NAME$, which its message doesn't have; take it out"]


def test_the_search_for_keys_sees_through_conditions() -> None:
    source = (
        'text(state === "on" ? "isOn" : "isOff", date("x")); text("plain"); text(`why_${a}`); word("who", b); '
        'plural(few ? "days" : "weeks", n)'
    )
    assert scan([source]) == Usage(
        frozenset({"isOn", "isOff", "plain"}), frozenset({"why", "who"}), frozenset({"days", "weeks"})
    )


# Plural forms, what waits, and the form of a file


def test_a_language_needs_its_own_plural_forms(single: Checkout) -> None:
    write(single, "cs", lineConfirmed_one="$COUNT$ × do $WHEN$")
    (keys,) = waiting(single.paths).values()
    assert [key for key in keys if key.startswith("lineConfirmed")] == ["lineConfirmed_few", "lineConfirmed_other"]


def test_every_language_has_forms_that_there_are() -> None:
    for language in (ENGLISH, *TRANSLATED.values()):
        assert set(language.forms) <= set(FORMS)


def test_what_waits_for_a_translation_is_no_mistake(single: Checkout) -> None:
    file = write(single, "de", justNow="gerade eben")
    assert said(single) == []
    wanted = [key for key in english() if key not in INVARIANT]
    assert waiting(single.paths) == {file: [key for key in wanted if key not in ("justNow", CODE)]}


def test_fix_puts_a_translation_into_the_order_of_english_one_text_a_line(single: Checkout) -> None:
    texts = {"oldText": {"message": "Alt"}, "popupOn": {"message": "Training ist an", "placeholders": {}}}
    single.write(GERMAN, json.dumps(texts | {"justNow": {"message": "gerade eben"}, CODE: DRAFTED}))
    assert f"{GERMAN}: is not one text a line, in the order of the English file; run `invoke fix`" in said(single)
    assert renew(single.paths) == [f"{GERMAN} is in order, without oldText."]
    assert single.read(GERMAN).splitlines() == [
        "{",
        '  "languageCode": { "message": "de", "description": "Drafted by a machine." },',
        '  "justNow": { "message": "gerade eben" },',
        '  "popupOn": { "message": "Training ist an" }',
        "}",
    ]
    assert (said(single), renew(single.paths)) == ([], [])


def test_fix_takes_out_what_was_said_of_an_english_text_that_has_changed(single: Checkout) -> None:
    file = write(single, "de", justNow="gerade eben", tipOn="$NAME$: Training ist an.")
    assert renew(single.paths) == [f"{file} is in order, without tipOn."]
    assert (said(single), "gerade eben" in single.read(file)) == ([], True)


# The language that nobody speaks


def test_the_language_nobody_speaks_is_longer_and_keeps_its_values() -> None:
    made = json.loads(pseudo(b'{"a": {"message": "Read $1"}, "textDirection": {"message": "ltr"}}'))
    assert made["textDirection"]["message"] == "rtl"
    assert re.fullmatch(r"⟦\w{7,} \$1⟧", made["a"]["message"])


@pytest.mark.parametrize("target", ["chrome", "firefox"])
def test_the_language_nobody_speaks_is_in_no_build(checkout: Checkout, target: str) -> None:
    checkout.build()
    files: list[Path] = list((checkout.dist / target).rglob("messages.json"))
    assert files
    assert [path for path in files if "⟦" in path.read_text(encoding="utf-8")] == []
