"""Signs that contradict each other, each kind as the smallest pages that show it: no state is read from them.

Beside each stand pages that only look alike, and are read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builder.driving import Browser
from builder.mutating.drafts import Page, Stage, State
from builder.mutating.running import Sight, see, shown
from builder.mutating.tally import judge
from tests.browser.test_mutations import LABEL, LINE, NAMED, TOGGLE, look_at, made
from tests.pages.odd import switch

ONES = {"contradictory", "ambiguous"}
WORDS = LINE["words"] + [{"language": "de", "on": ["Ein"], "off": ["Aus"]}]
WORDED = TOGGLE | {"words": WORDS}
KEYED = TOGGLE | {"keys": [{"attribute": "data-testid", "value": "training"}]}
HANDLE = '<i class="handle"></i>'


def reason(sight: Sight) -> str:
    """Why there is no state; a list that prints none isn't even told."""
    last = sight.seen[-1]["believed"]
    return str(last[-1]["reason"]) if last else "silent"


def looked(browser: Browser, kind: dict[str, Any], pages: dict[str, Page]) -> dict[str, Sight]:
    """Look at pages of a made-up service's that has one setting of a kind."""
    first, *rest = pages.values()
    return dict(zip(pages, [*look_at(browser, kind, first), *see(browser, list(enumerate(rest, 1)))], strict=True))


def page(html: str, truth: State | None = None, **changes: Any) -> Page:
    return replace(made("made", "made", Stage(html, truth)), **changes)


def unread(browser: Browser, kind: dict[str, Any], pages: dict[str, str], reasons: set[str], **changes: Any) -> None:
    """No page gives a state, and each one of the reasons."""
    seen = looked(browser, kind, {name: page(html, **changes) for name, html in pages.items()})
    wrong = [
        f"{name}\n{shown(one)}" for name, one in seen.items() if judge(one) != "nothing" or reason(one) not in reasons
    ]
    assert not wrong, "\n\n".join(wrong)


def read(browser: Browser, kind: dict[str, Any], pages: dict[str, str], truth: State, **changes: Any) -> None:
    """Each page is read for what it is."""
    seen = looked(browser, kind, {name: page(html, truth, **changes) for name, html in pages.items()})
    wrong = [f"{name}\n{shown(one)}" for name, one in seen.items() if judge(one) != "right"]
    assert not wrong, "\n\n".join(wrong)


# Labels and ids

TWO_LABELS = {
    "two that point to one box": f"<label for=a>{LABEL}</label><input id=a type=checkbox><label for=a>Dark mode here</label>",
    "the other one first": f"<label for=a>Dark mode here</label><label for=a>{LABEL}</label><input id=a type=checkbox>",
    "one around it, one that points to it": f"<label>{LABEL}<input id=a type=checkbox></label><label for=a>Dark mode here</label>",
    "one named, one that points to it": f"<span id=l>{LABEL}</span><input id=a type=checkbox aria-labelledby=l><label for=a>Dark mode here</label>",
    "one that points to it, one in an attribute": f"<label for=a>{LABEL}</label><input id=a type=checkbox aria-label='Dark mode here'>",
    "one in an attribute, other words in it": f"<button role=switch aria-checked=false aria-label='{LABEL}'>Dark mode here</button>",
    "the second one is of a box kept in step": f"<span id=l>{LABEL}</span><div>{switch(False, 'aria-labelledby=l')}"
    "<input id=a type=checkbox aria-hidden=true></div><label for=a>Dark mode here</label>",
}
DOUBLED = {
    "named, ours first": f"<p><b id=l>{LABEL}</b></p><p><b id=l>Dark mode</b>{switch(False, 'aria-labelledby=l')}</p>",
    "named, ours last": f"<p><b id=l>Dark mode</b></p><p><b id=l>{LABEL}</b>{switch(False, 'aria-labelledby=l')}</p>",
    "named by both": f"<p><b id=l>{LABEL}</b>{switch(False, 'aria-labelledby=l')}</p><p><b id=l>Dark mode</b>{switch(True, 'aria-labelledby=l')}</p>",
    "pointed to by both labels": f"<p><label for=a>{LABEL}</label><input id=a type=checkbox></p>"
    "<p><label for=a>Dark mode here</label><input id=a type=checkbox checked></p>",
    "pointed to by both labels, ours last": "<p><label for=a>Dark mode here</label><input id=a type=checkbox checked></p>"
    f"<p><label for=a>{LABEL}</label><input id=a type=checkbox></p>",
    "pointed to, and a second box has it": f"<p><label for=a>{LABEL}</label><input id=a type=checkbox></p><p><input id=a type=checkbox checked></p>",
    "pointed to, and a bare button has it first": f"<p><label for=a>{LABEL}</label><button id=a></button></p>"
    f"<p>{LABEL} <input id=a type=checkbox></p>".replace(f"{LABEL} <input", "<input"),
}
SHARED = {
    "named by two": f"<b id=l>{LABEL}</b>{switch(False, 'aria-labelledby=l')}<p>{switch(True, 'aria-labelledby=l')}</p>",
    "around one, and points to another": f"<label for=b>{LABEL} <input id=a type=checkbox></label><p><input id=b type=checkbox checked></p>",
    "points to a bare button, and stands beside a box": f"<p><label for=b>{LABEL}</label> <input type=checkbox></p><button id=b>{HANDLE}</button>",
    "named by a bare button, and stands beside a box": f"<p><b id=l>{LABEL}</b> <input type=checkbox></p><button aria-labelledby=l>{HANDLE}</button>",
}
BESIDE_NAMELESS = {
    "named by an element without a role": f"<b id=l>{LABEL}</b><ui-a aria-labelledby=l>{HANDLE}</ui-a>{switch(False, 'aria-labelledby=l')}",
    "a box that nothing is written on, in its row": f"<div><b id=l>{LABEL}</b>{switch(False, 'aria-labelledby=l')}<input type=checkbox></div>",
    "a switch that says a word alone, in its row": f"<div><b id=l>{LABEL}</b>{switch(False, 'aria-labelledby=l')}"
    "<button role=switch aria-checked=true>On</button></div>",
}
ONE_LABEL = {
    "the same twice": f"<label for=a>{LABEL}</label><input id=a type=checkbox aria-label='{LABEL}'>",
    "an empty label draws it": f"<label for=a>{LABEL}</label><input id=a type=checkbox><label for=a>{HANDLE}</label>",
    "a hidden copy with its id": f"<div hidden><b id=l>{LABEL}</b><input type=checkbox checked aria-labelledby=l></div>"
    f"<b id=l>{LABEL}</b><input type=checkbox aria-labelledby=l>",
    "a region named by it too": f"<section aria-labelledby=l><h2 id=l>{LABEL}</h2><input type=checkbox></section>",
    "another's ids are doubled": f"<p><b id=l>Autoplay</b></p><p><b id=l>Dark mode</b>{switch(True, 'aria-labelledby=l')}</p>"
    f"<p><b id=m>{LABEL}</b>{switch(False, 'aria-labelledby=m')}</p>",
}


@pytest.mark.parametrize(
    "pages",
    [TWO_LABELS, DOUBLED, SHARED, BESIDE_NAMELESS],
    ids=["two labels", "a doubled id", "two controls", "a nameless one"],
)
def test_a_label_that_may_be_anothers_gives_no_state(browser: Browser, pages: dict[str, str]) -> None:
    unread(browser, TOGGLE, pages, ONES)


def test_a_doubled_id_gives_no_state_though_our_key_is_there(browser: Browser) -> None:
    keyed = TOGGLE | {"keys": [{"attribute": "aria-labelledby", "value": "l"}]}
    pages = {
        "a new wording": f"<p><b id=l>Allow it</b>{switch(False, 'aria-labelledby=l')}</p><p><b id=l>Dark mode</b></p>"
    }
    unread(browser, keyed, pages, ONES)


def test_two_labels_that_differ_give_no_state_though_our_key_is_there(browser: Browser) -> None:
    pages = {
        "two that point to it": "<label for=a>Allow it</label><input id=a type=checkbox data-testid=training><label for=a>Dark mode here</label>",
        "two that it names": "<b id=l>Allow it</b><b id=m>Dark mode</b>"
        + switch(False, "data-testid=training aria-labelledby='l m'"),
    }
    unread(browser, KEYED, pages, ONES)


def test_a_line_that_begins_with_other_words_gives_no_state(browser: Browser) -> None:
    pages = {"an opt-out": f"<section><h3><span>Opt out of:</span> <b>{LABEL}</b></h3><p>Off</p></section>"}
    unread(browser, LINE, pages, ONES)


def test_two_labels_of_a_list_give_no_state(browser: Browser) -> None:
    listed = LINE | {"kind": "select"}
    options = "<option selected>Off</option><option>On</option>"
    pages = {
        "a list": f"<label for=a>{LABEL}</label><select id=a>{options}</select><label for=a>Dark mode here</label>"
    }
    unread(browser, listed, pages, ONES)


def test_one_label_said_twice_is_still_read(browser: Browser) -> None:
    read(browser, TOGGLE, ONE_LABEL, "off")


PRESSED = '<button aria-pressed="false"><svg width=16 height=16></svg></button>'
PINS = {
    "beside a bare element": f"<div><span>{LABEL}</span>{PRESSED}<div class=handle></div></div>",
    "beside a bare button": f"<div><span>{LABEL}</span><button>{HANDLE}</button>{PRESSED}</div>",
    "alone under our heading": f"<section><h3>{LABEL}</h3>{PRESSED}</section>",
    "with a title": f"<div><span>{LABEL}</span>{PRESSED.replace('aria', 'title=Pin aria')}<div class=handle></div></div>",
    "in a definition list": f"<dl><dt>{LABEL}</dt><dd>{PRESSED}</dd></dl>",
}


def test_a_nameless_pressed_button_beside_our_label_is_not_ours(browser: Browser) -> None:
    unread(browser, TOGGLE, PINS, ONES | {"not-found"})


def test_a_pressed_button_that_names_itself_by_our_label_is_ours(browser: Browser) -> None:
    tied = f"<div><span id=l>{LABEL}</span>{PRESSED.replace('aria', 'aria-labelledby=l aria')}</div>"
    worded = f"<div><span>{LABEL}</span><button aria-pressed=false>Off</button></div>"
    read(browser, WORDED, {"named": tied, "worded": worded}, "off")


# Labels turned round

TURNED = {
    "en": ["Don't use my data for training", "Don’t learn from what I write", "Stop using my data", "Opt out of AI training", "Exclude my data",
           "Prevent training on my posts", "Never learn from me", "Keep my posts out of training", f"🚫 {LABEL}", f"Do not {LABEL.lower()}"],
    "de": ["Meine Daten nicht verwenden", "Training verhindern", "Der Nutzung widersprechen", "Meine Daten ausschließen"],
    "fr": ["Ne pas utiliser mes données", "N’utilisez pas mes données", "Refuser l’entraînement", "Exclure mes données"],
    "it": ["Non usare i miei dati", "Impedisci l’addestramento", "Escludi i miei dati"],
    "es": ["No usar mis datos", "Evitar el entrenamiento", "Excluir mis datos", "Dejar de usar mis datos"],
    "pt": ["Não usar meus dados", "Impedir o treinamento", "Parar de usar meus dados"],
    "nl": ["Mijn gegevens niet gebruiken", "Training voorkomen", "Mijn gegevens uitsluiten"],
    "pl": ["Nie używaj moich danych", "Wyklucz moje dane", "Zablokuj trenowanie"],
    "cs": ["Nepoužívat moje data", "Zakázat trénování", "Neumožnit trénování"],
    "fi": ["Älä käytä tietojani", "Estä kouluttaminen", "En salli tietojeni käyttöä"],
    "sv": ["Använd inte mina data", "Förhindra träning", "Sluta använda mina data"],
    "da": ["Brug ikke mine data", "Forhindr træning"],
    "nb": ["Ikke bruk dataene mine", "Hindre trening"],
    "hu": ["Ne használják az adataimat", "A betanítás letiltása"],
    "ro": ["Nu folosi datele mele", "Împiedică antrenarea"],
    "el": ["Να μη χρησιμοποιούνται τα δεδομένα μου", "Αποτροπή εκπαίδευσης"],
    "zh-TW": ["不要使用我的資料", "停止使用我的資料", "防止使用我的資料"],
    "ja": ["私のデータを使用しない"],
    "tr": ["Verilerimi kullanma", "Eğitimi engelle"],
    "ru": ["Не использовать мои данные", "Запретить обучение"],
}  # fmt: skip
REWORDED = {
    "en": ["Allow it", "Learn from my posts", "Use my notes, notably new ones", "Notify and train"],
    "de": ["Meine Beiträge zum Lernen verwenden", "Für alle"],
    "fr": ["Utiliser mes contenus pour l’entraînement"],
    "it": ["Usa i miei contenuti per l’addestramento"],
    "es": ["Usar esta información para entrenar"],
    "pt": ["Usar meus dados no treinamento"],
    "nl": ["Mijn berichten nu gebruiken om te leren", "Gegevens uit berichten gebruiken"],
    "pl": ["Użyj moich wpisów do trenowania"],
    "cs": ["Použít moje příspěvky, nebo jejich části"],
    "fi": ["Käytä julkaisujani kouluttamiseen"],
    "sv": ["Tillåt att mina inlägg används"],
    "da": ["Brug mine opslag til træning"],
    "nb": ["Bruk innleggene mine til trening"],
    "hu": ["A bejegyzéseim használata betanításra"],
    "ro": ["Folosește postările mele pentru antrenare"],
    "el": ["Χρήση των δημοσιεύσεών μου για εκπαίδευση"],
    "zh-TW": ["使用我的貼文進行訓練"],
    "ja": ["投稿を学習に使用する"],
    "tr": ["Gönderilerimin kullanılmasına izin ver"],
    "ru": ["Использовать мои записи для обучения"],
}


def test_a_label_that_says_the_opposite_beside_our_key_is_contradictory(browser: Browser) -> None:
    pages = {
        text: page(
            f"<div><span id=l>{text}</span>{switch(False, 'data-testid=training aria-labelledby=l')}</div>",
            language=code,
        )
        for code, texts in TURNED.items()
        for text in texts
    }
    seen = looked(browser, KEYED, pages)
    assert {name: reason(one) for name, one in seen.items()} == dict.fromkeys(pages, "contradictory")


def test_a_label_in_new_words_beside_our_key_is_still_read(browser: Browser) -> None:
    pages = {
        text: page(
            f"<div><span id=l>{text}</span>{switch(False, 'data-testid=training aria-labelledby=l')}</div>",
            "off",
            language=code,
        )
        for code, texts in REWORDED.items()
        for text in texts
    }
    seen = looked(browser, KEYED, pages)
    assert {name: judge(one) for name, one in seen.items()} == dict.fromkeys(pages, "right")


PREVENT = KEYED | {"trainingOff": "checked", "labels": [{"language": "en", "text": "Prevent sharing of my posts"}]}
PREVENTING = {
    "a positive wording": f"<label>Share my posts<input data-testid=training type=checkbox checked></label>",
    "turned round twice": "<label>Don’t prevent sharing<input data-testid=training type=checkbox checked></label>",
    "a positive wording beside it": "<div><p>Allow sharing of my posts</p><input data-testid=training type=checkbox checked></div>",
}


def test_a_positive_label_where_ours_prevents_is_contradictory(browser: Browser) -> None:
    unread(browser, PREVENT, PREVENTING, {"contradictory"})


def test_another_preventing_label_where_ours_prevents_is_still_read(browser: Browser) -> None:
    pages = {"reworded": "<label>Block sharing<input data-testid=training type=checkbox checked></label>"}
    read(browser, PREVENT, pages, "off")


def test_a_lone_control_whose_label_says_no_answers_nothing(browser: Browser) -> None:
    pages = {
        "asked": "<section><p>Får vi lära oss?</p><label>Använd inte mina inlägg <input type=checkbox></label></section>"
    }
    unread(browser, TOGGLE, pages, {"contradictory"}, alone=True, language="sv")


# Words beside the control

WORD_OFF = {
    "before it": f"<div><span>{LABEL}</span><span>Off</span><input type=checkbox checked></div>",
    "after it": f"<div><span>{LABEL}</span><input type=checkbox checked><span>Off</span></div>",
    "in its label": f"<label>{LABEL} <b>Off</b><input type=checkbox checked></label>",
    "after a label that follows it": f"<label><input type=checkbox checked> {LABEL} <b>Off</b></label>",
    "in the switch": f"<div><span id=l>{LABEL}</span><button role=switch aria-checked=true aria-labelledby=l>Off</button></div>",
    "in what it names as its label": f"<span id=l>{LABEL}</span><span id=s>Off</span>{switch(True, 'aria-labelledby=&quot;l s&quot;')}",
    "beside a label with more below": f"<div><div><h3>{LABEL}</h3><p>More about it.</p></div><div><b>Off</b><input type=checkbox checked></div></div>",
    "below the label": f"<div><div><h3>{LABEL}</h3><p>Off</p></div><div><input type=checkbox checked></div></div>",
    "in another language": f"<div lang=de><span>{LABEL}</span><span>(Aus)</span><input type=checkbox checked></div>",
    "in capitals, with a sign": f"<div><span>{LABEL}</span><span>● OFF</span><input type=checkbox checked></div>",
    "in a shadow root": f"<div><span>{LABEL}</span><ui-word><template data-made-shadow=open>Off</template></ui-word><input type=checkbox checked></div>",
    "slotted": f"<ui-row><template data-made-shadow=open><slot></slot>{switch(True)}</template><span>{LABEL}</span> <b>Off</b></ui-row>",
}
WORD_ELSEWHERE = {
    "the same": f"<div><span>{LABEL}</span><span>On</span><input type=checkbox checked></div>",
    "both": f"<div><span>{LABEL}</span><span>Off</span><input type=checkbox checked><span>On</span></div>",
    "hidden": f"<div><span>{LABEL}</span><span hidden>Off</span><span style='display:none'>Off</span><input type=checkbox checked></div>",
    "unknown": f"<div><span id=l>{LABEL}</span><span>Pois</span><input type=checkbox checked aria-labelledby=l></div>",
    "another's before": f"<p><span>Dark mode</span><span>Off</span></p><p><span>{LABEL}</span><input type=checkbox checked></p>",
    "another's after": f"<p><span>{LABEL}</span><input type=checkbox checked></p><p><span>Dark mode</span><span>Off</span></p>",
    "another control's": f"<p><span>{LABEL}</span><input type=checkbox checked></p><p><span>Off</span><input type=checkbox></p>",
    "in a sentence": f"<div><span>{LABEL}</span><input type=checkbox checked><p>Off means that nothing is used.</p></div>",
    "a button's": f"<div><span>{LABEL}</span><input type=checkbox checked></div><button>Off</button>",
}


def test_a_word_beside_the_control_that_says_the_opposite_is_contradictory(browser: Browser) -> None:
    unread(browser, WORDED, WORD_OFF, {"contradictory"})


def test_a_word_that_is_not_the_controls_does_no_harm(browser: Browser) -> None:
    read(browser, WORDED, WORD_ELSEWHERE, "on")


@pytest.mark.parametrize("word", ["On", "Off"])
def test_a_word_beside_a_control_that_prevents_may_be_about_either(browser: Browser, word: str) -> None:
    prevents = PREVENT | {"words": WORDS}
    html = f"<label>Prevent sharing of my posts <b>{word}</b> <input type=checkbox checked></label>"
    unread(browser, prevents, {"a word": html}, {"contradictory"})
    read(browser, prevents, {"no word": html.replace(f"<b>{word}</b>", "")}, "off")


@pytest.mark.parametrize("kind", ["select", "radio"])
def test_a_word_beside_a_choice_that_says_the_opposite_is_contradictory(browser: Browser, kind: str) -> None:
    controls = {
        "select": "<select aria-labelledby=l><option>Off</option><option selected>On</option></select>",
        "radio": "<div role=radiogroup aria-labelledby=l><label><input type=radio name=r checked>On</label>"
        "<label><input type=radio name=r>Off</label></div>",
    }
    html = f"<div><span id=l>{LABEL}</span><span>Off</span>{controls[kind]}</div>"
    unread(browser, LINE | {"kind": kind}, {"a word": html}, {"contradictory"})
    read(browser, LINE | {"kind": kind}, {"no word": html.replace("<span>Off</span>", "")}, "on")


# Signed out or an error

WALLS = ["https://made.example/login", "https://made.example/join"]
LOGIN, JOIN = (f'<a href="{wall}">Here</a>' for wall in WALLS)
ERRORS = {
    "a link in the text": f"<header><a href=#>Home</a></header><main><h1>Oh no</h1><p>{LOGIN}</p></main>",
    "a link in a card": f"<h1>Oh no</h1><p>{LOGIN}</p>",
    "the same link twice": f"<main><h1>Oh no</h1><p>{LOGIN}</p><p>{LOGIN}</p></main>",
    "a link in the card's own header": f"<main><section><header><h1>Oh no</h1>{LOGIN}</header></section></main>",
    "a link in a message on top": f"<header><div role=alert>{LOGIN}</div></header><main><h1>Oh no</h1></main>",
    "a hidden header": f"<header style='display:none'>{LOGIN}</header><main><h1>Oh no</h1></main>",
}
GUESTS = {
    "a password": "<form><input type=password></form>",
    "a form that sends to a wall": f"<form action={WALLS[0]}><input><button>Next</button></form>",
    "a link in the page's header": f"<header>{LOGIN}</header><main><h1>Welcome</h1></main>",
    "a link in the page's navigation": f"<div role=navigation>{LOGIN}</div><main><h1>Welcome</h1></main>",
    "to sign in and to join": f"<main><h1>Welcome</h1><p>{LOGIN}</p><p>{JOIN}</p></main>",
}


@pytest.mark.parametrize(("pages", "reason"), [(ERRORS, "not-found"), (GUESTS, "signed-out")], ids=["errors", "guests"])
def test_only_a_page_for_guests_is_signed_out(browser: Browser, pages: dict[str, str], reason: str) -> None:
    unread(browser, TOGGLE | {"walls": WALLS}, pages, {reason})


# One setting per object

OBJECTS = TOGGLE | {
    "per": "object",
    "trainingOff": "checked",
    "pages": [{"tells": "control", "addresses": ["https://made.example/blog/*"], "alone": False, "early": False}],
    "labels": [
        {"language": "en", "text": "Prevent sharing for *"},
        {"language": "en", "text": "Prevent sharing for this site"},
    ],
}
BOX = "<label>Prevent sharing for {} <input type=checkbox checked></label>"
MY_BOX = BOX.format("this site")
MINE = "ten-small-boats"
ADDRESS = f"https://made.example/blog/{MINE}"
OURS = {
    "by its slug": BOX.format(MINE),
    "by its host": BOX.format(f"{MINE}.made.example"),
    "with a sign": BOX.format(f"@{MINE}"),
    "in quotes": BOX.format(f"“{MINE}”"),
    "by its address": BOX.format(f"https://www.{MINE}.made.example/"),
    "by its title": BOX.format("Ten Boats and a Harbour"),
    "by a title of one word": BOX.format("Harbour"),
    "as this site": MY_BOX,
    "under its name": f"<section><h3>{MINE}.made.example</h3>{MY_BOX}</section>",
    "under a word with a hyphen": f"<section><p><b>third-party</b> sharing</p>{MY_BOX}</section>",
    "beside another's": f"<p>{BOX.format(MINE)}</p><p>{BOX.format('harbour-notes')}</p>",
}
ANOTHERS = {
    "by its slug": BOX.format("harbour-notes"),
    "by a slug of one word": BOX.format("harbour"),
    "by its host": BOX.format("harbour.notes.example"),
    "with a sign": BOX.format("@harbour-notes"),
    "in an element of its own": BOX.format("<b>harbour-notes</b>"),
    "under its name": f"<section><h3>harbour-notes</h3>{MY_BOX}</section>",
    "in a row with its host": f"<table><tr><td>harbour.notes.example</td><td>{MY_BOX}</td></tr></table>",
}


def test_the_addresss_object_is_read_however_it_is_named(browser: Browser) -> None:
    read(browser, OBJECTS, OURS, "off", address=ADDRESS)


def test_another_object_is_never_the_addresss(browser: Browser) -> None:
    unread(browser, OBJECTS, ANOTHERS, {"not-found"}, address=ADDRESS)


def test_what_was_drawn_for_the_object_before_says_nothing_of_this_one(browser: Browser) -> None:
    left = made("made", "made", Stage(MY_BOX, None, former=True))
    [sight] = look_at(browser, OBJECTS, replace(left, address=ADDRESS))
    assert judge(sight) == "nothing", shown(sight)
    assert reason(sight) == "unsettled"


# Rows

OWN = "https://made.example/writing"
LIST = {"tells": "row", "addresses": ["https://made.example/setting"], "alone": False, "early": False}
LISTED = NAMED | {"words": WORDS, "address": OWN, "pages": [LIST]}


def link(inner: str, address: str = OWN) -> str:
    return f'<a href="{address}">{inner}</a>'


ROW = link("<div>Writing</div><div>Off</div>")
READ_ROWS = {
    "a banner before": link("Your choices have a page of their own now. Learn more") + ROW,
    "a navigation bar": f"<nav>{link('Writing')}</nav>{ROW}",
    "breadcrumbs after": f"{ROW}<ol><li>{link('Privacy')}</li><li>{link('Writing')}</li></ol>",
    "an action": f"{ROW}{link('<div>Writing</div><div>Turn this off</div>')}",
    "another's action": link("Turn <b>off</b>") + ROW,
    "the same twice": ROW + ROW,
    "in one line": link("<span>Writing</span> <b>Off</b>"),
}
UNREAD_ROWS = {
    "two that disagree": ROW + link("<div>Writing</div><div>On</div>"),
    "one with a word nobody knows": ROW + link("<div>Writing</div><div>Paused</div>"),
    "Turn this off": link("<div>Writing</div><div>Turn this off</div>"),
    "Turn off, in parts": link("<div>Writing</div><div>Turn <b>off</b></div>"),
    "Switch off, in parts": link("<div>Writing</div><span>Switch</span> <span>off</span>"),
    "a sentence in parts": link("Writing is now <b>off</b>"),
    "a button": link("<div>Writing</div><button>Off</button>"),
    "in parts, one in a shadow root": link(
        "<div>Writing</div><ui-a><template data-made-shadow=open>Turn</template></ui-a> off"
    ),
}


def test_the_row_that_prints_a_state_is_read_beside_other_links_to_the_setting(browser: Browser) -> None:
    read(browser, LISTED, READ_ROWS, "off", tells="row")


def test_rows_that_disagree_or_print_something_to_do_say_nothing(browser: Browser) -> None:
    unread(browser, LISTED, UNREAD_ROWS, {"silent"}, tells="row")


def test_a_row_that_leads_to_another_object_is_not_the_addresss(browser: Browser) -> None:
    pages = [
        LIST | {"addresses": ["https://made.example/*"]},
        {"tells": "control", "addresses": ["https://made.example/*/writing"]},
    ]
    kind = LISTED | {"per": "object", "pages": pages}
    rows = {place: ROW.replace(OWN, f"https://made.example/{place}/writing") for place in (MINE, "harbour-notes")}
    unread(
        browser,
        kind,
        {"another's": rows["harbour-notes"]},
        {"silent"},
        tells="row",
        address=f"https://made.example/{MINE}",
    )
    read(
        browser,
        kind,
        {"both": rows[MINE] + rows["harbour-notes"].replace("Off", "On")},
        "off",
        tells="row",
        address=f"https://made.example/{MINE}",
    )
