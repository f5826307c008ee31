"""What waits for a person in documents and campaigns: to review, to finish, to acknowledge, to answer, to end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.campaigns.logic.workflow import CampaignState, ParticipationState
from thidua.campaigns.models import Campaign
from thidua.campaigns.policy import LAUNCHERS
from thidua.campaigns.queries import (
    UNIT_ROLES,
    campaign_list,
    followed_campaigns,
    participations_visible_to,
    to_acknowledge,
)
from thidua.campaigns.scope import DRAFTERS
from thidua.desk.work import Source, Waiting, WorkItem
from thidua.directory.models import User
from thidua.directory.queries import grants_of, organisations_of
from thidua.documents.logic.intake import IntakeState
from thidua.documents.models import Intake
from thidua.documents.queries import KEEPERS, waiting_intakes

SOON = timedelta(days=3)
"""How long before its deadline a thing stands under "due"."""
MOST = 50
"""Items of one kind on the page; the lists themselves show all."""


def _day(moment: datetime, on: date) -> date | None:
    """The day of a moment; None where it lies ahead, as the clock goes on while a demonstration stands still."""
    day = localdate(moment)
    return day if day <= on else None


def _urgency(due: date | None, on: date, calm: str) -> str:
    """The section of what has a deadline; ``calm`` while it is far off or there is none."""
    if due is None or due > on + SOON:
        return calm
    return "overdue" if due < on else "due"


def campaigns_to_acknowledge(user: User, on: date) -> list[Waiting]:
    """Sent to the person's units and not acknowledged; overdue after the deadline the issuer set."""
    found = []
    for row in to_acknowledge(user, on)[:MOST]:
        due = row.campaign.acknowledge_by
        item = WorkItem(
            reverse("campaign_page", args=[row.campaign.code]),
            _("Tiếp nhận: %(title)s") % {"title": row.campaign.title},
            _("%(issuer)s gửi tới %(unit)s") % {"issuer": row.campaign.issuer, "unit": row.organisation},
            due,
            row.sent_on,
        )
        found.append(Waiting(_urgency(due, on, "confirm"), item))
    return found


def campaigns_to_answer(user: User, on: date) -> list[Waiting]:
    """Acknowledged, but the unit has not launched its own campaign yet."""
    rows = participations_visible_to(user, on).filter(
        organisation__in=organisations_of(user, on, *UNIT_ROLES),
        state=ParticipationState.ACKNOWLEDGED,
        campaign__state=CampaignState.PUBLISHED,
    )
    return [
        Waiting(
            "confirm",
            WorkItem(
                reverse("campaign_page", args=[row.campaign.code]),
                _("Phát động hưởng ứng: %(title)s") % {"title": row.campaign.title},
                str(row.organisation),
                since=row.campaign.published_on,
            ),
        )
        for row in rows.order_by("campaign__published_on", "pk")[:MOST]
    ]


def drafts_to_finish(user: User, on: date) -> list[Waiting]:
    """Drafts of the person's units with what they still lack."""
    issuers = organisations_of(user, on, *DRAFTERS)
    if not issuers:
        return []
    rows = campaign_list(user, on).filter(issuer__in=issuers, state=CampaignState.DRAFT)
    found = []
    for campaign in rows.order_by("-created_at", "-pk")[:MOST]:
        lacks = ", ".join(_lacks(campaign, vars(campaign)["target_count"]))
        detail = _("Còn thiếu: %(lacks)s") % {"lacks": lacks} if lacks else _("Đã đủ thông tin chính, chờ phát động")
        url = reverse("campaign_gate", args=[campaign.code])
        item = WorkItem(url, campaign.title, f"{campaign.code} · {detail}", since=_day(campaign.created_at, on))
        found.append(Waiting("draft", item))
    return found


def _lacks(campaign: Campaign, targets: int) -> Iterator[str]:
    if not any(char.isdigit() for char in campaign.number.split("/")[0]):
        yield _("số văn bản")
    if campaign.signed_on is None:
        yield _("ngày ký")
    if campaign.span is None:
        yield _("thời gian thi đua")
    if not targets:
        yield _("chỉ tiêu")


def campaigns_to_follow(user: User, on: date) -> list[Waiting]:
    """Sent out by the units whose campaigns are the person's own: who has answered; overdue while some are late.

    What the units below have sent out is theirs to follow.
    """
    issuers = grants_of(user, on).order_by().filter(role__in=DRAFTERS).values_list("organisation_id", flat=True)
    found = []
    for campaign in followed_campaigns(user, on, list(issuers))[:MOST]:
        counts = vars(campaign)
        sent, silent, answered = (counts[f"{name}_count"] for name in ("sent", "silent", "answered"))
        if answered == sent:
            continue
        words = _("Đã tiếp nhận %(known)s/%(sent)s đơn vị; đã hưởng ứng %(answered)s/%(sent)s")
        detail = words % {"known": sent - silent, "sent": sent, "answered": answered}
        due = campaign.acknowledge_by if silent else None
        url = f"{reverse('campaign_page', args=[campaign.code])}?muc=huong-ung"
        item = WorkItem(url, campaign.title, f"{campaign.code} · {detail}", due, campaign.published_on)
        found.append(Waiting("overdue" if due is not None and due < on else "follow", item))
    return found


def campaigns_to_end(user: User, on: date) -> list[Waiting]:
    """Campaigns of the person's units that run past their last day."""
    issuers = organisations_of(user, on, *LAUNCHERS)
    if not issuers:
        return []
    rows = campaign_list(user, on).filter(issuer__in=issuers, state=CampaignState.PUBLISHED, ends__lt=on)
    return [
        Waiting(
            "overdue",
            WorkItem(
                reverse("campaign_page", args=[campaign.code]),
                _("Kết thúc phong trào: %(title)s") % {"title": campaign.title},
                campaign.code,
                campaign.ends,
            ),
        )
        for campaign in rows.order_by("ends", "pk")[:MOST]
    ]


def intakes_to_review(user: User, on: date) -> list[Waiting]:
    """Documents that were read and wait for a look, or could not be read."""
    units = organisations_of(user, on, *KEEPERS)
    if not units:
        return []
    rows = waiting_intakes(user, on).filter(organisation__in=units)
    return [_intake(intake, on) for intake in rows[:MOST]]


def _intake(intake: Intake, on: date) -> Waiting:
    failed = intake.state == IntakeState.FAILED
    words = _("Không đọc được văn bản; xem lý do và tải lại")
    if not failed:
        words = _("Văn bản đã đọc xong, chờ rà soát và tiếp nhận")
    url, since = reverse("intake_page", args=[intake.code]), _day(intake.uploaded_at, on)
    return Waiting("returned" if failed else "confirm", WorkItem(url, intake.file_name, words, since=since))


SOURCES: tuple[Source, ...] = (
    campaigns_to_acknowledge,
    campaigns_to_answer,
    drafts_to_finish,
    campaigns_to_follow,
    campaigns_to_end,
    intakes_to_review,
)
