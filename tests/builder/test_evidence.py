"""An exported history: whatever was done to the file is found and named, and a good one is told what it shows."""

from __future__ import annotations

import copy
import json
import random
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from builder.data import evidence
from builder.data.evidence import digest, verify
from builder.paths import CHECKOUT
from builder.problems import Problems

Data = dict[str, Any]

# Makes an export with the extension's own code: seven lines (one of a request, as older versions wrote it), no line,
# a merged history; and two lines of requests.
EXPORT = """
const [root] = process.argv.slice(1);
const { append } = await import(`${root}/chain.js`);
const { evidenceOf, merge } = await import(`${root}/evidence.js`);
const by = { definition: "2026-01-02", version: "0.1.0" };
const said = { state: "off", reason: null, signals: ["key", "label"], page: "control", ...by };
const T = Date.UTC(2026, 0, 15);
const request = {
  ...{ id: "0123456789ab", letter: null, place: "CA-QC", regime: "quebec", right: "withdraw", way: "post" },
  ...{ member: true, sent: "2026-01-15", number: "“<b>A</b>” 1", due: "2026-02-14", acknowledged: null },
  ...{ extended: null, after: null },
  answer: { on: "2026-01-15", said: "partly" },
};
const events = [
  { ...said, type: "first-read", state: "on" },
  { ...said, type: "switched-off" },
  { ...said, type: "confirmed" },
  { ...said, type: "confirmed" },
  { ...said, type: "unreadable", state: "unknown", reason: "not-found", signals: [] },
  { ...said, type: "found-on-again", state: "on" },
  { ...said, type: "request-answered", state: "on", signals: [], page: null, request },
  { ...said, type: "confirmed", state: "on" },
];
const history = [];
for (const [day, event] of events.entries()) await append(history, { ...event, at: T + day * 86_400_000 });
const other = [];
const account = { ...said, type: "other-account", signals: [], page: null };
for (const event of [...events.slice(0, 3), account]) await append(other, { ...event, at: T - 5 });
const merged = await merge(history, other, { at: T + 9 * 86_400_000, ...by, source: "a".repeat(64) });
const requests = [];
for (const [day, type] of ["request-sent", "request-answered"].entries())
  await append(requests, { type, at: T + day, ...by, request: { ...request, answer: day ? request.answer : null } });
const record = { state: "on", since: T, known: { confirmed: T } };
const unread = { state: "unknown", since: null, known: null };
const taught = {
  ...{ service: "site-80fc0fb9266d", id: "taught-01234567", host: "www.example.com", about: null, proven: true },
  ...{ address: "https://www.example.com/settings/ai", kind: "switch", language: "en", label: "Train “AI”" },
  ...{ keys: [{ attribute: "id", value: "ai" }], trainingOff: "unchecked", words: { on: [], off: [] }, save: false },
  ...{ day: "2026-01-15", heading: "Privacy" },
};
const settings = [
  { service: "example", setting: "training", name: "Example ✓ 🙂 “é”", record, history },
  { service: "example", setting: "other", name: "Other", record: unread, history: [], requests },
  { service: "second", setting: "training", name: "<b>Second</b>", record, history: merged.lines },
  { service: taught.service, setting: taught.id, name: taught.label, record, history: [] },
];
const made = T + 10 * 86_400_000;
console.log(JSON.stringify(await evidenceOf({ settings, taught: [taught], version: "0.1.0", made }), null, 2));
"""
EDITED = "digest: doesn't fit: the file was edited after it was exported"
JQ_DIGEST = "jq -cjS 'del(.digest)' FILE | sha256sum"


@cache
def exported() -> str:
    """An export that the extension's own code made."""
    command = ["node", "--input-type=module", "--eval", EXPORT, (CHECKOUT.extension / "shared").as_uri()]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.fixture
def data() -> Data:
    loaded: Data = json.loads(exported())
    return loaded


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Data | str | bytes], Path]:
    def write(content: Data | str | bytes) -> Path:
        file = tmp_path / "evidence.json"
        text = json.dumps(content, ensure_ascii=False) if isinstance(content, dict) else content
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        return file

    return write


Write = Callable[[Data | str | bytes], Path]


def complaints(file: Path) -> list[str]:
    """What is complained about, without the file's name."""
    with pytest.raises(Problems) as caught:
        verify(file)
    lines = str(caught.value).splitlines()
    assert all(line.startswith(f"{file}: ") for line in lines)
    return [line.removeprefix(f"{file}: ") for line in lines]


def sign(data: Data, *, heads: bool = True) -> Data:
    """Work out the heads and the digest again, as someone who knows how would."""
    for part in [*data["settings"], *data.get("requests", [])] if heads else []:
        part["head"] = digest(part["lines"][-1]) if part["lines"] else None
    data["digest"] = digest({key: value for key, value in data.items() if key != "digest"})
    return data


def lines(data: Data) -> list[Data]:
    found: list[Data] = data["settings"][0]["lines"]
    return found


def test_an_export_of_the_extensions_is_found_to_be_unedited(write: Write, data: Data) -> None:
    found = verify(write(exported()))
    assert (found.made, found.digest, found.settings, found.lines) == (data["made"], data["digest"], 4, 21)
    assert str(found).startswith(f"Nothing was edited: 4 settings, 21 lines, exported {data['made']}.\nDigest: ")
    assert "can't show that the history was true" in str(found)


def test_how_the_json_is_laid_out_does_not_matter(write: Write, data: Data) -> None:
    upside_down = {key: data[key] for key in reversed(data)}
    verify(write(b"\xef\xbb\xbf" + json.dumps(upside_down, indent=7).encode()))


def test_an_import_is_noted_with_its_source(write: Write, data: Data) -> None:
    last = len(data["settings"][2]["lines"]) - 1
    assert verify(write(data)).notes == [
        f"settings[2].lines[{last}]: 4 line(s) above came from an export with the digest {'a' * 64}; "
        "the chain was begun again then."
    ]


VALUES: list[tuple[str, Any]] = [
    ("at", 1768435200001),
    ("definition", "2026-01-03"),
    ("page", "row"),
    ("signals", ["key"]),
    ("version", "0.1.1"),
]


@pytest.mark.parametrize(("key", "value"), VALUES, ids=[key for key, _ in VALUES])
def test_a_changed_value_is_found_in_its_line(write: Write, data: Data, key: str, value: Any) -> None:
    lines(data)[1][key] = value
    changed = "settings[0].lines[1]: was changed, or lines between it and lines[2] were removed"
    assert complaints(write(data)) == [EDITED, changed]
    assert complaints(write(sign(data))) == [changed]


def test_a_number_of_confirmations_that_was_changed_is_found(write: Write, data: Data) -> None:
    lines(data)[2]["count"] += 1
    assert complaints(write(sign(data))) == [
        "settings[0].lines[2]: was changed, or lines between it and lines[3] were removed"
    ]


def test_a_changed_last_line_is_found(write: Write, data: Data) -> None:
    lines(data)[-1]["count"] = 9
    assert complaints(write(sign(data, heads=False))) == [
        "settings[0].lines[6]: was changed, or lines after it were removed, or head was changed"
    ]


def test_a_changed_first_line_is_found(write: Write, data: Data) -> None:
    lines(data)[0]["state"] = "off"
    assert complaints(write(sign(data))) == [
        "settings[0].lines[0]: was changed, or lines between it and lines[1] were removed"
    ]


@pytest.mark.parametrize("place", [0, 3, 6])
def test_a_digest_in_a_line_that_was_changed_is_told_from_a_changed_line(write: Write, data: Data, place: int) -> None:
    lines(data)[place]["previous"] = "b" * 64
    assert complaints(write(sign(data, heads=False))) == [f"settings[0].lines[{place}].previous: was changed"]


def test_removed_first_lines_are_found(write: Write, data: Data) -> None:
    del lines(data)[:2]
    assert complaints(write(sign(data))) == ["settings[0].lines[0]: lines before it were removed"]


def test_removed_lines_in_the_middle_are_found(write: Write, data: Data) -> None:
    del lines(data)[2:4]
    assert complaints(write(sign(data))) == [
        "settings[0].lines[1]: was changed, or lines between it and lines[2] were removed"
    ]


def test_removed_last_lines_are_found(write: Write, data: Data) -> None:
    del lines(data)[-2:]
    assert complaints(write(sign(data, heads=False))) == [
        "settings[0].lines[4]: was changed, or lines after it were removed, or head was changed"
    ]


def test_a_history_that_was_emptied_is_found(write: Write, data: Data) -> None:
    lines(data).clear()
    assert complaints(write(sign(data, heads=False))) == ["settings[0].lines: all were removed, or head was changed"]


def test_lines_removed_at_the_end_with_a_head_to_match_leave_only_the_whole_digest(write: Write, data: Data) -> None:
    before = data["digest"]
    del lines(data)[-2:]
    sign(data)["digest"] = before
    assert complaints(write(data)) == ["digest: was changed, or a value outside the lines was"]


@pytest.mark.parametrize("place", [0, 3, 7])
def test_an_added_line_is_found(write: Write, data: Data, place: int) -> None:
    line = {**lines(data)[1], "at": lines(data)[1]["at"] + 5}
    line["previous"] = digest(lines(data)[place - 1]) if place else None
    lines(data).insert(place, line)
    assert complaints(write(sign(data, heads=False))) == [f"settings[0].lines[{place}]: was added"]


@pytest.mark.parametrize("place", [0, 1, 4, 7])
def test_a_line_that_was_copied_is_found(write: Write, data: Data, place: int) -> None:
    lines(data).insert(place, copy.deepcopy(lines(data)[2]))
    original = 3 if place <= 2 else 2
    expected = f"settings[0].lines[{place}]: was added: a copy of lines[{original}]"
    assert complaints(write(sign(data, heads=False))) == [expected]


def test_two_lines_that_were_swapped_are_found(write: Write, data: Data) -> None:
    rows = lines(data)
    rows[1], rows[4] = rows[4], rows[1]
    assert complaints(write(sign(data, heads=False))) == [
        "settings[0].lines[1]: was moved: in the chain it comes right after lines[3]",
        "settings[0].lines[4]: was moved: in the chain it comes right after lines[0]",
    ]


def test_neighbours_that_were_swapped_are_found(write: Write, data: Data) -> None:
    rows = lines(data)
    rows[2], rows[3] = rows[3], rows[2]
    assert complaints(write(sign(data, heads=False))) == [
        "settings[0].lines[3]: was moved: in the chain it comes right after lines[1]"
    ]


def test_a_line_that_was_moved_to_the_end_is_found(write: Write, data: Data) -> None:
    lines(data).append(lines(data).pop(0))
    assert complaints(write(sign(data, heads=False))) == [
        "settings[0].lines[6]: was moved: in the chain it comes first"
    ]


def test_a_changed_head_is_found(write: Write, data: Data) -> None:
    data["settings"][0]["head"] = "c" * 64
    assert complaints(write(data)) == ["settings[0].head: was changed"]
    data["settings"][1]["head"] = "c" * 64
    assert complaints(write(data)) == ["settings[0].head: was changed", "settings[1].head: was changed"]


def test_a_changed_head_does_not_hide_a_line_that_was_changed_in_the_browser(write: Write, data: Data) -> None:
    lines(data)[1]["page"] = "row"
    sign(data)["settings"][0]["head"] = "c" * 64
    assert complaints(write(data)) == [
        "settings[0].head: was changed",
        "settings[0].lines[1]: was changed, or lines between it and lines[2] were removed",
    ]


@pytest.mark.parametrize(
    ("key", "value"), [("digest", "d" * 64), ("made", "2026-01-26T00:00:00+00:00"), ("version", "0.2.0")]
)
def test_a_change_outside_the_lines_is_found(write: Write, data: Data, key: str, value: str) -> None:
    data[key] = value
    assert complaints(write(data)) == ["digest: was changed, or a value outside the lines was"]


def test_a_removed_setting_is_found(write: Write, data: Data) -> None:
    del data["settings"][1]
    assert complaints(write(data)) == ["digest: was changed, or a value outside the lines was"]


def test_everything_that_was_done_is_told_at_once(write: Write, data: Data) -> None:
    rows = lines(data)
    rows[5]["page"] = "row"
    rows[3]["state"] = "perhaps"
    rows.insert(1, {**rows[1], "at": 5})
    data["settings"][2]["lines"].pop(0)
    data["more"] = 1
    assert complaints(write(data)) == [
        "digest: doesn't fit: the file was edited after it was exported",
        "more: unknown key",
        "settings[0].lines[1]: was added",
        "settings[0].lines[4]: was changed, or lines between it and lines[5] were removed",
        "settings[0].lines[4].state: 'perhaps' can't stand here; input should be 'unknown'",
        "settings[0].lines[6]: was changed, or lines between it and lines[7] were removed",
        "settings[2].lines[0]: lines before it were removed",
    ]


def test_two_changed_neighbours_are_both_found(write: Write, data: Data) -> None:
    for place in (2, 3):
        lines(data)[place]["definition"] = "2026-01-03"
    assert complaints(write(sign(data))) == [
        "settings[0].lines[2]: was changed, or lines between it and lines[3] were removed",
        "settings[0].lines[3]: was changed, or lines between it and lines[4] were removed",
    ]


def test_a_line_that_was_replaced_as_if_it_were_the_first_accuses_no_other(write: Write, data: Data) -> None:
    lines(data)[3] |= {"previous": None, "definition": "2026-01-03"}
    assert complaints(write(sign(data))) == [
        "settings[0].lines[3]: was changed, or lines between it and lines[4] were removed"
    ]


def test_whatever_is_done_to_the_lines_is_found(write: Write) -> None:
    dice = random.Random(5)  # noqa: S311
    for _ in range(400):
        data = json.loads(exported())
        before = copy.deepcopy(data["settings"])
        for _ in range(dice.randint(1, 3)):
            rows = dice.choice([data["settings"][0], data["settings"][2]])["lines"]
            place, other = dice.randrange(len(rows)), dice.randrange(len(rows))
            action = dice.randrange(4)
            if action == 0:
                rows[place]["definition"] = f"2026-01-{dice.randint(3, 28):02}"
            elif action == 1:
                rows[place], rows[other] = rows[other], rows[place]
            elif action == 2 and len(rows) > 1:
                del rows[place]
            else:
                rows.insert(other, copy.deepcopy(rows[place]))
        if data["settings"] == before:
            continue
        found = [line for line in complaints(write(sign(data, heads=False))) if "lines" in line]
        for number in (0, 2):
            touched = data["settings"][number] != before[number]
            assert touched == any(line.startswith(f"settings[{number}].lines") for line in found)


def test_times_that_go_back_are_noted_and_accuse_nobody(write: Write, data: Data) -> None:
    rows = lines(data)
    rows[2]["at"], rows[2]["last"] = rows[1]["at"] - 1, rows[1]["at"] - 2
    rows[6]["last"] = 1_800_000_000_000
    for place in range(1, len(rows)):
        rows[place]["previous"] = digest(rows[place - 1])
    clock = "the computer's clock may have been"
    assert verify(write(sign(data))).notes[:3] == [
        f"settings[0].lines[2] is dated before the line above it; {clock} set back.",
        f"settings[0].lines[2] ends before it begins; {clock} set back.",
        f"settings[0].lines[6] is dated after the export; {clock} wrong.",
    ]


def nested(depth: int) -> str:
    return '{"format": "stilloff-evidence", "schema": 1, "settings": ' + "[" * depth + "]" * depth + "}"


NOT_OURS = "is not an export of StillOff's; choose a file that StillOff exported as JSON"
REFUSED: list[tuple[str, str | bytes, str]] = [
    ("empty", "", "is empty; choose a file that StillOff exported as JSON"),
    ("blank", " \n", "is empty; choose a file that StillOff exported as JSON"),
    (
        "csv",
        "service,setting\r\n",
        "line 1: is not JSON: Expecting value; choose a file that StillOff exported as JSON",
    ),
    ("latin", '{"ü": 1}'.encode("latin-1"), "line 1: is not UTF-8; save the file as UTF-8"),
    ("twice", '{"format": 1, "format": 2}', "is not JSON: the key 'format' is there twice; choose a file that"),
    ("nan", '{"format": NaN}', "is not JSON: NaN is no number; choose a file that StillOff exported as JSON"),
    ("digits", '{"format": ' + "9" * 5000 + "}", "is not JSON: Exceeds the limit"),
    ("deep", "[" * 200_000, "is nested deeper than any export of StillOff's; choose a file"),
    ("list", "[]", NOT_OURS),
    ("other", '{"format": "other"}', NOT_OURS),
    (
        "newer",
        '{"format": "stilloff-evidence", "schema": 5}',
        "schema: 5 is newer than this StillOff knows (4); update",
    ),
]


@pytest.mark.parametrize(("content", "expected"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_a_file_that_is_no_export_is_refused_in_one_sentence(write: Write, content: str | bytes, expected: str) -> None:
    [found] = complaints(write(content))
    assert found.startswith(expected)


@pytest.mark.parametrize("depth", [900, 990, 100_000])
def test_however_deep_a_file_is_nested_there_is_no_traceback(write: Write, depth: int) -> None:
    assert complaints(write(nested(depth)))


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    with file.open("wb") as opened:
        opened.truncate(3_000_000_000)
    assert complaints(file) == [
        "is larger than 20 MB, which no export of StillOff's is; choose a file that StillOff exported as JSON"
    ]


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    assert complaints(tmp_path) == ["is a folder; choose a file that StillOff exported as JSON"]
    assert complaints(tmp_path / "none.json") == ["there is no such file; check its name and folder"]


def test_a_name_that_no_file_can_have_is_no_traceback(tmp_path: Path) -> None:
    assert complaints(tmp_path / ("x" * 300)) == [
        "can't be read (File name too long); check that it's a file you may read"
    ]
    with pytest.raises(Problems):
        verify(tmp_path / "a\0b")


BAD: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("schema",), 0, "schema: 0 can't stand here; input should be 1, 2, 3 or 4"),
    (("made",), "yesterday", "made: 'yesterday' can't stand here; string should match pattern"),
    (("made",), "2026-02-30T00:00:00+00:00", "made: is no day that exists"),
    (("settings",), None, "settings: None can't stand here; input should be a valid list"),
    (("settings", 0), 5, "settings[0]: 5 can't stand here"),
    (("settings", 0, "name"), "a\nb", "settings[0].name: 'a\\nb' can't stand here; string should match pattern"),
    (("settings", 0, "name"), "\u202eb", "settings[0].name: '\\u202eb' can't stand here; string should match pattern"),
    (("settings", 0, "name"), "\ud800", "settings[0].name: '\\ud800' can't stand here"),
    (("settings", 0, "lines", 0), None, "settings[0].lines[0]: None can't stand here"),
    (("settings", 0, "lines", 0, "type"), "seen", "settings[0].lines[0].type: 'seen' is no type of line"),
    (("settings", 0, "lines", 0, "type"), ["x"], "settings[0].lines[0].type: ['x'] is no type of line"),
    (("settings", 0, "lines", 0, "at"), "2026", "settings[0].lines[0].at: '2026' can't stand here; input should be a"),
    (("settings", 0, "lines", 0, "at"), True, "settings[0].lines[0].at: True can't stand here; input should be a"),
    (("settings", 0, "lines", 0, "at"), 9e99, "settings[0].lines[0].at: 9e+99 can't stand here; input should be a"),
    (("settings", 0, "lines", 0, "at"), -1, "settings[0].lines[0].at: -1 can't stand here; input should be greater"),
    (("settings", 0, "lines", 0, "definition"), "2026-02-30", "settings[0].lines[0].definition: is no day that exists"),
    (("settings", 0, "lines", 0, "reason"), "locked", "settings[0].lines[0].reason: 'locked' can't stand here; input"),
    (("settings", 0, "lines", 0, "previous"), ["x"], "settings[0].lines[0].previous: ['x'] can't stand here"),
    (
        ("settings", 0, "lines", 2, "count"),
        0,
        "settings[0].lines[2].count: 0 can't stand here; input should be greater",
    ),
    (
        ("settings", 0, "lines", 5, "request", "due"),
        "2026-01-01",
        "settings[0].lines[5].request: due 2026-01-01 is before it was sent, 2026-01-15",
    ),
    (("settings", 0, "lines", 5, "request", "sent"), "2026-02-30", "settings[0].lines[5].request.sent: is no day that"),
    (("settings", 0, "lines", 5, "request", "note"), "Mine", "settings[0].lines[5].request.note: unknown key"),
    (("settings", 0, "lines", 0, "more"), 1, "settings[0].lines[0].more: unknown key"),
    (("settings", 0, "lines", 0, "\x1b[2J"), 1, "settings[0].lines[0].'\\x1b[2J': unknown key"),
]


@pytest.mark.parametrize(("path", "value", "expected"), BAD, ids=[f"{each[0]}={each[1]!r}" for each in BAD])
def test_what_the_schema_does_not_know_is_named(
    write: Write, data: Data, path: tuple[str | int, ...], value: Any, expected: str
) -> None:
    inner: Any = data
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    text = json.dumps(data)
    assert any(line.startswith(expected) for line in complaints(write(text)))


def test_a_missing_key_is_named(write: Write, data: Data) -> None:
    del lines(data)[2]["count"], lines(data)[3]["type"], data["made"]
    found = complaints(write(data))
    assert found[1] == "made: is missing"
    assert {"settings[0].lines[2].count: is missing", "settings[0].lines[3].type: is missing"} < set(found)


@pytest.mark.parametrize("schema", [1, 2])
def test_an_export_of_an_older_version_is_found_to_be_unedited(write: Write, data: Data, schema: int) -> None:
    del data["requests"], data["taught"]
    data["schema"] = schema
    assert verify(write(sign(data))).lines == 19


SAID: Data = {
    "type": "said",
    "at": 1_770_000_000_000,
    "state": "unknown",
    "reason": None,
    "signals": [],
    "page": None,
    "definition": "2026-01-02",
    "version": "0.1.0",
    "previous": None,
}


@pytest.mark.parametrize("word", [{"state": "off", "day": "2026-01-15"}, {"state": "on", "day": "2000-01-01"}, None])
def test_a_line_of_the_members_own_word_is_taken(write: Write, data: Data, word: Data | None) -> None:
    data["settings"][1]["lines"] = [SAID | {"said": word}]
    assert verify(write(sign(data))).lines == 22


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"said": {"state": "unknown", "day": "2026-01-15"}}, ".said.state: 'unknown' can't stand here; input should"),
        ({"said": {"state": "off", "day": "1999-12-31"}}, ".said: day 1999-12-31 is before 2000-01-01"),
        ({"said": {"state": "off", "day": "2026-02-30"}}, ".said.day: is no day that exists"),
        ({"said": {"state": "off", "day": "2026-01-15", "note": "Mine"}}, ".said.note: unknown key"),
        ({}, ".said: is missing"),
        ({"said": None, "state": "off"}, ".state: 'off' can't stand here; input should be 'unknown'"),
        ({"said": None, "signals": ["key"]}, ".signals: ['key'] can't stand here; list should have at most 0 items"),
    ],
    ids=str,
)
def test_a_line_of_the_members_own_word_that_tells_of_a_reading_or_of_no_day_is_named(
    write: Write, data: Data, change: Data, expected: str
) -> None:
    data["settings"][1]["lines"] = [SAID | change]
    [found] = complaints(write(sign(data)))
    assert found.startswith(f"settings[1].lines[0]{expected}")


@pytest.mark.parametrize(("part", "older"), [("requests", {"schema": 2, "taught": None}), ("taught", {"schema": 3})])
def test_what_a_schema_brought_is_there_since_and_in_no_older_file(
    write: Write, data: Data, part: str, older: Data
) -> None:
    for change in (older, {part: None}):
        changed = {key: value for key, value in (data | change).items() if value is not None}
        since = {"requests": 3, "taught": 4}[part]
        expected = f"{part} stands in files of schema {since} and newer, and in no other"
        assert complaints(write(sign(changed))) == [expected]


def test_a_setting_that_was_shown_is_checked_with_the_rest(write: Write, data: Data) -> None:
    assert verify(write(data)).settings == 4
    data["taught"][0]["trainingOff"] = "checked"
    assert complaints(write(data)) == ["digest: was changed, or a value outside the lines was"]
    data["taught"] *= 2
    assert complaints(write(sign(data))) == ["site-80fc0fb9266d/taught-01234567 is there twice"]


ODD: list[tuple[str, Any, str]] = [
    ("host", "www.example.net", "taught[0]: host is www.example.net, and address is not on it"),
    ("service", "site-0123456789ab", "taught[0]: service is not that of www.example.com"),
    ("service", "example", "taught[0].service: 'example' can't stand here"),
    ("id", "ai-training", "taught[0].id: 'ai-training' can't stand here"),
    ("address", "https://www.example.com/jane%40example.com", "taught[0].address: is no address of a page, or names"),
    ("address", "https://www.example.com/jane%2540example.com", "taught[0].address: is no address of a page, or names"),
    ("address", "http://www.example.com/settings/ai", "taught[0].address: 'http://www."),
    ("address", "https://[/", "taught[0].address: is no address of a page"),
    ("label", "<script>alert(1)</script>", "taught[0].label: is no text of a page"),
    ("label", " Train", "taught[0].label: is no text of a page"),
    ("label", "…!", "taught[0].label: is no text of a page"),
    ("label", "A\x07B", "taught[0].label: 'A\\x07B' can't stand here"),
    ("label", ["A"] * 10_000, "taught[0].label: ['A', 'A', 'A', 'A', 'A', 'A', ...] can't stand here"),
    ("labels", ["A"] * 10_000, "taught[0].labels: unknown key"),
    ("keys", [{"attribute": "id", "value": "a b"}], "taught[0].keys[0].value: 'a b' can't stand here"),
    ("keys", [{"attribute": "class", "value": "a"}], "taught[0].keys[0].attribute: 'class' can't stand here"),
    ("words", {"on": ["On"], "off": ["Off"]}, "taught[0]: words and trainingOff don't say which is on"),
    ("trainingOff", None, "taught[0]: words and trainingOff don't say which is on"),
    ("day", "2026-02-30", "taught[0].day: is no day that exists"),
]


@pytest.mark.parametrize(("key", "value", "expected"), ODD, ids=[f"{each[0]}={each[1]!r}"[:40] for each in ODD])
def test_what_no_shown_setting_is_is_named(write: Write, data: Data, key: str, value: Any, expected: str) -> None:
    data["taught"][0][key] = value
    assert any(line.startswith(expected) for line in complaints(write(sign(data))))


def test_what_was_edited_in_the_history_of_requests_is_found_in_its_line(write: Write, data: Data) -> None:
    own = data["requests"][0]["lines"]
    own[0]["request"]["due"] = "2026-02-15"
    changed = "requests[0].lines[0]: was changed, or lines between it and lines[1] were removed"
    assert complaints(write(data)) == [EDITED, changed]
    assert complaints(write(sign(data))) == [changed]
    del own[0]
    assert complaints(write(sign(data))) == ["requests[0].lines[0]: lines before it were removed"]


def test_a_line_of_a_request_may_say_what_it_said_among_the_readings_and_nothing_else(write: Write, data: Data) -> None:
    last = data["requests"][0]["lines"][-1]
    last |= {"state": "on", "reason": None, "signals": [], "page": None}
    verify(write(sign(data)))
    last["count"] = 2
    assert complaints(write(sign(data))) == ["requests[0].lines[1].count: unknown key"]
    del last["count"]
    last["type"] = "first-read"
    assert complaints(write(sign(data))) == ["requests[0].lines[1].type: 'first-read' is no type of line"]


def test_a_setting_that_is_there_twice_is_found(write: Write, data: Data) -> None:
    data["settings"].append(data["settings"][0])
    assert complaints(write(sign(data))) == ["example/training is there twice"]


def test_complaints_come_in_the_order_of_their_places(write: Write, data: Data) -> None:
    data["settings"][0]["lines"] = [{"type": "none"} for _ in range(12)]
    places = [line.split(":")[0] for line in complaints(write(data)) if "is no type" in line]
    assert places == [f"settings[0].lines[{row}].type" for row in range(12)]


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    invoke = [sys.executable, "-m", "invoke", "verify-evidence", *arguments]
    return subprocess.run(invoke, cwd=CHECKOUT.root, capture_output=True, encoding="utf-8", check=False)


def test_the_task_says_what_a_good_file_shows(write: Write) -> None:
    run = command(str(write(exported())))
    assert (run.returncode, run.stderr) == (0, "")
    assert "It can't show that the history was true." in run.stdout


def test_the_task_names_each_edit_and_fails(write: Write, data: Data) -> None:
    lines(data)[1]["page"] = "row"
    file = write(data)
    run = command(str(file))
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.splitlines() == [
        f"{file}: {EDITED}",
        f"{file}: settings[0].lines[1]: was changed, or lines between it and lines[2] were removed",
    ]


def test_extension_and_builder_have_the_same_limit() -> None:
    source = (CHECKOUT.extension / "shared" / "evidence.js").read_text(encoding="utf-8")
    assert f"LARGEST = {evidence.LARGEST:_};" in source


@pytest.mark.skipif(not shutil.which("jq") or not shutil.which("sha256sum"), reason="needs jq and sha256sum")
def test_the_way_by_hand_in_the_docs_gives_the_same_digests(write: Write, data: Data) -> None:
    guide = (CHECKOUT.root / "docs" / "evidence.md").read_text(encoding="utf-8")
    commands = [line.strip() for line in guide.splitlines() if line.startswith("    jq ")]
    assert JQ_DIGEST in commands
    file = str(write(exported()))
    answers = [
        subprocess.run(["sh", "-c", each.replace("FILE", file)], capture_output=True, text=True, check=True).stdout[:64]
        for each in commands
    ]
    assert answers == [data["digest"], lines(data)[3]["previous"], data["settings"][0]["head"]]


def test_the_way_by_hand_with_python_gives_the_same_digest(write: Write, data: Data) -> None:
    guide = (CHECKOUT.root / "docs" / "evidence.md").read_text(encoding="utf-8")
    found = re.search(r"^    python3 -c '(.*?)' FILE$", guide, re.MULTILINE | re.DOTALL)
    assert found
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent("    " + found[1]), write(exported())],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == data["digest"]
