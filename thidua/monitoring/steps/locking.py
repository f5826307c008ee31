"""What locking a round does to its figures. A step of the action that locks."""

from __future__ import annotations

from datetime import date

from thidua.core import clock
from thidua.core.audit import Actor
from thidua.monitoring.logic.states import FIGURE, FigureState
from thidua.monitoring.models import Report, Revision, Round
from thidua.monitoring.queries.asked import askings
from thidua.monitoring.steps.picking import locked_figures
from thidua.monitoring.steps.revising import Happening
from thidua.monitoring.steps.rolling import hold_tree
from thidua.monitoring.steps.standing import set_states

READY = (FigureState.APPROVED, FigureState.CONFIRMED)
"""Figures that somebody answers for; what a unit only reported does not become official."""


def make_official(round: Round, by: Actor, on: date) -> int:  # noqa: A002 - the noun of the room
    """Let the approved and confirmed figures that the round asks for become official; tells how many.

    ``on`` is the day of the locking, for the caller's line in the ledger; the figures keep the moment.
    """
    hold_tree()
    units = list(Report.objects.filter(round=round).values_list("organisation_id", flat=True))
    asking = askings([round.campaign_id], units=units, closes=round.closes_on)[round.campaign_id]
    asked = {unit: asking.indicators_of(unit) for unit in units}
    rows = [
        row
        for row in locked_figures(units, round.period, {pk for found in asked.values() for pk in found}, READY)
        if row.indicator_id in asked[row.organisation_id]
    ]
    states = {row.pk: FIGURE.advance(FigureState(row.state), "make_official") for row in rows}
    set_states(rows, states, Happening(Revision.Cause.OFFICIAL, by, clock.now()))
    return len(rows)
