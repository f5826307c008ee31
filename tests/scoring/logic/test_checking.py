"""What is found in a scheme before it is published."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.scoring.making import FULL, criterion, one, scheme, section
from thidua.scoring.logic.checking import Severity, blocking, check
from thidua.scoring.logic.methods import Count, Deduction, Manual, Method, Rank, Share, Step, Steps
from thidua.scoring.logic.samples import hundred_points, thousand_points
from thidua.scoring.logic.scheme import ClassRule, Gate, InputRules, LateRule, Scheme, Section, Tie, criteria
from thidua.scoring.logic.sharing_out import Promised
from thidua.scoring.logic.terms import MissingRule, SectionKind, TieBy, Veto

pytestmark = pytest.mark.logic
D = Decimal
MAIN = SectionKind.MAIN
TARGETS = tuple(Promised(f"CT-{n}", f"Chỉ tiêu {n}") for n in range(1, 8))


def blocks(tested: Scheme) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in blocking(check(tested))]


def warns(tested: Scheme) -> set[str]:
    return {finding.code for finding in check(tested) if finding.severity is Severity.WARN}


def with_parts(*sections: Section) -> list[tuple[str, str]]:
    return blocks(replace(scheme(*sections), maximum=D(100)))


def test_a_sound_scheme_has_nothing_that_blocks() -> None:
    assert blocks(FULL) == []


def test_sums_must_agree_at_every_level() -> None:
    found = with_parts(section("I", MAIN, 90, criterion("a", 80, Manual())))
    assert found == [("sum", ""), ("sum", "I")]


def test_the_lines_of_a_bonus_may_exceed_its_cap_but_not_stay_below() -> None:
    main = section("I", MAIN, 100, criterion("a", 100, Manual()))
    over = section("B", SectionKind.BONUS, 5, criterion("b", 6, Manual()))
    under = section("C", SectionKind.BONUS, 9, criterion("c", 6, Manual()))
    assert with_parts(main, over, under) == [("sum", "C")]


def test_every_node_has_parts_points_and_a_key_of_its_own() -> None:
    main = section("I", MAIN, 100, criterion("a", 100, Manual()))
    assert with_parts(main, section("a", MAIN, 0)) == [("key", "a"), ("maximum", "a"), ("childless", "a")]


@pytest.mark.parametrize(
    ("method", "code"),
    [
        (Share(), "indicator"),
        (Steps(()), "steps"),
        (Steps((Step(D(50), D(9)), Step(D(50), D(20)))), "steps"),
        (Steps((Step(D(50), D(9)), Step(D(80), D(9)), Step(D(90), D(20)))), "unreachable"),
        (Steps((Step(D(50), D(19)),)), "unreachable"),
        (Steps((Step(D(50), D(21)),)), "steps"),
        (Count(D(0)), "count"),
        (Deduction(D(-1)), "deduction"),
        (Rank(D(0)), "rank"),
        (Rank(D(1), D(20)), "rank"),
        (Manual(D(0)), "manual"),
    ],
)
def test_a_method_that_cannot_work_is_named(method: Method, code: str) -> None:
    assert blocks(one(method)) == [(code, "a")]


@pytest.mark.parametrize("method", [Share(D(0)), Share(D(80), D(90)), Share(D(100), D(-1))])
def test_a_share_needs_a_floor_under_its_full_mark(method: Method) -> None:
    assert blocks(one(method, indicator="CT-1")) == [("share", "a")]


def test_what_people_answer_is_not_tied_to_an_indicator() -> None:
    assert blocks(one(Manual(), indicator="CT-1")) == [("indicator", "a")]


def test_a_penalty_is_counted_not_shared() -> None:
    main = section("I", MAIN, 100, criterion("a", 100, Manual()))
    penalty = section("P", SectionKind.PENALTY, 10, criterion("p", 10, Deduction(D(1))))
    assert with_parts(main, penalty) == [("penalty", "p")]


def test_gates_ties_and_classes_point_at_something() -> None:
    tested = one(
        Manual(),
        gates=(Gate("g", "Sàn", Veto.NOT_RANKED, "x", D(50)), Gate("h", "Sàn", Veto.NOT_RANKED, "I")),
        ties=(Tie(TieBy.NODE, "y"),),
        classes=(ClassRule("A", "A", D(50)), ClassRule("B", "B", D(50), D(0))),
    )
    assert blocks(tested) == [("gate", "g"), ("gate", "h"), ("tie", "y"), ("classes", "A"), ("classes", "B")]


def test_a_late_rule_needs_a_most() -> None:
    assert blocks(one(Manual(), inputs=InputRules(LateRule(D(1))))) == [("late", "")]


@pytest.mark.parametrize(
    ("method", "code"),
    [
        (Share(full_at=D(150)), "little"),
        (Steps((Step(D(40), D(20)),)), "no_reward"),
    ],
)
def test_it_is_said_when_meeting_a_target_earns_little_or_no_more_than_half_of_it(method: Method, code: str) -> None:
    assert code in warns(one(method, indicator="CT-1"))


def test_it_is_said_when_silence_pays() -> None:
    assert "missing" in warns(one(Manual(), inputs=InputRules(missing=MissingRule.LEAVES_OUT)))


@pytest.mark.parametrize("sample", [thousand_points(2024, TARGETS), hundred_points(2024, TARGETS)])
def test_a_sample_with_the_targets_of_a_campaign_can_be_published(sample: Scheme) -> None:
    assert blocks(sample) == []
    assert sample.name.startswith("Mẫu: ")


@pytest.mark.parametrize("sample", [thousand_points(2024), hundred_points(2024)])
def test_a_bare_sample_asks_for_indicators_and_nothing_else(sample: Scheme) -> None:
    assert blocks(sample) == [("indicator", "I.1"), ("indicator", "I.2"), ("indicator", "I.3")]


def test_points_are_shared_out_among_targets_without_a_rest() -> None:
    tasks = [c.maximum for _kind, c in criteria(thousand_points(2024, TARGETS)) if c.indicator]
    assert tasks == [86, 86, 86, 86, 86, 85, 85]
