"""Bonuses against the known vectors, and fund arithmetic that cannot lose a đồng."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dated import Dated, NotSet, on_day
from thidua.commendation.logic.fund import Entry, EntryKind, Limits, balance, may_enter
from thidua.commendation.logic.money import (
    BASE_SALARIES,
    DEFAULT_RULES,
    MoneyRounding,
    NoBonus,
    bonus,
    highest_only,
)
from thidua.commendation.logic.multiples import MULTIPLES
from thidua.commendation.logic.rounding import Rounding, round_to, share_of
from thidua.commendation.logic.terms import SubjectKind
from thidua.core.logic.span import Span

pytestmark = pytest.mark.logic

PERSON, UNIT, HOUSE = SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE, SubjectKind.HOUSEHOLD
IN_2026, IN_2025 = date(2026, 7, 1), date(2025, 7, 1)
UP_10000 = MoneyRounding(10_000, Rounding.UP)


@pytest.mark.parametrize(
    ("multiple", "base", "raw", "rounded"),
    [
        ("0.3", 2_340_000, 702_000, 710_000),
        ("0.3", 2_530_000, 759_000, 760_000),
        ("0.15", 2_340_000, 351_000, 360_000),
        ("0.8", 1_390_000, 1_112_000, 1_120_000),
        ("3.5", 2_530_000, 8_855_000, 8_860_000),
        ("1.0", 2_530_000, 2_530_000, 2_530_000),
    ],
)
def test_a_multiple_of_the_base_salary_goes_up_to_the_next_ten_thousand(
    multiple: str, base: int, raw: int, rounded: int
) -> None:
    exact = Decimal(multiple) * base
    assert (exact, UP_10000.apply(exact)) == (raw, rounded)


@pytest.mark.parametrize(
    ("award", "subject", "day", "amount"),
    [
        (AwardCode.NATIONAL_FIGHTER, PERSON, IN_2026, 11_390_000),
        (AwardCode.PROVINCIAL_FIGHTER, PERSON, IN_2026, 7_590_000),
        (AwardCode.GRASSROOTS_FIGHTER, PERSON, IN_2026, 2_530_000),
        (AwardCode.ADVANCED_WORKER, PERSON, IN_2026, 760_000),
        (AwardCode.EXCELLENT_COLLECTIVE, UNIT, IN_2026, 3_800_000),
        (AwardCode.ADVANCED_COLLECTIVE, UNIT, IN_2026, 2_030_000),
        (AwardCode.EXEMPLARY_COMMUNE, SubjectKind.COMMUNE, IN_2026, 5_060_000),
        (AwardCode.CULTURAL_VILLAGE, SubjectKind.VILLAGE, IN_2026, 3_800_000),
        (AwardCode.GOVERNMENT_FLAG, UNIT, IN_2026, 30_360_000),
        (AwardCode.PROVINCIAL_FLAG, UNIT, IN_2026, 20_240_000),
        (AwardCode.CULTURAL_FAMILY, HOUSE, IN_2026, 260_000),
        (AwardCode.COMMENDATION_PM, PERSON, IN_2026, 8_860_000),
        (AwardCode.COMMENDATION_PROVINCE, PERSON, IN_2026, 3_800_000),
        (AwardCode.COMMENDATION_PROVINCE, UNIT, IN_2026, 7_590_000),
        (AwardCode.COMMEMORATIVE_MEDAL, PERSON, IN_2026, 1_520_000),
        (AwardCode.MERIT_COMMUNE, PERSON, IN_2026, 760_000),
        (AwardCode.MERIT_COMMUNE, UNIT, IN_2026, 1_520_000),
        (AwardCode.MERIT_COMMUNE, HOUSE, IN_2026, 1_140_000),
        (AwardCode.LABOUR_ORDER_1, PERSON, IN_2026, 22_770_000),
        (AwardCode.LABOUR_ORDER_2, PERSON, IN_2026, 18_980_000),
        (AwardCode.MERIT_COMMUNE, PERSON, date(2025, 6, 30), 360_000),
        (AwardCode.MERIT_COMMUNE, PERSON, IN_2025, 710_000),
        (AwardCode.MERIT_COMMUNE, PERSON, date(2026, 6, 30), 710_000),
        (AwardCode.MERIT_COMMUNE, PERSON, date(2024, 6, 30), 270_000),
    ],
)
def test_a_bonus_follows_the_day_of_the_decision(
    award: AwardCode, subject: SubjectKind, day: date, amount: int
) -> None:
    assert bonus(award, subject, day).amount == amount


def test_a_bonus_names_the_figures_that_nobody_has_checked() -> None:
    paid = bonus(AwardCode.MERIT_COMMUNE, UNIT, IN_2026)
    assert paid.unverified == (
        "Nghị định 152/2025/NĐ-CP, điểm e khoản 1 Điều 54",
        "Nghị định 91/2017/NĐ-CP, khoản 2 Điều 68",
    )


def test_a_ceiling_is_told_from_a_fixed_bonus() -> None:
    assert bonus(AwardCode.COMMEMORATIVE_MEDAL, PERSON, IN_2026).is_maximum
    assert not bonus(AwardCode.MERIT_COMMUNE, PERSON, IN_2026).is_maximum


def test_an_award_without_money_for_the_subject_says_so() -> None:
    with pytest.raises(NoBonus, match="Lao động tiên tiến không có mức tiền thưởng cho tập thể"):
        bonus(AwardCode.ADVANCED_WORKER, UNIT, IN_2026)


def test_a_day_without_a_figure_says_what_to_enter() -> None:
    with pytest.raises(NotSet, match="hãy nhập giá trị kèm văn bản quy định"):
        bonus(AwardCode.ADVANCED_WORKER, PERSON, date(2023, 12, 31))


def test_a_locality_may_round_another_way() -> None:
    rules = replace(DEFAULT_RULES, roundings=(Dated(MoneyRounding(1, Rounding.UP), Span(date(2020, 1, 1)), "Quy chế"),))
    assert bonus(AwardCode.ADVANCED_WORKER, PERSON, IN_2025, rules).amount == 702_000


def test_of_several_awards_for_one_achievement_the_highest_bonus_is_paid() -> None:
    low, high = bonus(AwardCode.MERIT_COMMUNE, PERSON, IN_2026), bonus(AwardCode.GRASSROOTS_FIGHTER, PERSON, IN_2026)
    assert highest_only([low, high]) == high


def test_every_award_that_is_given_has_a_bonus_or_none_by_law() -> None:
    without = {code for code in AWARDS if not any(m.value.award is code for m in MULTIPLES)}
    assert without == {AwardCode.UNITY_ORDER}


def test_no_two_multiples_of_one_award_hold_on_one_day() -> None:
    for at, one in enumerate(MULTIPLES):
        for other in MULTIPLES[at + 1 :]:
            if (one.value.award, one.value.subject) == (other.value.award, other.value.subject):
                assert not one.holds.overlaps(other.holds)


@given(st.dates(date(2019, 7, 1), date(2040, 1, 1)))
def test_there_is_one_base_salary_on_every_day(day: date) -> None:
    assert [figure for figure in BASE_SALARIES if day in figure.holds] == [on_day(BASE_SALARIES, day, "")]


amounts = st.decimals(0, 10**9, places=3)
steps = st.sampled_from([1, 1000, 10_000])


@given(amounts, steps, st.sampled_from(Rounding))
def test_rounding_moves_less_than_one_step_and_keeps_multiples(raw: Decimal, step: int, way: Rounding) -> None:
    rounded = round_to(raw, step, way)
    assert rounded % step == 0
    assert abs(rounded - raw) < step
    assert round_to(Decimal(rounded), step, way) == rounded


@given(amounts, steps)
def test_up_is_never_below_and_down_never_above(raw: Decimal, step: int) -> None:
    assert round_to(raw, step, Rounding.DOWN) <= raw <= round_to(raw, step, Rounding.UP)


def test_a_share_of_people_is_rounded_by_its_rule() -> None:
    shares = [share_of(Decimal(15), 30, way) for way in (Rounding.DOWN, Rounding.HALF_UP, Rounding.UP)]
    assert shares == [4, 5, 5]


entries = st.lists(st.builds(Entry, st.sampled_from(EntryKind), st.integers(1, 10**9), st.just(IN_2026)), max_size=30)


@given(entries)
def test_a_fund_that_admits_only_what_it_may_never_falls_below_zero(offered: list[Entry]) -> None:
    kept: list[Entry] = []
    for entry in offered:
        if may_enter(entry, kept, Limits(organising_percent=Decimal(20))):
            kept.append(entry)
        now = balance(kept)
        assert now.free >= 0
        assert now.promised >= 0
        assert now.organising * 100 <= now.income * 20


@given(entries, st.randoms(use_true_random=False))
def test_the_balance_does_not_depend_on_the_order_of_lines(lines: list[Entry], random: object) -> None:
    mixed = list(lines)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert balance(mixed) == balance(lines)


def test_a_fund_says_how_much_is_left() -> None:
    lines = [Entry(EntryKind.BUDGET, 10_000_000, IN_2026), Entry(EntryKind.PROMISE, 4_000_000, IN_2026)]
    refusal = may_enter(Entry(EntryKind.BONUS, 6_000_001, IN_2026), lines, Limits())
    assert refusal.reason == "Quỹ chỉ còn 6.000.000 đồng chưa giữ chỗ; hãy bổ sung nguồn hoặc giảm mức chi."


def test_the_part_of_the_budget_has_its_ceiling() -> None:
    limits = Limits(recurrent_spending=1_000_000_000, budget_percent=Decimal("1.5"))
    lines = [Entry(EntryKind.BUDGET, 10_000_000, IN_2026)]
    assert may_enter(Entry(EntryKind.BUDGET, 5_000_000, IN_2026), lines, limits).allowed
    refusal = may_enter(Entry(EntryKind.BUDGET, 5_000_001, IN_2026), lines, limits)
    assert refusal.reason == "Mức trích từ ngân sách không quá 15.000.000 đồng; đã trích 10.000.000 đồng."


def test_only_what_is_promised_can_be_released() -> None:
    assert not may_enter(Entry(EntryKind.RELEASE, 1, IN_2026), [], Limits())


def test_a_line_moves_money() -> None:
    with pytest.raises(ValueError, match="moves money"):
        Entry(EntryKind.BONUS, 0, IN_2026)
