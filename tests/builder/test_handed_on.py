"""`new-service --from`: what a member handed on is taken once it's filled in; all that is wrong is named at once."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from builder.data.definitions import load_all
from builder.paths import CHECKOUT
from builder.problems import Problems
from builder.services.drafting import SAMPLES
from builder.services.handed_on import create_from
from tests.builder.checkouts import EXAMPLE, SERVICE, Checkout, tree
from tests.builder.test_new_service import run_tests

HANDED_ON = CHECKOUT.root / "tests" / "extension" / "handed-on"
FILLED = {
    "the service's name, as it writes it": '"Second One"',
    "the company behind it": '"Second Company"',
    "one or two letters that stand for it": '"S1"',
    "verified, likely or uncertain, as said above": '"uncertain"',
    (
        "what training uses while it is on, in words of docs/definitions.md, one text for each; "
        "remove this line where nobody says"
    ): '"posts"',
    "the language of the page, such as en": '"en"',
}
"""For each gap that only a file handed on has, a value as TOML."""
HOST = "www.example.org"
PAGE = f"https://{HOST}/settings/ai"
FILE = "extension/services/second-one.toml"


def handed_on(kind: str = "switch") -> str:
    """A file as members get it, of a site that no other test's service is on."""
    return (HANDED_ON / f"{kind}.toml").read_text(encoding="utf-8").replace("www.example.com", HOST)


def filled(kind: str = "switch") -> str:
    """The same when somebody has filled its gaps in."""
    text = handed_on(kind)
    for gap, value in {**SAMPLES, **{f"FILL IN: {gap}": value for gap, value in FILLED.items()}}.items():
        text = text.replace(json.dumps(gap, ensure_ascii=False), value)
    assert "FILL IN: the" not in text
    return text


def given(checkout: Checkout, text: str | bytes, name: str = "second-one.toml") -> Path:
    """A file outside of the extension."""
    checkout.write(f"handed/{name}", text)
    return checkout.paths.root / "handed" / name


def complaints(checkout: Checkout, text: str | bytes, **answers: str) -> list[str]:
    """What is said of a file that must not do, by its key; nothing may be written then."""
    file = given(checkout, text)
    before = tree(checkout.paths.root)
    with pytest.raises(Problems) as caught:
        create_from(checkout.paths, file, answers)
    assert tree(checkout.paths.root) == before
    return [str(problem).removeprefix(f"{file}: ") for problem in caught.value.problems]


@pytest.mark.parametrize("kind", ["switch", "radio"])
def test_a_file_whose_gaps_are_filled_in_becomes_definition_pages_and_a_test_that_passes(
    checkout: Checkout, kind: str
) -> None:
    checkout.add_builder()
    written = create_from(checkout.paths, given(checkout, filled(kind)), {})
    assert [checkout.paths.relative(path) for path in written] == [
        FILE,
        "tests/pages/second_one.py",
        "tests/definitions/test_second_one.py",
    ]
    assert [each.id for each in load_all(checkout.paths)] == ["example", "second-one"]
    passed = run_tests(written[-1], checkout.paths.root)
    assert passed.returncode == 0, passed.stdout
    checkout.edit(FILE, "Use my posts to train AI", "Another label")
    assert run_tests(written[-1], checkout.paths.root).returncode == 1


@pytest.mark.parametrize("kind", ["switch", "radio"])
def test_the_definition_is_the_file_but_for_what_was_said_to_who_filled_it_in(checkout: Checkout, kind: str) -> None:
    create_from(checkout.paths, given(checkout, b"\xef\xbb\xbf" + filled(kind).replace("\n", "\r\n").encode()), {})
    assert tomllib.loads(checkout.read(FILE)) == tomllib.loads(filled(kind))
    assert "To do" not in checkout.read(FILE)
    assert "\r" not in checkout.read(FILE)
    checkout.build()


@pytest.mark.parametrize("kind", ["switch", "radio"])
def test_every_gap_is_named_at_once_by_its_key_with_what_to_write(checkout: Checkout, kind: str) -> None:
    found = complaints(checkout, handed_on(kind))
    gaps = handed_on(kind).count('"FILL IN: ') - 1  # the head says how they look
    assert len(found) == gaps
    assert all(": is not filled in; write " in line for line in found)
    assert "name: is not filled in; write the service's name, as it writes it" in found
    assert any(
        line.startswith("settings[0].facts.regions[0].default: is not filled in; write on or off") for line in found
    )
    assert any(line.startswith("sources[1].date: is not filled in; write the day") for line in found)


def test_what_is_wrong_is_named_beside_the_gaps(checkout: Checkout) -> None:
    found = complaints(checkout, handed_on().replace('kind = "switch"', 'kind = "lever"\ncolour = "red"'))
    assert "settings[0].colour: unknown key; remove it" in found
    assert any(line.startswith("settings[0].kind: 'lever' is not known") for line in found)
    assert any(line.startswith("icon: is not filled in") for line in found)


LABEL = "Use my posts to train AI"
LABELS = ",\n".join(['{ language = "en", text = "A label", sources = ["shown"] }'] * 10_000)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("schema = 1", "schema = ", "line 4, column"),
        ("schema = 1", "schema = 1\nname = 1", "is not TOML: "),
        ("schema = 1", "schema = 1\nonclick = 1", "onclick: unknown key; remove it"),
        ("schema = 1", 'schema = 1\n"<script>" = 1', "has a key that is no word; remove it"),
        (f'hosts = ["{HOST}"]', 'hosts = ["www.example.net"]', f"settings[0].address: '{PAGE}' is outside"),
        (f'hosts = ["{HOST}"]', f'hosts = ["{HOST}", "*"]', "hosts[1]: '*' is wider than the service"),
        (f'"https://{HOST}/"', '"https://www.example.net/"', "home: 'https://www.example.net/' is outside"),
        ("/settings/ai", "/jane@example.org/ai", "settings[0].address: names somebody, or has an e-mail address"),
        ("/settings/ai", "/jane%2540example.org/ai", "settings[0].pages[0].addresses[0]: names somebody"),
        (PAGE, PAGE.replace("https", "http"), f"settings[0].address: '{PAGE.replace('https', 'http')}' is not"),
        (LABEL, "<script>alert(1)</script>", "settings[0].labels[0].text: has what browsers take for a script"),
        (LABEL, "javascript:alert(1)", "settings[0].labels[0].text: has what browsers take for a script"),
        (LABEL, "A\\u0007B", "settings[0].labels[0].text: has a character that can't be shown"),
        (LABEL, "A\\u202EB", "settings[0].labels[0].text: has a character that can't be shown"),
        ("labels = [", f"labels = [{LABELS},", "settings[0].labels: has 10001 entries; keep at most 200"),
        ('training-off = "unchecked"', "", "settings[0].training-off: is missing"),
        ('kind = "switch"', 'kind = "form"', "settings[0].pages: says nothing of a setting of kind"),
        (PAGE, f"{PAGE}?x=%3C", f"settings[0].pages[0].addresses[0]: '{PAGE}?x=%3C' has a query"),
        ("www.example.org", "www.example.org:8443", "has a port"),
    ],
    ids=str,
)  # fmt: skip
def test_what_no_definition_has_is_named_by_its_key(checkout: Checkout, old: str, new: str, complaint: str) -> None:
    assert old in filled()
    assert any(complaint in line for line in complaints(checkout, filled().replace(old, new)))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (b"\xff", "line 1: is not UTF-8"),
        (b"", "name: is missing"),
        (b"a = " + b"[" * 20_000, "is not TOML"),
        (b"#" * 2_000_001, "is larger than 2 MB"),
        (b'{"format": "stilloff-evidence"}', "is not TOML"),
    ],
    ids=["bytes", "empty", "deep", "large", "evidence"],
)
def test_a_file_of_another_kind_is_refused(checkout: Checkout, text: bytes, complaint: str) -> None:
    assert any(complaint in line for line in complaints(checkout, text))


def test_a_file_that_is_not_there_is_named(checkout: Checkout) -> None:
    with pytest.raises(Problems, match=r"nowhere\.toml: can't be read"):
        create_from(checkout.paths, Path("nowhere.toml"), {})


def test_two_settings_and_words_of_two_languages_are_too_much_to_begin_with(checkout: Checkout) -> None:
    start, end = (filled("radio").index(mark) for mark in ("[[settings]]", "# A member's own eyes."))
    second = (
        filled("radio")[start:end]
        .replace("ai-training", "second")
        .replace(LABEL, "Another")
        .replace("settings/ai", "settings/two")
    )
    found = complaints(checkout, filled("radio")[:end] + second + filled("radio")[end:])
    assert found == [
        "settings: has more than one table; keep one, and add the others to the definition that is written"
    ]
    apart = (
        '{ language = "de", on = ["Ja"], sources = ["shown"] }, { language = "en", off = ["No"], sources = ["shown"] }'
    )
    words = filled("radio").partition("words = [")[2].partition("]\n")[0]
    found = complaints(checkout, filled("radio").replace(words, apart))
    assert found == ["settings[0].words: has no language with a word for on and one for off; quote both in one"]


def test_what_the_file_says_is_not_asked_for_again_but_for_the_id(checkout: Checkout) -> None:
    assert "new-service: --kind: is what the file says; leave it out" in complaints(checkout, filled(), kind="switch")
    assert complaints(checkout, filled(), id="Second One")[0].startswith("new-service: --id: 'Second One' is not an id")
    written = create_from(checkout.paths, given(checkout, filled(), "My file.toml"), {"id": "third"})
    assert written[0].name == "third.toml"


@pytest.mark.parametrize("id_", ["site-0123456789ab", "../second", "a/b", ""])
def test_no_id_leads_out_of_its_folder(checkout: Checkout, id_: str) -> None:
    checkout.write("handed/Not an id.toml", filled())
    before = tree(checkout.paths.root)
    with pytest.raises(Problems):
        create_from(checkout.paths, checkout.paths.root / "handed" / "Not an id.toml", {"id": id_})
    assert tree(checkout.paths.root) == before


@pytest.mark.parametrize("taken", [FILE, "tests/pages/second_one.py", "tests/definitions/test_second_one.py"])
def test_nothing_is_overwritten(checkout: Checkout, taken: str) -> None:
    checkout.write(taken, "# mine")
    assert f"{taken}: is already there; choose another --id, or remove it first" in complaints(checkout, filled())


def test_a_page_that_another_service_has_is_refused(checkout: Checkout) -> None:
    text = filled().replace(HOST, "www.example.com").replace("/settings/ai", "/account/ai-training")
    assert "/account/ai-training" in EXAMPLE
    assert any("is a page of " in line for line in complaints(checkout, text))


def test_a_setting_for_each_object_gets_a_page_of_one(checkout: Checkout) -> None:
    checkout.add_builder()
    text = filled().replace(f'\naddress = "https://{HOST}/settings/ai"\n', '\nper = "object"\n')
    text = text.replace(f'["https://{HOST}/settings/ai"]', f'["https://{HOST}/blog/*/ai"]')
    written = create_from(checkout.paths, given(checkout, text), {})
    assert f'ADDRESS = "https://{HOST}/blog/mine/ai"' in checkout.read("tests/pages/second_one.py")
    passed = run_tests(written[-1], checkout.paths.root)
    assert passed.returncode == 0, passed.stdout


def test_the_task_ends_with_every_gap_and_no_traceback(checkout: Checkout) -> None:
    checkout.add_builder()
    file = given(checkout, handed_on())
    done = checkout.run("-m", "invoke", "new-service", "--from", str(file))
    assert done.returncode == 1
    assert f"{file}: company: is not filled in; write the company behind it" in done.stderr
    assert f"{file}: sources[1].url: is not filled in" in done.stderr
    assert "Nothing was written." in done.stderr
    assert "Traceback" not in done.stderr
    file.write_text(filled(), encoding="utf-8")
    done = checkout.run("-m", "invoke", "new-service", "--from", str(file))
    assert done.returncode == 0, done.stderr
    assert FILE in done.stdout
    assert SERVICE not in done.stdout
