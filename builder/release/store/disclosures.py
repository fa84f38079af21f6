"""store/disclosures.toml, the one source of docs/permissions.md and of what the stores are answered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from builder.data.definitions.loading import read_model
from builder.data.made_files import between
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.render.building import render

FILE = "store/disclosures.toml"
TABLE = "docs/permissions.md"
ANSWERS = "store/answers.md"
BEGIN = f"<!-- The table is made from {FILE} by `invoke fix`. -->"
END = "<!-- The end of the table. -->"
HEAD = ("permission", "when", "why", "what it isn't used for")
LONGEST = 1000
"""Characters of a reason in the Chrome Web Store's form."""

Text = Annotated[str, Field(min_length=20)]


class Part(BaseModel):
    """A table of the file; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=lambda name: name.replace("_", "-"))


class Permission(Part):
    """One permission. `hosts`: it stands for every host that is asked for when a service is switched on."""

    name: str
    why: Text
    not_for: Text
    hosts: bool = False


class Disclosures(Part):
    """The whole file."""

    single_purpose: Text
    remote_code: Text
    collected: Text
    boxes: Text
    firefox_data: Text
    sources: Text
    policy: str
    permissions: list[Permission]
    optional: list[Permission]


def load(paths: Paths) -> Disclosures:
    """The file, and it names exactly what the manifests ask for. Raises Problems."""
    found = read_model(paths.root / FILE, FILE, Disclosures)
    problems = [*_lengths([*found.permissions, *found.optional])]
    for target, files in render(paths)[0].items():
        manifest = json.loads(files["manifest.json"])
        required = {*manifest["permissions"], *manifest["host_permissions"]}
        problems += _compared(target, "permissions", required, found.permissions)
        hosts = bool(manifest["optional_host_permissions"])
        problems += _compared(target, "optional", set(manifest["optional_permissions"]), found.optional, hosts=hosts)
    if not (paths.root / found.policy).is_file():
        problems.append(Problem(FILE, "policy", f"{found.policy} isn't there", "name the privacy policy"))
    if problems:
        raise Problems(problems)
    return found


def made(paths: Paths) -> dict[str, str]:
    """Both documents as they should be. Raises Problems."""
    disclosed = load(paths)
    return {TABLE: between(paths, TABLE, BEGIN, _table(disclosed), END), ANSWERS: _answers(disclosed)}


def plain(text: str) -> str:
    """A text as a form takes it: a sentence without Markdown's signs."""
    bare = text.replace("`", "")
    return bare[:1].upper() + bare[1:] + ("" if bare.endswith(".") else ".")


def _lengths(permissions: Iterable[Permission]) -> Iterator[Problem]:
    for permission in permissions:
        if (length := len(_reason(permission))) > LONGEST:
            yield Problem(FILE, permission.name, f"has {length} characters", f"shorten it to {LONGEST}")


def _compared(
    target: str, key: str, asked: set[str], said: list[Permission], *, hosts: bool = False
) -> Iterator[Problem]:
    """What a manifest asks for and the file doesn't explain, and the other way round."""
    explained = {permission.name for permission in said if not permission.hosts}
    for name in asked - explained:
        yield Problem(FILE, key, f"{name} is asked for in {target} and isn't explained", f"write a [[{key}]] for it")
    for name in explained - asked:
        yield Problem(FILE, key, f"{name} is explained and isn't asked for in {target}", "take it out")
    if hosts and not any(permission.hosts for permission in said):
        yield Problem(
            FILE, key, f"hosts are asked for in {target} and aren't explained", f"write a [[{key}]] with hosts"
        )


def _table(disclosed: Disclosures) -> str:
    rows = [HEAD, ("---",) * len(HEAD)]
    for when, permissions in (
        ("at installation", disclosed.permissions),
        ("when you switch it on", disclosed.optional),
    ):
        rows += [(_named(each), when, each.why, each.not_for) for each in permissions]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _answers(disclosed: Disclosures) -> str:
    sections = {
        "Single purpose (Chrome, Edge)": plain(disclosed.single_purpose),
        "Reasons for permissions (Chrome, Edge)": "\n\n".join(
            f"**{_named(each)}**\n\n{_reason(each)}" for each in [*disclosed.permissions, *disclosed.optional]
        ),
        "Remote code (Chrome, Edge)": plain(disclosed.remote_code),
        "Data (Chrome, Edge)": f"{plain(disclosed.collected)}\n\n{disclosed.boxes}",
        "Data (Firefox)": disclosed.firefox_data,
        "Sources (Firefox)": disclosed.sources,
        "Privacy policy (all)": f"The published address of [{disclosed.policy}](../{disclosed.policy}).",
    }
    head = f"# What the stores are told\n\n<!-- Made from {FILE} by `invoke fix`. -->\n"
    return head + "".join(f"\n## {title}\n\n{text}\n" for title, text in sections.items())


def _reason(permission: Permission) -> str:
    return plain(f"{permission.why}; {permission.not_for}")


def _named(permission: Permission) -> str:
    return permission.name if permission.hosts else f"`{permission.name}`"
