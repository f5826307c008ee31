from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua.campaigns.logic.gate import GateTarget, Launch, RunningCampaign, Severity, examine, may_pass
from thidua.campaigns.logic.target import Promise
from thidua.campaigns.logic.terms import Comparator, Meets
from thidua.core.logic.span import Span

pytestmark = pytest.mark.logic

YEAR = Span(date(2024, 1, 5), date(2025, 1, 1))
FOREST = GateTarget("1", "Trồng rừng mới", Promise(Comparator.GE, Decimal(1100)), "ha", "Phòng NN&PTNT", "TR-01")
READY = Launch("05/PĐ-UBND", date(2024, 1, 5), YEAR, recipients=20, targets=(FOREST,))


def codes(launch: Launch) -> list[str]:
    return [item.code for item in examine(launch)]


def test_a_complete_launch_passes_without_a_word() -> None:
    assert examine(READY) == ()
    assert may_pass(examine(READY))


@pytest.mark.parametrize(
    ("lacking", "code"),
    [
        (replace(READY, number=""), "number"),
        (replace(READY, number="/PĐ-UBND"), "number"),
        (replace(READY, signed_on=None), "date"),
        (replace(READY, span=None), "period"),
        (replace(READY, signed_on=date(2025, 2, 1)), "period_past"),
        (replace(READY, recipients=0), "recipients"),
        (replace(READY, targets=(replace(FOREST, unit=""),)), "unit"),
        (replace(READY, targets=(replace(FOREST, promise=Promise(Comparator.EQ, Decimal(1))),)), "meets"),
        (replace(READY, targets=(replace(FOREST, promise=Promise(Comparator.DECREASE_BY, Decimal(1))),)), "change"),
        (replace(READY, targets=(replace(FOREST, promise=Promise(Comparator.BETWEEN, Decimal(1))),)), "value_high"),
    ],
)
def test_what_is_missing_blocks(lacking: Launch, code: str) -> None:
    items = examine(lacking)
    assert [(item.code, item.severity) for item in items] == [(code, Severity.BLOCK)]
    assert not may_pass(items)


@pytest.mark.parametrize(
    ("lacking", "code"),
    [
        (replace(READY, targets=()), "no_targets"),
        (replace(READY, targets=(replace(FOREST, owner=""),)), "owner"),
        (replace(READY, targets=(replace(FOREST, promise=Promise(Comparator.EQ)),)), "value"),
        (replace(READY, targets=(replace(FOREST, promise=Promise(Comparator.MAINTAIN)),)), "baseline"),
    ],
)
def test_what_may_come_later_only_warns(lacking: Launch, code: str) -> None:
    items = examine(lacking)
    assert [(item.code, item.severity) for item in items] == [(code, Severity.WARN)]
    assert may_pass(items)


def test_a_target_said_twice_warns_and_two_figures_for_one_thing_block() -> None:
    again = replace(FOREST, key="2", promise=Promise(Comparator.GE, Decimal(11)), unit="km2")
    other = replace(FOREST, key="3", promise=Promise(Comparator.GE, Decimal(1200)))
    assert codes(replace(READY, targets=(FOREST, again))) == ["repeated"]
    assert codes(replace(READY, targets=(FOREST, other))) == ["contradiction"]
    assert codes(replace(READY, targets=(FOREST, replace(other, repeats=True)))) == []


def test_a_running_campaign_of_the_same_time_is_named_with_the_shared_indicators() -> None:
    running = RunningCampaign("PT-2024-001", "Trồng cây đời đời nhớ ơn Bác", YEAR, frozenset({"TR-01"}))
    items = examine(replace(READY, running=(running,)))
    assert [item.message_vi for item in items] == [
        "Trùng thời gian và cùng 1 chỉ tiêu (TR-01) với PT-2024-001 “Trồng cây đời đời nhớ ơn Bác” đang thực hiện."
    ]
    past = replace(running, span=Span(date(2023, 1, 1), date(2024, 1, 1)))
    assert codes(replace(READY, running=(past,))) == []


def against(ours: Promise, theirs: Promise, unit: str = "ha", *, adds_up: bool = False) -> list[str]:
    parent = replace(FOREST, promise=theirs, unit=unit, adds_up=adds_up)
    child = replace(FOREST, promise=ours)
    return codes(replace(READY, targets=(child,), parent_code="PT-2024-001", parent_targets=(parent,)))


def test_a_target_below_the_parents_warns_by_its_direction() -> None:
    assert against(Promise(Comparator.GE, Decimal(90)), Promise(Comparator.GE, Decimal(92))) == ["below_parent"]
    assert against(Promise(Comparator.LE, Decimal(4)), Promise(Comparator.LE, Decimal(3))) == ["below_parent"]
    assert against(Promise(Comparator.GE, Decimal(95)), Promise(Comparator.GE, Decimal(92))) == []
    assert against(Promise(Comparator.GE, Decimal(95)), Promise(Comparator.GE, Decimal(9)), "nghìn ha") == [
        "below_parent"
    ]


def test_a_target_that_cannot_be_kept_together_with_the_parents_blocks() -> None:
    assert against(Promise(Comparator.LE, Decimal(90)), Promise(Comparator.GE, Decimal(92))) == ["against_parent"]
    exactly = Promise(Comparator.EQ, Decimal(90), meets=Meets.EXACTLY)
    assert against(exactly, Promise(Comparator.GE, Decimal(92))) == ["against_parent"]


def test_a_unit_is_not_held_to_what_the_parent_sums_over_all_units() -> None:
    assert against(Promise(Comparator.GE, Decimal(60)), Promise(Comparator.GE, Decimal(1100)), adds_up=True) == []


def test_what_cannot_be_compared_with_the_parent_is_said() -> None:
    assert against(Promise(Comparator.GE, Decimal(60)), Promise(Comparator.GE, Decimal(60)), "xã") == ["parent_unit"]
    assert against(Promise(Comparator.GE, Decimal(60)), Promise(Comparator.MAINTAIN)) == []


def test_a_period_outside_the_parents_warns() -> None:
    late = Span(date(2026, 1, 1), date(2027, 1, 1))
    assert codes(replace(READY, parent_code="PT-2024-001", parent_span=late)) == ["parent_period"]
