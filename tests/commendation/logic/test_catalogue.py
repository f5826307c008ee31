"""The catalogue answers for whom, by whom, with which papers."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.commendation.logic.catalogue.award import TWO_TIERS, Authority, Paper, When
from thidua.commendation.logic.catalogue.awards import AWARDS, award_of, awards_for, deciders_text, papers_for
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.catalogue.lower import LOWER, lower_titles
from thidua.commendation.logic.terms import POINTS, Point, Scope, SubjectKind, reaches

pytestmark = pytest.mark.logic

LAST_DISTRICT = date(2025, 6, 30)


def test_every_code_has_one_award() -> None:
    assert set(AWARDS) == set(AwardCode)


def test_the_commune_chair_takes_over_what_the_district_chair_gave() -> None:
    fighter = award_of(AwardCode.GRASSROOTS_FIGHTER)
    assert fighter.deciders(LAST_DISTRICT)[0] is Authority.DISTRICT_CHAIR
    assert fighter.deciders(TWO_TIERS)[0] is Authority.COMMUNE_CHAIR
    assert deciders_text(AwardCode.CULTURAL_VILLAGE, TWO_TIERS) == "Chủ tịch UBND cấp xã"


def test_a_title_bears_the_name_of_its_time() -> None:
    commune = award_of(AwardCode.EXEMPLARY_COMMUNE)
    assert (commune.name_on(LAST_DISTRICT), commune.name_on(TWO_TIERS)) == (
        "Xã, phường, thị trấn tiêu biểu",
        "Xã, phường, đặc khu tiêu biểu",
    )


def test_what_may_be_meant_instead_is_lower_for_the_same_subjects_and_given_on_the_day() -> None:
    assert lower_titles(AwardCode.COMMENDATION_PROVINCE, LAST_DISTRICT) == (
        AWARDS[AwardCode.MERIT_DISTRICT].name_on(LAST_DISTRICT),
    )
    assert lower_titles(AwardCode.COMMENDATION_PROVINCE, TWO_TIERS) == (
        AWARDS[AwardCode.MERIT_COMMUNE].name_on(TWO_TIERS),
    )
    assert lower_titles(AwardCode.ADVANCED_WORKER, TWO_TIERS) == ()
    for award, lower in LOWER.items():
        below = set(lower)
        while below:
            assert award not in below
            assert all(set(AWARDS[award].subjects) & set(AWARDS[code].subjects) for code in below)
            below = {code for one in below for code in LOWER.get(one, ())}


def test_what_is_not_given_any_more_is_not_offered() -> None:
    offered = {award.code for award in awards_for(SubjectKind.HOUSEHOLD, TWO_TIERS)}
    assert offered == {
        AwardCode.CULTURAL_FAMILY,
        AwardCode.MERIT_COMMUNE,
        AwardCode.MERIT_DEPARTMENT,
        AwardCode.MERIT_ENTITY,
        AwardCode.MERIT_ENTERPRISE,
        AwardCode.COMMENDATION_PROVINCE,
        AwardCode.COMMENDATION_MINISTRY,
        AwardCode.COMMENDATION_PM,
    }


def test_conditional_papers_are_asked_on_their_route_only() -> None:
    usual = (Paper.SUBMISSION_LETTER, Paper.ACHIEVEMENT_REPORT, Paper.SELECTION_MINUTES)
    assert papers_for(AwardCode.GRASSROOTS_FIGHTER) == usual
    by_initiative = papers_for(AwardCode.GRASSROOTS_FIGHTER, routes=frozenset({When.INITIATIVE_ROUTE}))
    assert by_initiative == (*usual, Paper.INITIATIVE_CERTIFICATE)


def test_the_simplified_procedure_is_for_forms_only() -> None:
    assert papers_for(AwardCode.MERIT_COMMUNE, simplified=True) == (Paper.SUBMISSION_LETTER, Paper.SHORT_REPORT)
    assert Paper.SELECTION_MINUTES in papers_for(AwardCode.ADVANCED_WORKER, simplified=True)


def test_an_initiative_of_the_province_serves_at_the_grassroots_and_not_for_a_ministry() -> None:
    served = [needed for needed in Scope if reaches(Scope.PROVINCE, needed)]
    assert served == [Scope.GRASSROOTS, Scope.PROVINCE]


def test_every_criterion_has_its_words() -> None:
    assert set(POINTS) == set(Point)
