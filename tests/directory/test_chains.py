"""Chains of superiors, asked of the database."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.directory.conftest import BORN, TODAY, Cast
from thidua.core import events
from thidua.core.audit import SYSTEM
from thidua.core.events import listens
from thidua.directory.actions.placements import place_organisation
from thidua.directory.chains import above_ever, below_ever, standings_of, superiors_on
from thidua.directory.facts import StandingChanged
from thidua.directory.models import Organisation, Placement, Role
from thidua.directory.policy import in_scope
from thidua.directory.queries import held_over, tree_on


def test_superiors_are_those_of_the_tree_of_the_day(cast: Cast) -> None:
    tree = tree_on(TODAY)
    units = list(Organisation.objects.values_list("pk", flat=True))
    assert superiors_on(units, TODAY) == {unit: tuple(tree.ancestors(unit)) for unit in units}


def test_whether_a_role_reaches_a_unit_costs_two_queries_whatever_the_tree(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    more = [
        Organisation(code=f"X{n}", name=f"X{n}", kind="commune", valid_from=BORN, search_key="x", sort_key="x")
        for n in range(50)
    ]
    Organisation.objects.bulk_create(more)
    Placement.objects.bulk_create(Placement(child=row, parent=cast.district, valid_from=BORN) for row in more)
    with django_assert_num_queries(2):
        assert in_scope(cast.officer, more[7], TODAY, Role.OFFICER)
    with django_assert_num_queries(2):
        assert held_over(cast.officer, more, TODAY, Role.OFFICER) == {row.pk for row in more}


def test_where_units_ever_stood_is_followed_up_and_down(cast: Cast) -> None:
    moved = date(2024, 1, 1)
    place_organisation(cast.dong_mo, parent=cast.province, since=moved, by=SYSTEM, on=TODAY)
    assert cast.dong_mo.pk in below_ever([cast.district.pk])
    assert above_ever([cast.dong_mo.pk]) == {cast.dong_mo.pk, cast.district.pk, cast.province.pk}
    standings = standings_of([cast.dong_mo.pk])
    assert standings.path(cast.dong_mo.pk, moved) == (cast.dong_mo.pk, cast.province.pk)
    assert standings.path(cast.dong_mo.pk, date(2023, 12, 31)) == (cast.dong_mo.pk, cast.district.pk, cast.province.pk)


def test_a_move_is_told_with_the_life_before_and_after(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[StandingChanged] = []
    monkeypatch.setitem(events._listeners, StandingChanged, [])
    listens(StandingChanged)(told.append)
    place_organisation(cast.dong_mo, parent=cast.province, since=date(2024, 1, 1), by=SYSTEM, on=TODAY)
    [fact] = told
    assert [stand.parent for stand in fact.before.stands] == [cast.district.pk]
    assert [stand.parent for stand in fact.after.stands] == [cast.district.pk, cast.province.pk]
