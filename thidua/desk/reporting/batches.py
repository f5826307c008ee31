"""Files taken into a report, as its page lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.core.audit import Actor
from thidua.core.logic.decision import Decision
from thidua.monitoring.models import ImportBatch, Report
from thidua.monitoring.policy.reports import can_undo_batch
from thidua.monitoring.queries.reports import batches_of


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One file that was taken in, and whether it can be taken back."""

    batch: ImportBatch
    may_undo: Decision


def batch_rows(user: Actor, report: Report, on: date) -> Iterator[BatchRow]:
    """The files of the report, the latest first. Only the latest can be taken back: others may rest on it."""
    for place, batch in enumerate(batches_of(report)):
        batch.report = report
        may = can_undo_batch(user, batch, on) if place == 0 else Decision(allowed=False)
        yield BatchRow(batch, may)
