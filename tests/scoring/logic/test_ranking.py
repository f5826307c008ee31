"""Places, ties, classes, improvement; and what an independent package says of weighted sums."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.making import FEW, FULL, card, criterion, inputs, one, scheme, section
from thidua.scoring.logic.card import score
from thidua.scoring.logic.inputs import CardInput
from thidua.scoring.logic.methods import Count, Manual, Share
from thidua.scoring.logic.ranking import Ranked, order_key, rank
from thidua.scoring.logic.scheme import ClassRule, Scheme, Tie
from thidua.scoring.logic.terms import SectionKind, TieBy, Veto

pytestmark = pytest.mark.logic
D = Decimal
TWO = scheme(
    section("I", SectionKind.MAIN, 50, criterion("a", 50, Manual())),
    section("II", SectionKind.MAIN, 50, criterion("b", 50, Manual())),
    section("P", SectionKind.PENALTY, 10, criterion("p", 10, Count(D(1)))),
)


def places(table: tuple[Ranked, ...]) -> list[tuple[str, int | None]]:
    return [(row.card.unit, row.place) for row in table]


def table(tested: Scheme, *cards: CardInput) -> tuple[Ranked, ...]:
    return rank(tested, score(tested, cards))


def test_equals_share_a_place_and_the_next_one_is_passed_over() -> None:
    ranked = table(TWO, card("a", {"a": 30, "b": 20}), card("b", {"a": 20, "b": 30}), card("c", {"a": 10, "b": 10}))
    assert places(ranked) == [("a", 1), ("b", 1), ("c", 3)]
    assert [row.shared for row in ranked] == [True, True, False]


def test_ties_are_broken_in_the_order_of_the_rules() -> None:
    ties = (Tie(TieBy.LEAST_PENALTY), Tie(TieBy.NODE, "I"))
    cards = (
        card("a", {"a": 20, "b": 30}),
        card("b", {"a": 30, "b": 20}),
        card("c", {"a": 31, "b": 20, "p": 1}),
    )
    ranked = table(replace(TWO, ties=ties), *cards)
    assert places(ranked) == [("b", 1), ("a", 2), ("c", 3)]
    assert [row.decided_by for row in ranked] == [ties[1], ties[1], ties[0]]


@pytest.mark.parametrize(("by", "first"), [(TieBy.IMPROVEMENT, "b"), (TieBy.BONUS, "a"), (TieBy.FEWEST_LATE_DAYS, "a")])
def test_improvement_bonus_and_late_days_may_decide(by: TieBy, first: str) -> None:
    cards = (card("a", {"a": 20}, last_percent=D(19)), card("b", {"a": 20}, last_percent=D(10)))
    assert table(replace(TWO, ties=(Tie(by),)), *cards)[0].card.unit == first


def test_who_improved_most_is_ranked_apart() -> None:
    cards = (
        card("a", {"a": 50, "b": 40}, last_percent=D(88)),
        card("b", {"a": 20}, last_percent=D(10)),
        card("c", {"a": 30}),
    )
    found = {row.card.unit: (row.place, row.improvement_place, row.card.improvement) for row in table(TWO, *cards)}
    assert found == {"a": (1, 2, D(2)), "b": (3, 1, D(10)), "c": (2, None, None)}


def test_a_unit_behind_a_closed_gate_stands_at_the_end_without_a_place() -> None:
    ranked = table(FULL, card("a", {"yes": 1}, facts=("leader",)), card("b", {}))
    assert places(ranked) == [("b", 1), ("a", None)]


def test_a_full_class_passes_the_rest_on_and_equals_stay_together() -> None:
    classes = (ClassRule("A", "Loại A", D(80), D(50)), ClassRule("B", "Loại B", D(0)))
    measures = {"a": 100, "b": 90, "c": 90, "d": 10}
    ranked = table(one(Share(), classes=classes), *(card(unit, {"a": m}) for unit, m in measures.items()))
    assert [row.class_key for row in ranked] == ["A", "B", "B", "B"]


def test_a_gate_may_take_a_class_away() -> None:
    ranked = table(FULL, card("a", {"yes": 1, "count": 4, "mark": 10, "faults": 0, "share": 99}))
    assert (ranked[0].card.gates[0].veto, ranked[0].class_key) == (Veto.ONE_CLASS_DOWN, "C")


@FEW
@given(inputs(least=2), st.randoms(use_true_random=False))
def test_the_table_does_not_depend_on_the_order_of_the_units(cards: list[CardInput], chance: object) -> None:
    mixed = list(cards)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert table(FULL, *mixed) == table(FULL, *cards)


@FEW
@given(inputs(least=2))
def test_a_place_is_one_more_than_the_number_of_units_that_are_better(cards: list[CardInput]) -> None:
    running = [row for row in table(FULL, *cards) if row.place is not None]
    keys = [order_key(FULL, row.card) for row in running]
    assert [row.place for row in running] == [1 + sum(other > own for other in keys) for own in keys]


MATRICES = st.integers(2, 8).flatmap(
    lambda width: st.tuples(
        st.lists(st.integers(1, 40), min_size=width, max_size=width),
        st.lists(st.lists(st.integers(0, 100), min_size=width, max_size=width), min_size=2, max_size=12),
    )
)


def _weighted(weights: list[int], matrix: list[list[int]]) -> tuple[Ranked, ...]:
    lines = [criterion(f"c{at}", weight, Share()) for at, weight in enumerate(weights)]
    tested = replace(scheme(section("I", SectionKind.MAIN, sum(weights), *lines)), places=4)
    cards = [card(f"{at:02}", {f"c{c}": m for c, m in enumerate(row)}) for at, row in enumerate(matrix)]
    return table(tested, *cards)


@given(MATRICES)
def test_weighted_sums_and_places_agree_with_matrix_arithmetic(case: tuple[list[int], list[list[int]]]) -> None:
    weights, matrix = case
    sums = np.array(matrix, dtype=np.int64) @ np.array(weights, dtype=np.int64)
    expected = {f"{at:02}": (int(total), 1 + int((sums > total).sum())) for at, total in enumerate(sums)}
    assert {row.card.unit: (row.card.total * 100, row.place) for row in _weighted(weights, matrix)} == expected


@FEW
@given(MATRICES)
def test_weighted_sums_and_places_agree_with_a_multi_criteria_package(case: tuple[list[int], list[list[int]]]) -> None:
    methods = pytest.importorskip("pymcdm.methods")
    weights, matrix = case
    values = np.array(matrix, dtype=float)
    share = np.array(weights, dtype=float) / sum(weights)
    package = methods.WSM(normalization_function=lambda column, cost=False: column)(
        values, share, np.ones(len(weights))
    )
    ranked = {row.card.unit: row for row in _weighted(weights, matrix)}
    for at, preference in enumerate(package):
        assert float(ranked[f"{at:02}"].card.percent) == pytest.approx(preference, abs=0.0051)
        better = int((package > preference + 1e-9).sum())
        assert ranked[f"{at:02}"].place == 1 + better
