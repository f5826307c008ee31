"""What waits for a person in figures: reports to approve as head, figures to confirm for a department."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.counting import counted
from thidua.core.logic.saying import spoken
from thidua.desk.reporting.confirming import confirm_group
from thidua.desk.reporting.finding import report_url
from thidua.desk.work import Source, Waiting, WorkItem
from thidua.desk.work_sources import MOST, SOON
from thidua.directory.models import User
from thidua.monitoring.queries.confirming import confirm_groups
from thidua.monitoring.queries.reports import reports_to_approve


def reports_awaiting_approval(user: User, on: date) -> list[Waiting]:
    """Reports that their units have handed in; near or past their deadline they say so."""
    found = []
    for report in reports_to_approve(user, on)[:MOST]:
        words = {"period": spoken(report.round.span.name_vi), "unit": report.organisation}
        title = _("Duyệt báo cáo %(period)s: %(unit)s") % words
        due = report.round.answer_by
        section = "overdue" if due < on else "due" if due <= on + SOON else "confirm"
        item = WorkItem(report_url(report), title, report.round.campaign.title, due, report.submitted_on)
        found.append(Waiting(section, item))
    return found


def figures_awaiting_confirmation(user: User, on: date) -> list[Waiting]:
    """Indicators of the person's departments of which some units' figures wait."""
    found = []
    for row in confirm_groups(user, on)[:MOST]:
        group = confirm_group(row)
        if not group.waiting:
            break
        title = _("Xác nhận: %(name)s") % {"name": group.name}
        detail = counted("%(period)s · %(count)s đơn vị chờ", group.waiting) % {
            "period": spoken(group.period_name),
            "count": group.waiting,
        }
        found.append(Waiting("confirm", WorkItem(group.url, title, detail)))
    return found


SOURCES: tuple[Source, ...] = (reports_awaiting_approval, figures_awaiting_confirmation)
