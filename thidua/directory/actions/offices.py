"""Posts: given, ended, handed over. With an office its roles can go to the successor in the same action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import lock_table, save_checked
from thidua.directory import policy
from thidua.directory.models import Appointment, Grant, Organisation, Person, Role, User


@dataclass(frozen=True, slots=True)
class OfficeDraft:
    """A post as printed ("Chủ tịch UBND xã") and from when it is held."""

    post: str
    valid_from: date
    is_head: bool = False
    is_leader: bool = False
    legal_basis: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The new appointment and how many roles went to the successor or merely ended (no account to take them)."""

    appointment: Appointment
    roles_moved: int
    roles_ended: int


def not_ended(day: date) -> Q:
    """Rows whose span reaches beyond the day."""
    return Q(valid_to=None) | Q(valid_to__gt=day)


def add_office(person: Person, organisation: Organisation, office: OfficeDraft) -> Appointment:
    """A checked and stored appointment. Only for actions, which leave the audit line."""
    post = collapse(nfc(office.post))
    if not post:
        raise Invalid({"post": _("Hãy ghi chức vụ hoặc vị trí việc làm.")})
    lasts = organisation.valid_to is None or office.valid_from < organisation.valid_to
    if office.valid_from < organisation.valid_from or not lasts:
        raise Invalid({"valid_from": _("“%(unit)s” không hoạt động vào ngày này.") % {"unit": organisation}})
    if office.is_head:
        _refuse_second_head(organisation, office.valid_from)
    held = Appointment.objects.filter(not_ended(office.valid_from), person=person, organisation=organisation, post=post)
    if held.exists():
        raise Conflict(_("“%(person)s” đang giữ chức vụ này rồi.") % {"person": person})
    return save_checked(
        Appointment(
            person=person,
            organisation=organisation,
            post=post,
            is_head=office.is_head,
            is_leader=office.is_leader or office.is_head,
            valid_from=office.valid_from,
            valid_to=organisation.valid_to,
            legal_basis=office.legal_basis.strip(),
        )
    )


def _refuse_second_head(organisation: Organisation, since: date) -> None:
    lock_table(Appointment)
    heads = Appointment.objects.filter(not_ended(since), organisation=organisation, is_head=True)
    head = heads.select_related("person").first()
    if head is not None:
        raise Conflict(
            _("“%(unit)s” đã có thủ trưởng là “%(person)s”. Hãy dùng “Bàn giao chức vụ” hoặc kết thúc chức vụ trước.")
            % {"unit": organisation, "person": head.person}
        )


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
    unit, holder = appointment.organisation, appointment.person
    require(policy.can_keep_people_of(by, unit, on))
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
