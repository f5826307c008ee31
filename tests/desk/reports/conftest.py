"""The reporting district seen through the screens of reports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.monitoring.reporting import DAY, PERIOD, World, report_of, world
from tests.remembering import remembered
from thidua.directory.models import User
from thidua.monitoring.models import Report

SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def in_june(settings: object, standing_still: None) -> None:
    settings.FIXED_TODAY = DAY  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def founded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The district, in a transaction that is never kept."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield remembered("reporting", world)
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Desk:
    """The world, the open report of Bằng Hữu for June, and its address."""

    world: World
    report: Report
    sign_in: SignIn

    @property
    def url(self) -> str:
        return f"/so-lieu/{self.world.campaign.code}/{PERIOD}/{self.report.organisation.code}/"

    def officer(self) -> Client:
        return self.sign_in(self.world.cast.bang_huu_officer)

    def head(self) -> Client:
        return self.sign_in(self.world.cast.bang_huu_head)

    def save(self, client: Client, *rows: dict[str, object], **more: object) -> Any:
        body = json.dumps({"rows": list(rows), **more})
        return client.post(self.url + "luu/", body, content_type="application/json")


@pytest.fixture
def desk(founded: World, db: None, as_user: SignIn) -> Desk:
    report = report_of(founded.round(), founded.cast.bang_huu, founded.cast.bang_huu_officer)
    return Desk(founded, report, as_user)


FILLED: tuple[dict[str, object], ...] = (
    {"code": "MT-01", "version": 0, "value": "12,5"},
    {"code": "XH-01", "version": 0, "value": "9"},
    {"code": "XH-02", "version": 0, "numerator": "3", "denominator": "60"},
    {"code": "KT-01", "version": 0, "value": "41,5", "denominator": "60"},
)
"""A row for everything a commune is asked for."""
