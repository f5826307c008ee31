"""What one report's grid shows: every figure asked, with all that stands beside it. A constant number of queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, prefetch_related_objects

from thidua.campaigns.logic.target import Promise
from thidua.campaigns.models import Allocation, Indicator, Target
from thidua.campaigns.queries import promise_of
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.validation import Range, Rule
from thidua.monitoring.models import Evidence, Observation, Report
from thidua.monitoring.queries.asked import asking_of, indicator_of
from thidua.monitoring.queries.beside import figure_of, rules_on
from thidua.monitoring.queries.figures import figures_in


@dataclass(frozen=True, slots=True)
class GridRow:
    """One figure asked. ``promise`` is what the target asks of all, ``share`` what this unit was given of it."""

    target: Target
    indicator: Indicator
    share: Allocation | None
    promise: Promise | None
    observation: Observation | None
    last_period: Figure | None
    last_year: Figure | None
    rules: tuple[Rule, ...]
    evidence: int

    @property
    def figure(self) -> Figure:
        """What the figure says now; nothing where there is none."""
        return figure_of(self.observation) if self.observation else Figure()

    @property
    def allowed(self) -> Range | None:
        """The range that the rules in force allow, if one of them names it."""
        return next((rule.check for rule in self.rules if isinstance(rule.check, Range)), None)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows in the order of the campaign."""

    rows: tuple[GridRow, ...]


def grid_of(report: Report, on: date) -> Grid:
    """The grid of a report. Rules are those of the day its data closed; targets stand as on ``on``."""
    asking = asking_of(report)
    targets = list(asking.indicators_of(report.organisation_id).values())
    prefetch_related_objects(targets, "adjustments", "indicator__owner")
    indicators = [indicator_of(target) for target in targets]
    span = report.round.span
    figures = _figures(report, [str(period) for period in (span, span.before, span.year_before)], indicators)
    counts = _evidence(figures[pk] for pk in figures if pk[1] == report.round.period)
    rules = rules_on(indicators, report.round.closes_on)

    def row(target: Target) -> GridRow:
        indicator = indicator_of(target)
        now = figures.get((indicator.pk, report.round.period))
        before, year_before = (figures.get((indicator.pk, str(p))) for p in (span.before, span.year_before))
        return GridRow(
            target=target,
            indicator=indicator,
            share=asking.share_of(target, report.organisation_id),
            promise=promise_of(target, on),
            observation=now,
            last_period=figure_of(before) if before else None,
            last_year=figure_of(year_before) if year_before else None,
            rules=rules[indicator.pk],
            evidence=counts.get(now.pk, 0) if now else 0,
        )

    return Grid(tuple(row(target) for target in targets))


def _figures(
    report: Report, periods: Collection[str], indicators: Collection[Indicator]
) -> dict[tuple[int, str], Observation]:
    rows = figures_in(periods).filter(organisation=report.organisation_id, indicator__in=indicators)
    return {(row.indicator_id, row.period): row for row in rows}


def _evidence(rows: Iterable[Observation]) -> Mapping[int, int]:
    """How many files back each of the figures."""
    found = Evidence.objects.filter(observation__in=[row.pk for row in rows], removed_at=None).order_by()
    return dict(found.values_list("observation").annotate(Count("pk")))
