"""Named reads of letters. Of a denunciation only its handlers and the leader who assigns it see that it exists.

Who belongs to the unit a denunciation concerns, or is the person, never sees it, even where named by mistake.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from thidua.campaigns.queries import UNIT_ROLES
from thidua.core.audit import Actor
from thidua.directory.models import Appointment, Grant, Organisation, Person, Role, User
from thidua.directory.queries import grants_of, in_force, organisations_of, tree_on
from thidua.monitoring.logic.complaint_states import ComplaintKind, ComplaintState
from thidua.monitoring.models import Complaint, ComplaintFile, ComplaintHandler, ComplaintLook, ComplaintStep

RECEIVERS = (Role.OFFICER, Role.LEADER, *UNIT_ROLES)
"""Who takes letters in for a unit."""
READERS = (*RECEIVERS, Role.AUDITOR)
ASSIGNERS = (Role.LEADER, Role.HEAD)
"""Who may be given a denunciation to assign."""
HANDLERS = (Role.OFFICER, Role.LEADER, Role.HEAD, Role.COUNCIL_MEMBER, Role.AUDITOR)
"""Whose accounts may be named to handle a letter."""


def complaints_visible_to(user: Actor, on: date) -> QuerySet[Complaint]:
    """The letters an account may know of. Nothing for the system itself and for strangers."""
    rows = Complaint.objects.select_related("receiver", "concerns_unit", "concerns_person", "leader", "handling_unit")
    if not isinstance(user, User) or not user.is_active:
        return rows.none()
    named = Q(leader=user) | Q(_handled_by(user))
    taken_in = Q(receiver__in=organisations_of(user, on, *READERS))
    given = Q(handling_unit__in=organisations_of(user, on, *UNIT_ROLES))
    secret = Q(kind=ComplaintKind.DENUNCIATION)
    return rows.filter((~secret & (named | taken_in | given)) | (secret & named & ~_concerns(user, on)))


def _handled_by(user: User) -> Exists:
    held = ComplaintHandler.objects.filter(complaint=OuterRef("pk"), user=user, released_on=None)
    return Exists(held.order_by())


def _concerns(user: User, on: date) -> Q:
    """Letters about the person behind the account, or about a unit where the account or the person stands itself."""
    held = set(grants_of(user, on).order_by().values_list("organisation_id", flat=True))
    if user.person_id is None:
        return Q(concerns_unit__in=held)
    posts = Appointment.objects.filter(in_force(on), person=user.person_id).values_list("organisation_id", flat=True)
    return Q(concerns_unit__in=held | set(posts)) | Q(concerns_person=user.person_id)


def complaint_list(user: Actor, on: date) -> QuerySet[Complaint]:
    """The same for a list, with the number of steps and of those done."""
    return complaints_visible_to(user, on).annotate(
        step_count=Count("steps", distinct=True),
        done_count=Count("steps", Q(steps__done_on__isnull=False), distinct=True),
    )


def complaint_page(user: Actor, on: date) -> QuerySet[Complaint]:
    """Letters with everything a page shows, in a constant number of queries."""
    handlers = ComplaintHandler.objects.select_related("user")
    return complaints_visible_to(user, on).prefetch_related(
        Prefetch("handlers", handlers),
        Prefetch("steps", ComplaintStep.objects.order_by("position")),
        Prefetch("files", ComplaintFile.objects.select_related("file")),
    )


def looks_of(complaint: Complaint) -> QuerySet[ComplaintLook]:
    """Who has looked, latest first."""
    return ComplaintLook.objects.filter(complaint=complaint).select_related("user")


def files_visible_to(user: Actor, on: date) -> QuerySet[ComplaintFile]:
    """Files of the letters the reader sees."""
    seen = complaints_visible_to(user, on).order_by().values("pk")
    return ComplaintFile.objects.filter(complaint__in=seen).select_related("file", "complaint")


# --- who may be named ------------------------------------------------------------------------------------------------


def accounts_for(organisation: Organisation, roles: tuple[Role, ...], on: date) -> QuerySet[User]:
    """Active accounts that hold one of the roles for the unit, from itself or from above it."""
    above = list(tree_on(on).ancestors(organisation.pk))
    here = Q(organisation=organisation) | Q(organisation__in=above, subtree=True)
    held = Grant.objects.filter(here, in_force(on), role__in=roles, user=OuterRef("pk"))
    return User.objects.filter(Exists(held.order_by()), is_active=True).order_by("display_name", "username")


def without_concerned(
    accounts: QuerySet[User], unit: Organisation | None, person: Person | None, on: date
) -> QuerySet[User]:
    """The accounts that are neither the person concerned nor stand in the unit concerned."""
    if person is not None:
        accounts = accounts.exclude(person=person)
    if unit is None:
        return accounts
    held = Grant.objects.filter(in_force(on), organisation=unit, user=OuterRef("pk"))
    posts = Appointment.objects.filter(in_force(on), organisation=unit, person=OuterRef("person"))
    return accounts.exclude(Exists(held.order_by())).exclude(Exists(posts.order_by()))


def leaders_for(receiver: Organisation, on: date) -> QuerySet[User]:
    """Leaders of the unit that takes a letter in."""
    return accounts_for(receiver, ASSIGNERS, on)


def leaders_of_any(receivers: QuerySet[Organisation], on: date) -> QuerySet[User]:
    """Leaders of any of the units, for a form that does not know the unit yet. Two queries."""
    tree, units = tree_on(on), set(receivers.values_list("pk", flat=True))
    above = {pk for unit in units for pk in tree.ancestors(unit)}
    here = Q(organisation__in=units) | Q(organisation__in=above, subtree=True)
    held = Grant.objects.filter(here, in_force(on), role__in=ASSIGNERS, user=OuterRef("pk"))
    return User.objects.filter(Exists(held.order_by()), is_active=True).order_by("display_name", "username")


def handlers_for(complaint: Complaint, on: date) -> QuerySet[User]:
    """The accounts that may be named to handle a letter; nobody it concerns is among them."""
    possible = accounts_for(complaint.receiver, HANDLERS, on)
    return without_concerned(possible, complaint.concerns_unit, complaint.concerns_person, on)


# --- what waits ------------------------------------------------------------------------------------------------------


def to_assign(user: User, on: date) -> QuerySet[Complaint]:
    """Letters that wait for the account to assign them: those sent to it, and open ones taken in by its officers."""
    taken_in = Q(receiver__in=organisations_of(user, on, Role.OFFICER)) & ~Q(kind=ComplaintKind.DENUNCIATION)
    rows = complaints_visible_to(user, on).filter(Q(leader=user) | taken_in, state=ComplaintState.RECEIVED)
    return rows.order_by("received_on", "pk")


def steps_to_take(user: User, on: date) -> QuerySet[ComplaintStep]:
    """Undone steps of letters the account or its unit handles, earliest deadline first."""
    given = Q(handling_unit__in=organisations_of(user, on, *UNIT_ROLES))
    rows = complaints_visible_to(user, on).filter(Q(_handled_by(user)) | given, state=ComplaintState.HANDLING)
    steps = ComplaintStep.objects.filter(complaint__in=rows.order_by().values("pk"), done_on=None)
    return steps.select_related("complaint").order_by("due_on", "pk")
