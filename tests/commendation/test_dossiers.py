"""A dossier on its way, under the law of its day; the figures and confirmations that people add; the fund."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.commendation.conftest import DAY, FIGHTER, given
from thidua.commendation.actions.dossiers import (
    DecisionFacts,
    DossierFacts,
    appraise_dossier,
    award_dossier,
    choose_favourable,
    draft_dossier,
    propose_dossier,
    receive_dossier,
    refuse_dossier,
    return_dossier,
    say_points,
    send_to_council,
    submit_dossier,
    withdraw_dossier,
)
from thidua.commendation.actions.fund import open_fund, write_line
from thidua.commendation.actions.law import FigureFacts, confirm_rule, set_figure
from thidua.commendation.actions.record import (
    cancel_honour,
    enter_honour,
    place_hold,
    rate_year,
)
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fund import Entry, EntryKind, Limits
from thidua.commendation.logic.local import Deadline, Step
from thidua.commendation.logic.quota import QuotaBase, QuotaRule
from thidua.commendation.logic.terms import HoldReason, Point, Rating
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import Dossier
from thidua.commendation.queries import (
    confirmed_rules,
    dossiers_visible_to,
    entries_of,
    local_rules,
    shaken_by,
)
from thidua.commendation.steps.dossiers import judged
from thidua.core.errors import Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.models import Person
from thidua.scoring.actions.registrations import set_registration_rule

SIGNED = DecisionFacts("45/QĐ-UBND", DAY, "Chủ tịch UBND huyện Chi Lăng")


def received(dossier: Dossier, cast: Cast, day: date = DAY) -> Dossier:
    sent = submit_dossier(dossier, by=cast.bang_huu_officer, on=day)
    return receive_dossier(sent, received_on=day, by=cast.officer, on=day)


@pytest.fixture
def excellent(cast: Cast, official: Person) -> None:
    rate_year(official, 2024, Rating.EXCELLENT, source="TB 7", by=cast.officer, on=DAY)


def test_a_dossier_goes_from_the_unit_to_an_honour_for_life(cast: Cast, dossier: Dossier, excellent: None) -> None:
    row = received(dossier, cast)
    row = say_points(row, {Point.ACTIVE_IN_EMULATION: True}, reason="Biên bản", by=cast.officer, on=DAY)
    row = appraise_dossier(row, by=cast.officer, on=DAY)
    assert row.judged["verdict"] == "meets"
    assert [answer["citation"] for answer in row.judged["answers"]] == [
        "Điều 23 Luật 06/2022/QH15",
        "Điều 5 Luật 06/2022/QH15",
        "Nghị định 98/2023/NĐ-CP",
    ]
    row = propose_dossier(send_to_council(row, by=cast.officer, on=DAY), by=cast.officer, on=DAY)
    honour = award_dossier(row, SIGNED, by=cast.leader, on=DAY)
    assert (honour.dossier_id, honour.decision_number, honour.last_year) == (row.pk, "45/QĐ-UBND", 2024)
    assert Dossier.objects.get(pk=row.pk).state == DossierState.AWARDED


def test_a_clear_no_of_the_law_stops_the_proposal_with_what_is_missing(cast: Cast, dossier: Dossier) -> None:
    row = appraise_dossier(received(dossier, cast), by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="Chưa có kết quả xếp loại năm 2024"):
        propose_dossier(row, by=cast.officer, on=DAY)
    assert Dossier.objects.get(pk=row.pk).state == DossierState.APPRAISED


def test_twins_on_both_sides_of_the_amendment_name_different_articles(
    cast: Cast, dossier: Dossier, excellent: None
) -> None:
    answers = []
    for day in (date(2026, 9, 30), date(2026, 10, 1)):
        dossier.received_on = day
        dossier.points = {Point.ACTIVE_IN_EMULATION.value: True}
        answer = judged(dossier, day)
        answers.append((answer.verdict.value, str(answer.answers[0].rule.citation)))
    assert answers == [
        ("meets", "Điều 23 Luật 06/2022/QH15"),
        ("not_yet", "Điều 23 Luật 06/2022/QH15 (sửa đổi bởi Luật 06/2026/QH16)"),
    ]


def test_the_favourable_rule_is_refused_where_it_is_not_better_and_nothing_is_changed(
    cast: Cast, dossier: Dossier, excellent: None
) -> None:
    row = received(dossier, cast)
    with pytest.raises(Invalid, match="Quy định mới có hiệu lực từ 01/10/2026"):
        choose_favourable(row, reason="có lợi hơn", by=cast.officer, on=DAY)
    assert Dossier.objects.get(pk=row.pk).favourable_on is None


def test_the_favourable_choice_is_logged_with_its_reason_and_both_verdicts(cast: Cast) -> None:
    later = date(2026, 10, 5)
    facts = DossierFacts(AwardCode.EXEMPLARY_COMMUNE, 2026, cast.district)
    row = draft_dossier(cast.bang_huu, facts, proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
    Dossier.objects.filter(pk=row.pk).update(
        state="received",
        received_on=date(2026, 9, 30),
        subject_kind="commune",
        points={
            "leads_local_movement": False,
            "exemplary_in_province": True,
            **dict.fromkeys(["tasks_well_done", "economy", "culture", "environment", "law_abiding"], True),
        },
    )
    row = Dossier.objects.get(pk=row.pk)
    assert judged(row, later).verdict.value == "not_yet"
    row = choose_favourable(row, reason="Không còn phong trào cấp huyện", by=cast.officer, on=later)
    assert judged(row, later).verdict.value == "meets"
    line = AuditEntry.objects.get(code="dossier.favourable_rule_chosen")
    assert (line.changes, line.reason) == ({"old": "not_yet", "new": "meets"}, "Không còn phong trào cấp huyện")


def test_a_hold_stops_a_dossier_and_deletes_nothing(
    cast: Cast, official: Person, dossier: Dossier, excellent: None
) -> None:
    row = appraise_dossier(received(dossier, cast), by=cast.officer, on=DAY)
    place_hold(official, HoldReason.DENUNCIATION, note="", since=DAY, by=cast.officer, on=DAY)
    with pytest.raises(NotAllowed, match="Đang tạm dừng xét khen thưởng: có đơn tố cáo chưa giải quyết xong"):
        propose_dossier(row, by=cast.officer, on=DAY)
    assert Dossier.objects.get(pk=row.pk).state == DossierState.APPRAISED


def test_a_returned_dossier_keeps_its_first_day_of_receipt(cast: Cast, dossier: Dossier) -> None:
    row = received(dossier, cast, date(2024, 12, 1))
    with pytest.raises(Invalid, match="Hãy ghi rõ từng mục cần sửa"):
        return_dossier(row, {"report": ""}, by=cast.officer, on=DAY)
    row = return_dossier(row, {"report": "Bổ sung số liệu năm 2024"}, by=cast.officer, on=DAY)
    assert (row.state, row.returned_fields) == (DossierState.RETURNED, {"report": "Bổ sung số liệu năm 2024"})
    again = received(row, cast)
    assert (again.received_on, again.returned_fields) == (date(2024, 12, 1), {})


def test_the_same_merit_is_not_proposed_again(cast: Cast, official: Person, dossier: Dossier) -> None:
    enter_honour(official, given(FIGHTER, 2024), by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="đã được tặng cho cùng năm; bỏ đề nghị trùng"):
        submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    assert Dossier.objects.get(pk=dossier.pk).state == DossierState.DRAFT


def test_everybody_has_the_own_steps(cast: Cast, dossier: Dossier) -> None:
    with pytest.raises(NotAllowed):
        submit_dossier(dossier, by=cast.nhan_ly_officer, on=DAY)
    sent = submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    for stranger in (cast.bang_huu_officer, cast.neighbour_officer, cast.auditor):
        with pytest.raises(NotAllowed):
            receive_dossier(sent, received_on=DAY, by=stranger, on=DAY)
    withdrawn = withdraw_dossier(sent, reason="Nhầm người", by=cast.bang_huu_officer, on=DAY)
    assert withdrawn.state == DossierState.WITHDRAWN
    with pytest.raises(NotAllowed, match="Đã rút"):
        refuse_dossier(withdrawn, reason="", by=cast.officer, on=DAY)


def test_a_receipt_lies_between_sending_and_today(cast: Cast, dossier: Dossier) -> None:
    sent = submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    for day in (date(2024, 12, 9), date(2024, 12, 11)):
        with pytest.raises(Invalid, match="từ ngày gửi đến hôm nay"):
            receive_dossier(sent, received_on=day, by=cast.officer, on=DAY)


def test_nobody_sees_the_dossiers_of_another_unit(cast: Cast, dossier: Dossier) -> None:
    seen = [dossiers_visible_to(user, DAY).count() for user in (cast.bang_huu_officer, cast.officer, cast.auditor)]
    assert seen == [1, 1, 1]
    unseen = (cast.nhan_ly_officer, cast.neighbour_officer, cast.stranger)
    assert [dossiers_visible_to(user, DAY).count() for user in unseen] == [0, 0, 0]


def test_what_leaned_on_a_cancelled_honour_is_flagged(cast: Cast, official: Person) -> None:
    no = {
        Point.MOVEMENT_RESULT: False,
        Point.UNEXPECTED_ACHIEVEMENT: False,
        Point.BIG_CONTRIBUTION: False,
    }
    leaning = [enter_honour(official, given(FIGHTER, year), by=cast.officer, on=DAY) for year in (2022, 2023)]
    facts = DossierFacts(AwardCode.COMMENDATION_PROVINCE, 2024, cast.district, first_year=2022)
    row = draft_dossier(official, facts, proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
    row = say_points(received(row, cast), no, reason="", by=cast.officer, on=DAY)
    row = propose_dossier(appraise_dossier(row, by=cast.officer, on=DAY), by=cast.officer, on=DAY)
    honour = award_dossier(row, SIGNED, by=cast.leader, on=DAY)
    assert shaken_by(leaning[0], DAY) == []
    cancel_honour(leaning[0], decision="QĐ 9", reason="Kê khai sai", by=cast.officer, on=DAY)
    assert shaken_by(leaning[0], DAY) == [honour]


def test_a_rule_is_confirmed_once_for_all_with_its_source(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        confirm_rule("L06-2026.23", source="Công báo", note="", by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="Không có quy tắc này"):
        confirm_rule("L99", source="Công báo", note="", by=cast.admin, on=DAY)
    confirm_rule("L06-2026.23", source="Công báo số 1", note="", by=cast.admin, on=DAY)
    assert confirmed_rules() == {"L06-2026.23"}


def test_figures_of_a_body_are_kept_as_typed_values(cast: Cast) -> None:
    quota = QuotaRule(FIGHTER, Decimal("15.5"), QuotaBase.HEADCOUNT, leaders_apart=True)
    set_figure(cast.district, FigureFacts(quota, date(2024, 1, 1), "QĐ 10/QĐ-UBND"), by=cast.officer, on=DAY)
    deadline = Deadline(Step.DECISION, 12)
    set_figure(cast.district, FigureFacts(deadline, date(2024, 1, 1), "QĐ 10/QĐ-UBND"), by=cast.officer, on=DAY)
    rules = local_rules(cast.district)
    assert rules.quota(FIGHTER, DAY).value == quota
    assert rules.deadline(Step.DECISION, FIGHTER, DAY).value == deadline
    with pytest.raises(Invalid, match="Hãy ghi văn bản quy định"):
        set_figure(cast.district, FigureFacts(quota, DAY, " "), by=cast.officer, on=DAY)


def test_a_fund_takes_no_line_that_it_does_not_hold(cast: Cast) -> None:
    fund = open_fund(cast.district, 2024, by=cast.officer, on=DAY)
    limits = Limits(recurrent_spending=1_000_000_000, budget_percent=Decimal(1))
    set_figure(cast.district, FigureFacts(limits, date(2024, 1, 1), "NQ 1/NQ-HĐND"), by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match=r"Mức trích từ ngân sách không quá 10\.000\.000 đồng"):
        write_line(fund, Entry(EntryKind.BUDGET, 10_000_001, DAY), by=cast.officer, on=DAY)
    write_line(fund, Entry(EntryKind.BUDGET, 10_000_000, DAY), by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="Quỹ chỉ còn"):
        write_line(fund, Entry(EntryKind.BONUS, 10_000_001, DAY), by=cast.officer, on=DAY)
    write_line(fund, Entry(EntryKind.BONUS, 360_000, DAY, "Giấy khen"), by=cast.officer, on=DAY)
    assert [entry.amount for entry in entries_of(fund)] == [10_000_000, 360_000]
    with pytest.raises(NotAllowed):
        write_line(fund, Entry(EntryKind.BONUS, 1, DAY), by=cast.neighbour_officer, on=DAY)


def test_a_title_is_not_proposed_without_registration_once_the_rule_of_the_appraiser_asks_for_it(
    cast: Cast, dossier: Dossier
) -> None:
    set_registration_rule(cast.district, required=True, legal_basis="QĐ 9/QĐ-UBND", since=DAY, by=cast.officer, on=DAY)
    with pytest.raises(NotAllowed, match=r"không có đăng ký thi đua năm 2024") as refused:
        submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    assert refused.value.decision.citation == "QĐ 9/QĐ-UBND"
    set_registration_rule(
        cast.district, required=False, legal_basis="QĐ 10/QĐ-UBND", since=DAY + timedelta(1), by=cast.officer, on=DAY
    )
    assert submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY + timedelta(1)).state == DossierState.SUBMITTED
