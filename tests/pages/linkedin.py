"""Synthetic pages in the shapes that are known of LinkedIn's settings. Rebuilt from facts, never captured.

Every function returns HTML. `on` is the training state: a checked switch. Classes, ids and wrappers are made up.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from tests.pages.parts import Case

STATES = ("on", "off")
HOST = "www.linkedin.com"
HOME = f"https://{HOST}"
SETTING = f"{HOME}/mypreferences/d/settings/data-for-ai-improvement"
ADDRESS = SETTING
EVIDENCE = datetime.date(2026, 8, 22)
MOBILE_SETTING = f"{HOME}/mypreferences/m/settings/data-for-ai-improvement"
TAB = f"{HOME}/mypreferences/d/categories/privacy"
FEED = f"{HOME}/feed/"
NEIGHBOUR = f"{HOME}/mypreferences/d/settings/policy-and-academic-research"
LOGIN = f"{HOME}/login/?session_redirect=%2Fmypreferences%2Fd%2Fsettings%2Fdata-for-ai-improvement"
AUTHWALL = f"{HOME}/authwall?trk=x&sessionRedirect=%2Fmypreferences"
CHECKPOINT = f"{HOME}/checkpoint/challenge/abc"

KEY = "allowDataForGenerativeAI"
NEIGHBOUR_KEY = "allowAnonymizedDataResearch"
NAME = "Data for Generative AI Improvement"
LABEL = "Use my data for training content creation AI models"
QUESTION = (
    "Can LinkedIn and its affiliates use your personal data and content you create on LinkedIn to train generative "
    "AI models that create content?"
)
OLD_QUESTION = QUESTION.replace(" and its affiliates", "")
DESCRIPTION = (
    "When this setting is on, LinkedIn and its affiliates can use your data and content to train content-generating "
    "AI models that are used in product features."
)
LABELS = {
    "de": "Ihre Daten zum Schulen von KI-Modellen verwenden, um Inhalte zu erstellen",
    "fr": "Utiliser mes données pour entraîner les modèles d'IA de création de contenu",
    "pt-BR": "Usar meus dados para treinar modelos de IA para criar conteúdos",
    "pl": "Użyj moich danych do trenowania modeli AI służących do tworzenia treści",
}
NAMES = {"de": "Daten zur Verbesserung generativer KI", "pt": "Dados para aprimoramento da IA generativa"}
CONTROLLER = "LinkedIn Ireland Unlimited Company"  # of members in the EU and EEA
OTHER_LABEL = "Show political content"
TABS = ("Account preferences", "Sign in & security", "Visibility", "Data privacy", "Advertising data", "Notifications")

STYLE = """
body { margin: 0; background: #f4f2ee; font: 16px/1.4 sans-serif; color: #191919 }
header { height: 52px; background: #fff }
nav { position: absolute; left: 24px; top: 80px; width: 240px }
nav a { display: block; padding: 8px; color: #191919; text-decoration: none }
main { margin: 16px auto 16px 300px; width: min(724px, 100% - 24px); background: #fff; border-radius: 8px; padding: 16px;
  box-sizing: border-box }
@media (max-width: 800px) { nav { position: static } main { margin: 12px auto } }
.line { display: flex; justify-content: space-between; gap: 16px; align-items: center }
._switch_1k2 { display: flex; gap: 8px; align-items: center }
input[role=switch] { appearance: none; width: 48px; height: 32px; margin: 0; border-radius: 16px; background: #666 }
input[role=switch]:checked { background: #01754f }
/* The word beside a switch is the one for what it shows. */
:has(> :checked, > [aria-checked=true]) > .word-off, :has(> :not(:checked, [aria-checked=true]):is(input, button)) > .word-on {
  display: none }
input[role=switch]::before { content: ""; display: block; width: 24px; height: 24px; margin: 4px; border-radius: 12px;
  background: #fff }
input[role=switch]:checked::before { margin-inline-start: 20px }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
"""


def checked(on: bool) -> str:
    """The attribute of a native switch."""
    return " checked" if on else ""


def shell(card: str, *, lang: str = "en", direction: str = "ltr", script: str = "", head: str = "") -> str:
    """The settings shell around a card: header, six tabs, card, footer."""
    tabs = "".join(f'<a href="/mypreferences/d/categories/{n}">{name}</a>' for n, name in enumerate(TABS))
    language = f' lang="{lang}"' if lang else ""
    return (
        f'<!doctype html><html{language} dir="{direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Settings</title><style>{STYLE}</style>{head}</head>"
        '<body><header><span>in</span> <img alt="avatar" src="data:,"></header>'
        f"<nav><strong>Settings</strong>{tabs}</nav><main id=card>{card}</main>"
        '<footer><a href="/help">Help Center</a></footer>'
        f"<script>{script}</script></body></html>"
    )


def card(control: str, *, name: str = NAME, question: str = QUESTION, description: str = DESCRIPTION) -> str:
    """The card of a one-toggle setting."""
    return f'<a href="{TAB}">Back</a><h2>{name}</h2><p>{question}</p>{control}<p>{description} <a href="/help">Learn more</a></p>'


def said(word: str | None) -> str:
    """The word beside a switch: what it shows, in English, or one that stays."""
    following = '<span class="word-on">On</span><span class="word-off">Off</span>'
    return following if word is None else f"<span>{word}</span>"


def native(on: bool, *, key: str = KEY, label: str = LABEL, word: str | None = None, extra: str = "") -> str:
    """The 2026 shape: a native switch named by the setting's key, its state in `.checked` alone."""
    return (
        f'<div class="line"><span id="{key}">{label}</span><div class="_switch_1k2">{said(word)}'
        f'<input type="checkbox" role="switch" aria-labelledby="{key}"{checked(on)}{extra}></div></div>'
    )


def unkeyed(on: bool, *, label: str = LABEL, word: str | None = None) -> str:
    """The 2026 shape with a key nobody knows, labelled by neighbourhood."""
    return (
        f'<div class="line"><p>{label}</p><div class="_switch_1k2">{said(word)}'
        f'<input type="checkbox" role="switch" aria-labelledby="k7f3"{checked(on)}></div></div>'
    )


def ember(on: bool, *, label: str = LABEL) -> str:
    """The older Ember toggle."""
    return (
        f'<div id="ember41" class="artdeco-toggle"><span class="artdeco-toggle__text" aria-hidden="true">'
        f'{"On" if on else "Off"}</span><input id="adToggle_ember41" class="artdeco-toggle__button" type="checkbox" '
        f'role="switch" aria-checked="{str(on).lower()}" data-artdeco-toggle-button="true"{checked(on)}>'
        f'<label for="adToggle_ember41" class="artdeco-toggle__label">{label}</label></div>'
    )


def aria(on: bool, *, label: str = LABEL, attribute: str = "aria-checked", role: str = ' role="switch"') -> str:
    """A button that is a switch by ARIA alone."""
    return (
        f'<div class="line"><span id="l1">{label}</span>'
        f'<button{role} aria-labelledby="l1" {attribute}="{str(on).lower()}">'
        f"<span style='display:inline-block;width:40px;height:24px;background:#999'></span></button></div>"
    )


def mirrored(on: bool) -> str:
    """A button, and a native input kept in step for forms and hidden from assistive technology."""
    return (
        f'<div class="line"><label id="l1">{LABEL}</label><div style="position:relative">'
        f'<button type="button" role="switch" aria-labelledby="l1" aria-checked="{str(on).lower()}" '
        f'data-state="{"checked" if on else "unchecked"}" style="width:40px;height:24px"></button>'
        f'<input type="checkbox" aria-hidden="true" tabindex="-1"{checked(on)} '
        'style="position:absolute;pointer-events:none;opacity:0;margin:0;width:40px;height:24px"></div></div>'
    )


def drawn_by_label(on: bool) -> str:
    """A native input that isn't rendered at all; its label draws the switch."""
    return (
        f'<label class="line">{LABEL}<input type="checkbox" style="display:none"{checked(on)}>'
        '<span style="width:40px;height:24px;background:#999"></span></label>'
    )


def invisible_input(on: bool) -> str:
    """A native input of no opacity over a drawn switch."""
    return (
        f'<div class="line"><span id="l1">{LABEL}</span><span style="position:relative;width:40px;height:24px;background:#999">'
        f'<input type="checkbox" aria-labelledby="l1"{checked(on)} style="opacity:0;position:absolute;inset:0;margin:0;'
        'width:100%;height:100%"></span></div>'
    )


def split_label(on: bool) -> str:
    """A label over several elements, with no-break spaces."""
    return (
        '<div class="line"><label for="s"><span>Use my data</span> <b>for training&nbsp;content</b>\n<i>creation '
        f'AI&nbsp;models</i></label><input id="s" type="checkbox" role="switch"{checked(on)}></div>'
    )


def decoy(on: bool, *, label: str = "Use data for research", key: str = NEIGHBOUR_KEY) -> str:
    """Another setting's switch in the same shape."""
    return native(on, key=key, label=label)


def setting(on: bool, control: Callable[[bool], str] = native, **options: str) -> str:
    """The setting's page with one control."""
    return shell(card(control(on)), **options)


def hidden_copies(on: bool) -> str:
    """Copies with the opposite state: a template's, parked, faded out, folded up, inert, and with the same key."""
    copy = native(not on)
    return shell(
        f"<template>{copy}</template>"
        f'<div style="display:none">{copy}</div>'
        f"<div hidden>{copy}</div>"
        f'<div style="visibility:hidden">{copy}</div>'
        f'<div style="position:absolute;left:-9999px">{copy}</div>'
        f'<div style="opacity:0;pointer-events:none;position:absolute">{copy}</div>'
        f'<div style="height:0;overflow:hidden">{copy}</div>'
        f"<div inert>{copy}</div>" + card(native(on))
    )


def two_layouts(on: bool) -> str:
    """A copy for narrow and one for wide windows, of which one is shown; only the shown one is true."""
    return shell(
        f'<div class="narrow">{card(native(not on))}</div><div class="wide">{card(native(on))}</div>',
        head="<style>.narrow{display:none}@media(max-width:600px){.narrow{display:block}.wide{display:none}}</style>",
    )


def late(on: bool, seconds: float, control: Callable[[bool], str] = native) -> str:
    """The card is drawn only after a while."""
    script = f"setTimeout(() => {{ card.innerHTML = {_js(card(control(on)))} }}, {seconds * 1000})"
    return shell("<p>…</p>", script=script)


def skeleton(on: bool, seconds: float) -> str:
    """The switch stands there unchecked before the page knows its value."""
    script = f"setTimeout(() => {{ document.querySelector('input').checked = {str(on).lower()} }}, {seconds * 1000})"
    return shell(card(native(False, word="")), script=script)


def busy_skeleton(on: bool, seconds: float) -> str:
    """A skeleton that says it's busy, and is replaced."""
    script = f"setTimeout(() => {{ card.innerHTML = {_js(card(native(on)))} }}, {seconds * 1000})"
    return shell(f'<div aria-busy="true">{card(native(False, word=""))}</div>', script=script)


def rejecting(seconds: float) -> str:
    """A switch that shows the member's choice at once, and takes it back when the server refuses."""
    script = (
        "const s = document.querySelector('input'); s.addEventListener('change', () => {"
        f" setTimeout(() => {{ s.checked = true }}, {seconds * 1000}) }})"
    )
    return shell(card(native(True)), script=script)


def in_shadow(on: bool, mode: str, *, slotted: bool = False) -> str:
    """The card inside a shadow root."""
    light = "<p>beside</p>" if slotted else ""
    script = f"host.attachShadow({{mode: '{mode}'}}).innerHTML = {_js('<slot></slot>' + card(native(on)))}"
    return shell(f'<div id="host">{light}</div>', script=script)


def in_custom_element(on: bool) -> str:
    """A switch made as a custom element, nested in another's closed shadow root."""
    inner = f'<label id="l">{LABEL}</label><input type="checkbox" role="switch" aria-labelledby="l"{checked(on)}>'
    script = (
        "customElements.define('x-switch', class extends HTMLElement { constructor() { super();"
        f" this.attachShadow({{mode: 'open'}}).innerHTML = {_js(inner)} }} }});"
        "customElements.define('x-card', class extends HTMLElement { constructor() { super();"
        f" this.attachShadow({{mode: 'closed'}}).innerHTML = {_js(f'<h2>{NAME}</h2><x-switch></x-switch>')} }} }})"
    )
    return shell("<x-card></x-card>", script=script)


def in_frame(on: bool) -> str:
    """The card inside a frame of the same origin."""
    inner = f"<!doctype html><html lang=en><meta charset=utf-8><style>{STYLE}</style>{card(native(on))}"
    return shell(f'<iframe id="f" style="width:700px;height:400px;border:0" srcdoc="{_attribute(inner)}"></iframe>')


def application(first: str, routes: dict[str, str]) -> str:
    """A single-page application: links change the address and the card; `routes` has a card for each path."""
    script = (
        f"const routes = {{{', '.join(f'{_js(path)}: {_js(html)}' for path, html in routes.items())}}};"
        "const draw = () => { card.innerHTML = routes[location.pathname] ?? '<p>elsewhere</p>' };"
        "window.go = (path) => { history.pushState(null, '', path); setTimeout(draw, 150) };"
        "addEventListener('popstate', draw);"
        "document.addEventListener('click', (e) => { const a = e.target.closest('a[href]'); if (a) {"
        " e.preventDefault(); go(new URL(a.href).pathname) } })"
    )
    return shell(first, script=script)


def row(word: str, *, name: str = NAME, href: str = SETTING, lang: str = "en") -> str:
    """The Data privacy tab: rows of links that print their state at their end."""
    other = (
        f'<a class="line" href="{NEIGHBOUR}"><span>Social, economic, and workplace research</span><span>On</span></a>'
    )
    ours = (
        f'<a class="line" href="{href}"><span>{name}</span>\n<span>{word}</span>\n<span aria-hidden="true"></span></a>'
    )
    return shell(f"<h2>How LinkedIn uses your data</h2>{other}{ours}", lang=lang)


def sign_in() -> str:
    """A sign-in form, at its own address or at the setting's."""
    return (
        '<!doctype html><html lang="en"><title>Sign in</title><main><h1>Sign in</h1><form action="/checkpoint/lg/login-submit">'
        '<input name="session_key" type="text"><input name="session_password" type="password">'
        "<button>Sign in</button></form></main></html>"
    )


def error_page() -> str:
    """Something went wrong."""
    return shell("<h1>This page doesn’t exist</h1><p>Please check your URL or return to home.</p>")


def _js(text: str) -> str:
    import json

    return json.dumps(text).replace("</", "<\\/")


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;")


# What the extension says of this service: where it's remembered, and what its definition quotes.
RECORD = "record:linkedin/generative-ai"
CONTROLLERS = {
    "uk": "LinkedIn Corporation",
    "eu-eea": "LinkedIn Ireland Unlimited Company",
    "us": "LinkedIn Corporation",
}
DEFINED = {"in", "LinkedIn", NAME, "Me › Settings & Privacy › Data privacy › How LinkedIn uses your data › " + NAME}

SHAPES = (native, unkeyed, ember, aria, mirrored, drawn_by_label, invisible_input, split_label)
SWEDISH = {"name": "Namn", "question": "Fråga?", "description": "Text."}
CASES = [
    *(Case(f"{shape.__name__}, {state}", setting(state == "on", shape), state) for shape in SHAPES for state in STATES),
    *(Case(f"hidden copies, {state}", hidden_copies(state == "on"), state) for state in STATES),
    *(
        Case(f"a neighbour too, {state}", shell(card(decoy(state == "off") + native(state == "on"))), state)
        for state in STATES
    ),
    *(
        Case(
            f"in Swedish, {state}",
            shell(card(unkeyed(state == "on", label="Använd min data"), **SWEDISH), lang="sv"),
            state,
        )
        for state in STATES
    ),
    Case("the neighbour alone", setting(False, decoy), "not-found"),
    Case("greyed out", setting(False, lambda on: native(on, extra=" disabled")), "locked"),
    Case("two that disagree", shell(card(native(True) + native(False))), "ambiguous"),
    Case("an error page", error_page(), "not-found"),
    *(Case(f"the row says {state}", row(state.capitalize()), state, TAB) for state in STATES),
    Case("the row has a word nobody knows", row("Paused"), None, TAB),
]
