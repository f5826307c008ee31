"""Who is asked for which target: campaigns and their allocations read for :mod:`thidua.monitoring.logic.asked`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from thidua.campaigns.models import Allocation, Campaign, Indicator, Target, TargetAdjustment
from thidua.directory.models import Organisation
from thidua.monitoring.logic.asked import AskableTarget, Given, asked_units
from thidua.monitoring.models import Report

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    SharedTarget = WithAnnotations[Target, "Shared"]


class Shared(TypedDict):
    """What an askable target carries besides its own columns."""

    shared: bool
    has_parts: bool
    cancelled: bool | None


LONG_TEXTS = ("text", "section", "drop_reason", "owner_text")
"""Columns of a target that nobody who reports on it needs."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit was given of a target; ``weight`` is the size behind a rate, where known."""

    value: Decimal | None
    weight: Decimal | None
    not_assigned: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """What one campaign asks: its asked targets in order, and the units asked for each.

    Where it was read for some units only, the others are left out; ``partial`` tells that it was read for some
    indicators only.
    """

    targets: tuple[Target, ...]
    units: Mapping[int, tuple[int, ...]]
    by_unit: Mapping[int, tuple[Target, ...]]
    shares: Mapping[tuple[int, int], Share]
    partial: bool = False

    def targets_of(self, unit: int) -> tuple[Target, ...]:
        """The targets the unit is asked for, in the order of the campaign."""
        return self.by_unit.get(unit, ())

    def indicators_of(self, unit: int) -> dict[int, Target]:
        """The first target by which the unit is asked for each indicator, by id of the indicator."""
        found: dict[int, Target] = {}
        for target in self.targets_of(unit):
            found.setdefault(indicator_of(target).pk, target)
        return found

    def share_of(self, target: Target, unit: int) -> Share | None:
        """What was allocated of the target to the unit, if anything."""
        return self.shares.get((target.pk, unit))

    @property
    def all_units(self) -> frozenset[int]:
        """Every unit that is asked for anything."""
        return frozenset(self.by_unit)


def owner_of(target: Target) -> int:
    """Id of the department that answers for the target: its own, else that of its indicator, else the issuer."""
    own = target.owner_id or (target.indicator.owner_id if target.indicator else None)
    return own or target.campaign.issuer_id


def indicator_of(target: Target) -> Indicator:
    """The indicator of a target that is asked."""
    assert target.indicator is not None
    return target.indicator


def askings(
    campaigns: Collection[int], *, units: Collection[int] | None = None, closes: date = date.max
) -> dict[int, Asking]:
    """What each campaign asks, by its id, as its targets stand on the closing day. Four queries.

    ``units`` limits the reading to some units, and so its cost; without it every target and allocation is read.
    """
    targets = _targets(campaigns, closes)
    rows = _with_names(list(targets if units is None else targets.filter(_for_units(units))))
    shares = _shares([row.pk for row in rows if row.shared], units)
    return {pk: _asking([row for row in rows if row.campaign_id == pk], shares, units) for pk in campaigns}


def _targets(campaigns: Collection[int], closes: date) -> QuerySet[SharedTarget]:
    shared = Allocation.objects.filter(target=OuterRef("pk")).order_by()
    parts = Target.objects.filter(whole=OuterRef("pk"), dropped_on=None).order_by()
    last = TargetAdjustment.objects.filter(target=OuterRef("pk"), withdrawn_on=None, effective_on__lte=closes)
    return (
        Target.objects.filter(campaign__in=campaigns)
        .defer(*LONG_TEXTS)
        .annotate(
            shared=Exists(shared),
            has_parts=Exists(parts),
            cancelled=Subquery(last.order_by("-effective_on", "-id").values("cancels")[:1]),
        )
    )


def _for_units(units: Collection[int]) -> Q:
    """Targets of which one of the units was given a share, and those shared out to nobody that one of them owns."""
    here = Allocation.objects.filter(target=OuterRef("pk"), organisation__in=units, not_assigned=False).order_by()
    no_own, no_owner = Q(owner=None), Q(indicator__owner=None)
    owned = (
        Q(owner__in=units)
        | (no_own & Q(indicator__owner__in=units))
        | (no_own & no_owner & Q(campaign__issuer__in=units))
    )
    return Q(Exists(here)) | (Q(shared=False) & owned)


def _with_names(rows: list[SharedTarget]) -> list[SharedTarget]:
    """Campaign and indicator are shared by many targets: each read once, not joined to every row."""
    campaigns = Campaign.objects.in_bulk({row.campaign_id for row in rows})
    indicators = Indicator.objects.in_bulk({row.indicator_id for row in rows if row.indicator_id})
    for row in rows:
        row.campaign = campaigns[row.campaign_id]
        row.indicator = indicators[row.indicator_id] if row.indicator_id else None
    return rows


def _shares(targets: Collection[int], units: Collection[int] | None) -> dict[tuple[int, int], Share]:
    rows = Allocation.objects.filter(target__in=targets).order_by("organisation_id")
    if units is not None:
        rows = rows.filter(organisation__in=units)
    told = rows.values_list("target_id", "organisation_id", "value", "weight", "not_assigned")
    return {(target, unit): Share(value, weight, nothing) for target, unit, value, weight, nothing in told}


def _asking(rows: list[SharedTarget], given: Mapping[tuple[int, int], Share], units: Collection[int] | None) -> Asking:
    keys = {row.pk for row in rows}
    shares = {key: share for key, share in given.items() if key[0] in keys}
    told = [Given(target, unit, not share.not_assigned) for (target, unit), share in shares.items()]
    # A target shared out among units that were not read must not fall back to its owner.
    told += [Given(row.pk, 0, assigned=False) for row in rows if row.shared]
    asked = asked_units([_askable(row) for row in rows], told)
    if units is not None:
        wanted = frozenset(units)
        asked = {key: tuple(unit for unit in found if unit in wanted) for key, found in asked.items()}
    by_unit: dict[int, list[Target]] = defaultdict(list)
    for row in rows:
        for unit in asked.get(row.pk, ()):
            by_unit[unit].append(row)
    return Asking(
        targets=tuple(row for row in rows if row.pk in asked),
        units=asked,
        by_unit={unit: tuple(found) for unit, found in by_unit.items()},
        shares=shares,
    )


def _askable(row: SharedTarget) -> AskableTarget:
    return AskableTarget(
        key=row.pk,
        indicator=row.indicator_id,
        owner=owner_of(row),
        dropped=row.dropped_on is not None or bool(row.cancelled),
        repeats=row.duplicate_of_id is not None,
        whole_of_parts=row.has_parts,
    )


def asking_of(report: Report) -> Asking:
    """What the round of a report asks of its unit. Four queries, whatever the number of units."""
    campaign = report.round.campaign_id
    closes = report.round.closes_on
    return askings([campaign], units=[report.organisation_id], closes=closes)[campaign]


NEEDED_TO_ASK = ("campaign", "indicator", "owner", "dropped_on", "duplicate_of")
"""Columns of a target that tell who is asked for it."""


def asking_about(report: Report, indicators: Iterable[Indicator]) -> Asking:
    """The same for indicators at hand alone, to know whether the unit is asked for them. Two queries."""
    round_, units = report.round, [report.organisation_id]
    known = {row.pk: row for row in indicators}
    rows = list(
        _targets([round_.campaign_id], round_.closes_on)
        .filter(_for_units(units), indicator__in=known)
        .defer(None)
        .only(*NEEDED_TO_ASK)
    )
    for row in rows:
        row.campaign = round_.campaign
        row.indicator = known[row.indicator_id] if row.indicator_id else None
    asking = _asking(rows, _shares([row.pk for row in rows if row.shared], units), units)
    return replace(asking, partial=True)


def units_asked(campaign: Campaign, closes: date = date.max) -> list[Organisation]:
    """The units that are asked for anything in a campaign, in Vietnamese order. Five queries."""
    asking = askings([campaign.pk], closes=closes)[campaign.pk]
    return list(Organisation.objects.filter(pk__in=asking.all_units))


def targets_asked(campaign: Campaign, organisation: Organisation, closes: date = date.max) -> tuple[Target, ...]:
    """The targets one unit is asked for, in the order of the campaign. Four queries."""
    asking = askings([campaign.pk], units=[organisation.pk], closes=closes)[campaign.pk]
    return asking.targets_of(organisation.pk)
