"""Time and memory of a build: cold, with nothing changed, with more definitions; beside WXT and web-ext
on a small extension of the same parts: background, content script, popup, icons."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from builder.paths import Paths
from builder.quality.bench.measure import Figure, Row
from builder.web import node

TIMES = 7
MANY = {100: "", 1_000: "3 s"}
"""How many definitions there might be, and the time allowed."""
PEERS = {"wxt": "0.21.0", "web-ext": "10.7.0"}
"""Got with npm when they're measured; nothing of ours depends on them here."""


def rows(paths: Paths) -> Iterator[Row]:
    """Measure in copies of the checkout; what is built here stays as it is."""
    with tempfile.TemporaryDirectory(prefix="stilloff-bench-") as folder:
        small = _small_extension(paths, Path(folder, "small"))
        wxt, web_ext = _peers(paths, Path(folder, "peers"), small)
        copy = copied(paths, Path(folder, "checkout"))
        build = [sys.executable, "-m", "invoke", "--search-root", str(copy), "build"]

        former = Path(folder, "former")
        former.mkdir()

        def forget(*names: str) -> None:
            """Put aside what a build left. Removed, it would cost the next one: ext4 is slow to make as many new files
            within minutes, and a first build comes after no other."""
            aside = Path(tempfile.mkdtemp(dir=former))
            for name in names:
                if (copy / name).exists():
                    (copy / name).rename(aside / name)

        first = _timed(build, copy, before=lambda: forget("dist", ".cache"), times=3)
        yield Row("first build, both targets, cold process", _seconds(first), "0.5 s")
        cold = _timed(build, copy, before=lambda: forget("dist"))
        yield Row(
            "build to an empty dist, cold process",
            _seconds(cold),
            "0.5 s",
            f"wxt {PEERS['wxt']} build, one target",
            wxt,
        )
        yield Row(
            "the same", _seconds(cold), "", f"web-ext {PEERS['web-ext']} build, one target, which only packs", web_ext
        )
        yield Row("the same, memory", Figure(tuple(memory for _, memory in cold), "MiB"), "80 MiB")
        yield Row("build, nothing changed", _seconds(_timed(build, copy)))
        for number, allowed in MANY.items():
            multiply(copy / "extension" / "services", number)
            first = _timed(build, copy, before=lambda: forget("dist", ".cache"), times=3)
            yield Row(
                f"first build with {number:,} definitions, most of the first one's size", _seconds(first), allowed
            )


def multiply(services: Path, number: int) -> None:
    """Write definitions until there are so many: the first service's, under other hosts."""
    pattern = next(file for file in sorted(services.glob("*.toml")) if 'access = "install"' in file.read_text("utf-8"))
    text = pattern.read_text("utf-8")
    (host,) = tomllib.loads(text)["hosts"]
    for one in range(number - len(list(services.glob("*.toml")))):
        other = text.replace(host, f"www.service{number}-{one}.example").replace(
            'access = "install"', 'access = "asked"'
        )
        (services / f"service{number}-{one}.toml").write_text(other, encoding="utf-8")


def copied(paths: Paths, to: Path) -> Path:
    """What a build needs of a checkout, in another folder."""
    ignored = shutil.ignore_patterns("node_modules", "__pycache__")
    for name in ("builder", "extension"):
        shutil.copytree(paths.root / name, to / name, ignore=ignored)
    for name in ("pyproject.toml", "tasks.py"):
        shutil.copy(paths.root / name, to / name)
    return to


def _timed(
    command: Sequence[str], where: Path, *, before: Callable[[], None] = lambda: None, times: int = TIMES
) -> list[tuple[float, float]]:
    """Seconds and peak MiB of several runs of a command; a run that fails is an error."""
    # People's Python keeps what it compiled.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = []
    for _ in range(times + 1):
        before()
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=where, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)}: {said.decode('utf-8', 'replace').strip()}")
        done.append((seconds, usage.ru_maxrss / 1024))
    return done[1:]  # the first fills the system's caches


def _seconds(runs: list[tuple[float, float]]) -> Figure:
    return Figure(tuple(seconds for seconds, _ in runs), "s")


def _small_extension(paths: Paths, to: Path) -> Path:
    """Background, content script, popup and icons: sources for WXT, and the same unpacked for web-ext."""
    plain, sources = to / "plain", to / "wxt"
    for folder in (plain, sources / "entrypoints" / "popup", sources / "public" / "icon"):
        folder.mkdir(parents=True)
    said = "console.log('small');"
    popup = "<!doctype html><html lang=en><meta charset=utf-8><title>Small</title><p>Small</p></html>"
    sizes = (16, 32, 48, 128)
    for size in sizes:
        for folder in (plain, sources / "public" / "icon"):
            shutil.copy(paths.extension / "icons" / f"{size}.png", folder / f"{size}.png")
    for name, text in (("background.js", said), ("content.js", said), ("popup.html", popup)):
        (plain / name).write_text(text, encoding="utf-8")
    manifest = {
        "manifest_version": 3,
        "name": "Small",
        "version": "1.0.0",
        "icons": {str(size): f"{size}.png" for size in sizes},
        "action": {"default_popup": "popup.html"},
        "background": {"service_worker": "background.js"},
        "content_scripts": [{"matches": ["https://www.example.com/*"], "js": ["content.js"]}],
    }
    (plain / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    points = sources / "entrypoints"
    (points / "background.ts").write_text(f"export default defineBackground(() => {{ {said} }});", encoding="utf-8")
    content = f"export default defineContentScript({{ matches: ['https://www.example.com/*'], main() {{ {said} }} }});"
    (points / "content.ts").write_text(content, encoding="utf-8")
    (points / "popup" / "index.html").write_text(popup, encoding="utf-8")
    (sources / "package.json").write_text('{"name": "small", "version": "1.0.0", "private": true}', encoding="utf-8")
    (sources / "wxt.config.ts").write_text("export default { manifest: { name: 'Small' } };", encoding="utf-8")
    return to


def _peers(paths: Paths, to: Path, small: Path) -> tuple[Figure, Figure]:
    """Seconds of `wxt build` and of `web-ext build`, started as their own scripts without npx in between."""
    packages = paths.cache / "bench"
    packages.mkdir(parents=True, exist_ok=True)
    wanted = [f"{name}@{version}" for name, version in PEERS.items()]
    subprocess.run(
        [*node.npm(), "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(packages), *wanted],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    modules = packages / "node_modules"
    sources = small / "wxt"
    (sources / "node_modules").symlink_to(modules)
    wxt = [node.program("node"), str(modules / "wxt" / "bin" / "wxt.mjs"), "build"]
    web_ext = [
        node.program("node"),
        str(modules / "web-ext" / "bin" / "web-ext.js"),
        "build",
        "--source-dir",
        str(small / "plain"),
    ]
    return (
        _seconds(_timed(wxt, sources)),
        _seconds(_timed([*web_ext, "--artifacts-dir", str(to), "--overwrite-dest", "--no-config-discovery"], small)),
    )
