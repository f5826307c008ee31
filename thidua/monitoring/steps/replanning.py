"""When the calendar of days off changes, the deadlines of rounds that have not opened are counted anew."""

from __future__ import annotations

from datetime import date

from thidua.directory.models import Organisation
from thidua.directory.queries import tree_on
from thidua.monitoring.logic.deadlines import deadline_words
from thidua.monitoring.logic.states import RoundState
from thidua.monitoring.models import Round
from thidua.monitoring.queries.calendar import calendar_of

COUNTED_FIELDS = ["due_on", "lock_on", "explanation", "version"]


def count_deadlines_anew(organisation: Organisation, on: date) -> list[Round]:
    """Count the deadlines of planned rounds of the organisation and all under it; returns those that are another day.

    Deadlines chosen by hand stay.
    """
    below = tree_on(on).subtree(organisation.pk)
    rows = Round.objects.filter(
        campaign__issuer__in=below, state=RoundState.PLANNED, due_after__isnull=False, closes_on__gte=on
    )
    moved = [row for row in rows.select_related("campaign__issuer") if _counted(row, on)]
    Round.objects.bulk_update(moved, COUNTED_FIELDS, 500)
    return moved


def _counted(row: Round, on: date) -> bool:
    """Whether the deadline or the day of locking is another by the calendar as it is now; set, not saved."""
    assert row.due_after is not None
    calendar = calendar_of(row.campaign.issuer, on)
    due = calendar.add(row.closes_on, row.due_after)
    lock = row.lock_on
    if lock is not None:
        lock = calendar.add(due, max(calendar.count(row.due_on, lock), 0))
    if (due, lock) == (row.due_on, row.lock_on):
        return False
    row.due_on, row.lock_on, row.version = due, lock, row.version + 1
    row.explanation = list(deadline_words(row.span, row.due_after, calendar))
    return True
