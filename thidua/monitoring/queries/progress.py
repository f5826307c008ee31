"""Where the targets of a campaign stand: at its issuer, and at each unit that is asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from thidua.campaigns.logic.terms import Measured
from thidua.campaigns.models import Target
from thidua.core.logic.values import frozen
from thidua.monitoring.logic.lights import Light
from thidua.monitoring.logic.period import Period, PeriodKind, periods_of
from thidua.monitoring.logic.reported import NOTHING_REPORTED, Reported, by_period
from thidua.monitoring.logic.series import Series, newest_of, series_of, shape_of
from thidua.monitoring.logic.standing import Question, Standing, needs_base, standing_of, whole_of
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
    """How many of the units asked have said something for the newest period with figures, in the state that is looked
    at or a stronger one."""

    said: int
    asked: int


@frozen
class TargetProgress:
    """One target at one node, looked at from the state ``at_least`` up.

    ``asked`` units report on it; ``behind`` are the periods that are due and have no figure yet; ``reported`` is
    everything said in the year, below the state as well.
    """

    target: Target
    standing: Standing
    asked: int
    behind: tuple[Period, ...]
    reported: Reported = NOTHING_REPORTED
    at_least: FigureState = FigureState.REPORTED

    @property
    def light(self) -> Light:
        """Its class."""
        return self.standing.light

    @property
    def states(self) -> Mapping[FigureState, int]:
        """The figures of the newest period by state, those below ``at_least`` as well."""
        point = self.standing.point
        return self.reported.states_at(point.period) if point else {}

    @property
    def coverage(self) -> Coverage:
        """How many of the units asked are in the number."""
        point = self.standing.point
        return Coverage(self.reported.said_at(point.period, self.at_least) if point else 0, self.asked)


AskSeries = Callable[[Question, Reported, Lens], Series]


@cache
def periods_with_figures(year: int) -> tuple[Period, ...]:
    """All periods of a year that units may report for."""
    return tuple(period for kind in PeriodKind for period in periods_of(year, kind))


def progress_of_whole(of: CampaignYear, lens: Lens) -> list[TargetProgress]:
    """Each target of the campaign as a whole, in order. Two queries (as then)."""
    of = counted(of)
    nodes = {target.pk: of.node_of(target) for target in of.targets}
    figures = _figures(of, set(nodes.values()), lens, years_back=1)
    rows = {target.pk: _one(of, target, nodes[target.pk], figures, lens, ask=_series) for target in of.targets}
    return _with_wholes(of, rows)


def progress_at(of: CampaignYear, nodes: Sequence[int], lens: Lens) -> Mapping[int, list[TargetProgress]]:
    """Each target at each of the units, by id of the unit, with everything that is told of it. Two queries (as then),
    one more where the issuer is among them.

    A unit is expected to follow the season of the whole: one unit's last year is too little to be a pattern.
    """
    of = counted(of) if of.node in nodes else of
    patterns = _patterns(of, lens)
    figures = _figures(of, nodes, lens, years_back=1)
    return {node: _at_unit(of, node, figures, lens, patterns, ask=_series, brief=False) for node in nodes}


def lights_at(
    of: CampaignYear, nodes: Sequence[int], lens: Lens, *, curves: bool = False
) -> Mapping[int, list[TargetProgress]]:
    """The same without pace, forecast and last year, for pages of many units; with ``curves`` the whole year is told
    and not its newest figure alone. At most four queries (as then)."""
    of = counted(of) if of.node in nodes else of
    patterns = _patterns(of, lens)
    figures = _figures(of, nodes, lens)
    changing = only(of, tuple(target for target in of.targets if needs_base(of.promises[target.pk])))
    if changing.targets:
        last = periods_with_figures(of.year - 1)
        bases = figures_at(nodes, asked_indicators(changing), last, reading=lens.reading, on=lens.on)
        figures = {**figures, **bases}
    ask = _series if curves else _newest
    return {node: _at_unit(of, node, figures, lens, patterns, ask=ask, brief=True) for node in nodes}


def _figures(of: CampaignYear, nodes: Collection[int], lens: Lens, *, years_back: int = 0) -> Figures:
    """What the nodes reported in the year of the campaign and so many years before it."""
    periods = [period for back in range(years_back + 1) for period in periods_with_figures(of.year - back)]
    return figures_at(nodes, asked_indicators(of), periods, reading=lens.reading, on=lens.on)


def _patterns(of: CampaignYear, lens: Lens) -> Mapping[int, Series]:
    """Last year's figures of each target as a whole. One query (as then)."""
    nodes = {target.pk: of.node_of(target) for target in of.targets}
    last = periods_with_figures(of.year - 1)
    figures = figures_at(set(nodes.values()), asked_indicators(of), last, reading=lens.reading, on=lens.on)
    return {
        target.pk: _series(
            of.question(target, nodes[target.pk]),
            year_of(figures, nodes[target.pk], target.indicator_id, of.year - 1),
            lens,
        )
        for target in of.targets
    }


def _at_unit(
    of: CampaignYear,
    unit: int,
    figures: Figures,
    lens: Lens,
    patterns: Mapping[int, Series],
    *,
    ask: AskSeries,
    brief: bool,
) -> list[TargetProgress]:
    return [
        _one(of, target, unit, figures, lens, pattern=patterns[target.pk], ask=ask, brief=brief)
        for target in of.targets
        if of.is_asked_of(target, unit)
    ]


def _with_wholes(of: CampaignYear, rows: dict[int, TargetProgress]) -> list[TargetProgress]:
    """Targets in order; one that is judged by its parts stands as the worst of them."""
    for target in of.targets:
        parts = [rows[part.pk] for part in of.parts_of(target)]
        if parts:
            own = rows[target.pk]
            standing = whole_of({part.target.name: part.standing for part in parts}, own.standing.series)
            rows[target.pk] = TargetProgress(target, standing, own.asked, ())
    return [rows[target.pk] for target in of.targets]


def _one(
    of: CampaignYear,
    target: Target,
    node: int,
    figures: Figures,
    lens: Lens,
    *,
    pattern: Series | None = None,
    ask: AskSeries,
    brief: bool = False,
) -> TargetProgress:
    reported = year_of(figures, node, target.indicator_id, of.year)
    question = of.question(target, node)
    this_year = ask(question, reported, lens)
    last_year = ask(question, year_of(figures, node, target.indicator_id, of.year - 1), lens)
    return TargetProgress(
        target=target,
        standing=standing_of(question, this_year, last_year, of.way, pattern=pattern, brief=brief),
        asked=of.units_asked(target) if node == of.node_of(target) else 1,
        behind=_behind(of.due, this_year) if of.is_asked(target) else (),
        reported=reported,
        at_least=lens.at_least,
    )


def year_of(figures: Figures, node: int, indicator: int | None, year: int) -> Reported:
    """What was reported of one indicator at a node in one year."""
    return NOTHING_REPORTED if indicator is None else figures.get((node, indicator, year), NOTHING_REPORTED)


def _series(question: Question, reported: Reported, lens: Lens) -> Series:
    """The year as far as it is worth the state that is looked at."""
    if question.promise is None:
        return Series(shape_of(question.adding, Measured.LEVEL))
    return series_of(question.adding, question.measured, by_period(reported.from_state_up(lens.at_least)))


def _newest(question: Question, reported: Reported, lens: Lens) -> Series:
    """Its newest point alone."""
    if question.promise is None:
        return Series(shape_of(question.adding, Measured.LEVEL))
    return newest_of(question.adding, question.measured, reported.from_state_up(lens.at_least))


def _behind(due: Iterable[Period], series: Series) -> tuple[Period, ...]:
    """The periods that are due after the newest figure."""
    newest = series.last.period.last_month if series.last else 0
    return tuple(period for period in due if period.last_month > newest)
