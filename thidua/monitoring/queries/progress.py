"""Where the targets of a campaign stand: at its issuer, and at each unit that is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from thidua.campaigns.logic.terms import Measured
from thidua.campaigns.models import Target
from thidua.core.logic.values import frozen
from thidua.monitoring.logic.lights import Light
from thidua.monitoring.logic.period import Period, PeriodKind, periods_of
from thidua.monitoring.logic.reported import NOTHING_REPORTED, Reported
from thidua.monitoring.logic.series import Series, series_of, shape_of
from thidua.monitoring.logic.standing import Standing, needs_base, standing_of, whole_of
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.queries.campaign_year import CampaignYear, asked_indicators, counted, only
from thidua.monitoring.queries.sums import Figures, figures_at
from thidua.monitoring.queries.totals import Reading


@dataclass(frozen=True, slots=True)
class Lens:
    """How figures are looked at: on a day, from which state up, by the units of then or of now."""

    on: date
    at_least: FigureState = FigureState.REPORTED
    reading: Reading = Reading.THEN


@frozen
class Coverage:
    """How many of the units asked have said something for the newest period with figures."""

    said: int
    asked: int


@frozen
class TargetProgress:
    """One target at one node.

    ``states`` counts the figures of the newest period by state, below the lens as well; ``behind`` are the periods that
    are due and have no figure yet; ``reported`` is everything said in the year.
    """

    target: Target
    standing: Standing
    states: Mapping[FigureState, int]
    coverage: Coverage
    behind: tuple[Period, ...]
    reported: Reported = NOTHING_REPORTED

    @property
    def light(self) -> Light:
        """Its class."""
        return self.standing.light


@cache
def periods_with_figures(year: int) -> tuple[Period, ...]:
    """All periods of a year that units may report for."""
    return tuple(period for kind in PeriodKind for period in periods_of(year, kind))


def progress_of_whole(of: CampaignYear, lens: Lens) -> list[TargetProgress]:
    """Each target of the campaign as a whole, in order. Two queries (as then)."""
    of = counted(of)
    nodes = {target.pk: of.node_of(target) for target in of.targets}
    figures = _figures(of, set(nodes.values()), lens, years_back=1)
    rows = {}
    for target in of.targets:
        node = nodes[target.pk]
        last_year = _series(of, target, node, figures, lens, of.year - 1)
        rows[target.pk] = _one(of, target, node, figures, lens, last_year, pattern=last_year)
    return _with_wholes(of, rows)


def progress_at(of: CampaignYear, nodes: Sequence[int], lens: Lens) -> Mapping[int, list[TargetProgress]]:
    """Each target at each of the units, by id of the unit, with everything that is told of it. Two queries (as then),
    one more where the issuer is among them.

    A unit is expected to follow the season of the whole: one unit's last year is too little to be a pattern.
    """
    of = counted(of) if of.node in nodes else of
    patterns = _patterns(of, lens)
    figures = _figures(of, nodes, lens, years_back=1)
    return {node: _at_unit(of, node, figures, lens, patterns, brief=False) for node in nodes}


def lights_at(of: CampaignYear, nodes: Sequence[int], lens: Lens) -> Mapping[int, list[TargetProgress]]:
    """The same without pace, forecast and last year, for pages of many units. At most four queries (as then)."""
    of = counted(of) if of.node in nodes else of
    patterns = _patterns(of, lens)
    figures = _figures(of, nodes, lens)
    changing = only(of, tuple(target for target in of.targets if needs_base(of.promises[target.pk])))
    if changing.targets:
        last = periods_with_figures(of.year - 1)
        bases = figures_at(nodes, asked_indicators(changing), last, reading=lens.reading, on=lens.on)
        figures = {**figures, **bases}
    return {node: _at_unit(of, node, figures, lens, patterns, brief=True) for node in nodes}


def _figures(of: CampaignYear, nodes: Collection[int], lens: Lens, *, years_back: int = 0) -> Figures:
    """What the nodes reported in the year of the campaign and so many years before it."""
    periods = [period for back in range(years_back + 1) for period in periods_with_figures(of.year - back)]
    return figures_at(nodes, asked_indicators(of), periods, reading=lens.reading, on=lens.on)


def _patterns(of: CampaignYear, lens: Lens) -> Mapping[int, Series]:
    """Last year's figures of each target as a whole. One query (as then)."""
    nodes = {target.pk: of.node_of(target) for target in of.targets}
    last = periods_with_figures(of.year - 1)
    figures = figures_at(set(nodes.values()), asked_indicators(of), last, reading=lens.reading, on=lens.on)
    return {target.pk: _series(of, target, nodes[target.pk], figures, lens, of.year - 1) for target in of.targets}


def _at_unit(
    of: CampaignYear, unit: int, figures: Figures, lens: Lens, patterns: Mapping[int, Series], *, brief: bool
) -> list[TargetProgress]:
    rows = []
    for target in of.targets:
        if of.is_asked_of(target, unit):
            last_year = _series(of, target, unit, figures, lens, of.year - 1)
            pattern = patterns[target.pk]
            rows.append(_one(of, target, unit, figures, lens, last_year, pattern=pattern, brief=brief))
    return rows


def _with_wholes(of: CampaignYear, rows: dict[int, TargetProgress]) -> list[TargetProgress]:
    """Targets in order; one that is judged by its parts stands as the worst of them."""
    for target in of.targets:
        parts = [rows[part.pk] for part in of.parts_of(target)]
        if parts:
            own = rows[target.pk]
            standing = whole_of({part.target.name: part.standing for part in parts}, own.standing.series)
            rows[target.pk] = TargetProgress(target, standing, {}, own.coverage, ())
    return [rows[target.pk] for target in of.targets]


def _one(
    of: CampaignYear,
    target: Target,
    node: int,
    figures: Figures,
    lens: Lens,
    last_year: Series,
    *,
    pattern: Series,
    brief: bool = False,
) -> TargetProgress:
    reported = year_of(figures, node, target.indicator_id, of.year)
    this_year = _series(of, target, node, figures, lens, of.year)
    standing = standing_of(of.question(target, node), this_year, last_year, of.way, pattern=pattern, brief=brief)
    newest = this_year.last.period if this_year.last else None
    asked = of.units_asked(target) if node == of.node_of(target) else 1
    return TargetProgress(
        target=target,
        standing=standing,
        states=reported.states_at(newest) if newest else {},
        coverage=Coverage(reported.said_at(newest) if newest else 0, asked),
        behind=_behind(of.due, this_year) if of.is_asked(target) else (),
        reported=reported,
    )


def year_of(figures: Figures, node: int, indicator: int | None, year: int) -> Reported:
    """What was reported of one indicator at a node in one year."""
    return NOTHING_REPORTED if indicator is None else figures.get((node, indicator, year), NOTHING_REPORTED)


def _series(of: CampaignYear, target: Target, node: int, figures: Figures, lens: Lens, year: int) -> Series:
    promise, adding = of.promises[target.pk], of.addings[target.pk]
    if promise is None:
        return Series(shape_of(adding, Measured.LEVEL))
    reported = year_of(figures, node, target.indicator_id, year)
    return series_of(adding, promise.measured, reported.from_state_up(lens.at_least))


def _behind(due: Iterable[Period], series: Series) -> tuple[Period, ...]:
    """The periods that are due after the newest figure."""
    newest = series.last.period.last_month if series.last else 0
    return tuple(period for period in due if period.last_month > newest)
