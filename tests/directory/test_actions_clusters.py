from __future__ import annotations

from datetime import date

import pytest

from tests.directory.conftest import TODAY, Cast
from thidua.core.audit import SYSTEM
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.directory import queries
from thidua.directory.actions.clusters import (
    ClusterDraft,
    copy_clusters,
    create_cluster,
    edit_cluster,
    hand_over_headship,
    set_cluster_members,
    set_deputies,
)
from thidua.directory.actions.reorganisation import Merger, merge_organisations
from thidua.directory.models import Cluster, ClusterPost

FIRST = date(2024, 1, 10)


@pytest.fixture
def cluster(cast: Cast) -> Cluster:
    members = [cast.dong_mo, cast.chi_lang_town]
    draft = ClusterDraft("C1", 2024, "Cụm thi đua số 1")
    return create_cluster(draft, organiser=cast.district, members=members, by=cast.officer, on=TODAY)


def test_a_cluster_is_made_with_its_members(cast: Cast, cluster: Cluster) -> None:
    assert set(queries.cluster_members(cluster)) == {cast.dong_mo, cast.chi_lang_town}
    assert list(queries.clusters_of_year(2024)) == [cluster]


def test_a_code_serves_once_a_year(cast: Cast, cluster: Cluster) -> None:
    with pytest.raises(Invalid, match="2024"):
        create_cluster(ClusterDraft("C1", 2024, "Cụm khác"), organiser=cast.district, by=SYSTEM, on=TODAY)
    create_cluster(ClusterDraft("C1", 2025, "Cụm thi đua số 1"), organiser=cast.district, by=SYSTEM, on=TODAY)


def test_a_head_of_unit_makes_no_cluster(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        create_cluster(ClusterDraft("C9", 2024, "Cụm 9"), organiser=cast.district, by=cast.head, on=TODAY)


def test_a_cluster_is_corrected_but_keeps_its_key(cast: Cast, cluster: Cluster) -> None:
    edit_cluster(cluster, ClusterDraft("C1", 2024, "Khối số 1", "block"), by=cast.officer, on=TODAY)
    assert (cluster.name, cluster.kind) == ("Khối số 1", "block")
    with pytest.raises(Invalid, match="Không đổi được mã"):
        edit_cluster(cluster, ClusterDraft("C2", 2024, "Khối số 1"), by=cast.officer, on=TODAY)


def test_a_unit_competes_in_one_cluster_of_its_organiser_a_year(cast: Cast, cluster: Cluster) -> None:
    other = create_cluster(ClusterDraft("C2", 2024, "Cụm số 2"), organiser=cast.district, by=SYSTEM, on=TODAY)
    with pytest.raises(Invalid, match="Cụm thi đua số 1"):
        set_cluster_members(other, [cast.dong_mo, cast.chi_lang], by=SYSTEM, on=TODAY)
    set_cluster_members(cluster, [cast.chi_lang_town], by=SYSTEM, on=TODAY)
    set_cluster_members(other, [cast.dong_mo, cast.chi_lang], by=SYSTEM, on=TODAY)
    assert set(queries.cluster_members(other)) == {cast.dong_mo, cast.chi_lang}


def test_headship_is_handed_over_in_one_action(cast: Cast, cluster: Cluster) -> None:
    hand_over_headship(cluster, to=cast.dong_mo, since=FIRST, by=cast.officer, on=TODAY)
    hand_over_headship(cluster, to=cast.chi_lang_town, since=TODAY, by=cast.officer, on=TODAY)
    days = [date(2024, 1, 9), FIRST, date(2024, 3, 14), TODAY]
    assert [queries.cluster_head_on(cluster, day) for day in days] == [
        None,
        cast.dong_mo,
        cast.dong_mo,
        cast.chi_lang_town,
    ]


def test_only_a_member_leads_the_cluster(cast: Cast, cluster: Cluster) -> None:
    with pytest.raises(Invalid, match="không phải thành viên"):
        hand_over_headship(cluster, to=cast.chi_lang, since=FIRST, by=SYSTEM, on=TODAY)


def test_headship_is_not_handed_over_before_it_began(cast: Cast, cluster: Cluster) -> None:
    hand_over_headship(cluster, to=cast.dong_mo, since=FIRST, by=SYSTEM, on=TODAY)
    with pytest.raises(Invalid, match="sau ngày"):
        hand_over_headship(cluster, to=cast.chi_lang_town, since=FIRST, by=SYSTEM, on=TODAY)
    with pytest.raises(Conflict, match="đang là cụm trưởng"):
        hand_over_headship(cluster, to=cast.dong_mo, since=TODAY, by=SYSTEM, on=TODAY)


def test_a_leading_unit_does_not_leave_the_cluster(cast: Cast, cluster: Cluster) -> None:
    hand_over_headship(cluster, to=cast.dong_mo, since=FIRST, by=SYSTEM, on=TODAY)
    with pytest.raises(Conflict, match="bàn giao trước"):
        set_cluster_members(cluster, [cast.chi_lang_town], by=SYSTEM, on=TODAY)


def test_a_deputy_who_becomes_head_is_no_longer_deputy(cast: Cast, cluster: Cluster) -> None:
    set_deputies(cluster, [cast.chi_lang_town], since=FIRST, by=cast.officer, on=TODAY)
    hand_over_headship(cluster, to=cast.chi_lang_town, since=TODAY, by=SYSTEM, on=TODAY)
    held = ClusterPost.objects.filter(queries.in_force(TODAY)).values_list("post", "organisation__code")
    assert list(held) == [("head", "CL-TT")]


def test_deputies_change_on_a_day(cast: Cast, cluster: Cluster) -> None:
    set_deputies(cluster, [cast.chi_lang_town], since=FIRST, by=SYSTEM, on=TODAY)
    set_deputies(cluster, [cast.dong_mo], since=TODAY, by=SYSTEM, on=TODAY)
    held = ClusterPost.objects.order_by("valid_from").values_list("organisation__code", "valid_from", "valid_to")
    assert list(held) == [("CL-TT", FIRST, TODAY), ("CL-DM", TODAY, None)]


def test_clusters_are_carried_over_to_the_next_year_without_their_heads(cast: Cast, cluster: Cluster) -> None:
    hand_over_headship(cluster, to=cast.dong_mo, since=FIRST, by=SYSTEM, on=TODAY)
    (copy,) = copy_clusters(organiser=cast.district, from_year=2024, to_year=2025, by=cast.officer, on=TODAY)
    assert (copy.code, copy.year, copy.posts.count()) == ("C1", 2025, 0)
    assert set(queries.cluster_members(copy)) == {cast.dong_mo, cast.chi_lang_town}
    with pytest.raises(Conflict, match="chép hết"):
        copy_clusters(organiser=cast.district, from_year=2024, to_year=2025, by=cast.officer, on=TODAY)


def test_merged_members_are_replaced_by_their_heir_in_the_next_year(cast: Cast, cluster: Cluster) -> None:
    both = (cast.dong_mo, cast.chi_lang_town)
    merge_organisations(Merger(both, cast.chi_lang, date(2024, 7, 1), "NQ 1"), by=SYSTEM, on=TODAY)
    (copy,) = copy_clusters(organiser=cast.district, from_year=2024, to_year=2025, by=SYSTEM, on=TODAY)
    assert list(queries.cluster_members(copy)) == [cast.chi_lang]
