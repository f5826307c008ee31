"""Named reads of delegations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Grant, Organisation, Role, User
from thidua.directory.queries import in_force, organisations_of
from thidua.monitoring.models import Delegation

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    ListedDelegation = WithAnnotations[Delegation, "Ending"]


class Ending(TypedDict):
    """What a listed delegation carries besides its own columns."""

    may_end: bool


KEEPERS = (Role.HEAD, Role.UNIT_OFFICER, Role.OFFICER, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR)
"""Who sees the delegations of the units of the scope."""


def delegations_visible_to(user: Actor, on: date) -> QuerySet[Delegation]:
    """Delegations of the units of the scope, and those the reader was given; the latest first."""
    rows = Delegation.objects.select_related("organisation", "user")
    if user is SYSTEM:
        return rows
    mine = Q(user=user) if isinstance(user, User) else Q()
    return rows.filter(Q(organisation__in=organisations_of(user, on, *KEEPERS)) | mine)


def delegation_list(user: Actor, on: date) -> QuerySet[ListedDelegation]:
    """The same for a list: whether the delegation goes on and the reader may end it."""
    goes_on = (Q(valid_to=None) | Q(valid_to__gt=on)) & Q(organisation__in=organisations_of(user, on, Role.HEAD))
    return delegations_visible_to(user, on).annotate(may_end=Q(goes_on))


def headed_units(user: Actor, on: date) -> QuerySet[Organisation]:
    """The units whose head the account is."""
    return Organisation.objects.filter(in_force(on), pk__in=organisations_of(user, on, Role.HEAD))


def possible_delegates(user: Actor, on: date) -> QuerySet[User]:
    """Accounts that work for one of the units the reader heads, the reader left out."""
    held = Grant.objects.filter(in_force(on), user=OuterRef("pk"), organisation__in=headed_units(user, on))
    rows = User.objects.filter(Exists(held.order_by()), is_active=True).order_by("username")
    return rows.exclude(pk=user.pk) if isinstance(user, User) else rows
