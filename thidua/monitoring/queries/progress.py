"""Where the targets of a campaign stand: at its issuer, and at each unit that is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from thidua.campaigns.models import Target
from thidua.monitoring.logic.lights import Light
from thidua.monitoring.logic.period import Period, PeriodKind, periods_of
from thidua.monitoring.logic.rolling import NOTHING, Contribution
from thidua.monitoring.logic.series import Series, series_of, shape_of
from thidua.monitoring.logic.standing import Standing, standing_of, whole_of
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.queries.campaign_year import CampaignYear, adding_of, asked_indicators
from thidua.monitoring.queries.sums import ByState, Key, Reading, from_state_up, sums


@dataclass(frozen=True, slots=True)
class Lens:
    """How figures are looked at: on a day, from which state up, by the units of then or of now."""

    on: date
    at_least: FigureState = FigureState.REPORTED
    reading: Reading = Reading.THEN


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the units asked have said something for the newest period with figures."""

    said: int
    asked: int


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """One target at one node.

    ``states`` counts the figures of the newest period by state, below the lens as well; ``changed_at`` is when any
    figure behind it last changed; ``behind`` are the periods that are due and have no figure yet.
    """

    target: Target
    standing: Standing
    states: Mapping[FigureState, int]
    coverage: Coverage
    changed_at: datetime | None
    behind: tuple[Period, ...]
    by_period: Mapping[Period, ByState]

    @property
    def light(self) -> Light:
        """Its class."""
        return self.standing.light


Figures = Mapping[Key, ByState]


def periods_with_figures(year: int) -> tuple[Period, ...]:
    """All periods of a year that units may report for."""
    return tuple(period for kind in PeriodKind for period in periods_of(year, kind))


def figures_of(of: CampaignYear, nodes: Collection[int], lens: Lens) -> Figures:
    """Everything reported under the nodes for the campaign's indicators, this year and last. One query (as then)."""
    periods = periods_with_figures(of.year) + periods_with_figures(of.year - 1)
    return sums(nodes, asked_indicators(of), periods, reading=lens.reading, on=lens.on)


def progress_at(of: CampaignYear, node: int, figures: Figures, lens: Lens) -> list[TargetProgress]:
    """Each target of the campaign at a node, in order; a target judged by its parts stands as the worst of them."""
    rows = {target.pk: _one(of, target, node, figures, lens) for target in of.targets}
    for target in of.targets:
        parts = of.parts_of(target)
        if parts:
            standing = whole_of({part.name: rows[part.pk].standing for part in parts}, rows[target.pk].standing.series)
            rows[target.pk] = _as_whole(rows[target.pk], standing, [rows[part.pk] for part in parts])
    return [rows[target.pk] for target in of.targets]


def _as_whole(row: TargetProgress, standing: Standing, parts: Iterable[TargetProgress]) -> TargetProgress:
    times = [part.changed_at for part in parts if part.changed_at is not None]
    return TargetProgress(row.target, standing, {}, row.coverage, max(times, default=None), (), {})


def _one(of: CampaignYear, target: Target, node: int, figures: Figures, lens: Lens) -> TargetProgress:
    by_year = [year_of(figures, node, target.indicator_id, year) for year in (of.year, of.year - 1)]
    question = of.question(target, node)
    this_year, last_year = (_series(of, target, by_period, lens) for by_period in by_year)
    standing = standing_of(question, this_year, last_year, of.way)
    newest = by_year[0].get(standing.point.period, {}) if standing.point else {}
    asked = len(of.units_of(target)) if node == of.node else 1
    times = [part.changed_at for sums_ in by_year[0].values() for part in sums_.values() if part.changed_at]
    return TargetProgress(
        target=target,
        standing=standing,
        states={state: part.amount.figures for state, part in newest.items() if part.amount.figures},
        coverage=Coverage(sum(part.amount.figures + part.amount.missing for part in newest.values()), asked),
        changed_at=max(times, default=None),
        behind=_behind(of.due, this_year) if of.units_of(target) else (),
        by_period=by_year[0],
    )


def year_of(figures: Figures, node: int, indicator: int | None, year: int) -> dict[Period, ByState]:
    """The periods of one year that have anything, for one indicator at a node."""
    if indicator is None:
        return {}
    found = ((period, figures.get((node, indicator, str(period)))) for period in periods_with_figures(year))
    return {period: by_state for period, by_state in found if by_state}


def _series(of: CampaignYear, target: Target, by_period: Mapping[Period, ByState], lens: Lens) -> Series:
    promise = of.promises[target.pk]
    if promise is None:
        return Series(shape_of(adding_of(target), of.question(target, of.node).measured))
    return series_of(adding_of(target), promise.measured, seen(by_period, lens.at_least))


def seen(by_period: Mapping[Period, ByState], at_least: FigureState) -> dict[Period, Contribution]:
    """What a lens leaves of each period; periods of which nothing is left are gaps."""
    amounts = {period: from_state_up(by_state, at_least).amount for period, by_state in by_period.items()}
    return {period: amount for period, amount in amounts.items() if amount != NOTHING and amount.figures}


def _behind(due: Iterable[Period], series: Series) -> tuple[Period, ...]:
    """The periods that are due after the newest figure."""
    newest = series.last.period.last_month if series.last else 0
    return tuple(period for period in due if period.last_month > newest)
