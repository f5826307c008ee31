"""What the yearly forms of the ministry count: honours with the rank of their holders, movements launched."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from thidua.campaigns.logic.workflow import CampaignState
from thidua.campaigns.models import Campaign, Movement
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.statutory import Given, Launched, Launcher, Rank
from thidua.commendation.logic.terms import MeritKind, SubjectKind
from thidua.commendation.models import Honour
from thidua.commendation.queries import READERS
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.text import fold
from thidua.directory.models import Appointment, Organisation, Placement
from thidua.directory.queries import organisations_of

Kind = Organisation.Kind
_YEAR = 12
"""Months of a movement that follows a calendar year."""


def given_in(rows: QuerySet[Honour]) -> list[Given]:
    """The honours by award, subject, kind of merit, and for a person the rank on the day of the decision. One query."""
    under_province = Placement.objects.filter(child=OuterRef("organisation"), parent__kind=Kind.PROVINCE)
    posts = Appointment.objects.filter(
        Q(is_leader=True) | Q(is_head=True),
        Q(valid_to=None) | Q(valid_to__gt=OuterRef("decided_on")),
        person=OuterRef("person"),
        valid_from__lte=OuterRef("decided_on"),
    ).order_by()
    sector = posts.filter(Exists(under_province), organisation__kind__in=[Kind.DEPARTMENT, Kind.FORCE, Kind.FRONT])
    rank = Case(
        When(person=None, then=Value("")),
        When(Exists(posts.filter(organisation__kind__in=[Kind.COUNTRY, Kind.PROVINCE])), then=Value(Rank.PROVINCE)),
        When(Exists(sector), then=Value(Rank.DEPARTMENT)),
        When(Exists(posts.filter(organisation__kind=Kind.ENTERPRISE)), then=Value(Rank.BUSINESS)),
        When(Exists(posts), then=Value(Rank.OTHER)),
        default=Value(Rank.WORKER),
    )
    counted = rows.order_by().annotate(rank=rank).values_list("award", "subject_kind", "merit", "rank")
    return [
        Given(AwardCode(award), SubjectKind(subject), MeritKind(merit), count, Rank(found) if found else None)
        for award, subject, merit, found, count in counted.annotate(count=Count("pk"))
    ]


def launched_in(user: Actor, year: int, on: date) -> list[Launched]:
    """The movements of a year in the reader's units: each campaign they launched, each named movement once."""
    rows = Campaign.objects.filter(year=year, state__in=[CampaignState.PUBLISHED, CampaignState.CLOSED])
    if user is not SYSTEM:
        rows = rows.filter(issuer__in=organisations_of(user, on, *READERS))
    campaigns = list(rows.select_related("issuer"))
    named = Movement.objects.filter(campaign__in=[row.pk for row in campaigns]).select_related("lead")
    return [_campaign(row) for row in campaigns] + [_movement(row) for row in _once(named)]


def _once(rows: Iterable[Movement]) -> list[Movement]:
    """A movement that several campaigns carry on is one movement."""
    return list({(fold(row.name), row.level): row for row in rows}.values())


def _campaign(row: Campaign) -> Launched:
    months = _YEAR
    if row.starts and row.ends:
        months = max((row.ends.year - row.starts.year) * _YEAR + row.ends.month - row.starts.month + 1, 1)
    kinds = {Kind.COUNTRY.value: Launcher.CENTRAL, Kind.PROVINCE.value: Launcher.PROVINCE}
    return Launched(kinds.get(row.issuer.kind, Launcher.UNIT), thematic=False, months=months)


def _movement(row: Movement) -> Launched:
    levels = {
        Movement.Level.NATIONAL.value: Launcher.CENTRAL,
        Movement.Level.PROVINCE.value: Launcher.PROVINCE,
        Movement.Level.SECTOR.value: Launcher.PROVINCE,
    }
    years = row.last_year - row.first_year + 1 if row.first_year and row.last_year else None
    return Launched(levels.get(row.level, Launcher.UNIT), thematic=True, months=years and years * _YEAR)
