"""LinkedIn's definition says what its sources say, and nothing that they don't."""

from __future__ import annotations

import datetime
import tomllib
from itertools import product

import pytest

from builder.data.definitions import Definition, load_all
from builder.data.definitions.addresses import matches, overlap
from builder.data.definitions.definition_checks import fold
from builder.data.definitions.models import Quote, RegionFact, Setting
from builder.data.definitions.vocabulary import REGIONS
from builder.paths import CHECKOUT

LINKEDIN = "https://www.linkedin.com"
SETTING = f"{LINKEDIN}/mypreferences/d/settings/data-for-ai-improvement"
MOBILE = f"{LINKEDIN}/mypreferences/m/settings/data-for-ai-improvement"
TAB = f"{LINKEDIN}/mypreferences/d/categories/privacy"

# Written by hand, already folded: what a page's text is compared with.
NAMES = {
    ("en", "dataforgenerativeaiimprovement"),
    ("de", "datenzurverbesserunggenerativerki"),
    ("fr", "donnéespourlaméliorationdeliagénérative"),
    ("it", "datipermigliorareliagenerativa"),
    ("nl", "gegevensvoorverbeteringvangeneratieveai"),
    ("pt", "dadosparaaprimoramentodaiagenerativa"),
    ("es", "datosparamejorarlaiagenerativa"),
    ("pl", "danenapotrzebyulepszaniageneratywnejsztucznejinteligencji"),
    ("cs", "dataprozdokonalovánígenerativníuměléinteligence"),
    ("fi", "tiedotgeneratiivisentekoälynparantamiseen"),
}
LABELS = {
    ("en", "usemydatafortrainingcontentcreationaimodels"),
    ("de", "ihredatenzumschulenvonkimodellenverwendenuminhaltezuerstellen"),
    ("fr", "utilisermesdonnéespourentraînerdesmodèlesdiadecréationdecontenu"),
    ("fr", "utilisermesdonnéespourentraînerlesmodèlesdiadecréationdecontenu"),
    ("it", "usaimieidatiperaddestrareimodellidiiaperlacreazionedicontenuti"),
    ("nl", "mijngegevensgebruikenvoortrainingvanaimodellenwaarmeecontentwordtgemaakt"),
    ("pt", "usarmeusdadosparatreinarmodelosdeiaparacriarconteúdos"),
    ("es", "usarmisdatosparaentrenarmodelosdeiaquecreancontenido"),
    ("pl", "użyjmoichdanychdotrenowaniamodeliaisłużącychdotworzeniatreści"),
    ("cs", "použítmojedataprotrénovánímodelůuměléinteligencektvorběobsahu"),
}
WORDS = {
    "en": ({"On"}, {"Off"}),
    "de": ({"Ein"}, {"Aus"}),
    "fr": (set(), {"Désactivé"}),
    "it": ({"Sì"}, {"No"}),
    "nl": (set(), {"Uit"}),
    "pt": ({"Ativada", "Ativado"}, {"Desativada", "Desativado"}),
    "es": ({"Sí"}, set()),
}
# Languages in which only translations by others, or nothing at all, was found.
REJECTED = set("uk ru tr ar zh zh-hans zh-hant ja ko vi sv da hu ro el hr no id he hi mr".split())
SIBLING_KEYS = {
    ("aria-labelledby", "allowAnonymizedDataResearch"),
    ("aria-labelledby", "allowProfileAndActivityDataForMarketingAds"),
    ("aria-labelledby", "tipsForUsingLinkedinViaEmail"),
    ("aria-labelledby", "shareDataWithTrustedPartners"),
    ("aria-labelledby", "allowAdsByAge"),
    ("aria-labelledby", "allowAdsByGender"),
    ("aria-labelledby", "allowLinkedInAudienceNetwork"),
    ("aria-labelledby", "allowUseOfThirdPartyData"),
    ("aria-labelledby", "allowConversionTrackings"),
    ("aria-labelledby", "allowIpToPersonalizeAds"),
    ("aria-labelledby", "adsPrivacyAllowInterestsAndBehaviors"),
    ("id", "nonEssentialCookieConsent"),
}
SIBLING_PAGES = [
    "settings/policy-and-academic-research",
    "settings/linkedin-promotions",
    "settings/share-data-with-select-partners",
    "settings/ads-by-age",
    "settings/ads-by-gender",
    "settings/ads-beyond-linkedin",
    "settings/ads-interactions-with-business",
    "settings/ads-related-actions",
    "settings/ads-inferred-location",
    "interest-categories",
    "member-cookies",
]


@pytest.fixture(scope="module")
def linkedin() -> Definition:
    return next(definition for definition in load_all(CHECKOUT) if definition.id == "linkedin")


@pytest.fixture(scope="module")
def setting(linkedin: Definition) -> Setting:
    (only,) = linkedin.settings
    return only


def patterns(setting: Setting, tells: str | None = None) -> list[str]:
    """The setting's page patterns: all, or those of pages that tell one thing."""
    return [pattern for page in setting.pages if tells in (None, page.tells) for pattern in page.addresses]


def tells(setting: Setting, address: str) -> set[str]:
    """What the definition expects of a page at an address."""
    return {page.tells for page in setting.pages if any(matches(p, address) for p in page.addresses)}


def walls(linkedin: Definition) -> list[str]:
    assert linkedin.walls is not None
    return linkedin.walls.addresses


def folded(quotes: list[Quote]) -> list[tuple[str, str]]:
    return sorted((quote.language, fold(quote.text)) for quote in quotes)


def region(setting: Setting, name: str) -> RegionFact:
    (only,) = [fact for fact in setting.facts.regions if name in fact.regions]
    return only


def test_training_is_off_when_the_switch_is_unchecked(setting: Setting) -> None:
    assert (setting.id, setting.kind, setting.training_off) == ("generative-ai", "switch", "unchecked")


def test_the_key_is_the_one_attested(setting: Setting) -> None:
    assert [(key.attribute, key.value) for key in setting.keys] == [("aria-labelledby", "allowDataForGenerativeAI")]


def test_the_names_are_the_quoted_ones_and_no_others(setting: Setting) -> None:
    assert folded(setting.names) == sorted(NAMES)


def test_the_labels_are_the_quoted_ones_and_no_others(setting: Setting) -> None:
    assert folded(setting.labels) == sorted(LABELS)


def test_both_french_readings_of_the_label_are_accepted(setting: Setting) -> None:
    assert len([quote for quote in setting.labels if quote.language == "fr"]) == 2


def test_the_state_words_are_the_quoted_ones_and_no_others(setting: Setting) -> None:
    assert {words.language: (set(words.on), set(words.off)) for words in setting.words} == WORDS
    assert len(setting.words) == len(WORDS)


def test_no_state_word_means_both_in_its_language(setting: Setting) -> None:
    for words in setting.words:
        assert not {fold(word) for word in words.on} & {fold(word) for word in words.off}, words.language


def test_no_rejected_language_has_a_text(setting: Setting) -> None:
    quoted = {q.language for q in [*setting.names, *setting.labels, *setting.never.labels]}
    assert not (quoted | {words.language for words in setting.words}) & REJECTED


def test_every_language_with_a_label_or_word_has_a_name(setting: Setting) -> None:
    named = {quote.language for quote in setting.names}
    assert {quote.language for quote in setting.labels} | {w.language for w in setting.words} <= named


@pytest.mark.parametrize("address", [SETTING, MOBILE])
@pytest.mark.parametrize("ending", ["", "/", "?", "?trk=x&lipi=y", "#switch", "/?trk=x#switch"])
def test_the_setting_page_is_known_however_its_address_ends(setting: Setting, address: str, ending: str) -> None:
    assert tells(setting, address + ending) == {"control"}


@pytest.mark.parametrize("shape", ["d", "m"])
@pytest.mark.parametrize("ending", ["", "/", "?trk=x", "#row"])
def test_the_data_privacy_tab_tells_a_row(setting: Setting, shape: str, ending: str) -> None:
    assert tells(setting, f"{LINKEDIN}/mypreferences/{shape}/categories/privacy{ending}") == {"row"}


@pytest.mark.parametrize(
    "address",
    [
        f"{LINKEDIN}/mypreferences/d/settings/data-for-generative-ai",
        f"{LINKEDIN}/mypreferences/d/settings/data-for-generative-ai-improvement",
        f"{LINKEDIN}/mypreferences/m/settings/data-for-generative-ai",
        f"{LINKEDIN}/mypreferences/d/categories/data-privacy",
        f"{LINKEDIN}/mypreferences/d/categories/account",
        f"{LINKEDIN}/mypreferences/d/categories/ads",
        f"{LINKEDIN}/mypreferences/d/data-for-ai-improvement",
        f"{LINKEDIN}/mypreferences/g/settings/data-for-ai-improvement",
        f"{LINKEDIN}/mypreferences/d/settings",
        f"{LINKEDIN}/mypreferences/d/",
        f"{LINKEDIN}/psettings/privacy",
        f"{LINKEDIN}/feed/",
        f"{SETTING}/more",
        f"{SETTING}-2",
        SETTING.replace("https:", "http:"),
        SETTING.replace("www.", ""),
        SETTING.replace("linkedin.com", "linkedin.com.example.org"),
        f"https://www.example.org/?to={SETTING}",
    ],
)
def test_other_addresses_are_no_page_of_the_setting(setting: Setting, address: str) -> None:
    assert tells(setting, address) == set()


def test_no_page_pattern_has_a_wildcard(setting: Setting) -> None:
    assert not [pattern for pattern in patterns(setting) if "*" in pattern]


def test_the_address_to_open_is_the_desktop_setting_page(setting: Setting) -> None:
    assert setting.address == SETTING
    assert SETTING in patterns(setting, "control")


@pytest.mark.parametrize(
    "path",
    [
        "/login",
        "/login/?session_redirect=%2Fmypreferences%2Fd%2Fsettings%2Fdata-for-ai-improvement",
        "/authwall?trk=x&sessionRedirect=y",
        "/checkpoint/challenge/abc",
        "/checkpoint/lg/login-submit",
        "/uas/login",
        "/uas/login-cap?session_redirect=x",
        "/signup/cold-join",
    ],
)
def test_every_sign_in_wall_is_known_and_is_no_page_of_the_setting(linkedin: Definition, path: str) -> None:
    assert any(matches(wall, LINKEDIN + path) for wall in walls(linkedin))
    assert not tells(linkedin.settings[0], LINKEDIN + path)


@pytest.mark.parametrize("address", [SETTING, MOBILE, TAB, f"{LINKEDIN}/feed/", f"{LINKEDIN}/login-help"])
def test_pages_for_members_are_no_walls(linkedin: Definition, address: str) -> None:
    assert not [wall for wall in walls(linkedin) if matches(wall, address)]


def test_every_sibling_key_is_never_accepted(setting: Setting) -> None:
    assert {(key.attribute, key.value) for key in setting.never.keys} == SIBLING_KEYS
    assert len(setting.never.keys) == 12


@pytest.mark.parametrize("path", SIBLING_PAGES)
def test_every_sibling_page_is_never_accepted(setting: Setting, path: str) -> None:
    assert f"{LINKEDIN}/mypreferences/d/{path}" in setting.never.addresses


def test_no_page_pattern_meets_a_never_page_in_either_shape(setting: Setting) -> None:
    for pattern, never in product(patterns(setting), setting.never.addresses):
        assert not overlap(pattern, never)
        assert not overlap(pattern, never.replace("/mypreferences/d/", "/mypreferences/m/"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Social, economic, and workplace research"),
        ("en", "Data research"),
        ("en", "Use data for research"),
        ("en", "AI trainer project alerts"),
        ("en", "Messaging suggestions"),
        ("en", "Automated detection of harmful content"),
        ("en", "Research invites"),
        ("en", "Show political content"),
        ("en", "Share data with affiliates and partners"),
        ("en", "Data sharing with our affiliates and select partners"),
        ("de", "Sozial-, Wirtschafts- und Arbeitsplatzforschung"),
        ("de", "Daten zur generativen KI-Verbesserung"),
        ("de", "Daten für generative KI-Verbesserung"),
        ("de", "Daten für Verbesserung generativer KI"),
        ("es", "Datos para la mejora de la IA generativa"),
        ("it", "Dati per il miglioramento dell'IA generativa"),
        ("pt", "Dados para melhoria de IA generativa"),
    ],
)
def test_near_misses_and_wrong_wordings_are_never_accepted(setting: Setting, language: str, text: str) -> None:
    assert (language, fold(text)) in folded(setting.never.labels)


def test_no_text_is_cut_short_with_an_ellipsis(setting: Setting) -> None:
    quotes = [*setting.names, *setting.labels, *setting.never.labels]
    assert not [quote.text for quote in quotes if "…" in quote.text or "..." in quote.text]


def test_no_text_is_listed_twice(setting: Setting) -> None:
    texts = folded([*setting.names, *setting.labels, *setting.never.labels])
    assert len(texts) == len(set(texts))


def test_verified_is_the_newest_date_of_a_source(linkedin: Definition) -> None:
    dates = [source.date for source in linkedin.sources if source.date]
    assert linkedin.verified == max(dates) == datetime.date(2026, 8, 22)


def test_every_region_has_exactly_one_fact_and_one_controller(linkedin: Definition) -> None:
    facts = [name for fact in linkedin.settings[0].facts.regions for name in fact.regions]
    controllers = [name for controller in linkedin.controllers for name in controller.regions]
    assert sorted(facts) == sorted(controllers) == sorted(REGIONS)


@pytest.mark.parametrize("name", ["us", "elsewhere"])
def test_training_was_noticed_in_september_2024_outside_the_later_regions(setting: Setting, name: str) -> None:
    fact = region(setting, name)
    assert (fact.default, fact.since) == ("on", datetime.date(2024, 9, 18))


@pytest.mark.parametrize("name", ["uk", "eu-eea", "switzerland", "hong-kong", "canada"])
def test_training_began_in_november_2025_in_the_later_regions(setting: Setting, name: str) -> None:
    fact = region(setting, name)
    assert (fact.default, fact.since) == ("on", datetime.date(2025, 11, 3))


def test_only_the_united_kingdom_names_the_parents_models(setting: Setting) -> None:
    with_parent = [fact for fact in setting.facts.regions if "parent-models" in fact.limits]
    assert [fact.regions for fact in with_parent] == [["uk"]]
    assert "parent-models" not in setting.facts.limits
    assert setting.facts.parent == "Microsoft"


def test_members_in_the_united_kingdom_write_to_the_american_company(linkedin: Definition) -> None:
    addressee = {name: c.name for c in linkedin.controllers for name in c.regions}
    irish = {name for name, company in addressee.items() if company == "LinkedIn Ireland Unlimited Company"}
    assert irish == {"eu-eea", "switzerland"}
    assert addressee["uk"] == "LinkedIn Corporation"


def test_the_objection_form_is_offered_where_linkedin_links_it(linkedin: Definition) -> None:
    assert linkedin.objection is not None
    assert linkedin.objection.form.endswith("/help/linkedin/ask/TS-DPRO")
    assert set(linkedin.objection.regions) == {"eu-eea", "uk", "switzerland"}


def test_private_messages_are_not_covered_but_group_messages_are(setting: Setting) -> None:
    assert "private-messages" in setting.facts.not_covered
    assert "group-messages" in setting.facts.covered


def test_the_file_is_readable_without_scrolling_sideways() -> None:
    text = (CHECKOUT.services / "linkedin.toml").read_text(encoding="utf-8")
    long = [number for number, line in enumerate(text.splitlines(), 1) if len(line) > 140]
    assert tomllib.loads(text)
    assert not long


def test_letters_go_to_the_company_that_answers_at_its_postal_address(linkedin: Definition) -> None:
    by_region = {region: each for each in linkedin.controllers for region in each.regions}
    assert by_region["eu-eea"].post == ["Wilton Plaza, Wilton Place", "Dublin 2", "Ireland"]
    assert by_region["switzerland"] is by_region["eu-eea"]
    assert {by_region[region].name for region in ("uk", "canada", "hong-kong", "us")} == {"LinkedIn Corporation"}
    assert by_region["eu-eea"].lead == "IE"


def test_no_e_mail_address_is_given_for_there_is_none(linkedin: Definition) -> None:
    assert {way.about for way in linkedin.ways} >= {"dpo-form", "access-form", "deletion-form", "download", "questions"}
    assert all(way.email is None and way.address for way in linkedin.ways)


def test_the_purposes_that_a_letter_names_are_those_of_the_notice(linkedin: Definition) -> None:
    assert {one.purpose for one in linkedin.purposes} == {
        "content-models",
        "other-models",
        "ai-features",
        "offer-features",
    }
    assert all(set(one.regions) == {"eu-eea", "switzerland", "uk"} for one in linkedin.purposes)
