"""A country that reports, in a database of its own: provinces, communes, a campaign of a hundred indicators."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from bench import house

if TYPE_CHECKING:
    from thidua.campaigns.models import Campaign, Indicator
    from thidua.directory.models import Organisation, User
    from thidua.monitoring.models import Report, Round

INDICATORS, PROVINCES = 100, 34
SINCE, DAY, PERIOD = date(2020, 1, 1), date(2024, 6, 20), "2024-06"
NOW = datetime(2024, 6, 20, tzinfo=UTC)


_made = itertools.count(1)


def set_up_database() -> None:
    """An empty database in a folder that goes away with the process; the one in DATABASE_URL where it is named.

    Each benchmark has a file of its own: what another has laid down would be measured with it.
    """
    house.start()
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.close()
        connection.settings_dict["NAME"] = f"{connection.settings_dict['NAME']}-{next(_made)}"
    call_command("migrate", verbosity=0)


@dataclass
class Country:
    """What is measured: the units, who speaks for all of them, and the rounds of two campaigns."""

    top: Organisation
    communes: list[Organisation]
    head: User
    indicators: list[Indicator]
    campaign: Campaign

    @property
    def first(self) -> Organisation:
        return self.communes[0]


def found_country() -> Country:
    """The country and its provinces, without communes yet; one account is head of everything."""
    from thidua.directory.models import Grant, Organisation, Role, User

    top = _organisation("VN", Organisation.Kind.COUNTRY)
    top.save()
    provinces = [_organisation(f"T{number:02d}", Organisation.Kind.PROVINCE) for number in range(PROVINCES)]
    Organisation.objects.bulk_create(provinces)
    _place(provinces, [top])
    head = User.objects.create(username="thutruong", display_name="Thủ trưởng", created_at=NOW)
    Grant.objects.create(user=head, role=Role.HEAD, organisation=top, subtree=True, valid_from=SINCE)
    indicators = _indicators(top)
    return Country(top, [], head, indicators, _campaign(top, "2024-001", indicators))


def _organisation(code: str, kind: str) -> Organisation:
    from thidua.directory.models import Organisation

    return Organisation(code=code, name=code, kind=kind, valid_from=SINCE, search_key=code, sort_key=code)


def _place(units: Sequence[Organisation], parents: Sequence[Organisation]) -> None:
    from thidua.directory.models import Placement

    Placement.objects.bulk_create(
        Placement(child=unit, parent=parents[number % len(parents)], valid_from=SINCE)
        for number, unit in enumerate(units)
    )


def _indicators(keeper: Organisation) -> list[Indicator]:
    from thidua.campaigns.models import Indicator

    rows = [
        Indicator(
            code=f"CT-{number:03d}",
            name=f"Chỉ tiêu {number}",
            unit="ha",
            keeper=keeper,
            over_units="sum",
            entry="level",
        )
        for number in range(INDICATORS)
    ]
    return Indicator.objects.bulk_create(rows)


def _campaign(issuer: Organisation, code: str, indicators: Sequence[Indicator]) -> Campaign:
    from thidua.campaigns.models import Campaign, Target

    campaign = Campaign.objects.create(
        code=code, issuer=issuer, title="Thi đua", year=2024, state="published", created_at=NOW
    )
    Target.objects.bulk_create(
        Target(campaign=campaign, code=f"{code}/{n:03d}", name=row.name, comparator="ge", value=1, indicator=row)
        for n, row in enumerate(indicators)
    )
    return campaign


def grow_to(country: Country, count: int) -> None:
    """Give the country more communes, each asked for every indicator, all but the first with figures."""
    from thidua.campaigns.models import Allocation, Target
    from thidua.directory.models import Organisation

    fresh = [
        _organisation(f"X{number:04d}", Organisation.Kind.COMMUNE) for number in range(len(country.communes), count)
    ]
    Organisation.objects.bulk_create(fresh)
    _place(fresh, list(Organisation.objects.filter(kind=Organisation.Kind.PROVINCE).order_by("pk")))
    country.communes += fresh
    targets = list(Target.objects.filter(campaign=country.campaign))
    for unit in fresh:
        Allocation.objects.bulk_create(Allocation(target=target, organisation=unit, value=1) for target in targets)
    _fill(country)


def _fill(country: Country) -> None:
    """Figures of all communes but the first, and the sums of all, written by the database itself."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM monitoring_rollup")
        cursor.execute(_FIGURES, [PERIOD, country.first.pk])
        for above in ("o.organisation_id", "p.parent_id", f"{country.top.pk} + 0"):
            cursor.execute(_SUMS.format(above=above))
        cursor.execute("ANALYZE")


_FIGURES = """
    INSERT INTO monitoring_observation (indicator_id, organisation_id, period, value, missing, note, state, returned,
        return_reason, version, changed_by, changed_at)
    SELECT i.id, o.id, %s, 70000, '', '', 'reported', FALSE, '', 1, 'x', CURRENT_TIMESTAMP
    FROM campaigns_indicator i CROSS JOIN directory_organisation o
    WHERE o.kind = 'commune' AND o.id <> %s AND NOT EXISTS (
        SELECT 1 FROM monitoring_observation v WHERE v.organisation_id = o.id AND v.indicator_id = i.id)
"""
_SUMS = """
    INSERT INTO monitoring_rollup (node_id, indicator_id, period, state, numerator, denominator, figures, missing,
        changed_at)
    SELECT {above}, o.indicator_id, o.period, o.state, SUM(o.value), 0, COUNT(*), 0, CURRENT_TIMESTAMP
    FROM monitoring_observation o JOIN directory_placement p ON p.child_id = o.organisation_id
    GROUP BY {above}, o.indicator_id, o.period, o.state
"""


def open_round(campaign: Campaign) -> Round:
    """A round of June that takes figures."""
    from thidua.monitoring.models import Round

    return Round.objects.create(
        campaign=campaign,
        period=PERIOD,
        kind="month",
        closes_on=date(2024, 6, 14),
        opens_on=date(2024, 6, 14),
        due_on=date(2024, 6, 26),
        state="open",
    )


def hand_in(country: Country, reports: int, figures: int) -> list[Report]:
    """Submitted reports of a smaller campaign, one for each of so many communes."""
    from thidua.campaigns.models import Allocation, Target
    from thidua.monitoring.models import Report

    campaign = _campaign(country.top, "2024-002", country.indicators[:figures])
    units = country.communes[1 : reports + 1]
    targets = list(Target.objects.filter(campaign=campaign))
    for unit in units:
        Allocation.objects.bulk_create(Allocation(target=target, organisation=unit, value=1) for target in targets)
    round_ = open_round(campaign)
    Report.objects.bulk_create(Report(round=round_, organisation=unit, state="submitted") for unit in units)
    rows = Report.objects.filter(round=round_).select_related("round__campaign__issuer", "organisation")
    return list(rows)
