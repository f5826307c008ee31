"""The history of figures: one line for everything that happens to one, as it stands afterwards. A step of actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from thidua.core.audit import Actor
from thidua.monitoring.models import ImportBatch, Observation, Revision

AT_ONCE = 500
"""Figures in one statement: databases limit the number of values."""
_FIGURES = Observation._meta.db_table  # noqa: SLF001 - Django's documented Model API
_LINES = Revision._meta.db_table  # noqa: SLF001 - Django's documented Model API
_COPIED = "value, numerator, denominator, missing, note, state"
_NOTE_DOWN = f"""
    INSERT INTO {_LINES} (observation_id, {_COPIED}, cause, reason, batch_id, "by", at)
    SELECT id, {_COPIED}, CAST(%s AS varchar(10)), {{reason}}, CAST(%s AS bigint), CAST(%s AS varchar(200)), {{at}}
    FROM {_FIGURES} WHERE id IN ({{marks}}) ORDER BY id
"""  # noqa: S608 - names of tables and columns, no value


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to figures: its cause, by whom and when; ``reason`` None takes each figure's own return reason."""

    cause: Revision.Cause
    by: Actor
    at: datetime
    reason: str | None = ""
    batch: ImportBatch | None = None

    @property
    def who(self) -> str:
        """The name as the history shows it."""
        return self.by.audit_label[:200]


def note_down(ids: Sequence[int], happening: Happening) -> None:
    """Write one line for each of the figures as they are now. One statement for every 500."""
    reason = "return_reason" if happening.reason is None else "CAST(%s AS text)"
    moment = "CAST(%s AS timestamptz)" if connection.vendor == "postgresql" else "%s"
    reasons = [] if happening.reason is None else [happening.reason]
    batch = happening.batch.pk if happening.batch else None
    at = connection.ops.adapt_datetimefield_value(happening.at)
    with connection.cursor() as cursor:
        for start in range(0, len(ids), AT_ONCE):
            part = ids[start : start + AT_ONCE]
            statement = _NOTE_DOWN.format(reason=reason, at=moment, marks=", ".join(["%s"] * len(part)))
            cursor.execute(statement, [happening.cause.value, *reasons, batch, happening.who, at, *part])
