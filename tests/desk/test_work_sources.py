from __future__ import annotations

from datetime import date, timedelta

from thidua.campaigns.actions.answer import acknowledge
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import publish
from thidua.campaigns.models import Campaign, Participation
from thidua.demo.cast import Cast
from thidua.desk.work import sections_for
from thidua.desk.work_sources import SOURCES
from thidua.directory.models import User


def waiting(user: User, on: date) -> list[tuple[str, str]]:
    return [(section.code, item.title) for section in sections_for(user, on, SOURCES) for item in section.items]


def launch(cast: Cast, acknowledge_by: date | None = None) -> Campaign:
    facts = CampaignFacts("Thi đua 2024", 2024, ends=date(2024, 12, 31), acknowledge_by=acknowledge_by)
    draft = create_campaign(facts, issuer=cast.district, by=cast.officer, on=cast.on)
    numbered = set_document_number(draft, number="5/PĐ", signed_on=date(2024, 1, 5), by=cast.officer, on=cast.on)
    return publish(numbered, by=cast.officer, on=cast.on)


def test_a_draft_waits_for_its_writer_with_what_it_lacks(cast: Cast) -> None:
    create_campaign(CampaignFacts("Thi đua", 2024), issuer=cast.district, by=cast.officer, on=cast.on)
    (item,) = sections_for(cast.officer, cast.on, SOURCES)[-1].items
    assert item.detail == "PT-2024-001 · Còn thiếu: số văn bản, ngày ký, thời gian thi đua, chỉ tiêu"


def test_what_was_sent_waits_to_be_acknowledged_then_answered(cast: Cast) -> None:
    campaign = launch(cast)
    assert waiting(cast.bang_huu_officer, cast.on) == [("confirm", "Tiếp nhận: Thi đua 2024")]
    row = Participation.objects.select_related("campaign__issuer", "organisation").get(
        campaign=campaign, organisation=cast.bang_huu
    )
    acknowledge(row, by=cast.bang_huu_officer, on=cast.on)
    assert waiting(cast.bang_huu_officer, cast.on) == [("confirm", "Phát động hưởng ứng: Thi đua 2024")]


def test_after_the_deadline_it_is_overdue(cast: Cast) -> None:
    launch(cast, acknowledge_by=cast.on)
    assert waiting(cast.bang_huu_head, cast.on + timedelta(days=1)) == [("overdue", "Tiếp nhận: Thi đua 2024")]


def test_a_campaign_past_its_last_day_waits_to_be_ended(cast: Cast) -> None:
    launch(cast)
    assert waiting(cast.officer, date(2025, 1, 1)) == [("overdue", "Kết thúc phong trào: Thi đua 2024")]


def test_nothing_waits_for_a_stranger(cast: Cast) -> None:
    launch(cast)
    assert waiting(cast.stranger, cast.on) == []
