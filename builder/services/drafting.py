"""The texts of a new service's files: a definition with placeholders, replica pages, a test that waits for facts."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass

from builder.data.definitions.loading import UNFILLED
from builder.data.definitions.models import SCHEMA
from builder.data.definitions.vocabulary import REGIONS, TOGGLES, WORDED, Kind

WAY = f"{UNFILLED}the words a member clicks on the way to the setting, one text for each"
DEFAULT = f"{UNFILLED}on or off, for a member who never chose; remove this table where nobody says"
URL = f"{UNFILLED}the address of the page that says so"
DATE = f"{UNFILLED}the day that page was written or looked at, such as 2025-01-31, without quotes"
SUPPORTS = f"{UNFILLED}what that page says of the setting, in one sentence"

SAMPLES = {
    WAY: '"Settings"',
    DEFAULT: '"on"',
    URL: '"https://www.example.com/"',
    DATE: "2025-01-31",
    SUPPORTS: '"Everything."',
}
"""For each placeholder a value, as TOML, that could stand there: with them all a draft is a whole definition."""

SOURCE = "first"
"""The id of a draft's one source."""


@dataclass(frozen=True)
class Answers:
    """What is known of a new service; empty where there's nothing to say.

    `kind` says which of the others are used; `address` is what the member opens, `page` where a row is read,
    `near_miss` the label of another control on the page.
    """

    id: str
    kind: Kind
    name: str = ""
    company: str = ""
    host: str = ""
    address: str = ""
    page: str = ""
    label: str = ""
    language: str = ""
    training_off: str = ""
    word_on: str = ""
    word_off: str = ""
    way: tuple[str, ...] = ()
    near_miss: str = ""
    email: str = ""

    @property
    def readable(self) -> bool:
        """Whether there is something to read on a page."""
        return self.kind in TOGGLES | WORDED

    @property
    def module(self) -> str:
        """The service's id as a Python file is named."""
        return self.id.replace("-", "_")


def whole(draft: str) -> str:
    """A draft with samples for its placeholders."""
    for placeholder, sample in SAMPLES.items():
        draft = draft.replace(_toml(placeholder), sample)
    return draft


def definition(answers: Answers) -> str:
    """The definition as TOML."""
    parts = [_head(answers), _setting(answers), *(_reading(answers) if answers.readable else ()), _facts(), _source()]
    return "\n".join(parts)


def _head(answers: Answers) -> str:
    lines = [
        f"# {answers.name}. Quoted from sources, never seen live by this project.",
        f'# To do: replace each "{UNFILLED}…". `invoke build` lists what is left, docs/adding-a-service.md says how.',
        "",
        f"schema = {SCHEMA}",
        f"name = {_toml(answers.name)}",
        f"company = {_toml(answers.company)}",
        f"icon = {_toml(_icon(answers.name))}",
        f"home = {_toml(f'https://{answers.host}/')}",
        *([f"hosts = [{_toml(answers.host)}]"] if answers.readable else []),
        "# verified: from the service itself or seen live, with a second source; likely: good sources; uncertain: one.",
        'confidence = "uncertain"',
        "shelf-life = 270",
    ]
    return "\n".join(lines) + "\n"


def _setting(answers: Answers) -> str:
    way = ", ".join(map(_toml, answers.way or (WAY,)))
    lines = ["[[settings]]", 'id = "ai-training"', f"kind = {_toml(answers.kind)}"]
    if answers.training_off:
        lines.append(f"training-off = {_toml(answers.training_off)}")
    if answers.address:
        lines.append(f"address = {_toml(answers.address)}")
    if answers.email:
        lines.append(f"email = {_toml(answers.email)}")
    if answers.readable or answers.way or answers.kind == "app-only":
        lines.append(f"way = [{way}]")
    # A row is recognised by the setting's name, as any card is titled by it.
    if answers.label and (answers.kind == "row" or not answers.readable):
        lines += ["names = [", f"  {_quote(answers.label, answers.language)},", "]"]
    if answers.readable:
        lines += ["labels = [", f"  {_quote(answers.label, answers.language)},", "]"]
    if answers.kind in WORDED:
        on, off = _toml(answers.word_on), _toml(answers.word_off)
        lines.append(
            f'words = [{{ language = "{answers.language}", on = [{on}], off = [{off}], sources = ["{SOURCE}"] }}]'
        )
    return "\n".join(lines) + "\n"


def _reading(answers: Answers) -> Iterator[str]:
    """Where the state is read, what must not be taken for it, and when to look again."""
    tells = "row" if answers.kind == "row" else "control"
    yield (
        f'[[settings.pages]]\ntells = "{tells}"\naddresses = [{_toml(answers.page or answers.address)}]\n'
        f'sources = ["{SOURCE}"]\n'
    )
    if answers.near_miss:
        yield f"[settings.never]\nlabels = [\n  {_quote(answers.near_miss, answers.language)},\n]\n"
    else:
        yield "# Is there another control on the page? Its label belongs under [settings.never] as labels.\n"
    yield "[settings.checking]\nafter-change = 3\nnormal = 30\nafter-failure = 2\n"


def _facts() -> str:
    regions = ", ".join(map(_toml, REGIONS))
    return (
        f'[settings.facts]\nsources = ["{SOURCE}"]\n\n'
        f"[[settings.facts.regions]]\nregions = [{regions}]\n"
        f'default = {_toml(DEFAULT)}\nsources = ["{SOURCE}"]\n'
    )


def _source() -> str:
    return (
        f'[[sources]]\nid = "{SOURCE}"\nurl = {_toml(URL)}\n# A page without a date: remove the line, where another '
        f"source has one.\ndate = {_toml(DATE)}\nsupports = {_toml(SUPPORTS)}\n"
    )


def _quote(text: str, language: str) -> str:
    return f'{{ language = "{language}", text = {_toml(text)}, sources = ["{SOURCE}"] }}'


def _icon(name: str) -> str:
    """One or two letters for the list of services."""
    initials = [word[0] for word in name.split() if word[0].isalnum()]
    return "".join(initials[:2]) or name[:1]


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def pages(answers: Answers, today: datetime.date) -> str:
    """The replica pages: training on, training off, and a near-miss that must not be read. today: when they're made."""
    parts = sorted({"Case", "page", *_PARTS.get(answers.kind, ())})
    language = "" if answers.language == "en" else f', lang="{answers.language}"'
    lines = [
        '"""Pages in the shape that is expected of the setting. Synthetic: rebuilt from facts, never captured."""',
        "",
        "from __future__ import annotations",
        "",
        "import datetime",
        "",
        f"from tests.pages.parts import {', '.join(parts)}",
        "",
        f"SERVICE = {_python(answers.id)}",
        f"EVIDENCE = datetime.date({today.year}, {today.month}, {today.day})",
        f"ADDRESS = {_python(answers.page or answers.address)}",
        *([f"SETTING = {_python(answers.address)}"] if answers.kind == "row" else []),
        f"LABEL = {_python(answers.label)}",
        f"NEAR_MISS = {_python(answers.near_miss or 'Another setting')}",
        *([f"ON, OFF = {_python(answers.word_on)}, {_python(answers.word_off)}"] if answers.kind in WORDED else []),
        "",
        "",
        *_control(answers),
        "",
        "",
        "CASES = [",
        f'    Case("training is on", page(control(LABEL, True) + control(NEAR_MISS, False){language}), "on"),',
        f'    Case("training is off", page(control(NEAR_MISS, True) + control(LABEL, False){language}), "off"),',
        f'    Case("only the near-miss", page(control(NEAR_MISS, False){language}), {_missed(answers)}),',
        "]",
    ]
    return "\n".join(lines) + "\n"


_PARTS: dict[Kind, set[str]] = {"switch": {"switch"}, "checkbox": {"box"}, "select": {"select"}}
"""What `tests/pages/parts.py` has ready for a kind."""


def _missed(answers: Answers) -> str:
    """What is told of a page that has only the near-miss: a list of settings without ours says nothing at all."""
    return "None" if answers.kind == "row" else '"not-found"'


def _control(answers: Answers) -> list[str]:
    """A function that draws the control, or the row, with training on or off."""
    ticked = "not on" if answers.training_off == "checked" else "on"
    body = {
        "switch": [f"    return switch(label, {ticked})"],
        "checkbox": [f"    return box(label, {ticked})"],
        "select": ["    return select(label, [ON, OFF], 0 if on else 1)"],
        "radio": [
            "    answers = ((ON, on), (OFF, not on))",
            "    ticks = ((word, \" checked\" if chosen else '') for word, chosen in answers)".replace("''", '""'),
            '    boxes = (f\'<label><input type="radio" name="{label}"{tick}>{word}</label>\' for word, tick in ticks)',
            "    return f\"<fieldset><legend>{label}</legend>{''.join(boxes)}</fieldset>\"",
        ],
        "status-text": ['    return f"<section><h2>{label}</h2><div><span>{ON if on else OFF}</span></div></section>"'],
        "row": [
            '    href = SETTING if label == LABEL else "/another"',
            "    return f'<p><a href=\"{href}\"><span>{label}</span> <span>{ON if on else OFF}</span></a></p>'",
        ],
    }[answers.kind]
    return [
        "def control(label: str, on: bool) -> str:",
        '    """A control with this label, as it is while training is on or off."""',
        *body,
    ]


def test(answers: Answers) -> str:
    """A test of the definition, which fails as long as something is left to fill in."""
    lines = [
        '"""What was known when the definition was made; whoever changes it here has a source that says so."""',
        "",
        "from __future__ import annotations",
        "",
        "import pytest",
        "",
        "from builder.data.definitions import Definition, load_all",
        "from builder.paths import CHECKOUT",
        "from builder.problems import Problems",
        "",
        "",
        "@pytest.fixture",
        "def definition() -> Definition:",
        '    """The definition, once every placeholder in it is filled in."""',
        "    try:",
        f"        return next(each for each in load_all(CHECKOUT) if each.id == {_python(answers.id)})",
        "    except Problems as problems:",
        "        left = str(problems)",
        '    pytest.fail(f"Fill this in, then run the test again:\\n{left}", pytrace=False)',
        "",
        "",
        "def test_the_setting_is_what_was_quoted(definition: Definition) -> None:",
        "    (setting,) = definition.settings",
        f"    assert setting.kind == {_python(answers.kind)}",
    ]
    if answers.training_off:
        lines.append(f"    assert setting.training_off == {_python(answers.training_off)}")
    if answers.address:
        lines.append(f"    assert setting.address == {_python(answers.address)}")
    if answers.email:
        lines.append(f"    assert setting.email == {_python(answers.email)}")
    if answers.readable:
        lines.append(f"    assert {_python(answers.label)} in [quote.text for quote in setting.labels]")
    if answers.near_miss:
        lines.append(f"    assert {_python(answers.near_miss)} in [quote.text for quote in setting.never.labels]")
    if answers.kind in WORDED:
        words = f"({_python(answers.word_on)}, {_python(answers.word_off)})"
        lines.append(f"    assert {words} in [(on, off) for w in setting.words for on in w.on for off in w.off]")
    lines += [
        "",
        "",
        "def test_every_fact_has_a_source_with_a_date(definition: Definition) -> None:",
        "    assert [source.id for source in definition.sources if source.date]",
    ]
    return "\n".join(lines) + "\n"


def _python(text: str) -> str:
    """A text as Python's formatter writes it."""
    return json.dumps(text, ensure_ascii=False) if '"' not in text or "'" in text else f"'{text}'".replace("\\", "\\\\")
