from __future__ import annotations

from decimal import Decimal

import pytest

from thidua.campaigns.logic.growth import cross_check
from thidua.campaigns.logic.suggestions import suggested_change, suggested_measure, suggested_meets
from thidua.campaigns.logic.terms import Change, Comparator, Direction, Measured, Meets

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("name", "unit", "change"),
    [
        ("Tỷ lệ hộ nghèo đa chiều", "%", Change.POINTS),
        ("Tai nạn giao thông", "%", Change.RELATIVE),
        ("Trường học đạt chuẩn quốc gia", "trường", Change.COUNT),
        ("Chỉ số cải cách hành chính", "điểm %", Change.POINTS),
    ],
)
def test_a_change_of_a_rate_means_points_and_of_a_count_percent(name: str, unit: str, change: Change) -> None:
    assert suggested_change(name, unit, Comparator.DECREASE_BY) == change
    assert suggested_change(name, unit, Comparator.EQ) is None


def test_what_reached_means_follows_the_direction_or_the_zero() -> None:
    assert suggested_meets(Comparator.EQ, Decimal(0), None) == Meets.AT_MOST
    assert suggested_meets(Comparator.EQ, Decimal(5), Direction.HIGHER) == Meets.AT_LEAST
    assert suggested_meets(Comparator.EQ, Decimal(5), Direction.LOWER) == Meets.AT_MOST
    assert suggested_meets(Comparator.EQ, Decimal(5), None) is None
    assert suggested_meets(Comparator.GE, Decimal(5), Direction.HIGHER) is None


def test_a_counted_addition_is_reported_as_the_addition() -> None:
    assert suggested_measure(Comparator.INCREASE_BY, Change.COUNT) == Measured.CHANGE
    assert suggested_measure(Comparator.DECREASE_BY, Change.RELATIVE) == Measured.LEVEL


def test_growth_beside_a_level_checks_the_baseline() -> None:
    agreeing = cross_check(Decimal("16.5"), Decimal("9.3"), Decimal("15.1"))
    differing = cross_check(Decimal("16.5"), Decimal("9.3"), Decimal("12"))
    unknown = cross_check(Decimal("16.5"), Decimal("9.3"), None)
    assert agreeing is not None and agreeing.agrees is True
    assert differing is not None and differing.agrees is False and "37,50%" in differing.sentence_vi
    assert unknown is not None and unknown.agrees is None and "15,10" in unknown.sentence_vi


def test_growth_from_a_zero_base_disagrees_and_a_total_loss_implies_nothing() -> None:
    from_zero = cross_check(Decimal("16.5"), Decimal("9.3"), Decimal(0))
    assert from_zero is not None and from_zero.agrees is False
    assert cross_check(Decimal(0), Decimal(-100), Decimal(5)) is None
