"""The district of 2024 and what became of it on 1 July 2025."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.remembering import remembered
from thidua.core.audit import SYSTEM
from thidua.demo import places
from thidua.demo.founding import Units, close_district, found_district, merge_communes
from thidua.directory import queries
from thidua.directory.models import Succession

LAST_DAY = places.MERGED - timedelta(days=1)


@pytest.fixture
def units(db: None) -> Units:
    return remembered("founded", lambda: found_district(by=SYSTEM))


@pytest.fixture
def heirs(units: Units) -> Units:
    heirs = merge_communes(units, by=SYSTEM)
    close_district(units, by=SYSTEM)
    return heirs


def test_the_plan_merges_each_of_the_twenty_units_once() -> None:
    merged = [handle for plan in places.MERGERS for handle in plan.made_of]
    assert [len(plan.made_of) for plan in places.MERGERS] == [3, 2, 4, 4, 4, 3]
    assert sorted(merged) == sorted(unit.handle for unit in places.COMMUNES)
    assert len(merged) == 20


def test_the_clusters_of_2024_hold_each_unit_once() -> None:
    members = [handle for plan in places.CLUSTERS for handle in plan.members]
    assert sorted(members) == sorted(unit.handle for unit in places.COMMUNES)


def test_no_two_units_share_a_code_or_a_handle() -> None:
    units = [places.PROVINCE, places.DISTRICT, *places.COMMUNES, *places.BODIES, *(m.unit for m in places.MERGERS)]
    assert len({unit.code for unit in units}) == len({unit.handle for unit in units}) == len(units) == 50


def test_eighteen_communes_and_two_towns_stand_under_the_district_in_2024(units: Units) -> None:
    kinds = [unit.kind for unit in queries.children_on(units["huyen"], date(2024, 3, 20))]
    assert (kinds.count("commune"), kinds.count("town")) == (18, 2)


def test_twenty_became_six_under_the_province(units: Units, heirs: Units) -> None:
    before = {unit.official_code for unit in queries.children_on(units["huyen"], LAST_DAY) if unit.official_code}
    after = {unit.official_code: unit.name for unit in queries.children_on(units["tinh"], places.MERGED)}
    assert before == {unit.official_code for unit in places.COMMUNES}
    assert after == {
        "06463": "Xã Chi Lăng",
        "06517": "Xã Quan Sơn",
        "06481": "Xã Chiến Thắng",
        "06496": "Xã Nhân Lý",
        "06475": "Xã Bằng Mạc",
        "06505": "Xã Vạn Linh",
    }


def test_a_sum_over_the_communes_is_the_same_before_and_after(units: Units, heirs: Units) -> None:
    amounts = {units[plan.handle].pk: 10 + index for index, plan in enumerate(places.COMMUNES)}
    carried: dict[int, int] = {}
    for plan in places.COMMUNES:
        (heir,) = queries.find_successor_on(units[plan.handle], places.MERGED)
        carried[heir.pk] = carried.get(heir.pk, 0) + amounts[units[plan.handle].pk]
    assert set(carried) == {heir.pk for heir in heirs.values()}
    assert sum(carried.values()) == sum(amounts.values())


def test_every_merger_names_the_resolution(units: Units, heirs: Units) -> None:
    bases = Succession.objects.values_list("legal_basis", flat=True)
    assert (len(bases), set(bases)) == (20, {places.MERGER_BASIS})


def test_nothing_of_the_district_is_left_after_the_merger(units: Units, heirs: Units) -> None:
    alive = set(queries.organisations_on(places.MERGED).exclude(kind="village"))
    assert alive == {units["tinh"], *heirs.values()}


def test_villages_go_on_under_the_heir(units: Units, heirs: Units) -> None:
    villages = {units[f"banghuu.thon{number}"] for number in (1, 2, 3)}
    assert set(queries.children_on(units["banghuu"], LAST_DAY)) == villages
    assert set(queries.children_on(heirs["bangmac2025"], places.MERGED)) == villages
