"""Tiến độ nộp: units × periods of a campaign and a year, who is late by how much, and the record of each unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua.campaigns.models import Campaign
from thidua.core import clock, exports
from thidua.core.badges import Badge
from thidua.core.logic.text import fold
from thidua.desk.http import Request
from thidua.desk.listing import EXPORT_FIELD, Paged, download, paged
from thidua.desk.pages import Page
from thidua.desk.shown.rounds import LEGEND, Look, mark_badge, mark_short, period_short, report_address, round_address
from thidua.directory.logic.names import told_apart
from thidua.directory.models import Organisation
from thidua.monitoring.logic.punctuality import Punctuality
from thidua.monitoring.logic.states import RoundState
from thidua.monitoring.models import Round
from thidua.monitoring.queries.contacts import Contact, contacts_of
from thidua.monitoring.queries.punctuality import Cell, Line, Matrix, matrix_of, units_in
from thidua.monitoring.queries.rounds import rounds_visible_to

WORDS_FIELD = "q"


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
    """A unit with its cells, its record, and whom to call; ``name`` is short enough for a narrow column."""

    organisation: Organisation
    name: str
    cells: tuple[ShownCell, ...]
    record: Punctuality
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPage(Page):
    """The matrix of one campaign and year, one page of its units. ``campaign`` is None where no campaign has rounds.

    ``words`` is what was typed to find units; ``total`` and the heads speak of all units, found or not.
    """

    campaign: Campaign | None
    year: int
    campaigns: tuple[Choice, ...]
    years: tuple[Choice, ...]
    heads: tuple[Head, ...]
    lines: tuple[ShownLine, ...]
    units: Paged[Organisation]
    words: str
    total: Punctuality
    legend: tuple[Look, ...]
    on: date


def report_matrix(request: Request) -> HttpResponse:
    """Units × periods; ``?phong-trao=`` and ``?nam=`` choose, ``?q=`` finds units, ``?xuat=xlsx`` gives all of them."""
    today = clock.today()
    seen = rounds_visible_to(request.user, today).exclude(state=RoundState.CANCELLED)
    rounds = list(seen.order_by("closes_on", "pk"))
    campaign, year = _chosen(request, rounds, today)
    chosen = [row for row in rounds if row.campaign_id == (campaign and campaign.pk) and row.closes_on.year == year]
    if request.GET.get(EXPORT_FIELD) == "xlsx" and campaign is not None:
        return _workbook(campaign, year, matrix_of(chosen, today))
    units = paged(request, _found(units_in(chosen), request.GET.get(WORDS_FIELD, "")))
    matrix = matrix_of(chosen, today, units.rows)
    page = MatrixPage(
        campaign=campaign,
        year=year,
        campaigns=_campaign_choices(rounds, campaign),
        years=_year_choices(rounds, campaign, year),
        heads=_heads(matrix),
        lines=_lines(request, matrix, today),
        units=units,
        words=request.GET.get(WORDS_FIELD, "").strip(),
        total=matrix.total,
        legend=LEGEND,
        on=today,
    )
    return render(request, "desk/rounds/matrix.html", {"page": page})


def _found(units: QuerySet[Organisation], words: str) -> QuerySet[Organisation]:
    """The units whose name or code holds every word, with or without accents."""
    for word in fold(words).split():
        units = units.filter(search_key__contains=word)
    return units


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


def _heads(matrix: Matrix) -> tuple[Head, ...]:
    pairs = zip(matrix.rounds, matrix.records, strict=True)
    return tuple(Head(row, period_short(row.span), round_address(row), record) for row, record in pairs)


def _lines(request: Request, matrix: Matrix, on: date) -> tuple[ShownLine, ...]:
    contacts = contacts_of([line.organisation.pk for line in matrix.lines], request.user, on)
    names = told_apart(line.organisation for line in matrix.lines)
    return tuple(
        ShownLine(
            line.organisation,
            names[line.organisation.pk],
            tuple(_cell(cell) for cell in line.cells),
            line.record,
            tuple(contacts.get(line.organisation.pk, ())),
        )
        for line in matrix.lines
    )


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
