"""Recorded lateness: which unit sent which report when, per unit and year, and as a matrix units × rounds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from thidua.directory.models import Organisation
from thidua.monitoring.logic.deadlines import LateBy, lateness_by
from thidua.monitoring.logic.punctuality import (
    Dates,
    Mark,
    Punctuality,
    counted,
    mark_of,
    punctuality_of,
    together,
)
from thidua.monitoring.logic.states import ReportState, RoundState
from thidua.monitoring.models import Report, Round
from thidua.monitoring.queries.calendar import calendar_of, calendars_of

NEEDED = ("state", "first_submitted_on", "organisation_id", "round_id")
"""Columns of a report that its mark depends on."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit in one round: its mark, and its report where it is asked for one."""

    round: Round
    mark: Mark
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of the matrix with its cells in the order of the rounds, and its record."""

    organisation: Organisation
    cells: tuple[Cell, ...]
    record: Punctuality


@dataclass(frozen=True, slots=True)
class Matrix:
    """Units × rounds: the lines of the units at hand, in their order, and the record of *all* units in each round."""

    rounds: tuple[Round, ...]
    lines: tuple[Line, ...]
    records: tuple[Punctuality, ...]

    @property
    def total(self) -> Punctuality:
        """The record of all units in all rounds."""
        return together(self.records)


def lateness_in(row: Round, on: date) -> LateBy:
    """How late the reports of a round are, by the calendar of its issuer. Two queries."""
    return lateness_by(calendar_of(row.campaign.issuer, on))


def lateness_of(reports: Iterable[Report], on: date) -> Mapping[int, LateBy]:
    """The same for reports of any rounds, by id of the issuer. Two queries."""
    issuers = {report.round.campaign.issuer_id for report in reports}
    return {pk: lateness_by(calendar) for pk, calendar in calendars_of(issuers, on).items()} if issuers else {}


def mark_of_report(row: Round, report: Report | None, on: date, late_by: LateBy) -> Mark:
    """Where a report stands against the deadline of its round."""
    return mark_of(
        Dates(
            RoundState(row.state),
            row.due_on,
            ReportState(report.state) if report else None,
            report.first_submitted_on if report else None,
        ),
        on,
        late_by,
    )


def units_in(rounds: Sequence[Round]) -> QuerySet[Organisation]:
    """The units that are asked in any of the rounds, in Vietnamese order."""
    asked = Report.objects.filter(round__in=rounds).order_by().values("organisation")
    return Organisation.objects.filter(pk__in=asked)


def matrix_of(rounds: Sequence[Round], on: date, units: Sequence[Organisation] | None = None) -> Matrix:
    """The matrix of rounds of one campaign as of the day, with a line for each of ``units``, or of all there are.

    Four queries, five without ``units``, whatever their number and that of the rounds.
    """
    if not rounds:
        return Matrix((), (), ())
    late_by = lateness_in(rounds[0], on)
    rows = Report.objects.filter(round__in=rounds).order_by().only(*NEEDED)
    if units is not None:
        rows = rows.filter(organisation__in=[unit.pk for unit in units])
    reports = {(report.organisation_id, report.round_id): report for report in rows}
    shown = units_in(rounds) if units is None else units
    lines = tuple(_line(unit, rounds, reports, on, late_by) for unit in shown)
    return Matrix(tuple(rounds), lines, _records(rounds, on, late_by))


def _records(rounds: Sequence[Round], on: date, late_by: LateBy) -> tuple[Punctuality, ...]:
    """The record of all units in each round. One query, of as many rows as there are days on which reports came."""
    told = Report.objects.filter(round__in=rounds).order_by().values_list("round_id", "state", "first_submitted_on")
    by_id = {row.pk: row for row in rounds}
    marks: dict[int, Counter[Mark]] = defaultdict(Counter)
    for pk, state, sent, times in told.annotate(times=Count("pk")):
        row = by_id[pk]
        mark = mark_of(Dates(RoundState(row.state), row.due_on, ReportState(state), sent), on, late_by)
        marks[pk][mark] += times
    return tuple(counted(marks[row.pk]) for row in rounds)


def _line(
    unit: Organisation,
    rounds: Iterable[Round],
    reports: Mapping[tuple[int, int], Report],
    on: date,
    late_by: LateBy,
) -> Line:
    cells = []
    for row in rounds:
        report = reports.get((unit.pk, row.pk))
        if report is not None:
            report.organisation = unit
        cells.append(Cell(row, mark_of_report(row, report, on, late_by), report))
    return Line(unit, tuple(cells), punctuality_of(cell.mark for cell in cells))


def punctuality_in(year: int, organisations: Collection[int], on: date) -> dict[int, Punctuality]:
    """The record of each unit over the rounds of a year, by id; empty where nothing was asked. Three queries."""
    rows = Report.objects.filter(organisation__in=organisations, round__closes_on__year=year)
    reports = list(rows.select_related("round__campaign"))
    late_by = lateness_of(reports, on)
    marks: dict[int, list[Mark]] = defaultdict(list)
    for report in reports:
        late = late_by[report.round.campaign.issuer_id]
        marks[report.organisation_id].append(mark_of_report(report.round, report, on, late))
    return {pk: punctuality_of(marks[pk]) for pk in organisations}
