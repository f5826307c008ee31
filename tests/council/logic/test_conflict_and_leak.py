"""Who is not impartial, and what small numbers give away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.council.logic.conflict import (
    GROUNDS,
    Ground,
    MemberTies,
    SubjectTies,
    grounds,
    is_recused,
    ties_from,
    ties_values,
)
from thidua.council.logic.leak import Leak, leak_of, may_be_secret, public_sentence, warning
from thidua.council.logic.voting import Choice, Option, Outcome, Tally

pytestmark = pytest.mark.logic

SUBJECT = SubjectTies(frozenset({"an"}), frozenset({"xa"}), frozenset({"binh"}))
YES, NO, BLANK = Option(Choice.YES), Option(Choice.NO), Option(Choice.BLANK)


@pytest.mark.parametrize(
    ("member", "expected", "recused"),
    [
        (MemberTies("an"), (Ground.SELF,), True),
        (MemberTies("lan", relatives=frozenset({"an"})), (Ground.FAMILY,), True),
        (MemberTies("lan", units=frozenset({"xa"}), heads=frozenset({"xa"})), (Ground.OWN_UNIT,), False),
        (MemberTies("lan", units=frozenset({"xa"})), (Ground.OWN_UNIT,), False),
        (MemberTies("binh"), (Ground.PROPOSED,), False),
        (MemberTies("lan", units=frozenset({"khac"})), (), False),
    ],
)
def test_conflicts_follow_from_who_is_who(member: MemberTies, expected: tuple[Ground, ...], recused: bool) -> None:
    assert grounds(member, SUBJECT) == expected
    assert is_recused(grounds(member, SUBJECT)) is recused


def test_the_head_is_recused_where_the_unit_itself_is_nominated() -> None:
    head = MemberTies("lan", units=frozenset({"xa"}), heads=frozenset({"xa"}))
    found = grounds(head, SubjectTies(units=frozenset({"xa"})))
    assert found == (Ground.HEADS_UNIT, Ground.OWN_UNIT)
    assert is_recused(found)


def test_what_a_member_declares_recuses() -> None:
    assert grounds(MemberTies("lan"), SUBJECT, declared=True) == (Ground.DECLARED,)
    assert is_recused((Ground.DECLARED,))


def test_a_council_may_recuse_for_more() -> None:
    assert is_recused((Ground.OWN_UNIT,), frozenset({Ground.OWN_UNIT}))


def test_every_ground_has_its_words() -> None:
    assert set(GROUNDS) == set(Ground)


@pytest.mark.parametrize(
    ("counts", "leak"),
    [
        ({YES: 7}, Leak.UNANIMOUS),
        ({YES: 6, NO: 1}, Leak.ALL_BUT_ONE),
        ({YES: 5, NO: 2}, Leak.NONE),
        ({YES: 5, NO: 1, BLANK: 1}, Leak.NONE),
        ({YES: 1, NO: 1}, Leak.TOO_FEW),
        ({}, Leak.TOO_FEW),
    ],
)
def test_small_numbers_tell_on_voters(counts: dict[Option, int], leak: Leak) -> None:
    assert leak_of(Tally(counts)) is leak


def test_a_result_that_gives_people_away_is_told_outside_without_numbers() -> None:
    result = Outcome(passed=True, yes=7, needed=6, base=9, sentence="7 phiếu đồng ý trên 9, cần ít nhất 6: đạt.")
    assert public_sentence(Tally({YES: 7}), result) == "Kết quả bỏ phiếu: đạt."
    assert public_sentence(Tally({YES: 7, NO: 2}), result) == result.sentence


def test_two_voters_cannot_keep_a_secret() -> None:
    assert not may_be_secret(2)
    assert may_be_secret(3)
    assert (warning(4) != "", warning(5)) == (True, "")


@given(st.dictionaries(st.sampled_from([YES, NO, BLANK]), st.integers(0, 20)))
def test_no_public_sentence_names_a_number_when_all_voted_alike(counts: dict[Option, int]) -> None:
    tally = Tally(counts)
    result = Outcome(passed=False, yes=tally.yes, needed=1, base=60, sentence=f"{tally.yes} phiếu")
    if leak_of(tally) is not Leak.NONE:
        assert not any(letter.isdigit() for letter in public_sentence(tally, result))


def test_family_that_whoever_prepares_the_item_knows_of_recuses() -> None:
    subject = SubjectTies(people=frozenset({"P-1"}), relatives=frozenset({"P-7"}))
    found = grounds(MemberTies("P-7"), subject)
    assert found == (Ground.FAMILY,)
    assert is_recused(found)


def test_ties_are_stored_and_come_back() -> None:
    ties = SubjectTies(frozenset({"P-1"}), frozenset({"U-2", "U-1"}), frozenset(), frozenset({"P-7"}))
    assert ties_values(ties) == {"people": ["P-1"], "units": ["U-1", "U-2"], "relatives": ["P-7"]}
    assert ties_from(ties_values(ties)) == ties
