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
    """Who stands around one figure: its owners, the issuers that ask for it, whether a round of it is locked."""

    owners: set[int] = field(default_factory=set)
    issuers: set[int] = field(default_factory=set)
    locked: bool = False

    @property
    def answerable(self) -> set[int]:
        """Owners and issuers together."""
        return self.owners | self.issuers


def key_of(observation: Observation) -> FigureKey:
    """The key of a stored figure."""
    return FigureKey(observation.organisation_id, observation.period, observation.indicator_id)


def standings(keys: Iterable[FigureKey]) -> dict[FigureKey, Standing]:
    """Who stands around each of the figures, by the reports that asked for them. Three queries for each period."""
    wanted = set(keys)
    found: dict[FigureKey, Standing] = defaultdict(Standing)
    for period in sorted({key.period for key in wanted}):
        units = {key.unit for key in wanted if key.period == period}
        reports = Report.objects.filter(round__period=period, organisation__in=units).order_by()
        _stand(list(reports.select_related("round__campaign")), units, wanted, found)
    return {key: found[key] for key in wanted}


def _stand(
    reports: Collection[Report], units: Collection[int], wanted: Collection[FigureKey], found: dict[FigureKey, Standing]
) -> None:
    closes = min((report.round.closes_on for report in reports), default=date.max)
    asked = askings({report.round.campaign_id for report in reports}, units=units, closes=closes)
    for report in reports:
        for target in asked[report.round.campaign_id].targets_of(report.organisation_id):
            key = FigureKey(report.organisation_id, report.round.period, indicator_of(target).pk)
            if key in wanted:
                found[key].owners.add(owner_of(target))
                found[key].issuers.add(report.round.campaign.issuer_id)
                found[key].locked |= report.round.state == RoundState.LOCKED


def delegated_to(user: Actor, work: Delegation.Work, on: date) -> frozenset[int]:
    """Ids of the units for which the account does this work by delegation on the day. One query."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    rows = Delegation.objects.filter(in_force(on), user=user, work=work)
    return frozenset(rows.values_list("organisation_id", flat=True))
