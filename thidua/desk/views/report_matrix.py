"""Tiến độ nộp: units × periods of a campaign and a year, who is late by how much, and the record of each unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua.campaigns.models import Campaign
from thidua.core import clock, exports
from thidua.core.badges import Badge
from thidua.desk.http import Request
from thidua.desk.listing import EXPORT_FIELD, download
from thidua.desk.pages import Page
from thidua.desk.shown.rounds import LEGEND, Look, mark_badge, mark_short, period_short, report_address, round_address
from thidua.directory.models import Organisation
from thidua.monitoring.logic.punctuality import Punctuality
from thidua.monitoring.logic.states import RoundState
from thidua.monitoring.models import Round
from thidua.monitoring.queries.contacts import Contact, contacts_of
from thidua.monitoring.queries.punctuality import Cell, Line, Matrix, matrix_of
from thidua.monitoring.queries.rounds import rounds_visible_to


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen above the matrix."""

    code: str
    words: str
    here: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A column: the round, its short name, its address, and how many sent in time."""

    round: Round
    short: str
    url: str
    record: Punctuality


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell: short words, the badge with whole words, the address of the report."""

    short: str
    badge: Badge
    url: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A unit with its cells, its record, and whom to call."""

    organisation: Organisation
    cells: tuple[ShownCell, ...]
    record: Punctuality
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPage(Page):
    """The matrix of one campaign and year. ``campaign`` is None where no campaign has rounds."""

    campaign: Campaign | None
    year: int
    campaigns: tuple[Choice, ...]
    years: tuple[Choice, ...]
    heads: tuple[Head, ...]
    lines: tuple[ShownLine, ...]
    total: Punctuality
    legend: tuple[Look, ...]
    on: date


def report_matrix(request: Request) -> HttpResponse:
    """Units × periods; ``?phong-trao=`` and ``?nam=`` choose, ``?xuat=xlsx`` gives the same as Excel."""
    today = clock.today()
    rounds = list(
        rounds_visible_to(request.user, today).exclude(state=RoundState.CANCELLED).order_by("closes_on", "pk")
    )
    campaign, year = _chosen(request, rounds, today)
    chosen = [row for row in rounds if row.campaign_id == (campaign and campaign.pk) and row.closes_on.year == year]
    matrix = matrix_of(chosen, today)
    if request.GET.get(EXPORT_FIELD) == "xlsx" and campaign is not None:
        return _workbook(campaign, year, matrix)
    contacts = contacts_of([line.organisation.pk for line in matrix.lines], request.user, today)
    page = MatrixPage(
        campaign=campaign,
        year=year,
        campaigns=_campaign_choices(rounds, campaign),
        years=_year_choices(rounds, campaign, year),
        heads=tuple(
            Head(row, period_short(row.span), round_address(row), matrix.of_round(place))
            for place, row in enumerate(chosen)
        ),
        lines=tuple(_line(line, tuple(contacts.get(line.organisation.pk, ()))) for line in matrix.lines),
        total=matrix.total,
        legend=LEGEND,
        on=today,
    )
    return render(request, "desk/rounds/matrix.html", {"page": page})


def _chosen(request: Request, rounds: Sequence[Round], on: date) -> tuple[Campaign | None, int]:
    """The campaign and year asked for; else those of the round that is due next, or was due last."""
    code, year = request.GET.get("phong-trao", ""), request.GET.get("nam", "")
    fitting = [row for row in rounds if not code or row.campaign.code == code] or list(rounds)
    if year.isdecimal():
        fitting = [row for row in fitting if row.closes_on.year == int(year)] or fitting
    if not fitting:
        return None, on.year
    nearest = min(fitting, key=lambda row: abs((row.due_on - on).days))
    return nearest.campaign, nearest.closes_on.year


def _campaign_choices(rounds: Sequence[Round], chosen: Campaign | None) -> tuple[Choice, ...]:
    found = {row.campaign.code: row.campaign for row in rounds}
    return tuple(Choice(code, str(found[code]), found[code] == chosen) for code in sorted(found, reverse=True))


def _year_choices(rounds: Sequence[Round], campaign: Campaign | None, chosen: int) -> tuple[Choice, ...]:
    years = {row.closes_on.year for row in rounds if row.campaign == campaign}
    return tuple(Choice(str(year), str(year), year == chosen) for year in sorted(years, reverse=True))


def _line(line: Line, contacts: tuple[Contact, ...]) -> ShownLine:
    return ShownLine(line.organisation, tuple(_cell(cell) for cell in line.cells), line.record, contacts)


def _cell(cell: Cell) -> ShownCell:
    url = report_address(cell.round, cell.report) if cell.report else ""
    return ShownCell(mark_short(cell.mark), mark_badge(cell.mark), url)


def _workbook(campaign: Campaign, year: int, matrix: Matrix) -> HttpResponse:
    title = _("Tiến độ nộp báo cáo năm %(year)s") % {"year": year}
    heads = [(period_short(row.span), 14) for row in matrix.rounds]
    figures = [
        (_("Đúng hạn"), 10),
        (_("Muộn"), 10),
        (_("Thiếu"), 10),
        (_("Ngày làm việc muộn"), 12),
        (_("Tỷ lệ đúng hạn (%)"), 12),
    ]
    columns = [("STT", 6), (_("Mã đơn vị"), 14), (_("Đơn vị"), 34), *heads, *figures]
    rows = [[number, *_export(line)] for number, line in enumerate(matrix.lines, start=1)]
    sheet = exports.Sheet(_("Tiến độ nộp"), title, columns, rows, [str(campaign)])
    return download(exports.workbook(sheet), title)


def _export(line: Line) -> list[object]:
    record = line.record
    words = [mark_short(cell.mark) for cell in line.cells]
    figures = [record.on_time, record.late, record.missing, record.late_days, record.share_on_time]
    return [line.organisation.code, str(line.organisation), *words, *figures]
