"""Saving the grid row by row as far as it goes: one wrong cell does not keep the others from being kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from thidua.campaigns.logic.terms import OverUnits
from thidua.campaigns.models import Indicator
from thidua.core.audit import Actor
from thidua.core.errors import Invalid
from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import spoken
from thidua.core.templatetags.parts import state
from thidua.desk.reporting.badges import figure_badge
from thidua.desk.reporting.typed import Sent, WrongCell, facts_of
from thidua.monitoring.actions.figures import FigureFacts, Saved, save_figures
from thidua.monitoring.imports.report_workbook import told_figure
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.workbook import INPUTS
from thidua.monitoring.models import Observation, Report
from thidua.monitoring.queries.asked import asking_of, indicator_of
from thidua.monitoring.queries.beside import figure_of
from thidua.monitoring.steps.staleness import Present, StaleFigures

Answer = dict[str, Any]


@dataclass(slots=True)
class Keeping:
    """The rows still to be kept, and the answers found so far, by code of the indicator."""

    pending: dict[str, FigureFacts]
    answers: dict[str, Answer]

    def settle(self, found: Mapping[str, Answer]) -> None:
        """Answer some rows; they are not tried again."""
        self.answers.update(found)
        for code in found:
            self.pending.pop(code, None)


def keep_rows(report: Report, sent: Sent, *, by: Actor, on: date) -> dict[str, Answer]:
    """The answer to each row: saved, wrong, or overtaken by somebody else.

    Raises what concerns the whole report, such as a late one without its reason.
    """
    indicators = _indicators(report)
    keeping = Keeping({}, {})
    for row in sent.rows:
        indicator = indicators.get(row.code)
        if indicator is None:
            keeping.answers[row.code] = _wrong("note", _("Kỳ này không hỏi chỉ tiêu này. Hãy tải lại trang."))
            continue
        try:
            keeping.pending[row.code] = facts_of(row, indicator)
        except WrongCell as flaw:
            keeping.answers[row.code] = _wrong(flaw.field, flaw.sentence)
    while keeping.pending:
        _try_once(report, keeping, indicators, sent.late_reason, by, on)
    return keeping.answers


def _indicators(report: Report) -> dict[str, Indicator]:
    targets = asking_of(report).indicators_of(report.organisation_id).values()
    return {indicator_of(target).code: indicator_of(target) for target in targets}


def _try_once(
    report: Report, keeping: Keeping, indicators: Mapping[str, Indicator], late_reason: str, by: Actor, on: date
) -> None:
    """Keep all pending rows, or answer those that stand in the way. Each try leaves fewer rows."""
    try:
        saved = save_figures(report, list(keeping.pending.values()), late_reason=late_reason, by=by, on=on)
    except Invalid as refusal:
        if not refusal.fields or not refusal.fields.keys() <= keeping.pending.keys():
            raise
        keeping.settle({code: _wrong(_place(indicators[code]), words) for code, words in refusal.fields.items()})
    except StaleFigures as stale:
        keeping.settle({code: _overtaken(cell, indicators[code]) for code, cell in stale.cells.items()})
    else:
        keeping.settle({code: _kept(code, saved, indicators[code]) for code in keeping.pending})


def _place(indicator: Indicator) -> str:
    return INPUTS[OverUnits(indicator.over_units)][-1]


def _wrong(field: str, sentence: str) -> Answer:
    return {"kind": "error", "field": field, "error": sentence}


def _overtaken(cell: Present, indicator: Indicator) -> Answer:
    words = _("%(who)s vừa lưu %(value)s cho chỉ tiêu này.") % {
        "who": cell.changed_by or _("Người khác"),
        "value": told_figure(cell.figure, INPUTS[OverUnits(indicator.over_units)]),
    }
    return {
        "kind": "conflict",
        "conflict": words,
        "version": cell.version,
        "fields": texts_of(cell.figure, indicator),
        "result": result_of(cell.figure),
        "state": str(state(figure_badge("reported"))),
    }


def _kept(code: str, saved: Saved, indicator: Indicator) -> Answer:
    row = saved.observations.get(code)
    figure = figure_of(row) if row else Figure()
    told = " ".join(spoken(breach.sentence_vi) for breach in saved.warnings.get(code, ()))
    return {
        "kind": "saved",
        "version": row.version if row else 0,
        "fields": texts_of(figure, indicator),
        "result": result_of(figure),
        "state": str(state(_badge(row))) if row and not row.is_empty else "",
        "warning": _("%(told)s Hãy xem lại, hoặc nêu lý do ở ô Giải trình.") % {"told": told} if told else "",
    }


def _badge(row: Observation) -> Any:
    return figure_badge(row.state, returned=row.returned)


def texts_of(figure: Figure, indicator: Indicator) -> dict[str, str]:
    """The texts that stand in the cells of a figure, by field."""
    inputs = INPUTS[OverUnits(indicator.over_units)]
    numbers = {name: getattr(figure, name) for name in inputs}
    texts = {name: "" if number is None else format_number(number) for name, number in numbers.items()}
    return {**texts, "missing": figure.missing or "", "note": figure.note}


def result_of(figure: Figure) -> str:
    """The value, as it is shown where it is worked out of its parts."""
    return "" if figure.value is None else format_number(figure.value)
