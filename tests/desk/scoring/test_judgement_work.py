"""What waits for whom in the judgement, on the first page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.scoring.judging_life import DAYS, card_of, crossing, opened, published
from thidua.demo.cast import Cast
from thidua.desk.judgement_work import SOURCES
from thidua.desk.work import sections_for
from thidua.directory.actions.clusters import ClusterDraft, create_cluster
from thidua.directory.models import User
from thidua.scoring.actions.appeals import file_appeal
from thidua.scoring.actions.cards import return_mark
from thidua.scoring.actions.pledges import draft_pledge, open_signing, sign_pledge
from thidua.scoring.actions.registrations import Wanted, begin_registration, call_for_registration, submit_registration
from thidua.scoring.actions.rounds import begin_checking, open_round
from thidua.scoring.models import Mark, RegistrationLine, Scheme, ScoringRound

CLUSTER = "Cụm thi đua số 1 (2024)"


def waiting(user: User, on: date) -> list[tuple[str, str]]:
    return [(section.code, item.title) for section in sections_for(user, on, SOURCES) for item in section.items]


def test_a_card_waits_for_its_unit_until_it_is_handed_in(cast: Cast) -> None:
    opened(cast)
    assert waiting(cast.bang_huu_officer, cast.on) == [("confirm", "Tự chấm điểm: Xã Bằng Hữu")]
    assert waiting(cast.bang_huu_officer, DAYS.self_due) == [("due", "Tự chấm điểm: Xã Bằng Hữu")]
    assert waiting(cast.officer, cast.on) == []
    assert waiting(cast.officer, DAYS.self_due + timedelta(days=1)) == [("overdue", f"Đơn vị tự chấm: {CLUSTER}")]


def test_checks_wait_for_the_department_and_cross_scores_for_the_members(cast: Cast) -> None:
    begin_checking(opened(cast), by=cast.officer, on=cast.on)
    assert waiting(cast.agriculture_officer, cast.on) == [("confirm", f"Kiểm tra điểm: {CLUSTER}")]
    assert waiting(cast.bang_huu_officer, cast.on) == []


def test_cross_scores_and_returned_lines_wait_for_the_members(cast: Cast) -> None:
    crossing(cast)
    mark = Mark.objects.select_related("card__round__cluster__organiser", "card__organisation").get(criterion="check")
    return_mark(mark, reason="Thiếu báo cáo", by=cast.officer, on=cast.on)
    assert waiting(cast.bang_huu_officer, cast.on) == [
        ("returned", "Ghi lại điểm bị trả lại: Xã Bằng Hữu"),
        ("confirm", f"Chấm chéo: {CLUSTER}"),
    ]
    assert waiting(cast.agriculture_officer, cast.on) == []


def test_an_appeal_waits_for_the_standing_body_alone(cast: Cast) -> None:
    card = card_of(published(cast), cast.bang_huu)
    file_appeal(card, "check", claimed=Mark.objects.all()[0].measure, text="Có", by=cast.bang_huu_officer, on=cast.on)
    assert waiting(cast.officer, cast.on) == [("confirm", "Trả lời kiến nghị: Xã Bằng Hữu")]
    assert waiting(cast.bang_huu_officer, cast.on) == waiting(cast.leader, cast.on) == []


def test_registrations_wait_for_the_unit_and_then_for_its_head(cast: Cast) -> None:
    opened(cast)
    call = call_for_registration(cast.district, 2024, due_on=cast.on, by=cast.officer, on=cast.on)
    assert ("due", "Đăng ký thi đua năm 2024") in waiting(cast.nhan_ly_officer, cast.on)
    wanted = [Wanted(RegistrationLine.Kind.TARGET, "Trồng rừng")]
    row = begin_registration(call, cast.nhan_ly, wanted, by=cast.nhan_ly_officer, on=cast.on)
    submit_registration(row, by=cast.nhan_ly_officer, on=cast.on)
    assert ("confirm", "Duyệt đăng ký thi đua: Xã Nhân Lý") in waiting(cast.nhan_ly_head, cast.on)
    assert ("due", "Đăng ký thi đua năm 2024") not in waiting(cast.nhan_ly_officer, cast.on)


def test_a_pledge_waits_for_heads_that_have_not_signed(cast: Cast) -> None:
    cluster = opened(cast).cluster
    pledge = draft_pledge(cluster, ["Trồng rừng"], by=cast.officer, on=cast.on)
    pledge = open_signing(pledge, sign_by=cast.on, by=cast.officer, on=cast.on)
    sign_pledge(pledge, cast.bang_huu, by=cast.bang_huu_head, on=cast.on)
    assert ("due", "Ký giao ước thi đua") in waiting(cast.nhan_ly_head, cast.on)
    assert ("due", "Ký giao ước thi đua") not in waiting(cast.bang_huu_head, cast.on)


@pytest.mark.parametrize("who", ["agriculture_officer", "officer", "dong_mo_like"])
def test_the_number_of_questions_does_not_grow_with_the_rounds(who: str, cast: Cast) -> None:
    user = cast.bang_huu_officer if who == "dong_mo_like" else getattr(cast, who)
    begin_checking(opened(cast), by=cast.officer, on=cast.on)
    asked = []
    for members in ([], [cast.dong_mo, cast.home_affairs], [cast.finance, cast.police]):
        if members:
            facts = ClusterDraft(f"CUM-{members[0].code}", 2024, "Cụm khác")
            cluster = create_cluster(facts, organiser=cast.district, members=members, by=cast.officer, on=cast.on)
            row = open_round(cluster, Scheme.objects.get(), DAYS, by=cast.officer, on=cast.on)
            begin_checking(row, by=cast.officer, on=cast.on)
        with CaptureQueriesContext(connection) as captured:
            waiting(user, cast.on)
        asked.append(len(captured))
    assert ScoringRound.objects.count() == 3
    assert asked == [asked[0]] * 3
