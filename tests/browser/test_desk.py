"""The objection desk: from a choice to an answer, and what it refuses on the way."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from builder.browsers.driving import Browser
from builder.data.evidence import verify
from tests.browser.pages import ask, at_dashboard, request
from tests.browser.test_dashboard import downloaded, downloads, one, open_view, shows, story
from tests.browser.test_popup import remembered
from tests.pages import linkedin as page

TEXT = "#desk-written"
COPIED = """
  const value = async (text) => { document.body.dataset.copied = text; };
  Object.defineProperty(navigator.clipboard, "writeText", { value });
"""
"""Headless browsers have no clipboard to read from: what is handed to it is kept here."""
REWRITE = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))"


def days_from_now(days: int) -> str:
    """A day, as a date field has it."""
    return f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%d}"


def written(browser: Browser) -> str:
    """The text as it stands in its field."""
    return str(one(browser, TEXT).get_property("value"))


def choose(browser: Browser, name: str, value: str) -> None:
    """Choose something in one of the desk's lists."""

    def done() -> bool:
        Select(one(browser, f"#objection [name={name}]")).select_by_value(value)
        return True

    # What is on offer is filled in again by the choice before.
    browser.wait(done, what=f"{value} to be on offer")


def fill(browser: Browser, name: str, value: str) -> None:
    """Put something into a field of the form in which a request is noted, as a person would have it in the end."""
    script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))"
    browser.driver.execute_script(script, one(browser, f"#desk-note [name={name}]"), value)


def at_desk(browser: Browser) -> None:
    """Open the desk as in a browser that was just opened: with no draft of an earlier test."""
    at_dashboard(browser)
    ask(browser, "draft", draft=None)
    open_view(browser, "objection")


def requests(browser: Browser) -> list[dict[str, Any]]:
    """What is remembered of what was sent."""
    kept: list[dict[str, Any]] = browser.storage().get("requests", [])
    return kept


def test_from_a_choice_to_an_answer_that_the_evidence_holds(browser: Browser, tmp_path: Path) -> None:
    browser.set_storage(remembered() | story())
    at_desk(browser)
    choose(browser, "place", "FR")
    shows(browser, f"{page.CONTROLLER} is responsible for your data", "objection form", "You give no reason")
    assert browser.storage()["options"] == {"place": "FR", "region": "eu-eea"}
    choose(browser, "letter", "objection")
    reasons = browser.driver.find_elements("css selector", "#desk-compose [name=reason]")
    assert len(reasons) > 5
    assert not any(box.is_selected() for box in reasons)
    one(browser, "#desk-compose [name=name]").send_keys('Ann "Q" <b>')
    browser.wait(lambda: 'Ann "Q" <b>' in written(browser), what="the name in the text")
    one(browser, TEXT).send_keys(Keys.END, " Edited.")
    edited = written(browser)
    reasons[0].click()
    shows(browser, "You have edited the text.")
    assert written(browser) == edited

    browser.driver.execute_script(COPIED)
    one(browser, "#desk-text .copy").click()
    shows(browser, "The text is copied.")
    assert one(browser, "body").get_dom_attribute("data-copied") == edited

    one(browser, "#desk-text .send button").click()
    one(browser, "#desk-note .primary").click()
    browser.wait(lambda: len(requests(browser)) == 1, what="the request")
    [sent] = requests(browser)
    assert (sent["letter"], sent["right"], sent["regime"], sent["place"]) == ("objection", "object", "gdpr", "FR")
    shows(browser, "An answer is due by")
    assert "who" not in browser.storage()

    # Time passes: the day it was due is over.
    browser.set_storage({"requests": [sent | {"sent": days_from_now(-40), "due": days_from_now(-9)}]})
    shows(browser, "Overdue answers: 1.", "9 days ago", "Remind them")
    one(browser, "#desk-sent .follow").click()
    letter = one(browser, "#desk-compose [name=letter]")
    browser.wait(lambda: letter.get_property("value") == "reminder", what="the reminder")

    one(browser, "#desk-sent .change").click()
    fill(browser, "answered", days_from_now(-41))
    fill(browser, "said", "refused")
    one(browser, "#desk-note .primary").click()
    shows(browser, "They can't have answered before you sent it.")
    fill(browser, "answered", days_from_now(-1))
    one(browser, "#desk-note .primary").click()
    shows(browser, "Answered on")
    open_view(browser, "evidence")
    with downloads(browser, tmp_path):
        file = downloaded(browser, tmp_path, "#evidence .json", ".json")
    assert verify(file).settings == 1
    assert '"request-answered"' in file.read_text(encoding="utf-8")


WALK = """
  const [choices, seed, done] = arguments;
  const api = globalThis.browser ?? chrome;
  const find = (selector) => document.querySelector(selector);
  const field = (form, name) => find(form).elements.namedItem(name);
  const visible = (selector) => Boolean(find(selector)?.checkVisibility());
  const texts = (selector) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
  let state = seed;
  const one = (list) => list[((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 16) % list.length];
  const settled = async () => {
    // What is stored makes the page ask for the state: who asks after that is answered later.
    await api.runtime.sendMessage({ type: "page:state" });
    for (let tries = 0; tries < 10; tries += 1) await new Promise((go) => setTimeout(() => requestAnimationFrame(go)));
  };
  const chosen = () => ({
    place: field("#desk-choices", "place").value,
    service: field("#desk-choices", "service").value,
    member: field("#desk-choices", "member").value === "yes",
    letter: field("#desk-compose", "letter").value,
    language: field("#desk-compose", "language").value,
  });
  const shown = () => ({
    text: find("#desk-written").value,
    made: visible("#desk-written"),
    why: visible("#desk-text .without .why"),
    open: visible("#desk-text .open") ? texts("#desk-text .open button") : [],
    send: visible("#desk-text .send") ? texts("#desk-text .send button") : [],
    mail: visible("#desk-text .mail"),
    to: visible("#desk-text .to") ? find("#desk-text .to").textContent : "",
    paper: find("#letter").textContent.trim(),
    rights: find("#desk-rights .filled").textContent,
    authorities: texts("#desk-authorities .authorities h4"),
  });
  const at = (file) => import(api.runtime.getURL(file));
  const set = (form, name, value) => {
    const target = field(form, name);
    if (target instanceof HTMLSelectElement) target.value = value;
    else find(`${form} [name=${name}][value=${value}]`).checked = true;
    (target instanceof HTMLSelectElement ? target : find(`${form} [name=${name}]:checked`))
      .dispatchEvent(new Event(form === "#desk-choices" ? "change" : "input", { bubbles: true }));
  };
  (async () => {
    const [{ lettersFor, controllerOf, waysOf }, { placeOf }, { way }] = [
      await at("desk/letters.js"), await at("desk/places.js"), await at("desk/wording.js")];
    const known = (id) => stillOff.definitions.find((definition) => definition.id === id);
    const expected = ({ place, service, member, letter }) => {
      const definition = known(service);
      const { region, authorities } = placeOf(place);
      const offered = lettersFor(place, definition, member, authorities.length === 1 ? authorities[0] : null);
      const found = offered.find(({ id }) => id === letter);
      const sendable = found.languages.length > 0;
      const addressed = waysOf(definition, region, member).filter(({ address }) => address).map(({ about }) => about);
      return {
        letters: offered.map(({ id }) => id),
        sendable,
        send: sendable ? found.ways.map(way) : [],
        open: sendable ? found.ways.filter((about) => addressed.includes(about)).map(way) : [],
        authority: found.to === "authority",
        controller: controllerOf(definition, region)?.name ?? definition.company,
        // Where it isn't known who answers, the service itself is named.
        named: controllerOf(definition, region)?.name ?? definition.name,
        others: stillOff.definitions.filter(({ id }) => id !== service).map(({ name }) => name),
        name: definition.name,
      };
    };
    const seen = [];
    for (let count = 0; count < 20; count += 1) {
      const text = find("#desk-written");
      const before = chosen();
      const [form, name, values] = one(choices);
      const offered = () => [...field(form, name).options].map(({ value }) => value);
      const moves = [[form, name, one(values ?? offered())]];
      const edited = one([0, 0, 1]) && !text.closest("[hidden]");
      if (edited) {
        text.value = `Edited: ${JSON.stringify(before)}`;
        text.dispatchEvent(new Event("input", { bubbles: true }));
        // And back to what it was edited for.
        for (const back of ["service", "place"]) moves.push(["#desk-choices", back, before[back]]);
        moves.push(["#desk-choices", "member", before.member ? "yes" : "no"]);
        for (const back of ["letter", "language"]) moves.push(["#desk-compose", back, before[back]]);
      }
      for (const [form, step, value] of moves) {
        set(form, step, value);
        // At once, before anything is stored or asked for; and again when that is over.
        seen.push({ when: "at once", step, chosen: chosen(), shown: shown(), expected: expected(chosen()) });
        await settled();
        seen.push({ when: "later", step, chosen: chosen(), shown: shown(), expected: expected(chosen()) });
      }
      if (edited) seen.at(-1).edited = before;
    }
    done(seen);
  })();
"""
PLACES = ["FR", "IT", "DE", "AT", "PL", "GB", "CH", "CA-QC"]
CHOICES = [
    ["#desk-choices", "place", PLACES],
    ["#desk-choices", "place", PLACES],
    ["#desk-choices", "service", None],
    ["#desk-choices", "member", ["yes", "no"]],
    ["#desk-compose", "letter", None],
    ["#desk-compose", "letter", ["complaint"]],
]
COMPLAINTS = {
    "FR": "nationale",
    "AT": "Datenschutzbehörde",
    "GB": "Information Commissioner",
    "CA-QC": "accès",
    "CH": "E",
}


def fits(step: dict[str, Any]) -> None:
    """Whatever was chosen before, and however little time there was: what is shown belongs to what is chosen."""
    chosen, shown, expected, about = step["chosen"], step["shown"], step["expected"], str(step)
    assert chosen["letter"] in expected["letters"], about
    assert expected["named"] in shown["rights"], about
    if not expected["sendable"]:
        assert not any(shown[part] for part in ("made", "text", "paper", "send", "open", "mail", "to")), about
        assert shown["why"], about
        return
    assert shown["made"], about
    assert not shown["why"], about
    assert [label.split(": ")[1] for label in shown["send"]] == expected["send"], about
    assert [label.split(": ")[1] for label in shown["open"]] == expected["open"], about
    assert (COMPLAINTS[chosen["place"]] if expected["authority"] else expected["controller"]) in shown["to"], about
    assert shown["paper"].startswith(shown["text"].split("\n")[0].strip() or shown["paper"]), about
    if shown["text"].startswith("Edited"):
        assert json.loads(shown["text"].removeprefix("Edited: ")) == chosen, about
    elif not expected["authority"]:
        assert not any(f"account with {other}:" in shown["text"] for other in expected["others"]), about


def test_no_choice_leaves_anything_of_the_one_before_not_even_for_a_moment(browser: Browser) -> None:
    at_desk(browser)
    choose(browser, "place", "FR")
    shows(browser, f"{page.CONTROLLER} is responsible for your data")
    browser.driver.set_script_timeout(120)
    seen = browser.driver.execute_async_script(WALK, CHOICES, 20261130)
    for step in seen:
        fits(step)
    assert {step["step"] for step in seen} == {"place", "service", "member", "letter", "language"}
    assert {step["shown"]["why"] for step in seen} == {True, False}
    back = [step for step in seen if "edited" in step]
    assert len(back) > 2
    assert all(step["shown"]["text"].startswith("Edited") for step in back)


def test_what_was_seen_of_one_service_is_not_said_to_another(browser: Browser) -> None:
    browser.set_storage(remembered() | story())
    at_desk(browser)
    choose(browser, "place", "FR")
    choose(browser, "letter", "objection")
    box = "#desk-compose [name=observation]"
    browser.wait(lambda: browser.driver.find_elements("css selector", box), what="what was seen")
    browser.driver.execute_script("arguments[0].click()", one(browser, box))
    browser.wait(lambda: "StillOff" in written(browser), what="the reading in the text")
    at_once = """
      const service = document.querySelector("#desk-choices [name=service]");
      const other = [...service.options].find(({ selected }) => !selected);
      service.value = other.value;
      service.dispatchEvent(new Event("change", { bubbles: true }));
      return [other.text, document.querySelector("#desk-written").value];
    """
    name, text = browser.driver.execute_script(at_once)
    assert f"account with {name}" in text
    assert "StillOff" not in text


def test_a_text_is_copied_and_its_form_opened_at_once_and_one_question_notes_it(browser: Browser) -> None:
    at_desk(browser)
    choose(browser, "place", "FR")
    choose(browser, "letter", "pair")
    browser.wait(lambda: "At the same time I ask for access" in written(browser), what="the letter")
    opened = "window.open = (address) => { document.body.dataset.opened = address; };"
    browser.driver.execute_script(COPIED + opened)
    one(browser, "#desk-text .open button").click()
    shows(browser, "The text is copied.")
    assert one(browser, "body").get_dom_attribute("data-copied") == written(browser)
    assert str(one(browser, "body").get_dom_attribute("data-opened")).startswith("https://")
    asked = one(browser, "#desk-returned")
    assert not asked.is_displayed()
    browser.driver.execute_script("window.dispatchEvent(new Event('focus'))")
    shows(browser, "Did you send it?")
    one(browser, "#desk-returned [name=number]").send_keys("C-12")
    one(browser, "#desk-returned .primary").click()
    browser.wait(lambda: len(requests(browser)) == 2, what="both requests")
    first, second = requests(browser)
    assert (first["right"], second["right"]) == ("object", "access")
    assert first["number"] == second["number"] == "C-12"
    assert first["reference"] == second["reference"] != ""
    assert first["due"] is not None
    browser.wait(lambda: not one(browser, "#desk-returned").is_displayed(), what="the question to be gone")
    # The list is drawn again for each of the two.
    name = f"{first['due']}.ics"
    browser.wait(
        lambda: str(one(browser, "#desk-sent .calendar").get_dom_attribute("download")).endswith(name),
        what="the calendar file",
    )


def test_a_draft_outlives_the_page_and_a_name_only_on_request(browser: Browser) -> None:
    at_desk(browser)
    choose(browser, "place", "GB")
    name = one(browser, "#desk-compose [name=name]")
    browser.wait(name.is_displayed, what="the text's fields")
    name.send_keys("Ann")
    browser.wait(lambda: (ask(browser, "desk")["draft"] or {}).get("who", {}).get("name") == "Ann", what="the draft")
    open_view(browser, "objection")
    browser.wait(lambda: one(browser, "#desk-compose [name=name]").get_property("value") == "Ann", what="the name")
    assert "Ann" not in str(browser.storage())
    one(browser, "#desk-compose [name=keep]").click()
    browser.wait(lambda: browser.storage().get("who", {}).get("name") == "Ann", what="the name to be kept")
    one(browser, "#desk-compose [name=keep]").click()
    browser.wait(lambda: "who" not in browser.storage(), what="the name to be forgotten")


def test_a_mail_is_offered_only_where_the_authority_has_an_address_and_a_long_text_is_copied(browser: Browser) -> None:
    browser.set_storage({"options": {"place": "GB", "region": "uk"}, "requests": [request(place="GB")]})
    at_desk(browser)
    choose(browser, "letter", "complaint")
    assert not one(browser, "#desk-text .mail").is_displayed(), "none is known"
    choose(browser, "place", "AT")
    choose(browser, "letter", "complaint")
    mail = one(browser, "#desk-text .mail")
    browser.wait(mail.is_displayed, what="the mail")
    browser.driver.execute_script(REWRITE, one(browser, TEXT), "Short & é")
    href = str(mail.get_dom_attribute("href"))
    assert href.startswith("mailto:dsb@dsb.gv.at?subject=")
    assert href.endswith("&body=Short%20%26%20%C3%A9")
    browser.driver.execute_script(REWRITE, one(browser, TEXT), "x" * 10_000)
    assert "body=" not in str(mail.get_dom_attribute("href"))
    shows(browser, "too long for a link to a mail program")


def test_before_a_place_is_chosen_no_authority_stands_there_and_then_that_of_the_place(browser: Browser) -> None:
    at_desk(browser)
    assert not browser.driver.find_elements("css selector", ".authorities > li")
    choose(browser, "place", "FR")
    shows(browser, "Commission nationale")
    assert len(browser.driver.find_elements("css selector", ".authorities > li")) == 1


def test_an_authority_is_found_by_country_language_or_name(browser: Browser) -> None:
    at_desk(browser)
    search = one(browser, "#desk-authorities .search")
    for words, name in [
        ("osterreich", "Datenschutzbehörde"),
        ("spain", "Protección"),
        ("CNIL", "nationale"),
    ]:
        search.clear()
        search.send_keys(words)
        shows(browser, name)
        assert "Check on the authority's own site" in one(browser, ".authorities").text
    search.clear()
    search.send_keys("nowhere at all")
    shows(browser, "StillOff knows none by that name.")


def test_the_due_day_of_a_complaint_is_that_of_the_chosen_authority_with_its_holidays(browser: Browser) -> None:
    at_desk(browser)
    script = """
      const [request, done] = arguments;
      const known = import((globalThis.browser ?? chrome).runtime.getURL("dashboard/desk/known.js"));
      known.then(({ dueOf }) => done(dueOf(request)?.due));
    """
    # Monday 8 March 2027 is a holiday in Berlin.
    about = request(right="complain", sent="2026-12-08")
    due = [
        browser.driver.execute_async_script(script, about | {"authority": authority})
        for authority in ("deberlbdi", "denrwldi", None)
    ]
    assert due == ["2027-03-09", "2027-03-08", "2027-03-08"]


def test_a_last_day_that_rests_on_no_source_is_said_to_be_unsure(browser: Browser) -> None:
    late = {"right": "access", "sent": "2026-01-02", "due": "2026-02-02"}
    browser.set_storage({"requests": [request(place="CA-QC", regime="quebec", **late)]})
    at_desk(browser)
    shows(browser, "Not later than", "This day isn't certain. Check on the authority's own site.")
    browser.set_storage({"requests": [request(place="CA", regime="pipeda", **late)]})
    shows(browser, "Not later than")
    browser.wait(lambda: "isn't certain" not in one(browser, "#desk-sent").text, what="a day that has a source")


def test_elsewhere_in_the_united_states_the_laws_of_states_are_named(browser: Browser) -> None:
    at_desk(browser)
    choose(browser, "place", "US")
    shows(browser, "Many states have privacy laws of their own.")
    choose(browser, "place", "elsewhere")
    shows(browser, "StillOff knows of no right here.")
    assert "Many states" not in one(browser, "#desk-rights").text


def test_on_paper_a_letter_has_its_subject_and_room_to_sign_and_a_form_s_text_has_neither(browser: Browser) -> None:
    at_desk(browser)
    choose(browser, "place", "FR")
    choose(browser, "letter", "objection")
    one(browser, "#desk-compose [name=name]").send_keys("Ann")
    browser.wait(lambda: "Ann" in written(browser), what="the name in the text")
    marked = (
        "return ['subject', 'signed'].map((mark) => document.querySelector(`#letter .${mark}`)?.textContent ?? null)"
    )
    subject = one(browser, "#desk-subject").get_property("value")
    assert browser.driver.execute_script(marked) == [subject, "Ann"]
    choose(browser, "letter", "objection-form")
    browser.wait(lambda: browser.driver.execute_script(marked) == [None, None], what="a text that is no letter")
