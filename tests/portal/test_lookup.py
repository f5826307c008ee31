"""Anybody looks up public honours by name, award, year and decision, and takes them along as data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.commendation.conftest import FIGHTER, given
from tests.remembering import remembered, the_district
from thidua.commendation.actions.publishing import (
    Withholding,
    hide_particulars,
    publish_honour,
    show_particulars,
    withhold_honour,
)
from thidua.commendation.actions.record import cancel_honour, enter_honour
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.publicity import Withheld
from thidua.commendation.models import Honour
from thidua.commendation.steps.honours import HonourFacts
from thidua.core.audit import SYSTEM
from thidua.demo.cast import Cast
from thidua.directory.actions.people import PersonFacts, edit_person
from thidua.directory.actions.reorganisation import Merger, merge_organisations
from thidua.directory.models import Person

DAY = date(2024, 12, 10)
ID = "020085001234"


@pytest.fixture(autouse=True)
def standing_still(settings: object) -> None:
    settings.FIXED_TODAY = DAY  # type: ignore[attr-defined]


def told(award: AwardCode, year: int, number: str) -> HonourFacts:
    """An honour whose decision was published when it was given."""
    return replace(given(award, year, number), published=True)


def made() -> Cast:
    """Two people and a unit with honours; one of them was cancelled."""
    cast = the_district(DAY)
    first, second = cast.bang_huu_officer.person, cast.bang_huu_head.person
    assert first is not None
    assert second is not None
    private = PersonFacts("Đặng Thị Ánh", date(1985, 2, 3), personal_id=ID, phone="0912345678")
    edit_person(first, private, by=SYSTEM, on=DAY)
    for year in (2021, 2022, 2023):
        enter_honour(first, told(FIGHTER, year, f"{year % 100}/QĐ-UBND"), by=SYSTEM, on=DAY)
    enter_honour(first, told(AwardCode.ADVANCED_WORKER, 2023, "=1+1"), by=SYSTEM, on=DAY)
    enter_honour(cast.bang_huu, told(AwardCode.EXCELLENT_COLLECTIVE, 2022, "9/QĐ-UBND"), by=SYSTEM, on=DAY)
    wrong = enter_honour(second, told(FIGHTER, 2020, "5/QĐ-UBND"), by=SYSTEM, on=DAY)
    cancel_honour(wrong, decision="QĐ 7", reason="Kê khai sai", by=SYSTEM, on=DAY)
    return cast


@pytest.fixture
def cast(db: None) -> Cast:
    return remembered(("public honours", DAY), made)


def found(client: Client, asked: str) -> list[str]:
    page = client.get(f"/tra-cuu/?{asked}").context["page"]
    return [f"{row.name_then} {row.last_year}" for row in page.rows]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("ten=dang+thi+anh", 4),
        ("ten=ĐẶNG+T", 4),
        ("ten=anh+dang&nam=2023", 2),
        ("ten=anh&danh_hieu=advanced_worker", 1),
        ("ten=bang+huu&nam=2022", 1),
        ("ten=bang+huu&nam=2023", 2),
        ("so=9/qd", 1),
        ("so=22/QĐ-UBND", 1),
        ("ten=anh&so=22/QĐ", 1),
        ("danh_hieu=advanced_worker&nam=2023", 1),
        ("ten=khong+co", 0),
        ("so=5/QĐ-UBND", 0),
        ("nam=khong&danh_hieu=sai", 5),
    ],
)
def test_public_honours_are_found_without_an_account(client: Client, cast: Cast, asked: str, count: int) -> None:
    assert len(found(client, asked)) == count


def test_nothing_private_is_told(client: Client, cast: Cast) -> None:
    person = Person.objects.get(personal_id=ID)
    honour = Honour.objects.filter(person=person).first()
    assert honour is not None
    for address in ("/tra-cuu/?ten=anh", f"/tra-cuu/{honour.code}/", "/tra-cuu/du-lieu-mo.csv"):
        answer = client.get(address)
        body = answer.getvalue().decode()
        assert "Đặng Thị Ánh" in body
        assert [private for private in (ID, "1985", "0912345678", person.code) if private in body] == []
        assert answer["X-Robots-Tag"] == "noindex"


def test_what_is_not_published_or_withheld_is_told_to_nobody(client: Client, cast: Cast) -> None:
    waiting = enter_honour(cast.nhan_ly, given(AwardCode.EXCELLENT_COLLECTIVE, 2023, "11/QĐ"), by=SYSTEM, on=DAY)
    assert (found(client, "so=11/qd"), client.get(f"/tra-cuu/{waiting.code}/").status_code) == ([], 404)
    publish_honour(waiting, by=SYSTEM, on=DAY)
    assert found(client, "so=11/qd") == [f"{cast.nhan_ly} 2023"]
    withhold_honour(waiting, Withholding(Withheld.STATE_SECRET), by=SYSTEM, on=DAY)
    assert (found(client, "so=11/qd"), client.get(f"/tra-cuu/{waiting.code}/").status_code) == ([], 404)
    assert "11/QĐ" not in client.get("/tra-cuu/du-lieu-mo.csv").getvalue().decode()


def test_who_asks_is_found_by_name_alone_and_without_post_or_unit(client: Client, cast: Cast) -> None:
    person = Person.objects.get(personal_id=ID)
    honour = Honour.objects.filter(person=person, unit_then__gt="").first()
    assert honour is not None
    assert "Đặng Thị Ánh 2023" in found(client, "ten=bang+huu")
    hide_particulars(person, asked_on=DAY, document="Đơn số 214", by=SYSTEM, on=DAY)
    assert [name for name in found(client, "ten=bang+huu") if name.startswith("Đặng")] == []
    assert len(found(client, "ten=dang+thi+anh")) == 4
    for address in ("/tra-cuu/?ten=anh", f"/tra-cuu/{honour.code}/", "/tra-cuu/du-lieu-mo.csv?ten=anh"):
        body = client.get(address).getvalue().decode()
        assert "Đặng Thị Ánh" in body and honour.unit_then not in body
    show_particulars(person, by=SYSTEM, on=DAY)
    assert honour.unit_then in client.get(f"/tra-cuu/{honour.code}/").content.decode()


def test_the_page_of_a_holder_tells_all_that_holds(client: Client, cast: Cast) -> None:
    honour = Honour.objects.filter(name_then="Đặng Thị Ánh").first()
    assert honour is not None
    rows = client.get(f"/tra-cuu/{honour.code}/").context["page"].rows
    assert [row.last_year for row in rows] == [2023, 2023, 2022, 2021]
    cancelled = Honour.objects.get(state=Honour.State.CANCELLED)
    assert client.get(f"/tra-cuu/{cancelled.code}/").status_code == 404


def test_a_merged_unit_keeps_the_honours_of_what_it_came_from(client: Client, cast: Cast) -> None:
    merge_organisations(Merger((cast.bang_huu,), cast.nhan_ly, DAY, "NQ 1"), by=SYSTEM, on=DAY)
    own = enter_honour(cast.nhan_ly, told(AwardCode.EXCELLENT_COLLECTIVE, 2023, "11/QĐ"), by=SYSTEM, on=DAY)
    rows = client.get(f"/tra-cuu/{own.code}/").context["page"].rows
    assert [row.name_then for row in rows] == [str(cast.nhan_ly), str(cast.bang_huu)]


def test_open_data_are_the_same_rows_and_run_nothing(client: Client, cast: Cast) -> None:
    told = client.get("/tra-cuu/du-lieu-mo.csv?ten=anh&danh_hieu=advanced_worker").getvalue().decode("utf-8-sig")
    head, row = told.splitlines()
    assert head.startswith('"Cá nhân, tập thể",')
    assert ",'=1+1," in row
    book: Any = openpyxl.load_workbook(BytesIO(client.get("/tra-cuu/du-lieu-mo.xlsx?ten=anh").content))
    cells = [cell for line in book.active.iter_rows() for cell in line]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]
    assert client.get("/tra-cuu/du-lieu-mo.exe").status_code == 404


def test_pages_hold_twenty_and_ask_a_constant_number_of_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: CaptureQueriesContext
) -> None:
    person = cast.nhan_ly_officer.person
    assert person is not None
    for year in range(1990, 2020):
        enter_honour(person, told(FIGHTER, year, f"{year}/QĐ"), by=SYSTEM, on=DAY)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        first = client.get("/tra-cuu/").context["page"]
    last = client.get("/tra-cuu/?trang=2").context["page"]
    assert (len(first.rows), first.more, len(last.rows), last.more) == (20, True, 15, False)
    for odd in ("0", "-1", "x", "²", "9" * 30):
        assert client.get(f"/tra-cuu/?trang={odd}").status_code == 200
