"""`icons`: one SVG drawn in every size and state; the PNGs are committed, for pixels may differ between machines."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from builder.paths import Paths
from builder.render.manifest import ICON_SIZES

SVG = "http://www.w3.org/2000/svg"
STATES = ("off", "on", "unknown", "alarm")
"""What the toolbar button tells apart by its shape; the first is the logo."""
TOOLBAR_SIZES = (16, 32)
HIGH = "12 30 104 104"
"""The part of the drawing that the toolbar gets: as wide as it goes, and high up: the badge covers what is below."""


def draw(paths: Paths) -> list[Path]:
    """Write icons/SIZE.png and icons/STATE-SIZE.png; returns the files."""
    import resvg_py  # an extra of development: a build doesn't need it

    folder = paths.extension / "icons"
    svg = (folder / "icon.svg").read_text(encoding="utf-8")
    wanted = {f"{size}.png": (shape(svg, STATES[0]), size) for size in ICON_SIZES}
    wanted |= {f"{state}-{size}.png": (shape(svg, state, HIGH), size) for state in STATES for size in TOOLBAR_SIZES}
    for name, (drawing, size) in wanted.items():
        png = resvg_py.svg_to_bytes(svg_string=drawing, width=size, height=size)
        (folder / name).write_bytes(bytes(png))
    return [folder / name for name in wanted]


def shape(svg: str, state: str, view: str | None = None) -> str:
    """The drawing with one of its states alone, and of that the part that `view` says."""
    ET.register_namespace("", SVG)
    drawing = ET.fromstring(svg)  # noqa: S314 - it's ours
    for group in drawing.findall(f"{{{SVG}}}g"):
        if group.get("id") != state:
            drawing.remove(group)
    if view is not None:
        drawing.set("viewBox", view)
    return ET.tostring(drawing, encoding="unicode")
