"""The record of merit: entered by the keepers of a scope, never deleted, read as facts in a fixed number of queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError
from django.test.utils import CaptureQueriesContext

from tests.commendation.conftest import DAY, FIGHTER, given
from thidua.commendation.actions.record import (
    InitiativeFacts,
    cancel_honour,
    end_penalty,
    enter_honour,
    enter_penalty,
    lift_hold,
    place_hold,
    rate_year,
    register_initiative,
    restore_honour,
    use_initiative,
)
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.facts import Facts, Held, Initiative, Members, Penalty
from thidua.commendation.logic.law.finding import Verdict
from thidua.commendation.logic.terms import Discipline, HoldReason, Rating, Scope, SubjectKind
from thidua.commendation.merit_facts import facts_of_organisation, facts_of_people, facts_of_person
from thidua.commendation.models import Honour, YearRating
from thidua.commendation.queries import (
    active_holds,
    eligible_people,
    holds_visible_to,
    honours_visible_to,
    record_of,
)
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.models import Person

IDEA = InitiativeFacts("Số hóa sổ thi đua", 2024, Scope.GRASSROOTS, "Hội đồng sáng kiến huyện", "QĐ 5/QĐ-UBND")


def test_the_facts_of_a_person_are_what_was_entered(cast: Cast, official: Person) -> None:
    by = cast.officer
    rate_year(official, 2024, Rating.EXCELLENT, source="TB 7", by=by, on=DAY)
    honour = enter_honour(official, given(FIGHTER, 2023), by=by, on=DAY)
    idea = register_initiative(IDEA, [(official, 10_000)], by=by, on=DAY)
    use_initiative(idea.authorships.get(), honour, by=by, on=DAY)
    penalty = enter_penalty(official, Discipline.REPRIMAND, decided_on=date(2020, 1, 1), decision="QĐ 1", by=by, on=DAY)
    end_penalty(penalty, ended_on=date(2021, 1, 1), by=by, on=DAY)
    place_hold(official, HoldReason.DENUNCIATION, note="", since=DAY, by=by, on=DAY)
    assert facts_of_person(official, 2024, DAY) == Facts(
        SubjectKind.INDIVIDUAL,
        2024,
        ratings={2024: Rating.EXCELLENT},
        honours=(Held(FIGHTER, 2023, decision="12/QĐ-UBND"),),
        initiatives=(Initiative(idea.code, 2024, Scope.GRASSROOTS, ("Chiến sĩ thi đua cơ sở năm 2023",)),),
        penalties=(Penalty(Discipline.REPRIMAND, date(2020, 1, 1), date(2021, 1, 1)),),
        holds=(HoldReason.DENUNCIATION,),
    )


def test_the_record_is_read_as_it_stood_on_the_day(cast: Cast, official: Person) -> None:
    hold = place_hold(official, HoldReason.INVESTIGATION, note="", since=date(2024, 6, 1), by=cast.officer, on=DAY)
    lift_hold(hold, conclusion="Không có vi phạm", by=cast.officer, on=DAY)
    days = (date(2024, 5, 31), date(2024, 6, 1), date(2024, 12, 9), DAY)
    assert [facts_of_person(official, 2024, day).holds for day in days] == [
        (),
        (HoldReason.INVESTIGATION,),
        (HoldReason.INVESTIGATION,),
        (),
    ]


@pytest.mark.parametrize("size", [1, 3, 12])
def test_the_number_of_queries_does_not_depend_on_the_number_of_people(
    cast: Cast, size: int, django_assert_num_queries: CaptureQueriesContext
) -> None:
    people = Person.objects.filter(pk__in=Person.objects.order_by("pk").values_list("pk", flat=True)[:size])
    for person in people:
        rate_year(person, 2024, Rating.WELL, source="", by=cast.admin, on=DAY)
    with django_assert_num_queries(6):  # type: ignore[operator]
        found = facts_of_people(people, 2024, DAY)
    assert [facts.ratings for facts in found.values()] == [{2024: Rating.WELL}] * size


def test_everybody_of_a_unit_is_judged_at_once(cast: Cast, official: Person) -> None:
    rate_year(official, 2024, Rating.DONE, source="", by=cast.officer, on=DAY)
    people = Person.objects.filter(pk=official.pk)
    answer = eligible_people(people, AwardCode.ADVANCED_WORKER, 2024, DAY, DAY)[official.pk]
    assert answer.verdict is Verdict.NOT_YET
    assert answer.missing == ("Cần xếp loại năm 2024 từ “hoàn thành tốt nhiệm vụ” trở lên",)


def test_the_people_of_a_collective_are_counted_with_their_titles(cast: Cast, official: Person) -> None:
    enter_honour(official, given(AwardCode.ADVANCED_WORKER, 2024), by=cast.officer, on=DAY)
    rate_year(official, 2024, Rating.WELL, source="", by=cast.officer, on=DAY)
    facts = facts_of_organisation(cast.bang_huu, 2024, DAY)
    assert facts.members == Members(2, 1, {AwardCode.ADVANCED_WORKER: 1})


def test_only_the_keepers_of_the_scope_write_the_record(cast: Cast, official: Person) -> None:
    for stranger in (cast.bang_huu_head, cast.neighbour_officer, cast.auditor, cast.stranger):
        with pytest.raises(NotAllowed, match="Chỉ chuyên viên thi đua phụ trách"):
            rate_year(official, 2024, Rating.WELL, source="", by=stranger, on=DAY)
    assert YearRating.objects.count() == 0


def test_a_rating_is_corrected_and_the_ledger_keeps_both(cast: Cast, official: Person) -> None:
    rate_year(official, 2024, Rating.WELL, source="TB 1", by=cast.officer, on=DAY)
    rate_year(official, 2024, Rating.EXCELLENT, source="TB 2", by=cast.officer, on=DAY)
    assert YearRating.objects.get().rating == Rating.EXCELLENT
    last = AuditEntry.objects.filter(code="merit.rated").latest("seq")
    assert (last.changes["before"], last.changes["rating"]) == (
        "hoàn thành tốt nhiệm vụ",
        "hoàn thành xuất sắc nhiệm vụ",
    )


def test_the_same_honour_is_not_entered_twice(cast: Cast, official: Person) -> None:
    enter_honour(official, given(FIGHTER, 2023), by=cast.officer, on=DAY)
    with pytest.raises(Invalid):
        enter_honour(official, given(FIGHTER, 2023), by=cast.officer, on=DAY)
    assert record_of(official).count() == 1


def test_an_honour_keeps_name_and_unit_of_its_day(cast: Cast, official: Person) -> None:
    honour = enter_honour(official, given(FIGHTER, 2023), by=cast.officer, on=DAY)
    assert honour.name_then == official.full_name
    assert honour.unit_then.endswith(str(cast.bang_huu))


def test_a_cancelled_honour_stays_and_counts_no_more_until_it_is_restored(cast: Cast, official: Person) -> None:
    honour = enter_honour(official, given(FIGHTER, 2023), by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="số, ngày quyết định"):
        cancel_honour(honour, decision=" ", reason="Kê khai sai", by=cast.officer, on=DAY)
    cancel_honour(honour, decision="QĐ 9/QĐ-UBND", reason="Kê khai sai", by=cast.officer, on=DAY)
    assert facts_of_person(official, 2024, DAY).years_of({FIGHTER}) == set()
    with pytest.raises(Conflict):
        cancel_honour(honour, decision="QĐ 10", reason="", by=cast.officer, on=DAY)
    restore_honour(honour, decision="QĐ 11/QĐ-UBND", reason="Giải quyết khiếu nại", by=cast.officer, on=DAY)
    assert facts_of_person(official, 2024, DAY).years_of({FIGHTER}) == {2023}
    assert record_of(official).count() == 1


def test_the_database_refuses_a_cancelled_honour_without_a_decision(cast: Cast, official: Person) -> None:
    honour = enter_honour(official, given(FIGHTER, 2023), by=cast.officer, on=DAY)
    with pytest.raises(IntegrityError, match="honour_change_has_decision"):
        Honour.objects.filter(pk=honour.pk).update(state="cancelled")


def test_the_shares_of_authors_make_the_whole_and_an_initiative_serves_once(cast: Cast, official: Person) -> None:
    with pytest.raises(Invalid, match="phải là 100%"):
        register_initiative(IDEA, [(official, 9_999)], by=cast.officer, on=DAY)
    idea = register_initiative(IDEA, [(official, 10_000)], by=cast.officer, on=DAY)
    honour = enter_honour(official, given(FIGHTER, 2023), by=cast.officer, on=DAY)
    use_initiative(idea.authorships.get(), honour, by=cast.officer, on=DAY)
    with pytest.raises(Conflict, match="Sáng kiến đã dùng"):
        use_initiative(idea.authorships.get(), honour, by=cast.officer, on=DAY)


def test_honours_are_for_all_and_holds_for_the_keepers_alone(cast: Cast, official: Person) -> None:
    enter_honour(official, given(FIGHTER, 2023), by=cast.officer, on=DAY)
    place_hold(official, HoldReason.DENUNCIATION, note="", since=DAY, by=cast.officer, on=DAY)
    insiders = (cast.officer, cast.neighbour_officer, cast.bang_huu_officer)
    assert [honours_visible_to(user, DAY).count() for user in insiders] == [1, 1, 1]
    assert [holds_visible_to(user, DAY).count() for user in insiders] == [1, 0, 0]
    assert honours_visible_to(cast.stranger, DAY).count() == 0


def test_the_ledger_says_nothing_of_the_grounds_of_a_discipline_or_a_hold(cast: Cast, official: Person) -> None:
    enter_penalty(official, Discipline.WARNING, decided_on=DAY, decision="QĐ 3", by=cast.officer, on=DAY)
    place_hold(official, HoldReason.PRESS_CASE, note="Báo nêu", since=DAY, by=cast.officer, on=DAY)
    lines = AuditEntry.objects.filter(code__in=["merit.penalty_entered", "hold.placed"])
    assert [(line.changes, line.reason) for line in lines] == [({}, ""), ({}, "")]


def test_a_hold_is_lifted_by_a_conclusion(cast: Cast, official: Person) -> None:
    hold = place_hold(official, HoldReason.DENUNCIATION, note="", since=DAY, by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="Hãy ghi kết luận"):
        lift_hold(hold, conclusion="", by=cast.officer, on=DAY)
    lift_hold(hold, conclusion="Tố cáo sai", by=cast.officer, on=DAY)
    assert list(active_holds(official, DAY)) == []
