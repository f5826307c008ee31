"""What the approval of the head does to the figures of reports. A step of actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from thidua.monitoring.logic.states import FIGURE, FigureState
from thidua.monitoring.models import Observation, Report
from thidua.monitoring.queries.owners import Standing, key_of, standings_in
from thidua.monitoring.steps.picking import locked_figures
from thidua.monitoring.steps.revising import Happening
from thidua.monitoring.steps.standing import set_states


def approve_figures(reports: Sequence[Report], happening: Happening) -> int:
    """Approve what the reports hold and nobody has approved yet; tells how many figures.

    Where the unit itself owns the indicator, the head's approval is the confirmation as well; what is confirmed in a
    locked round (a correction) is official again.
    """
    by_period: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_period[report.round.period].append(report)
    return sum(_approve_in(period, of_period, happening) for period, of_period in by_period.items())


def _approve_in(period: str, reports: Sequence[Report], happening: Happening) -> int:
    units = {report.organisation_id for report in reports}
    handed_in = {(report.organisation_id, report.round_id) for report in reports}
    around = {
        key: standing
        for key, standing in standings_in(period, units).items()
        if any((key.unit, round_) in handed_in for round_ in standing.rounds)
    }
    found = locked_figures(units, period, {key.indicator for key in around}, [FigureState.REPORTED])
    rows = [row for row in found if key_of(row) in around]
    set_states(rows, {row.pk: _after_approval(row, around[key_of(row)]) for row in rows}, happening)
    return len(rows)


def _after_approval(row: Observation, around: Standing) -> FigureState:
    approved = FIGURE.advance(FigureState(row.state), "approve")
    return confirmed(approved, around) if row.organisation_id in around.owners else approved


def confirmed(state: FigureState, around: Standing) -> FigureState:
    """What an approved figure becomes when its owner stands behind it: official at once where its round is locked."""
    after = FIGURE.advance(state, "confirm")
    return FIGURE.advance(after, "make_official") if around.locked else after
