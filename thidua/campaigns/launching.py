"""Rows made into the value that the launch gate examines. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from thidua.campaigns.logic.allocation import AllocationCheck, Share, check_allocation
from thidua.campaigns.logic.gate import GateItem, GateTarget, Launch, RunningCampaign, examine
from thidua.campaigns.logic.target import Promise
from thidua.campaigns.logic.terms import OverUnits
from thidua.campaigns.models import Allocation, Campaign, Participation, Target
from thidua.campaigns.queries import allocated_to, allocations_of, promise_of, running_campaigns, targets_with_all


def gate_items(campaign: Campaign, on: date) -> tuple[GateItem, ...]:
    """What the launch gate finds in a campaign today. A constant number of queries."""
    return examine(launch_of(campaign, on))


def launch_of(campaign: Campaign, on: date) -> Launch:
    """Everything the gate looks at, for one campaign."""
    targets = list(targets_with_all().filter(campaign=campaign, dropped_on=None))
    parent = campaign.answers
    return Launch(
        number=campaign.number,
        signed_on=campaign.signed_on,
        span=campaign.span,
        recipients=Participation.objects.filter(campaign=campaign).count(),
        targets=tuple(_gate_targets(targets, on)),
        running=tuple(_running(campaign)),
        parent_code=parent.code if parent else "",
        parent_span=parent.span if parent else None,
        parent_targets=tuple(_parent_targets(parent, campaign, on)) if parent else (),
    )


def _gate_targets(targets: Iterable[Target], on: date) -> Iterator[GateTarget]:
    rows = list(targets)
    wholes = {row.whole_id for row in rows if row.whole_id}
    for row in rows:
        promise = promise_of(row, on)
        if promise is not None:
            yield _gate_target(row, promise, is_whole=row.pk in wholes)


def _gate_target(row: Target, promise: Promise, *, is_whole: bool) -> GateTarget:
    return GateTarget(
        key=str(row.pk),
        name=row.name,
        promise=promise,
        unit=row.unit,
        owner=str(row.owner) if row.owner else row.owner_text,
        indicator=row.indicator.code if row.indicator else "",
        repeats=row.duplicate_of_id is not None,
        whole=is_whole,
        adds_up=row.indicator is not None and row.indicator.over_units == OverUnits.SUM,
    )


def _running(campaign: Campaign) -> Iterator[RunningCampaign]:
    for other in running_campaigns(campaign.issuer, besides=campaign):
        codes = frozenset(target.indicator.code for target in other.targets.all() if target.indicator)
        if other.span is not None:
            yield RunningCampaign(other.code, other.title, other.span, codes)


def _parent_targets(parent: Campaign, campaign: Campaign, on: date) -> Iterator[GateTarget]:
    """The parent's targets as they bind this unit: what was allocated to it, else the target itself."""
    given: Mapping[int, Allocation] = allocated_to(campaign.issuer, parent)
    for row in targets_with_all().filter(campaign=parent, dropped_on=None):
        promise, share = promise_of(row, on), given.get(row.pk)
        if promise is None or (share is not None and share.not_assigned):
            continue
        target = _gate_target(row, promise, is_whole=False)
        if share is None:
            yield target
        else:
            yield replace(target, promise=replace(promise, value=share.value), adds_up=False)


def allocation_check(target: Target, on: date) -> AllocationCheck:
    """How the shares of a target stand to it on the day, over all units the campaign is for. Three queries."""
    fresh = targets_with_all().get(pk=target.pk)
    promise = promise_of(fresh, on)
    rows = {row.organisation_id: row for row in allocations_of(fresh)}
    units = Participation.objects.filter(campaign=fresh.campaign_id).select_related("organisation")
    shares = [_share(unit.organisation.name, rows.get(unit.organisation_id)) for unit in units]
    rule = OverUnits(fresh.indicator.over_units) if fresh.indicator else OverUnits.NONE
    total = promise.value if promise else None
    return check_allocation(total, shares, rule, promise.meets if promise else None, fresh.unit)


def _share(unit_name: str, row: Allocation | None) -> Share:
    if row is None:
        return Share(unit_name)
    return Share(unit_name, row.value, row.not_assigned, row.reason, row.weight)
