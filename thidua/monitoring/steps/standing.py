"""Letting figures rise or fall from one state to another, many at once. A step of actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import F

from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Observation, Revision
from thidua.monitoring.queries.beside import figure_of
from thidua.monitoring.steps.revising import AT_ONCE, Happening, note_down
from thidua.monitoring.steps.rolling import Held, Shift, add_up

Cause = Revision.Cause


def set_states(rows: Sequence[Observation], states: Mapping[int, FigureState], happening: Happening) -> None:
    """Put each figure into the state named for it, with its line of history and its sums.

    ``rows`` are locked and carry their unit and indicator. An approval remembers the value that was approved, a lock
    the value that became official; both take back what was returned.
    """
    by_state: dict[FigureState, list[int]] = defaultdict(list)
    for row in rows:
        by_state[states[row.pk]].append(row.pk)
    for state, ids in by_state.items():
        kept = _kept(state, happening.cause)
        for start in range(0, len(ids), AT_ONCE):
            Observation.objects.filter(pk__in=ids[start : start + AT_ONCE]).update(state=state, **kept)
    note_down([row.pk for row in rows], happening)
    add_up([_shift(row, states[row.pk]) for row in rows], at=happening.at)


def _kept(state: FigureState, cause: Cause) -> dict[str, object]:
    kept: dict[str, object] = {"returned": False, "return_reason": ""}
    if cause is Cause.APPROVED:
        kept["approved_value"] = F("value")
    if state is FigureState.OFFICIAL:
        kept["official_value"] = F("value")
    return kept


def _shift(row: Observation, state: FigureState) -> Shift:
    figure = figure_of(row)
    return Shift(row.organisation, row.indicator, row.period, Held(FigureState(row.state), figure), Held(state, figure))


def send_back(rows: Sequence[Observation], reasons: Mapping[int, str], happening: Happening) -> None:
    """Return each figure to its unit with the reason named for it. As many small updates as there are reasons."""
    by_reason: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_reason[reasons[row.pk]].append(row.pk)
    for reason, ids in by_reason.items():
        Observation.objects.filter(pk__in=ids).update(state=FigureState.REPORTED, returned=True, return_reason=reason)
    note_down([row.pk for row in rows], happening)
    add_up([_shift(row, FigureState.REPORTED) for row in rows], at=happening.at)
