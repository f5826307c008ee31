"""Local figures hold from their day on; what is not entered is asked for, never assumed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dated import Dated, NotSet
from thidua.commendation.logic.fairness import Trait
from thidua.commendation.logic.local import (
    NATIONAL,
    Deadline,
    LocalRules,
    MinimumShare,
    Step,
    most_excellent,
)
from thidua.commendation.logic.quota import QuotaRule
from thidua.core.logic.span import Span

pytestmark = pytest.mark.logic

FIGHTER = AwardCode.GRASSROOTS_FIGHTER
OLD, NEW = date(2025, 1, 1), date(2026, 1, 1)
PROVINCE = LocalRules(
    quotas=(
        Dated(QuotaRule(FIGHTER, Decimal(15)), Span(OLD), "QĐ 10/2025/QĐ-UBND"),
        Dated(QuotaRule(FIGHTER, Decimal(20)), Span(NEW), "QĐ 02/2026/QĐ-UBND"),
    ),
    shares=(Dated(MinimumShare(Trait.DIRECT_WORKER, Decimal(60)), Span(NEW), "QĐ 02/2026/QĐ-UBND"),),
    deadlines=(Dated(Deadline(Step.DECISION, 20), Span(OLD), "QĐ 10/2025/QĐ-UBND"),),
)


def test_the_figure_that_began_last_counts() -> None:
    shares = [PROVINCE.quota(FIGHTER, day).value.percent for day in (OLD, NEW)]
    assert shares == [15, 20]


def test_a_ratio_that_was_not_entered_is_asked_for() -> None:
    with pytest.raises(NotSet, match=r"Chưa có tỷ lệ, chỉ tiêu xét tặng áp dụng cho ngày 31/12/2024"):
        PROVINCE.quota(FIGHTER, date(2024, 12, 31))
    with pytest.raises(NotSet):
        NATIONAL.quota(FIGHTER, NEW)


def test_minimum_shares_begin_on_their_day() -> None:
    assert (PROVINCE.minimums(OLD), PROVINCE.minimums(NEW)) == ({}, {Trait.DIRECT_WORKER: Decimal(60)})


def test_a_deadline_of_the_award_goes_before_the_general_one() -> None:
    both = PROVINCE.over(NATIONAL)
    found = [both.deadline(Step.DECISION, award, NEW).value.days for award in (AwardCode.CULTURAL_VILLAGE, FIGHTER)]
    assert found == [10, 20]


def test_the_ceiling_of_excellent_ratings_begins_in_2026() -> None:
    assert (most_excellent(14, date(2025, 12, 31)), most_excellent(14, NEW)) == (None, 2)
