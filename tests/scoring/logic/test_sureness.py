"""How sure a place is."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.making import FEW, FULL, card, criterion, inputs, one, scheme, section
from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.card import score
from thidua.scoring.logic.chance import below
from thidua.scoring.logic.inputs import CardInput, Reading
from thidua.scoring.logic.methods import Manual, Share
from thidua.scoring.logic.ranking import rank
from thidua.scoring.logic.scheme import Scheme
from thidua.scoring.logic.sureness import Sureness, sureness
from thidua.scoring.logic.terms import SectionKind

pytestmark = pytest.mark.logic
D = Decimal


def judged(tested: Scheme, *cards: CardInput) -> tuple[Sureness, ...]:
    return sureness(tested, rank(tested, score(tested, cards)))


def test_a_clear_lead_is_sure() -> None:
    found = judged(one(Manual()), card("a", {"a": 20}), card("b", {"a": 10}))
    assert [(s.unit, s.best, s.worst, s.kept, s.sure) for s in found] == [
        ("a", 1, 1, 200, True),
        ("b", 2, 2, 200, True),
    ]


def test_units_that_lead_in_different_things_may_change_places_with_the_weights() -> None:
    two = scheme(
        section("I", SectionKind.MAIN, 100, criterion("a", 50, Manual()), criterion("b", 50, Manual())),
    )
    found = judged(two, card("a", {"a": 40, "b": 10}), card("b", {"a": 10, "b": 39}))
    assert [(s.best, s.worst, s.sure) for s in found] == [(1, 2, False), (1, 2, False)]


def test_a_figure_that_nobody_confirmed_makes_the_place_unsure() -> None:
    open_figure = Reading(D(95), FigureState.REPORTED)
    found = judged(one(Share()), card("a", {"a": open_figure}), card("b", {"a": 94}))
    assert [(s.best, s.worst) for s in found] == [(1, 2), (1, 2)]


def test_the_trials_are_the_same_on_every_machine_and_in_every_year() -> None:
    assert list(islice(below(1000, 2024), 6)) == [461, 442, 471, 425, 178, 819]


@FEW
@given(inputs(least=2), st.randoms(use_true_random=False))
def test_the_interval_holds_the_place_and_does_not_depend_on_the_order(cards: list[CardInput], chance: object) -> None:
    table = rank(FULL, score(FULL, cards))
    mixed = list(cards)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    found = sureness(FULL, table, trials=20)
    assert found == sureness(FULL, rank(FULL, score(FULL, mixed)), trials=20)
    places = {row.card.unit: row.place for row in table if row.place is not None}
    assert {s.unit for s in found} == set(places)
    assert all(s.best <= places[s.unit] <= s.worst <= len(places) for s in found)
