"""Expected by now, pace and light: laws for every number, and the named failures of other systems."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from thidua.campaigns.logic.limits import Interval, Limit
from thidua.campaigns.logic.target import Promise, rule_of
from thidua.campaigns.logic.terms import Change, Comparator, Direction, Entry, Measured, Meets, OverTime, OverUnits
from thidua.monitoring.logic.lights import SEVERITY, Light, Thresholds, counted, light_of, thresholds_vi, whole_light
from thidua.monitoring.logic.pace import Pace, pace_of, rounded
from thidua.monitoring.logic.period import PeriodKind, parse_period, periods_of
from thidua.monitoring.logic.progress import (
    Basis,
    Progress,
    Share,
    progress_of,
    share_by_last_year,
    start_of,
    year_shares,
)
from thidua.monitoring.logic.rolling import Adding, Contribution
from thidua.monitoring.logic.series import Series, Shape, series_of

pytestmark = pytest.mark.logic

figures = st.decimals(min_value=-(10**6), max_value=10**6, places=2, allow_nan=False)
above_zero = st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2, allow_nan=False)
shares = st.decimals(min_value=Decimal("0.01"), max_value=1, places=2, allow_nan=False)
MIRROR = {
    Comparator.GE: Comparator.LE,
    Comparator.LE: Comparator.GE,
    Comparator.INCREASE_BY: Comparator.DECREASE_BY,
    Comparator.DECREASE_BY: Comparator.INCREASE_BY,
}
HALF = Share(Decimal("0.5"), Basis.WORKING_DAYS)


def stand(
    comparator: str,
    value: str,
    figure: str,
    share: Share = HALF,
    *,
    shape: Shape = Shape.GATHERED,
    closed: bool = False,
    **facts: object,
) -> Progress:
    numbers = {k: Decimal(v) if isinstance(v, str) and k in {"baseline", "value_high"} else v for k, v in facts.items()}
    promise = Promise(Comparator(comparator), Decimal(value), **numbers)  # type: ignore[arg-type]
    return progress_of(promise, rule_of(promise), shape, Decimal(figure), share, closed=closed)


@st.composite
def one_sided(draw: st.DrawFn) -> Promise:
    comparator = draw(st.sampled_from(list(MIRROR)))
    value = draw(above_zero) if comparator in {Comparator.INCREASE_BY, Comparator.DECREASE_BY} else draw(figures)
    return Promise(comparator, value, change=Change.COUNT, baseline=draw(figures))


@given(one_sided(), figures, shares)
def test_a_world_turned_upside_down_has_the_same_light(of: Promise, figure: Decimal, share: Decimal) -> None:
    turned = replace(
        of,
        comparator=MIRROR[of.comparator],
        value=of.value if of.change and of.comparator.value.endswith("_by") else -(of.value or Decimal(0)),
        baseline=-(of.baseline or Decimal(0)),
    )
    here = Share(share, Basis.WORKING_DAYS)
    one = progress_of(of, rule_of(of), Shape.LEVEL, figure, here)
    other = progress_of(turned, rule_of(turned), Shape.LEVEL, -figure, here)
    assert (light_of(one), one.pace.completion) == (light_of(other), other.pace.completion)


@given(one_sided(), figures, above_zero, shares)
def test_a_better_figure_never_has_a_worse_light(of: Promise, figure: Decimal, more: Decimal, share: Decimal) -> None:
    rule, here = rule_of(of), Share(share, Basis.WORKING_DAYS)
    better = figure + (more if rule.direction is Direction.HIGHER else -more)
    worse_light = light_of(progress_of(of, rule, Shape.LEVEL, figure, here))
    better_light = light_of(progress_of(of, rule, Shape.LEVEL, better, here))
    assert SEVERITY[better_light] >= SEVERITY[worse_light]


@given(above_zero, above_zero, shares, shares)
def test_the_same_sum_is_never_more_on_track_later_in_the_year(
    value: Decimal, figure: Decimal, one: Decimal, other: Decimal
) -> None:
    of = Promise(Comparator.GE, value)
    sooner, later = sorted((one, other))
    lights = [
        SEVERITY[light_of(progress_of(of, rule_of(of), Shape.GATHERED, figure, Share(s, Basis.WORKING_DAYS)))]
        for s in (sooner, later)
    ]
    assert lights[0] >= lights[1]


@given(above_zero, figures, shares)
def test_at_the_end_of_the_year_the_light_is_the_verdict(value: Decimal, figure: Decimal, share: Decimal) -> None:
    of = Promise(Comparator.LE, value)
    end = progress_of(of, rule_of(of), Shape.LEVEL, figure, Share(share, Basis.LAST_YEAR), closed=True)
    assert light_of(end) is (Light.REACHED if figure <= value else Light.OFF)


@given(above_zero, above_zero, shares)
def test_keeping_the_present_speed_makes_the_way_that_is_left(value: Decimal, figure: Decimal, share: Decimal) -> None:
    of = Promise(Comparator.GE, value)
    progress = progress_of(of, rule_of(of), Shape.GATHERED, figure, Share(share, Basis.WORKING_DAYS))
    assume(not progress.settled)
    pace = pace_of(progress, rule_of(of), 4)
    assert pace.year_end is not None and pace.needed is not None
    assert (pace.year_end - figure / share).copy_abs() < Decimal("0.0001")
    assert (figure + 4 * pace.needed - value).copy_abs() < Decimal("0.0001")
    assert (pace.year_end >= value) == (progress.pace.achieved or abs(pace.year_end - value) < Decimal("0.0001"))


# --- named failures -------------------------------------------------------------------------------------------------


def test_few_accidents_are_not_zero_percent_and_half_the_ceiling_at_half_the_year_is_on_track() -> None:
    progress = stand("le", "10", "4")
    assert (light_of(progress), progress.expected.value, progress.settled) == (Light.ON_TRACK, Decimal(5), False)


def test_no_accident_in_january_is_not_yet_a_target_reached() -> None:
    progress = stand("le", "10", "0", Share(Decimal("0.08"), Basis.WORKING_DAYS))
    assert (progress.judgement.achieved, progress.achieved, light_of(progress)) == (True, False, Light.ON_TRACK)


def test_a_broken_ceiling_of_a_sum_cannot_be_mended() -> None:
    progress = stand("le", "10", "11", Share(Decimal("0.99"), Basis.WORKING_DAYS))
    assert (progress.failed, light_of(progress)) == (True, Light.OFF)


def test_a_ceiling_of_zero_is_kept_at_zero_and_broken_by_one() -> None:
    assert light_of(stand("le", "0", "0")) is Light.ON_TRACK
    assert light_of(stand("le", "0", "1")) is Light.OFF
    assert light_of(stand("le", "0", "0", closed=True)) is Light.REACHED


def test_a_floor_of_zero_is_reached_by_nothing() -> None:
    assert light_of(stand("ge", "0", "0")) is Light.REACHED


def test_five_percent_fewer_accidents_are_expected_from_nothing_and_not_from_last_year() -> None:
    progress = stand("decrease_by", "5", "40", change=Change.RELATIVE, baseline="100")
    assert (progress.expected.value, light_of(progress)) == (Decimal("47.5"), Light.ON_TRACK)


def test_three_points_off_a_rate_go_down_from_the_baseline() -> None:
    facts = {"change": Change.POINTS, "baseline": "12"}
    halfway = stand("decrease_by", "3", "10.5", shape=Shape.LEVEL, **facts)
    behind = stand("decrease_by", "3", "11.9", shape=Shape.LEVEL, **facts)
    assert (halfway.expected.value, light_of(halfway), light_of(behind)) == (
        Decimal("10.5"),
        Light.ON_TRACK,
        Light.OFF,
    )


def test_a_negative_baseline_rises_towards_its_end() -> None:
    progress = stand("increase_by", "10", "-15", shape=Shape.LEVEL, change=Change.COUNT, baseline="-20")
    assert (progress.expected.value, light_of(progress)) == (Decimal(-15), Light.ON_TRACK)


def test_any_rise_from_a_baseline_of_zero_counts() -> None:
    progress = stand("increase_by", "5", "1", shape=Shape.LEVEL, change=Change.RELATIVE, baseline="0")
    assert light_of(progress) is Light.ON_TRACK


def test_a_rate_without_a_baseline_is_held_to_the_end_of_the_year_and_says_so() -> None:
    near = stand("ge", "98.5", "98", shape=Shape.LEVEL)
    assert (near.expected.share.basis, near.expected.value, light_of(near)) == (
        Basis.NO_WAY,
        Decimal("98.5"),
        Light.AT_RISK,
    )
    assert pace_of(near, rule_of(Promise(Comparator.GE, Decimal("98.5"))), 6).year_end is None


def test_between_is_expected_between_two_ends() -> None:
    progress = stand("between", "7", "3.6", value_high="7.5")
    assert progress.expected.kept == Interval(Limit(Decimal("3.50")), Limit(Decimal("3.75")))
    assert light_of(progress) is Light.ON_TRACK


def test_maintain_is_on_track_while_nothing_falls_out() -> None:
    assert light_of(stand("maintain", "8", "8", shape=Shape.LEVEL, baseline="8")) is Light.ON_TRACK
    assert light_of(stand("maintain", "8", "7", shape=Shape.LEVEL, baseline="8")) is Light.AT_RISK


def test_three_criteria_in_one_stand_as_the_one_that_stands_worst() -> None:
    assert whole_light([Light.REACHED, Light.OFF, Light.UNKNOWN]) is Light.OFF
    assert whole_light([Light.REACHED, Light.UNKNOWN]) is Light.UNKNOWN
    assert whole_light([Light.REACHED, Light.REACHED]) is Light.REACHED
    assert whole_light([]) is Light.UNKNOWN


def test_an_exact_figure_is_not_settled_before_the_year_is_over() -> None:
    progress = stand("eq", "10", "10", Share(Decimal(1), Basis.WORKING_DAYS), meets=Meets.EXACTLY)
    assert (progress.settled, light_of(progress)) == (False, Light.ON_TRACK)


# --- shares of the year, sentences ----------------------------------------------------------------------------------


def test_weekends_and_days_off_make_no_way() -> None:
    starts, ends = date(2023, 12, 15), date(2024, 12, 14)
    before = date(2023, 12, 14)
    assert year_shares(starts, ends, [ends, before], lambda d: d.weekday() > 4) == (Decimal(1), Decimal(0))
    week = [date(2024, 1, day) for day in range(1, 8)]
    assert year_shares(week[0], week[-1], week[1:3], lambda d: d.weekday() > 4) == (Decimal("0.4"), Decimal("0.6"))
    assert year_shares(week[-2], week[-1], week[-2:], lambda d: True) == (Decimal("0.5"), Decimal(1))


def last_year(*months: int) -> Series:
    flow = Adding(Entry.INCREMENT, OverTime.SUM, OverUnits.SUM)
    entered = zip(periods_of(2023, PeriodKind.MONTH), months, strict=False)
    return series_of(flow, Measured.LEVEL, {month: Contribution(Decimal(value), figures=1) for month, value in entered})


def test_last_year_lends_its_shape_where_it_is_whole() -> None:
    assert share_by_last_year(last_year(0, 0, 0, 0, 0, 90, 0, 0, 0, 0, 0, 10), 6) == Decimal("0.9")
    assert share_by_last_year(last_year(1, 2, 3), 2) is None
    assert share_by_last_year(last_year(*[0] * 12), 6) is None
    assert share_by_last_year(Series(Shape.LEVEL), 6) is None
    gap = series_of(
        Adding(Entry.INCREMENT, OverTime.SUM, OverUnits.SUM),
        Measured.LEVEL,
        {parse_period(f"2023-{m:02d}"): Contribution(Decimal(1), figures=1) for m in range(1, 13) if m != 4},
    )
    assert share_by_last_year(gap, 6) is None


def test_a_share_of_the_year_lies_between_nothing_and_all() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Share(Decimal("1.01"), Basis.WORKING_DAYS)


def test_a_pace_is_told_in_a_sentence() -> None:
    rule = rule_of(Promise(Comparator.GE, Decimal(20)))
    assert pace_of(stand("ge", "20", "9.2"), rule, 6).sentence("ha") == (
        "Với tốc độ này cuối năm là 18,4 ha, bằng 92 % chỉ tiêu; cần thêm 1,8 ha mỗi tháng trong 6 tháng còn lại."
    )
    ceiling = rule_of(Promise(Comparator.LE, Decimal(10)))
    assert pace_of(stand("le", "10", "4"), ceiling, 6).sentence("vụ") == (
        "Với tốc độ này cuối năm là 8 vụ, bằng 120 % chỉ tiêu; không được quá 1 vụ mỗi tháng trong 6 tháng còn lại."
    )
    falling = stand("le", "2", "5", shape=Shape.LEVEL)
    assert pace_of(falling, rule_of(Promise(Comparator.LE, Decimal(2))), 6).sentence("%") == (
        "Cần giảm 0,5 % mỗi tháng trong 6 tháng còn lại."
    )
    assert Pace(None, None, None, 0).sentence("ha") == ""


def test_nothing_is_needed_when_the_year_is_over_or_the_target_reached() -> None:
    rule = rule_of(Promise(Comparator.GE, Decimal(20)))
    assert pace_of(stand("ge", "20", "9"), rule, 0).needed is None
    assert pace_of(stand("ge", "20", "21"), rule, 6).needed is None


def test_where_a_way_begins_depends_on_what_is_told() -> None:
    level = Promise(Comparator.GE, Decimal(5), baseline=Decimal(3))
    moved = Promise(Comparator.INCREASE_BY, Decimal(5), measured=Measured.CHANGE)
    assert start_of(level, rule_of(level), Shape.LEVEL) == 3
    assert start_of(level, rule_of(level), Shape.GATHERED) == 0
    assert start_of(moved, rule_of(moved), Shape.LEVEL) == 0


def test_the_distance_from_what_was_expected_has_a_sign() -> None:
    assert stand("ge", "20", "9").ahead == -1
    assert stand("ge", "20", "12").ahead == 2
    assert stand("le", "10", "6").ahead == -1


def test_no_figure_is_no_light_and_the_thresholds_are_told() -> None:
    assert light_of(None) is Light.UNKNOWN
    assert light_of(stand("ge", "20", "8.5"), Thresholds(Decimal(90))) is Light.OFF
    assert dict(thresholds_vi())[Light.AT_RISK] == "Từ 80 % đến dưới 100 % mức cần có"
    assert counted([Light.OFF, Light.OFF, Light.REACHED])[Light.OFF] == 2


def test_computed_speeds_are_told_with_three_digits() -> None:
    assert [rounded(Decimal(text)) for text in ("1.8333", "12345.678", "0", "0.00123456", "-2.5")] == [
        Decimal("1.83"),
        Decimal(12346),
        Decimal(0),
        Decimal("0.00123"),
        Decimal("-2.5"),
    ]
