"""Reports of units: the list, and the page of one report with its grid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import ensure_csrf_cookie

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page, Part, Tab, chosen, tabs_of
from thidua.desk.reporting.badges import report_badge
from thidua.desk.reporting.batches import BatchRow, batch_rows
from thidua.desk.reporting.finding import keys_of, report_crumbs, report_name, report_url, the_report
from thidua.desk.reporting.grid_rows import figure_grid
from thidua.desk.reporting.rows import FigureGrid
from thidua.desk.reporting.script_words import script_words
from thidua.desk.reporting.turns import Turns, turns_of
from thidua.desk.tables.reports import ReportFilters, table_on
from thidua.monitoring.models import Report
from thidua.monitoring.queries.grid import grid_of
from thidua.monitoring.queries.report_lists import own_units
from thidua.monitoring.queries.report_lists import report_list as listed_reports
from thidua.monitoring.queries.reports import reports_to_approve

MOST_HISTORY = 200
PARTS = (
    Part("so-lieu", gettext_lazy("Số liệu"), "table"),
    Part("lan-nhap", gettext_lazy("Nhập từ Excel"), "file-spreadsheet"),
    Part("lich-su", gettext_lazy("Lịch sử"), "history"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsPage(Page):
    """Reports; ``to_approve`` counts those that wait for the reader as head."""

    listing: Listing
    to_approve: int


def report_list(request: Request) -> HttpResponse:
    """The own units' reports, or all the reader may see; what waits for the reader stands first."""
    today = clock.today()
    own = own_units(request.user, today)
    everything = request.GET.get("xem") == "tat-ca" or not own
    rows = listed_reports(request.user, today)
    if not everything:
        rows = rows.filter(organisation__in=own)
    listing = make_listing(request, table_on(today), rows, ReportFilters, title=_("Báo cáo số liệu"))
    waiting = reports_to_approve(request.user, today).count()
    page = ReportsPage(listing=listing, to_approve=waiting, tabs=_views(everything=everything) if own else ())
    return listing.workbook or render(request, "desk/reports/list.html", {"page": page})


def _views(*, everything: bool) -> tuple[Tab, ...]:
    return (
        Tab(_("Của đơn vị tôi"), "?", not everything, "building"),
        Tab(_("Tất cả tôi được xem"), "?xem=tat-ca", everything, "list"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage(Page):
    """One report: the grid, what may be done next, the files it took in, its history."""

    report: Report
    name: str
    badge: Badge
    part: str
    grid: FigureGrid
    turns: Turns
    batches: tuple[BatchRow, ...]
    entries: list[AuditEntry]
    save_state: str
    saved_at: str
    save_words: str
    sign_in_url: str
    script_words: dict[str, str]


@ensure_csrf_cookie
def report_page(request: Request, campaign: str, period: str, unit: str) -> HttpResponse:
    """The page of one report; ``?muc=`` chooses the part."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    part = chosen(PARTS, request.GET.get("muc"))
    page = _page(request, report, part, today)
    return render(request, f"desk/reports/{part.replace('-', '_')}.html", {"page": page})


def _page(request: Request, report: Report, part: str, on: date) -> ReportPage:
    turns = turns_of(request.user, report, on)
    return ReportPage(
        report=report,
        name=report_name(report),
        badge=report_badge(report, on),
        part=part,
        grid=figure_grid(grid_of(report, on), report, request.user, enters=bool(turns.enter)),
        turns=turns,
        batches=tuple(batch_rows(request.user, report, on)) if part == "lan-nhap" else (),
        entries=list(history_of(report.subject)[:MOST_HISTORY]) if part == "lich-su" else [],
        save_state="saved",
        saved_at=localtime(clock.now()).strftime("%H:%M"),
        save_words=_("Mọi số liệu đã lưu"),
        sign_in_url=redirect_to_login(report_url(report)).url,
        script_words=script_words(),
        crumbs=report_crumbs(),
        tabs=tabs_of(PARTS, part, "report_page", *keys_of(report)),
    )
