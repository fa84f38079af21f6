"""Checking an exported history: is it whole, and was it edited? docs/evidence.md explains the file and its chain.

The same file is written and read by `extension/shared/evidence.js`.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import reprlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from builder.data.definitions.vocabulary import TOGGLES, Control, KeyAttribute, Value
from builder.data.made_files import json_schema
from builder.data.rights.vocabulary import Said
from builder.data.strict_json import parse_json
from builder.paths import Paths
from builder.problems import Problem, Problems, dotted

SCHEMA = 4
APART = 3
"""Since this schema, requests have histories of their own; before, their lines stood among a setting's."""
EARLIEST = "2000-01-01"
"""The first day that a member's own word can name."""
SHOWN = 4
"""Since this schema, the settings that the member showed come along."""
FORMAT = "stilloff-evidence"
LARGEST = 20_000_000
"""Bytes; ten years of daily looks at twenty settings take one twentieth of it."""
PROVES = """\
This shows that neither the file was edited after it was exported nor the history inside the browser before,
unless whoever did it worked out every digest again. It can't show that the history was true."""
EDITED = "doesn't fit: the file was edited after it was exported"
ANOTHER = "choose a file that StillOff exported as JSON"

SCRIPT = re.compile(r"<[a-z/!?]|^\s*(javascript|data|vbscript):", re.IGNORECASE)
"""What no text of a page has, as in `extension/shared/taught.js`."""
NAMED = re.compile(r"[@\uff20\ufe6b]|%(25)*40")
"""What no address has: the sign in an e-mail address, or before a name."""

State = Literal["on", "off", "unknown"]
Reason = Literal[
    "signed-out",
    "not-found",
    "ambiguous",
    "contradictory",
    "unsettled",
    "not-offered",
    "locked",
    "outdated-definition",
    "undecided",
]
Signal = Literal["address", "key", "label", "name", "alone", "link", "word"]
PageKind = Literal["control", "row", "wall"]


def _is_day(text: str) -> str:
    try:
        datetime.date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError("is no day that exists") from None
    return text


_DAY = r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}"
_HOUR_AND_MINUTE = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT = rf"^{_DAY}T{_HOUR_AND_MINUTE}:[0-5][0-9][+-]{_HOUR_AND_MINUTE}$"
# No control characters, nothing that turns the direction of what follows.
_TEXT = r"^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$"

Time = Annotated[int, Field(ge=0, le=253_402_300_799_999, description="Milliseconds since 1970-01-01T00:00:00Z.")]
Day = Annotated[str, Field(pattern=f"^{_DAY}$", json_schema_extra={"format": "date"}), AfterValidator(_is_day)]
Moment = Annotated[str, Field(pattern=_MOMENT, json_schema_extra={"format": "date-time"}), AfterValidator(_is_day)]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="SHA-256, hexadecimal.")]
Version = Annotated[str, Field(pattern=r"^[0-9]{1,9}(\.[0-9]{1,9}){0,3}$")]
Identifier = Annotated[str, Field(max_length=100, pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1, max_length=200, pattern=_TEXT)]
Count = Annotated[int, Field(ge=1, le=2**53 - 1)]
Place = Annotated[str, Field(max_length=40, pattern="^[A-Za-z]+(-[A-Za-z]+)*$")]
RequestId = Annotated[str, Field(pattern="^[0-9a-f]{12}$")]


class Part(BaseModel):
    """A part of the file: unknown keys are errors, values keep their type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class AnyEvent(Part):
    """What every line of every history has."""

    at: Time
    definition: Annotated[Day, Field(description="The date of the service's definition.")]
    version: Annotated[Version, Field(description="StillOff's.")]
    previous: Annotated[Digest | None, Field(description="The digest of the line before.")]


class Line(AnyEvent):
    """What every line of a setting's history has."""

    state: State
    reason: Reason | None
    signals: Annotated[list[Signal], Field(max_length=7)]
    page: PageKind | None


class Read(Line):
    """What was read, or that it couldn't be."""


class FirstRead(Read):
    """Read for the first time."""

    type: Literal["first-read"]
    state: Literal["on", "off"]
    reason: None


class Confirmed(Read):
    """Read again, the same; further confirmations are folded into the line of the first."""

    type: Literal["confirmed"]
    state: Literal["on", "off"]
    reason: None
    count: Annotated[Count, Field(description="How many confirmations the line stands for.")]
    last: Annotated[Time, Field(description="The last of them. Milliseconds since 1970-01-01T00:00:00Z.")]


class SwitchedOff(Read):
    """Was on, read off."""

    type: Literal["switched-off"]
    state: Literal["off"]
    reason: None


class SwitchedOn(Read):
    """Was off, read on, after a click of the member's; or found on again, with none that was seen."""

    type: Literal["switched-on", "found-on-again"]
    state: Literal["on"]
    reason: None


class Unreadable(Read):
    """A look could not tell."""

    type: Literal["unreadable"]
    state: Literal["unknown"]
    reason: Reason


class Noted(Line):
    """What the member did or said; it says nothing of the setting."""

    type: Literal["other-account", "objection-sent"]


class Word(Part):
    """What the member says of training."""

    state: Literal["on", "off"]
    day: Annotated[Day, Field(description="Since which day, not before 2000.")]

    @model_validator(mode="after")
    def _not_too_early(self) -> Word:
        if self.day < EARLIEST:
            raise ValueError(f"day {self.day} is before {EARLIEST}")
        return self


class SaidSo(Line):
    """The member's own word on a setting that no page shows. Nothing was read."""

    type: Literal["said"]
    state: Literal["unknown"]
    reason: None
    signals: Annotated[list[Signal], Field(max_length=0)]
    page: None
    said: Annotated[Word | None, Field(description="Null where the member took it back.")]


class Answer(Part):
    """What came of a request."""

    on: Day
    said: Said


class Request(Part):
    """What the member sent, as they noted it."""

    id: RequestId
    letter: Annotated[Identifier | None, Field(description="Which text it was.")]
    place: Annotated[Place | None, Field(description="Where the member lives.")]
    regime: Annotated[Identifier | None, Field(description="The law it was sent under.")]
    right: Identifier
    way: Annotated[Identifier, Field(description="How it was sent.")]
    member: Annotated[bool, Field(description="Whether the sender has an account.")]
    sent: Day
    number: Annotated[str, Field(max_length=100, pattern=_TEXT, description="The case number; may be empty.")]
    due: Annotated[Day | None, Field(description="The day an answer must have come.")]
    acknowledged: Annotated[Day | None, Field(description="The day its receipt was confirmed.")]
    extended: Annotated[Day | None, Field(description="The day the recipient said that it needs longer.")]
    answer: Answer | None
    after: Annotated[RequestId | None, Field(description="The request that this one follows.")]
    # What older versions don't write.
    received: Annotated[Day | None, Field(description="The day it arrived.")] = None
    reference: Annotated[
        str, Field(max_length=100, pattern=_TEXT, description="The member's own reference; may be empty.")
    ] = ""
    authority: Annotated[Identifier | None, Field(description="The authority it was sent to.")] = None
    given: Annotated[Day | None, Field(description="The day the member gave what an answer had asked for.")] = None

    @model_validator(mode="after")
    def _in_order(self) -> Request:
        later = {"due": self.due, "acknowledged": self.acknowledged, "extended": self.extended}
        later |= {"received": self.received, "answer.on": self.answer.on if self.answer else None}
        for name, day in later.items():
            if day is not None and day < self.sent:
                raise ValueError(f"{name} {day} is before it was sent, {self.sent}")
        if self.answer and self.received and self.answer.on < self.received:
            raise ValueError(f"answer.on {self.answer.on} is before it arrived, {self.received}")
        if self.given and not (self.answer and self.given >= self.answer.on):
            raise ValueError(f"given {self.given} is before the answer that asked for it")
        return self


class Requested(Part):
    """The member sent a request, or noted what came of one."""

    type: Literal["request-sent", "request-changed", "request-answered", "request-withdrawn"]
    request: Annotated[Request, Field(description="As it was from then on.")]


class RequestedAmongReadings(Requested, Line):
    """The same in a setting's history, where older versions wrote it."""


class Imported(Part):
    """Lines from elsewhere were added, and the chain was begun again."""

    type: Literal["imported"]
    count: Annotated[Count, Field(description="How many lines were new or wider.")]
    source: Annotated[Digest, Field(description="The digest of where they came from: an export, or a former history.")]


class ImportedReadings(Imported, Line):
    """Into a setting's history."""


class Former(AnyEvent):
    """What the lines of requests had while they stood in a setting's history, and keep."""

    state: State = "unknown"
    reason: Reason | None = None
    signals: Annotated[list[Signal], Field(max_length=7)] = []
    page: PageKind | None = None


class RequestedApart(Requested, Former):
    """In the history of requests."""


class ImportedRequests(Imported, Former):
    """Into the history of requests."""


AnyLine = Annotated[
    FirstRead
    | Confirmed
    | SwitchedOff
    | SwitchedOn
    | Unreadable
    | Noted
    | SaidSo
    | RequestedAmongReadings
    | ImportedReadings,
    Field(discriminator="type"),
]
AnyRequestLine = Annotated[RequestedApart | ImportedRequests, Field(discriminator="type")]


class About(Part):
    """What a history is about."""

    service: Identifier
    setting: Identifier
    name: Text


class Setting(About):
    """One setting's state and history."""

    state: State
    since: Annotated[Time | None, Field(description="Since when the state is this.")]
    confirmed: Annotated[Time | None, Field(description="When on or off was last read.")]
    lines: Annotated[list[AnyLine], Field(description="Oldest first.")]
    head: Annotated[Digest | None, Field(description="The digest of the last line.")]


class Requests(About):
    """The history of what was sent about one setting."""

    lines: Annotated[list[AnyRequestLine], Field(description="Oldest first.")]
    head: Annotated[Digest | None, Field(description="The digest of the last line.")]


def _is_page(text: str) -> str:
    try:
        host = urlsplit(text).hostname
    except ValueError:
        host = None
    if not host or NAMED.search(unquote(text)):
        raise ValueError("is no address of a page, or names somebody")
    return text


def _is_said(text: str) -> str:
    if text != text.strip() or SCRIPT.search(text) or not any(character.isalnum() for character in text):
        raise ValueError("is no text of a page")
    return text


PageText = Annotated[Text, AfterValidator(_is_said)]
Answers = Annotated[list[Annotated[PageText, Field(max_length=120)]], Field(max_length=5)]


class Key(Part):
    """An attribute of the control that seemed to stay the same."""

    attribute: KeyAttribute
    value: Annotated[str, Field(pattern=r'^[^\s\u0000-\u001f\u007f-\u009f"\\<>]{1,100}$')]


class Answered(Part):
    """What the page says for training on and off."""

    on: Answers
    off: Answers


class Taught(Part):
    """A setting that the member showed to StillOff: what was remembered of it."""

    service: Annotated[str, Field(pattern="^site-[0-9a-f]{12}$", description="From the digest of its host.")]
    id: Annotated[str, Field(pattern="^taught-[0-9a-f]{8}$")]
    host: Annotated[str, Field(pattern=r"^[a-z0-9.-]{1,253}(:[0-9]{1,5})?$")]
    address: Annotated[str, Field(max_length=500, pattern=r"^https://[^*\s]+$"), AfterValidator(_is_page)]
    about: Annotated[
        str | None,
        Field(pattern="^[a-z0-9-]{1,100}/[a-z0-9-]{1,100}$", description="What it stands for, as service/setting."),
    ]
    kind: Control
    language: Annotated[str, Field(pattern="^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4})?$")]
    label: Annotated[PageText, Field(min_length=2)]
    heading: PageText | None
    keys: Annotated[list[Key], Field(max_length=5)]
    training_off: Annotated[Value | None, Field(alias="trainingOff", description="The value that means off.")]
    words: Answered
    save: bool
    proven: Annotated[bool, Field(description="Whether the keys were found again in another document.")]
    day: Annotated[Day, Field(description="When it was shown.")]

    @model_validator(mode="after")
    def _of_its_host(self) -> Taught:
        if urlsplit(self.address).netloc != self.host:
            raise ValueError(f"host is {self.host}, and address is not on it")
        if self.service != f"site-{hashlib.sha256(self.host.encode()).hexdigest()[:12]}":
            raise ValueError(f"service is not that of {self.host}")
        return self

    @model_validator(mode="after")
    def _either_value_or_words(self) -> Taught:
        on, off = ({word.casefold() for word in words} for words in (self.words.on, self.words.off))
        valued = self.kind in TOGGLES
        if valued != (self.training_off is not None) or valued == bool(on | off) or on & off:
            raise ValueError("words and trainingOff don't say which is on and which is off")
        return self


class Evidence(Part):
    """An exported history. A digest is the SHA-256 of a value's JSON, keys in alphabetical order, without spaces."""

    format: Literal["stilloff-evidence"]
    # `schema` is a name of pydantic's.
    schema_: Annotated[Literal[1, 2, 3, 4], Field(alias="schema")]
    made: Annotated[Moment, Field(description="When the file was exported.")]
    version: Annotated[Version, Field(description="StillOff's.")]
    taught: Annotated[list[Taught], Field(max_length=50, description="Left out before schema 4.")] = []
    settings: list[Setting]
    requests: Annotated[list[Requests], Field(description="Left out before schema 3.")] = []
    digest: Annotated[Digest, Field(description="Of everything else.")]

    @model_validator(mode="after")
    def _once_each(self) -> Evidence:
        parts: list[Sequence[About]] = [self.settings, self.requests]
        taught = [f"{each.service}/{each.id}" for each in self.taught]
        for part in [taught, *([f"{each.service}/{each.setting}" for each in part] for part in parts)]:
            names = Counter(part)
            if twice := [name for name, number in names.items() if number > 1]:
                raise ValueError(f"{twice[0]} is there twice")
        return self

    @model_validator(mode="after")
    def _since(self) -> Evidence:
        for part, since in (("requests", APART), ("taught", SHOWN)):
            if (part in self.model_fields_set) != (self.schema_ >= since):
                raise ValueError(f"{part} stands in files of schema {since} and newer, and in no other")
        return self


@dataclass(frozen=True)
class Verified:
    """A file that nothing is wrong with."""

    made: str
    digest: str
    settings: int
    lines: int
    notes: list[str]

    def __str__(self) -> str:
        settings = f"{self.settings} setting{'' if self.settings == 1 else 's'}"
        lines = f"{self.lines} line{'' if self.lines == 1 else 's'}"
        head = f"Nothing was edited: {settings}, {lines}, exported {self.made}.\nDigest: {self.digest}"
        return "\n".join([head, PROVES, *(f"Note: {note}" for note in self.notes)])


def verify(file: Path) -> Verified:
    """Check an exported file. Raises Problems, all that were found."""
    shown = str(file)
    data = _read(file, shown)
    try:
        problems = [Problem(shown, *complaint) for complaint in [*_misfits(data), *_edits(data)]]
    except RecursionError:
        raise _too_deep(shown) from None
    if problems:
        raise Problems(problems)
    evidence = Evidence.model_validate(data)
    lines = sum(len(setting.lines) for setting in evidence.settings)
    lines += sum(len(requests.lines) for requests in evidence.requests)
    return Verified(evidence.made, evidence.digest, len(evidence.settings), lines, list(_notes(evidence)))


def made(_: Paths) -> dict[str, str]:
    """The file's JSON Schema."""
    return {"docs/evidence.schema.json": json_schema(Evidence.model_json_schema())}


def digest(value: Any) -> str:
    """SHA-256 of a value's JSON, keys in alphabetical order, without spaces; in hexadecimal."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _too_deep(shown: str) -> Problems:
    return Problems([Problem(shown, "", "is nested deeper than any export of StillOff's", ANOTHER)])


def _read(file: Path, shown: str) -> dict[str, Any]:
    """The file's content, if it is an export that this StillOff knows. Raises Problems."""

    def refuse(wrong: str, instead: str = ANOTHER, key: str = "") -> Problems:
        return Problems([Problem(shown, key, wrong, instead)])

    try:
        if file.is_dir():
            raise refuse("is a folder")
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise refuse("there is no such file", "check its name and folder") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise refuse(f"can't be read ({reason})", "check that it's a file you may read") from None
    if len(content) > LARGEST:
        raise refuse(f"is larger than {LARGEST // 1_000_000} MB, which no export of StillOff's is")
    content = content.removeprefix(b"\xef\xbb\xbf")
    if not content.strip():
        raise refuse("is empty")
    try:
        data = parse_json(content, shown, ANOTHER)
    except RecursionError:
        raise _too_deep(shown) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise refuse("is not an export of StillOff's")
    schema = data.get("schema")
    if type(schema) is int and schema > SCHEMA:
        raise refuse(f"{schema} is newer than this StillOff knows ({SCHEMA})", "update StillOff", "schema")
    return data


Complaint = tuple[str, str] | tuple[str, str, str]
"""Key, what is wrong, what else to say."""


def _misfits(data: dict[str, Any]) -> Iterator[Complaint]:
    """What isn't as the schema has it."""
    try:
        Evidence.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            yield _explain(detail)


def _explain(detail: Any) -> Complaint:
    """One of pydantic's complaints in our words."""
    path, kind, given = list(detail["loc"]), detail["type"], detail["input"]
    if path[:1] in (["settings"], ["requests"]) and path[2:3] == ["lines"] and len(path) > 4:
        del path[4]  # the line's type, which isn't a key of the file
    # A key is the file's own text: it is shown as it is only where it is harmless.
    shown = [part if isinstance(part, int) or re.fullmatch(r"\w{1,40}", part) else reprlib.repr(part) for part in path]
    key = dotted(shown)
    if kind == "extra_forbidden":
        return key, "unknown key"
    if kind == "missing":
        return key, "is missing"
    if kind == "union_tag_not_found":
        return f"{key}.type", "is missing"
    if kind == "union_tag_invalid":
        return f"{key}.type", f"{reprlib.repr(given['type'])} is no type of line"
    if kind == "value_error":
        return key, str(detail["ctx"]["error"])
    expected = detail["msg"][0].lower() + detail["msg"][1:].replace("None", "null")
    return key, f"{reprlib.repr(given)} can't stand here", expected


def _edits(data: dict[str, Any]) -> Iterator[Complaint]:
    """What was changed after it was written, as far as the digests show it."""
    parts = {key: data[key] for key in ("settings", "requests") if key in data}
    if not all(isinstance(part, list) and all(_is_chained(entry) for entry in part) for part in parts.values()):
        return  # the schema's complaint says where; no digest can be worked out
    rest = {key: value for key, value in data.items() if key != "digest"}
    whole = data.get("digest") == digest(rest)
    righted = {key: [{**entry, "head": _head(entry)} for entry in part] for key, part in parts.items()}
    only_heads = not whole and data.get("digest") == digest({**rest, **righted})
    found = False
    places = [(f"{key}[{number}]", entry) for key, part in parts.items() for number, entry in enumerate(part)]
    for place, entry in places:
        head = entry.get("head")
        if only_heads and head != _head(entry):
            yield f"{place}.head", "was changed"
            head = _head(entry)
        for key, wrong in Chain(entry["lines"], head).edits():
            found = True
            yield f"{place}.{key}", wrong
    if not whole and not only_heads:
        yield "digest", EDITED if found else "was changed, or a value outside the lines was"


def _is_chained(entry: Any) -> bool:
    """Whether there is a list of lines in it."""
    lines = entry.get("lines") if isinstance(entry, dict) else None
    return isinstance(lines, list) and all(isinstance(line, dict) for line in lines)


def _head(entry: dict[str, Any]) -> str | None:
    """The digest of its last line."""
    return digest(entry["lines"][-1]) if entry["lines"] else None


class Chain:
    """The lines of one history, followed from the last to the first by the digests they carry."""

    def __init__(self, lines: list[dict[str, Any]], head: Any) -> None:
        self.lines = lines
        self.head = head
        self.digests = [digest(line) for line in lines]
        # Of a line that is there twice, the one that carries the digest of the line above it.
        last_first = range(len(lines) - 1, -1, -1)
        fitting = [place for place in last_first if lines[place].get("previous") == self._above(place)]
        self.places: dict[str, int] = {self.digests[place]: place for place in [*last_first, *fitting]}
        self.order: list[int] = []
        """Places of the lines that belong to the chain, the last line first."""
        self.kept: set[int] = set()

    def edits(self) -> Iterator[tuple[str, str]]:
        """What was changed, as key and complaint."""
        wanted = self.head
        trusted = True
        while (place := self._next(wanted)) is not None:
            previous = self.lines[place].get("previous")
            if self.digests[place] == wanted:
                trusted = True
            elif digest({**self.lines[place], "previous": self._above(place)}) == wanted:
                yield f"lines[{place}].previous", "was changed"
                previous, trusted = self._above(place), True
            elif trusted or wanted is not None:
                yield f"lines[{place}]", self._changed()
                trusted = False
            self.order.append(place)
            self.kept.add(place)
            wanted = previous
            if wanted is None and trusted:
                break
        if wanted is not None:
            where = f"lines[{self.order[-1]}]" if self.order else "lines"
            yield where, "lines before it were removed" if self.order else "all were removed, or head was changed"
        yield from self._added()
        yield from self._moved()

    def _above(self, place: int) -> str | None:
        """What a line should carry."""
        return self.digests[place - 1] if place else None

    def _next(self, wanted: Any) -> int | None:
        """The line with that digest; if there is none, what stands where it should be."""
        found = self.places.get(wanted) if isinstance(wanted, str) else None
        if found is not None and found not in self.kept:
            return found
        start = self.order[-1] if self.order else len(self.lines)
        return next((place for place in range(start - 1, -1, -1) if place not in self.kept), None)

    def _changed(self) -> str:
        if self.order:
            return f"was changed, or lines between it and lines[{self.order[-1]}] were removed"
        return "was changed, or lines after it were removed, or head was changed"

    def _added(self) -> Iterator[tuple[str, str]]:
        for place in range(len(self.lines)):
            if place not in self.kept:
                original = self.places[self.digests[place]]
                yield f"lines[{place}]", "was added" + (f": a copy of lines[{original}]" if original != place else "")

    def _moved(self) -> Iterator[tuple[str, str]]:
        """The fewest lines that must have been moved for the others to be in the chain's order."""
        order = self.order[::-1]
        stay = _longest_rising(order)
        for number, place in enumerate(order):
            if place not in stay:
                where = f"right after lines[{order[number - 1]}]" if number else "first"
                yield f"lines[{place}]", f"was moved: in the chain it comes {where}"


def _longest_rising(numbers: list[int]) -> set[int]:
    """The longest rising subsequence."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        position = bisect_left(ends, number)
        before[number] = ends[position - 1] if position else None
        ends[position : position + 1] = [number]
    stay: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        stay.add(last)
        last = before[last]
    return stay


def _notes(evidence: Evidence) -> Iterator[str]:
    """What is odd and may yet be honest: clocks are set back, backups are imported."""
    made = datetime.datetime.fromisoformat(evidence.made).timestamp() * 1000
    histories: list[tuple[str, Sequence[AnyEvent]]] = [
        *((f"settings[{number}]", setting.lines) for number, setting in enumerate(evidence.settings)),
        *((f"requests[{number}]", requests.lines) for number, requests in enumerate(evidence.requests)),
    ]
    for history, lines in histories:
        before = 0
        for row, line in enumerate(lines):
            place = f"{history}.lines[{row}]"
            ends = line.last if isinstance(line, Confirmed) else line.at
            if line.at < before:
                yield f"{place} is dated before the line above it; the computer's clock may have been set back."
            if ends < line.at:
                yield f"{place} ends before it begins; the computer's clock may have been set back."
            if max(line.at, ends) >= made + 1000:
                yield f"{place} is dated after the export; the computer's clock may have been wrong."
            if isinstance(line, Imported):
                source = "an export" if isinstance(line, Line) else "an export, or the setting's history,"
                yield (
                    f"{place}: {line.count} line(s) above came from {source} with the digest {line.source}; "
                    "the chain was begun again then."
                )
            before = line.at
