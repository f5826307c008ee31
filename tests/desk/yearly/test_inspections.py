from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.monitoring.yearly_life import PNG, concluded, planned, visited
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.monitoring.actions import inspections as actions
from thidua.monitoring.models import CheckItem, Finding, FollowUpFile, InspectionPlan, Visit, VisitPhoto

SignIn = Callable[[User], Client]


def test_a_plan_is_drawn_up_gets_a_visit_and_is_issued(cast: Cast, as_user: SignIn) -> None:
    door = as_user(cast.officer)
    door.post("/kiem-tra/ke-hoach/lap-moi/", {
        "organisation": cast.district.code, "title": "Kiểm tra năm 2024", "year": "2024", "starts": "01/03/2024",
        "ends": "30/06/2024", "decision_number": "12/QĐ", "decision_date": "20/02/2024", "checklist": "Có sổ\nCó sổ",
    })  # fmt: skip
    plan = InspectionPlan.objects.get()
    base = f"/kiem-tra/ke-hoach/{plan.code}/"
    door.post(f"{base}don-vi/", {
        "organisation": cast.bang_huu.code, "planned_on": "25/03/2024", "leader": cast.council_member.username,
        "members": [cast.officer.username],
    })  # fmt: skip
    door.post(f"{base}buoc/ban-hanh/")
    plan.refresh_from_db()
    visit = Visit.objects.get()
    assert (plan.state, plan.checklist, visit.members.count()) == ("issued", ["Có sổ"], 2)


def test_a_new_plan_begins_with_a_check_list(cast: Cast, as_user: SignIn) -> None:
    text = as_user(cast.officer).get("/kiem-tra/ke-hoach/lap-moi/?bang=commendation").content.decode()
    assert "Tiền thưởng chi đúng mức" in text


def test_a_plan_that_cannot_be_issued_says_what_to_do(cast: Cast, as_user: SignIn) -> None:
    plan = planned(cast, issue=False)
    InspectionPlan.objects.update(decision_number="")
    answer = as_user(cast.officer).post(f"/kiem-tra/ke-hoach/{plan.code}/buoc/ban-hanh/", follow=True)
    assert "Hãy ghi số và ngày của quyết định" in answer.content.decode()


def test_the_check_list_is_filled_in_on_site(cast: Cast, as_user: SignIn) -> None:
    visit = planned(cast).visits.get()
    answer = as_user(cast.council_member).post(f"/kiem-tra/{visit.code}/ghi/", {
        "answer_1": "met", "answer_2": "not_met", "note_2": "Không có sổ", "visited_on": "20/03/2024",
        "photos": [SimpleUploadedFile("a.png", PNG)], "version": "1",
    })  # fmt: skip
    visit.refresh_from_db()
    assert (answer.status_code, visit.state) == (302, "visited")
    assert list(CheckItem.objects.values_list("answer", flat=True)) == ["met", "not_met"]
    photo = VisitPhoto.objects.get()
    assert as_user(cast.officer).get(f"/kiem-tra/anh/{photo.pk}/")["Content-Type"] == "image/png"
    assert as_user(cast.bang_huu_head).get(f"/kiem-tra/anh/{photo.pk}/").status_code == 404


def test_a_stale_check_list_keeps_what_was_ticked(cast: Cast, as_user: SignIn) -> None:
    visit = planned(cast).visits.get()
    Visit.objects.update(version=5)
    answer = as_user(cast.council_member).post(
        f"/kiem-tra/{visit.code}/ghi/", {"answer_1": "met", "note_1": "Ghi chú của tôi", "version": "1"}
    )
    text = answer.content.decode()
    assert ("vừa được người khác lưu" in text, "Ghi chú của tôi" in text, "checked" in text) == (True, True, True)


def test_a_finding_goes_from_the_visit_to_its_closure(cast: Cast, as_user: SignIn) -> None:
    visit = visited(cast)
    as_user(cast.council_member).post(f"/kiem-tra/{visit.code}/ban-hanh/", {"number": "7/TB-UBND"})
    base = f"/kiem-tra/{visit.code}/ket-luan/1/"
    as_user(cast.bang_huu_officer).post(
        f"{base}khac-phuc/", {"text": "Đã lập sổ", "papers": [SimpleUploadedFile("so.txt", b"so")]}
    )
    proof = f"/kiem-tra/tai-lieu/{FollowUpFile.objects.get().pk}/"
    assert as_user(cast.nhan_ly_head).get(proof).status_code == 404
    door = as_user(cast.council_member)
    assert door.get(proof).status_code == 200
    door.post(f"{base}buoc/tra-lai/", {"reason": "Thiếu chữ ký"})
    door.post(f"{base}gia-han/", {"due_on": "30/04/2024", "reason": "Mưa"})
    door.post(f"{base}buoc/hoan-thanh/", {"reason": "Đã xem"})
    assert Finding.objects.get().state == "closed"
    text = as_user(cast.bang_huu_officer).get(base).content.decode()
    assert [word for word in ("Thiếu chữ ký", "so.txt", "hạn mới 30/04/2024", "Đã xem") if word not in text] == []


def test_a_drafted_finding_is_edited_and_dropped(cast: Cast, as_user: SignIn) -> None:
    base, door = f"/kiem-tra/{visited(cast).code}/ket-luan/1/", as_user(cast.council_member)
    door.post(f"{base}sua/", {
        "text": "Sửa", "severity": "violation", "remedy": "Lập sổ", "owner": cast.nhan_ly.code, "due_on": "30/03/2024",
        "version": "1",
    })  # fmt: skip
    finding = Finding.objects.get()
    assert (finding.text, finding.owner) == ("Sửa", cast.nhan_ly)
    door.post(f"{base}bo/")
    assert not Finding.objects.exists()


def test_a_unit_reads_the_chain_and_not_how_conclusions_were_drafted(cast: Cast, as_user: SignIn) -> None:
    url = f"/kiem-tra/{concluded(cast).visit.code}/ket-luan/1/"
    shown = [
        "Ghi kết luận dự thảo" in as_user(user).get(url).content.decode()
        for user in (cast.officer, cast.council_member, cast.bang_huu_head)
    ]
    assert shown == [True, True, False]


STATES = [("planned", planned), ("visited", visited), ("concluded", concluded)]
DOORS = {
    "planned": {"council_member": 200, "officer": 200, "auditor": 200, "bang_huu_head": 404, "nhan_ly_head": 404},
    "visited": {"council_member": 200, "officer": 200, "auditor": 200, "bang_huu_head": 404, "nhan_ly_head": 404},
    "concluded": {"council_member": 200, "officer": 200, "auditor": 200, "bang_huu_head": 200, "nhan_ly_head": 404},
}


@pytest.mark.parametrize(("state", "make"), STATES, ids=[state for state, _ in STATES])
def test_a_visit_opens_for_its_unit_once_it_is_concluded(
    state: str, make: Callable[[Cast], object], cast: Cast, as_user: SignIn
) -> None:
    make(cast)
    url = f"/kiem-tra/{Visit.objects.get().code}/"
    assert {who: as_user(getattr(cast, who)).get(url).status_code for who in DOORS[state]} == DOORS[state]


REFUSED = [
    ("/kiem-tra/KT-2024-01-01/ghi/", {"council_member": 403, "bang_huu_head": 403, "nhan_ly_head": 404}),
    ("/kiem-tra/KT-2024-01-01/doan/", {"officer": 403, "bang_huu_head": 403, "stranger": 404}),
    ("/kiem-tra/KT-2024-01-01/ket-luan/1/khac-phuc/", {"bang_huu_head": 200, "officer": 403, "nhan_ly_head": 404}),
    (
        "/kiem-tra/KT-2024-01-01/ket-luan/1/buoc/hoan-thanh/",
        {"council_member": 200, "bang_huu_head": 403, "admin": 404},
    ),
    ("/kiem-tra/ke-hoach/KT-2024-01/", {"officer": 200, "council_member": 200, "bang_huu_head": 404}),
    ("/kiem-tra/ke-hoach/KT-2024-01/don-vi/", {"officer": 200, "council_member": 403, "bang_huu_head": 404}),
    ("/kiem-tra/ke-hoach/lap-moi/", {"officer": 200, "leader": 200, "council_member": 403, "bang_huu_head": 403}),
]


@pytest.mark.parametrize(("url", "answers"), REFUSED, ids=[row[0] for row in REFUSED])
def test_unseen_is_not_there_and_not_allowed_says_why(
    url: str, answers: dict[str, int], cast: Cast, as_user: SignIn
) -> None:
    concluded(cast)
    assert {who: as_user(getattr(cast, who)).get(url).status_code for who in answers} == answers


def test_lists_ask_as_much_for_three_visits_as_for_one(cast: Cast, as_user: SignIn) -> None:
    concluded(cast)
    plan, door, asked = InspectionPlan.objects.get(), as_user(cast.officer), []
    urls = ["/kiem-tra/", "/kiem-tra/ke-hoach/", "/kiem-tra/ket-luan/", f"/kiem-tra/ke-hoach/{plan.code}/"]

    def count() -> list[int]:
        found = []
        for url in urls:
            with CaptureQueriesContext(connection) as captured:
                assert door.get(url).status_code == 200
            found.append(len(captured))
        return found

    count()
    for unit in (cast.nhan_ly, cast.bang_mac, cast.dong_mo):
        group = actions.VisitFacts(cast.on, (cast.council_member, cast.officer), cast.council_member)
        actions.assign_visit(plan, unit, group, by=cast.officer, on=cast.on)
        asked.append(count())
    assert asked == [asked[0]] * 3
