"""Storing the figures of one unit: the rows, their history and the sums, in as few statements as can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from thidua.core.exact import to_stored
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Observation
from thidua.monitoring.queries.beside import figure_of
from thidua.monitoring.steps.revising import Happening, note_down
from thidua.monitoring.steps.rolling import Held, Shift, add_up

_TABLE = Observation._meta.db_table  # noqa: SLF001 - Django's documented Model API
_KEY = ("organisation_id", "period", "indicator_id")
_SET = (
    "value", "numerator", "denominator", "missing", "note", "state", "returned", "return_reason", "version",
    "changed_by", "changed_at",
)  # fmt: skip
"""Columns that writing a figure sets; what was approved or official before stays."""
_PUT = f"""
    INSERT INTO {_TABLE} ({", ".join((*_KEY, *_SET))}) VALUES ({", ".join(["%s"] * len((*_KEY, *_SET)))})
    ON CONFLICT ({", ".join(_KEY)}) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in _SET)}
"""  # noqa: S608 - names of a table and its columns, no value


def put(row: Observation, figure: Figure, happening: Happening) -> Observation:
    """The figure put on a row that is not stored yet, or overwrites what is."""
    row.value, row.numerator, row.denominator = figure.value, figure.numerator, figure.denominator
    row.missing, row.note = figure.missing or "", figure.note
    row.changed_by, row.changed_at = happening.who, happening.at
    return row


def store(rows: Sequence[Observation], before: Mapping[int, Held], happening: Happening) -> None:
    """Insert the rows or overwrite those of the same unit, period and indicator; all are of one unit and period.

    ``before`` holds what stood there, by id of the indicator. The rows know their ids afterwards.
    """
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(_PUT, [_values(row) for row in rows])
    _learn_ids(rows)
    note_down([row.pk for row in rows], happening)
    add_up([_shift(row, before.get(row.indicator_id)) for row in rows], at=happening.at)


def _values(row: Observation) -> list[Any]:
    """The columns of :data:`_PUT`, in its order."""
    numbers = (None if part is None else to_stored(part) for part in (row.value, row.numerator, row.denominator))
    moment = connection.ops.adapt_datetimefield_value(row.changed_at)
    key = (row.organisation_id, row.period, row.indicator_id)
    words = (str(row.missing), row.note, str(row.state), row.returned, row.return_reason)
    return [*key, *numbers, *words, row.version, row.changed_by, moment]


def _learn_ids(rows: Sequence[Observation]) -> None:
    fresh = [row for row in rows if row.pk is None]
    stored = Observation.objects.filter(
        organisation=rows[0].organisation_id, period=rows[0].period, indicator__in=[row.indicator_id for row in fresh]
    )
    ids = dict(stored.values_list("indicator_id", "pk")) if fresh else {}
    for row in fresh:
        row.pk = ids[row.indicator_id]
        row._state.adding = False  # noqa: SLF001 - the only sign Django gives of a row that is stored


def held(row: Observation) -> Held:
    """What the stored row adds to the sums."""
    return Held(FigureState(row.state), figure_of(row))


def _shift(row: Observation, before: Held | None) -> Shift:
    return Shift(row.organisation, row.indicator, row.period, before, held(row))
