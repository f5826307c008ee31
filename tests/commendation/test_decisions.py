"""A decision from its lists to honours, certificates and money; taken back and restored."""

from __future__ import annotations

from datetime import date

import pytest

from tests.commendation.conftest import DAY, FIGHTER, given
from tests.commendation.decided import FACTS, drawn_up, funded, numbered, proposed, signed
from thidua.commendation.actions.decision_papers import cancel_decision, return_decision, write_letter
from thidua.commendation.actions.decisions import add_dossiers, draft_decision, remove_line, set_bonus
from thidua.commendation.actions.dossiers import (
    DecisionFacts,
    DossierFacts,
    appraise_dossier,
    award_dossier,
    draft_dossier,
    propose_dossier,
    receive_dossier,
    say_points,
    submit_dossier,
)
from thidua.commendation.actions.issuing import hold_money, issue_decision
from thidua.commendation.actions.payments import pay_lines, recover_bonus, take_back_payment
from thidua.commendation.actions.record import enter_honour, place_hold, rate_year
from thidua.commendation.actions.revoking import Taking, give_back, settle_doubt, take_back
from thidua.commendation.decision_queries import balance_of, decisions_visible_to, lines_of, would_shake
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fund import EntryKind
from thidua.commendation.logic.terms import HoldReason, Point, Rating, SubjectKind
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import Dossier, Fund, Honour, HonourKey
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.models import Person
from thidua.documents.certificate_queries import proof_of_code
from thidua.documents.logic.papers import document_of
from thidua.documents.logic.proof import Standing
from thidua.documents.models import Certificate


@pytest.fixture(autouse=True)
def files_of_their_own(settings: object, tmp_path: object) -> None:
    settings.FILES = tmp_path  # type: ignore[attr-defined]


def test_the_lists_are_numbered_collectives_first_and_each_bonus_tells_its_formula(cast: Cast) -> None:
    lines = list(lines_of(drawn_up(cast, DAY)))
    assert [(line.order, line.dossier.subject_kind, line.amount) for line in lines] == [
        (1, SubjectKind.COLLECTIVE, 710_000),
        (2, SubjectKind.INDIVIDUAL, 360_000),
        (3, SubjectKind.HOUSEHOLD, 530_000),
    ]
    assert lines[1].note == (
        "0,15 × 2.340.000 = 351.000, làm tròn 360.000 đồng (Nghị định 98/2023/NĐ-CP; Nghị định 73/2024/NĐ-CP)"
    )
    assert lines[2].name.startswith("Hộ gia đình ông (bà) ")


def test_what_the_head_may_not_decide_is_refused_by_the_name_of_who_does(cast: Cast) -> None:
    person = cast.bang_huu_officer.person
    assert person is not None
    rate_year(person, 2024, Rating.EXCELLENT, source="TB 7", by=cast.officer, on=DAY)
    higher = proposed(cast, person, DAY, award=AwardCode.COMMENDATION_PROVINCE)
    decision = draft_decision(FACTS, organisation=cast.district, drafter=cast.home_affairs, by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match=r"Thẩm quyền quyết định Bằng khen .* Chủ tịch UBND cấp tỉnh"):
        add_dossiers(decision, [higher], by=cast.officer, on=DAY)
    assert not decision.lines.exists()


def test_a_dossier_stands_in_one_living_decision_and_is_free_again_when_that_is_given_up(cast: Cast) -> None:
    first = drawn_up(cast, DAY)
    dossiers = [line.dossier for line in lines_of(first)]
    second = draft_decision(FACTS, organisation=cast.district, drafter=cast.home_affairs, by=cast.officer, on=DAY)
    with pytest.raises(Conflict, match="Đã có trong quyết định khác"):
        add_dossiers(second, dossiers[:1], by=cast.officer, on=DAY)
    cancel_decision(first, reason="Lập lại", by=cast.officer, on=DAY)
    assert len(add_dossiers(second, dossiers, by=cast.officer, on=DAY)) == 3


def test_both_papers_are_written_from_the_lists_and_a_return_withdraws_the_decision(cast: Cast) -> None:
    decision = drawn_up(cast, DAY)
    letter = document_of(write_letter(decision, by=cast.officer, on=DAY).raw)
    assert letter.addressed_to == ("Chủ tịch Ủy ban nhân dân huyện Chi Lăng",)
    assert [appendix.title.split(" ĐƯỢC ")[0] for appendix in letter.appendices] == [
        "DANH SÁCH TẬP THỂ",
        "DANH SÁCH CÁ NHÂN",
        "DANH SÁCH HỘ GIA ĐÌNH",
    ]
    ready = numbered(decision, cast, DAY)
    assert ready.paper is not None
    paper = document_of(ready.paper.raw)
    assert (paper.number, paper.signatures[0].position) == (1, "PHÓ CHỦ TỊCH")
    assert "1.600.000 đồng" in repr(paper.body)
    with pytest.raises(Conflict, match="Văn bản đã có số"):
        return_decision(ready, reason="Sửa danh sách", by=cast.officer, on=DAY)


def test_one_action_awards_everybody_and_hands_out_certificates_and_holds_the_money(cast: Cast) -> None:
    decision = numbered(drawn_up(cast, DAY), cast, DAY)
    fund = funded(cast, DAY)
    done = issue_decision(decision, fund=fund, by=cast.officer, on=DAY)
    lines = list(lines_of(done))
    assert {Dossier.objects.get(pk=line.dossier_id).state for line in lines} == {DossierState.AWARDED}
    assert [line.honour.decision_number for line in lines if line.honour] == ["01/QĐ-UBND"] * 3
    assert Certificate.objects.filter(state="valid", decision_number="01/QĐ-UBND").count() == 3
    assert all(line.certificate and line.certificate.holder.endswith(line.name) for line in lines)
    assert (balance_of(fund).promised, balance_of(fund).free) == (1_600_000, 48_400_000)
    assert AuditEntry.objects.filter(code="decision.issued").count() == 1
    assert HonourKey.objects.values("owner").distinct().count() == 3, "each can be looked up by name"
    with pytest.raises(NotAllowed, match="Đã ban hành"):
        issue_decision(done, fund=fund, by=cast.officer, on=DAY)


def test_a_fund_that_is_too_small_refuses_the_issue_and_nothing_is_given(cast: Cast) -> None:
    decision = numbered(drawn_up(cast, DAY), cast, DAY)
    fund = funded(cast, DAY, 1_000_000)
    with pytest.raises(Invalid, match=r"Quỹ chỉ còn 1\.000\.000 đồng chưa giữ chỗ"):
        issue_decision(decision, fund=fund, by=cast.officer, on=DAY)
    assert not Honour.objects.exists()
    later = issue_decision(decision, fund=None, by=cast.officer, on=DAY)
    with pytest.raises(NotAllowed, match="Chưa giữ chỗ"):
        pay_lines(later, list(lines_of(later)), paid_on=DAY, by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="bổ sung nguồn"):
        hold_money(later, fund, by=cast.officer, on=DAY)


def test_a_hold_placed_meanwhile_stops_the_issue_of_the_whole_decision(cast: Cast) -> None:
    decision = numbered(drawn_up(cast, DAY), cast, DAY)
    person = cast.bang_huu_officer.person
    assert person is not None
    place_hold(person, HoldReason.DENUNCIATION, note="Đơn 5", since=DAY, by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="Đang tạm dừng xét khen thưởng"):
        issue_decision(decision, fund=None, by=cast.officer, on=DAY)


def test_a_bonus_is_lowered_with_a_reason_and_never_raised_above_the_rule(cast: Cast) -> None:
    line = lines_of(drawn_up(cast, DAY))[1]
    with pytest.raises(Invalid, match="Không được cao hơn"):
        set_bonus(line, 400_000, reason="Thêm", by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="Hãy ghi lý do"):
        set_bonus(line, 0, reason="", by=cast.officer, on=DAY)
    assert set_bonus(line, 0, reason="Đã hưởng mức cao hơn", by=cast.officer, on=DAY).amount == 0
    assert [row.order for row in lines_of(remove_line(line, by=cast.officer, on=DAY))] == [1, 2]


def test_payments_move_from_promised_to_spent_and_a_wrong_mark_comes_back(cast: Cast) -> None:
    decision = signed(cast, DAY)
    fund = Fund.objects.get()
    lines = list(lines_of(decision))
    paid = pay_lines(decision, lines[:2], paid_on=DAY, note="Phiếu chi 12", by=cast.officer, on=DAY)
    now = balance_of(fund)
    assert ([line.amount for line in paid], now.spent, now.promised) == ([710_000, 360_000], 1_070_000, 530_000)
    take_back_payment(lines_of(decision)[0], reason="Nhầm người", by=cast.officer, on=DAY)
    assert (balance_of(fund).promised, balance_of(fund).free) == (1_240_000, 48_400_000)
    with pytest.raises(NotAllowed):
        pay_lines(decision, lines, paid_on=DAY, by=cast.bang_huu_officer, on=DAY)


def test_an_honour_taken_back_loses_its_certificate_and_its_money_and_can_be_restored(cast: Cast) -> None:
    decision = signed(cast, DAY)
    line = lines_of(decision)[1]
    pay_lines(decision, [line], paid_on=DAY, by=cast.officer, on=DAY)
    assert line.honour is not None
    assert line.certificate is not None
    taking = Taking(Honour.State.CANCELLED, "77/QĐ-UBND", DAY, "Khai man thành tích")
    take_back(line.honour, taking, by=cast.officer, on=DAY)
    proof = proof_of_code(line.certificate.code)
    assert (proof.standing, proof.basis) == (Standing.REVOKED, "77/QĐ-UBND")
    recover_bonus(lines_of(decision)[1], recovered_on=DAY, by=cast.officer, on=DAY)
    assert Fund.objects.get().lines.filter(kind=EntryKind.RECOVERY, honour=line.honour).get().amount == 360_000
    give_back(Honour.objects.get(pk=line.honour.pk), decision="80/QĐ-UBND", reason="Oan", by=cast.officer, on=DAY)
    assert proof_of_code(line.certificate.code).standing is Standing.VALID
    assert balance_of(Fund.objects.get()).promised == 1_600_000


@pytest.fixture
def leaning(cast: Cast, official: Person) -> tuple[Honour, Honour]:
    """A title of 2022, and a commendation of 2024 that is only met with it."""
    first, _second = [enter_honour(official, given(FIGHTER, year), by=cast.officer, on=DAY) for year in (2022, 2023)]
    no = dict.fromkeys((Point.MOVEMENT_RESULT, Point.UNEXPECTED_ACHIEVEMENT, Point.BIG_CONTRIBUTION), False)
    facts = DossierFacts(AwardCode.COMMENDATION_PROVINCE, 2024, cast.district, first_year=2022)
    row = draft_dossier(official, facts, proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
    row = submit_dossier(row, by=cast.bang_huu_officer, on=DAY)
    row = say_points(
        receive_dossier(row, received_on=DAY, by=cast.officer, on=DAY), no, reason="", by=cast.officer, on=DAY
    )
    row = propose_dossier(appraise_dossier(row, by=cast.officer, on=DAY), by=cast.officer, on=DAY)
    return first, award_dossier(row, DecisionFacts("45/QĐ-UBND", DAY, "Chủ tịch UBND tỉnh"), by=cast.leader, on=DAY)


def test_what_leans_on_an_honour_is_foretold_flagged_and_cleared_by_its_restoration(
    cast: Cast, leaning: tuple[Honour, Honour]
) -> None:
    first, later = leaning
    assert would_shake(first, DAY) == [later]
    assert would_shake(later, DAY) == []
    taking = Taking(Honour.State.CANCELLED, "77/QĐ-UBND", DAY, "Khai man")
    (doubt,) = take_back(first, taking, by=cast.officer, on=DAY)
    assert (doubt.honour, doubt.cause) == (later, first)
    assert Honour.objects.get(pk=later.pk).holds
    first.refresh_from_db()
    (settled,) = give_back(first, decision="80/QĐ-UBND", reason="Oan", by=cast.officer, on=DAY)
    assert (settled.pk, settled.conclusion) == (doubt.pk, "Thành tích làm căn cứ đã được phục hồi")


def test_a_person_settles_the_question_with_a_conclusion(cast: Cast, leaning: tuple[Honour, Honour]) -> None:
    taking = Taking(Honour.State.CANCELLED, "77/QĐ-UBND", DAY, "Khai man")
    (doubt,) = take_back(leaning[0], taking, by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="Hãy ghi kết luận"):
        settle_doubt(doubt, conclusion=" ", by=cast.officer, on=DAY)
    assert settle_doubt(doubt, conclusion="Giữ nguyên, BB 12", by=cast.officer, on=DAY).settled_on == DAY


def test_only_the_officer_of_the_deciding_body_takes_back_and_others_see_it_once_it_is_signed(cast: Cast) -> None:
    draft = drawn_up(cast, DAY)
    assert not decisions_visible_to(cast.bang_huu_officer, DAY).exists()
    assert not decisions_visible_to(cast.neighbour_officer, DAY).exists()
    decision = issue_decision(numbered(draft, cast, DAY), fund=None, by=cast.officer, on=DAY)
    assert decisions_visible_to(cast.bang_huu_officer, DAY).get() == decision
    honour = Honour.objects.first()
    assert honour is not None
    with pytest.raises(NotAllowed, match="Chỉ chuyên viên thi đua"):
        take_back(honour, Taking(Honour.State.CANCELLED, "1", date(2024, 12, 10), "x"), by=cast.leader, on=DAY)
