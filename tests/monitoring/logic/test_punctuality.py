"""Where a report stands against its deadline, and the record of a unit."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.workdays import Calendar
from thidua.monitoring.logic.deadlines import lateness_by
from thidua.monitoring.logic.punctuality import Dates, Mark, Punctuality, Standing, mark_of, punctuality_of
from thidua.monitoring.logic.states import ReportState, RoundState

pytestmark = pytest.mark.logic

DUE = date(2024, 3, 19)
WEEKDAYS = lateness_by(Calendar.of())
"""Counts working days where nothing is off but weekends."""
marks = st.builds(Mark, st.sampled_from(Standing), st.integers(0, 60))


def standing(state: RoundState, report: ReportState | None, sent: int | None, on: int) -> tuple[Standing, int]:
    first = None if sent is None else DUE + timedelta(days=sent)
    mark = mark_of(Dates(state, DUE, report, first), DUE + timedelta(days=on), WEEKDAYS)
    return mark.standing, mark.days


@pytest.mark.parametrize(
    ("state", "report", "sent", "on", "expected"),
    [
        (RoundState.PLANNED, None, None, -9, (Standing.NOT_OPEN, 0)),
        (RoundState.CANCELLED, None, None, 9, (Standing.NOT_ASKED, 0)),
        (RoundState.OPEN, None, None, 0, (Standing.NOT_ASKED, 0)),
        (RoundState.OPEN, ReportState.OPEN, None, 0, (Standing.AWAITED, 0)),
        (RoundState.OPEN, ReportState.OPEN, None, 5, (Standing.OVERDUE, 3)),
        (RoundState.OPEN, ReportState.OPEN, 2, 4, (Standing.RETURNED, 2)),
        (RoundState.OPEN, ReportState.SUBMITTED, 0, 4, (Standing.ON_TIME, 0)),
        (RoundState.OPEN, ReportState.APPROVED, 3, 4, (Standing.LATE, 3)),
        (RoundState.LOCKED, ReportState.OPEN, None, 9, (Standing.MISSING, 7)),
        (RoundState.LOCKED, ReportState.OPEN, -1, 9, (Standing.ON_TIME, 0)),
    ],
)
def test_the_standing_follows_from_round_report_and_days(
    state: RoundState, report: ReportState | None, sent: int | None, on: int, expected: tuple[Standing, int]
) -> None:
    assert standing(state, report, sent, on) == expected


def test_the_record_counts_reports_in_time_late_and_missing_with_the_days() -> None:
    record = punctuality_of(
        [
            Mark(Standing.ON_TIME),
            Mark(Standing.LATE, 4),
            Mark(Standing.RETURNED, 2),
            Mark(Standing.RETURNED),
            Mark(Standing.OVERDUE, 9),
            Mark(Standing.MISSING, 9),
            Mark(Standing.AWAITED),
            Mark(Standing.NOT_OPEN),
        ]
    )
    assert record == Punctuality(on_time=2, late=2, missing=2, late_days=6)
    assert record.share_on_time == Decimal("33.3")


def test_nothing_due_has_no_share_rather_than_a_zero() -> None:
    assert punctuality_of([Mark(Standing.AWAITED)]).share_on_time is None


@given(st.lists(marks))
def test_each_report_due_is_counted_exactly_once(row: list[Mark]) -> None:
    idle = {Standing.NOT_ASKED, Standing.NOT_OPEN, Standing.AWAITED}
    assert punctuality_of(row).due == sum(mark.standing not in idle for mark in row)
