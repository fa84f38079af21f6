"""The order in which several workers take the tests, and how long each file took."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

import pytest


def _browser(item: pytest.Item) -> str | None:
    """The browser that a test is run in, if it's run in one of the shared ones."""
    callspec = getattr(item, "callspec", None)
    return callspec.params.get("running_browser") if callspec else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Have what takes long begun first, and only half of the workers start the same browser.

    Each worker begins with an equal share of the list, in its order, and helps out at the ends of the others' shares.
    There stand the tests that need no browser, so that nobody starts another for the last few.
    """
    workers: int = getattr(config, "workerinput", {}).get("workercount", 1)
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    of: dict[str | None, list[pytest.Item]] = {"chrome": [], "firefox": [], None: []}
    for item in items:
        of[_browser(item) if workers > 1 else None].append(item)
    rest = iter(of[None])
    order: list[pytest.Item] = []
    for worker in range(workers):
        own = list(of)[worker % 2]
        order += of[own][worker // 2 :: (workers + 1 - worker % 2) // 2]
        order += islice(rest, max((worker + 1) * len(items) // workers - len(order), 0))
    order += rest
    items[:] = order


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Beside the slowest tests, where they're asked for: the seconds of each file, as if its tests had run one by one."""
    if config.getoption("durations") is None:
        return
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    spent: defaultdict[str, float] = defaultdict(float)
    for report in reports:
        if isinstance(report, pytest.TestReport):
            spent[report.nodeid.partition("::")[0]] += report.duration
    terminalreporter.section("seconds by file")
    for file, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        terminalreporter.write_line(f"{seconds:8.1f}  {file}")
