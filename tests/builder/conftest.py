"""What the builder's tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builder.checkouts import Checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)
