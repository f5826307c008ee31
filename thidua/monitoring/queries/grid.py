"""The grid of one report: every cell with what stands beside it. A constant number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.campaigns.models import Indicator, Target
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.validation import Range
from thidua.monitoring.models import Evidence, Observation, Report
from thidua.monitoring.queries.asked import Asking, asking_of, indicator_of
from thidua.monitoring.queries.beside import figure_of, rules_on


@dataclass(frozen=True, slots=True)
class GridRow:
    """One cell. ``target`` is the first that asks for the indicator, ``also`` are those that ask for the same.

    ``observation`` is None while nothing was ever typed; one that was taken back is there and empty. ``asked_value``
    is what was given to the unit, or the target itself where it is asked for the whole. ``ranges`` are the bounds of
    the rules in force.
    """

    target: Target
    indicator: Indicator
    also: tuple[Target, ...]
    observation: Observation | None
    last_period: Figure | None
    last_year: Figure | None
    asked_value: Decimal | None
    weight: Decimal | None
    ranges: tuple[Range, ...]
    evidence: int

    @property
    def is_empty(self) -> bool:
        """Whether the cell says nothing."""
        return self.observation is None or self.observation.is_empty

    @property
    def version(self) -> int:
        """The version a writer of this cell has seen."""
        return self.observation.version if self.observation else 0

    @property
    def returned_reason(self) -> str:
        """Why it came back; empty where it did not."""
        return self.observation.return_reason if self.observation and self.observation.returned else ""

    @property
    def differs_since_approval(self) -> bool:
        """Whether the head approved another value before."""
        row = self.observation
        return row is not None and row.approved_value is not None and row.approved_value != row.value


@dataclass(frozen=True, slots=True)
class Grid:
    """All cells of a report in the order of the campaign, and its version for files that are taken away."""

    report: Report
    rows: tuple[GridRow, ...]

    @property
    def empty(self) -> int:
        """How many cells say nothing yet."""
        return sum(row.is_empty for row in self.rows)


def grid_of(report: Report, on: date) -> Grid:
    """The grid of a report as on a day; rules are those in force when its period closed. Seven queries."""
    asking = asking_of(report)
    first = asking.indicators_of(report.organisation_id)
    indicators = [indicator_of(target) for target in first.values()]
    beside = _beside(report, indicators)
    also = _also(asking.targets_of(report.organisation_id), first)
    rows = (_row(report, first[row.pk], asking, beside, also.get(row.pk, ())) for row in indicators)
    return Grid(report, tuple(rows))


@dataclass(frozen=True, slots=True)
class _Beside:
    figures: Mapping[tuple[int, str], Observation]
    ranges: Mapping[int, tuple[Range, ...]]
    evidence: Mapping[int, int]


def _beside(report: Report, indicators: Sequence[Indicator]) -> _Beside:
    span = report.round.span
    periods = [str(period) for period in (span, span.before, span.year_before)]
    found = Observation.objects.filter(
        organisation=report.organisation_id, period__in=periods, indicator__in=indicators
    ).select_related("organisation", "indicator")
    figures = {(row.indicator_id, row.period): row for row in found}
    rules = rules_on(indicators, report.round.closes_on)
    ranges = {pk: tuple(rule.check for rule in some if isinstance(rule.check, Range)) for pk, some in rules.items()}
    files = Evidence.objects.filter(observation__in=[row.pk for row in figures.values()], removed_at=None)
    return _Beside(figures, ranges, Counter(files.values_list("observation_id", flat=True)))


def _row(report: Report, target: Target, asking: Asking, beside: _Beside, also: tuple[Target, ...]) -> GridRow:
    span, indicator = report.round.span, indicator_of(target)
    share = asking.share_of(target, report.organisation_id)
    observation = beside.figures.get((indicator.pk, str(span)))
    return GridRow(
        target=target,
        indicator=indicator,
        also=also,
        observation=observation,
        last_period=_figure(beside.figures.get((indicator.pk, str(span.before)))),
        last_year=_figure(beside.figures.get((indicator.pk, str(span.year_before)))),
        asked_value=share.value if share else target.value,
        weight=share.weight if share else None,
        ranges=beside.ranges[indicator.pk],
        evidence=beside.evidence.get(observation.pk, 0) if observation else 0,
    )


def _figure(row: Observation | None) -> Figure | None:
    return figure_of(row) if row is not None and not row.is_empty else None


def _also(targets: Sequence[Target], first: Mapping[int, Target]) -> dict[int, tuple[Target, ...]]:
    found: dict[int, list[Target]] = defaultdict(list)
    for target in targets:
        pk = indicator_of(target).pk
        if first[pk] != target:
            found[pk].append(target)
    return {pk: tuple(others) for pk, others in found.items()}
