"""Many definitions: what a page costs doesn't grow with their number."""

from __future__ import annotations

import json

from builder.render.building import render
from builder.render.templates import parse_assignment
from tests.builder.checkouts import EXAMPLE, Checkout

MANY = 50


def scripts(made: dict[str, bytes]) -> dict[str, list[str]]:
    """The content scripts that each service's pages get."""
    _, services = parse_assignment(made["shared/definitions.js"].decode(), "definitions.js")
    return {service["id"]: service["scripts"] for service in services}


def test_a_page_gets_its_own_services_definition_alone_and_nothing_more_with_many(checkout: Checkout) -> None:
    alone = render(checkout.paths)[0]["chrome"]
    for number in range(MANY):
        other = EXAMPLE.replace("www.example.com", f"www.example{number}.com").replace('access = "install"\n', "")
        checkout.write(f"extension/services/other{number}.toml", other)
    made = render(checkout.paths)[0]["chrome"]
    assert len(scripts(made)) == MANY + 1
    for service, files in scripts(made).items():
        assert [file for file in files if file.startswith("content/services/")] == [f"content/services/{service}.js"]
        assert not {"shared/definitions.js", "shared/page.js"} & {*files}
    assert scripts(made)["example"] == scripts(alone)["example"]
    assert all(made[file] == alone[file] for file in scripts(alone)["example"])
    before, after = (json.loads(each["manifest.json"])["content_scripts"] for each in (alone, made))
    assert after == before
