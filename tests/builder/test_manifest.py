"""One clean manifest per browser: exactly these keys, exactly these permissions, only files that are there."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import pytest

from builder.data.definitions import load_all
from builder.data.definitions.vocabulary import TOGGLES
from builder.paths import CHECKOUT
from builder.render.building import TARGETS, render
from builder.render.manifest_shapes import SHAPES
from builder.render.scripts import CONTENT, ONLY_FOR, content_files, form_files, taught_files
from builder.render.templates import parse_assignment
from tests.builder.checkouts import EXAMPLE, MANIFEST, MESSAGES, SERVICE, Checkout

SHARED_KEYS = {
    "manifest_version",
    "name",
    "description",
    "version",
    "default_locale",
    "icons",
    "action",
    "commands",
    "background",
    "content_scripts",
    "options_ui",
    "permissions",
    "optional_permissions",
    "host_permissions",
    "optional_host_permissions",
    "content_security_policy",
}
OWN_KEYS = {"chrome": {"minimum_chrome_version", "storage"}, "firefox": {"browser_specific_settings"}}
CHROME_TEMPLATE = "extension/templates/manifest.chrome.json.j2"
FIREFOX_TEMPLATE = "extension/templates/manifest.firefox.json.j2"
FORBIDDEN = [
    "web_accessible_resources",
    "externally_connectable",
    "update_url",
    "devtools_page",
    "incognito",
]


def target(checkout: Checkout, name: str) -> dict[str, bytes]:
    """A target's files, by path."""
    return render(checkout.paths)[0][name]


def manifest(checkout: Checkout, name: str) -> dict[str, Any]:
    """A target's manifest."""
    value: dict[str, Any] = json.loads(target(checkout, name)["manifest.json"])
    return value


def complaints_in_both(key: str, wrong: str) -> list[str]:
    """What both targets' manifests say when their common template is at fault."""
    return [
        f"dist/{name}/manifest.json: {key}: {wrong}; correct extension/templates/manifest.{name}.json.j2"
        for name in TARGETS
    ]


def test_the_builder_and_the_models_know_the_same_targets() -> None:
    assert tuple(SHAPES) == TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_a_manifest_has_exactly_the_expected_keys(checkout: Checkout, name: str) -> None:
    assert manifest(checkout, name).keys() == SHARED_KEYS | OWN_KEYS[name]


@pytest.mark.parametrize("name", TARGETS)
def test_a_manifest_asks_for_exactly_these_permissions(checkout: Checkout, name: str) -> None:
    assert manifest(checkout, name)["permissions"] == ["activeTab", "alarms", "contextMenus", "scripting", "storage"]
    assert manifest(checkout, name)["optional_permissions"] == ["notifications"]


@pytest.mark.parametrize("name", TARGETS)
def test_a_manifest_asks_for_the_settings_hosts_alone(checkout: Checkout, name: str) -> None:
    assert manifest(checkout, name)["host_permissions"] == ["https://www.example.com/*"]


@pytest.mark.parametrize("name", TARGETS)
def test_an_update_from_the_last_release_asks_for_nothing_more(name: str) -> None:
    released = json.loads((CHECKOUT.root / "docs" / "permissions.json").read_text(encoding="utf-8"))
    made = json.loads(render(CHECKOUT)[0][name]["manifest.json"])
    asked = {key: set(made[key]) for key in ("permissions", "host_permissions")}
    asked["content_scripts"] = {match for script in made["content_scripts"] for match in script["matches"]}
    # A browser switches an extension off until the member has agreed to what it newly asks for.
    assert {key: asked[key] - set(released[key]) for key in asked} == {key: set() for key in asked}


ASKED = EXAMPLE.replace("www.example.com", "second.example").replace('access = "install"\n', "")


@pytest.mark.parametrize("name", TARGETS)
def test_a_service_that_is_asked_for_gets_no_access_and_no_scripts_at_install(checkout: Checkout, name: str) -> None:
    before = manifest(checkout, name)
    checkout.write("extension/services/second.toml", ASKED)
    made = target(checkout, name)
    assert json.loads(made["manifest.json"]) == {
        **before,
        "optional_host_permissions": ["https://second.example/*", "https://*/*"],
    }
    assert "content/services/second.js" in made


@pytest.mark.parametrize("name", TARGETS)
def test_the_background_knows_what_to_register_once_a_service_is_granted(checkout: Checkout, name: str) -> None:
    checkout.write("extension/services/second.toml", ASKED)
    made = target(checkout, name)
    _, (_, second) = parse_assignment(made["shared/definitions.js"].decode(), "definitions.js")
    assert (second["access"], second["origins"], second["matches"]) == (
        "asked",
        ["https://second.example/*"],
        ["https://second.example/account/ai-training*"],
    )
    assert second["scripts"] and set(second["scripts"]) <= made.keys()


@pytest.mark.parametrize("name", TARGETS)
def test_content_scripts_run_on_the_setting_pages_alone(checkout: Checkout, name: str) -> None:
    (scripts,) = manifest(checkout, name)["content_scripts"]
    assert scripts["matches"] == ["https://www.example.com/account/ai-training*"]
    assert scripts.keys() == {"matches", "js", "run_at"}


@pytest.mark.parametrize("name", TARGETS)
def test_every_content_script_finds_what_it_uses_of_the_ones_before(checkout: Checkout, name: str) -> None:
    made = target(checkout, name)
    (scripts,) = manifest(checkout, name)["content_scripts"]
    there: set[str] = set()
    for file in scripts["js"]:
        source = made[file].decode()
        for names in re.findall(r"^  const \{([^}]*)\} = stillOff;", source, re.MULTILINE):
            assert set(re.findall(r"\w+", names)) <= there, file
        there |= set(re.findall(r"^ *stillOff\.(\w+) = ", source, re.MULTILINE))
    assert there >= {"messages", "definition", *CONTENT} - {"main", *ONLY_FOR}


@pytest.mark.parametrize("name", TARGETS)
def test_the_namespace_comes_first_then_the_definition_then_the_scripts(checkout: Checkout, name: str) -> None:
    (scripts,) = manifest(checkout, name)["content_scripts"]
    assert scripts["js"] == [
        "shared/browser.js",
        "content/services/example.js",
        *(f"content/{script}.js" for script in CONTENT if script not in {*ONLY_FOR} - {"pairs"}),
    ]


@pytest.mark.parametrize("name", TARGETS)
def test_every_content_script_is_in_the_target(checkout: Checkout, name: str) -> None:
    made = target(checkout, name)
    assert [file for definition in load_all(checkout.paths) for file in content_files(definition)]
    assert not [f for definition in load_all(checkout.paths) for f in content_files(definition) if f not in made]


@pytest.mark.parametrize("name", TARGETS)
def test_every_file_of_the_content_folder_is_injected(checkout: Checkout, name: str) -> None:
    (scripts,) = manifest(checkout, name)["content_scripts"]
    # One comes only when the member asks for a report, some only beside an objection form or when they show a setting.
    injected = {
        *scripts["js"],
        *form_files(load_all(checkout.paths)[0]),
        *(f"content/{script}.js" for script in ONLY_FOR),
        "content/skeleton.js",
        "content/taught-page.js",
        *(name for names in taught_files().values() for name in names),
    }
    assert {file for file in target(checkout, name) if file.startswith("content/")} <= injected


@pytest.mark.parametrize("name", TARGETS)
def test_the_script_for_words_is_injected_where_a_setting_has_them(checkout: Checkout, name: str) -> None:
    words = 'words = [{ language = "en", on = ["Yes"], off = ["No"], sources = ["notice"] }]'
    checkout.edit(SERVICE, 'kind = "switch"\ntraining-off = "unchecked"', f'kind = "select"\n{words}')
    (scripts,) = manifest(checkout, name)["content_scripts"]
    assert scripts["js"][2:] == [f"content/{script}.js" for script in CONTENT if script not in {*ONLY_FOR} - {"words"}]


def test_what_only_some_services_need_is_injected_for_those_alone() -> None:
    for definition in load_all(CHECKOUT):
        files, settings = content_files(definition), definition.readable
        assert ("content/place.js" in files) == any(setting.scope for setting in settings)
        assert ("content/pairs.js" in files) == any(setting.kind in TOGGLES for setting in settings)
        assert ("content/row.js" in files) == any(page.tells == "row" for setting in settings for page in setting.pages)


def test_a_service_is_injected_with_its_own_definition_alone(checkout: Checkout) -> None:
    checkout.write("extension/services/second.toml", EXAMPLE.replace("www.example.com", "second.example"))
    first, second = manifest(checkout, "chrome")["content_scripts"]
    assert "content/services/second.js" not in first["js"]
    assert "content/services/example.js" not in second["js"]


@pytest.mark.parametrize("name", TARGETS)
def test_the_own_pages_may_connect_to_nothing(checkout: Checkout, name: str) -> None:
    policy = manifest(checkout, name)["content_security_policy"]
    none = [f"{what} 'none'" for what in ("connect-src", "object-src", "base-uri", "form-action")]
    assert policy == {"extension_pages": "; ".join(["default-src 'self'", *none])}


def test_chrome_has_a_service_worker(checkout: Checkout) -> None:
    assert manifest(checkout, "chrome")["background"] == {"service_worker": "background/main.js", "type": "module"}


def test_firefox_has_background_scripts(checkout: Checkout) -> None:
    assert manifest(checkout, "firefox")["background"] == {"scripts": ["background/main.js"], "type": "module"}


def test_firefox_says_that_nothing_is_collected(checkout: Checkout) -> None:
    gecko = manifest(checkout, "firefox")["browser_specific_settings"]["gecko"]
    assert gecko["data_collection_permissions"] == {"required": ["none"]}


def test_version_and_oldest_browsers_come_from_the_project_file(checkout: Checkout) -> None:
    own = tomllib.loads(checkout.read("pyproject.toml"))["tool"]["stilloff"]
    checkout.edit("pyproject.toml", f'minimum-chrome = "{own["minimum-chrome"]}"', 'minimum-chrome = "200"')
    checkout.edit("pyproject.toml", f'firefox = "{own["minimum-firefox"]}"', 'firefox = "201.5"')
    checkout.edit("pyproject.toml", 'version = "0.1.0"', 'version = "9.8.7"')
    gecko = manifest(checkout, "firefox")["browser_specific_settings"]
    chrome = manifest(checkout, "chrome")
    assert (chrome["version"], chrome["minimum_chrome_version"], gecko["gecko"]["strict_min_version"]) == (
        "9.8.7",
        "200",
        "201.5",
    )


@pytest.mark.parametrize("name", TARGETS)
def test_a_manifest_is_written_canonically(checkout: Checkout, name: str) -> None:
    text = target(checkout, name)["manifest.json"].decode()
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_spaces_in_a_template_do_not_change_the_manifest(checkout: Checkout) -> None:
    before = target(checkout, "chrome")["manifest.json"]
    checkout.edit(MANIFEST, '"manifest_version": 3', '\n\n   "manifest_version"  :   3')
    assert target(checkout, "chrome")["manifest.json"] == before


@pytest.mark.parametrize("key", FORBIDDEN)
def test_a_key_that_is_not_expected_is_refused(checkout: Checkout, key: str) -> None:
    checkout.edit(MANIFEST, '"manifest_version": 3', f'"manifest_version": 3, "{key}": []')
    assert checkout.problems() == complaints_in_both(key, "unknown key")


def test_a_key_inside_another_that_is_not_expected_is_refused(checkout: Checkout) -> None:
    checkout.edit(MANIFEST, '"default_popup"', '"browser_style": true, "default_popup"')
    assert checkout.problems() == complaints_in_both("action.browser_style", "unknown key")


def test_a_key_of_the_other_browser_is_refused(checkout: Checkout) -> None:
    checkout.edit(CHROME_TEMPLATE, "{% block versions %}", '{% block versions %}"browser_specific_settings": {},')
    assert checkout.problems() == [
        f"dist/chrome/manifest.json: browser_specific_settings: unknown key; correct {CHROME_TEMPLATE}"
    ]


def test_a_further_permission_is_refused(checkout: Checkout) -> None:
    checkout.edit(MANIFEST, '"storage"]', '"storage", "cookies"]')
    assert checkout.problems() == complaints_in_both("permissions[5]", "'cookies' can't stand here")


@pytest.mark.parametrize("pattern", ["<all_urls>", "*://*/*", "https://*/*", "http://www.example.com/*"])
def test_permission_for_more_than_one_host_is_refused(checkout: Checkout, pattern: str) -> None:
    checkout.edit(MANIFEST, "{{ host_permissions | json }}", f'["{pattern}"]')
    problems = checkout.problems()
    assert [problem.split(": ")[:2] for problem in problems] == [
        [f"dist/{name}/manifest.json", "host_permissions[0]"] for name in TARGETS
    ]


def test_a_manifest_that_is_no_json_names_the_template(checkout: Checkout) -> None:
    checkout.edit(FIREFOX_TEMPLATE, '"default_area": "navbar",', '"default_area": "navbar"')
    (problem,) = checkout.problems()
    assert re.fullmatch(
        r"dist/firefox/manifest\.json: line \d+: is not JSON: Expecting ',' delimiter; "
        rf"correct {re.escape(FIREFOX_TEMPLATE)}",
        problem,
    )


def test_a_key_twice_in_the_manifest_is_refused(checkout: Checkout) -> None:
    checkout.edit(CHROME_TEMPLATE, '"service_worker"', '"service_worker": "a.js", "service_worker"')
    assert checkout.problems() == [
        f"dist/chrome/manifest.json: is not JSON: the key 'service_worker' is there twice; correct {CHROME_TEMPLATE}"
    ]


@pytest.mark.parametrize(
    "file", ["popup/popup.html", "background/main.js", "icons/48.png", "content/read.js", "shared/browser.js"]
)
def test_a_file_that_the_manifest_names_must_be_there(checkout: Checkout, file: str) -> None:
    (checkout.paths.extension / file).unlink()
    assert checkout.problems() == [
        f"dist/{name}/manifest.json: names {file}, which isn't there; "
        f"add it, or correct extension/templates/manifest.{name}.json.j2"
        for name in TARGETS
    ]


@pytest.mark.parametrize(("key", "longest"), [("extensionName", 45), ("extensionDescription", 132)])
def test_a_store_text_may_be_as_long_as_stores_take(checkout: Checkout, key: str, longest: int) -> None:
    messages = json.loads(checkout.read(MESSAGES))
    messages[key]["message"] = "é" * longest
    checkout.write(MESSAGES, json.dumps(messages))
    assert checkout.build().changed


@pytest.mark.parametrize(("key", "longest"), [("extensionName", 45), ("extensionDescription", 132)])
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_longer_store_text_is_refused_in_every_language(
    checkout: Checkout, key: str, longest: int, language: str
) -> None:
    messages = json.loads(checkout.read(MESSAGES))
    messages[key]["message"] = "é" * (longest + 1)
    file = f"extension/_locales/{language}/messages.json"
    checkout.write(file, json.dumps(messages))
    assert checkout.problems() == [
        f"{file}: {key}: has {longest + 1} characters; shorten it to {longest}: stores take no more"
    ]


def test_a_missing_store_text_is_refused(checkout: Checkout) -> None:
    checkout.edit(MESSAGES, '"extensionName"', '"extensionTitle"')
    assert checkout.problems() == [
        f'{MESSAGES}: extensionName: is missing; write "extensionName": {{ "message": "…" }}'
    ]


@pytest.mark.parametrize("entry", ['"text"', "[]", "{}", '{ "message": "" }', '{ "message": 1 }', "null"])
def test_a_text_without_a_message_is_refused(checkout: Checkout, entry: str) -> None:
    checkout.edit(MESSAGES, '"languageCode":', f'"oddText": {entry}, "languageCode":')
    (problem,) = checkout.problems()
    assert problem == f'{MESSAGES}: oddText: has no message; write "oddText": {{ "message": "…" }}'


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b'{\n  "a": \n}', "line 3: is not JSON: Expecting value; correct that line"),
        (b"", "line 1: is not JSON: Expecting value; correct that line"),
        (b'{\n"a": "caf\xe9"}', "line 2: is not UTF-8; save the file as UTF-8"),
        (b"[]", 'is no JSON object; write { "key": { "message": "…" } }'),
        (b'{"a": {"message": "x"}, "a": {}}', "is not JSON: the key 'a' is there twice; correct that line"),
    ],
)
def test_a_file_of_texts_that_is_broken_is_named(checkout: Checkout, content: bytes, complaint: str) -> None:
    checkout.write(MESSAGES, content)
    assert checkout.problems() == [f"{MESSAGES}: {complaint}"]


def test_the_default_texts_must_be_there(checkout: Checkout) -> None:
    (checkout.paths.root / MESSAGES).unlink()
    assert checkout.problems() == [f"{MESSAGES}: is missing; put it back"]


def test_a_project_file_that_is_no_toml_is_named(checkout: Checkout) -> None:
    checkout.write("pyproject.toml", "[project]\nversion 1\n")
    assert checkout.problems() == [
        "pyproject.toml: line 2, column 9: is not TOML: key with no value, expected `=`; correct that line"
    ]


def test_a_project_file_without_our_table_says_what_to_write(checkout: Checkout) -> None:
    checkout.write("pyproject.toml", '[project]\nversion = "1.0"\n')
    assert checkout.problems() == [
        'pyproject.toml: tool.stilloff.minimum-chrome: is missing; write minimum-chrome = "121" under [tool.stilloff]',
        "pyproject.toml: tool.stilloff.minimum-firefox: is missing; "
        'write minimum-firefox = "140.0" under [tool.stilloff]',
        "pyproject.toml: tool.stilloff.minimum-firefox-android: is missing; "
        'write minimum-firefox-android = "142.0" under [tool.stilloff]',
    ]


@pytest.mark.parametrize(
    ("given", "shown"), [('"1.0-beta"', "'1.0-beta'"), ("1.0", "1.0"), ('"1.2.3.4.5"', "'1.2.3.4.5'")]
)
def test_a_version_that_no_browser_takes_is_refused(checkout: Checkout, given: str, shown: str) -> None:
    checkout.edit("pyproject.toml", 'version = "0.1.0"', f"version = {given}")
    assert checkout.problems() == [
        f'pyproject.toml: project.version: {shown} is no version; write version = "0.1.0" under [project]'
    ]


def test_an_empty_project_file_is_missing_everything(checkout: Checkout) -> None:
    checkout.write("pyproject.toml", "")
    assert len(checkout.problems()) == 4


def test_mistakes_in_every_kind_of_file_are_reported_in_one_run(checkout: Checkout) -> None:
    checkout.edit("pyproject.toml", 'version = "0.1.0"', 'version = "new"')
    checkout.edit(SERVICE, 'icon = "Ex"\n', "")
    checkout.edit(CHROME_TEMPLATE, '"service_worker"', '"page": 1, "service_worker"')
    checkout.edit(MESSAGES, '"extensionName"', '"extensionTitle"')
    assert checkout.problems() == [
        f"dist/chrome/manifest.json: background.page: unknown key; correct {CHROME_TEMPLATE}",
        f'{MESSAGES}: extensionName: is missing; write "extensionName": {{ "message": "…" }}',
        f"{SERVICE}: icon: is missing; add it",
        "pyproject.toml: project.version: 'new' is no version; write version = \"0.1.0\" under [project]",
    ]
