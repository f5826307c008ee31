"""The rules applied to a report's Excel file before it is taken in, as they are to what is typed into the grid.

A file comes whole: what the grid lets wait until the other figures are typed is told here at once. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from thidua.campaigns.models import Indicator
from thidua.core.imports import Outcome, PlannedRow
from thidua.core.logic.saying import spoken
from thidua.core.logic.sheet import CellError, address
from thidua.monitoring.imports.report_workbook import Present, Remark, ReportPlan, report_columns
from thidua.monitoring.logic.entry import Figure, clean
from thidua.monitoring.logic.validation import Breach, Severity
from thidua.monitoring.models import Report
from thidua.monitoring.queries.asked import asking_of
from thidua.monitoring.steps.checking import examine

BRINGS = (Outcome.NEW, Outcome.CHANGED)


def held_to_rules(
    plan: ReportPlan, presents: Mapping[str, Present], indicators: Mapping[str, Indicator], report: Report
) -> ReportPlan:
    """The same plan with the breaches of what it would bring in: errors in their cells, warnings as remarks.

    A row with an error is wrong; a warning whose row explains the figure is silent. At most seven queries.
    """
    figures = {
        code: clean(figure, presents[code].over_units, presents[code].unit)
        for row in plan.plan.rows
        if row.outcome in BRINGS
        for code, figure in [said_in(row)]
    }
    if not figures:
        return plan
    by_id = {indicators[code].pk: figure for code, figure in figures.items()}
    found = examine(report, [indicators[code] for code in figures], by_id, asking_of(report))
    rows = tuple(_judged(row, plan, presents, found) for row in plan.plan.rows)
    remarks = (_remark(row, presents, found) for row in rows if row.outcome in BRINGS)
    return replace(plan, plan=replace(plan.plan, rows=rows), remarks=tuple(remark for remark in remarks if remark))


def said_in(row: PlannedRow) -> tuple[str, Figure]:
    """Code of the indicator and figure of a row."""
    return str(row.values["code"]), cast(Figure, row.values["figure"])


def _judged(
    row: PlannedRow, plan: ReportPlan, presents: Mapping[str, Present], found: Mapping[str, Iterable[Breach]]
) -> PlannedRow:
    code, _figure = said_in(row)
    words = _sentences(found.get(code, ()), Severity.ERROR)
    if row.outcome not in BRINGS or not words:
        return row
    return replace(row, outcome=Outcome.ERROR, errors=(_cell_error(row, plan, presents[code], words),))


def _cell_error(row: PlannedRow, plan: ReportPlan, present: Present, words: str) -> CellError:
    """In the first number that the unit enters: the result of a share has no cell of its own."""
    key = present.inputs[0]
    place = plan.plan.heading.positions.get(key)
    label = next((column.label for column in report_columns(plan) if column.key == key), "")
    return CellError(str(row.number) if place is None else address(row.number, place), label, words)


def _remark(row: PlannedRow, presents: Mapping[str, Present], found: Mapping[str, Iterable[Breach]]) -> Remark | None:
    code, figure = said_in(row)
    words = _sentences(found.get(code, ()), Severity.WARNING)
    return Remark(code, presents[code], figure, words) if words else None


def _sentences(breaches: Iterable[Breach], severity: Severity) -> str:
    return " ".join(spoken(breach.sentence_vi) for breach in breaches if breach.severity is severity)
