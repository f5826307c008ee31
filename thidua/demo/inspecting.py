"""Inspections of the demonstration: one plan lived through, one whose visits are still to be made.

Of the findings one is closed, one is answered and waits to be checked, one is open, one is past its day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thidua.campaigns.models import Campaign
from thidua.demo.cascading import INVENTED, Users
from thidua.demo.drawing import Scene, drawn
from thidua.demo.founding import Units
from thidua.directory.models import User
from thidua.monitoring.actions.findings import answer_finding, close_finding, extend_finding, return_finding
from thidua.monitoring.actions.inspections import PlanFacts, VisitFacts, assign_visit, create_plan, issue_plan
from thidua.monitoring.actions.visits import (
    Check,
    FindingDraft,
    VisitRecord,
    draft_finding,
    issue_conclusions,
    record_visit,
)
from thidua.monitoring.logic.checklists import CHECKLISTS
from thidua.monitoring.logic.inspection_states import CheckAnswer, Severity
from thidua.monitoring.models import Finding, InspectionPlan, Visit

DRAWN_UP, ISSUED = date(2024, 5, 6), date(2024, 5, 8)
LATER_DRAWN_UP = date(2024, 12, 9)


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """A finding of a visit, and by when it has to be mended."""

    severity: Severity
    text: str
    remedy: str
    due_on: date


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """A unit visited: when, what was not met at which line of the check list, and what was found."""

    handle: str
    made_on: date
    issued_on: date
    number: str
    minutes: str
    not_met: Mapping[int, str]
    found: tuple[FoundPlan, ...]
    scene: Scene | None = None


VISITS = (
    VisitPlan(
        "banghuu",
        date(2024, 5, 28),
        date(2024, 6, 3),
        "61/TB-HĐTĐKT",
        "Xã có kế hoạch hưởng ứng, giao chỉ tiêu tới từng thôn. Hồ sơ giao ước thi đua của hai thôn chưa đủ chữ ký.",
        {3: "Thôn Mẫu 2, Thôn Mẫu 3 chưa ký giao ước"},
        (
            FoundPlan(
                Severity.SHORTCOMING,
                "Hai thôn chưa ký giao ước thi đua năm 2024.",
                "Tổ chức ký giao ước thi đua ở hai thôn, gửi bản có chữ ký về Phòng Nội vụ.",
                date(2024, 6, 28),
            ),
        ),
        Scene.VILLAGE_HALL,
    ),
    VisitPlan(
        "vanlinh",
        date(2024, 9, 17),
        date(2024, 9, 24),
        "98/TB-HĐTĐKT",
        "Số liệu trồng rừng báo cáo cao hơn biên bản nghiệm thu 2,5 ha. Sổ theo dõi điển hình tiên tiến chưa lập.",
        {4: "Chênh 2,5 ha giữa báo cáo tháng 8 và biên bản nghiệm thu", 7: "Chưa lập sổ theo dõi"},
        (
            FoundPlan(
                Severity.VIOLATION,
                "Diện tích trồng rừng báo cáo tháng 8 cao hơn biên bản nghiệm thu 2,5 ha.",
                "Rà soát toàn bộ biên bản nghiệm thu, đính chính số liệu, kiểm điểm trách nhiệm người nhập.",
                date(2024, 11, 15),
            ),
            FoundPlan(
                Severity.REMARK,
                "Chưa lập sổ theo dõi điển hình tiên tiến.",
                "Lập sổ theo dõi, cập nhật hằng quý.",
                date(2024, 12, 15),
            ),
        ),
        Scene.FOREST,
    ),
    VisitPlan(
        "bangmac",
        date(2024, 11, 12),
        date(2024, 11, 19),
        "127/TB-HĐTĐKT",
        "Phong trào được tổ chức đều ở các thôn; tài liệu kiểm chứng của chỉ tiêu bảo hiểm y tế chưa lưu đủ.",
        {5: "Thiếu danh sách thẻ bảo hiểm y tế quý III"},
        (
            FoundPlan(
                Severity.SHORTCOMING,
                "Chưa lưu đủ tài liệu kiểm chứng của chỉ tiêu người dân tham gia bảo hiểm y tế.",
                "Bổ sung danh sách thẻ bảo hiểm y tế quý III, quý IV có xác nhận của Bảo hiểm xã hội huyện.",
                date(2024, 12, 31),
            ),
        ),
    ),
)
STILL_TO_VISIT = {"dongmo": date(2024, 12, 24), "chilang": date(2024, 12, 26)}


def inspect(campaign: Campaign, units: Units, users: Users) -> list[InspectionPlan]:
    """The year's plan with its visits and what became of the findings, and the plan of December."""
    plan = _begin(campaign, units, users)
    for visit in VISITS:
        _visit(plan, visit, units, users)
    _follow_up(units, users)
    return [plan, _plan_of_december(campaign, units, users)]


def _begin(campaign: Campaign, units: Units, users: Users) -> InspectionPlan:
    officer = users["chuyenvien"]
    facts = PlanFacts(
        "Kiểm tra việc tổ chức phong trào thi đua năm 2024",
        2024,
        starts=date(2024, 5, 20),
        ends=date(2024, 11, 30),
        purpose=f"{INVENTED}: nắm việc tổ chức phong trào ở cơ sở, đối chiếu số liệu báo cáo với hồ sơ.",
        decision_number="1024/QĐ-UBND",
        decision_date=DRAWN_UP,
        campaign=campaign,
        checklist=CHECKLISTS["movement"].items,
    )
    plan = create_plan(facts, organisation=units["huyen"], by=officer, on=DRAWN_UP)
    for visit in VISITS:
        assign_visit(plan, units[visit.handle], _group(visit.made_on, users), by=officer, on=DRAWN_UP)
    return issue_plan(plan, by=users["lanhdao"], on=ISSUED)


def _group(day: date, users: Users) -> VisitFacts:
    """A member of the council leads, the officer writes."""
    leader, officer = users["hoidong"], users["chuyenvien"]
    return VisitFacts(day, (leader, officer), leader, "Trụ sở Ủy ban nhân dân")


def _visit(plan: InspectionPlan, facts: VisitPlan, units: Units, users: Users) -> None:
    unit, officer = units[facts.handle], users["chuyenvien"]
    visit = Visit.objects.select_related("plan__organisation", "organisation").get(plan=plan, organisation=unit)
    checks = {
        place: Check(CheckAnswer.NOT_MET, facts.not_met[place]) if place in facts.not_met else Check(CheckAnswer.MET)
        for place in range(1, len(plan.checklist) + 1)
    }
    photos = [drawn(facts.scene)] if facts.scene else []
    record = VisitRecord(facts.made_on, "Trụ sở Ủy ban nhân dân", facts.minutes, checks, photos)
    visit = record_visit(visit, record, by=officer, on=facts.made_on)
    for found in facts.found:
        draft = FindingDraft(
            found.text, found.severity, found.remedy, unit, found.due_on, "Công chức Văn phòng - Thống kê"
        )
        draft_finding(visit, draft, by=officer, on=facts.made_on)
    issue_conclusions(visit, number=facts.number, by=users["hoidong"], on=facts.issued_on)


def _follow_up(units: Units, users: Users) -> None:
    """Bằng Hữu's finding goes all the way to its closure; Vạn Linh answers one and owes the other; Bằng Mạc asks
    for time."""
    leader = users["hoidong"]
    _closed_after_a_return(units, users["banghuu.daumoi"], leader)
    words = "Đã lập sổ theo dõi, ghi năm gương điển hình của xã."
    answer_finding(_finding(units, "vanlinh", 2), words, by=users["vanlinh.daumoi"], on=date(2024, 12, 11))
    reason = "Bảo hiểm xã hội huyện xác nhận danh sách quý IV trong tháng 01/2025."
    extend_finding(_finding(units, "bangmac", 1), date(2025, 1, 20), reason=reason, by=leader, on=date(2024, 12, 13))


def _closed_after_a_return(units: Units, speaker: User, leader: User) -> None:
    answer_finding(_finding(units, "banghuu", 1), "Thôn Mẫu 2 đã ký giao ước.", by=speaker, on=date(2024, 6, 14))
    reason = "Thôn Mẫu 3 chưa ký; đề nghị làm xong cả hai thôn."
    return_finding(_finding(units, "banghuu", 1), reason=reason, by=leader, on=date(2024, 6, 17))
    words = "Thôn Mẫu 3 đã ký ngày 20/6; gửi kèm hai bản giao ước."
    answer_finding(_finding(units, "banghuu", 1), words, by=speaker, on=date(2024, 6, 21))
    note = "Đã đối chiếu hai bản giao ước có đủ chữ ký."
    close_finding(_finding(units, "banghuu", 1), note=note, by=leader, on=date(2024, 6, 25))


def _finding(units: Units, handle: str, number: int) -> Finding:
    rows = Finding.objects.select_related("visit__plan__organisation", "visit__organisation", "owner")
    return rows.get(visit__organisation=units[handle], number=number)


def _plan_of_december(campaign: Campaign, units: Units, users: Users) -> InspectionPlan:
    officer = users["chuyenvien"]
    facts = PlanFacts(
        "Kiểm tra hồ sơ khen thưởng và quỹ thi đua, khen thưởng cuối năm 2024",
        2024,
        starts=date(2024, 12, 16),
        ends=date(2024, 12, 31),
        purpose=f"{INVENTED}: kiểm tra việc bình xét, lập và chi quỹ trước khi trình Hội đồng.",
        decision_number="3310/QĐ-UBND",
        decision_date=LATER_DRAWN_UP,
        campaign=campaign,
        checklist=CHECKLISTS["commendation"].items,
    )
    plan = create_plan(facts, organisation=units["huyen"], by=officer, on=LATER_DRAWN_UP)
    for handle, day in STILL_TO_VISIT.items():
        assign_visit(plan, units[handle], _group(day, users), by=officer, on=LATER_DRAWN_UP)
    return issue_plan(plan, by=users["lanhdao"], on=LATER_DRAWN_UP)
