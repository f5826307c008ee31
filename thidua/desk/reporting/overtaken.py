"""Figures of a file that somebody else changed meanwhile, as the dry run names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from thidua.monitoring.imports.report_workbook import ReportPlan, told_figure


@dataclass(frozen=True, slots=True)
class OvertakenRow:
    """One figure: what the file says, what somebody else has saved, who and when."""

    name: str
    file: str
    now: str
    changed_by: str
    changed_at: datetime | None


def overtaken_rows(plan: ReportPlan) -> Iterator[OvertakenRow]:
    """The figures that make the file stale."""
    for found in plan.overtaken:
        present = found.present
        yield OvertakenRow(
            present.name,
            told_figure(found.file, present.inputs),
            told_figure(present.now.figure, present.inputs),
            present.changed_by,
            present.changed_at,
        )
