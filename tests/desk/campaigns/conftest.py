"""A district that launches, communes that answer: the story that the screens of campaigns tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.remembering import remembered
from thidua.campaigns.actions.catalogue import IndicatorFacts, add_indicator
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import publish
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.logic.terms import Comparator, Direction, Group, Meets, OverUnits
from thidua.campaigns.models import Campaign, Indicator, Target
from thidua.demo.cast import Cast
from thidua.directory.models import Organisation, User

AsUser = Callable[[User], Client]
SIGNED = date(2024, 1, 5)


@pytest.fixture
def forest(cast: Cast) -> Indicator:
    """Hectares planted: more is better, sums over units."""
    facts = IndicatorFacts(
        "Diện tích rừng trồng mới",
        "ha",
        group=Group.ENVIRONMENT,
        direction=Direction.HIGHER,
        over_units=OverUnits.SUM,
        owner=cast.agriculture,
    )
    return add_indicator(facts, keeper=cast.district, code="MT-01", by=cast.officer, on=cast.on)


@pytest.fixture
def bare_draft(cast: Cast) -> Campaign:
    """A draft that lacks everything but its name."""
    return create_campaign(
        CampaignFacts("Thi đua chuyển đổi số", 2024), issuer=cast.district, by=cast.officer, on=cast.on
    )


@pytest.fixture
def draft(cast: Cast, forest: Indicator) -> Campaign:
    return remembered("draft", lambda: _draft(cast, forest))


def _draft(cast: Cast, forest: Indicator) -> Campaign:
    """A draft ready to be sent out."""
    facts = CampaignFacts("Thi đua năm 2024", 2024, theme="Siết chặt kỷ cương", ends=date(2024, 12, 31))
    campaign = create_campaign(facts, issuer=cast.district, by=cast.officer, on=cast.on)
    wanted = TargetFacts(
        "Trồng rừng mới",
        Comparator.EQ,
        Decimal(1100),
        unit="ha",
        meets=Meets.AT_LEAST,
        group=Group.ENVIRONMENT,
        indicator=forest,
    )
    add_target(campaign, wanted, by=cast.officer, on=cast.on)
    return set_document_number(campaign, number="05/PĐ-UBND", signed_on=SIGNED, by=cast.officer, on=cast.on)


@pytest.fixture
def published(cast: Cast, draft: Campaign) -> Campaign:
    return remembered("published", lambda: publish(draft, by=cast.officer, on=cast.on))


@pytest.fixture
def target(published: Campaign) -> Target:
    return Target.objects.select_related("campaign__issuer").get(campaign=published)


def more_targets(campaign: Campaign, count: int) -> None:
    """So many targets more, beside those there are."""
    start = Target.objects.filter(campaign=campaign).count()
    Target.objects.bulk_create(
        Target(
            campaign=campaign,
            code=f"{campaign.code}/{number + 1:02d}",
            position=number,
            name=f"Chỉ tiêu {number + 1}",
            comparator=Comparator.GE.value,
            value=Decimal(number),
            unit="%",
            group=Group.SOCIAL.value,
        )
        for number in range(start, start + count)
    )


def more_campaigns(issuer: Organisation, count: int) -> None:
    """So many published campaigns more."""
    start = Campaign.objects.count()
    Campaign.objects.bulk_create(
        Campaign(
            code=f"PT-2023-{start + number:03d}",
            issuer=issuer,
            title=f"Phong trào {start + number}",
            year=2023,
            state="published",
            created_at=timezone.now(),
            search_key=f"phong trao {start + number}",
        )
        for number in range(count)
    )


def rows_of(content: bytes) -> list[tuple[object, ...]]:
    """The numbered rows of a workbook."""
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    return [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]


def queries_of(client: Client, path: str) -> int:
    """How many queries a page takes, once the session has settled."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200, path
    return len(captured)
