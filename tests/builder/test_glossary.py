"""What a text must say and must not: on and off are those of training, in every language."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from builder.data.locales import glossary
from builder.data.locales.glossary import LANGUAGES, SENTENCE, complaints, has, states
from builder.data.locales.text_checks import problems
from builder.paths import CHECKOUT
from builder.problems import Problems
from builder.release.store import listings
from tests.builder.checkouts import Checkout
from tests.builder.test_locales import single, write  # noqa: F401  a fixture

SAID = CHECKOUT.root / "tests" / "extension" / "said.mjs"
"""Renders what the extension says of states."""
PLACES = {
    "tooltip", "tooltip, stale", "tooltip, unknown now", "tooltip, relapse",
    "notification", "notification of a relapse, its title", "notification of a relapse",
    "popup, on: title", "popup, off: title", "popup, on, stale: meaning", "popup, off, unknown now: before",
    "popup, on: next", "popup, on: open", "popup, its count", "chip", "chip of a relapse",
    "lane of the timeline", "legend of the timeline", "default", "default of a plan",
    "alarm", "alarm, before", "alarm, now",
    "callout", "callout at the row", "callout, what to do", "callout, just switched off",
    "report, what happened", "report, state",
}  # fmt: skip
"""Where a state is said."""
REVERSED = {
    "en": "The setting that stops it is often on from the start, and hard to find.",
    "cs": "Nastavení, které tomu brání, bývá od začátku zapnuté a těžko se hledá.",
    "da": "Indstillingen, der stopper det, er ofte slået til fra starten og svær at finde.",
    "de": "Die Einstellung dagegen ist oft von Anfang an eingeschaltet und schwer zu finden.",
    "el": "Η ρύθμιση που το σταματά είναι συχνά ενεργή από την αρχή και δύσκολα βρίσκεται.",
    "es": "El ajuste que lo impide suele estar activado desde el principio y es difícil de encontrar.",
    "fi": "Sen estävä asetus on usein alusta asti päällä ja vaikea löytää.",
    "fr": "Le réglage qui l’empêche est souvent activé d’office, et difficile à trouver.",
    "hu": "Az ezt megakadályozó beállítás gyakran eleve be van kapcsolva, és nehéz megtalálni.",
    "it": "L’impostazione che lo impedisce è spesso attiva fin dall’inizio e difficile da trovare.",
    "nb": "Innstillingen som stopper det, er ofte på fra starten av og vanskelig å finne.",
    "nl": "De instelling die dat stopt staat vaak vanaf het begin aan en is moeilijk te vinden.",
    "pl": "Ustawienie, które temu zapobiega, często jest od początku włączone i trudno je znaleźć.",
    "pt": "A definição que o impede está muitas vezes ativada desde o início e é difícil de encontrar.",
    "ro": "Setarea care oprește acest lucru este adesea activată de la început și greu de găsit.",
    "sv": "Inställningen som stoppar det är ofta på från början och svår att hitta.",
    "zh_TW": "能阻止這件事的設定，往往一開始就是開啟的，而且很難找到。",
}
"""What the stores said once: the opposite of what was meant."""


def messages(folder: str) -> dict[str, str]:
    file = CHECKOUT.extension / "_locales" / folder / "messages.json"
    loaded = json.loads(file.read_text(encoding="utf-8"))
    return {key: entry["message"] for key, entry in loaded.items()}


def said_of(folder: str, text: str, english: str | None = None) -> list[str]:
    """What is wrong with a text's words."""
    return [wrong for wrong, _ in complaints(folder, "aKey", text, english)]


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_listing_that_said_the_opposite_is_found(folder: str) -> None:
    (wrong,) = said_of(folder, REVERSED[folder])
    assert wrong.startswith("says of a setting that it is on or off")


@pytest.mark.parametrize("folder", LANGUAGES)
def test_no_listing_says_the_opposite_any_more(folder: str) -> None:
    first = listings.load(CHECKOUT, folder).description.split("\n")[0]
    words = glossary.glossary(folder)
    naming = [sentence for sentence in SENTENCE.split(first) if has(words.on, sentence)]
    assert naming
    assert all(has(words.training, sentence) for sentence in naming)


@pytest.mark.parametrize(
    ("folder", "text", "english", "wrong"),
    [
        ("da", "Senest læst fra $DATE$.", None, "says 'læst fra'"),
        ("nb", "Sist lest av $DATE$.", None, "says 'lest av'"),
        ("sv", "Senast läst av $DATE$.", None, "says 'Senast läst av'"),
        ("zh_TW", "下一步：開啟該設定。", None, "says '開啟該設定'"),
        ("fr", "Réponse due avant le $DATE$.", None, "says 'avant le $DATE$'"),
        ("es", "Respuesta debida antes del $DATE$.", None, "says 'antes del $DATE$'"),
        ("nl", "Antwoord nodig vóór $DATE$.", None, "says 'vóór $DATE$'"),
        ("fr", "Répondez avant la fin.", "Answer due by $DATE$.", "lacks the word for 'due'"),
        ("fr", "15 jours ouvrables.", None, "says 'jours ouvrables'"),
        ("nb", "Neste virkedag teller.", None, "says 'virkedag'"),
        ("en", "Time to check that the setting is still off.", None, "says of a setting that it is on or off"),
        ("de", "Der Schalter ist aus.", "Training is off", "says neither on nor off of training, the English text off"),
        ("de", "Training ist an", "Training is off", "says on of training, the English text off"),
        ("de", "Es gibt keine Belege.", "The evidence of both is kept.", "lacks the word for 'evidence'"),
    ],
)
def test_a_text_that_can_be_misread_is_named(folder: str, text: str, english: str | None, wrong: str) -> None:
    assert [each for each in said_of(folder, text, english) if each.startswith(wrong)]


@pytest.mark.parametrize("folder", [folder for folder in LANGUAGES if folder != "en"])
def test_a_text_with_the_other_state_in_it_is_named(folder: str) -> None:
    english, own = messages("en"), messages(folder)
    pairs = [(key, key.removesuffix("On") + "Off") for key in own if f"{key.removesuffix('On')}Off" in own]
    pairs = [(on, off) for on, off in pairs if states(glossary.glossary("en"), english[on]) == {"on"}]
    assert len(pairs) >= 10
    swapped = [(on, own[off]) for on, off in pairs] + [(off, own[on]) for on, off in pairs]
    assert [key for key, text in swapped if not said_of(folder, text, english[key])] == []


@pytest.mark.parametrize("folder", [folder for folder in LANGUAGES if folder != "en"])
@pytest.mark.parametrize(("one", "other"), [("act_unchecked", "act_checked"), ("act_checked", "act_unchecked")])
def test_a_control_that_is_to_go_the_other_way_is_named(folder: str, one: str, other: str) -> None:
    english, own = messages("en")[one], messages(folder)
    assert said_of(folder, own[one], english) == []
    assert [wrong for wrong in said_of(folder, own[other], english) if wrong.startswith("says to switch the control")]


@pytest.mark.parametrize(
    ("folder", "text", "english", "term"),
    [
        ("de", "Zeigt, ob das Training an oder aus ist, und prüft.", "extensionDescription", "still_off"),
        ("fr", "L’entraînement était désactivé et est activé.", "popupRelapse", "on_again"),
    ],
)
def test_a_summary_that_lost_its_still_or_its_again_is_named(folder: str, text: str, english: str, term: str) -> None:
    assert f"lacks the word for {term!r}" in said_of(folder, text, messages("en")[english])


def test_many_english_texts_name_a_state() -> None:
    assert sum(bool(states(glossary.glossary("en"), text)) for text in messages("en").values()) >= 50


@pytest.fixture(scope="module")
def rendered() -> list[dict[str, Any]]:
    """What the extension says of each state, in each language and for both polarities."""
    run = subprocess.run(["node", SAID], capture_output=True, text=True, check=True, timeout=120)
    lines: list[dict[str, Any]] = json.loads(run.stdout)
    return lines


def bare_states(folder: str, text: str) -> set[str]:
    """Which states a text names that is too short to say that it is training's."""
    own = messages(folder)
    return {state for state in ("on", "off") if has((own[f"state_{state}"],), text)}


@pytest.mark.parametrize("folder", LANGUAGES)
def test_whatever_is_said_of_a_state_names_the_state_of_training(folder: str, rendered: list[dict[str, Any]]) -> None:
    lines = [line for line in rendered if line["folder"] == folder]
    assert {line.get("polarity") for line in lines} == {"checked", "unchecked", None}
    assert {line["place"] for line in lines if line["said"] and line["states"]} >= PLACES
    words = glossary.glossary(folder)
    named = [bare_states(folder, line["said"]) if line["bare"] else states(words, line["said"]) for line in lines]
    wrong = [line for line, states_named in zip(lines, named, strict=True) if states_named != set(line["states"])]
    assert wrong == []


def test_where_there_is_nothing_to_choose_nothing_is_said_to_be_chosen(rendered: list[dict[str, Any]]) -> None:
    own = messages("en")
    said = {(line["kind"], line["said"]) for line in rendered if line["place"] == "callout, what to do"}
    assert {kind: text for kind, text in said if text in own.values()} == {
        "switch": own["act_unchecked"],
        "checkbox": own["act_checked"],
        "radio": own["act_words"],
        "status-text": own["act_here"],
    }


@pytest.mark.parametrize("folder", LANGUAGES)
def test_a_bare_on_or_off_is_the_word_that_is_said_of_training(folder: str) -> None:
    own = messages(folder)
    assert bare_states(folder, own["popupOn"]) == {"on"}
    assert bare_states(folder, own["popupOff"]) == {"off"}


def test_the_file_and_the_key_of_a_wrong_word_are_named(single: Checkout) -> None:  # noqa: F811
    file = write(single, "de", popupOff="Die Einstellung ist aus", popupNextUnread="Als Nächstes: aufrufen. Ja.")
    found = [str(problem) for problem in problems(single.paths)]
    assert [line for line in found if line.startswith(f"{file}: popupOff: says of a setting that it is on or off")]
    assert [line for line in found if line.startswith(f"{file}: popupNextUnread: lacks the word for 'setting'")]


def glossary_with(folder: Path, monkeypatch: pytest.MonkeyPatch, **changed: str) -> None:
    """Use other glossaries: the project's, with some files that a test writes."""
    for language in LANGUAGES:
        text = (glossary.FOLDER / f"{language}.toml").read_text(encoding="utf-8")
        (folder / f"{language}.toml").write_text(text + changed.get(language, ""), encoding="utf-8")
    monkeypatch.setattr(glossary, "FOLDER", folder)
    glossary.glossary.cache_clear()


@pytest.fixture(autouse=True)
def fresh() -> None:
    glossary.glossary.cache_clear()


def test_a_text_that_needs_no_form_is_let_off_and_no_other_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said_of("de", "Es gibt keine Belege.", "There is no evidence.")
    glossary_with(tmp_path, monkeypatch, de='\n[free]\n"aKey.evidence" = "says something else"\n')
    assert said_of("de", "Es gibt keine Belege.", "There is no evidence.") == []
    assert [str(problem) for problem in glossary.unused({"de": {"other"}})] == [
        "builder/data/locales/glossaries/de.toml: free.aKey.evidence: is no text's key and word; take it out"
    ]


def test_a_mistake_in_a_glossary_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    glossary_with(tmp_path, monkeypatch, de='\n[often]\nx = "y"\n')
    with pytest.raises(Problems, match=r"glossaries/de\.toml: often: unknown key"):
        glossary.glossary("de")
