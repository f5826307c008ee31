"""Storing the figures of one unit: the rows, their history and the sums, in as few statements as can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Observation
from thidua.monitoring.queries.beside import figure_of
from thidua.monitoring.steps.revising import Happening, note_down
from thidua.monitoring.steps.rolling import Held, Shift, add_up

STORED = (
    "value", "numerator", "denominator", "missing", "note", "state", "returned", "return_reason", "version",
    "changed_by", "changed_at",
)  # fmt: skip
"""Columns that writing a figure sets; what was approved or official before stays."""


def put(row: Observation, figure: Figure, happening: Happening) -> Observation:
    """The figure put on a row that is not stored yet, or overwrites what is."""
    row.value, row.numerator, row.denominator = figure.value, figure.numerator, figure.denominator
    row.missing, row.note = figure.missing or "", figure.note
    row.changed_by, row.changed_at = happening.who, happening.at
    return row


def store(rows: Sequence[Observation], before: Mapping[int, Held], happening: Happening) -> None:
    """Insert the rows or overwrite those of the same unit, period and indicator.

    ``before`` holds what stood there, by id of the indicator.
    """
    if not rows:
        return
    Observation.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["organisation", "period", "indicator"], update_fields=STORED
    )
    note_down([row.pk for row in rows], happening)
    add_up([_shift(row, before.get(row.indicator_id)) for row in rows], at=happening.at)


def held(row: Observation) -> Held:
    """What the stored row adds to the sums."""
    return Held(FigureState(row.state), figure_of(row))


def _shift(row: Observation, before: Held | None) -> Shift:
    return Shift(row.organisation, row.indicator, row.period, before, held(row))
