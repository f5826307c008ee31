from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.directory.logic.lineage import Lineage, Step, carry_sums

pytestmark = pytest.mark.logic
DAY = date(2025, 7, 1)
AMOUNTS = st.decimals(-(10**9), 10**9, places=3)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Lineage, dict[int, date]]:
    """Mergers and splits among units that only ever lead to later units, and the day each unit ended."""
    ends: dict[int, date] = {}
    steps: list[Step] = []
    born = 5
    for turn in range(draw(st.integers(0, 6))):
        living = [unit for unit in range(1, born + 1) if unit not in ends]
        day = DAY + timedelta(days=turn)
        if draw(st.booleans()):
            sources = draw(st.lists(st.sampled_from(living), min_size=1, max_size=3, unique=True))
            targets = [born + 1]
        else:
            sources, targets = [draw(st.sampled_from(living))], [born + 1, born + 2]
        born = targets[-1]
        ends.update(dict.fromkeys(sources, day))
        steps += [Step(source, target, day) for source in sources for target in targets]
    return Lineage.of(steps), ends


LAST = DAY + timedelta(days=30)


@given(histories(), st.data())
def test_sums_over_units_are_the_same_before_and_after(
    history: tuple[Lineage, dict[int, date]], data: st.DataObject
) -> None:
    lineage, ends = history
    values = {unit: data.draw(AMOUNTS) for unit in range(1, 6)}
    heirs = {unit: lineage.heirs_on(unit, LAST, lambda other: other not in ends) for unit in values}
    shares = {
        (unit, heir): data.draw(st.decimals(0, 1, places=2))
        for unit, found in heirs.items()
        if data.draw(st.booleans())
        for heir in found
    }
    assert sum(carry_sums(values, heirs, shares).values(), Decimal(0)) == sum(values.values(), Decimal(0))


@given(histories())
def test_each_former_unit_has_a_living_heir(history: tuple[Lineage, dict[int, date]]) -> None:
    lineage, ends = history
    for unit in range(1, 6):
        found = lineage.heirs_on(unit, LAST, lambda other: other not in ends)
        assert found
        assert not [heir for heir in found if heir in ends]


@given(histories())
def test_successors_and_predecessors_mirror_each_other(history: tuple[Lineage, dict[int, date]]) -> None:
    lineage, _ = history
    for one in range(1, 20):
        assert {other for other in range(1, 20) if one in lineage.predecessors(other)} == set(lineage.successors(one))


def test_a_unit_stands_for_itself_while_it_lives() -> None:
    lineage = Lineage.of([Step(1, 2, DAY)])
    assert lineage.heirs_on(1, date(2025, 6, 30), {1, 2}.__contains__) == [1]


def test_a_merger_to_come_has_no_effect_yet() -> None:
    lineage = Lineage.of([Step(1, 2, DAY), Step(2, 3, DAY + timedelta(days=5))])
    assert lineage.heirs_on(1, DAY, {2}.__contains__) == [2]
    assert lineage.heirs_on(1, DAY + timedelta(days=5), {3}.__contains__) == [3]


def test_a_dissolved_unit_without_successor_has_no_heir() -> None:
    assert Lineage.of([]).heirs_on(1, DAY, set[int]().__contains__) == []


def test_a_renaming_leads_nowhere() -> None:
    assert Lineage.of([Step(1, 1, DAY)]).successors(1) == []


def test_a_figure_is_never_divided_by_a_guess() -> None:
    assert carry_sums({1: Decimal(10)}, {1: [2, 3]}, {(1, 2): Decimal("0.5")}) == {1: Decimal(10)}


def test_a_figure_is_divided_by_known_shares_and_the_last_takes_the_remainder() -> None:
    shares = {(1, 2): Decimal("0.3"), (1, 3): Decimal("0.7")}
    assert carry_sums({1: Decimal(10)}, {1: [2, 3]}, shares) == {2: Decimal(3), 3: Decimal(7)}


def test_sums_of_merged_units_add_up_in_the_heir() -> None:
    values = {1: Decimal("1.5"), 2: Decimal(2), 9: Decimal(4)}
    assert carry_sums(values, {1: [9], 2: [9], 9: [9]}, {}) == {9: Decimal("7.5")}
