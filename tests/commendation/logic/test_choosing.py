"""Quotas, shares among the chosen, and merits that were rewarded already."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fairness import Candidate, Share, Trait, UnitShare, by_unit, shares
from thidua.commendation.logic.quota import Counted, QuotaBase, QuotaRule, Use, allowed, uses
from thidua.commendation.logic.rounding import Rounding
from thidua.commendation.logic.same_merit import Clash, Merit, clashes, serves_as_basis
from thidua.commendation.logic.terms import MeritKind

pytestmark = pytest.mark.logic

FIGHTER = AwardCode.GRASSROOTS_FIGHTER
RULE = QuotaRule(FIGHTER, Decimal(15))


def advanced(count: int, chosen: int = 0, group: str = "Nhân viên") -> Counted:
    return Counted(group, {QuotaBase.ADVANCED: count}, chosen)


def test_a_ratio_is_rounded_down_where_nothing_else_is_said() -> None:
    assert allowed(RULE, {QuotaBase.ADVANCED: 33}) == 4
    assert allowed(replace(RULE, rounding=Rounding.UP), {QuotaBase.ADVANCED: 33}) == 5


def test_a_small_collective_may_propose_its_minimum_but_not_more_than_it_has() -> None:
    small = replace(RULE, at_least=1)
    assert [allowed(small, {QuotaBase.ADVANCED: count}) for count in (0, 1, 5)] == [0, 1, 1]


def test_a_plain_number_bounds_a_ratio() -> None:
    assert allowed(replace(RULE, number=3), {QuotaBase.ADVANCED: 100}) == 3
    assert allowed(QuotaRule(FIGHTER, None, number=1), {}) == 1


def test_leaders_apart_cannot_fill_the_quota_of_others() -> None:
    groups = [advanced(20, 4, "Lãnh đạo"), advanced(80, 1)]
    assert uses(RULE, groups) == (Use("Tất cả", 15, 5, "15% của 100 (số người đạt Lao động tiên tiến), được 15"),)
    leaders, others = uses(replace(RULE, leaders_apart=True), groups)
    assert (leaders.left, leaders.exceeded, others.left, others.exceeded) == (-1, True, 11, False)


@given(st.integers(0, 1000), st.decimals(0, 100, places=2), st.sampled_from(Rounding))
def test_a_quota_lies_between_nobody_and_everybody(base: int, percent: Decimal, way: Rounding) -> None:
    assert 0 <= allowed(QuotaRule(FIGHTER, percent, rounding=way), {QuotaBase.ADVANCED: base}) <= base


CANDIDATES = [
    Candidate("a", "Phòng Nội vụ", 5, is_leader=True, is_woman=False, ethnicity="Kinh"),
    Candidate("b", "Phòng Nội vụ", 5, is_woman=True, ethnicity="Tày"),
    Candidate("c", "Trường Tiểu học", 40, is_woman=True, ethnicity="Nùng"),
    Candidate("d", "Trường Tiểu học", 40, is_woman=None),
]


def test_shares_leave_out_those_of_whom_the_trait_is_not_known() -> None:
    found = {share.trait: share for share in shares(CANDIDATES, frozenset("ad"), {Trait.DIRECT_WORKER: Decimal(60)})}
    assert found[Trait.WOMAN] == Share(Trait.WOMAN, 0, 1, 2, 3)
    assert found[Trait.MINORITY] == Share(Trait.MINORITY, 0, 1, 2, 3)
    assert found[Trait.DIRECT_WORKER] == Share(Trait.DIRECT_WORKER, 1, 2, 3, 4, Decimal(60))
    assert (found[Trait.DIRECT_WORKER].percent, found[Trait.DIRECT_WORKER].below_minimum) == (50, True)
    assert found[Trait.SMALL_COLLECTIVE] == Share(Trait.SMALL_COLLECTIVE, 1, 2, 2, 4)


def test_nobody_chosen_has_no_share_and_breaks_no_minimum() -> None:
    first = shares(CANDIDATES, frozenset(), {Trait.DIRECT_WORKER: Decimal(60)})[0]
    assert (first.percent, first.percent_of_all, first.below_minimum) == (None, 75, False)


def test_units_without_any_chosen_come_first() -> None:
    assert by_unit(CANDIDATES, frozenset("a")) == (
        UnitShare("Trường Tiểu học", 2, 0),
        UnitShare("Phòng Nội vụ", 2, 1),
    )


TITLE = Merit(FIGHTER, MeritKind.MERIT, 2025, 2025)
DEED = Merit(AwardCode.MERIT_COMMUNE, MeritKind.UNEXPECTED, 2025, 2025, deed="Cứu người trong lũ")


@pytest.mark.parametrize(
    ("proposal", "other", "expected"),
    [
        (TITLE, TITLE, [Clash.SAME_AWARD]),
        (TITLE, replace(TITLE, given=False), [Clash.ALREADY_PROPOSED]),
        (TITLE, replace(TITLE, first_year=2024, last_year=2024), []),
        (DEED, replace(DEED, award=AwardCode.COMMENDATION_PROVINCE), [Clash.SAME_MERIT]),
        (DEED, replace(DEED, deed="CỨU NGƯỜI TRONG LŨ", given=False), [Clash.ALREADY_PROPOSED]),
        (DEED, replace(DEED, deed="Chống cháy rừng"), []),
        (DEED, TITLE, []),
        (TITLE, Merit(AwardCode.ADVANCED_WORKER, MeritKind.MERIT, 2025, 2025), [Clash.LIKELY_SAME]),
        (TITLE, Merit(AwardCode.COMMENDATION_PROVINCE, MeritKind.MERIT, 2024, 2025), []),
        (
            Merit(AwardCode.COMMEMORATIVE_MEDAL, MeritKind.DEDICATION, 2025, 2025),
            Merit(AwardCode.COMMEMORATIVE_MEDAL, MeritKind.DEDICATION, 2010, 2010),
            [Clash.ONCE_ONLY],
        ),
    ],
)
def test_a_proposal_meets_what_was_given_or_proposed_before(
    proposal: Merit, other: Merit, expected: list[Clash]
) -> None:
    assert [found.clash for found in clashes(proposal, [other])] == expected


def test_a_likely_sameness_is_put_to_a_person_and_does_not_block() -> None:
    (found,) = clashes(TITLE, [Merit(AwardCode.ADVANCED_WORKER, MeritKind.MERIT, 2025, 2025)])
    assert not found.blocks
    assert found.sentence.endswith("kiểm tra có phải cùng thành tích.")


def test_results_of_single_deeds_are_no_basis_for_higher_awards() -> None:
    assert serves_as_basis(TITLE)
    assert not serves_as_basis(DEED)


merits = st.builds(
    lambda award, kind, year, span, given: Merit(award, kind, year, year + span, given=given),
    st.sampled_from(AwardCode),
    st.sampled_from(MeritKind),
    st.integers(2015, 2025),
    st.integers(0, 5),
    st.booleans(),
)


@given(merits, merits)
def test_two_awards_clash_in_either_order(one: Merit, other: Merit) -> None:
    assert len(clashes(one, [other])) == len(clashes(other, [one]))
