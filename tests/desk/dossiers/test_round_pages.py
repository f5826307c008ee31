"""Rounds and the eligibility list through the screens."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tests.desk.conftest import DAY
from thidua.commendation.actions.record import enter_honour, rate_year
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import Rating
from thidua.commendation.models import AwardRound, Dossier
from thidua.commendation.steps.honours import HonourFacts
from thidua.demo.cast import Cast
from thidua.directory.models import Person, User

SignIn = Callable[[User], Client]
OPENING = {
    "title": "Tổng kết năm 2023", "year": "2023", "merit": "merit", "opens_on": "20/03/2024", "due_on": "29/03/2024",
    "awards": ["advanced_worker"],
}  # fmt: skip


def opened(cast: Cast, as_user: SignIn) -> AwardRound:
    as_user(cast.officer).post("/khen-thuong/dot/mo/", {**OPENING, "organisation": cast.district.code})
    return AwardRound.objects.get()


def test_a_round_is_opened_looked_at_and_closed(cast: Cast, as_user: SignIn) -> None:
    row = opened(cast, as_user)
    address = f"/khen-thuong/dot/{row.code}/"
    text = as_user(cast.officer).get(address).content.decode()
    assert "còn 7 ngày làm việc" in text and "Chưa có tỷ lệ, chỉ tiêu xét tặng" in text
    quota = {"percent": "70", "base": "headcount", "source": "QĐ 1", "valid_from": "01/01/2024"}
    as_user(cast.officer).post(f"{address}ty-le/advanced_worker/", quota)
    assert "70% của" in as_user(cast.officer).get(address).content.decode()
    unit = as_user(cast.nhan_ly_officer)
    assert unit.get(address).status_code == 200
    assert (unit.get(f"{address}sua/").status_code, unit.post(f"{address}buoc/dong/").status_code) == (403, 403)
    as_user(cast.officer).post(f"{address}buoc/dong/")
    assert AwardRound.objects.get().state == "closed"
    assert as_user(cast.neighbour_officer).get(address).status_code == 404


def test_an_award_is_added_to_the_round_with_its_reason_and_offered_from_then_on(cast: Cast, as_user: SignIn) -> None:
    row = opened(cast, as_user)
    address, door = f"/khen-thuong/dot/{row.code}/", as_user(cast.officer)
    offered = {code for code, _name in door.get(f"{address}bo-sung/").context["page"].form.fields["award"].choices}
    assert "merit_certificate_district_chair" in offered and "advanced_worker" not in offered
    list_of = "/khen-thuong/du-dieu-kien/?danh-hieu=merit_certificate_district_chair&dot=" + row.code
    assert door.get(list_of).context["page"].asked.award is AwardCode.ADVANCED_WORKER
    door.post(f"{address}bo-sung/", {"award": "merit_certificate_district_chair", "reason": "Thông báo 12/TB"})
    assert len(door.get(address).context["page"].awards) == 2
    assert door.get(list_of).context["page"].asked.award is AwardCode.MERIT_DISTRICT
    assert as_user(cast.bang_huu_officer).get(f"{address}bo-sung/").status_code == 403


def test_those_ticked_on_the_eligibility_list_get_a_dossier_and_refusals_are_told_row_by_row(
    cast: Cast, as_user: SignIn
) -> None:
    row = opened(cast, as_user)
    people: list[Person] = [user.person for user in (cast.bang_huu_head, cast.bang_huu_officer) if user.person]
    for person in people:
        rate_year(person, 2023, Rating.WELL, source="TB", by=cast.officer, on=DAY)
    address = f"/khen-thuong/du-dieu-kien/?danh-hieu=advanced_worker&nam=2023&dot={row.code}"
    door = as_user(cast.bang_huu_officer)
    text = door.get(address).content.decode()
    assert "Điều 24" in text and "Cần người xem xét" in text and text.count('name="chon"') == 2
    assert "Chưa chọn ai" in door.post(address).content.decode()
    door.post(address, {"chon": [people[0].code]})
    made = Dossier.objects.get()
    assert (made.of, made.round, made.appraiser) == (people[0], row, cast.district)
    assert f"Đã có {made.code}" in door.get(address).content.decode()
    given = HonourFacts(AwardCode.ADVANCED_WORKER, 2023, "5/QĐ", DAY, "Chủ tịch")
    enter_honour(people[1], given, by=cast.officer, on=DAY)
    assert "Đã có 5/QĐ" in door.get(address).content.decode()
    assert as_user(cast.nhan_ly_officer).get(f"{address}&don-vi={cast.bang_huu.code}").status_code == 404
    assert as_user(cast.auditor).get(address).status_code == 403
    assert str(cast.bang_huu) in as_user(cast.officer).get(f"/khen-thuong/dot/{row.code}/").content.decode()
