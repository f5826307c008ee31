"""The whole answer: twins around the amendment, the favourable choice, discipline, bars, laws for every subject."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.eligibility import (
    Comparison,
    Eligibility,
    FavourableChoice,
    chosen,
    compare,
    judge,
    refusal_of_choice,
)
from thidua.commendation.logic.law.facts import Facts, Held, Initiative, Penalty, counted_since_discipline, run_length
from thidua.commendation.logic.law.finding import Verdict
from thidua.commendation.logic.law.samples import YEAR, held, made, person, said, through, unit
from thidua.commendation.logic.terms import Discipline, HoldReason, MeritKind, Point, Rating, Scope, SubjectKind

pytestmark = pytest.mark.logic

LAST_OLD, FIRST_NEW = date(2026, 9, 30), date(2026, 10, 1)
ACTIVE = said(Point.ACTIVE_IN_EMULATION)
FIGHTER = AwardCode.GRASSROOTS_FIGHTER
EXCELLENT = person(Rating.EXCELLENT, points=ACTIVE)
COMMUNE = replace(
    unit(
        points=said(
            Point.EXEMPLARY_IN_PROVINCE,
            Point.TASKS_WELL_DONE,
            Point.ECONOMY,
            Point.CULTURE,
            Point.ENVIRONMENT,
            Point.LAW_ABIDING,
            no=(Point.LEADS_LOCAL_MOVEMENT,),
        )
    ),
    subject=SubjectKind.COMMUNE,
)


def articles(answer: Eligibility) -> list[str]:
    return [str(item.rule.citation) for item in answer.answers]


def test_twins_received_on_two_days_are_judged_by_different_rules_each_naming_its_article() -> None:
    old, new = judge(FIGHTER, EXCELLENT, LAST_OLD), judge(FIGHTER, EXCELLENT, FIRST_NEW)
    assert (old.verdict, new.verdict) == (Verdict.MEETS, Verdict.NOT_YET)
    assert articles(old)[0] == "Điều 23 Luật 06/2022/QH15"
    assert articles(new)[0] == "Điều 23 Luật 06/2022/QH15 (sửa đổi bởi Luật 06/2026/QH16)"
    assert new.missing == ("Còn thiếu 1 sáng kiến phạm vi cấp cơ sở",)


def test_the_amended_rule_may_be_chosen_where_it_is_more_favourable() -> None:
    choice = FavourableChoice("Phong trào cấp huyện không còn", FIRST_NEW)
    sides = compare(AwardCode.EXEMPLARY_COMMUNE, COMMUNE, LAST_OLD)
    assert (sides.old.verdict, sides.new.verdict) == (Verdict.NOT_YET, Verdict.MEETS)
    assert refusal_of_choice(choice, sides) == ""
    assert chosen(choice, sides) == sides.new


@pytest.mark.parametrize(
    ("reason", "day", "received", "award", "facts", "beginning"),
    [
        ("", FIRST_NEW, LAST_OLD, AwardCode.EXEMPLARY_COMMUNE, COMMUNE, "Hãy ghi lý do"),
        ("có lợi", LAST_OLD, LAST_OLD, AwardCode.EXEMPLARY_COMMUNE, COMMUNE, "Quy định mới có hiệu lực"),
        ("có lợi", FIRST_NEW, FIRST_NEW, AwardCode.EXEMPLARY_COMMUNE, COMMUNE, "Hồ sơ tiếp nhận từ"),
        ("có lợi", FIRST_NEW, LAST_OLD, FIGHTER, EXCELLENT, "Quy định mới không có lợi"),
    ],
)
def test_a_choice_that_the_law_does_not_admit_is_refused_with_a_sentence(
    reason: str, day: date, received: date, award: AwardCode, facts: Facts, beginning: str
) -> None:
    choice, sides = FavourableChoice(reason, day), compare(award, facts, received)
    assert refusal_of_choice(choice, sides).startswith(beginning)
    with pytest.raises(ValueError, match=beginning):
        chosen(choice, sides)


def test_an_open_hold_stops_whoever_meets_every_standard() -> None:
    answer = judge(FIGHTER, replace(EXCELLENT, holds=(HoldReason.DENUNCIATION,)), LAST_OLD)
    assert answer.verdict is Verdict.NOT_YET
    assert answer.missing == ("Tạm dừng cho đến khi có kết luận: có đơn tố cáo chưa giải quyết xong",)


def test_years_before_the_end_of_a_discipline_do_not_count_for_a_row() -> None:
    row = person(honours=held(FIGHTER, 0, 1, 2), initiatives=made(Scope.PROVINCE), points=said(Point.OUTSTANDING))
    punished = replace(row, penalties=(Penalty(Discipline.WARNING, date(YEAR - 2, 3, 1), date(YEAR - 1, 3, 1)),))
    assert judge(AwardCode.PROVINCIAL_FIGHTER, row, LAST_OLD).verdict is Verdict.MEETS
    assert judge(AwardCode.PROVINCIAL_FIGHTER, punished, LAST_OLD).missing == (
        "Còn thiếu 2 lần Chiến sĩ thi đua cơ sở liên tục",
    )


def test_honours_for_a_single_deed_are_no_basis_for_a_higher_award() -> None:
    deeds = tuple(replace(honour, merit=MeritKind.UNEXPECTED) for honour in held(FIGHTER, 0, 1))
    no = said(no=(Point.MOVEMENT_RESULT, Point.UNEXPECTED_ACHIEVEMENT, Point.BIG_CONTRIBUTION))
    assert judge(AwardCode.COMMENDATION_PROVINCE, person(honours=deeds, points=no), LAST_OLD).verdict is Verdict.NOT_YET


def test_a_cancelled_honour_does_not_count() -> None:
    gone = (replace(held(FIGHTER, 0)[0], in_force=False), *held(FIGHTER, 1))
    no = said(no=(Point.MOVEMENT_RESULT, Point.UNEXPECTED_ACHIEVEMENT, Point.BIG_CONTRIBUTION))
    assert judge(AwardCode.COMMENDATION_PROVINCE, person(honours=gone, points=no), LAST_OLD).verdict is Verdict.NOT_YET


def test_the_district_chair_gives_nothing_after_the_district_is_gone() -> None:
    facts = person(points=said(Point.LOCAL_MERIT))
    assert judge(AwardCode.MERIT_DISTRICT, facts, date(2025, 6, 30)).verdict is Verdict.MEETS
    assert judge(AwardCode.MERIT_DISTRICT, facts, date(2025, 7, 1)).remarks == (
        "Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện không còn được tặng; hãy chọn hình thức khác",
    )


def test_an_award_for_people_is_not_given_to_a_collective() -> None:
    assert judge(AwardCode.ADVANCED_WORKER, unit(points=ACTIVE), LAST_OLD).remarks == (
        "Lao động tiên tiến không dành cho tập thể; hãy chọn hình thức khác",
    )


def test_a_dossier_received_under_the_law_of_2003_is_left_to_a_person() -> None:
    answer = judge(FIGHTER, EXCELLENT, date(2023, 12, 31))
    assert (answer.verdict, answer.answers) == (Verdict.NEEDS_PERSON, ())


def test_rules_carry_their_mark_until_a_person_confirms_them() -> None:
    answer = judge(FIGHTER, EXCELLENT, FIRST_NEW)
    assert [rule.id for rule in answer.unverified()] == ["L06-2026.23", "TT15-2025.dissolved"]
    assert [rule.id for rule in answer.unverified({"L06-2026.23"})] == ["TT15-2025.dissolved"]


years = st.integers(2015, YEAR)
people = st.builds(
    Facts,
    st.just(SubjectKind.INDIVIDUAL),
    st.just(YEAR),
    ratings=st.dictionaries(years, st.sampled_from(Rating)),
    honours=st.lists(st.builds(Held, st.sampled_from(AwardCode), years, st.sampled_from(MeritKind))).map(tuple),
    initiatives=st.lists(
        st.builds(Initiative, st.just("SK"), years, st.sampled_from(Scope), st.sampled_from([(), ("GK",)]))
    ).map(tuple),
    points=st.dictionaries(st.sampled_from(Point), st.booleans()),
    holds=st.lists(st.sampled_from(HoldReason), max_size=1).map(tuple),
)
days = st.dates(date(2024, 1, 1), date(2028, 1, 1))


@given(st.sampled_from(AwardCode), people, days)
def test_an_answer_says_what_is_missing_exactly_when_it_is_not_a_yes(award: AwardCode, facts: Facts, day: date) -> None:
    answer = judge(award, facts, day)
    assert (answer.missing == ()) is (answer.verdict is Verdict.MEETS)
    assert answer.answers[0].rule.award is award


@given(st.sampled_from(AwardCode), people, days, st.sampled_from(Point))
def test_saying_yes_to_a_criterion_never_makes_an_answer_worse(
    award: AwardCode, facts: Facts, day: date, point: Point
) -> None:
    rank = [Verdict.NOT_YET, Verdict.NEEDS_PERSON, Verdict.MEETS]
    better = replace(facts, points={**facts.points, point: True})
    assert rank.index(judge(award, better, day).verdict) >= rank.index(judge(award, facts, day).verdict)


@given(st.sampled_from(AwardCode), people, days, st.dates(date(2010, 1, 1), date(2025, 12, 31)))
def test_a_discipline_never_makes_an_answer_better(award: AwardCode, facts: Facts, day: date, served: date) -> None:
    rank = [Verdict.NOT_YET, Verdict.NEEDS_PERSON, Verdict.MEETS]
    punished = replace(facts, penalties=(Penalty(Discipline.REPRIMAND, served, served),))
    assert rank.index(judge(award, punished, day).verdict) <= rank.index(judge(award, facts, day).verdict)


@given(people)
def test_the_restart_keeps_the_rating_of_the_year_itself(facts: Facts) -> None:
    punished = replace(facts, penalties=(Penalty(Discipline.WARNING, date(YEAR, 5, 1)),))
    kept = counted_since_discipline(punished)
    assert kept.ratings.get(YEAR) == facts.ratings.get(YEAR)
    assert kept.honours == ()


@given(st.sets(years), years)
def test_a_run_is_unbroken_and_ends_with_the_year_or_the_one_before(found: set[int], last: int) -> None:
    length = run_length(found, last)
    end = last if last in found else last - 1
    assert all(end - back in found for back in range(length))
    assert end - length not in found


def test_both_sides_are_the_same_after_the_amendment() -> None:
    sides = compare(FIGHTER, EXCELLENT, FIRST_NEW)
    assert sides == Comparison(sides.new, sides.new)


def test_five_good_years_count_also_when_the_year_itself_is_not_rated_yet() -> None:
    record = (*held(AwardCode.COMMENDATION_PROVINCE, 8), *held(FIGHTER, 1, 2, 3))
    ratings = {year - 1: rating for year, rating in through(Rating.WELL, 5).items()}
    answer = judge(AwardCode.COMMENDATION_PM, person(ratings=ratings, honours=record), LAST_OLD)
    assert answer.verdict is Verdict.MEETS
