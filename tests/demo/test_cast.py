"""The small district: quick to make, with somebody in every role."""

from __future__ import annotations

from datetime import date

import pytest

from tests.remembering import the_district
from thidua.core import audit
from thidua.demo.cast import Cast
from thidua.directory import queries
from thidua.directory.models import Role

DAY = date(2024, 3, 20)


@pytest.fixture
def cast(db: None) -> Cast:
    return the_district(DAY)


def test_every_role_has_its_account(cast: Cast) -> None:
    roles = {
        "admin": {Role.ADMINISTRATOR},
        "auditor": {Role.AUDITOR},
        "officer": {Role.OFFICER},
        "leader": {Role.LEADER},
        "council_member": {Role.COUNCIL_MEMBER},
        "bang_huu_head": {Role.HEAD},
        "bang_huu_officer": {Role.UNIT_OFFICER},
        "stranger": set(),
    }
    assert {name: set(queries.roles_of(getattr(cast, name), DAY)) for name in roles} == roles


def test_the_officer_has_the_whole_district_and_nothing_of_the_neighbour(cast: Cast) -> None:
    scope = queries.organisations_of(cast.officer, DAY, Role.OFFICER)
    assert scope == {cast.district.pk, *(unit.pk for unit in cast.units)}


def test_a_unit_officer_has_the_own_unit_alone(cast: Cast) -> None:
    assert queries.organisations_of(cast.bang_huu_officer, DAY) == {cast.bang_huu.pk}


def test_everybody_signs_in_with_the_one_password_and_only_the_newcomer_must_change_it(cast: Cast) -> None:
    accounts = [cast.admin, cast.officer, cast.bang_huu_officer, cast.newcomer, cast.stranger]
    assert [user.check_password(cast.password) for user in accounts] == [True] * 5
    assert [user.must_change_password for user in accounts] == [False, False, False, True, False]


@pytest.mark.parametrize("day", [date(2019, 6, 1), DAY, date(2026, 11, 1)])
def test_the_district_stands_on_any_day(db: None, day: date) -> None:
    cast = the_district(day)
    assert set(queries.children_on(cast.district, day)) == set(cast.units)
    assert queries.roles_of(cast.officer, day) == {Role.OFFICER}


def test_all_is_in_the_ledger(cast: Cast) -> None:
    assert list(audit.verify()) == []
