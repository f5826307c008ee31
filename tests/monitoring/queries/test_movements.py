from __future__ import annotations

import pytest

from tests.monitoring.yearly_life import launched
from thidua.campaigns.actions.launch import withdraw
from thidua.campaigns.models import Movement
from thidua.demo.cast import Cast
from thidua.monitoring.actions import movements as actions
from thidua.monitoring.logic.movement_life import MovementState
from thidua.monitoring.logic.period import parse_period
from thidua.monitoring.queries import movements as queries


def names(cast: Cast, user: str) -> list[str]:
    return [row.name[:4] for row in queries.movements_visible_to(getattr(cast, user), cast.on)]


def test_movements_are_seen_where_their_campaign_is(cast: Cast) -> None:
    campaign = launched(cast)
    seen = {who: names(cast, who) for who in ("officer", "bang_huu_officer", "neighbour_officer", "stranger")}
    both = ["Sạch", "Cả n"]
    assert seen == {"officer": both, "bang_huu_officer": both, "neighbour_officer": [], "stranger": []}
    withdraw(campaign, reason="Nhầm", by=cast.officer, on=cast.on)
    assert names(cast, "officer") == []


@pytest.mark.parametrize("state", list(MovementState))
def test_the_database_and_the_rule_agree_on_the_state(state: MovementState, cast: Cast) -> None:
    launched(cast)
    rows = queries.movements_visible_to(cast.officer, cast.on)
    for year in range(2019, 2028):
        found = {row.pk for row in queries.in_state(rows, state, year)}
        assert found == {row.pk for row in rows if queries.state_in(row, year) is state}


def test_a_movement_of_the_nation_is_only_answered_by_the_district(cast: Cast) -> None:
    launched(cast)
    rows = queries.movements_visible_to(cast.officer, cast.on)
    assert [(row.level, queries.is_answered(row)) for row in rows] == [("district", False), ("national", True)]


def test_a_result_is_for_its_unit_the_lead_and_the_issuer_until_it_is_accepted(cast: Cast) -> None:
    launched(cast)
    movement = Movement.objects.get(name__startswith="Sạch")
    quarter = parse_period("2024-Q1")
    result = actions.tell_result(movement, cast.bang_huu, quarter, "Kết quả", by=cast.bang_huu_head, on=cast.on)
    people = ("officer", "bang_huu_head", "agriculture_officer", "nhan_ly_officer", "stranger")

    def readers() -> list[str]:
        return [who for who in people if queries.results_visible_to(getattr(cast, who), cast.on).exists()]

    assert readers() == ["officer", "bang_huu_head", "agriculture_officer"]
    assert [row.pk for row in queries.results_to_review(cast.agriculture_head, cast.on)] == [result.pk]
    actions.accept_result(result, by=cast.officer, on=cast.on)
    assert readers() == ["officer", "bang_huu_head", "agriculture_officer", "nhan_ly_officer"]
