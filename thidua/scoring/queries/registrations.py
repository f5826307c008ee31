"""Named reads of registrations, pledges and meetings."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Cluster, ClusterMember, Organisation, Person, Role
from thidua.directory.queries import cluster_members, in_force, organisations_of
from thidua.scoring.logic.workflow import PledgeState, RegistrationState
from thidua.scoring.models import (
    ClusterMeeting,
    Pledge,
    PledgeSignature,
    Registration,
    RegistrationCall,
    RegistrationLine,
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


def _approved_lines(year: int, award: str) -> QuerySet[RegistrationLine]:
    """Titles in approved registrations of a year; of one award, or of any where ``award`` is empty."""
    lines = RegistrationLine.objects.filter(
        kind=RegistrationLine.Kind.TITLE,
        registration__call__year=year,
        registration__state=RegistrationState.APPROVED,
    )
    return lines.filter(award=award) if award else lines


def registered_for(subject: Organisation | Person, award: str, year: int) -> bool:
    """Whether the head approved a registration of the subject for the award of that code in the year.

    An empty code asks for any title. A change that waits for approval takes the registration away until it is approved.
    """
    lines = _approved_lines(year, award)
    if isinstance(subject, Person):
        return lines.filter(registration__person=subject).exists()
    return lines.filter(registration__organisation=subject, registration__person=None).exists()


def units_registered_for(units: Collection[Organisation], award: str, year: int) -> frozenset[int]:
    """Ids of those of the units that are registered for the award: the same as :func:`registered_for`, in one query."""
    lines = _approved_lines(year, award).filter(registration__organisation__in=units, registration__person=None)
    return frozenset(lines.values_list("registration__organisation_id", flat=True))


def rules_visible_to(user: Actor, on: date) -> QuerySet[RegistrationRule]:
    """What the organisers of the calls one sees say on the day about registration as a condition."""
    organisers = calls_visible_to(user, on).order_by().values("organiser")
    return RegistrationRule.objects.filter(in_force(on), organiser__in=organisers).select_related("organiser")


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
    rows = Pledge.objects.filter(Exists(member), ~Exists(signed), state=PledgeState.SIGNING)
    return rows.select_related("cluster", "paper").order_by("sign_by", "pk")


def registrations_returned(user: Actor, on: date) -> QuerySet[Registration]:
    """Drafts of the reader's units that the head sent back."""
    rows = Registration.objects.select_related("call__organiser", "organisation", "person")
    units = organisations_of(user, on, Role.HEAD, Role.UNIT_OFFICER)
    return rows.filter(state=RegistrationState.DRAFT, organisation__in=units).exclude(return_reason="")


def calls_to_answer(user: Actor, on: date) -> QuerySet[RegistrationCall]:
    """Calls of this year and later that a unit the reader works in has not answered with any registration."""
    units = organisations_of(user, on, Role.HEAD, Role.UNIT_OFFICER)
    asked = ClusterMember.objects.filter(
        cluster__organiser=OuterRef("organiser"), cluster__year=OuterRef("year"), organisation__in=units
    )
    answered = Registration.objects.filter(call=OuterRef("pk"), organisation__in=units, person=None)
    rows = RegistrationCall.objects.select_related("organiser").filter(Exists(asked), year__gte=on.year)
    return rows.exclude(Exists(answered.exclude(state=RegistrationState.WITHDRAWN))).order_by("due_on", "pk")


def meetings_of(cluster: Cluster) -> QuerySet[ClusterMeeting]:
    """The meetings of the cluster, the latest first."""
    rows = ClusterMeeting.objects.filter(cluster=cluster).select_related("paper", "head")
    return rows.prefetch_related("present", "deputies")


def signatures_of(pledge: Pledge) -> list[PledgeSignature]:
    """Who has signed, in the order of signing."""
    return list(pledge.signatures.select_related("organisation", "signed_by"))
