"""What waits for a person in movements, inspections and letters.

A letter is named by its number alone: work is shown on the first page, where others may look over a shoulder.
"""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.desk.tables.complaints import complaint_address
from thidua.desk.tables.inspections import finding_address, visit_address
from thidua.desk.tables.movements import movement_address
from thidua.desk.work import Source, Waiting, WorkItem
from thidua.desk.work_sources import MOST, SOON
from thidua.directory.models import User
from thidua.monitoring.models import Finding, MovementResult
from thidua.monitoring.queries import complaints, inspections, movements


def _urgency(due: date, on: date, calm: str) -> str:
    if due > on + SOON:
        return calm
    return "overdue" if due < on else "due"


def results_to_review(user: User, on: date) -> list[Waiting]:
    """Results of movements that the person's units lead."""
    rows = movements.results_to_review(user, on)[:MOST]
    return [Waiting("confirm", _result(row, _("Xem xét kết quả: %(name)s"), row.reported_on)) for row in rows]


def results_returned(user: User, on: date) -> list[Waiting]:
    """Results sent back to the person's units."""
    rows = movements.returned_results(user, on)[:MOST]
    return [Waiting("returned", _result(row, _("Bổ sung kết quả: %(name)s"), row.reviewed_on)) for row in rows]


def _result(row: MovementResult, title: str, since: date | None) -> WorkItem:
    url = f"{movement_address(row.movement)}?muc=ket-qua"
    return WorkItem(url, title % {"name": row.movement.name}, str(row), since=since)


def visits_to_make(user: User, on: date) -> list[Waiting]:
    """Visits the person is sent on."""
    found = []
    for visit in inspections.visits_to_make(user, on)[:MOST]:
        title = _("Kiểm tra: %(unit)s") % {"unit": visit.organisation}
        item = WorkItem(visit_address(visit), title, visit.plan.title, visit.planned_on)
        found.append(Waiting(_urgency(visit.planned_on, on, "confirm"), item))
    return found


def findings_to_answer(user: User, on: date) -> list[Waiting]:
    """Findings that the person's units have to mend."""
    rows = inspections.findings_to_answer(user, on)[:MOST]
    return [Waiting(_urgency(row.due_on, on, "confirm"), _finding(row, _("Khắc phục: %(text)s"))) for row in rows]


def findings_to_check(user: User, on: date) -> list[Waiting]:
    """Findings reported as mended."""
    rows = inspections.findings_to_check(user, on)[:MOST]
    return [Waiting("confirm", _finding(row, _("Xác nhận khắc phục: %(text)s"))) for row in rows]


def findings_overdue(user: User, on: date) -> list[Waiting]:
    """Findings past their day, for those who draw up the inspections."""
    rows = inspections.overdue_findings(user, on)[:MOST]
    return [Waiting("overdue", _finding(row, _("Quá hạn khắc phục: %(text)s"))) for row in rows]


def _finding(row: Finding, title: str) -> WorkItem:
    detail = f"{row.code} · {row.owner}"
    return WorkItem(finding_address(row), title % {"text": row.text}, detail, row.due_on)


def letters_to_assign(user: User, on: date) -> list[Waiting]:
    """Letters that wait for somebody to be named."""
    return [
        Waiting(
            "confirm",
            WorkItem(
                complaint_address(row),
                _("Phân công giải quyết đơn %(code)s") % {"code": row.code},
                _("Đơn chờ phân công"),
                since=row.received_on,
            ),
        )
        for row in complaints.to_assign(user, on)[:MOST]
    ]


def letter_steps(user: User, on: date) -> list[Waiting]:
    """Steps of handling with their deadlines."""
    found = []
    for step in complaints.steps_to_take(user, on)[:MOST]:
        url = reverse("complaint_page", args=[step.complaint.code])
        item = WorkItem(url, _("Giải quyết đơn %(code)s") % {"code": step.complaint.code}, step.title, step.due_on)
        found.append(Waiting(_urgency(step.due_on, on, "follow"), item))
    return found


SOURCES: tuple[Source, ...] = (
    results_to_review,
    results_returned,
    visits_to_make,
    findings_to_answer,
    findings_to_check,
    findings_overdue,
    letters_to_assign,
    letter_steps,
)
