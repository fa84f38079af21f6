"""Laws, authorities and letters: what is wrong is said key by key, and every key that can be written is used."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import get_args

import pytest

from builder.data.definitions.vocabulary import Region, Way
from builder.data.rights import Rights, load, rendered
from builder.data.rights import vocabulary as words
from builder.data.rights.models import Authority, Deadline, Letter, Reference, Regime, RightOf, Wording
from builder.paths import CHECKOUT
from builder.problems import Problems
from tests.builder.checkouts import Checkout

GDPR = "extension/rights/regimes/gdpr.toml"
QUEBEC = "extension/rights/regimes/quebec.toml"
HONG_KONG = "extension/rights/regimes/pdpo.toml"
AUTHORITIES = "extension/rights/authorities.toml"
CALENDARS = "extension/rights/holidays.toml"
OUTLINE = "extension/rights/letters.toml"
GERMAN = "extension/rights/letters/de.toml"
FRENCH = "extension/rights/letters/fr.toml"
TODAY = datetime.date(2026, 11, 25)
A_YEAR_LATER = datetime.date(2027, 11, 25)

FAULTS = [
    # Laws.
    (GDPR, 'addressee = "data-protection-officer"', 'addressee = "boss"', "addressee: 'boss' is not known; write one"),
    (GDPR, "as-of = 2026-11-30", "as-of = 2031-01-01", "as-of: 2031-01-01 is in the future"),
    (GDPR, "as-of = 2026-11-30", "", "as-of: is missing; add it"),
    (GDPR, '"AT", "BE"', '"AT", "GB"', "places: 'GB' is a place of 'uk-gdpr' too; keep it in one law"),
    (GDPR, '"AT", "BE"', '"AT", "Belgium"', "'Belgium' is no place; write a country's two capital letters"),
    (GDPR, 'references = ["object"]', 'references = ["objekt"]', "rights[0].references: 'objekt' is no reference's id"),
    (GDPR, 'sources = ["practice"]', 'sources = ["hearsay"]', "'hearsay' is no source's id; add it under [[sources]]"),
    (GDPR, 'sources = ["practice"]', 'sources = ["statute"]', "'practice' supports nothing; name it where it's used"),
    (GDPR, "months = 1\n", "months = 1\ndays = 3\n", "deadlines[0]: is not one period; write months or days"),
    (GDPR, '"remind", "reply"]', '"remind", "object"]', "deadlines[2].rights: 'object' has two; keep one"),
    (GDPR, 'weekend = "stays"', 'weekends = "stays"', "deadlines[2].weekends: unknown key; did you mean 'weekend'?"),
    # The words of a law.
    (GDPR, 'rule = "gdpr-month"', 'rule = "month"', "words.en.rules.month: is missing; write its words there,"),
    (GDPR, "rules.gdpr-month", 'rules.x = "Three"\nrules.gdpr-month', "words.en.rules.x: is used nowhere; remove it"),
    (GDPR, 'cautions.law-in-motion = "V', 'cautions.law = "V', "words.cs.cautions.law: is not there in English; write"),
    (GDPR, "[words.da]", "[words.xx]", "words.xx: is no language StillOff has; write one of en, cs"),
    (GDPR, "[words.en]\n", '[words.en]\nplaces.GB = "Here"\n', "words.en.places.GB: is no place of this law; remo"),
    (GDPR, "[words.en]\n", '[words.en]\nrules.california = "x"\n', "words.en.rules.california: is a name of 'ccpa"),
    (QUEBEC, 'places.CA-QC = "Québec"', "", "words.en.places.CA-QC: is missing; write it: browsers name countr"),
    (HONG_KONG, 'name = "Personal Data (Privacy) Ordinance (PDPO)"', "", "words.en.name: is missing; write what th"),
    (GDPR, 'access = ["access", "copy"]', 'access = ["acces"]', "breach.access: 'acces' is no reference's id; add it"),
    # Calendars.
    (CALENDARS, 'country = "HK"', 'country = "ZZ"', "calendars[4]: the library knows no 'ZZ' with ''; write a country"),
    (CALENDARS, 'subdivision = "ZH"', 'subdivision = "XX"', "calendars[1]: the library knows no 'CH' with 'XX'; write"),
    (CALENDARS, '"Easter Monday", "Victoria', '"Easter Day", "Victoria', "calendars[2].names: 'Easter Day' is no ho"),
    (CALENDARS, 'id = "GB-ENG"', 'id = "GB"', "regimes/uk-gdpr.toml: calendar: 'GB-ENG' is no calendar's id; add it"),
    (AUTHORITIES, 'calendar = "DE-BE"', 'calendar = "AT-WI"', "calendar: 'AT-WI' is no part of DE; write one such"),
    (AUTHORITIES, 'calendar = "DE-BE"', 'calendar = "DE-XX"', "calendar: the library knows no part 'XX' of DE; write"),
    (CALENDARS, "first-year = 2026", "first-year = 1926", "first-year: "),
    # Authorities.
    (AUTHORITIES, 'id = "be"', 'id = "at"', "authorities[1].id: 'at' is there twice; give each its own id"),
    (AUTHORITIES, 'place = "BE"', 'place = "ZZ"', "authorities[1].place: 'ZZ' is no place of any law; add it to a law"),
    (AUTHORITIES, 'web = "https://www.cnil.fr/"', 'web = "www.cnil.fr"', "'www.cnil.fr' is no address; write it as ht"),
    (AUTHORITIES, 'notes = ["public-documents"]', 'notes = ["public"]', "'public' is not known; write one of"),
    # Letters.
    (OUTLINE, 'enclosed", "closing"', 'enclosed", "closing", "nonsense"', "letters/de.toml: parts.nonsense: is missin"),
    (OUTLINE, 'purposes = "line"', 'purposes = "line"\nnowhere = "space"', "joins.nowhere: is in no letter; name it t"),
    (OUTLINE, 'regimes = ["fadp"]', 'regimes = ["fdap"]', "letters[1].regimes: 'fdap' is no law; write one of"),
    (OUTLINE, 'regimes = ["fadp"]', 'regimes = ["gdpr"]', "'objection-form' is there twice for 'gdpr'; keep it in one"),
    (GERMAN, 'no = "nein"', "", "answers.no: is missing; write it"),
    (GERMAN, 'no = "nein"', 'no = "nein"\nperhaps = "vielleicht"', "answers.perhaps: is used nowhere; remove it"),
    (GERMAN, 'form-who = "', 'spare = "x"\nform-who = "', "parts.spare: is used nowhere; remove it"),
    (GERMAN, '{asked}"', '{gefragt}"', "parts.asked: {gefragt} is filled by nothing under 'gdpr'"),
    (GERMAN, '{asked}"', '."', "parts.asked: has not the placeholders of the English part under 'gd"),
    (GERMAN, '{asked}"', '{asked} {{x}}"', "parts.asked: has a brace of no placeholder; take it out"),
    (GERMAN, "{art:restrict-lifted}", "{art:restrict}", "parts.restrict: has not the placeholders of the English part"),
    (GERMAN, "{ref:complain-first} und danach", "{ref:public} und danach", "{ref:public} is filled by nothing under '"),
    (GERMAN, "Mit freundlichen Grüßen", "Mit  freundlichen Grüßen", "parts.closing: has spaces too many, or is empty"),
    (GERMAN, "[citations.principle]", "[citations.prinzip]", "citations.principle: is missing; write it"),
    (FRENCH, "Mes raisons\u00a0:", "Mes raisons :", "parts.form-grounds: has no unbroken space beside"),
]  # fmt: skip


@cache
def rights() -> Rights:
    return load(CHECKOUT)


def own(table: str) -> set[str]:
    """The names of rules or cautions that laws have for themselves alone."""
    return {name for regime in rights().regimes for name in getattr(regime.english, table)}


@pytest.mark.parametrize(("file", "old", "new", "said"), FAULTS, ids=[fault[3][:60] for fault in FAULTS])
def test_what_is_wrong_names_the_file_and_the_key(checkout: Checkout, file: str, old: str, new: str, said: str) -> None:
    text = checkout.read(file)
    assert old in text
    checkout.write(file, text.replace(old, new, 1))
    with pytest.raises(Problems) as caught:
        load(checkout.paths, A_YEAR_LATER)
    assert said in str(caught.value)
    assert "extension/rights/" in str(caught.value)


def test_every_problem_of_every_file_is_said_at_once(checkout: Checkout) -> None:
    checkout.edit(GDPR, 'addressee = "data-protection-officer"', 'addressee = "boss"')
    checkout.edit(AUTHORITIES, 'web = "https://www.cnil.fr/"', 'web = "www.cnil.fr"')
    checkout.write(GERMAN, "schema = ")
    said = checkout.problems()
    assert {line.split(":")[0] for line in said} == {GDPR, AUTHORITIES, GERMAN}


def test_only_days_that_count_are_shipped_as_holidays() -> None:
    data = rendered(rights())["holidays"]
    assert (data["firstYear"], data["lastYear"]) == (2026, 2029)
    assert re.fullmatch(r"\d+\.\d+", data["source"]["version"])
    for key, calendar in data["calendars"].items():
        rest = {6} if key in ("CA", "CA-QC", "HK") else {5, 6}
        for year, days in [*calendar["days"].items(), *calendar["regional"].items()]:
            for day in days.split():
                weekday = datetime.date(int(year), int(day[:2]), int(day[2:])).weekday()
                assert weekday not in rest, (key, year, day)
    # 8 March is a holiday in Berlin and not in the whole of Germany, and of other states' days Berlin's has none.
    assert "0308" in data["calendars"]["DE-BE"]["days"]["2027"].split()
    assert "0308" not in data["calendars"]["DE"]["days"]["2027"].split()
    assert data["calendars"]["DE-BE"]["regional"] == {}
    assert sum(key.startswith("DE-") for key in data["calendars"]) == 16
    places = {place for regime in rights().regimes if regime.id == "gdpr" for place in regime.all_places}
    assert places <= data["calendars"].keys()


def test_a_build_with_a_fault_leaves_what_was_built(checkout: Checkout) -> None:
    checkout.build()
    before = (checkout.dist / "chrome" / "desk" / "data" / "letters.js").read_bytes()
    checkout.edit(GERMAN, 'no = "nein"', "")
    assert checkout.problems() == [f"{GERMAN}: answers.no: is missing; write it"]
    assert (checkout.dist / "chrome" / "desk" / "data" / "letters.js").read_bytes() == before


def test_a_language_is_one_more_file(checkout: Checkout) -> None:
    checkout.write("extension/rights/letters/it.toml", checkout.read("extension/rights/letters/en.toml"))
    checkout.build()
    built = (checkout.dist / "chrome" / "desk" / "data" / "letters.js").read_text(encoding="utf-8")
    assert '"it": {' in built


def test_a_language_that_is_none_is_refused(checkout: Checkout) -> None:
    checkout.write("extension/rights/letters/xx.toml", checkout.read("extension/rights/letters/en.toml"))
    wrong = "'xx' is not a language code; write a two-letter code such as en, de or fr"
    assert checkout.problems() == [f"extension/rights/letters/xx.toml: id: {wrong}"]


def test_a_missing_folder_is_said(checkout: Checkout) -> None:
    for file in (checkout.paths.rights / "regimes").iterdir():
        file.unlink()
    assert "extension/rights/regimes: no file here; put the folder back" in checkout.problems()


def test_every_region_has_a_place() -> None:
    assert {region for regime in rights().regimes for region in regime.places} == set(get_args(Region))


def test_the_authorities_are_36_and_18_of_german_states() -> None:
    listed = rights().authorities.authorities
    assert len(listed) == 54
    assert sum(authority.id.startswith("de") and authority.id != "de" for authority in listed) == 18
    assert {each.place for each in listed} >= {"AT", "CA-QC", "CH", "GB", "HK", "IE", "US-CA"}


def test_addresses_that_are_known_to_be_out_of_date_are_not_there() -> None:
    text = (CHECKOUT.rights / "authorities.toml").read_text(encoding="utf-8")
    for old in ("Fitzwilliam", "Stawki", "sedeagpd", "meldingsformulier", "formularservice.gv.at"):
        assert old not in text


def test_every_fact_about_a_law_has_a_source_and_says_how_sure_it_is() -> None:
    for regime in rights().regimes:
        facts = [*regime.references, *regime.rights, *regime.deadlines, *regime.cautions]
        assert all(fact.sources and fact.confidence for fact in facts)


def test_what_rests_on_general_knowledge_alone_is_uncertain() -> None:
    for regime in rights().regimes:
        for fact in [*regime.references, *regime.rights, *regime.deadlines, *regime.cautions]:
            if fact.sources == ["general-knowledge"]:
                assert fact.confidence == "uncertain", (regime.id, fact)


def test_complaining_to_the_company_first_begins_with_its_day() -> None:
    (uk,) = [regime for regime in rights().regimes if regime.id == "uk-gdpr"]
    since = datetime.date(2026, 6, 19)
    assert uk.complaint
    assert uk.complaint.since == since
    assert {r.since for r in uk.rights if r.right == "complain-first"} == {since}
    assert {r.since for r in uk.references if r.id == "complain-first"} == {since}


def test_what_holds_in_one_region_alone_is_not_said_in_another() -> None:
    (none,) = [regime for regime in rights().regimes if regime.id == "none"]
    assert {caution.caution: caution.regions for caution in none.cautions} == {
        "no-known-right": [],
        "other-states": ["us"],
    }


def test_every_reference_of_a_law_is_used_by_a_right_or_a_letter() -> None:
    parts = " ".join(text for wording in rights().wordings for text in wording.parts.values())
    named = set(re.findall(r"\{(?:ref|art):([a-z0-9-]+)\}", parts))
    for regime in rights().regimes:
        used = named | {reference for right in regime.rights for reference in right.references}
        used |= {reference for references in regime.breach.values() for reference in references}
        assert {reference.id for reference in regime.references} <= used, regime.id


@pytest.mark.parametrize(
    ("vocabulary", "used"),
    [
        (words.Caution, lambda: {c.caution for g in rights().regimes for c in g.cautions} - own("cautions")),
        (words.AuthorityNote, lambda: {n for each in rights().authorities.authorities for n in each.notes}),
        (words.Rule, lambda: {d.rule for g in rights().regimes for d in g.deadlines} - own("rules")),
        (words.Answer, lambda: {a for regime in rights().regimes for right in regime.rights for a in right.answer}),
        (words.Unit, lambda: {r.unit for regime in rights().regimes for r in regime.references}),
        (words.Addressee, lambda: {regime.addressee for regime in rights().regimes if regime.addressee}),
        (words.LetterId, lambda: {letter.id for letter in rights().outline.letters}),
        (words.When, lambda: set(rights().outline.conditions.values())),
        (words.Join, lambda: set(rights().outline.joins.values())),
        (words.Missing, lambda: {need for letter in rights().outline.letters for need in letter.needs}),
    ],
    ids=["caution", "note", "rule", "answer", "unit", "addressee", "letter", "when", "join", "missing"],
)  # fmt: skip
def test_every_word_that_can_be_written_is_written(vocabulary: object, used: object) -> None:
    assert callable(used)
    assert used() == set(get_args(vocabulary))


@pytest.mark.parametrize("part", ["Part", "Note", "Missing", "Step"])
def test_every_word_of_the_desk_is_one_that_the_scripts_say(part: str) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (CHECKOUT.extension / "desk").glob("*.js"))
    wording = "\n".join(letter.model_dump_json() for letter in rights().outline.letters)
    for word in get_args(getattr(words, part)):
        assert f'"{word}"' in source or f"{word}:" in source or f'"{word}"' in wording, word


@pytest.mark.parametrize("model", [Regime, Reference, RightOf, Deadline, Authority, Letter, Wording])
def test_every_key_that_can_be_written_reaches_the_extension(model: type[Regime]) -> None:
    kept_back = {"vocabulary", "sources", "reviewed", "since", "id"}
    text = str(rendered(rights()))
    for name in model.model_fields.keys() - kept_back:
        first, *rest = name.split("_")
        assert f"'{first + ''.join(part.capitalize() for part in rest)}'" in text or f"'{name}'" in text, name


def test_every_way_of_a_letter_is_one_that_a_service_can_have() -> None:
    assert {way for letter in rights().outline.letters for way in letter.ways} <= set(get_args(Way))


def test_every_language_says_who_stands_for_it() -> None:
    assert all("lawyer" in wording.reviewed for wording in rights().wordings)
    assert [wording.id for wording in rights().wordings] == ["de", "en", "fr"]


def test_the_guide_names_every_letter() -> None:
    guide = (CHECKOUT.root / "docs" / "rights.md").read_text(encoding="utf-8")
    for word in get_args(words.LetterId):
        assert f"`{word}`" in guide
