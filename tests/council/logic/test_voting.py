"""Quorum, denominators and thresholds, at their edges and as laws for all numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.span import Span
from thidua.council.logic.voting import (
    Base,
    Choice,
    Option,
    Presence,
    Tally,
    VotingRule,
    denominator,
    needed_yes,
    options_for,
    outcome,
    quorum,
)
from thidua.council.logic.voting_rules import GENERAL, DatedRule, rule_for

pytestmark = pytest.mark.logic

NINETY = VotingRule(Fraction(9, 10))
YES, NO = Option(Choice.YES), Option(Choice.NO)


def votes(yes: int, no: int = 0) -> Tally:
    return Tally({YES: yes, NO: no})


@pytest.mark.parametrize(("members", "needed"), [(9, 6), (10, 7), (5, 4), (25, 17), (1, 1)])
def test_two_thirds_of_the_members_are_counted_without_rounding_down(members: int, needed: int) -> None:
    assert quorum(NINETY, Presence(members, needed)).reached
    assert not quorum(NINETY, Presence(members, needed - 1)).reached
    assert quorum(NINETY, Presence(members, needed)).needed == needed


def test_a_quorum_that_is_missed_says_what_to_do() -> None:
    assert quorum(NINETY, Presence(9, 5)).sentence == (
        "Có mặt 5/9 thành viên, cần ít nhất 6: chưa đủ, hãy mời thêm hoặc dời phiên họp."
    )


@pytest.mark.parametrize(("members", "needed"), [(9, 9), (10, 9), (11, 10), (20, 18), (25, 23)])
def test_ninety_percent_is_taken_of_all_members_not_of_those_present(members: int, needed: int) -> None:
    present = Presence(members, members)
    assert outcome(NINETY, present, votes(needed)).passed
    assert not outcome(NINETY, present, votes(needed - 1)).passed


def test_a_recused_member_leaves_the_denominator_only_where_the_rule_says_so() -> None:
    presence, cast = Presence(10, 10, recused=1), votes(9)
    assert outcome(NINETY, presence, cast).needed == 9
    assert outcome(replace(NINETY, share=Fraction(1)), presence, cast).passed is False
    assert outcome(replace(NINETY, share=Fraction(1), recused_leave=True), presence, cast).passed is True


@pytest.mark.parametrize(
    ("base", "recused_leave", "expected"),
    [
        (Base.ALL_MEMBERS, False, 12),
        (Base.ALL_MEMBERS, True, 10),
        (Base.PRESENT, False, 9),
        (Base.PRESENT, True, 7),
        (Base.CAST, False, 6),
        (Base.CAST, True, 6),
    ],
)
def test_each_base_has_its_number(base: Base, recused_leave: bool, expected: int) -> None:
    rule = VotingRule(Fraction(1, 2), base, recused_leave=recused_leave)
    assert denominator(rule, Presence(12, 9, 2), 6) == expected


def test_more_than_half_is_not_half() -> None:
    majority = VotingRule(Fraction(1, 2), more_than=True)
    assert [needed_yes(majority, base) for base in (8, 9, 10)] == [5, 5, 6]
    assert [needed_yes(VotingRule(Fraction(1, 2)), base) for base in (8, 9, 10)] == [4, 5, 5]


def test_silence_and_blanks_are_not_taken_for_yes() -> None:
    tally = Tally({YES: 4, Option(Choice.BLANK): 3, Option(Choice.NO_OPINION): 2}, invalid=1)
    result = outcome(VotingRule(Fraction(1, 2), more_than=True), Presence(10, 10), tally)
    assert (result.passed, result.yes, result.base, result.needed) == (False, 4, 10, 6)


def test_nobody_left_to_vote_passes_nothing() -> None:
    rule = VotingRule(Fraction(1, 2), Base.PRESENT, recused_leave=True)
    assert not outcome(rule, Presence(3, 3, 3), votes(0)).passed


def test_more_slips_than_voters_are_refused() -> None:
    with pytest.raises(ValueError, match="11 slips from 10 voters"):
        outcome(NINETY, Presence(10, 10), votes(11))


def test_a_share_that_nobody_can_reach_is_no_rule() -> None:
    with pytest.raises(ValueError, match="can be reached"):
        VotingRule(Fraction(1), more_than=True)


def test_a_paper_offers_yes_no_other_titles_no_opinion_and_blank() -> None:
    assert [option.label for option in options_for(["Giấy khen"])] == [
        "Đồng ý",
        "Không đồng ý",
        "Đề nghị hình thức khác: Giấy khen",
        "Không có ý kiến",
        "Phiếu trắng",
    ]


def test_the_own_rule_of_a_council_goes_before_the_known_one_and_the_majority_comes_last() -> None:
    day = date(2026, 11, 1)
    own = DatedRule("national_emulation_fighter", VotingRule(Fraction(95, 100)), Span(date(2026, 1, 1)), confirmed=True)
    assert rule_for("national_emulation_fighter", day, (own,)).share == Fraction(95, 100)
    assert rule_for("national_emulation_fighter", date(2025, 12, 31), (own,)).share == Fraction(9, 10)
    assert rule_for("advanced_worker", day) == GENERAL


rules = st.builds(
    VotingRule,
    st.fractions(Fraction(1, 100), Fraction(99, 100)),
    st.sampled_from(Base),
    more_than=st.booleans(),
    recused_leave=st.booleans(),
)


@st.composite
def meetings(draw: st.DrawFn) -> tuple[Presence, int, int]:
    members = draw(st.integers(1, 40))
    present = draw(st.integers(0, members))
    recused = draw(st.integers(0, present))
    yes = draw(st.integers(0, present - recused))
    return Presence(members, present, recused), yes, draw(st.integers(0, present - recused - yes))


@given(rules, meetings())
def test_the_verdict_is_the_comparison_with_the_exact_share(
    rule: VotingRule, meeting: tuple[Presence, int, int]
) -> None:
    presence, yes, no = meeting
    result = outcome(rule, presence, votes(yes, no))
    exact = rule.share * result.base
    assert result.passed is (yes > 0 and (yes > exact if rule.more_than else yes >= exact))


@given(rules, meetings())
def test_one_more_yes_never_makes_it_worse(rule: VotingRule, meeting: tuple[Presence, int, int]) -> None:
    presence, yes, no = meeting
    if no and outcome(rule, presence, votes(yes, no)).passed:
        assert outcome(rule, presence, votes(yes + 1, no - 1)).passed
