"""A report as an Excel file and back: what the system knows now, laid beside what a file says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import cast

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from thidua.campaigns.logic.terms import OverUnits
from thidua.core import clock
from thidua.core.imports import Mode, Outcome, PlannedRow
from thidua.core.logic.cells import Cell
from thidua.core.logic.sheet import address
from thidua.core.templatetags.shown import day
from thidua.desk.reporting.grid_rows import allowed_words, target_words, told_figure_of
from thidua.monitoring.actions.figures import FigureFacts
from thidua.monitoring.exports.report_workbook import INPUT_KEYS, SheetHead, SheetRow, Typed, report_workbook
from thidua.monitoring.imports.report_rules import held_to_rules, said_in
from thidua.monitoring.imports.report_workbook import Present, ReportPlan, plan_report
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.logic.workbook import Issued, Stamp
from thidua.monitoring.models import Observation, Report
from thidua.monitoring.queries.beside import figure_of
from thidua.monitoring.queries.grid import Grid, GridRow, grid_of


def _issued(row: Observation | None) -> Issued:
    return Issued(row.version, figure_of(row)) if row else Issued(0, Figure())


def workbook_of(report: Report, on: date) -> bytes:
    """The file to fill in, as the report stands now."""
    grid = grid_of(report, on)
    figures = {row.indicator.code: _issued(row.observation) for row in grid.rows}
    stamp = Stamp(report.subject, localtime(clock.now()).isoformat(timespec="seconds"), figures)
    return report_workbook(_head(report), _rows(grid), stamp, settings.WORKBOOK_KEY)


def _head(report: Report) -> SheetHead:
    """The title block; Vietnamese for everybody, as the file is."""
    with override("vi"):
        return SheetHead(
            f"BÁO CÁO SỐ LIỆU {report.round.span.name_vi.upper()}",
            (
                str(report.organisation),
                f"{report.round.campaign.title} ({report.round.campaign.code})",
                f"Hạn gửi: {day(report.round.due_on)}. Chỉ nhập vào ô nền vàng; xem trang “Hướng dẫn”.",
            ),
        )


def _rows(grid: Grid) -> list[SheetRow]:
    return [
        SheetRow(
            row.indicator.code,
            row.target.name,
            row.indicator.unit,
            OverUnits(row.indicator.over_units),
            told_figure_of(row),
            _value(row.last_year),
            _value(row.last_period),
            target_words(row),
            allowed_words(row),
            locked=row.observation is not None and row.observation.state == FigureState.OFFICIAL,
        )
        for row in grid.rows
    ]


def _value(figure: Figure | None) -> Decimal | None:
    return figure.value if figure else None


def planned(report: Report, data: bytes, on: date) -> ReportPlan:
    """The dry run of a file against what stands now and the rules in force."""
    rows = {row.indicator.code: row for row in grid_of(report, on).rows}
    presents = {code: _present(row) for code, row in rows.items()}
    plan = plan_report(data, presents, report=report.subject, key=settings.WORKBOOK_KEY)
    return held_to_rules(plan, presents, {code: row.indicator for code, row in rows.items()}, report)


def _present(row: GridRow) -> Present:
    told = row.observation
    return Present(
        row.target.name,
        row.indicator.unit,
        OverUnits(row.indicator.over_units),
        _issued(told),
        told.changed_by if told else "",
        told.changed_at if told else None,
    )


def facts_in(report: Report, plan: ReportPlan, reasons: Mapping[str, str], mode: Mode, on: date) -> list[FigureFacts]:
    """What the file brings, as the action takes it; :class:`Invalid` where some rows are wrong and all are wanted.

    ``reasons`` explain odd figures, by code; what the file itself explains stays.
    """
    indicators = {row.indicator.code: row.indicator for row in grid_of(report, on).rows}
    found = []
    for row in plan.plan.wanted(mode):
        code, figure = said_in(row)
        found.append(
            FigureFacts(
                indicators[code],
                figure.value,
                figure.numerator,
                figure.denominator,
                figure.missing,
                figure.note or reasons.get(code, ""),
                cast(int, row.values["version"]),
            )
        )
    return found


def returned_file(report: Report, plan: ReportPlan, on: date) -> bytes:
    """The file as it came, under its own stamp, wrong cells coloured and commented: put right, it can be sent again.

    What wants a reason is marked where the reason goes.
    """
    asked = {remark.code: remark.sentence for remark in plan.remarks}
    typed = {code: _typed(row, plan, asked.get(code, "")) for row in plan.plan.rows for code, _said in [said_in(row)]}
    return report_workbook(_head(report), _rows(grid_of(report, on)), plan.stamp, settings.WORKBOOK_KEY, typed)


def _typed(row: PlannedRow, plan: ReportPlan, asked: str) -> Typed:
    line, positions = plan.plan.grid[row.number - 1], plan.plan.heading.positions
    cells: Mapping[str, Cell] = {
        key: line[positions[key]] for key in INPUT_KEYS if key in positions and positions[key] < len(line)
    }
    if row.outcome is not Outcome.ERROR:
        return Typed(cells, {"note": _reason_wanted(asked)} if asked else {})
    names = {address(row.number, place): key for key, place in positions.items()}
    return Typed(cells, {names.get(error.cell, "note"): error.message for error in row.errors})


def _reason_wanted(sentence: str) -> str:
    return _("%(sentence)s Hãy sửa số, hoặc ghi lý do ở đây.") % {"sentence": sentence}
