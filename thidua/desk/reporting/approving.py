"""Reports that wait for a head, each with what is new in it since the last approval, figure by figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.core.templatetags.shown import number_text
from thidua.desk.reporting.finding import report_name, report_url
from thidua.desk.reporting.returning import told_value
from thidua.monitoring.logic.deadlines import LateBy
from thidua.monitoring.logic.oddness import percent_change
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Observation, Report
from thidua.monitoring.queries.asked import askings
from thidua.monitoring.queries.punctuality import lateness_of
from thidua.monitoring.queries.report_figures import figures_in


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that differs from what the head approved last, or that no head has seen yet (``before`` empty)."""

    name: str
    code: str
    unit: str
    before: str
    now: str
    note: str
    change: str


@dataclass(frozen=True, slots=True)
class ApproveRow:
    """One report: how many figures it has, which are new or different; ``late_days`` are working days."""

    report: Report
    name: str
    url: str
    late_days: int
    total: int
    fresh: tuple[ChangedFigure, ...]
    changed: tuple[ChangedFigure, ...]
    chosen: bool


def approve_rows(reports: Sequence[Report], chosen: frozenset[int], on: date) -> Iterator[ApproveRow]:
    """The reports in the order given. A constant number of queries.

    Lateness is counted by the calendar of the day: what was noted with a report may be older than its free days.
    """
    late_by = lateness_of(reports, on)
    figures = _figures(reports)
    for report in reports:
        rows = figures[report.pk]
        waiting = [row for row in rows if row.state == FigureState.REPORTED]
        yield ApproveRow(
            report=report,
            name=report_name(report),
            url=report_url(report),
            late_days=_late_days(report, late_by),
            total=len(rows),
            fresh=tuple(_changed(row) for row in waiting if row.approved_value is None),
            changed=tuple(
                _changed(row) for row in waiting if row.approved_value is not None and row.approved_value != row.value
            ),
            chosen=report.pk in chosen,
        )


def _late_days(report: Report, late_by: Mapping[int, LateBy]) -> int:
    sent_on, due_on = report.first_submitted_on, report.round.due_on
    return 0 if sent_on is None else late_by[report.round.campaign.issuer_id](sent_on, due_on)


def _figures(reports: Sequence[Report]) -> dict[int, list[Observation]]:
    """The figures each report asks for, in the order of its campaign."""
    units = {report.organisation_id for report in reports}
    asked = askings({report.round.campaign_id for report in reports}, units=units)
    rows = figures_in({report.round.period for report in reports}).filter(organisation__in=units)
    known = {(row.organisation_id, row.period, row.indicator_id): row for row in rows if not row.is_empty}
    found: dict[int, list[Observation]] = {}
    for report in reports:
        indicators = asked[report.round.campaign_id].indicators_of(report.organisation_id)
        keys = [(report.organisation_id, report.round.period, pk) for pk in indicators]
        found[report.pk] = [known[key] for key in keys if key in known]
    return found


def _changed(row: Observation) -> ChangedFigure:
    change = percent_change(row.approved_value, row.value)
    return ChangedFigure(
        row.indicator.name,
        row.indicator.code,
        row.indicator.unit,
        number_text(row.approved_value) if row.approved_value is not None else "",
        told_value(row),
        row.note,
        f"{'+' if change > 0 else ''}{number_text(change, 1)}%" if change is not None else "",
    )
