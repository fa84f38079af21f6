"""What must hold between the parts of a definition, and between definitions; every check returns all it finds."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from pydantic import BaseModel

from builder.data.definitions import addresses
from builder.data.definitions.models import Definition, Setting, types_in
from builder.data.definitions.vocabulary import TOGGLES, WORDED
from builder.problems import Problem

Complaint = tuple[str, str, str]
"""Key, what is wrong, what to write instead."""

Tables = list[tuple[str, BaseModel]]
"""Every table of a definition, with its key path."""


def check(definition: Definition, file: str, today: datetime.date) -> list[Problem]:
    """All that is wrong between the parts of one definition."""
    tables: Tables = []
    _collect(definition, "", tables)
    checks: list[Callable[[], Iterable[Complaint]]] = [
        lambda: _reserved(definition),
        lambda: _duplicates(definition),
        lambda: _unknown_sources(definition, tables),
        lambda: _dates(definition, tables, today),
        lambda: _kinds(definition),
        lambda: _hosts(definition),
        lambda: _never(definition),
        lambda: _collisions(definition),
        lambda: _reachable(definition),
        lambda: _form(definition),
    ]
    return [Problem(file, *complaint) for run in checks for complaint in run()]


Claimed = dict[str, list[tuple[str, str, str]]]
"""The pages that are read, by host: file, service and pattern of each."""


def check_pages(claimed: Claimed, file: str, definition: Definition) -> Iterator[Problem]:
    """What is wrong between a definition and those before it: no page may be two services'."""
    for number, setting in enumerate(definition.settings):
        for key, pattern in _page_patterns(setting):
            others = claimed.setdefault(addresses.parse(pattern).host, [])
            for other_file, other_id, other in others:
                if other_file != file and addresses.overlap(pattern, other):
                    wrong = f"'{pattern}' is a page of '{other_id}' too"
                    yield Problem(file, f"settings[{number}].{key}", wrong, "narrow one of them")
            others.append((file, definition.id, pattern))


TURNING = "🚫⛔❌❎✖✗✘☒"
"""Pictures that turn a text's meaning round."""


@cache
def fold(text: str) -> str:
    """A label as it is compared: compatibility forms, no case, letters and figures alone, and the `*` of an open end.

    The same rules stand in `extension/content/vocabulary.js`.
    """
    kept = "".join(c for c in unicodedata.normalize("NFKC", text) if c in TURNING or not _meaningless(c))
    return kept.lower() + ("*" if text.endswith("*") else "")


def bare(word: str) -> str:
    """A state's word as it is compared: without the signs that a page puts around it."""
    folded = fold(word)
    kept = [place for place, character in enumerate(folded) if character.isalnum()]
    return folded[kept[0] : kept[-1] + 1] if kept else ""


def _meaningless(character: str) -> bool:
    """Spaces, what isn't seen, punctuation and pictures."""
    category = unicodedata.category(character)
    return character.isspace() or character in "`´ʼ\ufe0f" or category in ("Cf", "So") or category[0] == "P"


def _collect(table: BaseModel, key: str, found: Tables) -> None:
    """Add a table and all that are in it, each with its key path, depth first."""
    found.append((key, table))
    before = f"{key}." if key else ""
    for name, written in _with_tables(type(table)):
        value = getattr(table, name)
        if isinstance(value, list):
            for position, item in enumerate(value):
                _collect(item, f"{before}{written}[{position}]", found)
        elif value is not None:
            _collect(value, before + written, found)


@cache
def _with_tables(model: type[BaseModel]) -> list[tuple[str, str]]:
    """The fields that hold tables, each with its key."""
    return [
        (name, field.alias or name)
        for name, field in model.model_fields.items()
        if any(isinstance(one, type) and issubclass(one, BaseModel) for one in types_in(field.annotation))
    ]


RESERVED = ("site-", "taught-")
"""How the ids of what members show to StillOff begin: `extension/shared/taught.js`."""


def _reserved(definition: Definition) -> Iterator[Complaint]:
    instead = f"begin it with something other than {' or '.join(RESERVED)}"
    for key, id_ in [("", definition.id), *((f"settings[{n}].id", s.id) for n, s in enumerate(definition.settings))]:
        if id_.startswith(RESERVED):
            yield key, f"the id '{id_}' is kept for settings that members show to StillOff", instead


def _duplicates(definition: Definition) -> Iterator[Complaint]:
    for key in ("settings", "sources"):
        seen: set[str] = set()
        for position, item in enumerate(getattr(definition, key)):
            if item.id in seen:
                yield f"{key}[{position}].id", f"'{item.id}' is there twice", "give each its own id"
            seen.add(item.id)


def _unknown_sources(definition: Definition, tables: Tables) -> Iterator[Complaint]:
    known = {source.id for source in definition.sources}
    used: set[str] = set()
    for key, table in tables:
        for source in table.__dict__.get("sources", []):
            if not isinstance(source, str):
                continue
            used.add(source)
            if source not in known:
                yield f"{key}.sources", f"'{source}' is no source's id", "add it under [[sources]] or correct it"
    for position, entry in enumerate(definition.sources):
        if entry.id not in used:
            yield f"sources[{position}].id", f"'{entry.id}' supports nothing", "name it where it's used, or remove it"


def _dates(definition: Definition, tables: Tables, today: datetime.date) -> Iterator[Complaint]:
    for key, table in tables:
        for name in ("date", "since"):
            date = table.__dict__.get(name)
            if isinstance(date, datetime.date) and date > today:
                yield f"{key}.{name}", f"{date} is in the future", f"write a date up to {today}"
    # A history names the date of the definition that each line was read by.
    if definition.readable and not any(source.date for source in definition.sources):
        yield "sources", "none has a date", "date at least one"


FOR_READING = (
    *("training_off", "save", "saved", "per", "pages", "keys", "scope", "opener", "words", "never", "undecided"),
    "checking",
)
"""What only a setting that can be read has."""
WANTED = {"form": "address", "email": "email"}
"""What a setting that can't be read must say instead."""


def _kinds(definition: Definition) -> Iterator[Complaint]:
    for number, setting in enumerate(definition.settings):
        complaints = _readable(setting) if setting.readable else _unreadable(setting)
        yield from ((f"settings[{number}].{key}", wrong, instead) for key, wrong, instead in complaints)


def _readable(setting: Setting) -> Iterator[Complaint]:
    kind = f'a setting of kind "{setting.kind}"'
    for key in ("labels", "checking", "pages"):
        if not getattr(setting, key):
            empty = key in setting.model_fields_set
            yield key, "is empty" if empty else "is missing", "give at least one" if empty else "add it"
    if setting.kind in TOGGLES and not setting.training_off:
        yield "training-off", "is missing", 'write the value with which training is off: "checked" or "unchecked"'
    if setting.kind in WORDED:
        if setting.training_off:
            yield "training-off", f"says nothing of {kind}", "give its words for on and off under words"
        if not all(any(getattr(words, state) for words in setting.words) for state in ("on", "off")):
            yield "words", f"must have a word for on and one for off for {kind}", "quote both"
    for language in dict.fromkeys(words.language for words in setting.words):
        same = [words for words in setting.words if words.language == language]
        on, off = ({bare(word) for words in same for word in getattr(words, state)} for state in ("on", "off"))
        if both := on & off:
            yield "words", f"'{min(both)}' means both on and off in {language}", "keep it in one place"
    if setting.email or setting.subject:
        yield "email", f"says nothing of {kind}", "remove it"
    for key in ("saved", "undecided"):
        if key in setting.model_fields_set and not getattr(setting, key):
            yield key, "has no text", "quote what the page says, or remove it"
    yield from _scope(setting)
    if setting.opener and setting.kind not in TOGGLES:
        yield "opener", f"says nothing of {kind}", "remove it"
    elif setting.opener and not all(any(getattr(one, state) for one in setting.words) for state in ("on", "off")):
        yield "words", "must have a word for on and one for off, which the opener's name ends in", "quote both"
    for place, pattern in _page_patterns(setting):
        parsed = addresses.parse(pattern)
        if parsed.fragment and parsed.segments[:1] in (("*",), ("**",)):
            yield place, f"'{pattern}' is on every page of its host", "begin its path with a part that is no wildcard"
        wildcards = parsed.segments.count("*")
        if setting.per == "object" and wildcards != 1:
            yield place, f"'{pattern}' doesn't say which object it's about", "write * for the segment that names it"


def _scope(setting: Setting) -> Iterator[Complaint]:
    scope = setting.scope
    if scope is None:
        return
    given = [name for name in ("place", "most", "kept") if getattr(scope, name)]
    if given and len(given) < 3:
        missing = next(name for name in ("place", "most", "kept") if name not in given)
        yield f"scope.{missing}", f"is missing beside {given[0]}", f"add it, or remove {' and '.join(given)}"
    if scope.place and scope.most and scope.place > scope.most:
        yield "scope.place", "is beyond the last", "write a place up to most"


def _unreadable(setting: Setting) -> Iterator[Complaint]:
    kind = f'a setting of kind "{setting.kind}"'
    for name in FOR_READING:
        if name in setting.model_fields_set:
            yield name.replace("_", "-"), f"says nothing of {kind}", "remove it"
    wanted = WANTED.get(setting.kind)
    if wanted and not getattr(setting, wanted):
        yield wanted, f"is missing for {kind}", "add it"
    if setting.kind != "email" and (setting.email or setting.subject):
        yield "email", f"says nothing of {kind}", "remove it"


def _hosts(definition: Definition) -> Iterator[Complaint]:
    hosts = ", ".join(definition.hosts)
    used = {addresses.parse(pattern).host for pattern in definition.patterns}
    for position, host in enumerate(definition.hosts):
        if addresses_error := _host_error(host):
            yield f"hosts[{position}]", f"'{host}' {addresses_error}", "write a bare host such as www.example.com"
        elif host not in used:
            yield f"hosts[{position}]", f"'{host}' has no page that is read", "remove it, so that it's not asked for"
    yield from _countries(definition)
    if definition.access == "install" and not definition.readable:
        yield "access", "has nothing to read", "remove it"
    for key, pattern in _patterns(definition):
        if addresses.parse(pattern).host not in definition.hosts:
            instead = f"use one of {hosts}, or add its host to hosts" if hosts else "add its host to hosts"
            yield key, f"'{pattern}' is outside the service's hosts", instead


def _countries(definition: Definition) -> Iterator[Complaint]:
    """Each host of a service that has one per country is some country's, and no other host is."""
    seen: set[str] = set()
    for position, country in enumerate(definition.countries):
        place = f"countries[{position}].host"
        if country.host not in definition.hosts:
            hosts = ", ".join(definition.hosts) or "none yet"
            yield place, f"'{country.host}' is outside the service's hosts", f"use one of {hosts}, or add it to hosts"
        elif country.host in seen:
            yield place, f"'{country.host}' is there twice", "name all its regions in one place"
        seen.add(country.host)
    for position, host in enumerate(definition.hosts if definition.countries else []):
        if host not in seen:
            yield f"hosts[{position}]", f"'{host}' is no country's", "add it under [[countries]]"


def _host_error(host: str) -> str | None:
    if "*" in host:
        return "is wider than the service"
    try:
        parsed = addresses.parse(f"https://{host}")
    except ValueError:
        return "is not a host"
    return None if parsed.host == host and not parsed.segments and "." in host else "is not a host"


def _patterns(definition: Definition) -> Iterator[tuple[str, str]]:
    """Every address that StillOff itself would look at."""
    if definition.readable:
        yield "home", definition.home
    for position, wall in enumerate(_walls(definition)):
        yield f"walls.addresses[{position}]", wall
    for number, setting in enumerate(definition.settings):
        if setting.readable and _opens(setting.address):
            yield f"settings[{number}].address", str(setting.address)
        for place, pattern in _page_patterns(setting):
            yield f"settings[{number}].{place}", pattern
        for position, never in enumerate(setting.never.addresses):
            yield f"settings[{number}].never.addresses[{position}]", never


def _walls(definition: Definition) -> list[str]:
    return definition.walls.addresses if definition.walls else []


def _opens(address: str | None) -> bool:
    """Whether it's an address that can be compared with pages."""
    try:
        return address is not None and bool(addresses.parse(address)) and "*" not in address
    except ValueError:
        return False


def _page_patterns(setting: Setting) -> Iterator[tuple[str, str]]:
    for page_number, page in enumerate(setting.pages):
        for position, pattern in enumerate(page.addresses):
            yield f"pages[{page_number}].addresses[{position}]", pattern


def _never(definition: Definition) -> Iterator[Complaint]:
    for number, setting in enumerate(definition.settings):
        own = {(key.attribute, key.value) for key in setting.keys}
        for position, key in enumerate(setting.never.keys):
            if (key.attribute, key.value) in own:
                yield (
                    f"settings[{number}].never.keys[{position}]",
                    f"'{key.value}' is a key of this setting too",
                    "keep it in one place",
                )
        texts = {fold(quote.text) for quote in [*setting.names, *setting.labels]}
        for position, quote in enumerate(setting.never.labels):
            near = fold(quote.text)  # in nearly every case neither there nor open at its end
            if near in texts or (near.endswith("*") and any(_stands_for(near, text) for text in texts)):
                yield (
                    f"settings[{number}].never.labels[{position}]",
                    f"'{quote.text}' is a name or label of this setting too",
                    "keep it in one place",
                )
        for place, pattern in _page_patterns(setting):
            for never in setting.never.addresses:
                if addresses.overlap(pattern, never):
                    yield (
                        f"settings[{number}].{place}",
                        f"'{pattern}' would match the never page {never}",
                        "narrow the pattern",
                    )


def _stands_for(one: str, other: str) -> bool:
    """Whether a folded text is another, or has a `*` at its end that stands for what the other says there."""
    return one == other or (one.endswith("*") and other.startswith(one[:-1]))


def _collisions(definition: Definition) -> Iterator[Complaint]:
    """Two settings of one service that go by the same words could be taken for one another."""
    seen: list[tuple[str, str]] = []
    for number, setting in enumerate(definition.settings):
        others = [(text, owner) for text, owner in seen if owner != setting.id]
        for name in ("names", "labels"):
            for position, quote in enumerate(getattr(setting, name)):
                text = fold(quote.text)
                seen.append((text, setting.id))
                alike = (owner for other, owner in others if _stands_for(other, text) or _stands_for(text, other))
                first = next(alike, None)
                if first:
                    wrong = f"'{quote.text}' is a name or label of '{first}' too"
                    yield f"settings[{number}].{name}[{position}]", wrong, "quote what tells them apart"


def _reachable(definition: Definition) -> Iterator[Complaint]:
    for number, setting in enumerate(definition.settings):
        for key, wrong, instead in _address(setting):
            yield f"settings[{number}].{key}", wrong, instead
        for place, pattern in _page_patterns(setting):
            for wall in _walls(definition):
                if addresses.overlap(pattern, wall):
                    yield f"settings[{number}].{place}", f"'{pattern}' is a sign-in wall too", "narrow one of them"


def _form(definition: Definition) -> Iterator[Complaint]:
    """An objection form that StillOff is to help beside is a page of the service's own, and no other kind of page."""
    if definition.form is None or definition.objection is None:
        return
    if not definition.readable:
        yield "objection.choices", "says nothing where no setting can be read", "remove it"
        return
    seen: dict[str, str] = {}
    for number, choice in enumerate(definition.objection.choices):
        for position, quote in enumerate(choice.labels):
            place = f"objection.choices[{number}].labels[{position}]"
            if quote.text.endswith(" *"):
                yield place, f"'{quote.text}' is open at its end", "quote the whole choice"
            if seen.setdefault(fold(quote.text), place) != place:
                yield place, f"'{quote.text}' is there twice", "keep it in one place"
    if not _opens(definition.form):
        yield "objection.form", f"'{definition.form}' can't be compared with pages", "write https://host/path"
        return
    if addresses.parse(definition.form).host not in definition.hosts:
        yield "objection.form", "is outside the service's hosts, so its choices are never seen", "remove choices"
    others = [*_walls(definition), *definition.patterns]
    for other in others:
        if addresses.overlap(definition.form, other):
            yield "objection.form", f"'{definition.form}' is a page of another kind too: {other}", "narrow one of them"


def _address(setting: Setting) -> Iterator[Complaint]:
    """What is wrong with the address to open, and with the pages it should be among."""
    tells = "row" if setting.kind == "row" else "control"
    own = [pattern for page in setting.pages if page.tells == tells for pattern in page.addresses]
    if setting.pages and not own:
        yield "pages", f'none tells "{tells}"', "add one that does"
    if not setting.readable or (setting.address is None and setting.per == "object"):
        return
    if setting.address is None:
        yield "address", "is missing", "add it"
    elif not _opens(setting.address):
        yield "address", f"'{setting.address}' can't be compared with pages", "write https://host/path, no wildcards"
    elif setting.kind != "row" and setting.per == "account" and own:
        found = any(addresses.matches(pattern, setting.address) for pattern in own)
        wrong = f"'{setting.address}' is on none of the setting's pages that tell \"control\""
        yield from () if found else [("address", wrong, "add a page for it")]
