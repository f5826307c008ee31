"""Registrations corrected, changed with a reason, and the rule that makes them a condition."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.scoring.actions.registrations import (
    Wanted,
    approve_registration,
    begin_registration,
    call_for_registration,
    submit_registration,
)
from thidua.scoring.models import Registration, RegistrationLine, RegistrationRule
from thidua.scoring.queries.registrations import registered_for

AsUser = Callable[[User], Client]
COLLECTIVE, FLAG = "excellent_labor_collective", "provincial_emulation_flag"


@pytest.fixture
def draft(cast: Cast) -> Registration:
    call = call_for_registration(cast.district, 2024, due_on=cast.on, by=cast.officer, on=cast.on)
    wanted = [Wanted(RegistrationLine.Kind.TITLE, "Tập thể lao động xuất sắc", award=COLLECTIVE)]
    return begin_registration(call, cast.bang_huu, wanted, by=cast.bang_huu_officer, on=cast.on)


@pytest.fixture
def approved(cast: Cast, draft: Registration) -> Registration:
    row = submit_registration(draft, by=cast.bang_huu_officer, on=cast.on)
    return approve_registration(row, by=cast.bang_huu_head, on=cast.on)


def path_of(row: Registration) -> str:
    return f"/cham-diem/dang-ky/{row.code}/"


def test_a_draft_is_corrected_and_a_late_saver_keeps_what_was_typed(
    cast: Cast, draft: Registration, as_user: AsUser
) -> None:
    client = as_user(cast.bang_huu_officer)
    sent = {"awards": [FLAG], "titles": "", "targets": "Trồng 100 ha rừng", "version": draft.version}
    client.post(f"{path_of(draft)}sua/", sent)
    assert [line.award for line in draft.lines.all()] == [FLAG, ""]
    page = client.post(f"{path_of(draft)}sua/", {**sent, "targets": "Trồng 200 ha rừng"}).content.decode()
    assert "vừa được người khác lưu" in page and "Trồng 200 ha rừng" in page


def test_an_approved_registration_is_changed_with_a_reason_and_approved_again(
    cast: Cast, approved: Registration, as_user: AsUser
) -> None:
    path, client = path_of(approved), as_user(cast.bang_huu_officer)
    sent = {"awards": [COLLECTIVE, FLAG], "titles": "", "targets": ""}
    assert "Trường này là bắt buộc" in client.post(f"{path}thay-doi/", sent).content.decode()
    client.post(f"{path}thay-doi/", {**sent, "reason": "Sau sơ kết"})
    assert not registered_for(cast.bang_huu, FLAG, 2024)
    assert "Sau sơ kết" in as_user(cast.bang_huu_head).get(path).content.decode()
    as_user(cast.bang_huu_head).post(f"{path}buoc/duyet/")
    assert registered_for(cast.bang_huu, FLAG, 2024)


def test_a_title_typed_as_the_catalogue_has_it_is_that_of_the_catalogue(
    cast: Cast, draft: Registration, as_user: AsUser
) -> None:
    sent = {"titles": "tập thể LAO ĐỘNG xuất sắc\nTập thể đoàn kết", "targets": "", "version": draft.version}
    as_user(cast.bang_huu_officer).post(f"{path_of(draft)}sua/", sent)
    assert [(line.award, line.text) for line in draft.lines.all()] == [
        (COLLECTIVE, "Tập thể lao động xuất sắc"),
        ("", "Tập thể đoàn kết"),
    ]


def test_a_title_for_people_is_not_registered_for_a_unit(cast: Cast, draft: Registration, as_user: AsUser) -> None:
    sent = {
        "call": draft.call_id, "organisation": cast.bang_huu.pk, "person": "", "titles": "", "targets": "Đọc sách",
        "awards": ["advanced_worker"],
    }  # fmt: skip
    page = as_user(cast.bang_huu_officer).post("/cham-diem/dang-ky/lap-moi/", sent).content.decode()
    assert "“Lao động tiên tiến” dành cho cá nhân" in page and "Đọc sách" in page
    assert Registration.objects.count() == 1


def test_the_rule_is_written_on_screen_and_seen_by_the_units(
    cast: Cast, approved: Registration, as_user: AsUser
) -> None:
    sent = {"organiser": cast.district.pk, "required": "1", "legal_basis": "Quy chế 05", "since": "20/03/2024"}
    assert as_user(cast.bang_huu_head).post("/cham-diem/dang-ky/quy-dinh/", sent).status_code == 200
    assert not RegistrationRule.objects.exists()
    as_user(cast.officer).post("/cham-diem/dang-ky/quy-dinh/", sent)
    assert RegistrationRule.objects.get().required
    assert "Quy chế 05" in as_user(cast.bang_huu_officer).get("/cham-diem/dang-ky/").content.decode()


def test_the_list_takes_as_many_queries_for_one_as_for_three(
    cast: Cast, approved: Registration, as_user: AsUser
) -> None:
    asked = []
    for unit, user in ((None, None), (cast.nhan_ly, cast.nhan_ly_officer), (cast.bang_mac, cast.bang_mac_officer)):
        if unit is not None and user is not None:
            wanted = [Wanted(RegistrationLine.Kind.TARGET, "Trồng rừng")]
            begin_registration(approved.call, unit, wanted, by=user, on=cast.on)
        client = as_user(cast.officer)
        client.get("/cham-diem/dang-ky/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/cham-diem/dang-ky/")
        asked.append(len(captured))
    assert asked == [asked[0]] * 3
