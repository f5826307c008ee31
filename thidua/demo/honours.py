"""A small year of commendation: dossiers at several steps, one signed decision with certificates, money, a fund.

Whom it names is invented, and what they did says so itself: every deed is marked as an illustration.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.commendation.actions.decision_papers import submit_decision, write_letter
from thidua.commendation.actions.decisions import DraftFacts, add_dossiers, draft_decision
from thidua.commendation.actions.dossiers import (
    DossierFacts,
    appraise_dossier,
    draft_dossier,
    propose_dossier,
    receive_dossier,
    return_dossier,
    submit_dossier,
)
from thidua.commendation.actions.fund import open_fund, write_line
from thidua.commendation.actions.issuing import issue_decision
from thidua.commendation.actions.law import FigureFacts, set_figure
from thidua.commendation.actions.payments import pay_lines
from thidua.commendation.actions.publishing import publish_decision
from thidua.commendation.actions.record import place_hold, rate_year
from thidua.commendation.decision_queries import lines_of
from thidua.commendation.decision_source import usual_bases
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fund import Entry, EntryKind, Limits
from thidua.commendation.logic.terms import HoldReason, Rating, SubjectKind
from thidua.commendation.models import AwardDecision, Dossier, Fund
from thidua.demo.emptying import DAY
from thidua.demo.founding import Units
from thidua.demo.staffing import INVENTED
from thidua.directory.models import Organisation, Person, User
from thidua.directory.queries import head_of
from thidua.documents.actions.papers import issue_paper, sign_paper, submit_paper

Users = Mapping[str, User]
MERIT, COMMENDATION = AwardCode.MERIT_DISTRICT, AwardCode.COMMENDATION_PROVINCE
SENT, RECEIVED = date(2024, 12, 2), date(2024, 12, 4)
DRAFTED, SIGNED, PAID = date(2024, 12, 10), date(2024, 12, 12), date(2024, 12, 16)
SIGNER = ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Hoàng Mẫu An")
FUND_LINES = (
    (EntryKind.CARRIED_OVER, 12_500_000, date(2024, 1, 3), "Kết dư năm 2023"),
    (EntryKind.BUDGET, 180_000_000, date(2024, 1, 15), "Trích ngân sách huyện đợt 1"),
    (EntryKind.CONTRIBUTION, 20_000_000, date(2024, 5, 6), "Doanh nghiệp đóng góp"),
    (EntryKind.ORGANISING, 18_400_000, date(2024, 6, 28), "Hội nghị sơ kết phong trào"),
    (EntryKind.OBJECTS, 9_600_000, date(2024, 11, 20), "Khung, phôi giấy khen"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one unit proposes: for itself, its head (``who`` "head") or its reporting officer."""

    unit: str
    who: str
    deed: str
    award: AwardCode = MERIT
    household: bool = False


AWARDED = (
    Proposal("banghuu", "unit", "Hoàn thành sớm chỉ tiêu trồng rừng và thu ngân sách"),
    Proposal("nhanly", "unit", "Dẫn đầu cụm về xây dựng nông thôn mới"),
    Proposal("bangmac", "unit", "Giữ vững an ninh trật tự địa bàn"),
    Proposal("banghuu", "head", "Chỉ đạo tốt phong trào thi đua của xã"),
    Proposal("banghuu", "officer", "Tham mưu, tổng hợp báo cáo đúng hạn cả năm"),
    Proposal("nhanly", "officer", "Vận động Nhân dân hiến đất làm đường"),
    Proposal("vanlinh", "officer", "Hiến 200 m² đất mở rộng đường thôn", household=True),
)
WAITING = (
    Proposal("vanlinh", "unit", "Đạt chuẩn nông thôn mới đúng kế hoạch"),
    Proposal("chilang", "officer", "Cải tiến quy trình tiếp nhận hồ sơ"),
    Proposal("nhanly", "head", "Chỉ đạo xóa nhà tạm, nhà dột nát", COMMENDATION),
)
HELD = Proposal("dongmo", "head", "Chỉ đạo thu ngân sách vượt kế hoạch")
RETURNED = Proposal("bangmac", "officer", "Quản lý tốt hồ sơ địa chính")
DRAFT = Proposal("maisao", "officer", "Tổ chức tốt phong trào văn hóa, thể thao")


def commend_the_year(units: Units, users: Users) -> tuple[AwardDecision, int]:
    """The decision that was signed, and how many dossiers there are in all."""
    officer = users["chuyenvien"]
    fund = _fund(units["huyen"], officer)
    awarded = [_proposed(plan, units, users) for plan in AWARDED]
    for plan in WAITING:
        _proposed(plan, units, users)
    _hold(_received(HELD, units, users), officer)
    returned = _received(RETURNED, units, users)
    return_dossier(returned, {"report": f"Bổ sung số liệu minh chứng ({INVENTED.lower()})"}, by=officer, on=DRAFTED)
    _drafted(DRAFT, units, users)
    decision = _decided(awarded, fund, units, users)
    _next_decision(units, officer)
    return decision, len(AWARDED) + len(WAITING) + 3


def _fund(district: Organisation, officer: User) -> Fund:
    limits = Limits(15_000_000_000, Decimal("1.5"), Decimal(20))
    set_figure(district, FigureFacts(limits, date(2024, 1, 1), INVENTED), by=officer, on=FUND_LINES[0][2])
    fund = open_fund(district, 2024, by=officer, on=FUND_LINES[0][2])
    for kind, amount, day, about in FUND_LINES:
        write_line(fund, Entry(kind, amount, day, f"{about} ({INVENTED.lower()})"), by=officer, on=day)
    return fund


def _subject(plan: Proposal, units: Units, users: Users) -> Person | Organisation:
    unit = units[plan.unit]
    if plan.who == "unit":
        return unit
    person = head_of(unit, SENT) if plan.who == "head" else users[f"{plan.unit}.daumoi"].person
    assert person is not None
    return person


def _drafted(plan: Proposal, units: Units, users: Users) -> Dossier:
    facts = DossierFacts(
        plan.award,
        2024,
        units["huyen"],
        deed=f"{plan.deed} ({INVENTED.lower()})",
        report=f"{plan.deed}. {INVENTED}.",
        subject_kind=SubjectKind.HOUSEHOLD if plan.household else None,
    )
    by = users[f"{plan.unit}.daumoi"]
    return draft_dossier(_subject(plan, units, users), facts, proposer=units[plan.unit], by=by, on=SENT)


def _received(plan: Proposal, units: Units, users: Users) -> Dossier:
    row = submit_dossier(_drafted(plan, units, users), by=users[f"{plan.unit}.daumoi"], on=SENT)
    return receive_dossier(row, received_on=RECEIVED, by=users["chuyenvien"], on=RECEIVED)


def _proposed(plan: Proposal, units: Units, users: Users) -> Dossier:
    officer = users["chuyenvien"]
    row = _received(plan, units, users)
    if isinstance(row.of, Person):
        rate_year(row.of, 2024, Rating.EXCELLENT, source=INVENTED, by=officer, on=RECEIVED)
    return propose_dossier(appraise_dossier(row, by=officer, on=RECEIVED), by=officer, on=DRAFTED)


def _hold(dossier: Dossier, officer: User) -> None:
    note = f"Đơn đang xác minh ({INVENTED.lower()})"
    place_hold(dossier.of, HoldReason.DENUNCIATION, note=note, since=DRAFTED, by=officer, on=DRAFTED)


def _facts(about: str) -> DraftFacts:
    merit = "Đã có thành tích xuất sắc trong phong trào thi đua năm 2024"
    return DraftFacts(2024, f"{about} ({INVENTED.lower()})", merit, "\n".join(usual_bases(DRAFTED)), *SIGNER)


def _decided(dossiers: Sequence[Dossier], fund: Fund, units: Units, users: Users) -> AwardDecision:
    """Laid before the leader with its letter, signed, numbered, issued; half of the money paid."""
    officer, leader = users["chuyenvien"], users["lanhdao"]
    facts = _facts("Về việc tặng Giấy khen cho các tập thể, cá nhân trong phong trào thi đua năm 2024")
    decision = draft_decision(facts, organisation=units["huyen"], drafter=units["noivu"], by=officer, on=DRAFTED)
    add_dossiers(decision, dossiers, by=officer, on=DRAFTED)
    write_letter(decision, by=officer, on=DRAFTED)
    decision = submit_decision(decision, by=officer, on=DRAFTED)
    assert decision.paper is not None
    paper = sign_paper(submit_paper(decision.paper, by=officer, on=DRAFTED), by=leader, on=SIGNED)
    issue_paper(paper, by=officer, on=SIGNED)
    decision.refresh_from_db()
    decision = issue_decision(decision, fund=fund, by=officer, on=SIGNED)
    lines = list(lines_of(decision))
    publish_decision(decision, by=officer, on=SIGNED)
    pay_lines(decision, lines[: len(lines) // 2], paid_on=PAID, note="Phiếu chi số 118", by=officer, on=PAID)
    return decision


def _next_decision(units: Units, officer: User) -> None:
    """Another one is being drawn up; its lists are still empty."""
    facts = _facts("Về việc tặng Giấy khen đợt 2 năm 2024")
    draft_decision(facts, organisation=units["huyen"], drafter=units["noivu"], by=officer, on=DAY)
