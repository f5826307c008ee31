"""Who sees what, and that seeing more costs no more queries."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.campaigns.conftest import TODAY, Cast
from thidua.campaigns.actions.compose import CampaignFacts, copy_last_year, create_campaign
from thidua.campaigns.actions.launch import withdraw
from thidua.campaigns.launching import gate_items
from thidua.campaigns.models import Campaign, Indicator, Target
from thidua.campaigns.queries import (
    active_indicators,
    board_of,
    campaign_list,
    campaign_page,
    campaigns_visible_to,
    find_campaigns,
    find_indicators,
    indicators_visible_to,
    participations_visible_to,
    suggested_indicators,
    targets_visible_to,
)
from thidua.core.audit import SYSTEM
from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts
from thidua.directory.actions.reorganisation import Merger, Staff, merge_organisations


def test_a_draft_is_seen_by_those_who_work_on_it_and_the_auditor_only(cast: Cast, draft: Campaign) -> None:
    see = [cast.officer, cast.leader, cast.auditor]
    blind = [cast.head, cast.unit_officer, cast.next_door, cast.admin, cast.stranger]
    assert [list(campaigns_visible_to(user, TODAY)) for user in see] == [[draft]] * 3
    assert [list(campaigns_visible_to(user, TODAY)) for user in blind] == [[]] * 5
    assert [list(targets_visible_to(user, TODAY)) for user in blind] == [[]] * 5


def test_a_published_campaign_is_seen_above_and_below_but_not_next_door(cast: Cast, published: Campaign) -> None:
    see = [cast.officer, cast.leader, cast.auditor, cast.admin, cast.head, cast.unit_officer]
    assert [list(campaigns_visible_to(user, TODAY)) for user in see] == [[published]] * 6
    assert [list(campaigns_visible_to(user, TODAY)) for user in (cast.next_door, cast.stranger)] == [[], []]
    assert [participations_visible_to(u, TODAY).count() for u in (cast.head, cast.stranger)] == [3, 0]


def test_a_recalled_campaign_stays_readable(cast: Cast, published: Campaign) -> None:
    withdraw(published, reason="Nhầm", by=cast.officer, on=TODAY)
    assert list(campaigns_visible_to(cast.head, TODAY)) == [published]


def test_a_grant_that_ended_sees_nothing(cast: Cast, published: Campaign) -> None:
    cast.head.grants.update(valid_to=date(2024, 1, 10))
    assert list(campaigns_visible_to(cast.head, TODAY)) == []


def test_after_a_merger_the_heir_still_sees_the_old_campaigns(cast: Cast) -> None:
    old = create_campaign(CampaignFacts("Cũ", 2024), issuer=cast.dong_mo, by=cast.unit_officer, on=TODAY)
    day = date(2025, 7, 1)
    heir = OrganisationDraft("CL-M", OrganisationFacts(name="Xã Chi Lăng mới", kind="commune"), day)
    merger = Merger((cast.chi_lang, cast.dong_mo), heir, day, legal_basis="NQ", staff=Staff.CARRY)
    merge_organisations(merger, parent=cast.district, by=SYSTEM, on=TODAY)
    assert list(campaigns_visible_to(cast.unit_officer, day)) == [old]


def grow(cast: Cast, campaign: Campaign, years: int) -> None:
    for year in range(2030, 2030 + years):
        copy_last_year(campaign, year=year, by=cast.officer, on=TODAY)


def test_the_list_costs_the_same_for_one_and_for_many(
    cast: Cast, published: Campaign, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for extra in (0, 3):
        grow(cast, published, extra)
        with django_assert_num_queries(5):
            rows = [(c.issuer.name, c.target_count, c.sent_count) for c in campaign_list(cast.officer, TODAY)]
        assert rows[-1] == ("Huyện Chi Lăng", 1, 3)
        assert len(rows) == extra + 1


def test_a_page_costs_the_same_with_one_and_with_many_targets(
    cast: Cast, published: Campaign, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = Target.objects.get(campaign=published)
    for extra in (0, 3):
        for n in range(extra):
            Target.objects.create(
                campaign=published,
                code=f"X/{n}",
                name="x",
                comparator="ge",
                indicator=first.indicator,
                owner=first.owner,
            )
        with django_assert_num_queries(15):
            page = campaign_page(cast.officer, TODAY).get(pk=published.pk)
            assert [(t.owner, t.indicator, list(t.named_units.all())) for t in page.targets.all()]
            assert [p.organisation.name for p in page.participations.all()]
        with django_assert_num_queries(5):
            gate_items(page, TODAY)
        with django_assert_num_queries(1):
            assert len(board_of(page).rows) == 3


def test_campaigns_are_found_without_accents(cast: Cast, draft: Campaign) -> None:
    rows = campaigns_visible_to(cast.officer, TODAY)
    assert list(find_campaigns(rows, "siet chat 2024")) == [draft]
    assert list(find_campaigns(rows, "Đồng Mỏ")) == []


def test_the_catalogue_is_open_to_whoever_holds_a_role(cast: Cast, forest: Indicator) -> None:
    assert list(indicators_visible_to(cast.head, TODAY)) == [forest]
    assert list(indicators_visible_to(cast.stranger, TODAY)) == []
    assert list(find_indicators(active_indicators(cast.head, TODAY), "rung trong")) == [forest]
    assert [s.code for s in suggested_indicators("Trồng rừng mới", "ha", cast.officer, TODAY)] == ["MT-01"]


@pytest.mark.parametrize("who", ["officer", "head", "stranger"])
def test_asking_as_the_system_sees_everything(cast: Cast, draft: Campaign, who: str) -> None:
    assert list(campaigns_visible_to(SYSTEM, TODAY)) == [draft]
