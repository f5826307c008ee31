"""A pivot holds every combination once, under its headings, and says when it would be too large."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.monitoring.logic.pivot import Dimension, Head, Layout, Member, Place, TooLarge, arrange, check_size

pytestmark = pytest.mark.logic

layouts = st.permutations(list(Dimension)).flatmap(
    lambda order: st.tuples(st.integers(0, 5), st.integers(0, 5)).map(
        lambda cut: Layout.of(order[: min(cut)], order[min(cut) : max(cut)])
    )
)
sizes = st.fixed_dictionaries({dimension: st.integers(1, 3) for dimension in Dimension})


def members(counts: dict[Dimension, int]) -> dict[Dimension, list[Member]]:
    return {d: [Member(f"{d}{n}", f"{d} {n}") for n in range(count)] for d, count in counts.items()}


def number(place: Place) -> Decimal:
    return Decimal(sum(int(member.key[-1]) * 10**n for n, member in enumerate(place.values())))


@given(layouts, sizes)
def test_every_combination_has_exactly_one_cell(layout: Layout, counts: dict[Dimension, int]) -> None:
    table = arrange(layout, members(counts), number)
    places = [tuple(sorted(m.key for m in cell.place.values())) for row in table.rows for cell in row.cells]
    assert len(places) == len(set(places)) == check_size(layout, members(counts), 1)


@given(layouts, sizes)
def test_headings_span_all_cells(layout: Layout, counts: dict[Dimension, int]) -> None:
    table = arrange(layout, members(counts), number)
    widths = [sum(head.span for head in line) for line in table.column_heads]
    assert widths == [len(table.rows[0].cells)] * len(layout.columns)
    for level in range(len(layout.rows)):
        heads = [row.heads[level] for row in table.rows]
        assert sum(head.span for head in heads if head) == len(table.rows)


@given(layouts, sizes)
def test_turning_the_table_round_changes_no_value(layout: Layout, counts: dict[Dimension, int]) -> None:
    turned = Layout(layout.columns, layout.rows)
    one, other = (
        arrange(layout, members(counts), number),
        arrange(turned, members(counts), lambda p: number(_sorted(p))),
    )
    straight = {frozenset(m.key for m in c.place.values()): number(_sorted(c.place)) for r in one.rows for c in r.cells}
    assert {frozenset(m.key for m in c.place.values()): c.value for r in other.rows for c in r.cells} == straight


def _sorted(place: Place) -> Place:
    return dict(sorted(place.items()))


def test_headings_are_written_once_for_what_they_span() -> None:
    layout = Layout.of(["unit", "year"], ["indicator"])
    counts = {Dimension.UNIT: 1, Dimension.YEAR: 2, Dimension.INDICATOR: 1}
    table = arrange(layout, members(counts), lambda place: None)
    assert [row.heads for row in table.rows] == [
        (Head("unit 0", 2), Head("year 0", 1)),
        (None, Head("year 1", 1)),
    ]
    assert (table.column_heads, table.filled) == (((Head("indicator 0", 1),),), 0)


def test_an_address_cannot_lay_a_dimension_twice_and_never_loses_the_indicator() -> None:
    layout = Layout.of(["unit", "nonsense", "unit"], ["unit", "period"])
    assert layout == Layout((Dimension.INDICATOR, Dimension.UNIT), (Dimension.PERIOD,))
    assert layout.spare == (Dimension.YEAR, Dimension.STATE)


def test_a_table_that_is_too_large_says_so_and_what_to_do() -> None:
    many = {dimension: [Member(str(n), str(n)) for n in range(100)] for dimension in Dimension}
    layout = Layout.of(["indicator"], ["unit"])
    with pytest.raises(TooLarge, match=r"cần 10\.000 ô, quá mức 6\.000; hãy chọn bớt"):
        check_size(layout, many, 1)
    some = {**many, Dimension.UNIT: many[Dimension.UNIT][:20]}
    with pytest.raises(TooLarge, match=r"cần 24\.000 số liệu"):
        check_size(layout, some, 12)
    assert check_size(layout, some, 3) == 2000


def test_nothing_on_the_rows_is_an_empty_table() -> None:
    layout = Layout.of(["indicator"], [])
    assert arrange(layout, {Dimension.INDICATOR: []}, number).rows == ()
