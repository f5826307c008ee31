"""The recipient's side: acknowledge what was sent, answer with a campaign of the unit's own, compare the two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.campaigns import policy, queries
from thidua.campaigns.actions import answer as answering
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.forms.campaigns import CampaignForm
from thidua.campaigns.launching import gate_items
from thidua.campaigns.logic.gate import GateItem
from thidua.campaigns.logic.target import Promise
from thidua.campaigns.logic.terms import Group
from thidua.campaigns.models import Allocation, Campaign, Participation, Target
from thidua.campaigns.queries import allocated_to, live_targets, promise_of
from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.targets import Compared, TargetRow, compared, target_row
from thidua.desk.views.campaign_access import campaign_crumbs, campaign_url, the_campaign, the_participation


@require_POST
def acknowledge(request: Request, code: str, unit: str) -> HttpResponse:
    """Confirm for the unit that the campaign was received."""
    today = clock.today()
    participation = the_participation(request, code, unit, today)
    answering.acknowledge(participation, by=request.user, on=today)
    messages.success(request, _("Đã tiếp nhận. Bước tiếp theo: phát động phong trào hưởng ứng của đơn vị."))
    return redirect("campaign_page", code)


@dataclass(frozen=True, slots=True)
class Offer:
    """A target of the superior as it would be taken over: its figure for this unit."""

    row: TargetRow
    facts: TargetFacts
    given: Allocation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage(Page):
    """The unit's own campaign, prefilled from its superior's."""

    parent: Campaign
    participation: Participation
    form: CampaignForm
    offers: tuple[Offer, ...]
    back: str


def begin(request: Request, code: str, unit: str) -> HttpResponse:
    """Begin the unit's own campaign from the superior's; a POST makes the draft with the ticked targets."""
    today = clock.today()
    participation = the_participation(request, code, unit, today)
    require(policy.can_answer(request.user, participation, today))
    parent = participation.campaign
    offers = tuple(offered(parent, participation, today))
    form = CampaignForm(posted(request), initial=_prefilled(parent, participation))
    ticked = set(request.POST.getlist("target"))

    def make() -> Campaign:
        taken = [offer.facts for offer in offers if offer.row.part in ticked]
        return _make(request, participation, form.facts(), taken, today)

    own = submitted(request, form, make)
    if own is not None:
        words = _("Đã tạo dự thảo %(code)s. Kiểm tra chỉ tiêu rồi phát động để hoàn thành hưởng ứng.")
        messages.success(request, words % {"code": own.code})
        return redirect("campaign_compare", own.code)
    page = AnswerPage(
        parent=parent,
        participation=participation,
        form=form,
        offers=offers,
        back=campaign_url(parent),
        crumbs=campaign_crumbs(parent),
    )
    return render(request, "desk/campaigns/answer.html", {"page": page})


def _make(
    request: Request, participation: Participation, facts: CampaignFacts, taken: list[TargetFacts], on: date
) -> Campaign:
    with transaction.atomic():
        own = create_campaign(
            facts, issuer=participation.organisation, answers=participation.campaign, by=request.user, on=on
        )
        for target in taken:
            add_target(own, target, by=request.user, on=on)
    return own


def _prefilled(parent: Campaign, participation: Participation) -> dict[str, object]:
    unit = participation.organisation
    return {
        "title": _("%(unit)s hưởng ứng: %(title)s") % {"unit": unit, "title": parent.title},
        "theme": parent.theme,
        "year": parent.year,
        "starts": None,
        "ends": parent.ends,
        "objective": parent.objective,
        "issuer_text": unit.name,
    }


def offered(parent: Campaign, participation: Participation, on: date) -> list[Offer]:
    """The superior's targets that bind this unit: given to it, naming it, or meant for everybody."""
    unit = participation.organisation
    given = allocated_to(unit, parent)
    offers = []
    for number, target in enumerate(live_targets(parent), start=1):
        share, promise = given.get(target.pk), promise_of(target, on)
        named = {row.organisation_id for row in target.named_units.all()}
        skipped = (share is not None and share.not_assigned) or (share is None and bool(named) and unit.pk not in named)
        if promise is not None and not skipped:
            offers.append(Offer(target_row(target, number, on), _taken_over(target, promise, share), share))
    return offers


def _taken_over(target: Target, promise: Promise, share: Allocation | None) -> TargetFacts:
    """The target as the unit's own; a share replaces the figure, and growth and baseline of the whole do not hold."""
    facts = TargetFacts(
        name=target.name,
        comparator=promise.comparator,
        value=promise.value,
        value_high=promise.value_high,
        unit=target.unit,
        figure_unit=target.figure_unit,
        bound=promise.bound,
        meets=promise.meets,
        change=promise.change,
        measured=promise.measured,
        group=Group(target.group),
        indicator=target.indicator,
        owner=target.owner,
        owner_text=target.owner_text,
        section=target.section,
    )
    return replace(facts, value=share.value, value_high=None) if share is not None else facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage(Page):
    """The superior's targets beside the unit's own; ``remarks`` are the gate's words by own target."""

    campaign: Campaign
    parent: Campaign
    rows: tuple[tuple[Compared, tuple[GateItem, ...]], ...]
    extra: tuple[TargetRow, ...]


def compare(request: Request, code: str) -> HttpResponse:
    """Parent and own values side by side, contradictions flagged."""
    today = clock.today()
    campaign = the_campaign(request, code, today)
    if campaign.answers is None:
        raise Http404
    parent = get_object_or_404(queries.campaigns_visible_to(request.user, today), pk=campaign.answers_id)
    theirs = [target_row(t, n, today) for n, t in enumerate(live_targets(parent), start=1)]
    ours = [target_row(t, n, today) for n, t in enumerate(live_targets(campaign), start=1)]
    rows = compared(theirs, allocated_to(campaign.issuer, parent), ours)
    remarks = _by_target(gate_items(campaign, today))
    met = {pair.own.target.pk for pair in rows if pair.own}
    page = ComparePage(
        campaign=campaign,
        parent=parent,
        rows=tuple((pair, remarks.get(pair.own.target.pk, ()) if pair.own else ()) for pair in rows),
        extra=tuple(row for row in ours if row.target.pk not in met),
        crumbs=campaign_crumbs(campaign),
    )
    return render(request, "desk/campaigns/compare.html", {"page": page})


AGAINST = frozenset({"against_parent", "below_parent", "parent_unit"})


def _by_target(items: tuple[GateItem, ...]) -> Mapping[int, tuple[GateItem, ...]]:
    found: dict[int, tuple[GateItem, ...]] = {}
    for item in items:
        if item.code in AGAINST:
            key = int(item.where.partition(":")[2])
            found[key] = (*found.get(key, ()), item)
    return found
