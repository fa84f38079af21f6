"""What the builder's tests share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.paths import CHECKOUT, Paths
from tests.builder.checkouts import GUIDED, Checkout
from tests.builder.machine import Machine, forget


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def whole(checkout: Checkout) -> Checkout:
    checkout.complete()
    return checkout


@pytest.fixture
def copy(tmp_path: Path) -> Paths:
    """All that those who follow a guide have before them."""
    ignored = shutil.ignore_patterns("node_modules", "__pycache__")
    for name in GUIDED:
        of = CHECKOUT.root / name
        if of.is_dir():
            shutil.copytree(of, tmp_path / name, ignore=ignored)
        else:
            shutil.copy(of, tmp_path)
    return Paths(tmp_path)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    yield Machine(tmp_path, monkeypatch)
    forget()
