"""What becomes of reports whose figures came back. A step of actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import F

from thidua.monitoring.logic.states import REPORT, ReportState, RoundState
from thidua.monitoring.models import Observation, Report
from thidua.monitoring.queries.asked import askings
from thidua.monitoring.queries.owners import FigureKey, key_of
from thidua.monitoring.steps.telling import tell_reporters

TAKING = (RoundState.OPEN, RoundState.REOPENED)


def give_back_reports(rows: Sequence[Observation], on: date) -> None:
    """Open again the handed-in reports that ask for the figures, where their round still takes some; tell the units."""
    returned = {key_of(row) for row in rows}
    for period in sorted({key.period for key in returned}):
        units = {key.unit for key in returned if key.period == period}
        reports = Report.objects.filter(
            round__period=period, round__state__in=TAKING, organisation__in=units, state__in=_closed()
        ).select_related("round__campaign", "organisation")
        for report, count in _touched(list(reports.order_by("pk")), units, returned):
            state = REPORT.advance(ReportState(report.state), "return")
            Report.objects.filter(pk=report.pk).update(state=state, version=F("version") + 1)
            tell_reporters(report, count, on)


def _closed() -> tuple[ReportState, ...]:
    return tuple(state for state in ReportState if REPORT.can(state, "return"))


def _touched(reports: Sequence[Report], units: set[int], returned: set[FigureKey]) -> list[tuple[Report, int]]:
    if not reports:
        return []
    campaigns = {report.round.campaign_id for report in reports}
    asked = askings(campaigns, units=units, closes=reports[0].round.closes_on)
    counts: dict[int, int] = defaultdict(int)
    for report in reports:
        for indicator in asked[report.round.campaign_id].indicators_of(report.organisation_id):
            counts[report.pk] += FigureKey(report.organisation_id, report.round.period, indicator) in returned
    return [(report, counts[report.pk]) for report in reports if counts[report.pk]]
