"""Councils and who sits on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.council import policy
from thidua.council.models import Council, CouncilMember
from thidua.directory.models import Organisation, Person


@dataclass(frozen=True, slots=True)
class CouncilFacts:
    """A council as the decision forms it. ``legal_basis`` is number and date of that decision."""

    name: str
    legal_basis: str
    valid_from: date
    valid_to: date | None = None
    kind: str = Council.Kind.EMULATION


@action("council.formed")
def form_council(facts: CouncilFacts, *, organisation: Organisation, by: Actor, on: date) -> Council:
    """Enter a council that a decision has formed; its members are seated one by one."""
    require(policy.can_form_council(by, organisation, on))
    council = Council(
        code=next_code(Council, f"HĐ-{facts.valid_from.year}-"),
        organisation=organisation,
        kind=facts.kind,
        name=facts.name,
        legal_basis=facts.legal_basis,
        valid_from=facts.valid_from,
        valid_to=facts.valid_to,
    )
    save_checked(council)
    changes = {"organisation": organisation, "legal_basis": facts.legal_basis, "valid_from": facts.valid_from}
    record(council.subject, council.name, by=by, changes=changes)
    return council


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place on a council."""

    person: Person
    post: str
    valid_from: date
    position: int = 0


@action("council.member_seated")
def seat_member(council: Council, seat: Seat, *, by: Actor, on: date) -> CouncilMember:
    """Put a person on the council. One open seat for a person, one chair."""
    require(policy.can_form_council(by, council.organisation, on))
    _still_free(council, seat)
    member = CouncilMember(
        council=council, person=seat.person, post=seat.post, position=seat.position, valid_from=seat.valid_from
    )
    save_checked(member)
    changes = {"person": seat.person, "post": member.get_post_display(), "valid_from": seat.valid_from}
    record(council.subject, council.name, by=by, changes=changes)
    return member


def _still_free(council: Council, seat: Seat) -> None:
    """Refuse a second open seat of one person and a second chair, in words."""
    taken = CouncilMember.objects.filter(council=council, valid_to=None)
    if taken.filter(person=seat.person).exists():
        raise Invalid({"person": _("%(person)s đang là thành viên Hội đồng.") % {"person": seat.person}})
    if seat.post == CouncilMember.Post.CHAIR and taken.filter(post=CouncilMember.Post.CHAIR).exists():
        raise Invalid({"post": _("Hội đồng đang có Chủ tịch; hãy ghi người cũ thôi tham gia trước.")})


@action("council.member_left")
def end_seat(member: CouncilMember, *, ends: date, by: Actor, on: date) -> CouncilMember:
    """End a seat; ``ends`` is the first day on which the person sits no more."""
    require(policy.can_form_council(by, member.council.organisation, on))
    fresh = CouncilMember.objects.select_for_update().get(pk=member.pk)
    if fresh.valid_to is not None:
        raise Conflict(_("Thành viên này đã rời Hội đồng; hãy tải lại trang."))
    fresh.valid_to = ends
    save_checked(fresh, ["valid_to"])
    changes = {"person": fresh.person, "valid_to": ends}
    record(fresh.council.subject, fresh.council.name, by=by, changes=changes)
    return fresh
