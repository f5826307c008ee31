"""Lịch nghỉ: public holidays of a year with what the organisation has entered; editing, and taking in a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import require
from thidua.core.logic.saying import capital
from thidua.core.logic.workdays import WEEKDAYS, SpecialDay
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, Page, crumb
from thidua.directory.models import Organisation
from thidua.directory.queries import grants_of, organisations_of, organisations_visible_to
from thidua.monitoring.actions.calendar import import_days, remove_day, set_day
from thidua.monitoring.forms.calendar import DayForm, YearForm, initial_of
from thidua.monitoring.forms.rounds import SureForm
from thidua.monitoring.models import CalendarDay
from thidua.monitoring.policy.calendar import CALENDAR_KEEPERS, can_keep_calendar
from thidua.monitoring.queries.calendar import calendar_days_visible_to, calendar_of


@dataclass(frozen=True, slots=True)
class DayRow:
    """One special day. ``entered`` is the row behind it, None for the law's own; ``editable``: of the unit itself."""

    special: SpecialDay
    weekday: str
    entered: CalendarDay | None
    editable: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year that can be looked at."""

    number: int
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage(Page):
    """The special days of one year for one organisation. ``known``: the law's holidays of the year are in the table."""

    organisation: Organisation
    units: tuple[Organisation, ...]
    year: int
    years: tuple[Year, ...]
    rows: tuple[DayRow, ...]
    known: bool
    may_keep: bool


def calendar(request: Request) -> HttpResponse:
    """The days off of a year; ``?don-vi=`` chooses the organisation, ``?nam=`` the year."""
    today = clock.today()
    units = kept_units(request, today)
    organisation = _organisation(request, units, today)
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and 1900 < int(asked) < 9999 else today.year
    days = calendar_of(organisation, today)
    entered = {row.day: row for row in calendar_days_visible_to(request.user, today).filter(day__year=year)}
    years = sorted({*days.years, today.year, year})
    page = CalendarPage(
        organisation=organisation,
        units=tuple(units),
        year=year,
        years=tuple(Year(number, number == year) for number in years),
        rows=tuple(_row(days.special[day], entered, organisation) for day in sorted(days.special) if day.year == year),
        known=year in days.years,
        may_keep=bool(can_keep_calendar(request.user, organisation, today)),
    )
    return render(request, "desk/calendar/page.html", {"page": page})


def _row(special: SpecialDay, entered: Mapping[date, CalendarDay], organisation: Organisation) -> DayRow:
    weekday = WEEKDAYS[special.day.weekday()]
    row = entered.get(special.day)
    return DayRow(special, capital(weekday), row, row is not None and row.organisation == organisation)


def kept_units(request: Request, on: date) -> QuerySet[Organisation]:
    """The organisations whose calendar the account keeps by a role of its own there."""
    held = grants_of(request.user, on).order_by().filter(role__in=CALENDAR_KEEPERS).values("organisation")
    return organisations_visible_to(request.user, on).filter(pk__in=held)


def _organisation(request: Request, units: QuerySet[Organisation], on: date) -> Organisation:
    """The one asked for, else the first that is kept, else the first the account acts for."""
    if code := request.GET.get("don-vi"):
        return get_object_or_404(organisations_visible_to(request.user, on), code=code)
    own = organisations_visible_to(request.user, on).filter(pk__in=organisations_of(request.user, on))
    found = units.first() or own.first()
    if found is None:
        raise Http404
    return found


def _crumbs(organisation: Organisation) -> tuple[Crumb, ...]:
    return (Crumb(_("Lịch nghỉ"), _address(organisation)), crumb(organisation, "unit_page", organisation.code))


def _address(organisation: Organisation, year: int | None = None) -> str:
    chosen = f"{reverse('calendar')}?don-vi={organisation.code}"
    return f"{chosen}&nam={year}" if year else chosen


def _kept(request: Request, code: str, on: date) -> Organisation:
    organisation = get_object_or_404(organisations_visible_to(request.user, on), code=code)
    require(can_keep_calendar(request.user, organisation, on))
    return organisation


def add(request: Request, code: str) -> HttpResponse:
    """Enter a day, or correct the one that is there: ``?ngay=`` opens that day."""
    today = clock.today()
    organisation = _kept(request, code, today)
    form = DayForm(posted(request), initial=_initial(request, organisation, today))
    done = submitted(request, form, lambda: set_day(organisation, form.facts(), by=request.user, on=today))
    if done is not None:
        messages.success(request, _("Đã lưu. Hạn của các kỳ chưa mở được tính lại theo lịch này."))
        return redirect(_address(organisation, done.day.year))
    page = FormPage(
        form=form,
        title=_("Ngày nghỉ, ngày làm bù"),
        lead=_("Áp dụng cho %(unit)s và các đơn vị trực thuộc.") % {"unit": organisation},
        submit=_("Lưu"),
        back=_address(organisation),
        crumbs=_crumbs(organisation),
    )
    return ask(request, page)


def _initial(request: Request, organisation: Organisation, on: date) -> dict[str, object]:
    try:
        day = date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return {}
    special = calendar_of(organisation, on).special.get(day)
    return initial_of(special) if special else {"day": day}


def remove(request: Request, code: str, day: str) -> HttpResponse:
    """Take out a day that was entered; the law's own stands again."""
    today = clock.today()
    organisation = _kept(request, code, today)
    row = get_object_or_404(
        calendar_days_visible_to(request.user, today), organisation=organisation, day=_day_or_404(day)
    )
    form = SureForm(posted(request))

    def taken_out() -> bool:
        remove_day(row, by=request.user, on=today)
        return True

    if submitted(request, form, taken_out):
        messages.success(request, _("Đã xóa khỏi lịch. Hạn của các kỳ chưa mở được tính lại."))
        return redirect(_address(organisation, row.day.year))
    page = FormPage(
        form=form,
        title=_("Xóa khỏi lịch"),
        lead=str(row),
        submit=_("Xóa"),
        back=_address(organisation, row.day.year),
        danger=True,
        crumbs=_crumbs(organisation),
    )
    return ask(request, page)


def _day_or_404(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as flaw:
        raise Http404 from flaw


def take_in(request: Request, code: str) -> HttpResponse:
    """Take in the days of a year at once, pasted from an announcement or from Excel."""
    today = clock.today()
    organisation = _kept(request, code, today)
    form = YearForm(posted(request))
    rows = submitted(request, form, lambda: import_days(organisation, form.facts(), by=request.user, on=today))
    if rows is not None:
        messages.success(request, counted("Đã nhập %(count)s ngày vào lịch.", len(rows)) % {"count": len(rows)})
        return redirect(_address(organisation, rows[0].day.year))
    page = FormPage(
        form=form,
        title=_("Nhập lịch nghỉ của một năm"),
        lead=_("Áp dụng cho %(unit)s và các đơn vị trực thuộc.") % {"unit": organisation},
        submit=_("Nhập"),
        back=_address(organisation),
        crumbs=_crumbs(organisation),
    )
    return ask(request, page)
