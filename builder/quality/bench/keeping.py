"""What is kept and how often it's woken for, over simulated years; and what a member downloads."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.paths import Paths
from builder.quality.bench.measure import Figure, Row
from builder.release.archive import pack
from builder.render.templates import parse_assignment
from builder.web import node


def rows(paths: Paths) -> Iterator[Row]:
    """Of the build that is there."""
    script = Path(__file__).parent / "years.mjs"
    said = subprocess.run([node.program("node"), str(script)], capture_output=True, text=True, check=True).stdout
    years = json.loads(said)
    yield Row("ten years of daily looks at 20 settings, stored", Figure((years["bytes"] / 1000,), "kB"), "1 MB")
    yield Row("the background wakes by itself, 20 settings, a day", Figure((years["wakes"],), "times"))
    for target in ("chrome", "firefox"):
        folder = paths.dist / target
        yield Row(
            f"package for {target}, zipped",
            _zipped(folder, (path for path in folder.rglob("*") if path.is_file())),
            "150 kB",
        )
    folder = paths.dist / "chrome"
    shown = "shared/definitions.js"
    _, services = parse_assignment((folder / shown).read_text(encoding="utf-8"), shown)
    scripts = [[folder / name for name in service["scripts"]] for service in services if service["scripts"]]
    sizes = tuple(size for files in scripts for size in _zipped(folder, files).values)
    yield Row(f"content scripts of one service, zipped, of {len(sizes)}", Figure(sizes, "kB"), "25 kB")


def _zipped(folder: Path, files: Iterable[Path]) -> Figure:
    """Packed as for the stores, and named as there: by what is below its folder."""
    packed = pack({file.relative_to(folder).as_posix(): file.read_bytes() for file in files})
    return Figure((len(packed) / 1000,), "kB")
