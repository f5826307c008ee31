"""A post given to a person. A step of actions, without a line of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import lock_table, save_checked
from thidua.directory.models import Appointment, Organisation, Person
from thidua.directory.queries import not_ended


@dataclass(frozen=True, slots=True)
class OfficeDraft:
    """A post as printed ("Chủ tịch UBND xã") and from when it is held."""

    post: str
    valid_from: date
    is_head: bool = False
    is_leader: bool = False
    legal_basis: str = ""


def add_office(person: Person, organisation: Organisation, office: OfficeDraft) -> Appointment:
    """A checked and stored appointment."""
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
