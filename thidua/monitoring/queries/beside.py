"""What stands beside the figures of a report: the rules in force, earlier periods, the other figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.campaigns.logic.terms import Entry
from thidua.campaigns.models import Indicator
from thidua.directory.queries import in_force
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.period import Period, PeriodKind, periods_of
from thidua.monitoring.logic.states import Missing
from thidua.monitoring.logic.validation import Beside, Rule, Severity, check_of, rules_for
from thidua.monitoring.models import Observation, ValidationRule


def figure_of(row: Observation) -> Figure:
    """The stored row as a value."""
    missing = Missing(row.missing) if row.missing else None
    return Figure(row.value, row.numerator, row.denominator, missing, row.note)


@dataclass(frozen=True, slots=True)
class Earlier:
    """Figures of one unit in earlier periods: by id of the indicator and period."""

    span: Period
    figures: Mapping[tuple[int, Period], Figure]

    def just_before(self, indicator: Indicator) -> Figure | None:
        """The figure of the period before; a year-to-date one begins anew with the year."""
        before = self.span.before
        if indicator.entry == Entry.YTD and before.year != self.span.year:
            return None
        return self.figures.get((indicator.pk, before))

    def same_year(self, indicator: Indicator) -> Figure | None:
        """The last figure of the same year that closed earlier, whatever the kind of its period."""
        found = [(period.order, figure) for (pk, period), figure in self.figures.items() if pk == indicator.pk
                 and period.year == self.span.year and figure.value is not None]  # fmt: skip
        return max(found, key=lambda pair: pair[0])[1] if found else None


def earlier_figures(unit: int, span: Period, indicators: Collection[int]) -> Earlier:
    """The figures of the unit before the period. One query."""
    periods = {str(period): period for period in _before(span)}
    rows = Observation.objects.filter(organisation=unit, period__in=periods, indicator__in=indicators)
    return Earlier(span, {(row.indicator_id, periods[row.period]): figure_of(row) for row in rows})


def _before(span: Period) -> list[Period]:
    of_year = [period for kind in PeriodKind for period in periods_of(span.year, kind)]
    return [span.before, *(period for period in of_year if period.last_month < span.last_month)]


def rules_on(indicators: Collection[Indicator], on: date) -> dict[int, tuple[Rule, ...]]:
    """The rules in force on the day, by id of the indicator, with those that go without saying. One query."""
    written: dict[int, list[Rule]] = defaultdict(list)
    for row in ValidationRule.objects.filter(in_force(on), indicator__in=[row.pk for row in indicators]):
        rule = Rule(row.code, check_of(row.kind, row.settings), Severity(row.severity), row.sentence)
        written[row.indicator_id].append(rule)
    return {row.pk: rules_for(Entry(row.entry), written[row.pk]) for row in indicators}


def beside_of(indicator: Indicator, earlier: Earlier, others: Mapping[str, Decimal]) -> Beside:
    """What the checks of one figure look at. ``others`` may hold the figure itself: no rule compares it with itself."""
    before = earlier.just_before(indicator)
    same_year = earlier.same_year(indicator) if indicator.entry == Entry.YTD else None
    return Beside(before.value if before else None, same_year.value if same_year else None, others)
