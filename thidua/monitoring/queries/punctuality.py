"""Recorded lateness: which unit sent which report when, per unit and year, and as a matrix units × rounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.directory.models import Organisation
from thidua.monitoring.logic.deadlines import LateBy, lateness_by
from thidua.monitoring.logic.punctuality import Dates, Mark, Punctuality, mark_of, punctuality_of
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
    """Units × rounds, the units in Vietnamese order."""

    rounds: tuple[Round, ...]
    lines: tuple[Line, ...]

    @property
    def total(self) -> Punctuality:
        """The record of all units together."""
        return punctuality_of(cell.mark for line in self.lines for cell in line.cells)

    def of_round(self, place: int) -> Punctuality:
        """The record of all units in the round at the place."""
        return punctuality_of(line.cells[place].mark for line in self.lines)


def lateness_in(row: Round, on: date) -> LateBy:
    """How late the reports of a round are, by the calendar of its issuer. Two queries."""
    return lateness_by(calendar_of(row.campaign.issuer, on))


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


def matrix_of(rounds: Sequence[Round], on: date) -> Matrix:
    """The matrix of rounds of one campaign as of the day. Four queries, whatever the number of units and rounds."""
    if not rounds:
        return Matrix((), ())
    late_by = lateness_in(rounds[0], on)
    rows = Report.objects.filter(round__in=rounds).order_by().only(*NEEDED)
    reports = {(report.organisation_id, report.round_id): report for report in rows}
    units = Organisation.objects.filter(pk__in={unit for unit, _round in reports})
    return Matrix(tuple(rounds), tuple(_line(unit, rounds, reports, on, late_by) for unit in units))


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
    issuers = {report.round.campaign.issuer_id for report in reports}
    late_by = {pk: lateness_by(calendar) for pk, calendar in calendars_of(issuers, on).items()}
    marks: dict[int, list[Mark]] = defaultdict(list)
    for report in reports:
        late = late_by[report.round.campaign.issuer_id]
        marks[report.organisation_id].append(mark_of_report(report.round, report, on, late))
    return {pk: punctuality_of(marks[pk]) for pk in organisations}
