"""A scheme tried on a past year, a number supposed, a quota filled."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from tests.scoring.making import FEW, FULL, card, criterion, inputs, one, scheme, section
from thidua.scoring.logic.card import score
from thidua.scoring.logic.influence import influences
from thidua.scoring.logic.inputs import CardInput
from thidua.scoring.logic.methods import Manual, Share
from thidua.scoring.logic.proposing import Candidate, Quota, propose
from thidua.scoring.logic.ranking import rank
from thidua.scoring.logic.scheme import Gate, Tie
from thidua.scoring.logic.simulating import simulate
from thidua.scoring.logic.terms import SectionKind, TieBy, Veto
from thidua.scoring.logic.what_if import Supposing, what_if

pytestmark = pytest.mark.logic
D = Decimal
TWO = scheme(
    section("I", SectionKind.MAIN, 90, criterion("a", 90, Share(), "CT-1")),
    section("II", SectionKind.MAIN, 10, criterion("b", 10, Manual())),
)
CARDS = [card("x", {"a": 100, "b": 1}), card("y", {"a": 60, "b": 5}), card("z", {"a": 40, "b": 10})]


def test_a_trial_tells_who_rises_and_who_falls() -> None:
    trial = simulate(TWO, CARDS, {"x": 3, "y": 2, "z": 1})
    assert [(move.ranked.card.unit, move.rises) for move in trial.risen] == [("x", 2)]
    assert [(move.ranked.card.unit, move.rises) for move in trial.fallen] == [("z", -2)]


def test_a_trial_warns_when_one_criterion_decides_the_table() -> None:
    found = simulate(TWO, CARDS, {}).findings
    assert [(f.code, f.where) for f in found if f.code == "decides"] == [("decides", "a")]


def test_a_trial_warns_of_a_table_that_lies_too_close_and_of_lines_that_tell_nobody_apart() -> None:
    close = [card(unit, {"a": 94, "b": m}) for unit, m in (("x", "9"), ("y", "9.2"), ("z", "9.4"))]
    assert [f.code for f in simulate(TWO, close, {}).findings if f.code in {"close", "flat"}] == ["close", "flat"]


def test_a_year_that_did_not_ask_for_something_does_not_punish() -> None:
    trial = simulate(TWO, [card("x", {"a": 100}), card("y", {"a": 50})], {})
    assert trial.unknown == ("b",)
    assert [(move.ranked.card.total, move.before) for move in trial.moves] == [(100, None), (50, None)]


def test_influence_is_the_share_of_the_spread_and_names_who_would_lead_without() -> None:
    found = influences(score(TWO, CARDS))
    assert [(i.criterion.key, i.percent, i.spread) for i in found] == [("a", D("118.6"), 54), ("b", D("-18.6"), 9)]
    assert found[0].leaders_without == ("z",)


@FEW
@given(inputs(least=2))
def test_the_influences_make_up_the_whole(cards: list[CardInput]) -> None:
    found = influences(score(FULL, cards))
    total = sum(i.percent for i in found)
    assert total == 0 or abs(total - 100) <= D("0.6")


def test_supposing_a_number_moves_the_unit_and_keeps_the_others() -> None:
    outlook = what_if(TWO, CARDS, [Supposing("z", "a", D(95))])
    found = [(o.after.card.unit, o.before.place, o.after.place, o.gained) for o in outlook]
    assert found == [("z", 3, 1, D("49.50")), ("x", 1, 2, 0), ("y", 2, 3, 0)]


def answers(found: tuple[Candidate, ...]) -> list[tuple[str, bool]]:
    return [(c.ranked.card.unit, c.proposed) for c in found]


def test_a_quota_is_the_smaller_of_number_and_share_rounded_down() -> None:
    sizes = [
        Quota("Cờ", share=D(20)).size(14),
        Quota("Cờ", count=3, share=D(50)).size(14),
        Quota("Cờ", count=3).size(2),
    ]
    assert [*sizes, Quota("Cờ", share=D(20), at_least=1).size(3)] == [2, 3, 2, 1]


def test_the_best_are_proposed_and_each_answer_has_its_reason() -> None:
    found = propose(rank(TWO, score(TWO, CARDS)), Quota("Cờ thi đua", count=1))
    assert [c.reason for c in found] == [
        "Hạng 1, trong 1 suất của Cờ thi đua.",
        "Hạng 2, ngoài 1 suất của Cờ thi đua.",
        "Hạng 3, ngoài 1 suất của Cờ thi đua.",
    ]


def test_equals_at_the_edge_are_left_to_the_council() -> None:
    cards = [card("x", {"a": 100}), card("y", {"a": 90}), card("z", {"a": 90})]
    found = propose(rank(TWO, score(TWO, cards)), Quota("Cờ thi đua", count=2))
    assert answers(found) == [("x", True), ("y", False), ("z", False)]
    assert found[1].reason == "Đồng hạng 2 ở suất cuối; Hội đồng quyết định đơn vị nào được đề nghị."


def test_a_gate_or_a_low_result_passes_the_place_on() -> None:
    gated = replace(one(Manual()), gates=(Gate("g", "Bị kỷ luật", Veto.NOT_PROPOSED),), ties=(Tie(TieBy.BONUS),))
    cards = [card("x", {"a": 20}, facts=("g",)), card("y", {"a": 16}), card("z", {"a": 5})]
    found = propose(rank(gated, score(gated, cards)), Quota("Cờ", count=2, least_percent=D(50)))
    assert answers(found) == [("x", False), ("y", True), ("z", False)]
    assert [c.reason for c in found][::2] == ["Không đề nghị: Bị kỷ luật.", "Mới đạt 25% tổng điểm, cần từ 50%."]
