from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date

import pytest

from tests.directory.conftest import BORN, TODAY, Cast
from thidua.core.actions import REGISTER
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import Decision
from thidua.directory import policy
from thidua.directory.actions.accounts import link_person
from thidua.directory.actions.offices import OfficeDraft
from thidua.directory.actions.people import PersonFacts, register_person
from thidua.directory.actions.reorganisation import Merger, merge_organisations
from thidua.directory.models import Role

WHO = ("admin", "officer", "head", "unit_officer", "auditor", "stranger")
TABLE: dict[str, tuple[Callable[[Actor, Cast], Decision], tuple[str, ...]]] = {
    "see the directory": (
        lambda user, cast: policy.can_see_directory(user, TODAY),
        ("admin", "officer", "head", "unit_officer", "auditor"),
    ),
    "enter a unit at the top": (lambda user, cast: policy.can_create_organisation(user, None, TODAY), ("admin",)),
    "edit a town of the district": (
        lambda user, cast: policy.can_edit_organisation(user, cast.dong_mo, TODAY),
        ("admin", "officer"),
    ),
    "edit the province": (lambda user, cast: policy.can_edit_organisation(user, cast.province, TODAY), ("admin",)),
    "move a town to the province": (
        lambda user, cast: policy.can_place_organisation(user, cast.dong_mo, cast.province, TODAY),
        ("admin",),
    ),
    "merge two towns": (
        lambda user, cast: policy.can_reorganise(user, [cast.dong_mo, cast.chi_lang], cast.district, TODAY),
        ("admin", "officer"),
    ),
    "keep the clusters of the district": (
        lambda user, cast: policy.can_keep_clusters(user, cast.district, TODAY),
        ("admin", "officer"),
    ),
    "register people of the town": (
        lambda user, cast: policy.can_keep_people_of(user, cast.dong_mo, TODAY),
        ("admin", "officer", "head", "unit_officer"),
    ),
    "open the form of a post": (
        lambda user, cast: policy.can_keep_people_somewhere(user, TODAY),
        ("admin", "officer", "head", "unit_officer"),
    ),
    "open the form of an account": (
        lambda user, cast: policy.can_create_accounts_somewhere(user, TODAY),
        ("admin",),
    ),
    "open the form of a role": (lambda user, cast: policy.can_grant_somewhere(user, TODAY), ("admin", "head")),
    "make an account in the town": (
        lambda user, cast: policy.can_create_account(user, cast.dong_mo, TODAY),
        ("admin",),
    ),
    "name the reporting officer of the town": (
        lambda user, cast: policy.can_grant(user, Role.UNIT_OFFICER, cast.dong_mo, subtree=False, on=TODAY),
        ("admin", "head"),
    ),
    "name the head of the town": (
        lambda user, cast: policy.can_grant(user, Role.HEAD, cast.dong_mo, subtree=False, on=TODAY),
        ("admin",),
    ),
    "read the whole ledger": (lambda user, cast: policy.can_read_ledger(user, TODAY), ("admin", "auditor")),
    "edit the own account": (lambda user, cast: policy.can_edit_own_account(user), WHO),
}


@pytest.mark.parametrize("what", TABLE)
def test_who_may(cast: Cast, what: str) -> None:
    ask, expected = TABLE[what]
    assert tuple(who for who in WHO if ask(getattr(cast, who), cast)) == expected


@pytest.mark.parametrize("what", [what for what in TABLE if what != "edit the own account"])
def test_the_system_itself_may_and_every_refusal_has_a_reason(cast: Cast, what: str) -> None:
    ask, _ = TABLE[what]
    assert ask(SYSTEM, cast)
    assert ask(cast.stranger, cast).reason


def test_private_fields_are_for_those_in_charge_the_auditor_and_oneself(cast: Cast) -> None:
    facts, office = PersonFacts("Vi A"), OfficeDraft("Công chức", BORN)
    person = register_person(facts, office, organisation=cast.dong_mo, by=SYSTEM, on=TODAY)
    seen = [who for who in WHO if policy.can_see_private(getattr(cast, who), person, TODAY)]
    assert seen == ["admin", "officer", "head", "unit_officer", "auditor"]
    link_person(cast.stranger, person, by=SYSTEM, on=TODAY)
    assert policy.can_see_private(cast.stranger, person, TODAY)
    assert not policy.can_edit_person(cast.stranger, person, TODAY)


def test_a_unit_that_is_no_more_is_in_the_charge_of_whoever_had_it_last(cast: Cast) -> None:
    day = date(2024, 2, 1)
    merge_organisations(Merger((cast.dong_mo,), cast.chi_lang, day, "NQ 1"), by=SYSTEM, on=TODAY)
    assert policy.can_edit_organisation(cast.officer, cast.dong_mo, TODAY)


def test_every_action_of_the_directory_names_its_actor_and_day_and_asks_first() -> None:
    for info in REGISTER.values():
        if not info.function.__module__.startswith("thidua.directory"):
            continue
        parameters = inspect.signature(info.function).parameters
        kinds = {name: parameters[name].kind for name in ("by", "on")}
        assert set(kinds.values()) == {inspect.Parameter.KEYWORD_ONLY}, info.code
        source = inspect.getsource(info.function)
        body = source[source.index('"""', source.index('"""') + 3) :]
        before = body[: body.index("require(")]
        assert [word for word in ("record(", "save", "update(", "create(", "lock_table(") if word in before] == []
