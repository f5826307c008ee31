"""Campaigns: the list, and the page of one campaign with its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from thidua.campaigns import policy, queries
from thidua.campaigns.actions.answer import mark_seen
from thidua.campaigns.logic.workflow import CampaignState, ParticipationState
from thidua.campaigns.models import Campaign
from thidua.campaigns.scope import DRAFTERS
from thidua.core import clock
from thidua.core.audit import Actor
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page, Part, Tab, chosen, tabs_of
from thidua.desk.shown.campaigns import campaign_badge
from thidua.desk.tables.campaigns import CampaignFilters, CampaignTable
from thidua.desk.views.campaign_access import campaign_crumbs, the_campaign
from thidua.desk.views.campaign_bodies import BODIES, OwnPart, own_parts
from thidua.directory.queries import organisations_of
from thidua.documents.files import open_stored

PARTS = (
    Part("tong-quan", _("Tổng quan")),
    Part("chi-tieu", _("Chỉ tiêu")),
    Part("tien-do", _("Tiến độ")),
    Part("noi-dung", _("Nội dung")),
    Part("chuyen-de", _("Chuyên đề")),
    Part("phan-cong", _("Phân công")),
    Part("van-ban", _("Văn bản")),
    Part("huong-ung", _("Hưởng ứng")),
    Part("lich-su", _("Lịch sử")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignsPage(Page):
    """All campaigns the reader sees. ``upload_url`` is empty where documents cannot be taken in."""

    listing: Listing
    may_compose: bool
    upload_url: str


def campaign_list(request: Request) -> HttpResponse:
    """Campaigns with filters in the address; ``?xuat=xlsx`` gives the same rows as Excel."""
    today = clock.today()
    rows = queries.campaign_list(request.user, today).order_by("-year", "-created_at", "-pk")
    listing = make_listing(request, CampaignTable, rows, CampaignFilters, title=str(_("Danh sách phong trào thi đua")))
    may_compose = bool(organisations_of(request.user, today, *DRAFTERS))
    page = CampaignsPage(
        listing=listing, may_compose=may_compose, upload_url=_optional("intake_upload") if may_compose else ""
    )
    return listing.workbook or render(request, "desk/campaigns/list.html", {"page": page})


def _optional(route: str) -> str:
    """The address of a screen that an installation may not have."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


NOT_NOW = Decision(allowed=False)


@dataclass(frozen=True, slots=True)
class Permissions:
    """What the reader may do to a campaign as it stands; what its state does not admit is not asked for."""

    edit: Decision = NOT_NOW
    complete: Decision = NOT_NOW
    publish: Decision = NOT_NOW
    withdraw: Decision = NOT_NOW
    close: Decision = NOT_NOW
    reopen: Decision = NOT_NOW
    drop: Decision = NOT_NOW
    restore: Decision = NOT_NOW
    write: Decision = NOT_NOW


Ask = Callable[[Actor, Campaign, date], Decision]
ASKED: Mapping[CampaignState, Mapping[str, Ask]] = {
    CampaignState.DRAFT: {
        "edit": policy.can_edit,
        "complete": policy.can_complete,
        "publish": policy.can_publish,
        "drop": policy.can_drop,
        "write": policy.can_write_papers,
    },
    CampaignState.PUBLISHED: {
        "complete": policy.can_complete,
        "withdraw": policy.can_withdraw,
        "close": policy.can_close,
        "write": policy.can_write_papers,
    },
    CampaignState.CLOSED: {"reopen": policy.can_reopen, "write": policy.can_write_papers},
    CampaignState.DROPPED: {"restore": policy.can_restore},
    CampaignState.WITHDRAWN: {},
}


def permissions(request: Request, campaign: Campaign, on: date) -> Permissions:
    """The decisions that the page shows as buttons."""
    asked = ASKED[CampaignState(campaign.state)]
    return Permissions(**{name: ask(request.user, campaign, on) for name, ask in asked.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPage(Page):
    """One campaign. ``body`` holds what the chosen part shows."""

    campaign: Campaign
    badge: Badge
    part: str
    body: Any
    may: Permissions
    own: tuple[OwnPart, ...]


def campaign_page(request: Request, code: str) -> HttpResponse:
    """The page of one campaign; ``?muc=`` chooses the part, ``?xuat=xlsx`` its table as Excel."""
    today = clock.today()
    campaign = get_object_or_404(queries.campaign_page(request.user, today), code=code)
    own = own_parts(request, campaign, today)
    _note_seen(request, own, today)
    part = chosen(PARTS, request.GET.get("muc"))
    body = BODIES[part](request, campaign, today)
    if isinstance(body, HttpResponse):
        return body
    page = CampaignPage(
        campaign=campaign,
        badge=campaign_badge(campaign),
        part=part,
        body=body,
        may=permissions(request, campaign, today),
        own=own,
        crumbs=campaign_crumbs(),
        tabs=tuple(_counted(tabs_of(PARTS, part, "campaign_page", code), campaign)),
    )
    return render(request, f"desk/campaigns/{part.replace('-', '_')}.html", {"page": page})


def _note_seen(request: Request, own: tuple[OwnPart, ...], on: date) -> None:
    """Who speaks for a unit and opens what was sent to it has seen it; noted once."""
    for part in own:
        if part.participation.state == ParticipationState.SENT:
            mark_seen(part.participation, by=request.user, on=on)


def _counted(tabs: Iterable[Tab], campaign: Campaign) -> Iterable[Tab]:
    """Tabs with how much is in them, from what the page has fetched anyway."""
    counts = {
        "chi-tieu": sum(t.dropped_on is None for t in campaign.targets.all()),
        "noi-dung": len(campaign.contents.all()),
        "chuyen-de": len(campaign.movements.all()),
        "huong-ung": len(campaign.participations.all()),
    }
    for part, tab in zip(PARTS, tabs, strict=True):
        yield replace(tab, count=counts.get(part.name))


def file(request: Request, code: str) -> FileResponse:
    """The launch document as it was uploaded."""
    campaign = the_campaign(request, code, clock.today())
    if campaign.file is None:
        raise Http404
    return FileResponse(open_stored(campaign.file), as_attachment=True, filename=campaign.file.name)
