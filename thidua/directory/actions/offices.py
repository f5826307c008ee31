"""Posts: given, ended, handed over. With an office its roles can go to the successor in the same action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.saving import save_checked
from thidua.directory import policy
from thidua.directory.models import Appointment, Grant, Organisation, Person, Role, User
from thidua.directory.queries import not_ended
from thidua.directory.steps.offices import OfficeDraft, add_office

__all__ = ["HandedOver", "OfficeDraft", "appoint", "end_appointment", "hand_over_office"]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The new appointment and how many roles went to the successor or merely ended (no account to take them)."""

    appointment: Appointment
    roles_moved: int
    roles_ended: int


@action("person.appointed")
def appoint(person: Person, office: OfficeDraft, *, organisation: Organisation, by: Actor, on: date) -> Appointment:
    """Give a person a post in a unit from a day on."""
    require(policy.can_keep_people_of(by, organisation, on))
    appointment = add_office(person, organisation, office)
    record(
        person.subject,
        person.full_name,
        by=by,
        changes={"organisation": organisation.code, "post": appointment.post, "valid_from": office.valid_from},
        reason=office.legal_basis,
    )
    return appointment


def _end(appointment: Appointment, ends: date) -> None:
    if appointment.valid_to is not None and appointment.valid_to <= ends:
        raise Conflict(_("Chức vụ này đã kết thúc trước đó."))
    if ends <= appointment.valid_from:
        raise Invalid({"ends": _("Ngày kết thúc phải sau ngày nhận chức vụ.")})
    appointment.valid_to = ends
    save_checked(appointment, ["valid_to"])


@action("person.office_ended")
def end_appointment(appointment: Appointment, *, ends: date, reason: str = "", by: Actor, on: date) -> Appointment:
    """End a post: ``ends`` is the first day it is no longer held. Roles of the account are ended apart."""
    require(policy.can_keep_people_of(by, appointment.organisation, on))
    _end(appointment, ends)
    record(
        appointment.person.subject,
        appointment.person.full_name,
        by=by,
        changes={"organisation": appointment.organisation.code, "post": appointment.post, "valid_to": ends},
        reason=reason,
    )
    return appointment


@action("person.office_handed_over")
def hand_over_office(
    appointment: Appointment, *, to: Person, since: date, legal_basis: str = "", by: Actor, on: date
) -> HandedOver:
    """Hand a post over: the holder ends, ``to`` begins on the same day, the roles held in that unit go along.

    Roles move to the successor's account, or end where there is none; whoever hands over must be allowed to give each.
    """
    require(policy.can_keep_people_of(by, appointment.organisation, on))
    unit, holder = appointment.organisation, appointment.person
    roles = list(_roles_with(appointment, since))
    for grant in roles:
        require(policy.can_end_grant(by, grant, on))
    if to.pk == holder.pk:
        raise Conflict(_("Người nhận bàn giao phải là người khác."))
    _end(appointment, since)
    draft = OfficeDraft(appointment.post, since, appointment.is_head, appointment.is_leader, legal_basis)
    begun = add_office(to, unit, draft)
    account = User.objects.filter(person=to, is_active=True).first()
    moved = _move_roles(roles, account, since)
    record(
        unit.subject,
        unit.name,
        by=by,
        changes={
            "post": appointment.post,
            "holder": [holder.full_name, to.full_name],
            "since": since,
            "roles": [Role(grant.role).value for grant in roles],
            "roles_moved": moved,
        },
        reason=legal_basis,
    )
    return HandedOver(begun, moved, len(roles) - moved)


def _roles_with(appointment: Appointment, since: date) -> QuerySet[Grant]:
    """The holder's roles in the unit; with another post left there, they stay with the holder."""
    holder, unit = appointment.person, appointment.organisation
    posts = Appointment.objects.filter(not_ended(since), person=holder, organisation=unit).exclude(pk=appointment.pk)
    if posts.exists():
        return Grant.objects.none()
    held = Grant.objects.filter(not_ended(since), user__person=holder, organisation=unit, valid_from__lt=since)
    return held.select_related("user", "organisation")


def _move_roles(roles: Iterable[Grant], account: User | None, since: date) -> int:
    moved = 0
    for grant in roles:
        ends, grant.valid_to = grant.valid_to, since
        save_checked(grant, ["valid_to"])
        if account is None:
            continue
        moved += 1
        same = Grant.objects.filter(
            not_ended(since), user=account, role=grant.role, organisation=grant.organisation, subtree=grant.subtree
        )
        if not same.exists():
            new = Grant(user=account, role=grant.role, organisation=grant.organisation, subtree=grant.subtree)
            new.valid_from, new.valid_to, new.reason = since, ends, _("Nhận bàn giao")
            save_checked(new)
    return moved
