from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from thidua.campaigns.actions.answer import acknowledge
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import publish
from thidua.campaigns.models import Campaign, Participation
from thidua.core.audit import SYSTEM
from thidua.demo.cast import Cast
from thidua.desk.work import WorkItem, sections_for
from thidua.desk.work_sources import SOURCES
from thidua.directory.models import User


def items_of(user: User, on: date) -> list[tuple[str, WorkItem]]:
    return [(section.code, item) for section in sections_for(user, on, SOURCES) for item in section.items]


def waiting(user: User, on: date) -> list[tuple[str, str]]:
    return [(code, item.title) for code, item in items_of(user, on)]


def participation(campaign: Campaign, cast: Cast) -> Participation:
    rows = Participation.objects.select_related("campaign__issuer", "organisation")
    return rows.get(campaign=campaign, organisation=cast.bang_huu)


def launch(cast: Cast, acknowledge_by: date | None = None) -> Campaign:
    facts = CampaignFacts("Thi đua 2024", 2024, ends=date(2024, 12, 31), acknowledge_by=acknowledge_by)
    draft = create_campaign(facts, issuer=cast.district, by=cast.officer, on=cast.on)
    numbered = set_document_number(draft, number="5/PĐ", signed_on=date(2024, 1, 5), by=cast.officer, on=cast.on)
    return publish(numbered, by=cast.officer, on=cast.on)


def test_a_draft_waits_for_its_writer_with_what_it_lacks(cast: Cast) -> None:
    draft = create_campaign(CampaignFacts("Thi đua", 2024), issuer=cast.district, by=cast.officer, on=cast.on)
    Campaign.objects.filter(pk=draft.pk).update(created_at=datetime(2024, 3, 18, 9, tzinfo=UTC))
    ((code, item),) = items_of(cast.officer, cast.on)
    assert (code, item.since) == ("draft", date(2024, 3, 18))
    assert item.detail == "PT-2024-001 · Còn thiếu: số văn bản, ngày ký, thời gian thi đua, chỉ tiêu"


def test_what_was_sent_waits_to_be_acknowledged_then_answered(cast: Cast) -> None:
    campaign = launch(cast)
    assert waiting(cast.bang_huu_officer, cast.on) == [("confirm", "Tiếp nhận: Thi đua 2024")]
    acknowledge(participation(campaign, cast), by=cast.bang_huu_officer, on=cast.on)
    assert waiting(cast.bang_huu_officer, cast.on) == [("confirm", "Phát động hưởng ứng: Thi đua 2024")]


@pytest.mark.parametrize(("days", "section"), [(4, "confirm"), (3, "due"), (0, "due"), (-1, "overdue")])
def test_the_deadline_comes_nearer(cast: Cast, days: int, section: str) -> None:
    due = cast.on + timedelta(days=9)
    launch(cast, acknowledge_by=due)
    ((code, item),) = items_of(cast.bang_huu_head, due - timedelta(days=days))
    assert (code, item.due, item.since) == (section, due, cast.on)


def test_the_issuer_sees_who_has_acknowledged_and_answered(cast: Cast) -> None:
    campaign = launch(cast, acknowledge_by=cast.on)
    acknowledge(participation(campaign, cast), by=cast.bang_huu_officer, on=cast.on)
    ((code, item),) = items_of(cast.officer, cast.on)
    assert (code, item.url) == ("follow", f"/phong-trao/{campaign.code}/?muc=huong-ung")
    assert item.detail == "PT-2024-001 · Đã tiếp nhận 1/8 đơn vị; đã hưởng ứng 0/8"
    ((code, item),) = items_of(cast.officer, cast.on + timedelta(days=1))
    assert (code, item.due) == ("overdue", cast.on)


def test_when_all_have_acknowledged_nobody_is_late_any_more(cast: Cast) -> None:
    campaign = launch(cast, acknowledge_by=cast.on)
    for row in Participation.objects.select_related("campaign__issuer", "organisation").filter(campaign=campaign):
        acknowledge(row, by=SYSTEM, on=cast.on)
    assert waiting(cast.officer, cast.on + timedelta(days=1)) == [("follow", "Thi đua 2024")]


def test_the_first_page_asks_the_same_however_many_units_answer(cast: Cast) -> None:
    asked = []
    for _ in range(2):
        launch(cast)
        with CaptureQueriesContext(connection) as captured:
            items_of(cast.officer, cast.on)
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_empty_sections_say_so_in_words(cast: Cast, client: Client) -> None:
    client.force_login(cast.officer, "allauth.account.auth_backends.AuthenticationBackend")
    idle = client.get("/").content.decode()
    assert "Không có việc nào đang chờ" in idle
    assert "Không có việc nào quá hạn." in idle
    launch(cast)
    busy = client.get("/").content.decode()
    assert "Không có việc nào đang chờ" not in busy
    assert "Đã tiếp nhận 0/8 đơn vị; đã hưởng ứng 0/8" in busy
    assert f"từ {cast.on:%d/%m/%Y}" in busy


def test_after_the_deadline_it_is_overdue(cast: Cast) -> None:
    launch(cast, acknowledge_by=cast.on)
    assert waiting(cast.bang_huu_head, cast.on + timedelta(days=1)) == [("overdue", "Tiếp nhận: Thi đua 2024")]


def test_a_campaign_past_its_last_day_waits_to_be_ended(cast: Cast) -> None:
    launch(cast)
    assert waiting(cast.officer, date(2025, 1, 1)) == [("overdue", "Kết thúc phong trào: Thi đua 2024")]


def test_nothing_waits_for_a_stranger(cast: Cast) -> None:
    launch(cast)
    assert waiting(cast.stranger, cast.on) == []
