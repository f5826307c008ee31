"""Posts and roles through the merger."""

from __future__ import annotations

import pytest

from tests.remembering import remembered
from thidua.core.audit import SYSTEM
from thidua.demo import places
from thidua.demo.founding import Units, close_district, found_district, merge_communes
from thidua.demo.people import officials
from thidua.demo.staffing import LAST_DAY, end_headships, keep_records, lead_heirs, make_clusters, staff
from thidua.directory import queries
from thidua.directory.models import Role, User


@pytest.fixture
def district(db: None) -> tuple[Units, dict[str, User]]:
    return remembered("staffed", _staffed)


def _staffed() -> tuple[Units, dict[str, User]]:
    units = found_district(by=SYSTEM)
    return units, staff(list(officials()), units, by=SYSTEM)


@pytest.fixture
def units(district: tuple[Units, dict[str, User]]) -> Units:
    return district[0]


@pytest.fixture
def users(district: tuple[Units, dict[str, User]]) -> dict[str, User]:
    return district[1]


@pytest.fixture
def heirs(units: Units, users: dict[str, User]) -> Units:
    end_headships(units, users, by=SYSTEM)
    heirs = merge_communes(units, by=SYSTEM)
    lead_heirs(units, heirs, users, by=SYSTEM)
    close_district(units, by=SYSTEM)
    keep_records(users["chuyenvien"], units["tinh"], by=SYSTEM)
    return heirs


def test_each_new_commune_has_one_head_who_led_the_commune_of_its_name(units: Units, heirs: Units) -> None:
    heads = {handle: queries.head_of(heir, places.MERGED) for handle, heir in heirs.items()}
    before = {f"{handle}2025": queries.head_of(units[handle], LAST_DAY) for handle in
              ("chilang", "quanson", "chienthang", "nhanly", "bangmac", "vanlinh")}  # fmt: skip
    assert heads == before
    assert None not in heads.values()


def test_only_the_new_head_holds_the_role_of_head(heirs: Units) -> None:
    holders = queries.holders_of(Role.HEAD, heirs["bangmac2025"], places.MERGED)
    assert [user.username for user in holders] == ["bangmac.thutruong"]


def test_the_officer_reaches_the_old_district_before_and_after(units: Units, heirs: Units, users: dict[str, User]):
    officer = users["chuyenvien"]
    before = queries.organisations_of(officer, LAST_DAY, Role.OFFICER)
    then = queries.organisations_of(officer, places.MERGED, Role.OFFICER, tree=queries.tree_on(LAST_DAY))
    assert units["banghuu"].pk in before
    assert units["banghuu"].pk in then


def test_each_cluster_has_ten_members_a_head_and_a_deputy(units: Units) -> None:
    clusters = make_clusters(units, by=SYSTEM)
    sizes = [queries.cluster_members(cluster).count() for cluster in clusters]
    heads = [queries.cluster_head_on(cluster, places.MERGED) for cluster in clusters]
    assert sizes == [10, 10]
    assert heads == [units["dongmo"], units["vanlinh"]]
