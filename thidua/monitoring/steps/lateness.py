"""Whether a report comes late, and by how much. A step of actions."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.errors import Invalid
from thidua.core.logic.text import collapse, nfc
from thidua.monitoring.logic.deadlines import late_days
from thidua.monitoring.logic.states import RoundState
from thidua.monitoring.models import Report
from thidua.monitoring.queries.calendar import calendar_of


def note_lateness(report: Report, late_reason: str, on: date) -> None:
    """Keep on the report why it is late and by how many working days; :class:`Invalid` where no reason is given.

    What was handed in on time once, and what a reopened round takes, is never late.
    """
    if report.first_submitted_on is not None or report.round.state == RoundState.REOPENED or on <= report.round.due_on:
        return
    report.late_reason = collapse(nfc(late_reason)) or report.late_reason
    report.late_days = late_days(on, report.round.due_on, calendar_of(report.round.campaign.issuer, on))
    if not report.late_reason:
        raise Invalid(
            {
                "late_reason": _("Đã quá hạn ngày %(day)s. Hãy nêu lý do nộp muộn.")
                % {"day": report.round.due_on.strftime("%d/%m/%Y")}
            }
        )
