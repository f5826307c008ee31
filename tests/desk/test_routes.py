"""Every address of the site × everybody: the answer of each is written in ``routes.tsv``.

A new address without a row fails, and so does a row whose address is gone. To renew the table after looking at every
change of it: ``THIDUA_WRITE_ROUTES=1 pytest tests/desk/test_routes.py``.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import time_machine
from django.apps import apps
from django.db import transaction
from django.db.models import CharField, JSONField, TextField
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils.translation import override
from lxml import html

from tests.desk.routes_world import DAY, World, make_world
from tests.remembering import remembered

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


MAIN_PAGES = (
    "home", "campaign_list", "campaign_page", "target_page", "unit_page", "dashboard", "round_page", "report_page",
    "scheme_page", "scoring_round_page", "registration_page", "dossier_list", "dossier_page", "eligibility_list",
    "award_round_page", "honour_list", "honour_page", "law_rule_page", "decision_page", "council_page", "agenda_item",
    "exemplar_page", "finding_page",
)  # fmt: skip
VIETNAMESE = re.compile("[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
AS_WRITTEN = re.compile(r"Thi Đua|\bđồng\b|\S*\d\S*/\S+|\b\w+-\d\S*|[Pp]oint đ\b")
"""The name of the product, the currency, numbers of documents and codes: English too writes them so."""


def _written() -> list[str]:
    """What people wrote and how people and units are called, the longest first; the ledger apart."""
    texts: set[str] = set()
    for model in apps.get_models():
        fields = [f.attname for f in model._meta.concrete_fields if isinstance(f, (CharField, TextField, JSONField))]
        if fields and model._meta.label != "core.AuditEntry":
            for row in model._default_manager.values_list(*fields):
                texts.update(_strings(list(row)))
    return sorted((text for text in texts if VIETNAMESE.search(text)), key=len, reverse=True)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _said(page: bytes, written: list[str]) -> Iterator[str]:
    """The Vietnamese words of a page that nobody wrote and no element says to be Vietnamese."""
    tree = html.fromstring(page)
    pieces = tree.xpath("//text()[not(ancestor::*[@lang='vi'] or ancestor::script or ancestor::title)]")
    for piece in cast(list[str], pieces):
        text = " ".join(piece.split())
        if VIETNAMESE.search(text):
            for known in written:
                text = text.replace(known, "")
            text = AS_WRITTEN.sub("", text)
            if VIETNAMESE.search(text):
                yield text


def test_a_reader_of_english_finds_vietnamese_only_in_names_and_in_what_people_or_the_law_wrote(world: World) -> None:
    door, written, officer = Door(), _written(), world.people["officer"]
    assert officer is not None
    door.force_login(officer, "allauth.account.auth_backends.AuthenticationBackend")
    rows = {row["route"]: row for row in _rows()}
    with override("vi"):  # what the page leaves switched on would be the language of the tests behind
        found = {
            name: words
            for name in MAIN_PAGES
            if (words := list(_said(door.get(_address(rows[name], world), HTTP_ACCEPT_LANGUAGE="en").content, written)))
        }
    assert found == {}


@pytest.fixture(autouse=True)
def plain_refusals(settings: Any, tmp_path: Path) -> None:
    """Half of the answers are refusals; their pages, looked at elsewhere, are a word here."""
    for name in ("403.html", "404.html"):
        (tmp_path / name).write_text("không", encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with time_machine.travel(DAY, tick=False):
        yield remembered("one of everything", make_world)
