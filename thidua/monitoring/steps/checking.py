"""The rules applied to the figures of one report. A step of actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.campaigns.models import Indicator
from thidua.core.errors import Invalid
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.validation import ACROSS, Breach, Severity, breaches
from thidua.monitoring.models import Observation, Report
from thidua.monitoring.queries.asked import Asking, asking_of, indicator_of
from thidua.monitoring.queries.beside import beside_of, earlier_figures, figure_of, rules_on


def examine(
    report: Report, indicators: Sequence[Indicator], figures: Mapping[int, Figure], asking: Asking
) -> dict[str, tuple[Breach, ...]]:
    """What the rules find in the figures, by code. A warning whose figure gives a reason is silent."""
    rules = rules_on(indicators, report.round.closes_on)
    earlier = earlier_figures(report.organisation_id, report.round.span, [row.pk for row in indicators])
    across = any(isinstance(rule.check, ACROSS) for of_one in rules.values() for rule in of_one)
    others = _others(report, figures, asking) if across else {}
    found: dict[str, tuple[Breach, ...]] = {}
    for indicator in indicators:
        figure = figures[indicator.pk]
        if figure.value is None:
            continue
        beside = beside_of(indicator, earlier, others)
        told = tuple(b for b in breaches(figure.value, rules[indicator.pk], beside) if not _answered(b, figure))
        if told:
            found[indicator.code] = told
    return found


def _answered(breach: Breach, figure: Figure) -> bool:
    return breach.severity is Severity.WARNING and bool(figure.note)


def _others(report: Report, figures: Mapping[int, Figure], asking: Asking) -> dict[str, Decimal]:
    """The values of the whole report by code: those being written, and those stored before."""
    whole = asking_of(report) if asking.partial else asking
    asked = whole.indicators_of(report.organisation_id)
    codes = {pk: indicator_of(target).code for pk, target in asked.items()}
    stored = Observation.objects.filter(
        organisation=report.organisation_id, period=report.round.period, indicator__in=codes, value__isnull=False
    )
    known = dict(stored.values_list("indicator_id", "value"))
    known.update({pk: figure.value for pk, figure in figures.items()})
    return {codes[pk]: value for pk, value in known.items() if value is not None}


@dataclass(slots=True)
class Readiness:
    """What keeps a report from being submitted, by code of the indicator."""

    blocking: dict[str, str] = field(default_factory=dict)

    def require(self) -> None:
        """Go on only where nothing blocks; otherwise raise :class:`Invalid`."""
        if self.blocking:
            raise Invalid(self.blocking)


def readiness_of(report: Report, rows: Sequence[Observation], asking: Asking) -> Readiness:
    """Whether the report may go to the head: every cell answered, no error, every warning and return answered."""
    ready = Readiness()
    by_indicator = {row.indicator_id: row for row in rows if not row.is_empty}
    for pk, target in asking.indicators_of(report.organisation_id).items():
        row = by_indicator.get(pk)
        if row is None:
            ready.blocking[indicator_of(target).code] = _("Chưa có số liệu: hãy nhập số, hoặc chọn lý do không có.")
        elif row.returned:
            ready.blocking[indicator_of(target).code] = _("Số liệu bị trả lại: hãy sửa, hoặc giải trình ở ghi chú.")
    figures = {pk: figure_of(row) for pk, row in by_indicator.items()}
    found = examine(report, [row.indicator for row in by_indicator.values()], figures, asking)
    for code, of_code in found.items():
        ready.blocking.setdefault(code, " ".join(_told(breach) for breach in of_code))
    return ready


def _told(breach: Breach) -> str:
    if breach.severity is Severity.ERROR:
        return breach.sentence_vi
    return _("%(sentence)s Hãy sửa, hoặc nêu lý do ở ghi chú.") % {"sentence": breach.sentence_vi}
