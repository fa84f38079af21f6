"""What the files of extension/rights can say, as typed models. Data only, as definitions are."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import AfterValidator, Field

from builder.data.definitions.models import Email, Identifier, Language, Table, Text, WebPage
from builder.data.definitions.vocabulary import Confidence, Region, Way
from builder.data.rights.vocabulary import (
    Addressee,
    Answer,
    Asked,
    AuthorityNote,
    Came,
    Ground,
    Join,
    LetterId,
    Missing,
    Reasons,
    Recipient,
    Right,
    Said,
    Unit,
    Weekend,
    When,
)

SCHEMA = 1


def _is_place(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}(-[A-Z]{2})?|elsewhere", text):
        raise ValueError(
            f"'{text}' is no place|write a country's two capital letters, such as FR or CA-QC, or elsewhere"
        )
    return text


def _is_link(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s\"<>]+", text):
        raise ValueError(f"'{text}' is no address|write it as https://host/path")
    return text


def _is_body(text: str) -> str:
    if not text.strip() or text != text.strip() or re.search(r"[ \t]+\n|\n{3,}|[^\S\n \u00a0]|  ", text):
        raise ValueError("has spaces too many, or is empty|write plain lines, with one empty line between paragraphs")
    return text


Place = Annotated[str, AfterValidator(_is_place)]
Link = Annotated[str, AfterValidator(_is_link)]
Body = Annotated[str, AfterValidator(_is_body)]
SourceIds = Annotated[list[Identifier], Field(min_length=1)]
Schema = Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]


class Source(Table):
    """Where a fact was read. `url` is left out where there is none to give, `date` where the source has none."""

    id: Identifier
    url: WebPage | None = None
    date: datetime.date | None = None
    supports: Text


class Fact(Table):
    """What every fact about a law says of itself: since when it holds, how sure it is, where it was read."""

    since: datetime.date | None = None
    confidence: Confidence
    sources: SourceIds


class Reference(Fact):
    """A place in a law. Each language has its own way to write it."""

    id: Identifier
    law: Identifier
    unit: Unit
    number: Text
    paragraph: Text | None = None
    point: Text | None = None


class RightOf(Fact):
    """A right that a law gives, where it stands, and what an answer must contain."""

    right: Right
    references: Annotated[list[Identifier], Field(min_length=1)]
    reasons: Reasons = "not-needed"
    answer: list[Answer] = []


class Extension(Table):
    """How much longer a recipient may take. It must say so within the first period. `open`: as long as it says."""

    months: Annotated[int, Field(ge=1, le=12)] | None = None
    days: Annotated[int, Field(ge=1, le=366)] | None = None
    open: bool = False
    confidence: Confidence


class Deadline(Fact):
    """How long a recipient has. `legal = false`: no law says so, it's only a good day to ask again.

    `pauses`: the answers for which it stands still until the recipient has what it asked for.
    """

    rights: Annotated[list[Right], Field(min_length=1)]
    rule: Identifier
    months: Annotated[int, Field(ge=1, le=12)] | None = None
    days: Annotated[int, Field(ge=1, le=366)] | None = None
    working_days: Annotated[int, Field(ge=1, le=100)] | None = None
    weekend: Weekend
    weekend_confidence: Confidence
    legal: bool = True
    extension: Extension | None = None
    acknowledged: Identifier | None = None
    pauses: list[Said] = []


class Window(Fact):
    """How long after a refusal, a missed day or the last contact the member has, for the rights it holds for."""

    rights: Annotated[list[Right], Field(min_length=1)]
    days: Annotated[int, Field(ge=1, le=366)] | None = None
    months: Annotated[int, Field(ge=1, le=36)] | None = None


class Complaining(Fact):
    """Who hears a complaint first, and how long the member has for one."""

    first: Recipient
    within: list[Window] = []


class CautionOf(Fact):
    """Something to beware of, in the regions of the law that are named, or in all of them."""

    caution: Identifier
    regions: list[Region] = []


class Words(Table):
    """What pages say of a law in one language: its name, its own rules and cautions, places that browsers can't name.

    English says it all; what another language lacks is said in English.
    """

    name: Text | None = None
    rules: dict[Identifier, Text] = {}
    cautions: dict[Identifier, Text] = {}
    places: dict[Place, Text] = {}


class Regime(Table):
    """One law, or the absence of one: where it holds, what it gives, how long an answer may take.

    `calendar`: whose public holidays count, by id; left out where they are those of the place of whoever must answer.
    `breach`: the references that a complaint names, by the right that was used first, and for `silence`
    (of one right alone, `<right>-silence`) and `refusal`.
    """

    id: Identifier
    vocabulary: Schema
    places: dict[Region, Annotated[list[Place], Field(min_length=1)]]
    as_of: datetime.date
    addressee: Addressee | None = None
    calendar: str | None = None
    references: list[Reference] = []
    rights: list[RightOf] = []
    breach: dict[Identifier, list[Identifier]] = {}
    deadlines: list[Deadline] = []
    complaint: Complaining | None = None
    cautions: list[CautionOf] = []
    sources: Annotated[list[Source], Field(min_length=1)]
    words: dict[Text, Words]

    @property
    def english(self) -> Words:
        """What is said of it in English."""
        return self.words.get("en", Words())

    @property
    def all_places(self) -> list[str]:
        """Every place where it holds."""
        return [place for listed in self.places.values() for place in listed]


class Calendar(Table):
    """The public holidays of a country or a part of one. `names`: these alone, as the library calls them in `language`.

    `also`: days of every year, MM-DD. `saturdays`: a period can end on a Saturday there.
    """

    id: Text
    country: Text
    subdivision: Text | None = None
    categories: list[Text] = []
    language: Text = "en_US"
    names: list[Text] = []
    also: list[Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]] = []
    saturdays: bool = False


class Calendars(Table):
    """The calendars, and the years that are shipped."""

    vocabulary: Schema
    first_year: Annotated[int, Field(ge=2026, le=2100)]
    years: Annotated[int, Field(ge=1, le=10)]
    calendars: list[Calendar]


class Authority(Table):
    """An authority that hears complaints. `called`: its own name in another language that it takes.

    `calendar`: whose public holidays it keeps, where they aren't those of its whole country, such as DE-BE.
    """

    id: Identifier
    place: Place
    calendar: Annotated[str, Field(pattern=r"^[A-Z]{2}-[A-Z]{2}$")] | None = None
    country: Text
    names: list[Text] = []
    name: Text
    short: Text | None = None
    web: Link
    complaint: Link | None = None
    more: list[Link] = []
    email: Email | None = None
    addresses: list[Text] = []
    languages: list[Language] = []
    called: dict[Language, Text] = {}
    notes: list[AuthorityNote] = []
    takes_complaints: bool = True
    confidence: Confidence
    sources: SourceIds


class Authorities(Table):
    """Every authority, and the list to look in when one is missing."""

    vocabulary: Schema
    as_of: datetime.date
    fallback: WebPage
    authorities: Annotated[list[Authority], Field(min_length=1)]
    sources: Annotated[list[Source], Field(min_length=1)]


class Letter(Table):
    """A text's outline, the same in every language: for which laws, to whom, and which parts in which order.

    `also`: a second right that it uses, a request of its own. `answers`: what an answer said that it replies to.
    """

    id: LetterId
    regimes: Annotated[list[Identifier], Field(min_length=1)]
    right: Right
    also: Right | None = None
    to: Recipient
    block: bool = True
    limit: Annotated[int, Field(ge=100)] | None = None
    reasons: bool = False
    follows: bool = False
    ways: list[Way] = []
    answers: list[Said] = []
    needs: list[Missing] = []
    parts: Annotated[list[Identifier], Field(min_length=1)]


class Outline(Table):
    """Every letter, and the parts that are there only sometimes."""

    vocabulary: Schema
    letters: Annotated[list[Letter], Field(min_length=1)]
    conditions: dict[Identifier, When]
    joins: dict[Identifier, Join]


class Citation(Table):
    """How a language writes a place in a law: `{number}`, then what follows it where there is any."""

    number: Text
    paragraph: str
    point: str
    with_law: Text


class Wording(Table):
    """One language: the words that every letter needs, and the parts."""

    id: Language
    vocabulary: Schema
    locale: Text
    first_of_month: Text | None = None
    reviewed: Text
    citations: dict[Identifier, Citation]
    laws: dict[Identifier, Text]
    addressees: dict[Addressee, Text]
    gaps: dict[Missing, Text]
    identity: dict[Identifier, Text]
    states: dict[Identifier, Text]
    answers: dict[Identifier, Text]
    asked: dict[Asked, Text]
    told: dict[Identifier, Text]
    came: dict[Came, Text]
    locales: dict[Identifier, Text] = {}
    observation: Text
    numbered: Text
    draft: Text
    quote: Text
    grounds: dict[Ground, Body]
    short_grounds: dict[Ground, Text]
    subjects: dict[Identifier, Text]
    parts: dict[Identifier, Body]


class Rights(Table):
    """All of extension/rights."""

    regimes: list[Regime]
    authorities: Authorities
    calendars: Calendars
    outline: Outline
    wordings: list[Wording]
