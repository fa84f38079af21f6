"""The folders of `builder/` stand on one another in one order: none needs what stands above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from builder.paths import CHECKOUT

ORDER = ("paths", "problems", "__main__", "web", "data", "render", "browsers", "services", "release", "quality")
"""From the lowest to the highest. What a member gets is made by `data` and `render` alone."""
BUILDER = CHECKOUT.root / "builder"
TOOLS_OF_TESTS = ("pytest", "selenium", "trustme", "watchfiles")


def imported(file: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from [f"builder.{alias.name}" for alias in node.names] if node.module == "builder" else [node.module]


def files() -> Iterator[tuple[str, Path]]:
    """Our files, each with the folder or the module of `builder/` that it belongs to."""
    for file in sorted(BUILDER.rglob("*.py")):
        inside = file.relative_to(BUILDER)
        if inside.name != "__init__.py" or len(inside.parts) > 1:
            yield inside.parts[0].removesuffix(".py"), file


def test_every_folder_has_its_place_in_the_order() -> None:
    assert {wing for wing, _ in files()} == set(ORDER)


def test_nothing_imports_from_above_itself() -> None:
    upwards = [
        f"{file.relative_to(BUILDER)} imports {module}"
        for wing, file in files()
        for module in imported(file)
        if module.startswith("builder.") and ORDER.index(module.split(".")[1]) > ORDER.index(wing)
    ]
    assert upwards == []


def test_what_a_member_gets_is_made_without_the_tools_of_tests() -> None:
    needed = [
        f"{file.relative_to(BUILDER)} imports {module}"
        for wing, file in files()
        for module in imported(file)
        if wing in ("data", "render") and module.split(".")[0] in TOOLS_OF_TESTS
    ]
    assert needed == []
