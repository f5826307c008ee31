"""The figures of a period in which nothing changed. A step of actions."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.campaigns.logic.terms import Entry, OverUnits
from thidua.campaigns.models import Indicator
from thidua.core.errors import Invalid
from thidua.monitoring.logic.entry import unchanged
from thidua.monitoring.logic.period import PeriodKind
from thidua.monitoring.models import Observation, Report
from thidua.monitoring.queries.asked import Asking, indicator_of
from thidua.monitoring.queries.beside import Earlier, earlier_figures
from thidua.monitoring.steps.writing import FigureFacts


def unchanged_facts(report: Report, asking: Asking, rows: Sequence[Observation]) -> list[FigureFacts]:
    """What the empty cells of the report hold when nothing changed; :class:`Invalid` by code where that is unknown."""
    filled = {row.indicator_id for row in rows if not row.is_empty}
    asked = asking.indicators_of(report.organisation_id)
    empty = [indicator_of(target) for pk, target in asked.items() if pk not in filled]
    earlier = earlier_figures(report.organisation_id, report.round.span, [row.pk for row in empty])
    found = {row.code: _same_again(row, earlier) for row in empty}
    unknown = [code for code, facts in found.items() if facts is None]
    if unknown:
        sentence = _("Chưa có số kỳ trước để giữ nguyên; hãy nhập số liệu.")
        raise Invalid(dict.fromkeys(unknown, sentence))
    return [facts for facts in found.values() if facts is not None]


def _same_again(indicator: Indicator, earlier: Earlier) -> FigureFacts | None:
    entry = Entry(indicator.entry)
    before = earlier.same_year(indicator) if entry is Entry.YTD else earlier.just_before(indicator)
    begins = before is None and earlier.span.kind in {PeriodKind.MONTH, PeriodKind.QUARTER} and earlier.span.number == 1
    figure = unchanged(before, entry, OverUnits(indicator.over_units), begins=begins)
    if figure is None:
        return None
    return FigureFacts(indicator, figure.value, figure.numerator, figure.denominator, figure.missing, figure.note)
