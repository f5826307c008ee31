"""The department that owns an indicator looks at its figures in all units on one screen, confirms and returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import ActionRefused, Invalid, NotAllowed
from thidua.core.logic.saying import capital, spoken
from thidua.desk.http import Request
from thidua.desk.listing import EXPORT_FIELD, download
from thidua.desk.pages import Page, Tab, crumb
from thidua.desk.reporting.confirming import ConfirmGroup, ConfirmRow, confirm_book, confirm_group, confirm_rows
from thidua.desk.reporting.returning import CHOSEN, REASON
from thidua.monitoring.actions.confirmations import confirm_figures, return_figures
from thidua.monitoring.logic.period import Period, parse_period
from thidua.monitoring.models import Observation
from thidua.monitoring.queries.confirming import confirm_groups
from thidua.monitoring.queries.figures import figures_answered_for


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmListPage(Page):
    """Indicators and periods whose figures the reader's departments answer for."""

    groups: tuple[ConfirmGroup, ...]
    everything: bool


def confirm_list(request: Request) -> HttpResponse:
    """What waits; ``?xem=tat-ca`` also what is done."""
    everything = request.GET.get("xem") == "tat-ca"
    groups = [confirm_group(row) for row in confirm_groups(request.user, clock.today())]
    waiting = [group for group in groups if group.waiting]
    page = ConfirmListPage(
        groups=tuple(groups if everything else waiting),
        everything=everything,
        crumbs=(crumb(_("Báo cáo số liệu"), "report_list"),),
        tabs=(
            Tab(_("Chờ xác nhận"), "?", not everything, "hourglass", len(waiting)),
            Tab(_("Tất cả"), "?xem=tat-ca", everything, "list", len(groups)),
        ),
    )
    return render(request, "desk/confirmations/list.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmPage(Page):
    """One indicator in one period across all units; ``has_last_year`` where any of them has a figure of that year."""

    code: str
    name: str
    unit: str
    period: str
    period_name: str
    rows: tuple[ConfirmRow, ...]
    waiting: int
    order: str
    has_last_year: bool
    errors: tuple[str, ...] = ()


def confirm_page(request: Request, code: str, period: str) -> HttpResponse:
    """All units of one indicator and period; a POST confirms or returns the chosen ones."""
    today = clock.today()
    figures = list(figures_answered_for(request.user, today).filter(indicator__code=code, period=period))
    if not figures:
        raise Http404
    if request.GET.get(EXPORT_FIELD) == "xlsx":
        title = f"{figures[0].indicator.name}, {spoken(parse_period(period).name_vi)}"
        return download(confirm_book(figures, parse_period(period), title), title)
    errors: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            return _decided(request, figures, today)
        except NotAllowed:
            raise
        except ActionRefused as refusal:
            errors = (str(refusal),)
    return render(request, "desk/confirmations/page.html", {"page": _page(request, figures, errors)})


def _decided(request: Request, figures: Sequence[Observation], on: date) -> HttpResponse:
    chosen = [row for row in figures if f"{CHOSEN}{row.pk}" in request.POST]
    if not chosen:
        raise Invalid({"": _("Hãy chọn ít nhất một số liệu.")})
    if request.POST.get("do") == "return":
        reasons = {row.pk: request.POST.get(f"{REASON}{row.pk}", "") for row in chosen}
        return_figures(chosen, reasons, by=request.user, on=on)
        messages.success(
            request, counted("Đã trả lại %(count)s số liệu kèm lý do.", len(chosen)) % {"count": len(chosen)}
        )
    else:
        confirm_figures(chosen, by=request.user, on=on)
        messages.success(request, counted("Đã xác nhận %(count)s số liệu.", len(chosen)) % {"count": len(chosen)})
    return redirect(request.get_full_path())


def _page(request: Request, figures: Sequence[Observation], errors: tuple[str, ...]) -> ConfirmPage:
    indicator, span = figures[0].indicator, parse_period(figures[0].period)
    order = "don-vi" if request.GET.get("xep") == "don-vi" else "bat-thuong"
    rows = confirm_rows(figures, span, request.POST, oddest=order == "bat-thuong")
    return ConfirmPage(
        code=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        period=str(span),
        period_name=_capital(span),
        rows=tuple(rows),
        waiting=sum(row.waits for row in rows),
        order=order,
        has_last_year=any(row.last_year for row in rows),
        errors=errors,
        crumbs=(crumb(_("Báo cáo số liệu"), "report_list"), crumb(_("Xác nhận số liệu"), "confirm_list")),
    )


def _capital(span: Period) -> str:
    return capital(span.name_vi)
