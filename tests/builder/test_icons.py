"""Icons: one drawing, every size and state, and the committed files are what it gives."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from pathlib import Path

from builder.paths import CHECKOUT
from builder.release.icons import STATES, SVG, TOOLBAR_SIZES, draw, shape
from builder.render.manifest import ICON_SIZES
from tests.builder.checkouts import Checkout

ICONS = CHECKOUT.extension / "icons"


def size(path: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


def test_every_size_and_state_is_drawn_in_its_size(checkout: Checkout) -> None:
    drawn = {path.name: size(path) for path in draw(checkout.paths)}
    logos = {f"{each}.png": (each, each) for each in ICON_SIZES}
    assert drawn == logos | {f"{state}-{each}.png": (each, each) for state in STATES for each in TOOLBAR_SIZES}


def test_the_committed_icons_are_all_there_is(checkout: Checkout) -> None:
    drawn = {path.name for path in draw(checkout.paths)}
    assert {path.name for path in ICONS.glob("*.png")} == drawn


def test_a_shape_is_one_state_alone() -> None:
    drawing = (ICONS / "icon.svg").read_text(encoding="utf-8")
    for state in STATES:
        (group,) = ET.fromstring(shape(drawing, state)).findall(f"{{{SVG}}}g")  # noqa: S314 - it's ours
        assert group.get("id") == state
