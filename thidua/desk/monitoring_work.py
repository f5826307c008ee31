"""What waits for a person in reporting: reports due and overdue of the own units, rounds that need the issuer."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from thidua.campaigns.queries import UNIT_ROLES
from thidua.core.counting import counted
from thidua.core.logic.saying import spoken
from thidua.desk.shown.rounds import report_address, round_address
from thidua.desk.work import Source, Waiting, WorkItem
from thidua.desk.work_sources import MOST, SOON
from thidua.directory.models import Role, User
from thidua.directory.queries import grants_of, organisations_of
from thidua.monitoring.models import Report
from thidua.monitoring.queries.rounds import awaited_reports, late_rounds

CHASERS = (Role.OFFICER, *UNIT_ROLES)
"""Who looks after the rounds of the own unit's campaigns; leaders may, and are not asked to."""
AHEAD = timedelta(days=366)
"""How far ahead a deadline of an open round may lie to stand on the page."""


def reports_due(user: User, on: date) -> list[Waiting]:
    """Reports of the person's units that open rounds wait for: overdue, due in three days, or simply open."""
    units = organisations_of(user, on, *UNIT_ROLES)
    if not units:
        return []
    rows = awaited_reports(on, on + AHEAD).filter(organisation__in=units)
    return [Waiting(_section(report, on), _item(report)) for report in rows[:MOST]]


def _section(report: Report, on: date) -> str:
    due = report.round.answer_by
    if due < on:
        return "overdue"
    if report.first_submitted_on is not None:
        return "returned"
    return "due" if due <= on + SOON else "follow"


def _item(report: Report) -> WorkItem:
    row = report.round
    url = report_address(row, report) or round_address(row)
    title = _("Gửi báo cáo %(period)s: %(title)s") % {"period": spoken(row.span.name_vi), "title": row.campaign.title}
    detail = f"{row.campaign.code} · {report.organisation}"
    if report.return_reason:
        detail = _("%(detail)s · bị trả lại: %(reason)s") % {"detail": detail, "reason": report.return_reason}
    return WorkItem(url, title, detail, row.answer_by, row.opens_on)


def rounds_to_chase(user: User, on: date) -> list[Waiting]:
    """Rounds of the campaigns the person runs whose deadline has passed while units have not sent."""
    issuers = grants_of(user, on).order_by().filter(role__in=CHASERS).values_list("organisation_id", flat=True)
    found = []
    for row in late_rounds(list(issuers), on)[:MOST]:
        title = _("Đôn đốc %(period)s: %(title)s") % {"period": spoken(row.span.name_vi), "title": row.campaign.title}
        detail = counted("%(code)s · %(count)s đơn vị chưa gửi", row.unsent) % {
            "code": row.campaign.code,
            "count": row.unsent,
        }
        found.append(Waiting("overdue", WorkItem(round_address(row), title, detail, row.answer_by)))
    return found


SOURCES: tuple[Source, ...] = (reports_due, rounds_to_chase)
