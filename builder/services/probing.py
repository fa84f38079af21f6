"""`probe`: what StillOff sees on a saved page, and why, in a real browser under the page's real address.

The built content scripts are run by WebDriver in a browser without the extension. Nothing leaves this machine: every
host is the replica server.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.webdriver import WebDriver

from builder.browsers.driving import launch_bare
from builder.browsers.finding import BrowserName
from builder.browsers.getting import chosen
from builder.browsers.replica_server import ReplicaServer, Request, Response
from builder.data.definitions import Definition, load_all
from builder.data.definitions.addresses import matches
from builder.data.locales.texts import SOURCE
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.render.building import build
from builder.render.scripts import content_files

HERE = "probe"
"""What stands for a file's name where an option is wrong."""
MAIN = "content/main.js"
"""The content script that begins to stay on the page; the others only give one another what they can."""
EXPLAIN = Path(__file__).with_name("explain.js")
MOST = 40
"""Candidates that are listed."""
LONGEST = 60.0
"""Seconds a page may take to say something that stands."""
TYPES = (".html", ".htm", ".xhtml")
FROZEN = {"content-security-policy": "script-src 'none'"}
"""A saved page shows what it showed; its scripts would look for a service that isn't there."""

Data = dict[str, Any]


@dataclass(frozen=True)
class Saved:
    """A saved page: its file, and the folder with what belongs to it, if there is one."""

    page: Path
    beside: Path | None


@dataclass(frozen=True)
class Probed:
    """What was seen of a service's settings on a page of the kind `tells`; `missing` counts files asked for in vain."""

    service: str
    tells: str | None
    seen: list[Data]
    missing: int

    @property
    def read(self) -> bool:
        """Whether a training state was read."""
        return any(each["state"] in ("on", "off") for each in self.seen)


def probe(paths: Paths, source: Path, address: str, service: str, name: str, *, scripts: bool) -> tuple[str, bool]:
    """What StillOff sees, in words, and whether a state was read.

    scripts: let the page's own scripts run, and wait as the extension does. Raises Problems, all that were found.
    """
    problems = list(_misfits(source, address))
    browser = definition = None
    try:
        browser = chosen(name)
    except Problems as error:
        problems += error.problems
    try:
        definition = _definition(load_all(paths), address, service)
        build(paths)
    except Problems as error:
        problems += error.problems
    if problems or browser is None or definition is None:
        raise Problems(problems)
    probed = look(paths, _saved(source), address, definition, browser, scripts=scripts)
    return report(paths, probed), probed.read


def look(
    paths: Paths, saved: Saved, address: str, definition: Definition, name: BrowserName, *, scripts: bool
) -> Probed:
    """Look at one saved page in a browser of its own. Raises Problems when the page can't be looked at."""
    with ReplicaServer([str(urlsplit(address).hostname)]) as server:
        driver = launch_bare(name, server.port)
        try:
            return look_in(driver, server, paths, saved, address, definition, scripts=scripts)
        except WebDriverException as error:
            said = (error.msg or type(error).__name__).splitlines()[0]
            raise Problems([Problem(saved.page.name, "", f"can't be looked at ({said})", "save it again")]) from None
        finally:
            driver.quit()


def look_in(
    driver: WebDriver,
    server: ReplicaServer,
    paths: Paths,
    saved: Saved,
    address: str,
    definition: Definition,
    *,
    scripts: bool,
) -> Probed:
    """Look at one saved page in a browser that asks this server, which has nothing else, for everything."""
    server.reset()
    served = set(serve(server, saved, address, scripts=scripts))
    driver.set_script_timeout(LONGEST)
    driver.get(address)
    answer = driver.execute_async_script(_script(paths, definition), scripts)
    if "error" in answer:
        raise Problems([Problem(saved.page.name, "", f"can't be looked at ({answer['error']})", "save it again")])
    wanted = {request.url for request in server.requests} - served
    lost = [url for url in wanted if not url.endswith("/favicon.ico")]
    return Probed(definition.id, answer["tells"], answer["seen"], len(lost))


def report(paths: Paths, probed: Probed) -> str:
    """What was seen, for people."""
    texts = json.loads((paths.extension / SOURCE).read_text(encoding="utf-8"))
    lines = [line for each in probed.seen for line in _lines(probed, each, texts)]
    if probed.tells == "wall":
        lines = [f"{probed.service}: a sign-in wall; nothing is read there"]
    if probed.missing:
        lines.append(
            f"{probed.missing} files that the page asks for aren't there; style sheets decide what can be seen."
        )
    return "\n".join(lines)


def _lines(probed: Probed, seen: Data, texts: Data) -> Iterator[str]:
    yield f"{probed.service}/{seen['setting']} ({seen['kind']}), on a page that tells: {probed.tells}"
    shown = seen["candidates"]
    yield f"  candidates: {len(shown) or 'none'}"
    for number, each in enumerate(shown[:MOST], 1):
        attributes = "".join(f' {name}="{value}"' for name, value in each["attributes"].items())
        yield f"  {number:>3}. <{each['tag']}{attributes}>" + (f"  “{_short(each['label'])}”" if each["label"] else "")
        yield f"       for: {', '.join(each['for']) or 'nothing'}"
        if each["against"]:
            yield f"       against: {'; '.join(each['against'])}"
        if each["says"]:
            yield f"       says: {each['says']}"
    if len(shown) > MOST:
        yield f"       and {len(shown) - MOST} more"
    if seen["busy"]:
        yield "  the page is still working on this part: StillOff would wait"
    if seen["state"] == "unknown":
        if not shown:
            yield "  (a control in a closed shadow root is seen by the extension, but not by this probe)"
        why = texts.get(f"reason_{seen['reason'].replace('-', '_')}", {}).get("message", "The page says nothing of it.")
        yield f"  can't tell: {seen['reason']}. {why}"
    else:
        yield f"  training is {seen['state']}, by {', '.join(seen['signals'])}"


def _short(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= 100 else text[:99] + "…"


def _misfits(source: Path, address: str) -> Iterator[Problem]:
    parts = urlsplit(address)
    if (
        parts.scheme != "https"
        or not parts.hostname
        or parts.netloc != parts.hostname
        or re.search(r"[\s\x00]", address)
    ):
        yield Problem(HERE, "--url", f"'{address}' is not an https address", "copy it from the browser you saved it in")
    if not source.exists():
        yield Problem(HERE, str(source), "isn't there", "name the saved page, or the folder with it")
    elif source.is_dir() and len(found := _pages(source)) != 1:
        wrong = "has no saved page" if not found else "has several saved pages"
        yield Problem(HERE, str(source), wrong, "name the page itself, or call it index.html")
    elif source.is_file() and source.suffix.lower() not in TYPES:
        yield Problem(HERE, str(source), "is no saved web page", 'save it as "Web page, complete", which makes a .html')


def _pages(folder: Path) -> list[Path]:
    """The page of a folder: index.html where there is one, else every page in it."""
    index = folder / "index.html"
    return [index] if index.is_file() else sorted(each for each in folder.iterdir() if each.suffix.lower() in TYPES)


def _saved(source: Path) -> Saved:
    """A page that is there, with the folder that its browser saved beside it."""
    if source.is_dir():
        return Saved(_pages(source)[0], source)
    beside = source.with_name(f"{source.stem}_files")
    return Saved(source, beside if beside.is_dir() else None)


def _definition(definitions: list[Definition], address: str, service: str) -> Definition:
    """The service that is meant, when it has a page at the address. Raises Problems."""
    readable = [definition for definition in definitions if definition.readable]
    if service and service not in [definition.id for definition in readable]:
        known = ", ".join(definition.id for definition in readable)
        wrong = f"'{service}' is no service that can be read"
        raise Problems([Problem(HERE, "--service", wrong, f"write one of {known}")])
    asked = [definition for definition in readable if not service or definition.id == service]
    found = next((each for each in asked if any(matches(one, address) for one in _addresses(each))), None)
    if found is None:
        host = urlsplit(address).hostname
        near = [one for each in asked if service or host in each.hosts for one in each.patterns]
        instead = f"StillOff looks at {', '.join(near)}" if near else "write a definition for it first"
        raise Problems([Problem(HERE, "--url", f"'{address}' is no page of a service's", instead)])
    return found


def _addresses(definition: Definition) -> list[str]:
    return [*definition.patterns, *(definition.walls.addresses if definition.walls else [])]


def serve(server: ReplicaServer, saved: Saved, address: str, *, scripts: bool) -> Iterator[str]:
    """Answer the page's address, and those of what belongs to it; yields them as the browser asks for them."""
    bare = address.partition("#")[0]
    content = saved.page.read_bytes()
    headers = {"content-type": _type(content)} | ({} if scripts else FROZEN)
    server.route(bare, content, headers=headers)
    yield bare if urlsplit(bare).path else f"{bare}/"
    root = saved.page.parent.resolve()
    for file in sorted(saved.beside.rglob("*")) if saved.beside else []:
        # A link could lead out of the folder.
        if file.is_file() and file.resolve().is_relative_to(root) and file.resolve() != saved.page.resolve():
            place = urljoin(bare, quote(file.relative_to(saved.page.parent).as_posix(), safe="/~()!'*:@&=+$,;"))
            server.route(place, _reader(file))
            yield place


def _reader(file: Path) -> Any:
    """A route that answers with a file as it is when it's asked for."""

    def answer(_: Request) -> Response:
        return Response(file.read_bytes())

    return answer


def _type(content: bytes) -> str:
    """A page's type; its own words about its encoding count only where it isn't UTF-8."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return "text/html"
    return "text/html; charset=utf-8"


def _script(paths: Paths, definition: Definition) -> str:
    """What is run in the page: the content scripts, then explain.js, for WebDriver's callback."""
    built = paths.dist / "chrome"
    names = [name for name in content_files(definition) if name != MAIN]
    texts = "\n".join((built / name).read_text(encoding="utf-8") for name in names)
    explain = EXPLAIN.read_text(encoding="utf-8")
    return (
        f"const [settling, done] = arguments;\nglobalThis.stillOff = {{}};\n{texts}\n"
        f"(async () => {{\n{explain}\n}})().then(done, (error) => done({{ error: String(error) }}));"
    )
