"""Pages of sites that StillOff has no definition of: one setting each, in another kind of control, beside others."""

from __future__ import annotations

HOST = "settings.example.com"
ADDRESS = f"https://{HOST}/account/privacy"
LABEL = "Use my content to improve our AI models"


def page(control: str, more: str = "", lang: str = "en") -> str:
    """A settings page with a control among others. more: what else stands in its head."""
    return f"""<!doctype html><html lang="{lang}"><head><title>Privacy</title>{more}</head><body><main>
<h1>Privacy</h1>
<section><h2>Messages</h2><label><input type="checkbox" id="readReceipts" checked> Send read receipts</label></section>
<section><h2>Artificial intelligence</h2>{control}</section>
<section><h2>Advertising</h2><label><input type="checkbox" id="adsPersonal"> Show personal advertising</label></section>
</main></body></html>"""


def box(on: bool, label: str = LABEL, key: str = "contentForModels") -> str:
    """A native checkbox."""
    return f'<label><input type="checkbox" id="{key}"{" checked" if on else ""}> {label}</label>'


def switch(on: bool, label: str = LABEL) -> str:
    """A button with the role of a switch, named by what stands beside it."""
    state = "true" if on else "false"
    return (
        f'<div class="row"><span id="modelsLabel">{label}</span>'
        f'<button role="switch" aria-checked="{state}" aria-labelledby="modelsLabel"></button></div>'
    )


def pressed(on: bool, label: str = LABEL) -> str:
    """A button that stays pressed."""
    return f'<button type="button" aria-pressed="{"true" if on else "false"}">{label}</button>'


def radios(on: bool, label: str = LABEL) -> str:
    """A choice of two answers."""
    answers = "".join(
        f'<label><input type="radio" name="models"{" checked" if chosen else ""}> {word}</label>'
        for word, chosen in (("Allow", on), ("Refuse", not on))
    )
    return f"<fieldset><legend>{label}</legend>{answers}</fieldset>"


def choice(on: bool, label: str = LABEL) -> str:
    """A list."""
    options = "".join(
        f"<option{' selected' if chosen else ''}>{word}</option>"
        for word, chosen in (("Allowed", on), ("Refused", not on))
    )
    return f"<label>{label} <select>{options}</select></label>"


def component(on: bool, label: str = LABEL) -> str:
    """A switch in the shadow root of a component."""
    return (
        f"<models-setting></models-setting><script>document.querySelector('models-setting').attachShadow({{mode: 'open'}})"
        f".innerHTML = `{switch(on, label)}`</script>"
    )


KINDS = {"checkbox": box, "switch": switch, "pressed": pressed, "radio": radios, "select": choice, "shadow": component}
