"""One district that reports, founded once for all tests of a file; what each test does is rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.monitoring.reporting import World, world
from tests.remembering import remembered


@pytest.fixture(scope="module")
def founded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The district, in a transaction that is never kept."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield remembered("reporting", world)
        transaction.set_rollback(True)


@pytest.fixture
def here(founded: World, db: None) -> World:
    return founded
