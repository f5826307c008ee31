"""Where the targets of a campaign stand: at its issuer, and at each unit that is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from thidua.campaigns.logic.terms import Measured
from thidua.campaigns.models import Target
from thidua.monitoring.logic.lights import Light
from thidua.monitoring.logic.period import Period, PeriodKind, periods_of
from thidua.monitoring.logic.rolling import Contribution
from thidua.monitoring.logic.series import Series, series_of, shape_of
from thidua.monitoring.logic.standing import Standing, needs_base, standing_of, whole_of
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.queries.campaign_year import CampaignYear, adding_of, asked_indicators, only
from thidua.monitoring.queries.sums import NO_PERIODS, ByState, Figures, from_state_up, sums
from thidua.monitoring.queries.totals import Reading


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


@cache
def periods_with_figures(year: int) -> tuple[Period, ...]:
    """All periods of a year that units may report for."""
    return tuple(period for kind in PeriodKind for period in periods_of(year, kind))


def progress_of_whole(of: CampaignYear, lens: Lens) -> list[TargetProgress]:
    """Each target of the campaign as a whole, in order. One query (as then)."""
    nodes = {target.pk: of.node_of(target) for target in of.targets}
    periods = periods_with_figures(of.year) + periods_with_figures(of.year - 1)
    figures = sums(set(nodes.values()), asked_indicators(of), periods, reading=lens.reading, on=lens.on)
    patterns = {target.pk: _series(of, target, nodes[target.pk], figures, lens, of.year - 1) for target in of.targets}
    rows = {target.pk: _one(of, target, nodes[target.pk], figures, lens, patterns[target.pk]) for target in of.targets}
    return _with_wholes(of, rows)


def progress_at(of: CampaignYear, nodes: Sequence[int], lens: Lens) -> Mapping[int, list[TargetProgress]]:
    """Each target at each of the units, by id of the unit, with everything that is told of it. Two queries (as then).

    A unit is expected to follow the season of the whole: one unit's last year is too little to be a pattern.
    """
    patterns = _patterns(of, lens)
    periods = periods_with_figures(of.year) + periods_with_figures(of.year - 1)
    figures = sums(nodes, asked_indicators(of), periods, reading=lens.reading, on=lens.on)
    return {node: _at_unit(of, node, figures, lens, patterns, brief=False) for node in nodes}


def lights_at(of: CampaignYear, nodes: Sequence[int], lens: Lens) -> Mapping[int, list[TargetProgress]]:
    """The same without pace, forecast and last year, for pages of many units. At most three queries (as then)."""
    patterns = _patterns(of, lens)
    this_year = periods_with_figures(of.year)
    figures = sums(nodes, asked_indicators(of), this_year, reading=lens.reading, on=lens.on, timed=False)
    changing = only(of, tuple(target for target in of.targets if needs_base(of.promises[target.pk])))
    if changing.targets:
        last = periods_with_figures(of.year - 1)
        bases = sums(nodes, asked_indicators(changing), last, reading=lens.reading, on=lens.on, timed=False)
        figures = {**figures, **bases}
    return {node: _at_unit(of, node, figures, lens, patterns, brief=True) for node in nodes}


def _patterns(of: CampaignYear, lens: Lens) -> Mapping[int, Series]:
    """Last year's figures of each target as a whole. One query (as then)."""
    nodes = {target.pk: of.node_of(target) for target in of.targets}
    last = periods_with_figures(of.year - 1)
    figures = sums(set(nodes.values()), asked_indicators(of), last, reading=lens.reading, on=lens.on, timed=False)
    return {target.pk: _series(of, target, nodes[target.pk], figures, lens, of.year - 1) for target in of.targets}


def _at_unit(
    of: CampaignYear, unit: int, figures: Figures, lens: Lens, patterns: Mapping[int, Series], *, brief: bool
) -> list[TargetProgress]:
    asked = [target for target in of.targets if of.is_asked_of(target, unit)]
    return [_one(of, target, unit, figures, lens, patterns[target.pk], brief=brief) for target in asked]


def _with_wholes(of: CampaignYear, rows: dict[int, TargetProgress]) -> list[TargetProgress]:
    """Targets in order; one that is judged by its parts stands as the worst of them."""
    for target in of.targets:
        parts = [rows[part.pk] for part in of.parts_of(target)]
        if parts:
            own = rows[target.pk]
            standing = whole_of({part.target.name: part.standing for part in parts}, own.standing.series)
            times = [part.changed_at for part in parts if part.changed_at is not None]
            rows[target.pk] = TargetProgress(target, standing, {}, own.coverage, max(times, default=None), (), {})
    return [rows[target.pk] for target in of.targets]


def _one(
    of: CampaignYear, target: Target, node: int, figures: Figures, lens: Lens, pattern: Series, *, brief: bool = False
) -> TargetProgress:
    year = year_of(figures, node, target.indicator_id, of.year)
    this_year, last_year = (_series(of, target, node, figures, lens, of.year - back) for back in (0, 1))
    standing = standing_of(of.question(target, node), this_year, last_year, of.way, pattern=pattern, brief=brief)
    newest = year.get(standing.point.period, {}) if standing.point else {}
    asked = of.units_asked(target) if node == of.node_of(target) else 1
    times = [part.changed_at for by_state in year.values() for part in by_state.values() if part.changed_at]
    return TargetProgress(
        target=target,
        standing=standing,
        states={state: part.amount.figures for state, part in newest.items() if part.amount.figures},
        coverage=Coverage(sum(part.amount.figures + part.amount.missing for part in newest.values()), asked),
        changed_at=max(times, default=None),
        behind=_behind(of.due, this_year) if of.is_asked(target) else (),
        by_period=year,
    )


def year_of(figures: Figures, node: int, indicator: int | None, year: int) -> Mapping[Period, ByState]:
    """The periods of one year that have anything, for one indicator at a node."""
    return NO_PERIODS if indicator is None else figures.get((node, indicator, year), NO_PERIODS)


def _series(of: CampaignYear, target: Target, node: int, figures: Figures, lens: Lens, year: int) -> Series:
    promise, adding = of.promises[target.pk], adding_of(target.indicator)
    if promise is None:
        return Series(shape_of(adding, Measured.LEVEL))
    by_period = year_of(figures, node, target.indicator_id, year)
    return series_of(adding, promise.measured, seen(by_period, lens.at_least))


def seen(by_period: Mapping[Period, ByState], at_least: FigureState) -> dict[Period, Contribution]:
    """What a lens leaves of each period; periods of which nothing is left are gaps."""
    amounts = ((period, from_state_up(by_state, at_least).amount) for period, by_state in by_period.items())
    return {period: amount for period, amount in amounts if amount.figures}


def _behind(due: Iterable[Period], series: Series) -> tuple[Period, ...]:
    """The periods that are due after the newest figure."""
    newest = series.last.period.last_month if series.last else 0
    return tuple(period for period in due if period.last_month > newest)
