"""Figures to be given back: which may be, with the reasons typed so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.campaigns.logic.terms import OverUnits
from thidua.core.badges import Badge
from thidua.core.templatetags.shown import number_text
from thidua.desk.pages import Page
from thidua.desk.reporting.badges import figure_badge
from thidua.monitoring.imports.report_workbook import told_figure
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.logic.workbook import INPUTS
from thidua.monitoring.models import Observation, Report
from thidua.monitoring.queries.asked import asking_of
from thidua.monitoring.queries.beside import figure_of
from thidua.monitoring.queries.report_figures import figures_of

CHOSEN, REASON = "chon-", "ly-do-"


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One figure that may be given back; ``approved`` is what the head approved last, where it differs."""

    code: str
    name: str
    unit: str
    told: str
    badge: Badge
    note: str = ""
    approved: str = ""
    chosen: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPage(Page):
    """Choose figures and say why each comes back."""

    report: Report
    name: str
    rows: tuple[ReturnRow, ...]
    errors: tuple[str, ...] = ()


def typed_reasons(data: Mapping[str, str]) -> dict[str, str]:
    """The reasons of the chosen figures by code of the indicator; empty ones too, for the action to refuse."""
    codes = [name.removeprefix(CHOSEN) for name in data if name.startswith(CHOSEN)]
    return {code: data.get(f"{REASON}{code}", "") for code in codes}


def return_rows(report: Report, data: Mapping[str, str]) -> Iterator[ReturnRow]:
    """The report's figures that are not official, in the order of the campaign, with what was typed."""
    asked = asking_of(report).indicators_of(report.organisation_id)
    rows = {row.indicator_id: row for row in figures_of(report) if row.state != FigureState.OFFICIAL}
    for pk in asked:
        if (row := rows.get(pk)) is not None and not row.is_empty:
            yield _row(row, data)


def _row(row: Observation, data: Mapping[str, str]) -> ReturnRow:
    code = row.indicator.code
    return ReturnRow(
        code=code,
        name=row.indicator.name,
        unit=row.indicator.unit,
        told=told_value(row),
        badge=figure_badge(row.state, returned=row.returned),
        note=row.note,
        approved=changed_since_approval(row),
        chosen=f"{CHOSEN}{code}" in data,
        reason=data.get(f"{REASON}{code}", ""),
    )


def told_value(row: Observation) -> str:
    """The value with its parts where it has some: ``4,5 (9/200)``; the reason where there is none."""
    figure = figure_of(row)
    if row.value is None:
        return told_figure(figure, ("value",))
    if INPUTS[OverUnits(row.indicator.over_units)] == ("value",):
        return number_text(row.value)
    if row.numerator is not None:
        return f"{number_text(row.value)} ({number_text(row.numerator)}/{number_text(row.denominator)})"
    return f"{number_text(row.value)} ({number_text(row.denominator)})"


def changed_since_approval(row: Observation) -> str:
    """What the head approved last, where the figure is another one now; empty otherwise."""
    if row.approved_value is None or row.approved_value == row.value:
        return ""
    return number_text(row.approved_value)
