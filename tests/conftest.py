"""The order in which several workers take the tests."""

from __future__ import annotations

from itertools import islice

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Have what takes long begun first: else a worker would be busy with the last of it when the others have ended.

    Each worker begins with an equal share of the list, in its order, and helps out at the ends of the others' shares.
    """
    workers: int = getattr(config, "workerinput", {}).get("workercount", 1)
    long = [item for item in items if item.get_closest_marker("long")]
    rest = (item for item in items if not item.get_closest_marker("long"))
    order: list[pytest.Item] = []
    for worker in range(workers):
        order += long[worker::workers]
        order += islice(rest, max((worker + 1) * len(items) // workers - len(order), 0))
    items[:] = order
