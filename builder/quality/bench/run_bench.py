"""`bench`: measure, print the table, and put it into docs/performance.md when asked to."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from builder.browsers.replica_server import ReplicaServer
from builder.data.definitions import load_all
from builder.data.made_files import between, renew
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.quality.bench import building, elsewhere, keeping, opening, pages, watching
from builder.quality.bench.measure import Row, machine, table
from builder.release.version import current
from builder.render.building import build
from builder.web import node

PEER = "@duckduckgo/autoconsent"
PEER_VERSION = "16.23.0"
FILE = "docs/performance.md"
MARKS = "<!-- figures of {}: begin (invoke bench --only {} --write) -->", "<!-- figures of {}: end -->"
"""Around each part's figures, which were not always taken in one run."""


def run(paths: Paths, only: str, *, write: bool) -> int:
    """Measure everything, or one part of it. Returns the exit code. Raises Problems for a part that isn't there."""
    parts: dict[str, Callable[[Paths], Iterator[Row]]] = {
        "building": building.rows,
        "watching": watching.rows,
        "keeping": keeping.rows,
        "opening": opening.rows,
        "pages": _pages,
        "elsewhere": lambda paths: elsewhere.rows(paths.dist),
    }
    if only and only not in parts:
        raise Problems([Problem("--only", "", f"'{only}' is not known", f"write one of {', '.join(parts)}")])
    if complaints := node.complaints(paths):
        print(*complaints, sep="\n")
        return 1
    build(paths)
    taken = f"Taken on: {'; '.join([*machine(), f'StillOff {current(paths)}'])}."
    for name in [only] if only else list(parts):
        print(f"Measuring {name} ...", flush=True)
        figures = f"### {name.capitalize()}\n\n{table(parts[name](paths))}\n\n{taken}"
        print(figures, end="\n\n", flush=True)
        if write:
            _put(paths, name, figures)
    return 0


def _put(paths: Paths, part: str, figures: str) -> None:
    """Write a part's figures in the place of its former ones; those of the other parts stay."""
    begin, end = (mark.replace("{}", part) for mark in MARKS)
    print(
        *(f"  {file}" for file in renew(paths, lambda paths: {FILE: between(paths, FILE, begin, figures, end)})),
        sep="\n",
    )


def _pages(paths: Paths) -> Iterator[Row]:
    """On a page like the first service's setting, made larger."""
    definition = next(each for each in load_all(paths) if each.access == "install")
    setting = definition.settings[0]
    key = next(key.value for key in setting.keys if key.attribute == "aria-labelledby")
    label = next(quote.text for quote in setting.labels if quote.language == "en")

    def page(elements: int) -> str:
        # Three elements a row.
        rows = "".join(f"<div><span>row {n}</span><a href='#{n}'>more</a></div>" for n in range(elements // 3))
        return _PAGE.format(key=escape(key), label=escape(label), rows=rows, storm=_STORM)

    address = str(setting.address)
    with tempfile.TemporaryDirectory(prefix="stilloff-bench-") as folder, ReplicaServer(definition.hosts) as server:
        peer = _peer(Path(folder))
        yield from pages.rows(server, paths.dist / "chrome", peer, f"autoconsent {PEER_VERSION}", page, address)


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Setting</title>
<main><p id="{key}">{label}</p><input type="checkbox" role="switch" aria-labelledby="{key}"></main>
<div id="rows">{rows}</div><script>{storm}</script></html>"""
_STORM = """
let timer = 0;
globalThis.storm = (changes) => {
  clearInterval(timer);
  const spans = document.querySelectorAll("#rows span");
  let next = 0;
  if (changes) timer = setInterval(() => {
    for (let n = 0; n < changes / 50; n += 1) {
      const span = spans[next++ % spans.length];
      if (next % 2) span.textContent = `row ${next}`;
      else if (span.nextSibling.nextSibling) span.nextSibling.nextSibling.remove();
      else span.parentElement.append(document.createElement("i"));
    }
  }, 20);
};
"""
"""Text that changes, elements that come and go, fifty times a second."""


def _peer(to: Path) -> Path:
    """The peer's extension as its package carries it, unpacked."""
    done = subprocess.run(
        [*node.npm(), "pack", "--silent", f"{PEER}@{PEER_VERSION}", "--pack-destination", str(to)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        problem = Problem(PEER, "", "could not be got with npm", "check the network connection, or measure with --only")
        raise Problems([problem])
    with tarfile.open(fileobj=io.BytesIO((to / done.stdout.strip()).read_bytes())) as archive:
        archive.extractall(to, filter="data")
    return to / "package" / "dist" / "addon-mv3"
