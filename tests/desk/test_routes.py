"""Every address of the site × everybody: the answer of each is written in ``routes.tsv``.

A new address without a row fails, and so does a row whose address is gone. To renew the table after looking at every
change of it: ``THIDUA_WRITE_ROUTES=1 pytest tests/desk/test_routes.py``.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from tests.desk.routes_world import DAY, World, make_world

TABLE = Path(__file__).with_name("routes.tsv")


def _routes(patterns: Any = None) -> Iterator[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns)
        else:
            yield pattern.name


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t"))


def _address(row: dict[str, str], world: World) -> str:
    arguments = [part.format(**world.words) for part in row["arguments"].split()]
    return reverse(row["route"], args=arguments)


class Door(Client):
    """A browser of which only the answer matters: it does not keep copies of what the templates were given."""

    def request(self, **request: Any) -> Any:
        return self.handler(self._base_environ(**request))


def _doors(world: World) -> dict[str, Client]:
    """One browser for each person, already signed in and known as a session."""
    doors: dict[str, Client] = {who: Door() for who in world.people}
    for who, user in world.people.items():
        if user is not None:
            doors[who].force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
            doors[who].get(reverse("own_profile"))
    return doors


def _answer(row: dict[str, str], door: Client, world: World) -> str:
    """The status code, as if nothing had been asked before: whatever the request wrote is taken back."""
    cookies = door.cookies.output()
    with transaction.atomic():
        answer = door.generic(row["method"], _address(row, world), content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    door.cookies.load(cookies.replace("Set-Cookie: ", ""))
    return str(answer.status_code)


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    assert {row["route"] for row in _rows()} == set(_routes())


def test_a_row_names_each_of_the_nine(world: World) -> None:
    with TABLE.open(encoding="utf-8", newline="") as handle:
        assert next(csv.reader(handle, delimiter="\t")) == ["route", "method", "arguments", *world.people]


@pytest.mark.timeout(900)
def test_everybody_gets_the_answer_the_table_gives(world: World) -> None:
    rows, doors = _rows(), _doors(world)
    found = [{**row, **{who: _answer(row, door, world) for who, door in doors.items()}} for row in rows]
    if os.environ.get("THIDUA_WRITE_ROUTES"):
        with TABLE.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(rows[0]), delimiter="\t", lineterminator="\n")
            writer.writeheader()
            writer.writerows(found)
    differing = [
        f"{row['method']} {row['route']} {who}: {now[who]}, expected {row[who]}"
        for row, now in zip(rows, found, strict=True)
        for who in world.people
        if row[who] != now[who]
    ]
    assert differing == []


@pytest.fixture(autouse=True)
def plain_refusals(settings: Any, tmp_path: Path) -> None:
    """Half of the answers are refusals; their pages, looked at elsewhere, are a word here."""
    for name in ("403.html", "404.html"):
        (tmp_path / name).write_text("không", encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with time_machine.travel(DAY, tick=False):
        yield make_world()
