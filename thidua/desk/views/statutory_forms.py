"""The yearly statistics forms of the ministry, filled from the record, to be printed or taken to Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import statistics_queries, statutory_queries
from thidua.commendation.exports import form_workbook
from thidua.commendation.logic.statutory import (
    EVIDENCE,
    SOURCE,
    Form,
    Head,
    movements_form,
    province_form,
    state_form,
)
from thidua.commendation.logic.terms import EVIDENCE as MARKS
from thidua.core import clock
from thidua.core.badges import Badge, Tone
from thidua.desk.http import Request
from thidua.desk.listing import download
from thidua.desk.pages import Page, Tab, crumb
from thidua.directory.models import Organisation, User
from thidua.directory.queries import grants_of
from thidua.monitoring.logic.period import Period, parse_period

NUMBERS = ("0601", "0602", "0603")
FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A heading over ``span`` columns; ``low`` where nothing stands under it."""

    words: str
    span: int
    low: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOfYearPage(Page):
    """One form of one year."""

    form: Form
    year: int
    years: Sequence[int]
    period: Period
    unit: Organisation | None
    mark: Badge
    source: str
    upper: Sequence[HeadCell]
    lower: Sequence[str]
    numbers: Sequence[int]
    has_units: bool


def statutory_form(request: Request, number: str) -> HttpResponse:
    """One of the forms for ``?nam=``; ``?xuat=xlsx`` gives it as Excel."""
    if number not in NUMBERS:
        raise Http404
    on = clock.today()
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and FIRST_YEAR <= int(asked) <= on.year else on.year
    period = parse_period(str(year))
    form = FORMS[number](request.user, period, on)
    unit = _reporting(request.user, on)
    if request.GET.get("xuat") == "xlsx":
        return download(form_workbook(form, year, str(unit or ""), _notes(period)), f"bieu {number} nam {year}")
    page = FormOfYearPage(
        form=form,
        year=year,
        years=list(range(on.year, on.year - 6, -1)),
        period=period,
        unit=unit,
        mark=Badge(MARKS[EVIDENCE], Tone.WARN, "help"),
        source=str(SOURCE),
        upper=_upper(form.heads),
        lower=[head.part for head in form.heads if head.part],
        numbers=range(1, len(form.heads) + 1),
        has_units=any(line.unit for line in form.lines),
        crumbs=(crumb(_("Thống kê"), "honour_statistics"),),
        tabs=form_tabs(number),
    )
    return render(request, "desk/honours/statutory.html", {"page": page})


def form_tabs(here: str) -> tuple[Tab, ...]:
    """The forms beside each other."""
    words = {"0601": _("0601 Phong trào"), "0602": _("0602 Cấp Nhà nước"), "0603": _("0603 Cấp bộ, tỉnh")}
    return tuple(
        Tab(words[number], reverse("statutory_form", args=[number]), number == here, "chart-bar") for number in NUMBERS
    )


def _upper(heads: Sequence[Head]) -> list[HeadCell]:
    """The upper row of headings: those of one name stand over their parts."""
    found = []
    for words, group in groupby(heads, lambda head: head.heading):
        parts = list(group)
        found.append(HeadCell(words, len(parts), low=not parts[0].part))
    return found


def _reporting(user: User, on: date) -> Organisation | None:
    held = next(iter(grants_of(user, on)), None)
    return held.organisation if held else None


def _notes(period: Period) -> tuple[str, ...]:
    days = {"first": f"{period.starts:%d/%m/%Y}", "last": f"{period.closes:%d/%m/%Y}"}
    return (
        _("Số liệu từ %(first)s đến %(last)s.") % days,
        _("Theo %(source)s; %(mark)s.") % {"source": SOURCE, "mark": MARKS[EVIDENCE]},
    )


def _of_honours(make: Callable[..., Form]) -> Callable[[User, Period, date], Form]:
    def form(user: User, period: Period, on: date) -> Form:
        rows = statistics_queries.counted_honours(user, on)
        return make(statutory_queries.given_in(rows.filter(decided_on__range=(period.starts, period.closes))))

    return form


def _of_movements(user: User, period: Period, on: date) -> Form:
    return movements_form(statutory_queries.launched_in(user, period.year, on))


FORMS: dict[str, Callable[[User, Period, date], Form]] = {
    "0601": _of_movements,
    "0602": _of_honours(state_form),
    "0603": _of_honours(province_form),
}
