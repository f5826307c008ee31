"""What a campaign asks in its year, read once for all nodes: promises, shares of units, the calendar, what is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch

from thidua.campaigns.logic.target import Promise
from thidua.campaigns.logic.terms import Entry, OverTime, OverUnits
from thidua.campaigns.models import Campaign, Target, TargetAdjustment
from thidua.campaigns.queries import promise_of
from thidua.core.logic.workdays import Calendar
from thidua.monitoring.logic.period import Period, PeriodKind, parse_period, periods_of
from thidua.monitoring.logic.progress import year_share
from thidua.monitoring.logic.rolling import Adding
from thidua.monitoring.logic.standing import Question, Way, given_to_unit
from thidua.monitoring.logic.states import RoundState
from thidua.monitoring.models import Round
from thidua.monitoring.queries.asked import Asking, askings, indicator_of
from thidua.monitoring.queries.calendar import calendar_of

ADDING = Adding(Entry.YTD, OverTime.LAST, OverUnits.NONE)
"""How a target without an indicator would add up; it has no figures to be added."""


@dataclass(frozen=True, slots=True)
class CampaignYear:
    """One campaign as asked on a day. ``targets`` are those that count, in order; ``due`` the periods whose last day in
    time has passed."""

    campaign: Campaign
    targets: tuple[Target, ...]
    promises: Mapping[int, Promise | None]
    asking: Asking
    way: Way
    due: tuple[Period, ...]

    @property
    def year(self) -> int:
        """The year the figures belong to."""
        return self.campaign.year

    @property
    def node(self) -> int:
        """Where the whole of a target is added up: the issuer with everything under it."""
        return self.campaign.issuer_id

    def parts_of(self, target: Target) -> list[Target]:
        """The targets that must all be kept for this one to be kept."""
        return [row for row in self.targets if row.whole_id == target.pk]

    def units_of(self, target: Target) -> tuple[int, ...]:
        """Ids of the units asked for the target."""
        return self.asking.units.get(target.pk, ())

    def question(self, target: Target, node: int) -> Question:
        """What is asked at a node: of the issuer the whole, of a unit what it was given (or the whole it owns)."""
        promise = self.promises[target.pk]
        unit = target.figure_unit or (target.indicator.unit if target.indicator else target.unit)
        share = self.asking.share_of(target, node)
        if promise is not None and node != self.node and share is not None and share.value is not None:
            promise = given_to_unit(promise, share.value)
        return Question(promise, adding_of(target), unit)


def adding_of(target: Target) -> Adding:
    """How the figures of the target's indicator add up."""
    row = target.indicator
    if row is None:
        return ADDING
    return Adding(Entry(row.entry), OverTime(row.over_time), OverUnits(row.over_units), row.unit)


def counting_targets(campaign: Campaign) -> list[Target]:
    """The targets that count, with what progress needs of them. Two queries."""
    adjustments = Prefetch("adjustments", queryset=TargetAdjustment.objects.order_by("effective_on", "id"))
    rows = Target.objects.filter(campaign=campaign, dropped_on=None, duplicate_of=None)
    return list(rows.select_related("campaign__issuer", "indicator__owner", "owner").prefetch_related(adjustments))


def campaign_year(campaign: Campaign, on: date) -> CampaignYear:
    """Everything a campaign asks as it stands on the day. Seven queries, whatever its size."""
    targets = counting_targets(campaign)
    asking = askings([campaign.pk], closes=on)[campaign.pk]
    rounds = Round.objects.filter(campaign=campaign, due_on__lt=on).exclude(state=RoundState.CANCELLED)
    return CampaignYear(
        campaign=campaign,
        targets=tuple(targets),
        promises={target.pk: promise_of(target, on) for target in targets},
        asking=asking,
        way=way_of(campaign.year, calendar_of(campaign.issuer, on)),
        due=tuple(sorted((parse_period(row.period) for row in rounds), key=lambda period: period.order)),
    )


def way_of(year: int, calendar: Calendar) -> Way:
    """How much of a year's working days has gone by when each of its months closes."""
    whole = Period(year, PeriodKind.YEAR)
    months = periods_of(year, PeriodKind.MONTH)
    return {
        month.number: year_share(whole.starts, whole.closes, month.closes, lambda day: not calendar.works(day))
        for month in months
    }


def asked_indicators(of: CampaignYear) -> list[int]:
    """Ids of the indicators the campaign asks for."""
    return sorted({indicator_of(target).pk for target in of.targets if target.indicator is not None})


def only(of: CampaignYear, targets: tuple[Target, ...]) -> CampaignYear:
    """The same campaign seen through some of its targets."""
    return replace(of, targets=targets)
