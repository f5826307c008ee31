"""Judging targets: laws that hold for every number, and the named failures of other systems."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from thidua.campaigns.logic.limits import Interval, Limit
from thidua.campaigns.logic.target import CannotJudge, Judgement, Lack, Promise, judge, judge_all, rule_of
from thidua.campaigns.logic.terms import Bound, Change, Comparator, Direction, Measured, Meets

pytestmark = pytest.mark.logic

figures = st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False)
above_zero = st.decimals(min_value=Decimal("0.0001"), max_value=10**9, places=4, allow_nan=False)
LEVELS = [Comparator.EQ, Comparator.GE, Comparator.GT, Comparator.LE, Comparator.LT]
MIRROR = {
    Comparator.GE: Comparator.LE,
    Comparator.GT: Comparator.LT,
    Comparator.LE: Comparator.GE,
    Comparator.LT: Comparator.GT,
    Comparator.INCREASE_BY: Comparator.DECREASE_BY,
    Comparator.DECREASE_BY: Comparator.INCREASE_BY,
}


def promise(comparator: str, value: str | None = None, **facts: object) -> Promise:
    numbers = {k: Decimal(v) if isinstance(v, str) and k in {"baseline", "value_high"} else v for k, v in facts.items()}
    return Promise(Comparator(comparator), None if value is None else Decimal(value), **numbers)  # type: ignore[arg-type]


def outcome(of: Promise, figure: str) -> tuple[bool, Decimal]:
    verdict = judge(of, Decimal(figure))
    return verdict.achieved, verdict.completion


@st.composite
def promises(draw: st.DrawFn) -> Promise:
    comparator = draw(st.sampled_from(list(Comparator)))
    value = draw(figures)
    return Promise(
        comparator,
        value,
        value_high=value + draw(above_zero),
        bound=draw(st.sampled_from([None, *Bound])),
        meets=draw(st.sampled_from(list(Meets))),
        change=draw(st.sampled_from(list(Change))),
        measured=draw(st.sampled_from(list(Measured))),
        direction=draw(st.sampled_from(list(Direction))),
        baseline=draw(figures),
    )


@given(promises(), figures)
def test_the_verdict_is_the_comparison_and_the_percentage_never_contradicts_it(of: Promise, figure: Decimal) -> None:
    verdict = judge(of, figure)
    assert verdict.achieved == (figure in rule_of(of).kept)
    assert (verdict.completion >= 100) == verdict.achieved
    assert (verdict.missing == 0) == (verdict.achieved or _on_an_open_end(of, figure))
    assert verdict.completion >= 0


def _on_an_open_end(of: Promise, figure: Decimal) -> bool:
    kept = rule_of(of).kept
    return any(limit is not None and limit.strict and limit.value == figure for limit in (kept.low, kept.high))


@given(st.sampled_from([*LEVELS[1:], Comparator.INCREASE_BY, Comparator.DECREASE_BY]), above_zero, figures, figures)
def test_a_world_turned_upside_down_gives_the_same_verdict(
    comparator: Comparator, value: Decimal, baseline: Decimal, figure: Decimal
) -> None:
    of = Promise(comparator, value, change=Change.COUNT, baseline=baseline)
    changes = comparator in {Comparator.INCREASE_BY, Comparator.DECREASE_BY}
    turned = replace(of, comparator=MIRROR[comparator], value=value if changes else -value, baseline=-baseline)
    ours, theirs = judge(of, figure), judge(turned, -figure)
    assert (ours.achieved, ours.completion, ours.missing) == (theirs.achieved, theirs.completion, theirs.missing)


@given(promises(), figures, above_zero)
def test_a_better_figure_is_never_judged_worse(of: Promise, figure: Decimal, more: Decimal) -> None:
    rule = rule_of(of)
    assume(rule.direction is not Direction.NEUTRAL)
    better = figure + more if rule.direction is Direction.HIGHER else figure - more
    first, second = judge(of, figure), judge(of, better)
    assert second.achieved >= first.achieved
    assert second.completion >= first.completion


@given(promises(), figures, st.integers(min_value=-4, max_value=6))
def test_counting_in_thousands_changes_no_verdict(of: Promise, figure: Decimal, power: int) -> None:
    def scaled(number: Decimal | None) -> Decimal | None:
        return None if number is None else number.scaleb(power)

    assert of.value is not None
    relative = of.change is Change.RELATIVE and of.comparator in {Comparator.INCREASE_BY, Comparator.DECREASE_BY}
    same = relative and of.measured is Measured.LEVEL
    in_thousands = replace(
        of,
        value=of.value if same else scaled(of.value),
        value_high=of.value_high if same else scaled(of.value_high),
        baseline=scaled(of.baseline),
    )
    small = scaled(figure)
    ours, theirs = judge(of, figure), judge(in_thousands, small)
    assert (ours.achieved, ours.completion) == (theirs.achieved, theirs.completion)


@given(above_zero, above_zero, figures)
def test_between_is_kept_exactly_inside_its_two_ends(low: Decimal, width: Decimal, figure: Decimal) -> None:
    verdict = judge(Promise(Comparator.BETWEEN, low, low + width), figure)
    assert verdict.achieved == (low <= figure <= low + width)


@given(figures, figures)
def test_maintain_is_kept_unless_the_figure_falls(level: Decimal, figure: Decimal) -> None:
    assert judge(Promise(Comparator.MAINTAIN, level), figure).achieved == (figure >= level)
    assert judge(Promise(Comparator.MAINTAIN, baseline=level), figure).achieved == (figure >= level)
    lower = Promise(Comparator.MAINTAIN, level, direction=Direction.LOWER)
    assert judge(lower, figure).achieved == (figure <= level)


@given(figures.filter(bool), above_zero, figures)
def test_a_relative_change_is_measured_on_the_size_of_the_base(
    baseline: Decimal, percent: Decimal, figure: Decimal
) -> None:
    of = Promise(Comparator.INCREASE_BY, percent, change=Change.RELATIVE, baseline=baseline)
    assert judge(of, figure).achieved == ((figure - baseline) * 100 >= percent * abs(baseline))


@given(st.dictionaries(st.text(min_size=1, max_size=4), st.tuples(promises(), figures), min_size=1, max_size=5))
def test_all_of_is_achieved_exactly_when_every_part_is(parts: dict[str, tuple[Promise, Decimal]]) -> None:
    verdicts: dict[str, Judgement | CannotJudge] = {name: judge(of, figure) for name, (of, figure) in parts.items()}
    whole = judge_all(verdicts)
    assert whole.achieved == all(judge(of, figure).achieved for of, figure in parts.values())
    assert (whole.completion >= 100) == whole.achieved


@pytest.mark.parametrize(
    ("of", "figure", "expected"),
    [
        (promise("le", "5"), "4", (True, Decimal(120))),
        (promise("le", "5"), "0", (True, Decimal(200))),
        (promise("le", "5"), "6", (False, Decimal(80))),
        (promise("le", "5"), "50", (False, Decimal(0))),
        (promise("lt", "5"), "5", (False, Decimal("99.9"))),
        (promise("gt", "5"), "5", (False, Decimal("99.9"))),
        (promise("ge", "3"), "2.9999", (False, Decimal("99.9"))),
        (promise("ge", "84.77"), "80", (False, Decimal("94.3"))),
        (promise("ge", "-2"), "-3", (False, Decimal(50))),
        (promise("ge", "-2"), "-1", (True, Decimal(150))),
    ],
)
def test_lower_is_better_open_ends_and_negative_targets(
    of: Promise, figure: str, expected: tuple[bool, Decimal]
) -> None:
    assert outcome(of, figure) == expected


def test_a_target_of_zero_is_kept_at_zero_and_broken_by_one() -> None:
    no_case = promise("eq", "0", meets=Meets.AT_MOST)
    assert outcome(no_case, "0") == (True, Decimal(100))
    assert outcome(no_case, "1") == (False, Decimal(0))


def test_exactly_is_broken_on_both_sides() -> None:
    exactly = promise("eq", "100", meets=Meets.EXACTLY)
    assert outcome(exactly, "100") == (True, Decimal(100))
    assert outcome(exactly, "90") == (False, Decimal(90))
    assert outcome(exactly, "110") == (False, Decimal(90))


def test_three_percent_off_a_rate_means_points_and_off_a_count_means_percent_of_last_year() -> None:
    poverty = promise("decrease_by", "3", change=Change.POINTS, baseline="12.5")
    accidents = promise("decrease_by", "5", bound=Bound.GE, change=Change.RELATIVE, baseline="40")
    assert outcome(poverty, "9.5") == (True, Decimal(100))
    assert outcome(poverty, "12.125") == (False, Decimal("12.5"))
    assert outcome(accidents, "38") == (True, Decimal(100))
    assert outcome(accidents, "39") == (False, Decimal(50))


def test_a_fall_from_nothing_must_stay_nothing_and_any_rise_from_nothing_counts() -> None:
    down = promise("decrease_by", "5", change=Change.RELATIVE, baseline="0")
    up = promise("increase_by", "5", change=Change.RELATIVE, baseline="0")
    assert [outcome(down, "0"), outcome(down, "1")] == [(True, Decimal(100)), (False, Decimal(0))]
    assert [outcome(up, "0"), outcome(up, "1")] == [(False, Decimal(0)), (True, Decimal(100))]


def test_a_negative_base_rises_towards_zero() -> None:
    less_loss = promise("increase_by", "10", change=Change.RELATIVE, baseline="-100")
    assert outcome(less_loss, "-90") == (True, Decimal(100))
    assert outcome(less_loss, "-110") == (False, Decimal(0))


def test_two_more_schools_are_judged_by_the_schools_added_or_by_how_many_there_are() -> None:
    added = promise("increase_by", "2", change=Change.COUNT, measured=Measured.CHANGE)
    counted = promise("increase_by", "2", change=Change.COUNT, baseline="31")
    assert [outcome(added, "1"), outcome(added, "2")] == [(False, Decimal(50)), (True, Decimal(100))]
    assert [outcome(counted, "32"), outcome(counted, "33")] == [(False, Decimal(50)), (True, Decimal(100))]


def test_a_change_between_two_figures_has_both_ends_turned_for_a_fall() -> None:
    fall = promise("decrease_by", "2", value_high="3", bound=Bound.BETWEEN, change=Change.POINTS, baseline="10")
    assert rule_of(fall).kept == Interval(Limit(Decimal(7)), Limit(Decimal(8)))


def test_between_may_mean_at_least_its_lower_end() -> None:
    growth = promise("between", "7", value_high="7.5", meets=Meets.AT_LEAST)
    assert outcome(growth, "8") == (True, Decimal("114.2"))


def test_maintain_counts_units_that_fell_out() -> None:
    kept = promise("maintain", measured=Measured.CHANGE)
    assert [outcome(kept, "0"), outcome(kept, "1")] == [(True, Decimal(100)), (False, Decimal(0))]


@pytest.mark.parametrize(
    ("of", "lack"),
    [
        (promise("eq"), Lack.VALUE),
        (promise("eq", "5"), Lack.MEETS),
        (promise("between", "5"), Lack.HIGH),
        (promise("between", "5", value_high="4"), Lack.HIGH),
        (promise("decrease_by", "5"), Lack.CHANGE),
        (promise("decrease_by", "5", change=Change.POINTS), Lack.BASELINE),
        (promise("maintain"), Lack.BASELINE),
    ],
)
def test_what_is_undecided_or_unknown_is_said_and_never_guessed(of: Promise, lack: Lack) -> None:
    with pytest.raises(CannotJudge) as refusal:
        judge(of, Decimal(5))
    assert refusal.value.lack == lack
    assert refusal.value.reason_vi


def test_no_figure_yet_is_not_zero() -> None:
    with pytest.raises(CannotJudge) as refusal:
        judge(promise("le", "5"), None)
    assert refusal.value.lack == Lack.FIGURE


def test_one_failed_part_decides_although_another_is_unknown() -> None:
    unknown = CannotJudge(Lack.BASELINE, "Chưa có số liệu năm gốc.")
    failed = judge(promise("le", "5"), Decimal(6))
    kept = judge(promise("le", "5"), Decimal(5))
    assert judge_all({"số vụ": failed, "số người chết": unknown}).reason_vi == "Chưa đạt vì còn: số vụ."
    with pytest.raises(CannotJudge, match="số người chết"):
        judge_all({"số vụ": kept, "số người chết": unknown})
    with pytest.raises(CannotJudge):
        judge_all({})


def test_a_verdict_is_told_in_a_sentence() -> None:
    verdict = judge(promise("ge", "3130.5"), Decimal("3000"), "tỷ đồng")
    assert verdict.reason_vi == (
        "Thực hiện 3.000 tỷ đồng, yêu cầu từ 3.130,5 tỷ đồng trở lên: chưa đạt, còn cách 130,5 tỷ đồng."
    )


def test_an_interval_needs_an_end() -> None:
    with pytest.raises(ValueError, match="at least one end"):
        Interval()


@given(figures, figures, figures, figures)
def test_intervals_overlap_when_some_number_lies_in_both(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> None:
    first = Interval(Limit(min(a, b)), Limit(max(a, b)))
    second = Interval(Limit(min(c, d)), Limit(max(c, d)))
    assert first.overlaps(second) == (max(min(a, b), min(c, d)) <= min(max(a, b), max(c, d)))
    assert first.overlaps(second) == second.overlaps(first)
