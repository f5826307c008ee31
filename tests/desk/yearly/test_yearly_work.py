from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.monitoring.yearly_life import concluded, denounced, launched, planned, recommended
from thidua.campaigns.models import Movement
from thidua.demo.cast import Cast
from thidua.desk.work import sections_for
from thidua.desk.yearly_work import SOURCES
from thidua.directory.models import User
from thidua.monitoring.actions import findings
from thidua.monitoring.actions import movements as actions
from thidua.monitoring.logic.period import parse_period
from thidua.monitoring.models import Finding


def waiting(user: User, cast: Cast) -> list[tuple[str, str]]:
    return [(section.code, item.title) for section in sections_for(user, cast.on, SOURCES) for item in section.items]


def test_a_visit_waits_for_its_group_until_its_day(cast: Cast) -> None:
    planned(cast)
    assert waiting(cast.council_member, cast) == [("due", f"Kiểm tra: {cast.bang_huu}")]
    assert waiting(cast.bang_huu_head, cast) == []


def test_a_finding_waits_for_its_unit_and_then_for_whoever_checks_it(cast: Cast) -> None:
    finding = concluded(cast)
    assert waiting(cast.bang_huu_officer, cast) == [("confirm", "Khắc phục: Chưa có sổ theo dõi")]
    findings.answer_finding(finding, "Đã lập", by=cast.bang_huu_officer, on=cast.on)
    assert waiting(cast.council_member, cast) == [("confirm", "Xác nhận khắc phục: Chưa có sổ theo dõi")]


def test_an_overdue_finding_stands_with_the_unit_and_with_the_officer(cast: Cast) -> None:
    concluded(cast)
    Finding.objects.update(due_on=cast.on - timedelta(days=1))
    assert waiting(cast.bang_huu_officer, cast) == [("overdue", "Khắc phục: Chưa có sổ theo dõi")]
    assert waiting(cast.officer, cast) == [("overdue", "Quá hạn khắc phục: Chưa có sổ theo dõi")]


def test_letters_are_named_by_their_number_alone(cast: Cast) -> None:
    denounced(cast)
    recommended(cast)
    assert waiting(cast.council_member, cast) == [("follow", "Giải quyết đơn TC-2024-001")] * 2
    assert waiting(cast.bang_huu_head, cast) == [("follow", "Giải quyết đơn PA-2024-001")] * 2


def test_a_result_waits_for_the_lead_and_comes_back_to_the_unit(cast: Cast) -> None:
    launched(cast)
    movement = Movement.objects.get(position=0)
    result = actions.tell_result(
        movement, cast.bang_huu, parse_period("2024-Q1"), "x", by=cast.bang_huu_head, on=cast.on
    )
    assert waiting(cast.agriculture_head, cast) == [("confirm", "Xem xét kết quả: Sạch làng, đẹp ngõ")]
    actions.return_result(result, reason="Thiếu", by=cast.agriculture_head, on=cast.on)
    assert waiting(cast.bang_huu_head, cast) == [("returned", "Bổ sung kết quả: Sạch làng, đẹp ngõ")]


@pytest.mark.parametrize("who", ["officer", "bang_huu_head", "council_member"])
def test_the_number_of_questions_does_not_grow_with_the_work(who: str, cast: Cast) -> None:
    user, asked = getattr(cast, who), []
    concluded(cast)
    for _number in range(3):
        recommended(cast)
        with CaptureQueriesContext(connection) as captured:
            waiting(user, cast)
        asked.append(len(captured))
    assert asked == [asked[0]] * 3
