"""What is wrong in a definition is said as `file: key: what is wrong; what to write instead`, all at once."""

from __future__ import annotations

import datetime

import pytest

from builder.data.definitions import load_all, load_folder
from builder.problems import Problems
from tests.builder.checkouts import EXAMPLE, SERVICE, Checkout

KINDS = "'switch', 'checkbox', 'radio', 'select', 'status-text', 'row', 'form', 'app-only', 'email' or 'none'"
SOURCE = """
[[sources]]
id = "{id}"
url = "https://www.example.com/other"
supports = "More."
"""


def complaints(checkout: Checkout, old: str, new: str) -> list[str]:
    """What loading says after one edit of the example."""
    checkout.edit(SERVICE, old, new)
    with pytest.raises(Problems) as caught:
        load_all(checkout.paths, datetime.date(2026, 1, 1))
    return str(caught.value).splitlines()


def test_the_example_has_no_problems(checkout: Checkout) -> None:
    assert [definition.id for definition in load_all(checkout.paths)] == ["example"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("icon =", "icno =", "icno: unknown key; did you mean 'icon'?"),
        ("labels = [{", "lables = [{", "settings[0].lables: unknown key; did you mean 'labels'?"),
        (
            "after-change",
            "after_change",
            "settings[0].checking.after_change: unknown key; did you mean 'after-change'?",
        ),
    ],
)
def test_a_misspelt_key_gets_a_suggestion(checkout: Checkout, old: str, new: str, complaint: str) -> None:
    assert f"{SERVICE}: {complaint}" in complaints(checkout, old, new)


def test_a_misspelt_key_is_missing_too(checkout: Checkout) -> None:
    assert complaints(checkout, "icon =", "icno =") == [
        f"{SERVICE}: icno: unknown key; did you mean 'icon'?",
        f"{SERVICE}: icon: is missing; add it",
    ]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        # Keys.
        ('icon = "Ex"', 'icon = "Ex"\nzzz = 1', "zzz: unknown key; remove it"),
        ('icon = "Ex"', 'icon = "Ex"\nclick = "#b"', "click: unknown key; remove it"),
        ('icon = "Ex"\n', "", "icon: is missing; add it"),
        ("schema = 1", 'schema = 1\nid = "other"', "id: is the file's name, not a key; remove it"),
        ("schema = 1", "schema = 0", "schema: 0 is not the schema of this StillOff; write schema = 1"),
        # Values.
        (
            'labels = [{ language = "en", text = "Train on my posts", sources = ["notice"] }]',
            "labels = []",
            "settings[0].labels: is empty; give at least one",
        ),
        (
            'language = "en", text = "AI training"',
            'language = "eng", text = "AI training"',
            "settings[0].names[0].language: 'eng' is not a language code; write a two-letter code such as en, de or fr",
        ),
        (
            'kind = "switch"',
            'kind = "lever"',
            f"settings[0].kind: 'lever' is not known; write one of {KINDS}",
        ),
        (
            'id = "training"',
            'id = "AI Training"',
            "settings[0].id: 'AI Training' is not an id; write small letters, digits and single hyphens",
        ),
        (
            'id = "training"',
            'id = "a|b"',
            "settings[0].id: 'a|b' is not an id; write small letters, digits and single hyphens",
        ),
        (
            'text = "AI training"',
            'text = " AI training"',
            "settings[0].names[0].text: is empty or has spaces at its ends; "
            "quote the text exactly as the service prints it",
        ),
        ('icon = "Ex"', 'icon = "Exa"', "icon: 'Exa' is too long; shorten it to 2"),
        ('icon = "Ex"', "icon = 1", "icon: 1 can't stand here; write a text in quotes"),
        (
            "date = 2025-02-01",
            'date = "2025-02-01"',
            "sources[0].date: '2025-02-01' can't stand here; write a date without quotes, such as 2025-01-31",
        ),
        (
            "normal = 30",
            'normal = "30"',
            "settings[0].checking.normal: '30' can't stand here; write a whole number without quotes",
        ),
        (
            "normal = 30",
            "normal = 0",
            "settings[0].checking.normal: 0 can't stand here; input should be greater than or equal to 1",
        ),
        (
            'hosts = ["www.example.com"]',
            'hosts = "www.example.com"',
            "hosts: 'www.example.com' can't stand here; write a list in [ ]",
        ),
        (
            'icon = "Ex"',
            'icon = "Ex"\nobjection = "form"',
            "objection: 'form' can't stand here; write a table with keys",
        ),
        # Addresses.
        (
            '[walls]\naddresses = ["https://www.example.com/login"]',
            '[walls]\naddresses = ["http://www.example.com/login"]',
            "walls.addresses[0]: 'http://www.example.com/login' is not an https address; write it as https://host/path",
        ),
        (
            'home = "https://www.example.com/"',
            'home = "https://www.example.com/**"',
            "home: 'https://www.example.com/**' has a wildcard; write one address that can be opened",
        ),
        (
            'home = "https://www.example.com/"',
            'home = "https://example.com/"',
            "home: 'https://example.com/' is outside the service's hosts; "
            "use one of www.example.com, or add its host to hosts",
        ),
        (
            '[walls]\naddresses = ["https://www.example.com/login"]',
            '[walls]\naddresses = ["https://www.example.com.evil.example/login"]',
            "walls.addresses[0]: 'https://www.example.com.evil.example/login' is outside the service's hosts; "
            "use one of www.example.com, or add its host to hosts",
        ),
        (
            'hosts = ["www.example.com"]',
            'hosts = ["www.example.com", "example/"]',
            "hosts[1]: 'example/' is not a host; write a bare host such as www.example.com",
        ),
        (
            'url = "https://www.example.com/notice"',
            'url = "javascript:alert(1)"',
            "sources[0].url: 'javascript:alert(1)' is not an https address; write it as https://host/path",
        ),
        (
            'tells = "control"\naddresses = ["https://www.example.com/account/ai-training"]',
            'tells = "control"\naddresses = ["https://www.example.com/account/*"]',
            "settings[0].pages[0].addresses[0]: 'https://www.example.com/account/*' would match the never page "
            "https://www.example.com/account/ads; narrow the pattern",
        ),
        (
            '[walls]\naddresses = ["https://www.example.com/login"]',
            '[walls]\naddresses = ["https://www.example.com/account/**"]',
            "settings[0].pages[0].addresses[0]: 'https://www.example.com/account/ai-training' is a sign-in wall too; "
            "narrow one of them",
        ),
        (
            'address = "https://www.example.com/account/ai-training"',
            'address = "https://www.example.com/account/other"',
            "settings[0].address: 'https://www.example.com/account/other' is on none of the setting's pages "
            'that tell "control"; add a page for it',
        ),
        # Near-misses that are the setting itself.
        (
            'text = "Use my posts for ads"',
            'text = "TRAIN on\u00a0my posts"',
            "settings[0].never.labels[0]: 'TRAIN on\u00a0my posts' is a name or label of this setting too; "
            "keep it in one place",
        ),
        (
            "[settings.never]",
            '[settings.never]\nkeys = [{ attribute = "id", value = "trainingSwitch", sources = ["notice"] }]',
            "settings[0].never.keys[0]: 'trainingSwitch' is a key of this setting too; keep it in one place",
        ),
        # Kinds.
        (
            'training-off = "unchecked"\n',
            "",
            "settings[0].training-off: is missing; write the value with which training is off: "
            '"checked" or "unchecked"',
        ),
        (
            'kind = "switch"\ntraining-off = "unchecked"',
            'kind = "select"',
            'settings[0].words: must have a word for on and one for off for a setting of kind "select"; quote both',
        ),
        (
            'kind = "switch"',
            'kind = "radio"\nwords = [{ language = "en", on = ["Yes"], off = ["No"], sources = ["notice"] }]',
            'settings[0].training-off: says nothing of a setting of kind "radio"; '
            "give its words for on and off under words",
        ),
        (
            'way = ["Account", "AI training"]',
            'way = ["Account"]\nwords = [{ language = "en", on = ["On"], off = ["Off", "ON"], sources = ["notice"] }]',
            "settings[0].words: 'on' means both on and off in en; keep it in one place",
        ),
        (
            'way = ["Account", "AI training"]',
            'way = ["Account"]\nemail = "a@example.com"',
            'settings[0].email: says nothing of a setting of kind "switch"; remove it',
        ),
        (
            'kind = "switch"',
            'kind = "switch"\nper = "object"',
            "settings[0].pages[0].addresses[0]: 'https://www.example.com/account/ai-training' doesn't say which object "
            "it's about; write * for the segment that names it",
        ),
        (
            'way = ["Account", "AI training"]',
            'way = ["Account"]\n'
            'scope = { attribute = "id", value = "a", place = 3, most = 2, kept = ["A"], sources = ["notice"] }',
            "settings[0].scope.place: is beyond the last; write a place up to most",
        ),
        (
            'way = ["Account", "AI training"]',
            'way = ["Account"]\nwords = [{ language = "en", on = ["On"], off = ["❌ On"], sources = ["notice"] },'
            ' { language = "en", off = ["Off"], sources = ["notice"] }]',
            "settings[0].words: 'on' means both on and off in en; keep it in one place",
        ),
        (
            'way = ["Account", "AI training"]',
            'way = ["Account"]\nundecided = []',
            "settings[0].undecided: has no text; quote what the page says, or remove it",
        ),
        (
            'way = ["Account", "AI training"]',
            'way = ["Account"]\nundecided = [{ language = "en", text = " ", sources = ["notice"] }]',
            "settings[0].undecided[0].text: is empty or has spaces at its ends; "
            "quote the text exactly as the service prints it",
        ),
        (
            'way = ["Account", "AI training"]',
            'way = ["Account"]\nopener = { sources = ["notice"] }',
            "settings[0].words: must have a word for on and one for off, which the opener's name ends in; quote both",
        ),
        (
            'way = ["Account", "AI training"]',
            'way = ["Account"]\nscope = { attribute = "id", value = "a", place = 1, most = 2, sources = ["notice"] }',
            "settings[0].scope.kept: is missing beside place; add it, or remove place and most",
        ),
        # Hosts.
        (
            'hosts = ["www.example.com"]',
            'hosts = ["www.example.com", "*.com"]',
            "hosts[1]: '*.com' is wider than the service; write a bare host such as www.example.com",
        ),
        (
            'hosts = ["www.example.com"]',
            'hosts = ["www.example.com", "*"]',
            "hosts[1]: '*' is wider than the service; write a bare host such as www.example.com",
        ),
        (
            'hosts = ["www.example.com"]',
            'hosts = ["www.example.com", "help.example.com"]',
            "hosts[1]: 'help.example.com' has no page that is read; remove it, so that it's not asked for",
        ),
        (
            'address = "https://www.example.com/account/ai-training"\n',
            "",
            "settings[0].address: is missing; add it",
        ),
        (
            'hosts = ["www.example.com"]',
            'hosts = ["www.example.com"]\n'
            'countries = [{ host = "www.example.com", regions = ["us"], sources = ["notice"] },'
            ' { host = "www.example.fr", regions = ["eu-eea"], sources = ["notice"] }]',
            "countries[1].host: 'www.example.fr' is outside the service's hosts; "
            "use one of www.example.com, or add it to hosts",
        ),
        # Dates.
        (
            "date = 2025-02-01",
            "date = 2026-01-02",
            "sources[0].date: 2026-01-02 is in the future; write a date up to 2026-01-01",
        ),
        (
            "since = 2025-03-01",
            "since = 2027-03-01",
            "settings[0].facts.regions[0].since: 2027-03-01 is in the future; write a date up to 2026-01-01",
        ),
        ("date = 2025-02-01\n", "", "sources: none has a date; date at least one"),
    ],
)
def test_a_mistake_is_named_with_its_file_its_key_and_a_remedy(
    checkout: Checkout, old: str, new: str, complaint: str
) -> None:
    assert complaints(checkout, old, new) == [f"{SERVICE}: {complaint}"]


@pytest.mark.parametrize("path", ["*", "**"])
def test_a_fragment_on_every_page_of_a_host_is_refused(checkout: Checkout, path: str) -> None:
    own, pattern = '"https://www.example.com/account/ai-training"', f"https://www.example.com/{path}#settings/ai"
    complaint = (
        f"{SERVICE}: settings[0].pages[0].addresses[1]: '{pattern}' is on every page of its host; "
        "begin its path with a part that is no wildcard"
    )
    assert complaint in complaints(checkout, f"addresses = [{own}]", f'addresses = [{own}, "{pattern}"]')


OBJECTION = """
[objection]
form = "https://www.example.com/help/object"
regions = ["eu-eea"]
sources = ["notice"]

[[objection.choices]]
fits = "same-training"
labels = [{ language = "en", text = "Object to training", sources = ["notice"] }]

[[settings]]"""


def test_a_form_whose_choices_are_known_has_no_problems(checkout: Checkout) -> None:
    checkout.edit(SERVICE, "\n[[settings]]", OBJECTION)
    assert [definition.form for definition in load_all(checkout.paths)] == ["https://www.example.com/help/object"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "www.example.com/help",
            "help.example.com",
            "form: is outside the service's hosts, so its choices are never seen; remove choices",
        ),
        (
            "/help/object",
            "/help/*",
            "form: 'https://www.example.com/help/*' can't be compared with pages; write https://host/path",
        ),
        (
            "/help/object",
            "/account/ai-training",
            "form: 'https://www.example.com/account/ai-training' is a page of another kind too: "
            "https://www.example.com/account/ai-training; narrow one of them",
        ),
        (
            "/help/object",
            "/login",
            "form: 'https://www.example.com/login' is a page of another kind too: https://www.example.com/login; "
            "narrow one of them",
        ),
        (
            "Object to training",
            "Object *",
            "choices[0].labels[0]: 'Object *' is open at its end; quote the whole choice",
        ),
        (
            "labels = [{",
            'labels = [{ language = "en", text = "object to TRAINING", sources = ["notice"] }, {',
            "choices[0].labels[1]: 'Object to training' is there twice; keep it in one place",
        ),
        (
            "same-training",
            "advertising",
            "choices[0].fits: 'advertising' is not known; write one of 'same-training' or 'anything-else'",
        ),
    ],
)
def test_a_form_whose_choices_are_known_has_rules_of_its_own(
    checkout: Checkout, old: str, new: str, complaint: str
) -> None:
    objection = OBJECTION.replace(old, new)
    assert complaints(checkout, "\n[[settings]]", objection) == [f"{SERVICE}: objection.{complaint}"]


def test_two_settings_with_one_id_are_refused(checkout: Checkout) -> None:
    settings = EXAMPLE[EXAMPLE.index("[[settings]]") : EXAMPLE.index("[[sources]]")]
    assert complaints(checkout, "[[sources]]", f"{settings}[[sources]]") == [
        f"{SERVICE}: settings[1].id: 'training' is there twice; give each its own id"
    ]


@pytest.mark.parametrize("id_", ["site-0123456789ab", "site-example", "taught-one"])
def test_the_ids_of_settings_that_members_show_are_kept_for_them(checkout: Checkout, id_: str) -> None:
    kept = f"the id '{id_}' is kept for settings that members show to StillOff; begin it with something other than"
    assert complaints(checkout, 'id = "training"', f'id = "{id_}"')[0].startswith(f"{SERVICE}: settings[0].id: {kept}")
    checkout.write(SERVICE, EXAMPLE)
    (checkout.paths.root / SERVICE).rename(checkout.paths.services / f"{id_}.toml")
    assert checkout.problems()[0].startswith(f"extension/services/{id_}.toml: {kept}")


SECOND = """
[[settings]]
id = "second"
kind = "form"
address = "https://forms.example.com/object?a=1"
names = [{ language = "en", text = "Objection", sources = ["notice"] }]

[settings.facts]
sources = ["notice"]

[[sources]]"""


def test_a_setting_that_cannot_be_read_needs_nothing_for_reading(checkout: Checkout) -> None:
    checkout.edit(SERVICE, "\n[[sources]]", SECOND)
    (definition,) = load_all(checkout.paths)
    assert [setting.id for setting in definition.readable] == ["training"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('kind = "form"', 'kind = "form"\nsave = true', 'save: says nothing of a setting of kind "form"; remove it'),
        (
            'kind = "form"',
            'kind = "form"\nchecking = { after-change = 1, normal = 1, after-failure = 1 }',
            'checking: says nothing of a setting of kind "form"; remove it',
        ),
        ('kind = "form"', 'kind = "email"', 'email: is missing for a setting of kind "email"; add it'),
        (
            'address = "https://forms.example.com/object?a=1"\n',
            "",
            'address: is missing for a setting of kind "form"; add it',
        ),
        (
            'text = "Objection"',
            'text = "train ON my posts"',
            "names[0]: 'train ON my posts' is a name or label of 'training' too; quote what tells them apart",
        ),
    ],
)
def test_a_setting_that_cannot_be_read_has_rules_of_its_own(
    checkout: Checkout, old: str, new: str, complaint: str
) -> None:
    second = SECOND.replace(old, new)
    assert complaints(checkout, "\n[[sources]]", second) == [f"{SERVICE}: settings[1].{complaint}"]


@pytest.mark.parametrize("label", ["Train on my *", "Train on *"])
def test_a_label_for_any_name_that_stands_for_another_settings_is_refused(checkout: Checkout, label: str) -> None:
    (problem,) = complaints(checkout, "\n[[sources]]", SECOND.replace('"Objection"', f'"{label}"'))
    assert problem == (
        f"{SERVICE}: settings[1].names[0]: '{label}' is a name or label of 'training' too; quote what tells them apart"
    )


def test_a_label_that_a_never_for_any_name_stands_for_is_refused(checkout: Checkout) -> None:
    assert complaints(checkout, 'text = "Use my posts for ads"', 'text = "Train on *"') == [
        f"{SERVICE}: settings[0].never.labels[0]: 'Train on *' is a name or label of this setting too; "
        "keep it in one place"
    ]


def test_a_never_that_is_one_of_the_names_a_label_stands_for_is_accepted(checkout: Checkout) -> None:
    checkout.edit(SERVICE, 'text = "Train on my posts"', 'text = "Use my posts for *"')
    assert load_all(checkout.paths)


def test_a_page_that_two_services_claim_is_refused(checkout: Checkout) -> None:
    other = EXAMPLE.replace("https://www.example.com/account/ai-training", "https://www.example.com/*/ai-training")
    checkout.write("extension/services/other.toml", other.replace("/*/", "/account/", 1))
    (problem,) = checkout.problems()
    assert problem == (
        "extension/services/other.toml: settings[0].pages[0].addresses[0]: "
        "'https://www.example.com/*/ai-training' is a page of 'example' too; narrow one of them"
    )


def test_a_definition_of_a_newer_schema_is_left_out_and_said_to_be(checkout: Checkout) -> None:
    checkout.write("extension/services/newer.toml", 'schema = 2\nnew-word = "?"\n')
    for _ in range(2):  # the second build finds nothing changed, and says it again
        assert checkout.build().skipped == (
            "extension/services/newer.toml: schema: 2 needs a newer StillOff; left out until you update",
        )
    assert not (checkout.dist / "chrome" / "content" / "services" / "newer.js").exists()


def test_two_sources_with_one_id_are_refused(checkout: Checkout) -> None:
    assert complaints(checkout, "\n[[sources]]", SOURCE.format(id="notice") + "\n[[sources]]") == [
        f"{SERVICE}: sources[1].id: 'notice' is there twice; give each its own id"
    ]


def test_a_source_that_nothing_names_is_refused(checkout: Checkout) -> None:
    assert complaints(checkout, "\n[[sources]]", SOURCE.format(id="rumour") + "\n[[sources]]") == [
        f"{SERVICE}: sources[0].id: 'rumour' supports nothing; name it where it's used, or remove it"
    ]


def test_a_fact_with_an_unknown_source_is_refused(checkout: Checkout) -> None:
    old = 'covered = ["posts"]\nsources = ["notice"]'
    assert complaints(checkout, old, old.replace("notice", "notise")) == [
        f"{SERVICE}: settings[0].facts.sources: 'notise' is no source's id; add it under [[sources]] or correct it"
    ]


def test_a_date_that_is_today_is_accepted(checkout: Checkout) -> None:
    checkout.edit(SERVICE, "date = 2025-02-01", "date = 2026-01-01\n# since: 2025-03-01")
    assert load_all(checkout.paths, datetime.date(2026, 1, 1))[0].verified == datetime.date(2026, 1, 1)


def test_the_mistakes_of_all_files_are_reported_in_one_run(checkout: Checkout) -> None:
    checkout.write("extension/services/second.toml", EXAMPLE.replace('kind = "switch"', 'kind = "lever"'))
    checkout.write("extension/services/third.toml", "[walls]\n[walls]\n")
    assert complaints(checkout, "normal = 30", "normal = 400\nnorm = 2") == [
        f"{SERVICE}: settings[0].checking.norm: unknown key; did you mean 'normal'?",
        f"{SERVICE}: settings[0].checking.normal: 400 can't stand here; input should be less than or equal to 366",
        f"extension/services/second.toml: settings[0].kind: 'lever' is not known; write one of {KINDS}",
        "extension/services/third.toml: line 2, column 2: is not TOML: duplicate key; correct that line",
    ]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (
            "schema = 1\nname = Example\n",
            "line 2, column 8: is not TOML: string values must be quoted, expected literal string; correct that line",
        ),
        (
            'schema = 1\nname = "a"\nname = "b"\n',
            "line 3, column 1: is not TOML: duplicate key; correct that line",
        ),
        ("[walls]\n[walls]\n", "line 2, column 2: is not TOML: duplicate key; correct that line"),
        (
            "since = 2025-02-30\n",
            "line 1, column 9: is not TOML: invalid date, expected day between 01 and 28; correct that line",
        ),
        ('schema = 1\nname = "caf\xe9"\n'.encode("latin-1"), "line 2: is not UTF-8; save the file as UTF-8"),
        (b"schema = 1\n\xff\xfe", "line 2: is not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_is_named_with_its_line(
    checkout: Checkout, content: str | bytes, complaint: str
) -> None:
    checkout.write(SERVICE, content)
    assert checkout.problems() == [f"{SERVICE}: {complaint}"]


def test_a_number_too_long_to_read_is_no_traceback(checkout: Checkout) -> None:
    checkout.edit(SERVICE, "normal = 30", f"normal = {'9' * 5000}")
    (problem,) = checkout.problems()
    assert "is not TOML: integer number overflowed; correct that line" in problem


def test_a_byte_order_mark_is_no_mistake(checkout: Checkout) -> None:
    checkout.write(SERVICE, b"\xef\xbb\xbf" + EXAMPLE.encode())
    assert load_all(checkout.paths)


def test_a_long_value_is_cut_short_in_the_message(checkout: Checkout) -> None:
    (problem,) = complaints(checkout, 'icon = "Ex"', f'icon = ["{"x" * 500}"]')
    assert len(problem) < 120


@pytest.mark.parametrize("name", ["Example.toml", "my example.toml", "two--hyphens.toml", "example_2.toml", "é.toml"])
def test_a_file_name_that_is_no_id_is_refused(checkout: Checkout, name: str) -> None:
    checkout.write(f"extension/services/{name}", EXAMPLE)
    stem = name.removesuffix(".toml")
    assert checkout.problems() == [
        f"extension/services/{name}: '{stem}' is no id; name the file with small letters, digits and hyphens"
    ]


def test_a_folder_named_like_a_definition_is_said_to_be_unreadable(checkout: Checkout) -> None:
    (checkout.paths.services / "folder.toml").mkdir()
    assert checkout.problems() == [
        "extension/services/folder.toml: can't be read (Is a directory); check that it's a file you may read"
    ]


def test_an_empty_services_folder_says_what_to_add(checkout: Checkout) -> None:
    (checkout.paths.root / SERVICE).unlink()
    with pytest.raises(Problems) as caught:
        load_folder(checkout.paths.services, "extension/services")
    assert str(caught.value) == (
        "extension/services: no definition here; add a file named after the service, such as example.toml"
    )


def test_a_missing_services_folder_says_what_to_add(checkout: Checkout) -> None:
    (checkout.paths.root / SERVICE).unlink()
    checkout.paths.services.rmdir()
    assert checkout.problems() == [
        "extension/services: no definition here; add a file named after the service, such as example.toml"
    ]
