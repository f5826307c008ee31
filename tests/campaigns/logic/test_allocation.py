from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.allocation import Balance, Share, check_allocation
from thidua.campaigns.logic.terms import Meets, OverUnits

pytestmark = pytest.mark.logic

values = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False)


@given(st.lists(values, min_size=1, max_size=20))
def test_shares_that_make_up_the_total_are_even(parts: list[Decimal]) -> None:
    shares = [Share(f"xã {n}", part) for n, part in enumerate(parts)]
    check = check_allocation(sum(parts, Decimal(0)), shares, OverUnits.SUM, Meets.AT_LEAST)
    assert (check.balance, check.difference) == (Balance.EVEN, Decimal(0))


@given(st.lists(values, min_size=1, max_size=10), values)
def test_the_difference_is_what_is_missing_from_the_total(parts: list[Decimal], total: Decimal) -> None:
    check = check_allocation(total, [Share("xã", part) for part in parts], OverUnits.SUM, None)
    assert check.made is not None and check.made - total == check.difference


def test_a_unit_left_out_on_purpose_is_named_and_counts_nothing() -> None:
    shares = [Share("xã Y Tịch", Decimal(60)), Share("thị trấn Đồng Mỏ", not_assigned=True, reason="không có rừng")]
    check = check_allocation(Decimal(60), shares, OverUnits.SUM, Meets.AT_LEAST, "ha")
    assert (check.balance, check.assigned, check.not_assigned) == (Balance.EVEN, 1, ("thị trấn Đồng Mỏ",))
    assert check.sentence_vi == (
        "Tổng giao cho các đơn vị là 60 ha, chỉ tiêu chung là 60 ha: khớp. Không giao cho 1 đơn vị: thị trấn Đồng Mỏ."
    )


def test_a_unit_nothing_was_said_about_keeps_the_allocation_open() -> None:
    check = check_allocation(Decimal(60), [Share("xã A", Decimal(60)), Share("xã B")], OverUnits.SUM, None)
    assert (check.balance, check.still_open) == (Balance.OPEN, ("xã B",))


def test_a_rate_is_compared_by_its_weighted_mean() -> None:
    shares = [Share("xã A", Decimal(90), weight=Decimal(100)), Share("xã B", Decimal(96), weight=Decimal(200))]
    check = check_allocation(Decimal(94), shares, OverUnits.WEIGHTED, Meets.AT_LEAST, "%")
    assert (check.balance, check.made) == (Balance.EVEN, Decimal(94))
    without = check_allocation(Decimal(94), [Share("xã A", Decimal(90))], OverUnits.RATIO, None, "%")
    assert (without.balance, "quy mô" in without.sentence_vi) == (Balance.UNCHECKED, True)


def test_what_does_not_add_up_over_units_is_not_compared() -> None:
    assert (
        check_allocation(Decimal(94), [Share("xã A", Decimal(90))], OverUnits.NONE, None).balance == Balance.UNCHECKED
    )
    assert check_allocation(None, [Share("xã A", Decimal(90))], OverUnits.SUM, None).balance == Balance.UNCHECKED


def test_more_than_asked_is_fine_where_at_least_is_meant() -> None:
    over = check_allocation(Decimal(10), [Share("xã A", Decimal(12))], OverUnits.SUM, Meets.AT_LEAST)
    strict = check_allocation(Decimal(10), [Share("xã A", Decimal(12))], OverUnits.SUM, Meets.EXACTLY)
    short = check_allocation(Decimal(10), [Share("xã A", Decimal(8))], OverUnits.SUM, Meets.AT_LEAST)
    assert over.sentence_vi == "Tổng giao cho các đơn vị là 12, chỉ tiêu chung là 10: cao hơn 2."
    assert strict.sentence_vi.endswith("hãy giảm bớt hoặc nêu lý do.")
    assert (short.balance, short.difference) == (Balance.SHORT, Decimal(-2))
