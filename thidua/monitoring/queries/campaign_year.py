"""What a campaign asks in its year, read once for all nodes: promises, who is asked, the calendar, what is due.

Shares of units are read only for the units at hand: a campaign may have as many as units times targets.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.campaigns.logic.target import Promise
from thidua.campaigns.logic.terms import Entry, OverTime, OverUnits
from thidua.campaigns.models import Allocation, Campaign, Indicator, Target
from thidua.campaigns.queries import promises_of
from thidua.core.logic.workdays import Calendar
from thidua.directory.models import Organisation
from thidua.directory.queries import tree_on
from thidua.monitoring.logic.period import Period, PeriodKind, parse_period, periods_of
from thidua.monitoring.logic.progress import year_shares
from thidua.monitoring.logic.rolling import Adding
from thidua.monitoring.logic.standing import Question, Way, given_to_unit
from thidua.monitoring.logic.states import RoundState
from thidua.monitoring.models import Round
from thidua.monitoring.queries.asked import owner_of
from thidua.monitoring.queries.calendar import calendar_of

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    SharedTarget = WithAnnotations[Target, "Shared"]


class Shared(TypedDict):
    """What a target carries besides its own columns: whether anything was said of sharing it out."""

    shared: bool


NO_INDICATOR = Adding(Entry.YTD, OverTime.LAST, OverUnits.NONE)
"""How a target without an indicator would add up; it has no figures to be added."""
Shares = Mapping[tuple[int, int], Decimal]
"""What was given of a target to a unit, by their ids; who was given nothing is not there."""


@dataclass(frozen=True, slots=True)
class CampaignYear:
    """One campaign as asked on a day.

    ``targets`` are those that count, in order; ``addings`` how the figures of each add up, by its id; ``shared`` the
    ids of those of which anything was said of sharing them out; ``due`` the periods whose last day in time has passed;
    ``within`` the ids of the issuer and all under it; ``shares`` those of the units at hand; ``given`` to how many
    units a target was given, where they were counted (:func:`counted`).
    """

    campaign: Campaign
    targets: tuple[Target, ...]
    promises: Mapping[int, Promise | None]
    addings: Mapping[int, Adding]
    shared: frozenset[int]
    wholes: frozenset[int]
    way: Way
    due: tuple[Period, ...]
    within: frozenset[int]
    shares: Shares = field(default_factory=dict)
    given: Mapping[int, int] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """The year the figures belong to."""
        return self.campaign.year

    @property
    def node(self) -> int:
        """The issuer."""
        return self.campaign.issuer_id

    def is_asked(self, target: Target) -> bool:
        """Whether anybody reports on it: it has an indicator, is not cancelled, is not judged by its parts."""
        return target.indicator is not None and self.promises[target.pk] is not None and target.pk not in self.wholes

    def is_asked_of(self, target: Target, unit: int) -> bool:
        """Whether this unit reports on it: it was given a share, or owns what was shared out to nobody."""
        if not self.is_asked(target):
            return False
        if target.pk in self.shared:
            return (target.pk, unit) in self.shares
        return owner_of(target) == unit

    def units_asked(self, target: Target) -> int:
        """How many units report on it, once they were counted."""
        if not self.is_asked(target):
            return 0
        return self.given.get(target.pk, 0) if target.pk in self.shared else 1

    def node_of(self, target: Target) -> int:
        """Where the whole of a target is read: at the issuer with everything under it; of a target that was shared out
        to nobody at the department that reports it for the whole, so that no part is counted twice."""
        owner = owner_of(target)
        return owner if target.pk not in self.shared and owner in self.within else self.node

    def parts_of(self, target: Target) -> list[Target]:
        """The targets that must all be kept for this one to be kept."""
        if target.pk not in self.wholes:
            return []
        return [row for row in self.targets if row.whole_id == target.pk]

    def question(self, target: Target, node: int) -> Question:
        """What is asked at a node: of a unit what it was given, of all others the whole."""
        promise = self.promises[target.pk]
        unit = target.figure_unit or (target.indicator.unit if target.indicator else target.unit)
        share = self.shares.get((target.pk, node)) if node != self.node else None
        if promise is not None and share is not None:
            promise = given_to_unit(promise, share)
        return Question(promise, self.addings[target.pk], unit)


def adding_of(indicator: Indicator | None) -> Adding:
    """How the figures of an indicator add up."""
    if indicator is None:
        return NO_INDICATOR
    over_time, over_units = OverTime(indicator.over_time), OverUnits(indicator.over_units)
    return Adding(Entry(indicator.entry), over_time, over_units, indicator.unit)


def counting_targets(campaign: Campaign) -> list[SharedTarget]:
    """The targets that count, with what progress needs of them; the campaign is the one at hand. One query."""
    rows = Target.objects.filter(campaign=campaign, dropped_on=None, duplicate_of=None)
    shared = Exists(Allocation.objects.filter(target=OuterRef("pk")).order_by())
    targets = list(rows.select_related("indicator").annotate(shared=shared))
    for target in targets:
        target.campaign = campaign
    return targets


def campaign_year(campaign: Campaign, on: date) -> CampaignYear:
    """Everything a campaign asks as it stands on the day. Six queries, whatever its size."""
    targets = counting_targets(campaign)
    rounds = Round.objects.filter(campaign=campaign, due_on__lt=on).exclude(state=RoundState.CANCELLED)
    return CampaignYear(
        campaign=campaign,
        targets=tuple(targets),
        promises=promises_of(targets, on),
        addings={target.pk: adding_of(target.indicator) for target in targets},
        shared=frozenset(target.pk for target in targets if target.shared),
        wholes=frozenset(target.whole_id for target in targets if target.whole_id is not None),
        way=way_of(campaign.year, calendar_of(campaign.issuer, on)),
        due=tuple(sorted((parse_period(row.period) for row in rounds), key=lambda period: period.order)),
        within=frozenset(tree_on(on).subtree(campaign.issuer_id)),
    )


def counted(of: CampaignYear) -> CampaignYear:
    """The same campaign with the units counted that each target at hand was given to. One query."""
    rows = Allocation.objects.filter(target__in=[target.pk for target in of.targets], not_assigned=False).order_by()
    return replace(of, given=dict(rows.values_list("target").annotate(units=Count("*"))))


def for_units(of: CampaignYear, units: Collection[int]) -> CampaignYear:
    """The same campaign with the shares of these units at hand. One query."""
    rows = Allocation.objects.filter(
        target__in=[target.pk for target in of.targets], organisation__in=units, not_assigned=False
    ).order_by()
    given = rows.values_list("target_id", "organisation_id", "value")
    return replace(of, shares={(target, unit): value for target, unit, value in given if value is not None})


def asked_units(of: CampaignYear) -> QuerySet[Organisation]:
    """The units asked for any of the targets at hand, in Vietnamese order."""
    asked = [target for target in of.targets if of.is_asked(target)]
    shared = [target.pk for target in asked if target.pk in of.shared]
    owners = {owner_of(target) for target in asked if target.pk not in shared}
    given = Allocation.objects.filter(target__in=shared, not_assigned=False).order_by().values("organisation")
    return Organisation.objects.filter(Q(pk__in=given) | Q(pk__in=owners))


def way_of(year: int, calendar: Calendar) -> Way:
    """How much of a year's working days has gone by when each of its months closes."""
    whole = Period(year, PeriodKind.YEAR)
    closes = [month.closes for month in periods_of(year, PeriodKind.MONTH)]
    return dict(enumerate(year_shares(whole.starts, whole.closes, closes, lambda day: not calendar.works(day)), 1))


def asked_indicators(of: CampaignYear) -> list[int]:
    """Ids of the indicators the targets at hand are tied to."""
    return sorted({target.indicator_id for target in of.targets if target.indicator_id is not None})


def only(of: CampaignYear, targets: tuple[Target, ...]) -> CampaignYear:
    """The same campaign seen through some of its targets."""
    return replace(of, targets=targets)
