"""`icons`: one SVG drawn in every size; the PNGs are committed, for pixels may differ between machines."""

from __future__ import annotations

from pathlib import Path

from builder.paths import Paths
from builder.targets import ICON_SIZES


def draw(paths: Paths) -> list[Path]:
    """Write icons/SIZE.png for every size; returns the files."""
    import resvg_py  # an extra of development: a build doesn't need it

    svg = (paths.extension / "icons" / "icon.svg").read_text(encoding="utf-8")
    drawn = []
    for size in ICON_SIZES:
        path = paths.extension / "icons" / f"{size}.png"
        path.write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size)))
        drawn.append(path)
    return drawn
