"""Named reads of reporting rounds: what a reader sees, what the calendar opens and locks, who has sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, F, Q, QuerySet

from thidua.campaigns.logic.workflow import CampaignState
from thidua.campaigns.models import Campaign
from thidua.campaigns.queries import campaigns_visible_to
from thidua.core.audit import Actor
from thidua.monitoring.logic.states import ReportState, RoundState
from thidua.monitoring.models import Report, Round
from thidua.monitoring.queries.asked import askings

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    ListedRound = WithAnnotations[Round, "RoundCounts"]

TAKING = (RoundState.OPEN, RoundState.REOPENED)
"""States in which units enter figures."""
RUNNING = (CampaignState.PUBLISHED, CampaignState.CLOSED)


class RoundCounts(TypedDict):
    """What a listed round carries: units asked, those that sent, those approved by their heads, those sent late."""

    asked: int
    sent: int
    approved: int
    late: int


def rounds_visible_to(user: Actor, on: date) -> QuerySet[Round]:
    """Rounds of the campaigns the reader sees."""
    seen = campaigns_visible_to(user, on).order_by().values("pk")
    return Round.objects.select_related("campaign__issuer").filter(campaign__in=seen)


def with_counts(rows: QuerySet[Round]) -> QuerySet[ListedRound]:
    """Each round with how many units are asked and how far they are. No query more."""
    sent = Q(reports__first_submitted_on__isnull=False)
    return rows.annotate(
        asked=Count("reports"),
        sent=Count("reports", filter=sent & ~Q(reports__state=ReportState.OPEN)),
        approved=Count("reports", filter=Q(reports__state=ReportState.APPROVED)),
        late=Count("reports", filter=sent & Q(reports__first_submitted_on__gt=F("due_on"))),
    )


def rounds_of(campaign: Campaign) -> QuerySet[Round]:
    """The rounds of a campaign in the order they close."""
    return Round.objects.filter(campaign=campaign).order_by("closes_on", "pk")


def rounds_by_period(campaign: Campaign) -> Mapping[str, Round]:
    """The rounds a campaign has already, by the code of the period."""
    return {row.period: row for row in rounds_of(campaign)}


def reports_of(row: Round) -> QuerySet[Report]:
    """The reports of all units asked in a round, in Vietnamese order of the units."""
    return Report.objects.filter(round=row).select_related("organisation").order_by("organisation__sort_key", "pk")


def unsent_of(row: Round) -> QuerySet[Report]:
    """The reports that the round still waits for."""
    return reports_of(row).filter(state=ReportState.OPEN)


def rounds_to_open(on: date) -> QuerySet[Round]:
    """Planned rounds of running campaigns whose opening day has come."""
    rows = Round.objects.select_related("campaign__issuer").order_by("opens_on", "pk")
    return rows.filter(state=RoundState.PLANNED, opens_on__lte=on, campaign__state__in=RUNNING)


def rounds_to_lock(on: date) -> QuerySet[Round]:
    """Open rounds whose day of locking has come, and reopened ones whose span is over."""
    by_plan = Q(state=RoundState.OPEN, lock_on__lte=on)
    again = Q(state=RoundState.REOPENED, reopened_until__lt=on)
    rows = Round.objects.select_related("campaign__issuer").order_by("closes_on", "pk")
    return rows.filter(by_plan | again, campaign__state__in=RUNNING)


def rounds_to_renew(on: date) -> list[Round]:
    """Open rounds, their deadline still ahead, whose units asked are no longer those of the day they opened."""
    ahead = Q(state=RoundState.OPEN, due_on__gte=on) | Q(state=RoundState.REOPENED, reopened_until__gte=on)
    rows = Round.objects.filter(ahead, campaign__state__in=RUNNING).select_related("campaign__issuer")
    return [row for row in rows.prefetch_related("reports__batches") if not _fits(row)]


def _fits(row: Round) -> bool:
    asked = asked_in(row)
    reports = list(row.reports.all())
    surplus = [report for report in reports if report.organisation_id not in asked and not report.batches.all()]
    idle = any(report.state == ReportState.OPEN and report.first_submitted_on is None for report in surplus)
    return asked <= {report.organisation_id for report in reports} and not idle


def asked_in(row: Round) -> frozenset[int]:
    """Ids of the units that are asked in a round, as its targets stand when the data close. Two queries."""
    return askings([row.campaign_id], closes=row.closes_on)[row.campaign_id].all_units


def awaited_reports(on: date, until: date) -> QuerySet[Report]:
    """Reports that open rounds of running campaigns still wait for and whose last day lies not behind ``until``.

    Rounds that opened after ``on`` ask for nothing yet.
    """
    near = Q(round__state=RoundState.OPEN, round__due_on__lte=until)
    again = Q(round__state=RoundState.REOPENED, round__reopened_until__lte=until)
    return (
        Report.objects.filter(near | again, state=ReportState.OPEN, round__opens_on__lte=on)
        .filter(round__campaign__state__in=RUNNING)
        .select_related("round__campaign__issuer", "organisation")
        .order_by("round__due_on", "round__campaign__code", "organisation__sort_key", "pk")
    )
