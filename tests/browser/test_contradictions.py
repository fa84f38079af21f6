"""Signs that contradict each other, each kind as the smallest pages that show it: no state is read from them.

Beside each stand pages that only look alike, and are read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builder.browsers.driving import Browser
from builder.quality.mutating.drafts import Page, Stage, State
from builder.quality.mutating.running import Sight, see, shown
from builder.quality.mutating.tally import judge
from tests.browser.test_mutations import CROWD, LABEL, LINE, NAMED, TOGGLE, look_at, made
from tests.pages import contradicting
from tests.pages.odd import switch

ONES = {"contradictory", "ambiguous"}
WORDS = LINE["words"] + [{"language": "de", "on": ["Ein"], "off": ["Aus"]}]
WORDED = TOGGLE | {"words": WORDS}
KEYED = TOGGLE | {"keys": [{"attribute": "data-testid", "value": "training"}]}


@pytest.fixture
def browser(counting: Browser) -> Browser:
    return counting


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


@pytest.mark.parametrize(
    "pages",
    [contradicting.TWO_LABELS, contradicting.DOUBLED, contradicting.SHARED, contradicting.BESIDE_NAMELESS],
    ids=["two labels", "a doubled id", "two controls", "a nameless one"],
)
def test_a_label_that_may_be_anothers_gives_no_state(browser: Browser, pages: dict[str, str]) -> None:
    unread(browser, TOGGLE, pages, ONES)


def test_a_label_that_ends_in_a_state_is_ours_only_as_a_whole_line_of_its_own(browser: Browser) -> None:
    unread(browser, TOGGLE, contradicting.ENDED, {"not-found", *ONES})
    read(browser, TOGGLE, contradicting.ENDED_ALONE, "on")


def test_a_doubled_id_gives_no_state_though_our_key_is_there(browser: Browser) -> None:
    keyed = TOGGLE | {"keys": [{"attribute": "aria-labelledby", "value": "l"}]}
    pages = {
        "a new wording": f"<p><b id=l>Allow it</b>{switch(False, 'aria-labelledby=l')}</p><p><b id=l>Dark mode</b></p>"
    }
    unread(browser, keyed, pages, ONES)


def test_a_control_that_carries_a_near_misss_key_is_not_ours_though_it_has_our_label(browser: Browser) -> None:
    near = TOGGLE | {"never": {"keys": [{"attribute": "data-testid", "value": "ads"}], "labels": []}}
    unread(browser, near, {"our label": f"<label>{LABEL}{switch(False, 'data-testid=ads')}</label>"}, ONES)


def test_a_control_labelled_as_a_near_miss_is_not_ours_though_it_has_our_key(browser: Browser) -> None:
    near = KEYED | {"never": {"keys": [], "labels": [{"language": "en", "text": "Show me ads"}]}}
    unread(
        browser,
        near,
        {"our key": f"<label>Show me ads{switch(False, 'data-testid=training')}</label>"},
        {"not-found", *ONES},
    )


def test_two_labels_that_differ_give_no_state_though_our_key_is_there(browser: Browser) -> None:
    pages = {
        "two that point to it": "<label for=a>Allow it</label><input id=a type=checkbox data-testid=training>"
        "<label for=a>Dark mode here</label>",
        "two that it names": "<b id=l>Allow it</b><b id=m>Dark mode</b>"
        + switch(False, "data-testid=training aria-labelledby='l m'"),
    }
    unread(browser, KEYED, pages, ONES)


TIED = "<input id=a type=checkbox data-testid=training><label for=a>Read receipts</label>"


@pytest.mark.parametrize("kind", [WORDED, {"kind": "radio", "trainingOff": None, "words": WORDS}], ids=["two", "any"])
def test_a_legend_that_goes_on_with_a_link_is_ours_only_where_that_leads_to_more(
    browser: Browser, kind: dict[str, Any]
) -> None:
    answers = "<label><input type=radio name=a checked>On</label><label><input type=radio name=a>Off</label>"
    legend = f"<fieldset><legend>{LABEL} <a href=/help>{{}}</a></legend>{answers}</fieldset>"
    unread(browser, kind, {"goes on": legend.format("for ads alone")}, {"not-found", *ONES})
    read(browser, kind, {"leads to more": legend.format("Learn more")}, "on")


def test_a_label_of_ours_beside_a_control_that_is_tied_to_another_gives_no_state(browser: Browser) -> None:
    pages = {
        "ours": f"<div><span>{LABEL}</span><span>{TIED}</span></div>",
        "ours turned round": f"<div><span>Opt out of: {LABEL}</span><span>{TIED}</span></div>",
    }
    unread(browser, KEYED, pages, ONES)


def test_a_label_whose_inside_names_another_control_gives_no_state_though_our_key_is_there(browser: Browser) -> None:
    ours = "<label><span id=l>Allow it</span><input type=checkbox data-testid=training></label>"
    unread(browser, KEYED, {"a new wording": f"<p>{switch(True, 'aria-labelledby=l')}</p>{ours}"}, ONES)


BOTH = "aria-labelledby='l m'"


def test_a_control_with_our_key_in_the_row_of_another_is_not_read_without_words_of_its_own(browser: Browser) -> None:
    key = "<input type=checkbox data-testid=training>"
    row = f"<div><b id=l>Allow it here</b><span>{key}{{}}</span></div>"
    unread(browser, KEYED, {"a row": row.format(switch(True, "aria-labelledby=l"))}, ONES)
    read(browser, KEYED, {"two rows": row.format("") + row.format(switch(True)).replace(key, "")}, "off")


def test_a_name_that_says_our_label_and_more_leaves_its_copy_in_doubt(browser: Browser) -> None:
    both = f"<p><b id=l>{LABEL}</b>{switch(True, BOTH)}<b id=m>Dark mode</b></p>"
    copy = f"<p><b id=n>{LABEL}</b>{switch(False, 'aria-labelledby=n')}</p>"
    unread(browser, TOGGLE, {"a copy": both + copy}, ONES)


def test_a_lone_control_with_two_names_that_differ_answers_nothing(browser: Browser) -> None:
    names = "<b id=l>Tillåt att inlägg används</b><b id=m>Mörkt tema</b>"
    html = f"<div><p>Får vi lära oss?</p>{names}{switch(True, BOTH)}</div>"
    unread(browser, TOGGLE, {"asked": html}, ONES | {"not-found"}, alone=True, language="sv")


ALLOW = "<label><input type=radio name=r checked>Allow</label><label><input type=radio name=r>Refuse</label>"


def test_a_label_of_a_choice_in_words_that_nobody_knows_is_not_the_next_switchs(browser: Browser) -> None:
    pages = {
        "radio buttons in a group": f"<fieldset><legend>{LABEL}</legend>{ALLOW}</fieldset>",
        "radio buttons of one name": f"<div><h3>{LABEL}</h3>{ALLOW}</div>",
        "a list": f"<div><span>{LABEL}</span><select><option>Allow<option>Refuse</select></div>",
    }
    box = "<div><span>On</span><input type=checkbox></div>"
    unread(browser, TOGGLE, {name: f"<section>{html}{box}</section>" for name, html in pages.items()}, ONES)


def test_a_label_in_a_shadow_root_that_is_tied_to_something_there_is_not_the_next_switchs(browser: Browser) -> None:
    inner = {
        "around a component": f"<label>{LABEL}<ui-stateless data-made-value=on></ui-stateless></label>",
        "named by one": f"<b id=l>{LABEL}</b><ui-stateless data-made-value=on aria-labelledby=l></ui-stateless>",
        "above a choice": f"<h3>{LABEL}</h3>{ALLOW}",
    }
    pages = {
        f"{name}, {mode}": f"<section><p><template data-made-shadow={mode}><p>{html}</p></template></p>"
        "<p><input type=checkbox></p></section>"
        for name, html in inner.items()
        for mode in ("open", "closed")
    }
    unread(browser, TOGGLE, pages, ONES)


def test_a_label_in_a_crowd_may_be_meant_for_the_nameless_control_in_its_row(browser: Browser) -> None:
    row = f"<div><b id=l>{LABEL}</b>{switch(False, 'aria-labelledby=l')}{{}}</div>"
    unread(browser, TOGGLE, {"nameless": row.format("<input type=checkbox>") + CROWD}, ONES)
    named = row.format("<label><input type=checkbox>Dark mode</label><input type=checkbox hidden>")
    read(browser, TOGGLE, {"named, and hidden": named + CROWD}, "off")


def test_a_label_beside_a_choice_without_a_name_may_be_meant_for_that(browser: Browser) -> None:
    nameless = "<div role=radiogroup><b role=radio aria-checked=true>Allow</b><b role=radio>Refuse</b></div>"
    named = nameless.replace("<div", "<div aria-label=Theme")
    html = f"<div>{switch(False, 'aria-labelledby=l')}<b id=l>{LABEL}</b>{{}}</div>"
    unread(browser, TOGGLE, {"nameless": html.format(nameless)}, ONES)
    read(browser, TOGGLE, {"named": html.format(named)}, "off")


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
    read(browser, TOGGLE, contradicting.ONE_LABEL, "off")


def test_a_nameless_pressed_button_beside_our_label_is_not_ours(browser: Browser) -> None:
    unread(browser, TOGGLE, contradicting.PINS, ONES | {"not-found"})


def test_a_pressed_button_that_names_itself_by_our_label_is_ours(browser: Browser) -> None:
    tied = f"<div><span id=l>{LABEL}</span>{contradicting.PRESSED.replace('aria', 'aria-labelledby=l aria')}</div>"
    worded = f"<div><span>{LABEL}</span><button aria-pressed=false>Off</button></div>"
    read(browser, WORDED, {"named": tied, "worded": worded}, "off")


# Labels turned round


def test_a_label_that_says_the_opposite_beside_our_key_is_contradictory(browser: Browser) -> None:
    pages = {
        text: page(
            f"<div><span id=l>{text}</span>{switch(False, 'data-testid=training aria-labelledby=l')}</div>",
            language=code,
        )
        for code, texts in contradicting.TURNED.items()
        for text in texts
    }
    seen = looked(browser, KEYED, pages)
    assert {name: reason(one) for name, one in seen.items()} == dict.fromkeys(pages, "contradictory")


def test_a_label_that_says_the_opposite_beside_a_switch_that_says_a_word_is_contradictory(browser: Browser) -> None:
    worded = (
        "<div><p>Do not use my data</p><button role=switch aria-checked=false data-testid=training>Av</button></div>"
    )
    unread(browser, KEYED, {"an unknown word": worded}, {"contradictory"})


def test_a_label_that_says_the_opposite_beside_a_pressed_button_is_contradictory(browser: Browser) -> None:
    pin = contradicting.PRESSED.replace("aria", "data-testid=training aria")
    pages = {
        "alone": f"<div><span>Stop: {LABEL}</span><span>{pin}</span></div>",
        "with a link": f"<div><span>Stop: {LABEL}</span> <a href=/help>Learn more</a><span>{pin}</span></div>",
    }
    unread(browser, KEYED, pages, {"contradictory"})
    read(browser, KEYED, {name: html.replace("Stop: ", "") for name, html in pages.items()}, "off")


def test_a_label_that_says_the_opposite_in_a_crowd_is_contradictory(browser: Browser) -> None:
    inner = "<label><input type=checkbox data-testid=training><slot></slot></label>"
    ours = f"<p><ui-switch><template data-made-shadow=open>{inner}</template>Do not use my data</ui-switch></p>"
    unread(browser, KEYED, {"slotted": ours + CROWD}, {"contradictory"})


def test_a_label_in_new_words_beside_our_key_is_still_read(browser: Browser) -> None:
    pages = {
        text: page(
            f"<div><span id=l>{text}</span>{switch(False, 'data-testid=training aria-labelledby=l')}</div>",
            "off",
            language=code,
        )
        for code, texts in contradicting.REWORDED.items()
        for text in texts
    }
    seen = looked(browser, KEYED, pages)
    assert {name: judge(one) for name, one in seen.items()} == dict.fromkeys(pages, "right")


def test_our_key_under_a_label_that_has_nothing_of_ours_is_not_read(browser: Browser) -> None:
    pages = {
        text: f"<div><span id=l>{text}</span>{switch(False, 'data-testid=training aria-labelledby=l')}</div>"
        for text in contradicting.FOREIGN
    }
    unread(browser, KEYED, pages, {"ambiguous"}, language="en")


PREVENT = KEYED | {"trainingOff": "checked", "labels": [{"language": "en", "text": "Prevent sharing of my posts"}]}


def test_a_positive_label_where_ours_prevents_is_contradictory(browser: Browser) -> None:
    unread(browser, PREVENT, contradicting.PREVENTING, {"contradictory"})


def test_another_preventing_label_where_ours_prevents_is_still_read(browser: Browser) -> None:
    pages = {"reworded": "<label>Block sharing<input data-testid=training type=checkbox checked></label>"}
    read(browser, PREVENT, pages, "off")


def test_a_lone_control_whose_label_says_no_answers_nothing(browser: Browser) -> None:
    pages = {"asked": "<div><p>Får vi lära oss?</p><label>Använd inte mina inlägg <input type=checkbox></label></div>"}
    unread(browser, TOGGLE, pages, {"contradictory"}, alone=True, language="sv")


# Words beside the control


def test_a_word_beside_the_control_that_says_the_opposite_is_contradictory(browser: Browser) -> None:
    unread(browser, WORDED, contradicting.WORD_OFF, {"contradictory"})


def test_a_word_in_a_frame_that_says_the_opposite_is_contradictory(browser: Browser) -> None:
    framed = (
        f"<div><template data-made-frame><div>{LABEL}<b>Off</b><input type=checkbox checked></div></template></div>"
    )
    unread(browser, WORDED, {"a word": f"<section><h2>Data</h2>{framed}</section>"}, {"contradictory"})


def test_a_word_beside_another_control_in_a_shadow_root_is_that_ones(browser: Browser) -> None:
    other = "<ui-switch><template data-made-shadow=open><label><input type=checkbox></label></template></ui-switch>"
    html = f"<p><span>{LABEL}</span><span>Off</span><input type=checkbox checked></p><p><b>On</b>{other}</p>"
    unread(browser, WORDED, {"a word": html}, {"contradictory"})


def test_a_word_that_is_not_the_controls_does_no_harm(browser: Browser) -> None:
    read(browser, WORDED, contradicting.WORD_ELSEWHERE, "on")


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


@pytest.mark.parametrize("flat", [True, False])
def test_a_radio_button_and_the_one_that_is_kept_in_step_with_it_are_one_answer(browser: Browser, flat: bool) -> None:
    def group(chosen: int, kept: list[int]) -> str:
        answers = [
            f"<button role=radio aria-checked={'true' if place == chosen else 'false'} aria-label={word}></button>"
            + "".join(f"<input type=radio aria-hidden=true{' checked' * (one == chosen)}>" for one in kept[place:][:1])
            for place, word in enumerate(["On", "Off"])
        ]
        rows = answers if flat else [f"<div>{answer}</div>" for answer in answers]
        return f"<div role=radiogroup aria-label='{LABEL}'>{''.join(rows)}</div>"

    radio = LINE | {"kind": "radio"}
    read(browser, radio, {"in step": group(1, [0, 1])}, "off")
    unread(browser, radio, {"the other way round": group(1, [1, 0]), "one missing": group(1, [0])}, {"contradictory"})


# A value that isn't there yet


def test_a_switch_whose_value_comes_after_its_neighbours_is_not_off(browser: Browser) -> None:
    row = '<p><button role=switch {} aria-label="{}"><i class=handle></i></button></p>'
    others = row.format("aria-checked=true", "Dark mode") + row.format("", "Autoplay")
    late = [
        Stage(row.format("", LABEL) + others, None, 25_000),
        Stage(row.format("aria-checked=true", LABEL) + others, "on"),
    ]
    never = [Stage(row.format("", LABEL) + others, "off")]
    seen = looked(browser, TOGGLE, {"late": made("made", "made", *late), "never": made("made", "made", *never)})
    assert {name: judge(one) for name, one in seen.items()} == {"late": "right", "never": "right"}


# Signed out or an error


@pytest.mark.parametrize(
    ("pages", "reason"),
    [(contradicting.ERRORS, "not-found"), (contradicting.GUESTS, "signed-out")],
    ids=["errors", "guests"],
)
def test_only_a_page_for_guests_is_signed_out(browser: Browser, pages: dict[str, str], reason: str) -> None:
    unread(browser, TOGGLE | {"walls": contradicting.WALLS}, pages, {reason})


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
ADDRESS = f"https://made.example/blog/{contradicting.MINE}"


def test_the_addresss_object_is_read_however_it_is_named(browser: Browser) -> None:
    read(browser, OBJECTS, contradicting.OURS, "off", address=ADDRESS)


def test_another_object_is_never_the_addresss(browser: Browser) -> None:
    unread(browser, OBJECTS, contradicting.ANOTHERS, {"not-found"}, address=ADDRESS)


def test_another_objects_label_beside_a_pressed_button_is_never_the_addresss(browser: Browser) -> None:
    keyed = OBJECTS | {"keys": KEYED["keys"]}
    pin = contradicting.PRESSED.replace("aria", "data-testid=training aria").replace("false", "true")
    row = f"<div><span>Prevent sharing for {{}}</span><span>{pin}</span></div>"
    unread(browser, keyed, {"another's": row.format("harbour-notes")}, {"not-found"}, address=ADDRESS)
    read(browser, keyed, {"ours": row.format(contradicting.MINE)}, "off", address=ADDRESS)


def test_another_objects_label_beside_two_answers_is_never_the_addresss(browser: Browser) -> None:
    keyed = OBJECTS | {"keys": KEYED["keys"]}
    answers = "<button aria-pressed=false>On</button><button aria-pressed=true>Off</button>"
    group = f"<span><span role=group data-testid=training>{answers}</span></span>"
    row = f"<div>{group}<span>Prevent sharing for {{}}</span></div>"
    unread(browser, keyed, {"another's": row.format("harbour-notes")}, {"not-found"}, address=ADDRESS)
    read(browser, keyed, {"ours": row.format(contradicting.MINE)}, "on", address=ADDRESS)


def test_a_near_miss_that_goes_on_with_a_name_is_never_ours(browser: Browser) -> None:
    near = {"keys": [], "labels": [{"language": "en", "text": "Prevent sharing for old *"}]}
    html = f"<label>Prevent sharing for old {contradicting.MINE}<input type=checkbox checked></label>"
    unread(browser, OBJECTS | {"never": near}, {"its own": html}, {"not-found"}, address=ADDRESS)
    read(browser, OBJECTS | {"never": near}, {"ours": html.replace("old ", "")}, "off", address=ADDRESS)


def test_what_was_drawn_for_the_object_before_says_nothing_of_this_one(browser: Browser) -> None:
    left = made("made", "made", Stage(contradicting.MY_BOX, None, former=True))
    [sight] = look_at(browser, OBJECTS, replace(left, address=ADDRESS))
    assert judge(sight) == "nothing", shown(sight)
    assert reason(sight) == "unsettled"


# Rows

LIST = {"tells": "row", "addresses": ["https://made.example/setting"], "alone": False, "early": False}
LISTED = NAMED | {"words": WORDS, "address": contradicting.OWN, "pages": [LIST]}


def test_the_row_that_prints_a_state_is_read_beside_other_links_to_the_setting(browser: Browser) -> None:
    read(browser, LISTED, contradicting.READ_ROWS, "off", tells="row")


def test_rows_that_disagree_or_print_something_to_do_say_nothing(browser: Browser) -> None:
    unread(browser, LISTED, contradicting.UNREAD_ROWS, {"silent"}, tells="row")


def test_a_row_that_leads_to_another_object_is_not_the_addresss(browser: Browser) -> None:
    pages = [
        LIST | {"addresses": ["https://made.example/*"]},
        {"tells": "control", "addresses": ["https://made.example/*/writing"]},
    ]
    kind = LISTED | {"per": "object", "pages": pages}
    rows = {
        place: contradicting.ROW.replace(contradicting.OWN, f"https://made.example/{place}/writing")
        for place in (contradicting.MINE, "harbour-notes")
    }
    unread(
        browser,
        kind,
        {"another's": rows["harbour-notes"]},
        {"silent"},
        tells="row",
        address=f"https://made.example/{contradicting.MINE}",
    )
    read(
        browser,
        kind,
        {"both": rows[contradicting.MINE] + rows["harbour-notes"].replace("Off", "On")},
        "off",
        tells="row",
        address=f"https://made.example/{contradicting.MINE}",
    )
