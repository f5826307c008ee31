"""Writing the figures of one report: cleaned, compared with what stands there, checked, stored, rolled up.

A step of the actions that type, import, correct or take back figures; nothing is stored where anything is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.campaigns.logic.terms import OverUnits
from thidua.campaigns.models import Indicator
from thidua.core.errors import Invalid
from thidua.core.logic.numerals import format_number
from thidua.core.logic.text import nfc
from thidua.monitoring.logic.entry import Figure, NotAFigure, clean
from thidua.monitoring.logic.states import FigureState, Missing, RoundState
from thidua.monitoring.logic.validation import Breach, Severity
from thidua.monitoring.models import Observation, Report
from thidua.monitoring.models.labels import MISSING
from thidua.monitoring.queries.asked import Asking
from thidua.monitoring.queries.beside import figure_of
from thidua.monitoring.steps.checking import examine
from thidua.monitoring.steps.picking import locked_cells
from thidua.monitoring.steps.revising import Happening
from thidua.monitoring.steps.staleness import refuse_stale
from thidua.monitoring.steps.storing import held, put, store


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """What is entered for one indicator: a value (or its parts), or why there is none, or nothing to take it back.

    ``version`` is that of the figure the writer saw, 0 where there was none; None writes without asking.
    """

    indicator: Indicator
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    missing: Missing | None = None
    note: str = ""
    version: int | None = None

    @property
    def typed(self) -> Figure:
        """The same as a value."""
        note = nfc(self.note).strip()
        return Figure(self.value, self.numerator, self.denominator, self.missing, note)


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: all named figures as they now stand, the remarks on them, and what changed for the ledger."""

    observations: Mapping[str, Observation]
    warnings: Mapping[str, tuple[Breach, ...]]
    changes: Mapping[str, object]
    changed: tuple[int, ...]


def write_figures(
    report: Report, facts: Sequence[FigureFacts], asking: Asking, happening: Happening, *, after_lock: bool = False
) -> Written:
    """Store the figures of a locked report that differ from what is there.

    Raises :class:`Invalid` by code of the indicator, and a ``Conflict`` where somebody changed a figure since it was
    seen. A breach that other figures can heal is told and stored; it blocks when the report is submitted.
    """
    figures = _cleaned(report, facts, asking)
    present = {row.indicator_id: row for row in locked_cells(report, [item.indicator for item in facts])}
    refuse_stale(facts, figures, present)
    if not after_lock and report.round.state != RoundState.REOPENED:
        _refuse_official(facts, figures, present)
    warnings = _remarks(report, facts, figures, asking)
    changed = [item for item in facts if _differs(figures[item.indicator.pk], present.get(item.indicator.pk))]
    stored = _store(report, changed, figures, present, happening)
    both = {**{row.indicator_id: row for row in present.values()}, **{row.indicator_id: row for row in stored}}
    return Written(
        observations={item.indicator.code: both[item.indicator.pk] for item in facts if item.indicator.pk in both},
        warnings=warnings,
        changes={
            item.indicator.code: [shown(present.get(item.indicator.pk)), shown(both[item.indicator.pk])]
            for item in changed
        },
        changed=tuple(row.pk for row in stored),
    )


def _cleaned(report: Report, facts: Sequence[FigureFacts], asking: Asking) -> dict[int, Figure]:
    asked = asking.indicators_of(report.organisation_id)
    figures: dict[int, Figure] = {}
    flaws: dict[str, str] = {}
    for item in facts:
        target = asked.get(item.indicator.pk)
        if target is None or item.indicator.pk in figures:
            flaws[item.indicator.code] = _("Chỉ tiêu này không giao cho đơn vị báo cáo, hoặc được nhập hai lần.")
            continue
        share = asking.share_of(target, report.organisation_id)
        try:
            figures[item.indicator.pk] = _clean(item, share.weight if share else None)
        except NotAFigure as flaw:
            flaws[item.indicator.code] = flaw.sentence_vi
    if flaws:
        raise Invalid(flaws)
    return figures


def _clean(item: FigureFacts, weight: Decimal | None) -> Figure:
    """The weight behind a mean is that of the allocation where the unit names none."""
    typed, rule = item.typed, OverUnits(item.indicator.over_units)
    if rule is OverUnits.WEIGHTED and typed.value is not None and typed.denominator is None:
        typed = Figure(typed.value, None, weight, typed.missing, typed.note)
    return clean(typed, rule, item.indicator.unit)


def _refuse_official(
    facts: Sequence[FigureFacts], figures: Mapping[int, Figure], present: Mapping[int, Observation]
) -> None:
    sentence = _("Số liệu kỳ này đã chính thức; hãy dùng “Đính chính” và nêu lý do.")
    fixed = {
        item.indicator.code: sentence
        for item in facts
        if (row := present.get(item.indicator.pk)) is not None
        and row.state == FigureState.OFFICIAL
        and _differs(figures[item.indicator.pk], row)
    }
    if fixed:
        raise Invalid(fixed)


def _remarks(
    report: Report, facts: Sequence[FigureFacts], figures: Mapping[int, Figure], asking: Asking
) -> dict[str, tuple[Breach, ...]]:
    """The breaches that do not stop the figures from being kept; :class:`Invalid` for those that do."""
    found = examine(report, [item.indicator for item in facts], figures, asking)
    blocking = {
        code: " ".join(breach.sentence_vi for breach in breaches)
        for code, of_code in found.items()
        if (breaches := [b for b in of_code if b.severity is Severity.ERROR and not b.across])
    }
    if blocking:
        raise Invalid(blocking)
    return found


def _differs(figure: Figure, row: Observation | None) -> bool:
    return not figure.is_empty or bool(figure.note) if row is None else figure != figure_of(row)


def _store(
    report: Report,
    changed: Sequence[FigureFacts],
    figures: Mapping[int, Figure],
    present: Mapping[int, Observation],
    happening: Happening,
) -> list[Observation]:
    rows = [
        put(_row(report, item.indicator, present.get(item.indicator.pk)), figures[item.indicator.pk], happening)
        for item in changed
    ]
    store(rows, {pk: held(row) for pk, row in present.items()}, happening)
    return rows


def _row(report: Report, indicator: Indicator, before: Observation | None) -> Observation:
    """A row that says nothing yet: only reported, not returned, one version on."""
    return Observation(
        pk=before.pk if before else None,
        organisation=report.organisation,
        indicator=indicator,
        period=report.round.period,
        state=FigureState.REPORTED,
        approved_value=before.approved_value if before else None,
        official_value=before.official_value if before else None,
        version=before.version + 1 if before else 1,
    )


def shown(row: Observation | None) -> str | None:
    """A figure as the ledger writes it: the number, or why there is none."""
    if row is None or row.is_empty:
        return None
    if row.value is None:
        return str(MISSING[Missing(row.missing)])
    return format_number(row.value)
