"""What late, missing, disputed, unconfirmed and not assigned do to a line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.scoring.making import card, one
from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.card import Card, score
from thidua.scoring.logic.inputs import Reading
from thidua.scoring.logic.methods import Count, Share
from thidua.scoring.logic.scheme import InputRules, LateRule
from thidua.scoring.logic.terms import DisputeRule, MissingRule, SectionKind, Standing, UnconfirmedRule

pytestmark = pytest.mark.logic
D = Decimal
FIRM = Reading(D(90), FigureState.CONFIRMED)


def judged(reading: Reading, **rules: object) -> Card:
    return score(one(Share(), inputs=InputRules(**rules)), [card("u", {"a": reading})])[0]  # type: ignore[arg-type]


def test_what_is_not_assigned_leaves_the_denominator() -> None:
    line = judged(replace(FIRM, assigned=False)).lines[0]
    assert (line.standing, line.counts, line.points, line.firm) == (Standing.NOT_ASSIGNED, False, 0, True)


def test_a_missing_figure_is_worth_nothing_and_may_still_be_worth_all() -> None:
    line = judged(Reading()).lines[0]
    assert (line.standing, line.counts, line.points, line.high) == (Standing.MISSING, True, 0, 20)


def test_a_missing_figure_leaves_the_denominator_where_the_scheme_says_so() -> None:
    assert judged(Reading(), missing=MissingRule.LEAVES_OUT).possible == 0


@pytest.mark.parametrize(
    ("rule", "points"), [(DisputeRule.LOWER, 12), (DisputeRule.CHECKED, 18), (DisputeRule.ZERO, 0)]
)
def test_a_disputed_figure_counts_as_the_scheme_says(rule: DisputeRule, points: int) -> None:
    line = judged(replace(FIRM, disputed=D(60)), disputed=rule).lines[0]
    assert (line.points, line.high) == (points, 18)


@pytest.mark.parametrize(("days", "points"), [(0, 18), (1, 18), (3, "17.28"), (500, "14.4")])
def test_a_late_figure_loses_its_share_after_the_free_days_and_never_more_than_the_most(
    days: int, points: object
) -> None:
    late = LateRule(D(2), D(20), 1)
    assert judged(replace(FIRM, late_days=days), late=late).lines[0].points == D(str(points))


@pytest.mark.parametrize(("rule", "points"), [(UnconfirmedRule.COUNTS, 18), (UnconfirmedRule.ZERO, 0)])
def test_an_unconfirmed_figure_counts_or_waits(rule: UnconfirmedRule, points: int) -> None:
    line = judged(replace(FIRM, state=FigureState.APPROVED), unconfirmed=rule).lines[0]
    assert (line.standing, line.points, line.high) == (Standing.UNCONFIRMED, points, D("18.9"))


def test_a_figure_confirmed_as_far_as_the_scheme_asks_is_firm() -> None:
    assert judged(FIRM).lines[0].standing is Standing.FIRM
    assert judged(FIRM, needs=FigureState.OFFICIAL).lines[0].standing is Standing.UNCONFIRMED


def test_on_a_bonus_line_nothing_known_is_nothing_earned() -> None:
    scheme = one(Count(D(2)))
    bonus = replace(scheme, sections=(replace(scheme.sections[0], kind=SectionKind.BONUS),))
    line = score(bonus, [card("u", {})])[0].lines[0]
    assert (line.standing, line.points, line.firm) == (Standing.FIRM, 0, True)
