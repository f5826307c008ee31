"""How the views get hold of a campaign and its parts: what the reader does not see is not there (404)."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.campaigns import queries
from thidua.campaigns.models import Campaign, Participation, Target
from thidua.core.audit import Actor
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_visible_to, tree_on


def the_campaign(request: Request, code: str, on: date) -> Campaign:
    """The campaign of this code, if the reader sees it."""
    return get_object_or_404(queries.campaigns_visible_to(request.user, on), code=code)


def the_target(request: Request, code: str, part: str, on: date) -> Target:
    """The target of this number in the campaign, if the reader sees it."""
    return get_object_or_404(queries.targets_visible_to(request.user, on), code=f"{code}/{part}")


def the_participation(request: Request, code: str, unit: str, on: date) -> Participation:
    """What the campaign is to this unit, if the reader sees the campaign."""
    rows = queries.participations_visible_to(request.user, on)
    return get_object_or_404(rows, campaign__code=code, organisation__code=unit)


def campaign_crumbs(campaign: Campaign | None = None, target: Target | None = None) -> tuple[Crumb, ...]:
    """The way to the list, to one campaign, to one target."""
    way: tuple[Crumb, ...] = (crumb(_("Phong trào"), "campaign_list"),)
    if campaign is not None:
        way = (*way, crumb(campaign.code, "campaign_page", campaign.code))
    if campaign is not None and target is not None:
        way = (*way, crumb(target.code, "target_page", *target.code.rsplit("/", 1)))
    return way


def campaign_url(campaign: Campaign, part: str = "") -> str:
    """The page of a campaign, or a part of it."""
    url = reverse("campaign_page", args=[campaign.code])
    return f"{url}?muc={part}" if part else url


def target_url(target: Target) -> str:
    """The page of a target."""
    return reverse("target_page", args=target.code.rsplit("/", 1))


def units_below(issuer: Organisation, user: Actor, on: date) -> QuerySet[Organisation]:
    """The units under the issuer on the day: those a campaign may be sent to."""
    below = tree_on(on).subtree(issuer.pk) - {issuer.pk}
    return organisations_visible_to(user, on).filter(pk__in=below)


def units_written_for(user: Actor, on: date, ids: set[int] | frozenset[int]) -> QuerySet[Organisation]:
    """The named units among those the reader sees."""
    return organisations_visible_to(user, on).filter(pk__in=ids)
