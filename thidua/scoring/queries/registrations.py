"""Named reads of registrations, pledges and meetings."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Cluster, ClusterMember, Organisation, Person, Role
from thidua.directory.queries import cluster_members, in_force, organisations_of
from thidua.scoring.logic.workflow import RegistrationState
from thidua.scoring.models import (
    ClusterMeeting,
    Pledge,
    PledgeSignature,
    Registration,
    RegistrationCall,
    RegistrationRule,
)
from thidua.scoring.queries.schemes import STANDING_ROLES


def registration_rule_on(organiser: Organisation, on: date) -> RegistrationRule | None:
    """The rule of the organiser in force on the day; None where nothing was ever said."""
    return RegistrationRule.objects.filter(in_force(on), organiser=organiser).first()


def registration_required(organiser: Organisation, on: date) -> bool:
    """Whether who did not register may not be given a title. Without a rule it is no condition."""
    rule = registration_rule_on(organiser, on)
    return rule is not None and rule.required


def calls_visible_to(user: Actor, on: date) -> QuerySet[RegistrationCall]:
    """The calls of the organisers one belongs to or stands under: whoever registered or works at the organiser."""
    rows = RegistrationCall.objects.select_related("organiser")
    if user is SYSTEM:
        return rows
    units = organisations_of(user, on)
    own = Registration.objects.filter(call=OuterRef("pk"), organisation__in=units)
    organised = Q(organiser__in=organisations_of(user, on, *STANDING_ROLES))
    member = ClusterMember.objects.filter(
        cluster__organiser=OuterRef("organiser"), cluster__year=OuterRef("year"), organisation__in=units
    )
    return rows.filter(Q(Exists(own)) | organised | Q(Exists(member)))


def registrations_visible_to(user: Actor, on: date) -> QuerySet[Registration]:
    """Those of one's own units; all of them for whoever works at the organiser."""
    rows = Registration.objects.select_related("call__organiser", "organisation", "person")
    if user is SYSTEM:
        return rows
    organised = Q(call__organiser__in=organisations_of(user, on, *STANDING_ROLES))
    return rows.filter(organised | Q(organisation__in=organisations_of(user, on)))


def registrations_to_approve(user: Actor, on: date) -> QuerySet[Registration]:
    """What waits for the reader as head of a unit, the earliest first."""
    rows = Registration.objects.select_related("call__organiser", "organisation", "person")
    heads = organisations_of(user, on, Role.HEAD)
    return rows.filter(state=RegistrationState.SUBMITTED, organisation__in=heads).order_by("submitted_on", "pk")


def with_line_count(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """Each registration with the number of its lines: ``line_count``."""
    return rows.annotate(line_count=Count("lines"))


def approved_registration(subject: Organisation | Person, year: int) -> Registration | None:
    """What a unit or a person is registered for in a year; None where nothing was approved."""
    rows = Registration.objects.filter(call__year=year, state=RegistrationState.APPROVED)
    of_subject = (
        rows.filter(person=subject) if isinstance(subject, Person) else rows.filter(organisation=subject, person=None)
    )
    return of_subject.first()


def pledge_of(cluster: Cluster) -> Pledge | None:
    """The giao ước of the cluster, with its paper."""
    return Pledge.objects.filter(cluster=cluster).select_related("paper", "cluster__organiser").first()


def yet_to_sign(pledge: Pledge) -> QuerySet[Organisation]:
    """The members that have not signed."""
    return cluster_members(pledge.cluster).exclude(pk__in=pledge.signatures.values("organisation"))


def pledges_to_sign(user: Actor, on: date) -> QuerySet[Pledge]:
    """Pledges that wait for the signature of a unit the reader heads."""
    heads = organisations_of(user, on, Role.HEAD)
    member = ClusterMember.objects.filter(cluster=OuterRef("cluster"), organisation__in=heads)
    signed = Pledge.objects.filter(pk=OuterRef("pk"), signatures__organisation__in=heads)
    rows = Pledge.objects.filter(Exists(member), ~Exists(signed), state="signing")
    return rows.select_related("cluster", "paper")


def meetings_of(cluster: Cluster) -> QuerySet[ClusterMeeting]:
    """The meetings of the cluster, the latest first."""
    return ClusterMeeting.objects.filter(cluster=cluster).select_related("paper", "head")


def signatures_of(pledge: Pledge) -> list[PledgeSignature]:
    """Who has signed, in the order of signing."""
    return list(pledge.signatures.select_related("organisation", "signed_by"))
