"""The order in which several workers take the tests, and how long each file took."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from operator import itemgetter

import pytest


def _browser(item: pytest.Item) -> str | None:
    """The browser that a test is run in, if it's run in one of the shared ones."""
    callspec = getattr(item, "callspec", None)
    return callspec.params.get("running_browser") if callspec else None


def _spread(tests: list[pytest.Item], among: list[pytest.Item]) -> list[pytest.Item]:
    """Both, each evenly over the whole length."""
    placed = [(place / len(some), item) for some in (tests, among) for place, item in enumerate(some)]
    return [item for _, item in sorted(placed, key=itemgetter(0))]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Have each browser started in half of the workers only, and what takes long begun one after another.

    Each worker begins with an equal share of the list, in its order, and helps out at the ends of the others' shares.
    Browser tests mostly wait; what needs no browser stands between them, so that neither all wait nor all are busy.
    What takes long opens many pages: were it all begun first, the machine would do nothing else for minutes.
    """
    workers: int = getattr(config, "workerinput", {}).get("workercount", 1)
    if workers == 1:
        return
    of: dict[str | None, list[pytest.Item]] = {"chrome": [], "firefox": [], None: []}
    for item in sorted(items, key=lambda item: item.get_closest_marker("long") is None):
        of[_browser(item)].append(item)
    rest = iter(of[None])
    order: list[pytest.Item] = []
    for worker in range(workers):
        own = of[list(of)[worker % 2]][worker // 2 :: (workers + 1 - worker % 2) // 2]
        long = [item for item in own if item.get_closest_marker("long")]
        plain = list(islice(rest, max((worker + 1) * len(items) // workers - len(order) - len(own), 0)))
        order += _spread(long, _spread(own[len(long) :], plain))
    items[:] = [*order, *rest]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Beside the slowest tests, where they're asked for: the seconds of each file, as if run one by one."""
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
