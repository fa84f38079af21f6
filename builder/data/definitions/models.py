"""What a definition can say, as typed models. Data only: there is no way to write something to execute or to click."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, AliasGenerator, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel, to_snake

from builder.data.definitions import addresses
from builder.data.definitions.vocabulary import (
    LANGUAGES,
    TOGGLES,
    WORDED,
    Access,
    Confidence,
    Covered,
    Default,
    Fits,
    FormCovers,
    Help,
    KeyAttribute,
    Kind,
    Limit,
    NotCovered,
    Per,
    Person,
    Purpose,
    Region,
    Tells,
    Value,
    Way,
)

SCHEMA = 1
"""The version of this vocabulary; a definition names the one it was written for."""


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _kebab(name: str) -> str:
    return to_snake(name).replace("_", "-")


def _is_language(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(f"'{code}' is not a language code|write a two-letter code such as en, de or fr")
    return code


def _is_identifier(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(f"'{text}' is not an id|write small letters, digits and single hyphens")
    return text


def _is_pattern(text: str) -> str:
    try:
        addresses.parse(text)
    except ValueError as error:
        wrong, instead = str(error).split("; ")
        raise ValueError(f"'{text}' {wrong}|{instead}") from None
    return text


def _is_address(text: str) -> str:
    _is_pattern(text)
    if "*" in text:
        raise ValueError(f"'{text}' has a wildcard|write one address that can be opened")
    return text


def _is_web_page(text: str) -> str:
    if not text.startswith("https://") or len(text) <= len("https://") or " " in text:
        raise ValueError(f"'{text}' is not an https address|write it as https://host/path")
    return text


def _is_email(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9._+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+", text):
        raise ValueError(f"'{text}' is not an e-mail address|write it as name@example.com")
    return text


def _is_text(text: str) -> str:
    if not text.strip() or text != text.strip():
        raise ValueError("is empty or has spaces at its ends|quote the text exactly as the service prints it")
    return text


Language = Annotated[str, AfterValidator(_is_language)]
Identifier = Annotated[str, AfterValidator(_is_identifier)]
Pattern = Annotated[str, AfterValidator(_is_pattern)]
Address = Annotated[str, AfterValidator(_is_address)]
WebPage = Annotated[str, AfterValidator(_is_web_page)]
Email = Annotated[str, AfterValidator(_is_email)]
Text = Annotated[str, AfterValidator(_is_text)]
Days = Annotated[int, Field(ge=1, le=366)]
Life = Annotated[int, Field(ge=30, le=730)]
Members = Literal[5_000_000, 50_000_000, 300_000_000, 1_000_000_000]
Place = Annotated[int, Field(ge=1, le=20)]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
SourceIds = Annotated[list[Identifier], Field(min_length=1, exclude=True)]
Regions = Annotated[list[Region], Field(min_length=1)]
"""For whoever checks the facts: it's never rendered."""


class Table(BaseModel):
    """A TOML table: unknown keys are errors, values keep their type; keys have hyphens, and in JavaScript capitals."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        alias_generator=AliasGenerator(alias=_kebab, serialization_alias=to_camel),
    )


def types_in(annotation: Any) -> list[Any]:
    """An annotation taken apart: `Annotated[list[X], …] | None` gives X among others, models first."""
    parts = get_args(annotation)
    flat = [inner for part in parts for inner in types_in(part)] if parts else [annotation]
    return sorted(flat, key=lambda t: not (isinstance(t, type) and issubclass(t, BaseModel)))


class Source(Table):
    """Where a fact was read, when that was written (left out where the source has no date), what it supports."""

    id: Identifier
    url: WebPage
    date: datetime.date | None = None
    supports: Text


class Quote(Table):
    """A text quoted from the service's interface, in one language. A label's ` *` at its end stands for any name."""

    language: Language
    text: Text
    confidence: Annotated[Confidence | None, Field(exclude=True)] = None
    sources: SourceIds


class Words(Table):
    """The words of one language for training on and off; a word nobody has quoted is left out."""

    language: Language
    on: list[Text] = []
    off: list[Text] = []
    sources: SourceIds


class Key(Table):
    """An attribute, and one whole word of its value, that the service keeps in every language."""

    attribute: KeyAttribute
    value: Text
    sources: SourceIds


class Scope(Key):
    """A part of the page, known by its key, that the control stands in: as which of how many, in the page's order.

    `kept`: words of its label that no translation changes, such as a product's name. Order and number change sooner.
    Without a place, several rows share the part: it only says where not to look.
    """

    place: Place | None = None
    most: Place | None = None
    kept: list[Text] = []


class Page(Table):
    """Addresses that show one kind of page, and what it can tell.

    `alone`: the page has no other control of the service's, and asks a question right above it, so a lone one there is
    ours in any language. `early`: it draws the control before it knows the value. `side`: it's a screen beside the
    setting's own, which may show the control; where it doesn't, that says nothing.
    """

    tells: Tells
    addresses: Annotated[list[Pattern], Field(min_length=1)]
    alone: bool = False
    early: bool = False
    side: bool = False
    confidence: Confidence | None = None
    sources: SourceIds


class Opener(Table):
    """A button that opens the control in a dialog; its name is the setting's label, and the state's word at the end."""

    keys: list[Key] = []
    sources: SourceIds


class Never(Table):
    """Near-misses. A control with one of these keys or labels is never ours; nor is a control on these pages."""

    addresses: Annotated[list[Address], Field(exclude=True)] = []
    keys: list[Key] = []
    labels: list[Quote] = []


class NotOffered(Table):
    """Who doesn't get the setting, and what the page says to them."""

    plans: list[Text] = []
    regions: list[Region] = []
    texts: list[Quote] = []
    sources: SourceIds


class Checking(Table):
    """Days from a look until the next is due."""

    after_change: Days
    normal: Days
    after_failure: Days


class RegionFact(Table):
    """What holds where a member lives: the default, since when, and limits that hold there alone."""

    regions: Regions
    default: Default
    since: datetime.date | None = None
    limits: list[Limit] = []
    confidence: Confidence | None = None
    sources: SourceIds


class PlanFact(Table):
    """The default of the members of some plans, by the service's own names for them."""

    plans: Annotated[list[Text], Field(min_length=1)]
    default: Default
    sources: SourceIds


class Facts(Table):
    """What the setting covers, for people."""

    covered: list[Covered] = []
    not_covered: list[NotCovered] = []
    limits: list[Limit] = []
    parent: Text | None = None
    regions: list[RegionFact] = []
    plans: list[PlanFact] = []
    sources: SourceIds


class Setting(Table):
    """One AI-training choice. Which keys go with which kind is checked in `checks.py`."""

    id: Identifier
    kind: Kind
    training_off: Value | None = None
    save: bool = False
    saved: list[Quote] = []
    per: Per = "account"
    address: WebPage | None = None
    email: Email | None = None
    subject: Text | None = None
    way: list[Text] = []
    pages: list[Page] = []
    keys: list[Key] = []
    scope: Scope | None = None
    opener: Opener | None = None
    names: list[Quote] = []
    labels: list[Quote] = []
    words: list[Words] = []
    never: Never = Never()
    undecided: list[Quote] = []
    not_offered: NotOffered | None = None
    checking: Checking | None = None
    facts: Facts

    @property
    def readable(self) -> bool:
        """Whether StillOff can read it on a page; otherwise it's a card that says what there is instead."""
        return self.kind in TOGGLES | WORDED

    @property
    def title(self) -> str | None:
        """What the service calls it in English, or in whatever language there is."""
        quotes = [*self.names, *self.labels]
        title = next((quote.text for quote in quotes if quote.language == "en"), quotes[0].text if quotes else None)
        return title and title.removesuffix(" *")


class Controller(Table):
    """The company that answers for the data of members in some regions.

    `post`: the lines of its postal address. `languages`: those it is known to deal with members in. `lead`: the place
    of the authority that leads in the EU and EEA.
    """

    regions: Regions
    name: Text
    post: list[Text] = []
    languages: list[Language] = []
    lead: CountryCode | None = None
    sources: SourceIds


class Country(Table):
    """One of a service's hosts, which has the accounts of members in some regions and is asked for alone."""

    host: Text
    regions: Regions
    sources: SourceIds


class WayIn(Table):
    """A way to reach the service with a request: for which product, for whom."""

    about: Way
    product: Text | None = None
    address: WebPage | None = None
    email: Email | None = None
    regions: list[Region] = []
    people: list[Person] = []
    confidence: Confidence | None = None
    sources: SourceIds


class PurposeOf(Table):
    """A purpose that a service names in its privacy notice, quoted so that a letter can name it."""

    purpose: Purpose
    regions: Regions
    names: Annotated[list[Quote], Field(min_length=1)]
    sources: SourceIds


class Walls(Table):
    """Where a signed-out visitor ends up: pages, and screens that are drawn at the setting's own address.

    `keys` and `texts`: of what stands on such a screen beside the field for an e-mail address.
    """

    addresses: Annotated[list[Pattern], Field(min_length=1)]
    keys: list[Key] = []
    texts: list[Quote] = []
    sources: SourceIds


class FormChoice(Table):
    """A choice that an objection form offers, and what to take it for."""

    fits: Fits
    labels: Annotated[list[Quote], Field(min_length=1)]


class Objection(Table):
    """The form for what the setting doesn't cover. With known choices, StillOff can help beside it."""

    form: WebPage
    regions: Regions
    covers: list[FormCovers] = []
    choices: list[FormChoice] = []
    sources: SourceIds


class HelpPage(Table):
    """A page of the service that explains the setting."""

    about: Help
    address: WebPage
    sources: SourceIds


class Definition(Table):
    """One service. `id` is the file's name and is never written in the file.

    `members`: more than so many people, as far as is generally known; it only puts services in order.
    """

    id: Identifier
    vocabulary: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    name: Text
    company: Text
    icon: Annotated[Text, Field(max_length=2)]
    home: Address
    hosts: list[Text] = []
    countries: list[Country] = []
    access: Access = "asked"
    confidence: Confidence
    shelf_life: Life
    members: Members | None = None
    controllers: list[Controller] = []
    walls: Walls | None = None
    objection: Objection | None = None
    ways: list[WayIn] = []
    purposes: list[PurposeOf] = []
    help: list[HelpPage] = []
    settings: Annotated[list[Setting], Field(min_length=1)]
    sources: Annotated[list[Source], Field(min_length=1)]

    @property
    def verified(self) -> datetime.date | None:
        """The date of the newest dated source: how far the facts reach, not when they were typed in."""
        return max((source.date for source in self.sources if source.date), default=None)

    @property
    def good_until(self) -> datetime.date | None:
        """The last day on which the facts may be relied on."""
        return self.verified and self.verified + datetime.timedelta(days=self.shelf_life)

    @property
    def readable(self) -> list[Setting]:
        """The settings that StillOff can read."""
        return [setting for setting in self.settings if setting.readable]

    @property
    def form(self) -> str | None:
        """The address of an objection form that StillOff can help beside: one whose choices are known."""
        return self.objection.form if self.objection and self.objection.choices else None

    @property
    def patterns(self) -> list[str]:
        """Every page that the content scripts read."""
        return [pattern for setting in self.settings for page in setting.pages for pattern in page.addresses]
