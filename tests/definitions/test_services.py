"""The other services' definitions say what their sources say. Written by hand, so that no slip in a file passes."""

from __future__ import annotations

import datetime
import importlib
from pathlib import Path

import pytest

from builder.data.definitions import Definition, load_all
from builder.data.definitions.models import Setting
from builder.paths import CHECKOUT
from builder.render.definition_data import origins

DEFINITIONS = {definition.id: definition for definition in load_all(CHECKOUT)}
READABLE = {
    "chatgpt": ("switch", "unchecked", "account", False),
    "claude": ("switch", "unchecked", "account", False),
    "ebay": ("switch", "unchecked", "account", False),
    "gemini": ("status-text", None, "account", False),
    "github-copilot": ("select", None, "account", False),
    "grammarly": ("switch", "unchecked", "account", False),
    "grok": ("switch", "unchecked", "account", False),
    "linkedin": ("switch", "unchecked", "account", False),
    "mistral": ("switch", "unchecked", "account", False),
    "pinterest": ("checkbox", "unchecked", "account", True),
    "quora": ("switch", "unchecked", "account", False),
    "tumblr": ("switch", "checked", "object", False),
    "wordpress": ("checkbox", "checked", "object", True),
    "x": ("checkbox", "unchecked", "account", False),
}
"""Kind, the value with which training is off, one per what, whether there is a Save step."""
CARDS = {
    "atlassian": "app-only",
    "character-ai": "app-only",
    "cursor": "app-only",
    "deepseek": "app-only",
    "elevenlabs": "email",
    "figma": "app-only",
    "lovable": "app-only",
    "meta": "form",
    "microsoft-copilot": "app-only",
    "perplexity": "app-only",
    "reddit": "none",
    "slack": "email",
    "snapchat": "app-only",
    "substack": "app-only",
    "tiktok": "form",
    "twitch": "app-only",
    "vercel": "app-only",
}
LABELS = {
    "ebay": {"Verwendung personenbezogener Daten für die Entwicklung und das Training von KI"},
    "chatgpt": {
        "Improve the model for everyone",
        "Das Modell für alle verbessern",
        "Modell für alle verbessern",
        "为所有用户改进模型",
    },
    "claude": {
        "Help improve our AI models",
        "Help improve Claude",
        "Ayudar a mejorar Claude",
        "帮助改进Claude",
    },
    "gemini": {"Keep activity", "Gemini Apps Activity"},
    "github-copilot": {"Allow GitHub to use my data for AI model training"},
    "grammarly": {"Product Improvement and Training", "Product Improvement & Training"},
    "grok": {"Improve the Model"},
    "mistral": {"Allow your interactions to be used to train our models"},
    "pinterest": {"Use your data to train Pinterest Canvas"},
    "quora": {"Allow large language models to be trained on your content"},
    "tumblr": {"Prevent third-party sharing for *"},
    "wordpress": {"Prevent third-party sharing for this site", "Prevent third-party sharing for *"},
    "x": {
        "Allow your public data as well as your interactions, inputs, and results with Grok and xAI to be used for "
        "training and fine-tuning",
        "Allow your posts as well as your interactions, inputs, and results with Grok to be used for training and "
        "fine-tuning",
    },
}
NEWEST = datetime.date(2026, 10, 10)
"""No source of theirs is newer."""


def only(name: str) -> Setting:
    (setting,) = DEFINITIONS[name].settings
    return setting


def test_every_service_stands_here_or_has_a_test_of_its_own() -> None:
    own = {name for name in DEFINITIONS if Path(__file__).with_name(f"test_{name.replace('-', '_')}.py").exists()}
    assert DEFINITIONS.keys() == READABLE.keys() | CARDS.keys() | own


@pytest.mark.parametrize("name", READABLE)
def test_a_readable_service_has_the_known_kind_and_polarity(name: str) -> None:
    setting = only(name)
    assert (setting.kind, setting.training_off, setting.per, setting.save) == READABLE[name]


@pytest.mark.parametrize("name", LABELS)
def test_a_readable_service_has_the_quoted_labels_and_no_others(name: str) -> None:
    assert {quote.text for quote in only(name).labels} == LABELS[name]


@pytest.mark.parametrize("name", CARDS)
def test_what_cannot_be_read_asks_for_no_host(name: str) -> None:
    assert only(name).kind == CARDS[name]
    assert (DEFINITIONS[name].hosts, origins(DEFINITIONS[name])) == ([], [])


def test_only_one_service_is_granted_at_install() -> None:
    assert [name for name, definition in DEFINITIONS.items() if definition.access == "install"] == ["linkedin"]


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=DEFINITIONS)
def test_no_fact_is_newer_than_the_newest_source(definition: Definition) -> None:
    assert definition.verified is None or definition.verified <= NEWEST


@pytest.mark.parametrize("name", READABLE)
def test_the_replica_pages_follow_the_newest_source(name: str) -> None:
    pages = importlib.import_module(f"tests.pages.{name.replace('-', '_')}")
    newest = DEFINITIONS[name].verified
    evidence = getattr(pages, "EVIDENCE", datetime.date.min)
    assert newest is not None and evidence >= newest, f"{newest}: look whether the pages still have its shape"


@pytest.mark.parametrize("name", ["pinterest", "tumblr"])
def test_an_address_that_sources_disagree_about_says_so(name: str) -> None:
    assert {page.confidence for page in only(name).pages} == {"uncertain"}


@pytest.mark.parametrize("name", READABLE)
def test_on_and_off_by_default_are_never_both_said_for_a_region(name: str) -> None:
    regions = [region for fact in only(name).facts.regions for region in fact.regions]
    assert len(regions) == len(set(regions))


def test_what_is_not_training_is_not_listed() -> None:
    names = {definition.name for definition in DEFINITIONS.values()}
    assert not names & {"Adobe", "Discord", "Gmail", "Dropbox"}
