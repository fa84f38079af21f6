"""What is kept of each definition from one build to the next: it must never be told from what is made anew."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from builder.data.definitions.loading import load_content
from builder.render import cached_services
from builder.render.cached_services import load_services
from builder.render.inputs import inputs
from tests.builder.checkouts import EXAMPLE, SERVICE, Checkout, tree

OTHER = "extension/services/other.toml"
KEPT = ".cache/definitions.json"


@pytest.fixture
def two(checkout: Checkout) -> Checkout:
    """A checkout with two services, built once."""
    checkout.write(OTHER, EXAMPLE.replace("www.example.com", "www.other.example").replace('"Example"', '"Other"'))
    checkout.build()
    return checkout


def anew(checkout: Checkout, folder: Path) -> dict[str, str]:
    """What the same checkout builds where nothing was kept."""
    fresh = Checkout(folder / "fresh")
    shutil.rmtree(fresh.paths.services)
    shutil.copytree(checkout.paths.extension, fresh.paths.extension, dirs_exist_ok=True)
    fresh.build()
    return tree(fresh.dist)


def test_only_what_was_edited_is_made_anew(two: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def noted(content: bytes, service: str, shown: str, today: datetime.date) -> object:
        made.append(service)
        return load_content(content, service, shown, today)

    monkeypatch.setattr(cached_services, "load_content", noted)
    two.edit(OTHER, "Train on my posts", "Learn from my posts")
    two.build()
    assert made == ["other"]


def test_with_and_without_what_was_kept_the_same_is_built(two: Checkout, tmp_path: Path) -> None:
    two.edit(OTHER, "Train on my posts", "Learn from my posts")
    two.build()
    assert "Learn from my posts" in two.read("dist/chrome/content/services/other.js")
    assert tree(two.dist) == anew(two, tmp_path)


def test_a_changed_template_makes_every_definition_anew(two: Checkout) -> None:
    two.edit("extension/templates/definition.js.j2", "// Rendered", "// Made")
    two.build()
    for name in ("example", "other"):
        assert two.read(f"dist/chrome/content/services/{name}.js").startswith("// Made")


def test_changed_code_makes_every_definition_anew(two: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached_services, "_code", lambda *_: "other code")
    monkeypatch.setattr(
        "builder.render.service.for_content", lambda definition: {"service": definition.id, "new": True}
    )
    made, _ = load_services(two.paths, inputs(two.paths))
    assert all('"new": true' in service.content for service in made)


@pytest.mark.parametrize("file", ["render/cached_services.py", "render/service.py", "data/definitions/models.py"])
def test_the_code_that_counts_is_all_that_has_a_say(two: Checkout, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cached_services._code(two.paths, inputs(two.paths))
    read = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda self: read(self) + (b"#" if self.as_posix().endswith(f"builder/{file}") else b"")
    )
    assert cached_services._code(two.paths, inputs(two.paths)) != before


def test_a_definition_that_was_removed_is_gone(two: Checkout) -> None:
    (two.paths.root / OTHER).unlink()
    two.build()
    assert "other" not in two.read("dist/chrome/shared/definitions.js")
    assert "other" not in two.read(KEPT)


def test_what_is_wrong_is_said_again_in_the_next_build(two: Checkout) -> None:
    two.edit(OTHER, 'kind = "switch"', 'kind = "lever"')
    first = two.problems()
    assert two.problems() == first
    assert OTHER in first[0]


def test_a_page_that_two_services_claim_is_found_though_both_were_kept(two: Checkout) -> None:
    two.write(OTHER, EXAMPLE)
    first = two.problems()
    assert "is a page of 'example' too" in first[0]
    assert two.problems() == first


@pytest.mark.parametrize("odd", [b"", b"{", b"\xff", b"[]", b'{"code": 1}', b'{"code": "x", "definitions": 3}'])
def test_what_was_kept_and_is_spoilt_only_costs_time(two: Checkout, odd: bytes) -> None:
    whole = tree(two.dist)
    two.write(KEPT, odd)
    shutil.rmtree(two.dist)
    two.build()
    assert tree(two.dist) == whole


def test_what_was_kept_in_another_shape_only_costs_time(two: Checkout) -> None:
    two.edit(KEPT, '"matches"', '"patterns"')
    two.edit(SERVICE, "Train on my posts", "Learn from my posts")
    two.build()
    assert "Learn from my posts" in two.read("dist/chrome/content/services/example.js")
