"""Another deadline for a round: the day is checked, told, and what was counted from the old one is counted anew."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.counting import counted
from thidua.core.errors import Invalid
from thidua.core.logic.workdays import Calendar, written
from thidua.monitoring.logic.deadlines import USUAL, LateBy, lateness_by, moved_words
from thidua.monitoring.logic.period import PeriodKind
from thidua.monitoring.models import Report, Round
from thidua.monitoring.queries.calendar import calendar_of


def move_to(row: Round, due_on: date, reason: str, on: date) -> None:
    """Set the deadline and the day of locking; reports that were sent are late, or not, by the new day.

    Raises :class:`Invalid` for a day off, a day before the closing of the data, a day gone by.
    """
    calendar = calendar_of(row.campaign.issuer, on)
    _check_day(row, due_on, calendar, on)
    _set(row, due_on, reason, calendar, on)
    _count_lateness_anew(row, lateness_by(calendar))


def renew_late_opening(row: Round, on: date) -> None:
    """The deadline of a round that opens after its old one: as many working days from the day it opens."""
    calendar = calendar_of(row.campaign.issuer, on)
    days = row.due_after if row.due_after is not None else USUAL[PeriodKind(row.kind)].due_after
    reason = counted("kỳ mở sau hạn cũ, tính lại %(days)s ngày làm việc từ ngày mở.", days) % {"days": days}
    _set(row, calendar.add(on, days), reason, calendar, on)


def _set(row: Round, due_on: date, reason: str, calendar: Calendar, on: date) -> None:
    if row.lock_on is not None:
        row.lock_on = calendar.add(due_on, calendar.count(row.due_on, row.lock_on))
    row.due_on, row.due_after = due_on, None
    row.explanation = list(moved_words(row.explanation, due_on, reason, on))


def _check_day(row: Round, due_on: date, calendar: Calendar, on: date) -> None:
    if due_on < max(row.closes_on, row.opens_on):
        day = f"{max(row.closes_on, row.opens_on):%d/%m/%Y}"
        raise Invalid({"due_on": _("Hạn gửi phải từ ngày chốt số liệu %(day)s trở đi.") % {"day": day}})
    if due_on < on:
        raise Invalid({"due_on": _("Hạn gửi phải từ hôm nay trở đi.")})
    if rest := calendar.rest(due_on):
        words = {"day": written(due_on), "rest": rest, "next": written(calendar.on_or_after(due_on))}
        raise Invalid({"due_on": _("%(day)s nghỉ %(rest)s; hãy chọn %(next)s.") % words})


def _count_lateness_anew(row: Round, late_by: LateBy) -> None:
    sent = list(Report.objects.filter(round=row, first_submitted_on__isnull=False))
    for report in sent:
        assert report.first_submitted_on is not None
        report.late_days = late_by(report.first_submitted_on, row.due_on)
    Report.objects.bulk_update(sent, ["late_days"], 500)
