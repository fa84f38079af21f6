"""What the popup says of each service, in each language, as one table that a person can read through."""

from __future__ import annotations

from collections.abc import Iterator

from builder.data.definitions import Definition, load_all
from builder.data.definitions.models import Setting
from builder.data.locales.texts import PLACEHOLDER, Locales, Texts, load
from builder.paths import Paths
from builder.problems import Problem, Problems


def table(paths: Paths, language: str = "") -> Iterator[str]:
    """Markdown: for every setting a heading and a row for each language, or for English and one. Raises Problems."""
    files = (paths.extension / "_locales").glob("*/messages.json")
    locales, found = load({path.relative_to(paths.extension).as_posix(): path.read_bytes() for path in files})
    if found:
        raise Problems(found)
    spoken = [locales.source, *(each for each in locales.translations if language in ("", each.folder))]
    if language not in ("", *(each.folder for each in spoken)):
        known = ", ".join(each.folder for each in [locales.source, *locales.translations])
        raise Problems([Problem("--language", "", f"{language!r} is none of StillOff's", f"choose one of {known}")])
    for definition in load_all(paths):
        for setting in definition.settings:
            yield f"\n## {definition.name}: {setting.id}\n"
            yield _known(definition, setting)
            yield "\n| | what the popup and the callout say |\n|---|---|"
            for texts in spoken:
                said = " · ".join(_said(locales, texts, definition, setting))
                yield f"| {texts.folder} | {said.replace('|', ' ')} |"


def _known(definition: Definition, setting: Setting) -> str:
    """What the definition says, to compare with."""
    worded = "off by its words" if setting.pages else "not read"
    off = f"off where it is {setting.training_off!r}" if setting.training_off else worded
    save = "a change must be saved" if setting.save else "no Save step"
    facts = [
        f"{', '.join(fact.regions)}: {fact.default}, since {fact.since or 'when is not known'}"
        for fact in setting.facts.regions
    ]
    facts += [f"{', '.join(fact.plans)}: {fact.default}" for fact in setting.facts.plans]
    kind = f"{setting.kind}, one per {setting.per}; training is {off}; {save}; company {definition.company}"
    return f"{kind}. Defaults: {'; '.join(facts) or 'none known'}."


def _said(locales: Locales, texts: Texts, definition: Definition, setting: Setting) -> Iterator[str]:
    def text(key: str, *values: str) -> str:
        places = locales.source.values.get(key, {})
        message = texts.messages.get(key) or locales.source.messages[key]
        return PLACEHOLDER.sub(lambda found: values[int(places[found[1].lower()][1:]) - 1], message)

    def words(prefix: str, names: list[str]) -> str:
        return ", ".join(text(f"{prefix}_{name.replace('-', '_')}") for name in names)

    facts = setting.facts
    for fact in facts.regions:
        state = fact.default.capitalize()
        key = f"popupDefault{state}" if fact.since else f"factsDefault{state}"
        yield f"({words('region', list(fact.regions))}) {text(key, str(fact.since))}"
    for plan in facts.plans:
        yield text(f"factsPlan{plan.default.capitalize()}", ", ".join(plan.plans))
    for controller in definition.controllers:
        yield f"({words('region', list(controller.regions))}) {text('popupController', controller.name)}"
    if facts.covered:
        yield text("servicesCovered", words("covered", list(facts.covered)))
    if facts.not_covered:
        yield f"{text('popupNotCovered')}: {words('not_covered', list(facts.not_covered))}"
    for limit in [*facts.limits, *(limit for fact in facts.regions for limit in fact.limits)]:
        yield text(f"limit_{limit.replace('-', '_')}", definition.company, facts.parent or "")
    if setting.pages:
        how = "here" if setting.kind == "status-text" else setting.training_off or "words"
        yield text(f"act_{how}") + (f" {text('calloutSave')}" if setting.save else "")
    if definition.objection:
        yield text("popupObjectionWhat", definition.company)
