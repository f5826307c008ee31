"""Composing, completing, sending out, recalling and ending campaigns; units that acknowledge and answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.campaigns.conftest import TODAY, Cast, codes_since, last_seq
from thidua.campaigns.actions.answer import acknowledge, answer, mark_seen
from thidua.campaigns.actions.compose import (
    CampaignFacts,
    copy_last_year,
    create_campaign,
    drop_campaign,
    edit_campaign,
    restore_campaign,
    set_document_number,
    tie_to_parent,
)
from thidua.campaigns.actions.launch import choose_recipients, close, publish, reopen, withdraw
from thidua.campaigns.facts import CampaignPublished
from thidua.campaigns.launching import gate_items
from thidua.campaigns.logic.workflow import ParticipationState
from thidua.campaigns.models import Campaign, Movement, Participation, Target
from thidua.campaigns.queries import board_of, speakers_of, to_acknowledge
from thidua.core import events
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import Notice

FACTS = CampaignFacts("Thi đua năm 2024", 2024, ends=date(2024, 12, 31))


def part_of(campaign: Campaign, code: str) -> Participation:
    rows = Participation.objects.select_related("campaign", "organisation")
    return rows.get(campaign=campaign, organisation__code=code)


def test_a_campaign_composed_by_hand_gets_a_code_and_the_units_below_as_recipients(cast: Cast) -> None:
    seq = last_seq()
    campaign = create_campaign(FACTS, issuer=cast.district, by=cast.officer, on=TODAY)
    assert (campaign.code, campaign.state) == ("PT-2024-001", "draft")
    assert {p.organisation.code for p in board_of(campaign).rows} == {"CL-CL", "CL-DM", "CL-NN"}
    assert codes_since(seq) == ["campaign.created"]
    assert create_campaign(FACTS, issuer=cast.chi_lang, by=cast.head, on=TODAY).code == "PT-2024-002"


def test_only_those_who_draft_for_the_unit_compose_its_campaigns(cast: Cast) -> None:
    for user in (cast.head, cast.next_door, cast.auditor, cast.admin, cast.stranger):
        with pytest.raises(NotAllowed, match="Huyện Chi Lăng"):
            create_campaign(FACTS, issuer=cast.district, by=user, on=TODAY)


def test_two_editors_of_one_draft_find_out_about_each_other(cast: Cast, draft: Campaign) -> None:
    first = edit_campaign(draft, FACTS, version=draft.version, by=cast.officer, on=TODAY)
    assert first.version == draft.version + 1
    with pytest.raises(Conflict, match="vẫn còn trên màn hình"):
        edit_campaign(draft, replace(FACTS, title="Khác"), version=draft.version, by=cast.leader, on=TODAY)


def test_an_end_before_the_start_is_refused_with_the_sentence_of_the_constraint(cast: Cast, draft: Campaign) -> None:
    wrong = replace(FACTS, starts=date(2025, 1, 1))
    with pytest.raises(Invalid, match="Ngày kết thúc phải sau ngày bắt đầu"):
        edit_campaign(draft, wrong, version=draft.version, by=cast.officer, on=TODAY)


def test_the_number_given_later_also_begins_the_campaign(cast: Cast) -> None:
    campaign = create_campaign(FACTS, issuer=cast.district, by=cast.officer, on=TODAY)
    signed = date(2024, 1, 5)
    numbered = set_document_number(campaign, number=" 05/PĐ-UBND ", signed_on=signed, by=cast.officer, on=TODAY)
    assert (numbered.number, numbered.starts) == ("05/PĐ-UBND", signed)
    with pytest.raises(Invalid, match="Ngày ký"):
        set_document_number(campaign, number="1", signed_on=date(2024, 2, 1), by=cast.officer, on=TODAY)


def test_publishing_reaches_all_units_at_once_and_calls_those_who_speak_for_them(cast: Cast, draft: Campaign) -> None:
    heard: list[object] = []
    events.listens(CampaignPublished)(heard.append)
    seq = last_seq()
    published = publish(draft, by=cast.officer, on=TODAY)
    assert (published.state, published.published_on) == ("published", TODAY)
    assert {p.state for p in board_of(published).rows} == {"sent"}
    assert sorted(Notice.objects.values_list("recipient", flat=True)) == ["user:daumoi", "user:thutruong"]
    assert codes_since(seq) == ["campaign.published"]
    assert heard == [CampaignPublished(draft.pk, TODAY)]


def test_publishing_twice_is_refused_with_the_state(cast: Cast, draft: Campaign) -> None:
    published = publish(draft, by=cast.leader, on=TODAY)
    with pytest.raises(NotAllowed, match="Đã phát động"):
        publish(published, by=cast.leader, on=TODAY)
    with pytest.raises(Conflict):
        publish(draft, by=cast.leader, on=TODAY)


def test_the_gate_holds_a_campaign_back_and_nothing_changes(cast: Cast) -> None:
    campaign = create_campaign(FACTS, issuer=cast.district, by=cast.officer, on=TODAY)
    assert [i.code for i in gate_items(campaign, TODAY)] == ["number", "date", "period", "no_targets"]
    seq = last_seq()
    with pytest.raises(Invalid, match="Văn bản chưa có số"):
        publish(campaign, by=cast.officer, on=TODAY)
    campaign.refresh_from_db()
    assert (campaign.state, codes_since(seq)) == ("draft", [])


def test_recipients_are_units_below_and_a_running_campaign_loses_none(cast: Cast, draft: Campaign) -> None:
    choose_recipients(draft, [cast.chi_lang], by=cast.officer, on=TODAY)
    assert [p.organisation for p in board_of(draft).rows] == [cast.chi_lang]
    with pytest.raises(Invalid, match="Huyện Hữu Lũng"):
        choose_recipients(draft, [cast.neighbour], by=cast.officer, on=TODAY)
    published = publish(draft, by=cast.officer, on=TODAY)
    with pytest.raises(Conflict):
        choose_recipients(published, [cast.dong_mo], by=cast.officer, on=TODAY)
    choose_recipients(published, [cast.chi_lang, cast.dong_mo], by=cast.officer, on=TODAY)
    assert {p.state for p in board_of(published).rows} == {"sent"}


def test_a_unit_opens_and_acknowledges_once(cast: Cast, published: Campaign) -> None:
    mine = part_of(published, "CL-CL")
    assert list(to_acknowledge(cast.head, TODAY)) == [mine]
    seq = last_seq()
    seen = mark_seen(mine, by=cast.head, on=TODAY)
    done = acknowledge(seen, note="Sẽ triển khai", by=cast.head, on=TODAY)
    assert (done.state, done.acknowledged_by, done.note) == ("acknowledged", cast.head, "Sẽ triển khai")
    assert codes_since(seq) == ["participation.seen", "participation.acknowledged"]
    assert list(to_acknowledge(cast.head, TODAY)) == []
    with pytest.raises(NotAllowed, match="Đã tiếp nhận"):
        acknowledge(done, by=cast.head, on=TODAY)
    with pytest.raises(Conflict):
        acknowledge(mine, by=cast.head, on=TODAY)


def test_nobody_else_acknowledges_for_a_unit_not_even_its_superior(cast: Cast, published: Campaign) -> None:
    for user in (cast.officer, cast.leader, cast.unit_officer, cast.admin, cast.stranger):
        with pytest.raises(NotAllowed, match="Xã Chi Lăng"):
            acknowledge(part_of(published, "CL-CL"), by=user, on=TODAY)


def own_campaign(cast: Cast, parent: Campaign | None) -> Campaign:
    campaign = create_campaign(FACTS, issuer=cast.chi_lang, answers=parent, by=cast.head, on=TODAY)
    numbered = set_document_number(campaign, number="01/PĐ", signed_on=TODAY, by=cast.head, on=TODAY)
    below = list(board_of(numbered).rows)
    assert below == []
    return numbered


def test_a_units_own_campaign_answers_the_parents_when_it_is_published(cast: Cast, published: Campaign) -> None:
    own = own_campaign(cast, published)
    Participation.objects.create(campaign=own, organisation=cast.dong_mo)
    seq = last_seq()
    publish(own, by=cast.head, on=TODAY)
    row = part_of(published, "CL-CL")
    assert (row.state, row.answer, row.acknowledged_at is None) == ("answered", own, False)
    assert codes_since(seq) == ["campaign.published"]
    assert board_of(published).counts[ParticipationState.ANSWERED] == 1


def test_an_own_campaign_may_be_named_as_the_answer_afterwards(cast: Cast, published: Campaign) -> None:
    own = own_campaign(cast, None)
    with pytest.raises(Invalid, match="chính đơn vị đã phát động"):
        answer(part_of(published, "CL-CL"), own, by=cast.head, on=TODAY)
    Participation.objects.create(campaign=own, organisation=cast.dong_mo)
    own = publish(own, by=cast.head, on=TODAY)
    assert answer(part_of(published, "CL-CL"), own, by=cast.head, on=TODAY).answer == own
    withdraw(own, reason="Nhầm mẫu", by=cast.head, on=TODAY)
    assert part_of(published, "CL-CL").state == "acknowledged"


def test_only_a_campaign_that_was_sent_to_the_unit_can_be_answered(cast: Cast, draft: Campaign) -> None:
    with pytest.raises(Invalid, match="chưa gửi tới đơn vị"):
        own_campaign(cast, draft)
    own = own_campaign(cast, None)
    sent = publish(draft, by=cast.officer, on=TODAY)
    assert tie_to_parent(own, sent, by=cast.head, on=TODAY).answers == sent
    assert tie_to_parent(own, None, by=cast.head, on=TODAY).answers is None


def test_a_recalled_campaign_tells_its_units_why(cast: Cast, published: Campaign) -> None:
    with pytest.raises(Invalid, match="lý do"):
        withdraw(published, reason=" ", by=cast.officer, on=TODAY)
    recalled = withdraw(published, reason="Ban hành nhầm", by=cast.officer, on=TODAY)
    assert (recalled.state, recalled.end_reason) == ("withdrawn", "Ban hành nhầm")
    assert {p.state for p in board_of(recalled).rows} == {"recalled"}
    notice = Notice.objects.get(recipient="user:thutruong", kind="campaign.withdrawn")
    assert notice.text == "“Thi đua năm 2024” đã được thu hồi: Ban hành nhầm"
    with pytest.raises(NotAllowed):
        withdraw(recalled, reason="lần nữa", by=cast.officer, on=TODAY)


def test_a_campaign_is_closed_after_its_last_day_and_may_be_reopened(cast: Cast, published: Campaign) -> None:
    with pytest.raises(Conflict, match="31/12/2024"):
        close(published, by=cast.officer, on=date(2024, 12, 31))
    closed = close(published, by=cast.officer, on=date(2025, 1, 2))
    assert (closed.state, closed.closed_on) == ("closed", date(2025, 1, 2))
    again = reopen(closed, reason="Bổ sung số liệu", by=cast.officer, on=date(2025, 1, 3))
    assert (again.state, again.closed_on) == ("published", None)


def test_a_dropped_draft_comes_back(cast: Cast, draft: Campaign) -> None:
    dropped = drop_campaign(draft, reason="Soạn lại", by=cast.officer, on=TODAY)
    assert dropped.state == "dropped"
    assert restore_campaign(dropped, by=cast.officer, on=TODAY).state == "draft"


def test_last_years_campaign_begins_the_next_without_its_old_figures(cast: Cast, published: Campaign) -> None:
    Movement.objects.create(campaign=published, name="Quyết thắng")
    Movement.objects.create(campaign=published, name="Giải phóng mặt bằng", last_year=2024)
    copy = copy_last_year(published, year=2025, by=cast.officer, on=TODAY)
    assert (copy.code, copy.title, copy.ends) == ("PT-2025-001", "Thi đua năm 2025", date(2025, 12, 31))
    assert [m.name for m in copy.movements.all()] == ["Quyết thắng"]
    fresh = Target.objects.get(campaign=copy)
    assert (fresh.code, fresh.name, fresh.value, fresh.meets) == ("PT-2025-001/01", "Trồng rừng mới", None, "at_least")
    kept = copy_last_year(published, year=2026, keep_values=True, by=cast.officer, on=TODAY)
    assert Target.objects.get(campaign=kept).value == 1100
    with pytest.raises(Invalid):
        copy_last_year(published, year=2024, by=cast.officer, on=TODAY)


def test_those_who_speak_for_a_unit_are_its_head_and_its_reporting_officer(cast: Cast) -> None:
    assert list(speakers_of([cast.chi_lang.pk, cast.dong_mo.pk], TODAY)) == [cast.unit_officer, cast.head]
