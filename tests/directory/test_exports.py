from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl

from tests.directory.conftest import BORN, TODAY, Cast
from thidua.core.audit import SYSTEM
from thidua.directory import queries
from thidua.directory.actions.offices import OfficeDraft
from thidua.directory.actions.people import PersonFacts, register_person
from thidua.directory.exports import export_people, export_units
from thidua.directory.models import Organisation


def rows(data: bytes) -> list[list[Any]]:
    page = openpyxl.load_workbook(BytesIO(data)).active
    return [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]


def enter(name: str, where: Organisation) -> None:
    facts = PersonFacts(name, birth_date=date(1985, 3, 5), personal_id=f"{len(name):012d}")
    register_person(facts, OfficeDraft("Công chức", BORN), organisation=where, by=SYSTEM, on=TODAY)


def test_units_are_listed_with_their_superior(cast: Cast) -> None:
    listed = rows(export_units(queries.children_on(cast.province, TODAY), on=TODAY))
    assert listed[1][1:6] == ["CL", "Huyện Chi Lăng", "Huyện, quận, thị xã", "LS", "Tỉnh Lạng Sơn"]


def test_private_fields_are_listed_only_for_whoever_is_in_charge(cast: Cast) -> None:
    enter("Vi Văn A", cast.dong_mo)
    enter("Lê Thị Bình", cast.chi_lang)
    people = queries.people_visible_to(cast.head, TODAY)
    listed = rows(export_people(people, by=cast.head, on=TODAY))
    assert [(line[2], line[7]) for line in listed[1:]] == [("Vi Văn A", "000000000008"), ("Lê Thị Bình", None)]
