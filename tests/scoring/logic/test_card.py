"""Sums, caps, gates and the total of a card."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.making import FEW, FULL, card, inputs, one, rules, scheme, section
from tests.scoring.making import criterion as line
from thidua.core.logic.codec import from_json, to_json
from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.card import Card, score
from thidua.scoring.logic.inputs import CardInput, Given, Reading
from thidua.scoring.logic.methods import Manual, Rank, Share
from thidua.scoring.logic.scheme import Gate, Group, InputRules, Scheme
from thidua.scoring.logic.terms import SectionKind, Veto

pytestmark = pytest.mark.logic
D = Decimal
BY_HAND = {
    "share": "98.5",  # 30 × 98,5 % = 29,55
    "rank": 80,  # alone: first, 10
    "steps": 95,  # 12
    "yes": 1,  # 10
    "count": 3,  # 7,5
    "faults": 2,  # 10 - 6 = 4
    "mark": "8.5",
    "flag": 1,  # 5
    "models": 2,  # 4, together 9, cap 8
    "breach": 2,  # -8
}


def test_a_card_adds_up_as_by_hand() -> None:
    result = score(FULL, [card("u", BY_HAND)])[0]
    figures = (result.earned, result.possible, result.main, result.bonus, result.penalty, result.total, result.percent)
    assert figures == (D("81.55"), 100, D("81.55"), 8, 8, D("81.55"), D("81.55"))
    assert [key for key, found in result.sums.items() if found.capped] == ["III"]


def test_what_was_not_assigned_is_made_up_for_by_the_rest() -> None:
    given = BY_HAND | {"share": Reading(assigned=False)}
    result = score(FULL, [card("u", given)])[0]
    assert (result.earned, result.possible, result.main) == (D("52.00"), 70, D("74.29"))


def test_a_unit_that_was_assigned_nothing_has_nothing() -> None:
    result = score(one(Share()), [card("u", {"a": Reading(assigned=False)})])[0]
    assert (result.possible, result.total) == (0, 0)


def test_the_total_may_exceed_the_maximum_by_the_bonus_and_never_falls_below_nothing() -> None:
    best = {
        "share": 100,
        "rank": 9,
        "steps": 100,
        "yes": 1,
        "count": 4,
        "faults": 0,
        "mark": 10,
        "flag": 1,
        "models": 3,
    }
    worst = {"breach": 9}
    cards = score(FULL, [card("a", best), card("b", worst)])
    assert [c.total for c in cards] == [108, 0]


def test_a_group_never_brings_more_than_its_maximum() -> None:
    group = Group("g", "1", "Nhóm", D(10), (line("a", 8, Manual()), line("b", 8, Manual())))
    whole = Scheme("Thử", 2024, D(10), (replace(section("I", SectionKind.MAIN, 10), parts=(group,)),))
    assert score(whole, [card("u", {"a": 8, "b": 7})])[0].total == 10


def test_a_gate_on_a_part_closes_below_its_share_of_what_was_assigned() -> None:
    gate = Gate("half", "Phần I dưới một nửa", Veto.NOT_PROPOSED, "I", D(50))
    tested = one(Share(), gates=(gate,))
    assert [c.gates for c in score(tested, [card("a", {"a": "49.9"}), card("b", {"a": 50})])] == [(gate,), ()]


def test_a_gate_on_a_fact_closes_when_the_fact_is_recorded() -> None:
    cards = score(FULL, [card("a", {}, facts=("leader",)), card("b", {})])
    assert [c.vetoed(Veto.NOT_RANKED) for c in cards] == [True, False]


def test_points_by_rank_share_the_better_place() -> None:
    tested = one(Rank(D(3), D(5)))
    cards = score(tested, [card(u, {"a": m}) for u, m in (("a", 90), ("b", 95), ("c", 90), ("d", 10))])
    assert [(c.lines[0].place, c.total) for c in cards] == [(2, 17), (1, 20), (2, 17), (4, 11)]


@FEW
@given(inputs(), rules())
def test_caps_hold_whatever_is_known(cards: list[CardInput], doubts: InputRules) -> None:
    for result in score(replace(FULL, inputs=doubts), cards):
        assert 0 <= result.main <= 100
        assert 0 <= result.bonus <= 8
        assert 0 <= result.penalty <= 10
        assert 0 <= result.total <= 108
        assert all(line.low <= line.points <= line.high for line in result.lines)
        assert all(abs(line.points) <= line.criterion.maximum for line in result.lines)


@FEW
@given(inputs(), st.data())
def test_a_better_attainment_never_lowers_the_own_total(cards: list[CardInput], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(("share", "rank", "steps")))
    gain = data.draw(st.decimals(0, 60, places=1))
    better = replace(cards[0], readings=tuple(_raised(g, gain) if g.criterion == key else g for g in cards[0].readings))
    assert score(FULL, cards)[0].total <= score(FULL, [better, *cards[1:]])[0].total


def _raised(given: Given, gain: Decimal) -> Given:
    measure = given.reading.measure
    if measure is None:
        return given
    higher = given.reading.disputed if given.reading.disputed is None else given.reading.disputed + gain
    return Given(given.criterion, replace(given.reading, measure=measure + gain, disputed=higher))


@FEW
@given(inputs(least=2), st.randoms(use_true_random=False))
def test_the_order_of_the_units_changes_nothing(cards: list[CardInput], chance: object) -> None:
    mixed = list(cards)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert _by_unit(score(FULL, mixed)) == _by_unit(score(FULL, cards))


def _by_unit(cards: tuple[Card, ...]) -> dict[str, Card]:
    return {c.unit: c for c in cards}


@FEW
@given(inputs())
def test_a_stored_scheme_and_stored_inputs_give_the_same_digits_again(cards: list[CardInput]) -> None:
    kept = [from_json(CardInput, to_json(c)) for c in cards]
    assert score(from_json(Scheme, to_json(FULL)), kept) == score(FULL, cards)


def test_open_lines_are_those_that_may_still_change() -> None:
    unsure = card("u", BY_HAND | {"yes": Reading(D(1), FigureState.REPORTED), "mark": Reading()})
    assert [o.criterion.key for o in score(FULL, [unsure])[0].open_lines] == ["yes", "mark"]


def test_every_method_is_in_the_scheme_that_the_properties_walk() -> None:
    assert len({type(c.method) for s in scheme(*FULL.sections).sections for c in s.parts if hasattr(c, "method")}) == 7
