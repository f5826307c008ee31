"""Targets written, adjusted and shared out; parts and the catalogue kept by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.campaigns.conftest import TODAY, Cast, codes_since, last_seq
from thidua.campaigns.actions.adjust import (
    AdjustmentFacts,
    ShareFacts,
    adjust_target,
    allocate_target,
    withdraw_adjustment,
)
from thidua.campaigns.actions.catalogue import (
    IndicatorFacts,
    add_indicator,
    edit_indicator,
    reinstate_indicator,
    retire_indicator,
)
from thidua.campaigns.actions.parts import add_part, edit_part, remove_part
from thidua.campaigns.actions.targets import (
    TargetFacts,
    add_target,
    assign_owner,
    drop_target,
    edit_target,
    restore_target,
    set_baseline,
    set_meets,
)
from thidua.campaigns.facts import TargetAdjusted
from thidua.campaigns.logic.allocation import Balance
from thidua.campaigns.logic.target import judge
from thidua.campaigns.logic.terms import Change, Comparator, Direction, Measured, Meets, OverUnits
from thidua.campaigns.models import Campaign, Content, Indicator, Movement, Target
from thidua.campaigns.queries import promise_of, targets_with_all
from thidua.core import events
from thidua.core.errors import Conflict, Invalid, NotAllowed

POVERTY = TargetFacts("Tỷ lệ hộ nghèo", Comparator.DECREASE_BY, Decimal(3), unit="%", named_units=("xã Chi Lăng",))
JULY = AdjustmentFacts(
    effective_on=date(2024, 7, 1),
    document_number="12/NQ-HĐND",
    document_date=date(2024, 6, 20),
    document_issuer="HĐND huyện",
    reason="Thiên tai",
    value=Decimal(900),
)


def value_on(target: Target, day: date) -> Decimal | None:
    promise = promise_of(targets_with_all().get(pk=target.pk), day)
    return promise.value if promise else None


# --- targets of a draft ----------------------------------------------------------------------------------------------


def test_a_new_target_gets_its_number_and_what_can_be_suggested(cast: Cast, draft: Campaign) -> None:
    seq = last_seq()
    target = add_target(draft, POVERTY, by=cast.officer, on=TODAY)
    assert (target.code, target.position) == ("PT-2024-001/02", 1)
    assert (target.change, target.measured) == (Change.POINTS, Measured.LEVEL)
    assert [(u.text, u.organisation) for u in target.named_units.all()] == [("xã Chi Lăng", cast.chi_lang)]
    assert codes_since(seq) == ["target.added"]


def test_the_owner_and_the_meaning_follow_the_indicator(cast: Cast, draft: Campaign, forest: Indicator) -> None:
    facts = TargetFacts("Trồng rừng phòng hộ", Comparator.EQ, Decimal(5), unit="ha", indicator=forest)
    target = add_target(draft, facts, by=cast.officer, on=TODAY)
    assert (target.owner, target.meets) == (cast.department, Meets.AT_LEAST)


def test_a_target_is_corrected_while_nobody_else_does(cast: Cast, draft: Campaign) -> None:
    target = add_target(draft, POVERTY, by=cast.officer, on=TODAY)
    changed = replace(POVERTY, value=Decimal("2.5"), named_units=("thị trấn Đồng Mỏ", "xã X"))
    edited = edit_target(target, changed, version=target.version, by=cast.officer, on=TODAY)
    assert (edited.value, [u.text for u in edited.named_units.all()]) == (Decimal("2.5"), ["thị trấn Đồng Mỏ", "xã X"])
    with pytest.raises(Conflict):
        edit_target(target, POVERTY, version=target.version, by=cast.officer, on=TODAY)


def test_a_published_target_stands_still(cast: Cast, target: Target) -> None:
    with pytest.raises(NotAllowed, match="Đã phát động"):
        edit_target(target, POVERTY, version=target.version, by=cast.officer, on=TODAY)
    with pytest.raises(NotAllowed, match="Đã phát động"):
        drop_target(target, reason="", by=cast.officer, on=TODAY)
    with pytest.raises(NotAllowed, match="Đã phát động"):
        add_target(target.campaign, POVERTY, by=cast.officer, on=TODAY)


def test_an_upper_end_below_the_lower_is_refused(cast: Cast, draft: Campaign) -> None:
    wrong = TargetFacts("Tăng trưởng", Comparator.BETWEEN, Decimal(8), value_high=Decimal(7), unit="%")
    with pytest.raises(Invalid, match="Mức trên"):
        add_target(draft, wrong, by=cast.officer, on=TODAY)


def test_a_target_repeats_only_another_of_its_own_campaign(cast: Cast, draft: Campaign) -> None:
    first = Target.objects.get(campaign=draft)
    again = add_target(draft, replace(POVERTY, duplicate_of=first), by=cast.officer, on=TODAY)
    assert again.duplicate_of == first
    with pytest.raises(Invalid, match="cùng phong trào"):
        edit_target(first, replace(POVERTY, whole=first), version=first.version, by=cast.officer, on=TODAY)


def test_a_dropped_target_comes_back(cast: Cast, draft: Campaign) -> None:
    target = Target.objects.get(campaign=draft)
    dropped = drop_target(target, reason="Trùng", by=cast.officer, on=TODAY)
    assert (dropped.dropped_on, dropped.drop_reason) == (TODAY, "Trùng")
    assert restore_target(dropped, by=cast.officer, on=TODAY).dropped_on is None


def test_meaning_and_owner_are_set_for_many_at_once(cast: Cast, draft: Campaign) -> None:
    facts = TargetFacts("Số trường", Comparator.EQ, Decimal(3), unit="trường")
    targets = [add_target(draft, replace(facts, name=f"{facts.name} {n}"), by=cast.officer, on=TODAY) for n in "ab"]
    seq = last_seq()
    assert set_meets(targets, Meets.AT_LEAST, by=cast.officer, on=TODAY) == 2
    assert assign_owner(targets, cast.department, by=cast.officer, on=TODAY) == 2
    assert codes_since(seq) == ["target.meaning_set", "target.owner_set"]
    targets[0].refresh_from_db()
    assert (targets[0].meets, targets[0].owner) == (Meets.AT_LEAST, cast.department)
    with pytest.raises(NotAllowed, match="ít nhất một chỉ tiêu"):
        set_meets([], Meets.AT_LEAST, by=cast.officer, on=TODAY)


def test_a_baseline_may_come_after_the_launch(cast: Cast, target: Target) -> None:
    done = set_baseline(target, value=Decimal("987.5"), year=2023, by=cast.officer, on=TODAY)
    assert (done.baseline, done.baseline_year) == (Decimal("987.5"), 2023)
    for user in (cast.head, cast.auditor, cast.stranger):
        with pytest.raises(NotAllowed):
            set_baseline(target, value=Decimal(1), year=2023, by=user, on=TODAY)


# --- adjustment ------------------------------------------------------------------------------------------------------


def test_an_adjustment_holds_from_its_day_and_the_old_value_stays_known(cast: Cast, target: Target) -> None:
    heard: list[object] = []
    events.listens(TargetAdjusted)(heard.append)
    seq = last_seq()
    row = adjust_target(target, JULY, by=cast.officer, on=TODAY)
    assert (row.value_before, row.value, codes_since(seq)) == (Decimal(1100), Decimal(900), ["target.adjusted"])
    assert [value_on(target, day) for day in (date(2024, 6, 30), date(2024, 7, 1))] == [Decimal(1100), Decimal(900)]
    assert heard == [TargetAdjusted(target.pk, date(2024, 7, 1))]
    promise = promise_of(targets_with_all().get(pk=target.pk), date(2024, 8, 1))
    assert promise is not None and judge(promise, Decimal(950)).achieved


def test_a_withdrawn_adjustment_stays_struck_out(cast: Cast, target: Target) -> None:
    row = adjust_target(target, JULY, by=cast.officer, on=TODAY)
    with pytest.raises(Invalid, match="lý do"):
        withdraw_adjustment(row, reason="", by=cast.officer, on=TODAY)
    gone = withdraw_adjustment(row, reason="Nhập nhầm", by=cast.officer, on=TODAY)
    assert (gone.withdrawn_on, value_on(target, date(2024, 8, 1))) == (TODAY, Decimal(1100))
    with pytest.raises(Conflict):
        withdraw_adjustment(row, reason="lần nữa", by=cast.officer, on=TODAY)


def test_a_cancelled_target_asks_for_nothing_and_is_not_adjusted_further(cast: Cast, target: Target) -> None:
    adjust_target(target, replace(JULY, value=None, cancels=True), by=cast.officer, on=TODAY)
    assert promise_of(targets_with_all().get(pk=target.pk), date(2024, 8, 1)) is None
    with pytest.raises(Conflict, match="bãi bỏ"):
        adjust_target(target, replace(JULY, effective_on=date(2024, 9, 1)), by=cast.officer, on=TODAY)


def test_an_adjustment_needs_a_value_and_its_document(cast: Cast, target: Target) -> None:
    with pytest.raises(Invalid, match="Nhập giá trị mới"):
        adjust_target(target, replace(JULY, value=None), by=cast.officer, on=TODAY)
    with pytest.raises(Invalid) as refusal:
        adjust_target(target, replace(JULY, document_number=" "), by=cast.officer, on=TODAY)
    assert list(refusal.value.fields) == ["document_number"]


def test_only_a_published_target_is_adjusted_and_only_by_its_issuer(cast: Cast, draft: Campaign) -> None:
    target = Target.objects.get(campaign=draft)
    with pytest.raises(NotAllowed, match="Dự thảo"):
        adjust_target(target, JULY, by=cast.officer, on=TODAY)
    for user in (cast.head, cast.unit_officer, cast.next_door, cast.auditor, cast.stranger):
        with pytest.raises(NotAllowed):
            adjust_target(target, JULY, by=user, on=TODAY)


# --- allocation ------------------------------------------------------------------------------------------------------


def shares(cast: Cast, first: str, second: str) -> list[ShareFacts]:
    return [
        ShareFacts(cast.chi_lang, Decimal(first)),
        ShareFacts(cast.dong_mo, Decimal(second)),
        ShareFacts(cast.department, not_assigned=True, reason="Cơ quan chủ trì"),
    ]


def test_shares_are_checked_against_the_whole(cast: Cast, target: Target) -> None:
    seq = last_seq()
    even = allocate_target(target, shares(cast, "1000", "100"), by=cast.officer, on=TODAY)
    short = allocate_target(target, shares(cast, "900", "100"), by=cast.officer, on=TODAY)
    assert (even.balance, even.not_assigned, short.balance, short.difference) == (
        Balance.EVEN,
        ("Phòng Nông nghiệp",),
        Balance.SHORT,
        Decimal(-100),
    )
    assert codes_since(seq) == ["target.allocated", "target.allocated"]


def test_a_unit_left_out_of_the_form_is_still_open(cast: Cast, target: Target) -> None:
    check = allocate_target(target, [ShareFacts(cast.chi_lang, Decimal(1100))], by=cast.officer, on=TODAY)
    assert (check.balance, set(check.still_open)) == (Balance.OPEN, {"Thị trấn Đồng Mỏ", "Phòng Nông nghiệp"})


def test_not_assigned_needs_its_reason_and_strangers_get_nothing(cast: Cast, target: Target) -> None:
    with pytest.raises(Invalid, match="nêu lý do"):
        allocate_target(target, [ShareFacts(cast.dong_mo, not_assigned=True)], by=cast.officer, on=TODAY)
    with pytest.raises(Invalid, match="Huyện Hữu Lũng"):
        allocate_target(target, [ShareFacts(cast.neighbour, Decimal(1))], by=cast.officer, on=TODAY)


def test_a_share_is_taken_back_in_a_draft_only(cast: Cast, draft: Campaign) -> None:
    target = Target.objects.select_related("campaign").get(campaign=draft)
    give, take = [ShareFacts(cast.chi_lang, Decimal(1100))], [ShareFacts(cast.chi_lang)]
    allocate_target(target, give, by=cast.officer, on=TODAY)
    assert allocate_target(target, take, by=cast.officer, on=TODAY).assigned == 0
    allocate_target(target, give, by=cast.officer, on=TODAY)
    draft.state = "published"
    draft.save(update_fields=["state"])
    target.refresh_from_db()
    with pytest.raises(Invalid, match="đã phát động"):
        allocate_target(target, take, by=cast.officer, on=TODAY)


# --- parts -----------------------------------------------------------------------------------------------------------


def test_parts_of_a_draft_are_added_corrected_and_removed(cast: Cast, draft: Campaign) -> None:
    seq = last_seq()
    outer = add_part(draft, Content, {"heading": " Kỷ  cương "}, by=cast.officer, on=TODAY)
    inner = add_part(draft, Content, {"heading": "Công sở", "under": outer}, by=cast.officer, on=TODAY)
    edit_part(inner, {"number": "2.1"}, by=cast.officer, on=TODAY)
    with pytest.raises(Invalid, match="mục con"):
        remove_part(outer, by=cast.officer, on=TODAY)
    remove_part(inner, by=cast.officer, on=TODAY)
    assert [(c.heading, c.position) for c in Content.objects.all()] == [("Kỷ cương", 0)]
    assert codes_since(seq) == [
        "campaign.part_added",
        "campaign.part_added",
        "campaign.part_edited",
        "campaign.part_removed",
    ]


def test_a_content_never_stands_under_itself_and_unknown_fields_are_refused(cast: Cast, draft: Campaign) -> None:
    outer = add_part(draft, Content, {"heading": "a"}, by=cast.officer, on=TODAY)
    inner = add_part(draft, Content, {"heading": "b", "under": outer}, by=cast.officer, on=TODAY)
    with pytest.raises(Invalid):
        edit_part(outer, {"under": inner}, by=cast.officer, on=TODAY)
    with pytest.raises(Invalid):
        add_part(draft, Movement, {"campaign": 1}, by=cast.officer, on=TODAY)
    with pytest.raises(Invalid, match="Năm cuối"):
        add_part(draft, Movement, {"name": "x", "first_year": 2025, "last_year": 2024}, by=cast.officer, on=TODAY)


# --- catalogue -------------------------------------------------------------------------------------------------------

RIVER = IndicatorFacts("Tỷ lệ nước hợp vệ sinh", "%")


def test_an_indicator_is_added_corrected_retired_and_taken_back(cast: Cast) -> None:
    seq = last_seq()
    row = add_indicator(RIVER, keeper=cast.district, by=cast.officer, on=TODAY)
    assert row.code == "CT-001"
    lower = replace(RIVER, direction=Direction.LOWER)
    row = edit_indicator(row, lower, version=row.version, by=cast.officer, on=TODAY)
    row = retire_indicator(row, reason="Không theo dõi nữa", by=cast.officer, on=TODAY)
    assert not row.active
    with pytest.raises(Conflict):
        retire_indicator(row, reason="", by=cast.officer, on=TODAY)
    assert reinstate_indicator(row, by=cast.officer, on=TODAY).active
    assert codes_since(seq) == ["indicator.added", "indicator.edited", "indicator.retired", "indicator.reinstated"]


def test_a_ratio_names_its_numerator_and_denominator(cast: Cast) -> None:
    with pytest.raises(Invalid, match="tử số và mẫu số"):
        add_indicator(replace(RIVER, over_units=OverUnits.RATIO), keeper=cast.district, by=cast.officer, on=TODAY)


def test_what_is_measured_does_not_change_under_targets_that_use_it(
    cast: Cast, draft: Campaign, forest: Indicator
) -> None:
    facts = IndicatorFacts(forest.name, "cây")
    with pytest.raises(Invalid, match="thêm một mã mới"):
        edit_indicator(forest, facts, version=forest.version, by=cast.officer, on=TODAY)
    edit_indicator(forest, replace(facts, unit="nghìn ha"), version=forest.version, by=cast.officer, on=TODAY)


def test_the_catalogue_is_kept_by_officers_and_administrators_of_its_keeper(cast: Cast) -> None:
    assert add_indicator(RIVER, keeper=cast.district, by=cast.admin, on=TODAY).keeper == cast.district
    for user in (cast.leader, cast.head, cast.next_door, cast.auditor, cast.stranger):
        with pytest.raises(NotAllowed, match="danh mục"):
            add_indicator(RIVER, keeper=cast.district, by=user, on=TODAY)
