"""Statistics of commendation: a year by level, award, subject and people, and the years beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua.commendation import statistics_queries as queries
from thidua.commendation.exports import COLUMNS, statistics_workbook
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.decision_papers import NUMERALS
from thidua.commendation.logic.statistics import LEVELS, Counts, LevelRows, by_level, counts_of
from thidua.core import clock
from thidua.core.logic.saying import spoken
from thidua.core.templatetags.shown import day
from thidua.desk.http import Request
from thidua.desk.listing import download
from thidua.desk.pages import Page
from thidua.desk.views.decisions import room_tabs


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the form; ``is_level`` heads those below it."""

    number: str
    name: str
    cells: Sequence[int]
    is_level: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPage(Page):
    """The form of a year. ``history`` are the years beside each other."""

    year: int
    years: Sequence[int]
    columns: Sequence[object]
    rows: Sequence[ShownRow]
    total: Counts
    history: Sequence[tuple[int, Counts]]


def statistics(request: Request) -> HttpResponse:
    """A year by ``?nam=``; ``?xuat=xlsx`` gives it as Excel."""
    on = clock.today()
    honours = queries.counted_honours(request.user, on)
    years = queries.years_of(honours) or [on.year]
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else years[0]
    counts = queries.counts_by_kind(honours.filter(decided_on__year=year))
    levels, total = by_level(counts), counts_of(counts)
    if request.GET.get("xuat") == "xlsx":
        title = _("THỐNG KÊ KẾT QUẢ KHEN THƯỞNG NĂM %(year)s") % {"year": year}
        note = _("Số liệu đến ngày %(day)s; không tính khen thưởng đã thu hồi.") % {"day": day(on)}
        return download(statistics_workbook(levels, total, title, (note,)), f"thong ke khen thuong {year}")
    history = [(number, counts_of(rows)) for number, rows in queries.counts_by_year(honours).items()]
    page = StatisticsPage(
        year=year,
        years=years,
        columns=COLUMNS,
        rows=_rows(levels),
        total=total,
        history=history,
        tabs=room_tabs("honour_statistics"),
    )
    return render(request, "desk/honours/statistics.html", {"page": page})


def _rows(levels: Sequence[LevelRows]) -> list[ShownRow]:
    found = []
    for place, level in enumerate(levels):
        found.append(ShownRow(NUMERALS[place], spoken(LEVELS[level.level]), level.total.cells, is_level=True))
        found += [ShownRow(str(n), AWARDS[row.award].name, row.counts.cells) for n, row in enumerate(level.rows, 1)]
    return found
