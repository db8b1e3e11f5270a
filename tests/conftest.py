"""What holds for the whole suite."""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from extract.cli.main import COLLECT_AFTER
from tests.read_once import keep_in

gc.set_threshold(
    COLLECT_AFTER, *gc.get_threshold()[1:]
)  # as the command does; the tests alone are many objects

# A file is read in milliseconds, but the first one also loads the rules: no time limit for one example. A test says
# `@settings(max_examples=…)` only where each example is a whole database or costs as much, where cases are rare, or
# where one example is asked many things.
settings.register_profile(
    "planlasare",
    max_examples=100,
    deadline=None,
    derandomize=os.environ.get("CI") == "true",  # the same examples on every machine; anywhere else new ones
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("planlasare")


LONGEST = (
    "tests/test_golden.py",
    "tests/extract/readers/office/test_server.py",
    "tests/extract/test_cluster.py",
    "tests/extract/readers/ocr/test_scans.py",
    "tests/extract/cli/test_report_command.py",
    "tests/test_pages.py",
    "tests/installed/test_wheel.py",
    "tests/extract/batch/test_engine.py",
    "tests/corpus/compare/test_planted.py",
    "tests/corpus/store/test_collection.py",
    "tests/corpus/export/test_formats.py",
    "tests/corpus/evaluate/test_baseline.py",
    "tests/test_readme.py",
    "tests/extract/test_invariants.py",
)
"""Files of tests that take five seconds of a processor and more, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files, so that of two processes none is left with one of them at the end."""
    rank = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.nodeid.partition("::")[0], len(rank)))


def pytest_collection_finish() -> None:
    """Take ten thousand tests and all modules out of what the collector looks through while they run, and with them
    what little is garbage by then: to look for it takes a second."""
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _english() -> None:
    """Tests hold English words, whatever the machine speaks; those of Swedish ask for it."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"


@pytest.fixture(autouse=True, scope="session")
def _samples_are_read_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The processes of one run share what they have read."""
    base = tmp_path_factory.getbasetemp()
    keep_in((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "read")


class _Unhurried(sqlite3.Connection):
    """A database that leaves to the system when its pages reach the disk: no test pulls the plug."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.execute("PRAGMA synchronous = OFF")


@pytest.fixture(autouse=True, scope="session")
def _databases_do_not_wait_for_the_disk() -> Iterator[None]:
    """A test may make a hundred databases, and wait for the disk at every commit of each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=_Unhurried))
        yield
