from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.directory.conftest import BORN, TODAY, Cast, account, unit
from thidua.core.asked_once import asking_once
from thidua.core.audit import SYSTEM
from thidua.directory import queries
from thidua.directory.actions.accounts import GrantDraft, deactivate_account, end_grant, grant_role
from thidua.directory.actions.offices import OfficeDraft
from thidua.directory.actions.people import PersonFacts, edit_person, register_person
from thidua.directory.actions.placements import place_organisation
from thidua.directory.actions.reorganisation import Merger, Renaming, merge_organisations, rename_organisation
from thidua.directory.models import Grant, Organisation, Person, Role, User


def names(rows: Any) -> list[str]:
    return [row.name for row in rows]


def test_the_tree_on_a_day_is_one_query(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        tree = queries.tree_on(TODAY)
    assert list(tree.ancestors(cast.dong_mo.pk)) == [cast.district.pk, cast.province.pk]


def test_the_tree_before_anything_was_founded_is_empty(cast: Cast) -> None:
    assert queries.tree_on(date(2009, 12, 31)).parents == {}


def test_a_moved_unit_stands_under_the_old_superior_until_the_day_before(cast: Cast) -> None:
    moved = date(2024, 5, 1)
    place_organisation(cast.dong_mo, parent=cast.province, since=moved, by=SYSTEM, on=TODAY)
    assert queries.parent_on(cast.dong_mo, date(2024, 4, 30)) == cast.district
    assert queries.parent_on(cast.dong_mo, moved) == cast.province


def test_units_are_listed_in_vietnamese_order(cast: Cast) -> None:
    unit("D1", "Đồng", "commune", cast.district)
    unit("D2", "Dương", "commune", cast.district)
    unit("D3", "Ea", "commune", cast.district)
    assert names(queries.organisations_on(TODAY).filter(code__startswith="D")) == ["Dương", "Đồng", "Ea"]


def test_a_scope_with_its_subtree_takes_two_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        scope = queries.organisations_of(cast.officer, TODAY, Role.OFFICER)
    below = {cast.department, cast.dong_mo, cast.chi_lang_town, cast.chi_lang}
    assert scope == {cast.district.pk, *(unit.pk for unit in below)}


def test_a_scope_of_one_unit_takes_one_query(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert queries.organisations_of(cast.head, TODAY) == {cast.dong_mo.pk}


def test_a_role_not_held_gives_no_scope(cast: Cast) -> None:
    assert queries.organisations_of(cast.officer, TODAY, Role.LEADER) == frozenset()


def test_a_grant_holds_from_its_first_day_until_the_day_before_its_end(cast: Cast) -> None:
    draft = GrantDraft(Role.LEADER, cast.district, date(2024, 4, 1), date(2024, 5, 1))
    grant_role(cast.stranger, draft, by=SYSTEM, on=TODAY)
    days = [date(2024, 3, 31), date(2024, 4, 1), date(2024, 4, 30), date(2024, 5, 1)]
    assert [queries.roles_of(cast.stranger, day) for day in days] == [set(), {Role.LEADER}, {Role.LEADER}, set()]


def test_a_deactivated_account_holds_nothing(cast: Cast) -> None:
    deactivate_account(cast.head, reason="nghỉ hưu", by=SYSTEM, on=TODAY)
    assert queries.roles_of(cast.head, TODAY) == frozenset()


def test_somebody_not_signed_in_holds_nothing() -> None:
    assert queries.organisations_of(AnonymousUser(), TODAY) == frozenset()  # type: ignore[arg-type]


def test_a_page_that_only_shows_asks_once_which_roles_are_held(cast: Cast) -> None:
    with asking_once(), CaptureQueriesContext(connection) as asked:
        found = [
            queries.organisations_of(cast.officer, TODAY, *roles) for roles in ((), (Role.LEADER,), (Role.OFFICER,))
        ]
    assert found == [queries.organisations_of(cast.officer, TODAY, *r) for r in ((), (Role.LEADER,), (Role.OFFICER,))]
    assert len(asked) == 2  # roles and tree


@pytest.mark.parametrize(
    ("who", "sees"), [("officer", True), ("head", True), ("unit_officer", True), ("auditor", True), ("stranger", False)]
)
def test_whoever_holds_a_role_sees_the_register_of_units_and_a_stranger_nothing(
    cast: Cast, who: str, sees: bool
) -> None:
    user: User = getattr(cast, who)
    assert queries.organisations_visible_to(user, TODAY).exists() is sees


def test_accounts_are_seen_by_administrators_of_their_scope_and_by_themselves(cast: Cast) -> None:
    local = account("quantrixa", Role.ADMINISTRATOR, cast.dong_mo)
    seen = queries.users_visible_to(local, TODAY).values_list("username", flat=True)
    assert list(seen) == ["chutich", "daumoi", "quantrixa"]
    assert list(queries.users_visible_to(cast.head, TODAY)) == [cast.head]
    assert set(queries.users_visible_to(cast.admin, TODAY)) == set(User.objects.all())
    assert list(queries.users_visible_to(cast.stranger, TODAY)) == [cast.stranger]


def person(name: str, where: Organisation, post: str = "Công chức", since: date = BORN) -> Person:
    return register_person(PersonFacts(name), OfficeDraft(post, since), organisation=where, by=SYSTEM, on=TODAY)


def test_people_are_listed_by_given_name(cast: Cast) -> None:
    for name in ["Nguyễn Văn Ân", "Trần Thị An", "Lê Bình", "Hoàng Thị Ánh", "Vi Văn Đạt", "Nông Văn Dũng"]:
        person(name, cast.dong_mo)
    listed = list(queries.people_visible_to(cast.officer, TODAY).values_list("full_name", flat=True))
    assert listed == ["Trần Thị An", "Hoàng Thị Ánh", "Nguyễn Văn Ân", "Lê Bình", "Nông Văn Dũng", "Vi Văn Đạt"]


def test_people_in_scope_are_those_who_work_in_the_units_of_the_role(cast: Cast) -> None:
    here = person("Vi Văn A", cast.dong_mo)
    person("Vi Văn B", cast.chi_lang)
    assert list(queries.people_in_scope(cast.head, TODAY)) == [here]


def test_who_left_every_post_still_belongs_to_the_last_unit(cast: Cast) -> None:
    someone = person("Vi Văn A", cast.dong_mo)
    someone.appointments.update(valid_to=date(2024, 1, 1))
    assert list(queries.people_in_scope(cast.head, TODAY)) == [someone]


@pytest.mark.parametrize("typed", ["dong mo", "Đồng Mỏ", "ĐÔNG", "mo thi tran", "cl-dm"])
def test_search_ignores_accents_case_and_order_and_matches_d(cast: Cast, typed: str) -> None:
    assert list(queries.search(queries.organisations(), typed)) == [cast.dong_mo]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Đặng Văn Ánh", ["dang-van-anh"]),
        ("dang v", ["dang-van-anh"]),
        ("ANH", ["dang-van-anh", "van-thi-anh"]),
        ("anh van", ["dang-van-anh", "van-thi-anh"]),
        ("dang-van", ["dang-van-anh"]),
        ("nh", []),
        ("đặng thị", []),
        ("  ", []),
    ],
)
def test_people_are_found_by_the_beginning_of_any_word_of_their_name(cast: Cast, typed: str, found: list[str]) -> None:
    for code, name in (("dang-van-anh", "Đặng Văn Ánh"), ("van-thi-anh", "Văn Thị Ánh")):
        post = OfficeDraft("Chuyên viên", TODAY)
        register_person(PersonFacts(name), post, organisation=cast.dong_mo, code=code, by=SYSTEM, on=TODAY)
    ids = queries.find_people(typed, 20)
    rows = Person.objects.in_bulk(ids)
    assert [rows[pk].code for pk in ids] == found


def test_who_was_renamed_is_found_by_the_new_name_alone(cast: Cast) -> None:
    post = OfficeDraft("Chuyên viên", TODAY)
    person = register_person(PersonFacts("Triệu Mùi"), post, organisation=cast.dong_mo, by=SYSTEM, on=TODAY)
    edit_person(person, PersonFacts("Triệu Xuân"), by=SYSTEM, on=TODAY)
    assert (queries.find_people("trieu mui", 5), queries.find_people("xuan", 5)) == ([], [person.pk])


def test_search_finds_accounts_by_shown_name_without_accents(cast: Cast) -> None:
    found = queries.search(queries.users_visible_to(cast.admin, TODAY), "thanhtra")
    assert list(found) == [cast.auditor]


def test_an_officer_of_the_district_is_found_for_each_commune(cast: Cast) -> None:
    assert list(queries.holders_of(Role.OFFICER, cast.dong_mo, TODAY)) == [cast.officer]
    assert list(queries.holders_of(Role.HEAD, cast.chi_lang, TODAY)) == []


def merged(cast: Cast) -> Organisation:
    from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts

    new = OrganisationDraft("06463", OrganisationFacts("Xã Chi Lăng", "commune"), date(2025, 7, 1))
    merger = Merger((cast.dong_mo, cast.chi_lang_town, cast.chi_lang), new, date(2025, 7, 1), "NQ 1672/NQ-UBTVQH15")
    return merge_organisations(merger, parent=cast.province, by=SYSTEM, on=TODAY)


def test_successors_and_predecessors_are_followed_through_chains(cast: Cast) -> None:
    old = unit("CL-OLD", "Xã Quang Lang", "commune", cast.district)
    day = date(2020, 1, 1)
    merge_organisations(Merger((old,), cast.dong_mo, day, "NQ 818/NQ-UBTVQH14"), by=SYSTEM, on=TODAY)
    heir = merged(cast)
    assert queries.successors_of(old) == [cast.dong_mo, heir]
    assert set(queries.predecessors_of(heir)) == {cast.dong_mo, cast.chi_lang_town, cast.chi_lang, old}
    assert [queries.find_successor_on(old, d) for d in (date(2019, 1, 1), day, date(2025, 7, 1))] == [
        [old],
        [cast.dong_mo],
        [heir],
    ]


def test_a_name_is_told_as_it_was_on_the_day(cast: Cast) -> None:
    renaming = Renaming("Xã Chi Lăng Mới", date(2024, 2, 1), "NQ 5/NQ-HĐND")
    rename_organisation(cast.chi_lang, renaming, by=SYSTEM, on=TODAY)
    assert queries.name_on(cast.chi_lang, date(2024, 1, 31)) == "Xã Chi Lăng"
    assert queries.name_on(cast.chi_lang, date(2024, 2, 1)) == "Xã Chi Lăng Mới"


def test_a_grant_ended_today_no_longer_holds_today(cast: Cast) -> None:
    end_grant(Grant.objects.get(user=cast.head), ends=TODAY, by=cast.admin, on=TODAY)
    assert queries.grants_of(cast.head, TODAY).count() == 0
