"""`probe` around its browser: what can't be looked at is said at once, and what was seen is put into words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from builder.browsers.replica_server import ReplicaServer, Request
from builder.data.definitions import load_all
from builder.paths import CHECKOUT
from builder.problems import Problems
from builder.render.scripts import content_files
from builder.services.probing import MAIN, Probed, Saved, probe, report, serve
from tests.builder.checkouts import Checkout

SETTING = "https://www.example.com/account/ai-training"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "saved" / "Settings.html"
    file.parent.mkdir()
    file.write_text("<p>ä", encoding="utf-8")
    return file


def complaints(
    checkout: Checkout, source: Path, address: str = SETTING, service: str = "", name: str = "chrome"
) -> str:
    with pytest.raises(Problems) as caught:
        probe(checkout.paths, source, address, service, name, scripts=False)
    return str(caught.value)


@pytest.mark.parametrize(
    "address", ["http://www.example.com/", "https://", "example.com/x", "https://a@www.example.com/", "https://a.b/c d"]
)
def test_an_address_that_no_page_was_saved_from_is_refused(checkout: Checkout, page: Path, address: str) -> None:
    assert f"probe: --url: '{address}' is not an https address; copy it from the browser" in complaints(
        checkout, page, address
    )


def test_an_address_that_is_no_page_of_the_services_host_gets_those_that_are(checkout: Checkout, page: Path) -> None:
    said = complaints(checkout, page, "https://www.example.com/home")
    assert (
        said == f"probe: --url: 'https://www.example.com/home' is no page of a service's; StillOff looks at {SETTING}"
    )


def test_an_address_of_no_service_says_what_to_do(checkout: Checkout, page: Path) -> None:
    said = complaints(checkout, page, "https://www.example.org/")
    assert said == "probe: --url: 'https://www.example.org/' is no page of a service's; write a definition for it first"


def test_an_unknown_service_gets_the_known_ones(checkout: Checkout, page: Path) -> None:
    said = complaints(checkout, page, service="sample")
    assert said == "probe: --service: 'sample' is no service that can be read; write one of example"


def test_a_file_that_is_not_there_is_named(checkout: Checkout, page: Path) -> None:
    missing_file = page.with_name("other.html")
    assert complaints(checkout, missing_file) == (
        f"probe: {missing_file}: isn't there; name the saved page, or the folder with it"
    )


def test_a_file_that_is_no_web_page_is_refused(checkout: Checkout, page: Path) -> None:
    archive = page.rename(page.with_suffix(".mhtml"))
    assert 'is no saved web page; save it as "Web page, complete"' in complaints(checkout, archive)


@pytest.mark.parametrize(
    ("names", "complaint"), [([], "has no saved page"), (["a.html", "b.htm"], "has several saved pages")]
)
def test_a_folder_needs_one_page(checkout: Checkout, tmp_path: Path, names: list[str], complaint: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in names:
        (folder / name).write_text("")
    assert f"{complaint}; name the page itself, or call it index.html" in complaints(checkout, folder)


def test_every_mistake_is_named_at_once(checkout: Checkout, tmp_path: Path) -> None:
    checkout.edit("extension/services/example.toml", "schema = 1", "schema = 0")
    said = complaints(checkout, tmp_path / "none", "http://x", name="netscape")
    starts = (
        "--browser: ",
        "extension/services/example.toml: schema: ",
        "probe: --url: ",
        f"probe: {tmp_path / 'none'}: ",
    )
    assert all(line.startswith(start) for line, start in zip(said.splitlines(), starts, strict=True))


def served(saved: Saved, path: str, *, scripts: bool = False) -> tuple[int, bytes, dict[str, str]]:
    """What the browser gets for a path on the service's host."""
    with ReplicaServer(["www.example.com"]) as server:
        list(serve(server, saved, SETTING, scripts=scripts))
        response = server.answer(Request(0, "GET", "www.example.com", path, {}, b""))
    body = response.body if isinstance(response.body, bytes) else response.body.encode()
    return response.status, body, dict(response.headers)


def test_the_page_is_served_as_it_is_and_its_scripts_are_not_run(page: Path) -> None:
    status, body, headers = served(Saved(page, None), "/account/ai-training")
    assert (status, body) == (200, "<p>ä".encode())
    assert headers == {"content-type": "text/html; charset=utf-8", "content-security-policy": "script-src 'none'"}


def test_its_scripts_are_run_when_that_is_asked_for(page: Path) -> None:
    assert "content-security-policy" not in served(Saved(page, None), "/account/ai-training", scripts=True)[2]


def test_a_page_that_is_not_utf_8_says_its_encoding_itself(page: Path) -> None:
    page.write_bytes(b"<meta charset=iso-8859-1><p>\xe4")
    assert served(Saved(page, None), "/account/ai-training")[2]["content-type"] == "text/html"


def test_what_was_saved_with_the_page_is_served_beside_it_and_nothing_else(page: Path) -> None:
    beside = page.with_name("Settings_files")
    (beside / "a b").mkdir(parents=True)
    (beside / "a b" / "style.css").write_bytes(b"p {}")
    page.with_name("private.txt").write_text("mine")
    (beside / "link.txt").symlink_to(page.parent.parent / "outside.txt")
    (page.parent.parent / "outside.txt").write_text("mine")
    saved = Saved(page, beside)
    assert served(saved, "/account/Settings_files/a%20b/style.css")[:2] == (200, b"p {}")
    assert served(saved, "/account/private.txt")[0] == 404
    assert served(saved, "/account/Settings_files/link.txt")[0] == 404


def test_the_parts_of_the_content_scripts_that_are_explained_are_handed_over() -> None:
    explained = (CHECKOUT.root / "builder" / "services" / "explain.js").read_text(encoding="utf-8")
    used = set(re.findall(r"\b(controls|dom|labels|locate|read|settle|vocabulary|words)\.(\w+)", explained))
    assert {module for module, _ in used} >= {"controls", "labels", "locate", "vocabulary", "words"}
    for module, part in used:
        script = (CHECKOUT.extension / "content" / f"{module}.js").read_text(encoding="utf-8")
        handed = re.search(rf"(?:stillOff\.|const ){module} = \{{(.*?)\}}", script, re.DOTALL)
        assert handed and re.search(rf"\b{part}\b", handed[1]), f"{module}.{part}"


def test_the_content_script_that_is_left_out_comes_last() -> None:
    readable = next(each for each in load_all(CHECKOUT) if each.readable)
    assert content_files(readable)[-1] == MAIN


CANDIDATE: dict[str, Any] = {
    "tag": "input",
    "attributes": {"type": "checkbox", "id": "a"},
    "label": "Use  my\nposts",
    "for": ["address"],
    "against": ["its label is a near-miss's"],
    "says": "on",
}


def said(state: str, reason: str | None, signals: list[str], candidates: list[dict[str, Any]]) -> list[str]:
    seen = {"setting": "training", "kind": "switch", "busy": False, "candidates": candidates}
    probed = Probed("example", "control", [{**seen, "state": state, "reason": reason, "signals": signals}], 0)
    return report(CHECKOUT, probed).splitlines()


def test_a_reading_is_told_with_its_candidates_and_signals() -> None:
    assert said("off", None, ["address", "key"], [CANDIDATE]) == [
        "example/training (switch), on a page that tells: control",
        "  candidates: 1",
        '    1. <input type="checkbox" id="a">  “Use my posts”',
        "       for: address",
        "       against: its label is a near-miss's",
        "       says: on",
        "  training is off, by address, key",
    ]


def test_no_reading_is_told_with_its_reason_in_words() -> None:
    *_, limit, last = said("unknown", "not-found", [], [])
    assert last == "  can't tell: not-found. The page opened, but StillOff didn't find the switch."
    assert "closed shadow root" in limit


def test_a_crowd_of_candidates_is_cut_short() -> None:
    lines = said("unknown", "ambiguous", [], [CANDIDATE] * 43)
    assert "       and 3 more" in lines
    assert len([line for line in lines if "<input" in line]) == 40


def test_only_a_state_counts_as_read() -> None:
    assert not Probed("example", "control", [{"state": "unknown"}], 0).read
    assert Probed("example", "control", [{"state": "unknown"}, {"state": "on"}], 0).read


def test_files_that_the_page_asked_for_in_vain_are_counted() -> None:
    assert report(CHECKOUT, Probed("example", "wall", [], 3)).splitlines() == [
        "example: a sign-in wall; nothing is read there",
        "3 files that the page asks for aren't there; style sheets decide what can be seen.",
    ]


def test_the_task_fails_with_a_sentence_and_no_traceback(checkout: Checkout, page: Path) -> None:
    checkout.add_builder()
    done = checkout.run("-m", "invoke", "probe", str(page), "--url", "https://www.example.org/")
    assert done.returncode == 1
    assert "is no page of a service's" in done.stderr
    assert "Traceback" not in done.stderr
