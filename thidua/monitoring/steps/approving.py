"""What the approval of the head does to the figures of reports. A step of actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from thidua.monitoring.logic.states import FIGURE, FigureState
from thidua.monitoring.models import Observation, Report
from thidua.monitoring.queries.asked import Asking, askings
from thidua.monitoring.queries.owners import FigureKey, Standing, key_of, standings
from thidua.monitoring.steps.picking import locked_figures
from thidua.monitoring.steps.revising import Happening
from thidua.monitoring.steps.standing import set_states


def approve_figures(reports: Sequence[Report], happening: Happening) -> int:
    """Approve what the reports hold and nobody has approved yet; tells how many figures.

    Where the unit itself owns the indicator, the head's approval is the confirmation as well; what is confirmed in a
    locked round (a correction) is official again.
    """
    rows = _waiting(reports)
    around = standings(map(key_of, rows))
    states = {row.pk: _after_approval(row, around[key_of(row)]) for row in rows}
    set_states(rows, states, happening)
    return len(rows)


def _waiting(reports: Sequence[Report]) -> list[Observation]:
    """The figures the reports ask for that are only reported, each once."""
    by_period: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_period[report.round.period].append(report)
    return [row for period, of_period in by_period.items() for row in _waiting_in(period, of_period)]


def _waiting_in(period: str, reports: Sequence[Report]) -> list[Observation]:
    units = {report.organisation_id for report in reports}
    campaigns = {report.round.campaign_id for report in reports}
    asked = askings(campaigns, units=units, closes=reports[0].round.closes_on)
    keys = {key for report in reports for key in _keys(report, asked[report.round.campaign_id])}
    found = locked_figures(units, period, {key.indicator for key in keys}, [FigureState.REPORTED])
    return [row for row in found if key_of(row) in keys]


def _keys(report: Report, asking: Asking) -> set[FigureKey]:
    unit = report.organisation_id
    return {FigureKey(unit, report.round.period, indicator) for indicator in asking.indicators_of(unit)}


def _after_approval(row: Observation, around: Standing) -> FigureState:
    approved = FIGURE.advance(FigureState(row.state), "approve")
    return confirmed(approved, around) if row.organisation_id in around.owners else approved


def confirmed(state: FigureState, around: Standing) -> FigureState:
    """What an approved figure becomes when its owner stands behind it: official at once where its round is locked."""
    after = FIGURE.advance(state, "confirm")
    return FIGURE.advance(after, "make_official") if around.locked else after
