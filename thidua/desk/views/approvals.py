"""Many reports approved at once by a head, each with what differs since the last approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import ActionRefused, NotAllowed
from thidua.desk.http import Request
from thidua.desk.pages import Page, crumb
from thidua.desk.reporting.approving import ApproveRow, approve_rows
from thidua.desk.reporting.returning import CHOSEN
from thidua.monitoring.actions.reports import approve_reports
from thidua.monitoring.models import Report
from thidua.monitoring.queries.reports import reports_to_approve

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovePage(Page):
    """Reports that wait for the reader; ``more`` counts those beyond the page."""

    rows: tuple[ApproveRow, ...]
    more: int
    errors: tuple[str, ...] = ()


def approve_list(request: Request) -> HttpResponse:
    """What waits for the reader as head; a POST approves the chosen reports together."""
    today = clock.today()
    waiting = reports_to_approve(request.user, today)
    reports = list(waiting[:MOST])
    chosen = frozenset(report.pk for report in reports if f"{CHOSEN}{report.pk}" in request.POST)
    errors: tuple[str, ...] = ()
    if request.method == "POST" and not chosen:
        errors = (_("Hãy chọn ít nhất một báo cáo."),)
    elif request.method == "POST":
        try:
            return _approved(request, [report for report in reports if report.pk in chosen], today)
        except NotAllowed:
            raise
        except ActionRefused as refusal:
            errors = (str(refusal),)
    page = ApprovePage(
        rows=tuple(approve_rows(reports, chosen, today)),
        more=max(waiting.count() - MOST, 0),
        errors=errors,
        crumbs=(crumb(_("Báo cáo số liệu"), "report_list"),),
    )
    return render(request, "desk/reports/approve.html", {"page": page})


def _approved(request: Request, reports: list[Report], on: date) -> HttpResponse:
    approve_reports(reports, by=request.user, on=on)
    messages.success(request, counted("Đã duyệt %(count)s báo cáo.", len(reports)) % {"count": len(reports)})
    return redirect("approve_list")
