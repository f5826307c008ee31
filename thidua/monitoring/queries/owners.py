"""Who answers for which figure: the departments that own it through the campaigns that ask for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from thidua.core.audit import Actor
from thidua.directory.models import User
from thidua.directory.queries import in_force
from thidua.monitoring.logic.states import RoundState
from thidua.monitoring.models import Delegation, Observation, Report
from thidua.monitoring.queries.asked import askings, indicator_of, owner_of


class FigureKey(NamedTuple):
    """What names a figure: the unit, the period, the indicator."""

    unit: int
    period: str
    indicator: int


@dataclass(slots=True)
class Standing:
    """Who stands around one figure: its owners, the issuers and rounds that ask for it, whether one is locked."""

    owners: set[int] = field(default_factory=set)
    issuers: set[int] = field(default_factory=set)
    rounds: set[int] = field(default_factory=set)
    locked: bool = False


def key_of(observation: Observation) -> FigureKey:
    """The key of a stored figure."""
    return FigureKey(observation.organisation_id, observation.period, observation.indicator_id)


def standings(keys: Iterable[FigureKey]) -> dict[FigureKey, Standing]:
    """Who stands around each of the figures, by the reports that asked for them. Five queries for each period."""
    wanted = set(keys)
    found: dict[FigureKey, Standing] = {}
    for period in sorted({key.period for key in wanted}):
        found |= standings_in(period, {key.unit for key in wanted if key.period == period})
    return {key: found.get(key) or Standing() for key in wanted}


def standings_in(period: str, units: Collection[int]) -> dict[FigureKey, Standing]:
    """The same for every figure that reports of the units in the period ask for. Five queries."""
    reports = list(
        Report.objects.filter(round__period=period, organisation__in=units).order_by().select_related("round__campaign")
    )
    closes = min((report.round.closes_on for report in reports), default=date.max)
    asked = askings({report.round.campaign_id for report in reports}, units=units, closes=closes)
    found: dict[FigureKey, Standing] = defaultdict(Standing)
    for report in reports:
        round_ = report.round
        for target in asked[round_.campaign_id].targets_of(report.organisation_id):
            standing = found[FigureKey(report.organisation_id, period, indicator_of(target).pk)]
            standing.owners.add(owner_of(target))
            standing.issuers.add(round_.campaign.issuer_id)
            standing.rounds.add(round_.pk)
            standing.locked |= round_.state == RoundState.LOCKED
    return dict(found)


def delegated_to(user: Actor, work: Delegation.Work, on: date) -> frozenset[int]:
    """Ids of the units for which the account does this work by delegation on the day. One query."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    rows = Delegation.objects.filter(in_force(on), user=user, work=work)
    return frozenset(rows.values_list("organisation_id", flat=True))
