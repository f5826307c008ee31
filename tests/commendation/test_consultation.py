"""What others say of a dossier: bodies that answer or stay silent, the public, the council."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.commendation.conftest import DAY
from thidua.commendation.actions.dossiers import (
    DecisionFacts,
    DossierFacts,
    appraise_dossier,
    award_dossier,
    propose_dossier,
    receive_dossier,
    say_points,
    send_to_council,
    submit_dossier,
)
from thidua.commendation.actions.opinions import (
    FeedbackFacts,
    ask_opinions,
    give_opinion,
    name_handler,
    post_notice,
    settle_feedback,
    take_feedback,
)
from thidua.commendation.actions.record import place_hold, rate_year
from thidua.commendation.actions.simplified import propose_at_once
from thidua.commendation.dossier_queries import (
    dossiers_to_appraise,
    feedback_visible_to,
    opinions_due,
    opinions_visible_to,
    standstill_of,
)
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.asked_points import asked_points
from thidua.commendation.logic.terms import HoldReason, MeritKind, Point, Rating
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import Dossier, NoticeFeedback, Opinion
from thidua.core.errors import Invalid, NotAllowed
from thidua.core.events import publish
from thidua.core.models import AuditEntry
from thidua.council.facts import ItemDecided
from thidua.demo.cast import Cast
from thidua.directory.models import Person

LATER = DAY + timedelta(days=8)


@pytest.fixture
def received(cast: Cast, official: Person, dossier: Dossier) -> Dossier:
    rate_year(official, 2024, Rating.EXCELLENT, source="TB 7", by=cast.officer, on=DAY)
    row = submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    return receive_dossier(row, received_on=DAY, by=cast.officer, on=DAY)


@pytest.fixture
def appraised(cast: Cast, received: Dossier) -> Dossier:
    row = say_points(received, {Point.ACTIVE_IN_EMULATION: True}, reason="Biên bản", by=cast.officer, on=DAY)
    return appraise_dossier(row, by=cast.officer, on=DAY)


def test_a_body_answers_until_its_day_and_afterwards_its_silence_stands(cast: Cast, received: Dossier) -> None:
    due = DAY + timedelta(days=7)
    with pytest.raises(Invalid, match="Hãy chọn ít nhất một đơn vị"):
        ask_opinions(received, [], question="?", due_on=due, by=cast.officer, on=DAY)
    row = ask_opinions(
        received, [cast.finance, cast.police], question="Có vi phạm không?", due_on=due, by=cast.officer, on=DAY
    )
    finance, police = row.opinions.all()
    assert list(opinions_due(cast.finance_officer, DAY)) == [finance]
    with pytest.raises(NotAllowed):
        give_opinion(finance, Opinion.Stance.AGREES, text="", by=cast.police_officer, on=DAY)
    with pytest.raises(Invalid, match="Hãy ghi rõ lý do"):
        give_opinion(finance, Opinion.Stance.OBJECTS, text=" ", by=cast.finance_officer, on=DAY)
    said = give_opinion(finance, Opinion.Stance.OBJECTS, text="Nợ hồ sơ quyết toán", by=cast.finance_officer, on=DAY)
    assert (said.stance, said.given_on) == ("objects", DAY)
    with pytest.raises(NotAllowed, match="Đã hết hạn cho ý kiến"):
        give_opinion(police, Opinion.Stance.AGREES, text="", by=cast.police_officer, on=LATER)
    assert not opinions_due(cast.police_officer, LATER)
    assert Opinion.objects.get(pk=police.pk).stance == ""
    assert not opinions_visible_to(cast.nhan_ly_officer, DAY)
    assert "quyết toán" not in str(AuditEntry.objects.filter(code="dossier.opinion_given").values_list("changes"))


def test_a_notice_stops_the_proposal_until_it_is_over_and_its_letters_are_settled(
    cast: Cast, appraised: Dossier
) -> None:
    notice = post_notice(appraised, place="Cổng thông tin", posted_on=DAY, by=cast.officer, on=DAY)
    assert notice.until == DAY + timedelta(days=9)
    with pytest.raises(NotAllowed, match="Đang công khai lấy ý kiến đến hết ngày 19/12/2024"):
        propose_dossier(appraised, by=cast.officer, on=DAY)
    written = FeedbackFacts("Kê khai khống sáng kiến", DAY, "Bà Lý Thị Mật", "0912000111")
    letter = take_feedback(notice, written, by=cast.officer, on=DAY)
    after = notice.until + timedelta(days=1)
    with pytest.raises(NotAllowed, match="Còn 1 góp ý công khai chưa kết luận"):
        propose_dossier(appraised, by=cast.officer, on=after)
    readers = (cast.officer, cast.bang_huu_officer, cast.bang_huu_head, cast.leader, cast.auditor)
    assert [feedback_visible_to(user, DAY).count() for user in readers] == [1, 0, 0, 0, 0]
    settle_feedback(letter, NoticeFeedback.Outcome.UNFOUNDED, finding="Đã xác minh", by=cast.officer, on=after)
    assert propose_dossier(appraised, by=cast.officer, on=after).state == DossierState.PROPOSED
    ledger = str(list(AuditEntry.objects.values_list("subject_label", "changes", "reason")))
    assert not any(word in ledger for word in ("Mật", "0912000111", "khống"))


def test_the_appraisal_given_to_one_colleague_waits_for_that_one_alone(cast: Cast, received: Dossier) -> None:
    assert list(dossiers_to_appraise(cast.officer, DAY)) == [received]
    name_handler(received, cast.admin, by=cast.officer, on=DAY)
    assert not dossiers_to_appraise(cast.officer, DAY)
    name_handler(received, None, by=cast.officer, on=DAY)
    assert list(dossiers_to_appraise(cast.officer, DAY)) == [received]


def told(row: Dossier, number: int, *, passed: bool) -> None:
    words = "Đạt 8/9 phiếu" if passed else "Chỉ đạt 4/9 phiếu"
    with transaction.atomic():
        publish(ItemDecided(row.subject, "PH-2024-001", number, passed, words, DAY))


def test_what_the_council_decides_reaches_the_dossier_and_a_second_vote_takes_its_place(
    cast: Cast, appraised: Dossier
) -> None:
    row = send_to_council(appraised, by=cast.officer, on=DAY)
    told(row, 1, passed=False)
    row.refresh_from_db()
    assert (row.state, row.end_reason) == (DossierState.REFUSED, "Chỉ đạt 4/9 phiếu")
    told(row, 2, passed=True)
    row.refresh_from_db()
    assert (row.state, row.end_reason) == (DossierState.IN_COUNCIL, "")
    assert (row.council_result["round"], row.council_result["passed"]) == (2, True)
    assert AuditEntry.objects.filter(code="dossier.council_decided", actor="system").count() == 2
    row = propose_dossier(row, by=cast.officer, on=DAY)
    told(row, 3, passed=False)
    row.refresh_from_db()
    assert row.state == DossierState.REFUSED


def test_a_result_changes_neither_a_refusal_of_the_officer_nor_what_is_not_a_dossier(
    cast: Cast, received: Dossier
) -> None:
    Dossier.objects.filter(pk=received.pk).update(state=DossierState.REFUSED, end_reason="Trùng")
    told(received, 1, passed=True)
    publish(ItemDecided("movement:1", "PH-2024-001", 1, passed=True, sentence="Đạt", on=DAY))
    received.refresh_from_db()
    assert (received.state, received.council_result) == (DossierState.REFUSED, {})
    assert not AuditEntry.objects.filter(code="dossier.council_decided").exists()


def rescue(cast: Cast) -> DossierFacts:
    deed = "Cứu hai cháu nhỏ khỏi lũ tại thôn Kéo Phầy ngày 09/12/2024"
    return DossierFacts(
        AwardCode.MERIT_DISTRICT, 2024, cast.district, MeritKind.UNEXPECTED, None, deed, deed, simplified=True
    )


def points_of(facts: DossierFacts, day: date) -> dict[Point, bool]:
    return dict.fromkeys(asked_points(facts.award, day), True)


def test_an_unexpected_deed_goes_from_nothing_to_the_desk_in_one_day(cast: Cast, official: Person) -> None:
    facts = rescue(cast)
    row = propose_at_once(official, facts, points_of(facts, DAY), by=cast.officer, on=DAY)
    assert (row.state, row.received_on, row.simplified) == (DossierState.PROPOSED, DAY, True)
    codes = list(AuditEntry.objects.filter(subject=row.subject).order_by("seq").values_list("code", flat=True))
    assert codes == [
        "dossier.drafted", "dossier.submitted", "dossier.received", "dossier.point_confirmed", "dossier.appraised",
        "dossier.proposed", "dossier.taken_simply",
    ]  # fmt: skip
    with pytest.raises(Invalid, match="Thành tích này đang được đề nghị"):
        propose_at_once(official, facts, points_of(facts, DAY), by=cast.officer, on=DAY)


def test_the_simple_procedure_makes_nothing_where_it_does_not_apply_or_somebody_is_held(
    cast: Cast, official: Person
) -> None:
    facts = rescue(cast)
    usual = DossierFacts(AwardCode.GRASSROOTS_FIGHTER, 2024, cast.district, MeritKind.UNEXPECTED, simplified=True)
    with pytest.raises(Invalid, match="không áp dụng thủ tục đơn giản"):
        propose_at_once(official, usual, {}, by=cast.officer, on=DAY)
    place_hold(official, HoldReason.INVESTIGATION, note="", since=DAY, by=cast.officer, on=DAY)
    with pytest.raises(NotAllowed, match="Đang tạm dừng xét khen thưởng"):
        propose_at_once(official, facts, points_of(facts, DAY), by=cast.officer, on=DAY)
    assert not Dossier.objects.exists()


def test_why_somebody_is_held_is_told_to_keepers_alone(cast: Cast, official: Person, dossier: Dossier) -> None:
    place_hold(official, HoldReason.DENUNCIATION, note="Đơn số 4", since=DAY, by=cast.officer, on=DAY)
    assert len(standstill_of(official, cast.officer, DAY).known) == 1
    unit = standstill_of(official, cast.bang_huu_officer, DAY)
    assert (unit.held, unit.known) == (True, ())
    with pytest.raises(NotAllowed) as refusal:
        submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    assert "tố cáo" not in str(refusal.value)


def test_the_decision_ends_what_was_taken_simply(cast: Cast, official: Person) -> None:
    facts = rescue(cast)
    row = propose_at_once(official, facts, points_of(facts, DAY), by=cast.officer, on=DAY)
    honour = award_dossier(row, DecisionFacts("99/QĐ-UBND", DAY, "Chủ tịch"), by=cast.leader, on=DAY)
    assert (honour.merit, honour.deed) == ("unexpected", facts.deed)
