"""Synthetic pages in the shapes that LinkedIn's objection form may have; nobody has published the form itself.

What is known: a list or the like with a choice for this training, name and e-mail, perhaps a box to tick, perhaps text.
Everything else is made up. `ringed` is the selector of what may be pointed at, empty where nothing may.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.pages.linkedin import HOME, shell
from tests.pages.parts import as_script

FORM = f"{HOME}/help/linkedin/ask/TS-DPRO"
HELP = f"{HOME}/help/linkedin/answer/a6278444"

CHOICE = "Object to processing for training content-generating AI models"
CHOICES = {
    "en": CHOICE,
    "it": "Opposizione al trattamento per l'addestramento dei modelli di IA finalizzati alla creazione di contenuti",
    "nl": "Bezwaar maken tegen verwerking voor het trainen van AI-modellen die content genereren",
}
OTHERS = ("Object to advertising", "Restrict processing")
NAMES = (
    '<p><label>First name <input type="text" name="first"></label></p>'
    '<p><label>E-mail <input type="email" name="mail"></label></p>'
)
TEXT = '<p><label>Anything else <textarea name="more"></textarea></label></p>'


@dataclass(frozen=True)
class Shape:
    """A page, and what may be said of it: what it is, and what is pointed at."""

    html: str
    page: str
    ringed: str = ""


def form(inner: str) -> str:
    """A form with names around its choices."""
    return f"<h1>Data Processing Objection Form</h1><form>{NAMES}{inner}{TEXT}<p><button>Submit</button></p></form>"


def options(*texts: str, extra: str = "") -> str:
    """Options of a native list."""
    return "".join(f"<option{extra}>{text}</option>" for text in texts)


def select(*texts: str, extra: str = "") -> str:
    """A native list of choices."""
    return f'<p><label>Type of objection <select id="type"{extra}><option value="">Select</option>{options(*texts)}</select></label></p>'


def native(choice: str = CHOICE, *more: str) -> str:
    """The likeliest shape."""
    return form(select(OTHERS[0], choice, OTHERS[1], *more))


def listbox(*texts: str) -> str:
    """An open list of the page's own."""
    items = "".join(f'<li role="option" id="o{n}">{text}</li>' for n, text in enumerate(texts))
    return f'<ul role="listbox">{items}</ul>'


def custom(opened: str = "") -> str:
    """A list of the page's own, closed but for what is given."""
    return f'<div><button type="button" id="type" role="combobox" aria-haspopup="listbox">Select</button>{opened}</div>'


def radios(*texts: str) -> str:
    """Choices that stand open."""
    return "".join(
        f'<p><label><input type="radio" name="t" id="r{n}"> {text}</label></p>' for n, text in enumerate(texts)
    )


def dropdown() -> str:
    """A form whose list is drawn when its button is clicked, and gone once one is chosen."""
    script = (
        "const list = document.createElement('div');"
        "document.getElementById('type').addEventListener('click', (event) => {"
        f" event.target.after(list); list.innerHTML = {as_script(listbox(*OTHERS, CHOICE))};"
        " list.addEventListener('click', (at) => { event.target.textContent = at.target.textContent; list.remove() }) })"
    )
    return shell(form(custom()), script=script)


def late(seconds: float) -> str:
    """A page that draws the form only after a while."""
    script = f"setTimeout(() => {{ card.innerHTML = {as_script(native())} }}, {seconds * 1000})"
    return shell("<p>Loading</p>", script=script)


FAQ = (
    f"<h1>Questions</h1><h2>{CHOICE}</h2><p>Open the form and choose “{CHOICE}”.</p>"
    f"<details><summary>{CHOICE}</summary><p>It is a choice of the form.</p></details>"
    f'<ul><li><a href="/help/1">{CHOICE}</a></li></ul><button aria-expanded="false">{CHOICE}</button>'
)
FOLDED = "<style>.f{display:none}.f:checked~p{display:block}</style>" + "".join(
    f'<div><input class="f" type="{kind}" name="f" id="f{kind}"><label for="f{kind}">{CHOICE}</label><p hidden>It is one.</p></div>'
    for kind in ("checkbox", "radio")
)
SEARCH = (
    '<div role="search"><input type="search" role="combobox" aria-controls="found">'
    f'<ul id="found" role="listbox"><li role="option">{CHOICE}</li></ul></div>'
)

SHAPES: dict[str, Shape] = {
    # What may be pointed at.
    "a native list": Shape(native(), "form", "#type"),
    "a native list in Italian": Shape(native(CHOICES["it"]), "form", "#type"),
    "a native list in Dutch": Shape(native(CHOICES["nl"]), "form", "#type"),
    "a native list with other spaces and quotes": Shape(
        native(CHOICES["it"].replace("'", "’").replace(" ", "&nbsp; ")), "form", "#type"
    ),
    "options in groups": Shape(
        form(f'<select id="type"><optgroup label="AI">{options(CHOICE)}</optgroup></select>'), "form", "#type"
    ),
    "options named by an attribute": Shape(
        form(f'<select id="type"><option label="{CHOICE}">3</option></select>'), "form", "#type"
    ),
    "an open list of the page's own": Shape(form(custom(listbox(OTHERS[0], CHOICE))), "form", "#o1"),
    "an open list at the page's end": Shape(form(custom()) + listbox(OTHERS[0], CHOICE), "form", "#o1"),
    "radio buttons": Shape(form(radios(OTHERS[0], CHOICE)), "form", "#r1"),
    "radio buttons of ARIA alone": Shape(
        form(f'<div role="radiogroup"><div role="radio" id="r1" style="height:30px">{CHOICE}</div></div>'),
        "form",
        "#r1",
    ),
    "a box to tick": Shape(form(f'<label><input type="checkbox" id="tick"> {CHOICE}</label>'), "form", "#tick"),
    "no form element": Shape(f"<h1>Objection</h1><div>{NAMES}{select(CHOICE)}</div>", "form", "#type"),
    "a list beside the questions that quote it": Shape(native() + FAQ, "form", "#type"),
    "a list whose copy is hidden": Shape(
        native() + f"<div hidden>{select(CHOICE).replace('type', 'copy')}</div>", "form", "#type"
    ),
    "a shadow root": Shape(f"<x-form><template data-made-shadow=open>{native()}</template></x-form>", "form", "#type"),
    "a closed shadow root": Shape(
        f"<x-form><template data-made-shadow=closed>{native()}</template></x-form>", "form", "#type"
    ),
    "a frame": Shape(f"<div><template data-made-frame>{native()}</template></div>", "form", "#type"),
    # A form of which nothing is known.
    "a list in a language that nobody quoted": Shape(native("Sprzeciw wobec przetwarzania"), "form"),
    "a list with other words": Shape(native("Object to AI"), "form"),
    "a closed list of the page's own": Shape(form(custom()), "form"),
    "a list that isn't there yet": Shape(f"<form>{NAMES}</form>", "form"),
    "a frame that can't be seen into": Shape(
        '<iframe src="data:text/html,x" width="300" height="300"></iframe>', "form"
    ),
    # The same words elsewhere.
    "questions that quote it": Shape(FAQ, "none"),
    "questions that quote it, beside a form": Shape(native("Something else") + FAQ, "form"),
    "folded questions": Shape(FOLDED, "form"),
    "folded questions beside a form": Shape(native("Something else") + FOLDED, "form"),
    "a search's suggestions": Shape(SEARCH, "none"),
    "a search's suggestions above a form": Shape(SEARCH + native("Something else"), "form"),
    "a list to jump to a page": Shape(f'<select id="jump">{options(CHOICE)}</select>', "form"),
    "a list to jump to a page, beside a form": Shape(
        f'<form><select id="jump">{options(CHOICE)}</select></form>{native("Something else")}', "form"
    ),
    "a list in the navigation": Shape(
        f'<nav><select id="jump">{options(CHOICE)}</select></nav>{native("Something else")}', "form"
    ),
    "a list of links": Shape(
        f'<ul role="listbox"><li role="option"><a href="/help/1">{CHOICE}</a></li></ul><form>{NAMES}</form>', "form"
    ),
    "part of a longer choice": Shape(native(f"Do not {CHOICE}"), "form"),
    "a choice that can't be taken": Shape(
        form(f'<select id="type">{options(CHOICE, extra=" disabled")}</select>'), "form"
    ),
    "a list that can't be used": Shape(form(select(CHOICE, extra=" disabled")), "form"),
    "the choice twice": Shape(form(select(CHOICE) + f'<select id="again">{options(CHOICE)}</select>'), "form"),
    "the choice with two names": Shape(form(radios(CHOICE, CHOICES["nl"])), "form"),
    # No form.
    "a sign-in form": Shape('<form action="/login"><input type="email"><input type="password"></form>', "wall"),
    "a link to sign in": Shape(f'<h1>Sign in</h1><p><a href="{HOME}/login">Sign in</a></p>', "wall"),
    "nothing": Shape("<h1>This page isn't there</h1>", "none"),
}
