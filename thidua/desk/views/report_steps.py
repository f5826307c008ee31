"""The way of a report: cells saved by the grid, submitted, recalled, approved, returned, confirmed as unchanged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import ActionRefused, Invalid, NotAllowed, require
from thidua.desk.http import Request
from thidua.desk.pages import Crumb
from thidua.desk.reporting.finding import report_crumbs, report_name, report_url, the_report
from thidua.desk.reporting.keeping import keep_rows
from thidua.desk.reporting.returning import ReturnPage, return_rows, typed_reasons
from thidua.desk.reporting.typed import read_sent
from thidua.monitoring.actions import reports as actions
from thidua.monitoring.models import Report
from thidua.monitoring.policy.reports import can_return

LATE_FIELD = "late_reason"
MOST_NAMED = 6


@require_POST
def save(request: Request, campaign: str, period: str, unit: str) -> HttpResponse:
    """Keep the rows that the grid sends; the answer tells of each whether it was kept."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    try:
        answers = keep_rows(report, read_sent(request.body), by=request.user, on=today)
    except NotAllowed as refusal:
        return JsonResponse({"reason": str(refusal)}, status=403)
    except ActionRefused as refusal:
        return JsonResponse({"reason": str(refusal)}, status=422)
    return JsonResponse({"time": localtime(clock.now()).strftime("%H:%M"), "rows": answers})


def _step(request: Request, report: Report, act: Callable[[], object], done: str) -> HttpResponse:
    """Take a step and go back to the page; what still stands in the way is said there."""
    try:
        act()
    except NotAllowed:
        raise
    except Invalid as refusal:
        messages.error(request, _obstacles(refusal))
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(report_url(report))


def _obstacles(refusal: Invalid) -> str:
    """The first few things that stand in the way, each with its indicator."""
    told = [f"{code}: {words}" if code not in {"", LATE_FIELD} else words for code, words in refusal.fields.items()]
    more = (
        counted(" Còn %(count)s chỉ tiêu khác.", len(told) - MOST_NAMED) % {"count": len(told) - MOST_NAMED}
        if len(told) > MOST_NAMED
        else ""
    )
    return " ".join(told[:MOST_NAMED]) + more


@require_POST
def submit(request: Request, campaign: str, period: str, unit: str) -> HttpResponse:
    """Hand the report to the head."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    reason = request.POST.get(LATE_FIELD, "")
    return _step(
        request,
        report,
        lambda: actions.submit_report(report, late_reason=reason, by=request.user, on=today),
        _("Đã gửi báo cáo; thủ trưởng đơn vị đã nhận thông báo."),
    )


@require_POST
def no_change(request: Request, campaign: str, period: str, unit: str) -> HttpResponse:
    """Say that nothing changed since the period before, and hand in."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    reason = request.POST.get(LATE_FIELD, "")
    return _step(
        request,
        report,
        lambda: actions.confirm_no_change(report, late_reason=reason, by=request.user, on=today),
        _("Đã xác nhận không thay đổi so với kỳ trước và gửi báo cáo."),
    )


@require_POST
def recall(request: Request, campaign: str, period: str, unit: str) -> HttpResponse:
    """Take the report back."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    words = _("Đã rút báo cáo về để sửa.")
    return _step(request, report, lambda: actions.recall_report(report, by=request.user, on=today), words)


@require_POST
def approve(request: Request, campaign: str, period: str, unit: str) -> HttpResponse:
    """Answer for the report as head."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    words = _("Đã duyệt. Cơ quan chủ trì sẽ xác nhận từng chỉ tiêu.")
    return _step(request, report, lambda: actions.approve_report(report, by=request.user, on=today), words)


def give_back(request: Request, campaign: str, period: str, unit: str) -> HttpResponse:
    """Return single figures, each with its reason."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    require(can_return(request.user, report, today))
    reasons = typed_reasons(request.POST)
    errors: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            actions.return_report_figures(report, reasons, by=request.user, on=today)
        except ActionRefused as refusal:
            if isinstance(refusal, NotAllowed):
                raise
            errors = (str(refusal),)
        else:
            messages.success(
                request, counted("Đã trả lại %(count)s số liệu cho đơn vị.", len(reasons)) % {"count": len(reasons)}
            )
            return redirect(report_url(report))
    return render(request, "desk/reports/return.html", {"page": _return_page(report, request, today, errors)})


def _return_page(report: Report, request: Request, on: date, errors: tuple[str, ...]) -> ReturnPage:
    return ReturnPage(
        report=report,
        name=report_name(report),
        rows=tuple(return_rows(report, request.POST)),
        errors=errors,
        crumbs=_inside(report),
    )


def _inside(report: Report) -> tuple[Crumb, ...]:
    return report_crumbs(report)
