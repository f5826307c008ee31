"""Everything that is told of one target at one node on a day: figure, verdict, expectation, pace, forecast, light."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from thidua.campaigns.logic.target import CannotJudge, Promise, Rule, rule_of
from thidua.campaigns.logic.terms import CHANGES, Comparator, Measured, Meets
from thidua.core.logic.saying import say
from thidua.core.logic.values import frozen
from thidua.monitoring.logic.forecast import TOO_FEW_VI, Forecast, forecast_of
from thidua.monitoring.logic.lights import WORDS_VI, Light, light_of, whole_light
from thidua.monitoring.logic.pace import Pace, pace_of
from thidua.monitoring.logic.period import PeriodKind
from thidua.monitoring.logic.progress import Basis, Progress, Share, progress_of, share_by_last_year
from thidua.monitoring.logic.rolling import Adding
from thidua.monitoring.logic.series import Point, Series, is_share

YEAR = 12
NO_FIGURE_VI = say("Chưa có số liệu; chờ đơn vị báo cáo hoặc ghi rõ lý do không có.")
NO_PARTS_VI = say("Chỉ tiêu gộp chưa có chỉ tiêu thành phần; hãy thêm các thành phần.")
CANCELLED_VI = say("Chỉ tiêu đã được bãi bỏ nên không đánh giá nữa.")
Way = Mapping[int, Decimal]
"""How much of the year has gone at the end of each month, 1 to 12, by working days."""


@frozen
class Question:
    """What is asked of a node: the promise in force there (None: cancelled) and how its figures make a year."""

    promise: Promise | None
    adding: Adding
    unit: str = ""

    @property
    def measured(self) -> Measured:
        """What the reported figure is."""
        return self.promise.measured if self.promise else Measured.LEVEL


@frozen
class Standing:
    """Where a target stands at a node. ``why`` says why it cannot be judged, and is empty where it can.

    ``before`` is the running figure of the same period last year; ``baseline_counted`` tells that the baseline was not
    given with the target but is last year's whole in the system.
    """

    light: Light
    series: Series
    rule: Rule | None = None
    progress: Progress | None = None
    pace: Pace | None = None
    forecast: Forecast | None = None
    before: Decimal | None = None
    why: str = ""
    no_forecast: str = ""
    baseline_counted: bool = False

    @property
    def point(self) -> Point | None:
        """The newest running figure."""
        return self.series.last

    @property
    def change(self) -> Decimal | None:
        """The difference from the same period last year."""
        return None if self.point is None or self.before is None else self.point.value - self.before


def given_to_unit(promise: Promise, value: Decimal) -> Promise:
    """The promise of a unit that was allocated ``value``; a span becomes its lower end, the base is the unit's own."""
    if promise.comparator is Comparator.BETWEEN:
        meets = promise.meets or Meets.AT_LEAST
        return replace(promise, comparator=Comparator.EQ, value=value, value_high=None, meets=meets, baseline=None)
    return replace(promise, value=value, value_high=None, baseline=None)


def standing_of(
    question: Question,
    series: Series,
    last_year: Series,
    way: Way,
    *,
    pattern: Series | None = None,
    brief: bool = False,
) -> Standing:
    """Where a target stands.

    ``way`` as :data:`Way`; ``pattern`` is the earlier year whose season is followed where it is whole (last year's own
    figures where none is given). ``brief`` leaves out pace, forecast and last year.
    """
    pattern = last_year if pattern is None else pattern
    before = None if brief else _at_same_time(series, last_year)
    promise, counted = _with_baseline(question.promise, last_year)
    if promise is None:
        return Standing(Light.UNKNOWN, series, before=before, why=CANCELLED_VI)
    try:
        rule = rule_of(promise)
    except CannotJudge as refusal:
        return Standing(Light.UNKNOWN, series, before=before, why=refusal.reason_vi)
    point = series.last
    if point is None:
        return Standing(Light.UNKNOWN, series, rule, why=NO_FIGURE_VI, no_forecast=TOO_FEW_VI)
    month = point.period.last_month
    share = _share(pattern, month, way)
    progress = progress_of(promise, rule, series.shape, point.value, share, closed=month == YEAR, unit=question.unit)
    if brief:
        return Standing(light_of(progress), series, rule, progress, baseline_counted=counted)
    forecast = _forecast(series, pattern, way, question.adding) if month < YEAR else None
    return Standing(
        light=light_of(progress),
        series=series,
        rule=rule,
        progress=progress,
        pace=pace_of(progress, rule, periods_left(point)),
        forecast=forecast,
        before=before,
        no_forecast=TOO_FEW_VI if forecast is None and month < YEAR else "",
        baseline_counted=counted,
    )


def needs_base(promise: Promise | None) -> bool:
    """Whether last year's whole is the base of the promise where it brings none of its own."""
    if promise is None or promise.measured is Measured.CHANGE:
        return False
    return promise.comparator in CHANGES or promise.comparator is Comparator.MAINTAIN


def _with_baseline(promise: Promise | None, last_year: Series) -> tuple[Promise | None, bool]:
    """A change is measured from last year's whole where the target brings no baseline of its own."""
    if promise is None or promise.baseline is not None or not needs_base(promise):
        return promise, False
    whole = last_year.last
    if whole is None or whole.period.last_month != YEAR or whole.lacking:
        return promise, False
    return replace(promise, baseline=whole.value), True


def _at_same_time(series: Series, last_year: Series) -> Decimal | None:
    point = series.last
    same = last_year.at(point.period.last_month) if point else None
    return None if same is None or same.lacking else same.value


def _share(pattern: Series, month: int, way: Way) -> Share:
    by_shape = share_by_last_year(pattern, month)
    return Share(way[month], Basis.WORKING_DAYS) if by_shape is None else Share(by_shape, Basis.LAST_YEAR)


def _forecast(series: Series, pattern: Series, way: Way, adding: Adding) -> Forecast | None:
    shaped = {month: share_by_last_year(pattern, month) for month in range(1, YEAR + 1)}
    known = {month: share for month, share in shaped.items() if share is not None}
    path = known if len(known) == YEAR and _rises(known) else way

    def gone(month: int) -> Decimal:
        return path[month] if month else Decimal(0)

    return forecast_of(series, gone, is_share=is_share(adding))


def _rises(shares: Mapping[int, Decimal]) -> bool:
    path = [shares[month] for month in range(1, YEAR + 1)]
    return path == sorted(path)


def periods_left(point: Point) -> int:
    """How many periods of its kind are still to come in the year."""
    left = YEAR - point.period.last_month
    return left // 3 if point.period.kind is PeriodKind.QUARTER else left


def whole_of(parts: Mapping[str, Standing], series: Series) -> Standing:
    """A target that is kept when all its parts are: it stands as the part that stands worst."""
    light = whole_light(part.light for part in parts.values())
    worst = next((name for name, part in parts.items() if part.light is light), "")
    why = (
        say("Đánh giá theo thành phần “%(worst)s”: %(lower)s.", worst=worst, lower=WORDS_VI[light].lower())
        if worst
        else NO_PARTS_VI
    )
    return Standing(light, series, why=why)
