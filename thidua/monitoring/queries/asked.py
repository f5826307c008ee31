"""Who is asked for which target: campaigns and their allocations read for :mod:`thidua.monitoring.logic.asked`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, OuterRef, QuerySet, Subquery

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
    cancelled: bool | None


@dataclass(frozen=True, slots=True)
class Asking:
    """What one campaign asks: its asked targets in order, and the units asked for each.

    Where it was read for some units only, the others are left out.
    """

    targets: tuple[Target, ...]
    units: Mapping[int, tuple[int, ...]]
    by_unit: Mapping[int, tuple[Target, ...]]
    shares: Mapping[tuple[int, int], Allocation]

    def targets_of(self, unit: int) -> tuple[Target, ...]:
        """The targets the unit is asked for, in the order of the campaign."""
        return self.by_unit.get(unit, ())

    def indicators_of(self, unit: int) -> dict[int, Target]:
        """The first target by which the unit is asked for each indicator, by id of the indicator."""
        found: dict[int, Target] = {}
        for target in self.targets_of(unit):
            found.setdefault(indicator_of(target).pk, target)
        return found

    def share_of(self, target: Target, unit: int) -> Allocation | None:
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
    """What each campaign asks, by its id, as its targets stand on the closing day. Two queries.

    ``units`` limits the reading to some units; without it every allocation is read.
    """
    rows = list(_targets(campaigns, closes))
    shares = Allocation.objects.filter(target__campaign__in=campaigns).order_by("organisation_id")
    if units is not None:
        shares = shares.filter(organisation__in=units)
    given = list(shares)
    return {pk: _asking([row for row in rows if row.campaign_id == pk], given, units) for pk in campaigns}


def _targets(campaigns: Collection[int], closes: date) -> QuerySet[SharedTarget]:
    shared = Allocation.objects.filter(target=OuterRef("pk")).order_by()
    last = TargetAdjustment.objects.filter(target=OuterRef("pk"), withdrawn_on=None, effective_on__lte=closes)
    return (
        Target.objects.filter(campaign__in=campaigns)
        .select_related("campaign", "indicator")
        .annotate(
            shared=Exists(shared), cancelled=Subquery(last.order_by("-effective_on", "-id").values("cancels")[:1])
        )
    )


def _asking(rows: list[SharedTarget], given: Iterable[Allocation], units: Collection[int] | None) -> Asking:
    wholes = {row.whole_id for row in rows if row.whole_id and row.dropped_on is None}
    keys = {row.pk for row in rows}
    shares = [share for share in given if share.target_id in keys]
    told = [Given(share.target_id, share.organisation_id, not share.not_assigned) for share in shares]
    # A target shared out among units that were not read must not fall back to its owner.
    told += [Given(row.pk, 0, assigned=False) for row in rows if row.shared]
    asked = asked_units([_askable(row, wholes) for row in rows], told)
    if units is not None:
        asked = {key: tuple(unit for unit in found if unit in units) for key, found in asked.items()}
    by_unit: dict[int, list[Target]] = defaultdict(list)
    for row in rows:
        for unit in asked.get(row.pk, ()):
            by_unit[unit].append(row)
    return Asking(
        targets=tuple(row for row in rows if row.pk in asked),
        units=asked,
        by_unit={unit: tuple(found) for unit, found in by_unit.items()},
        shares={(share.target_id, share.organisation_id): share for share in shares},
    )


def _askable(row: SharedTarget, wholes: Collection[int | None]) -> AskableTarget:
    return AskableTarget(
        key=row.pk,
        indicator=row.indicator_id,
        owner=owner_of(row),
        dropped=row.dropped_on is not None or bool(row.cancelled),
        repeats=row.duplicate_of_id is not None,
        whole_of_parts=row.pk in wholes,
    )


def asking_of(report: Report) -> Asking:
    """What the round of a report asks of its unit. Two queries, whatever the number of units."""
    campaign = report.round.campaign_id
    closes = report.round.closes_on
    return askings([campaign], units=[report.organisation_id], closes=closes)[campaign]


def units_asked(campaign: Campaign, closes: date = date.max) -> list[Organisation]:
    """The units that are asked for anything in a campaign, in Vietnamese order. Three queries."""
    asking = askings([campaign.pk], closes=closes)[campaign.pk]
    return list(Organisation.objects.filter(pk__in=asking.all_units))


def targets_asked(campaign: Campaign, organisation: Organisation, closes: date = date.max) -> tuple[Target, ...]:
    """The targets one unit is asked for, in the order of the campaign. Two queries."""
    asking = askings([campaign.pk], units=[organisation.pk], closes=closes)[campaign.pk]
    return asking.targets_of(organisation.pk)
