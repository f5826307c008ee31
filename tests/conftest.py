"""What every test stands on: patient property tests, the machine may be slow."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

# The same tree gets the same verdict: new examples are looked for on purpose, with THIDUA_EXAMPLES=thorough.
settings.register_profile(
    "house", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", parent=settings.get_profile("house"), derandomize=False, max_examples=10_000)
settings.load_profile(os.environ.get("THIDUA_EXAMPLES", "house"))

# Modules, models and collected tests live until the end: looking through them for garbage again and again is in vain.
gc.set_threshold(50_000, 20, 50)

LONGEST = (
    "test_demo_command.py", "test_routes.py", "test_ten_thousand_texts.py", "test_rolling_always.py", "test_no_leak.py",
    "test_pages.py", "test_voting_at_once.py", "test_numbers_at_once.py", "test_at_once.py", "test_lists.py",
    "test_spreadsheets.py", "test_scans.py",
)  # fmt: skip
"""Files that take long begin first: the workers then end at about the same time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort by file, the longest first; the order inside a file stays."""
    places = {name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(Path(item.path).name, len(LONGEST)))


def pytest_collection_finish() -> None:
    """What has been imported and collected by now is never garbage: it is left out of every later search."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The tables come from a copy: every worker of every part would migrate a database of its own otherwise."""
    from tests.tables import tables_of_tests

    with django_db_blocker.unblock(), tables_of_tests(os.environ.get("PYTEST_XDIST_WORKER", f"alone_{os.getpid()}")):
        yield
