"""Whom to call when a unit is late: its reporting officers and its head, with the telephones one may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from thidua.core.audit import Actor
from thidua.directory.models import Grant, Role
from thidua.directory.policy import PEOPLE_KEEPERS
from thidua.directory.queries import in_force, people_in_scope

PARTS = {Role.UNIT_OFFICER: _("đầu mối"), Role.HEAD: _("thủ trưởng")}
"""Who answers the telephone for a unit, in short words."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One person of a unit. ``phone`` is empty where none is known or the reader may not see it."""

    name: str
    role: str
    phone: str = ""


def contacts_of(organisations: Collection[int], reader: Actor, on: date) -> dict[int, list[Contact]]:
    """The contacts of each unit, reporting officers first. At most four queries."""
    rows = Grant.objects.filter(
        in_force(on),
        organisation__in=organisations,
        role__in=list(PARTS),
        user__is_active=True,
    )
    grants = list(rows.select_related("user__person").order_by("-role", "pk"))
    people = {grant.user.person_id for grant in grants if grant.user.person_id}
    open_to = set(people_in_scope(reader, on, *PEOPLE_KEEPERS).filter(pk__in=people).values_list("pk", flat=True))
    found: dict[int, list[Contact]] = defaultdict(list)
    for grant in grants:
        person = grant.user.person
        phone = person.phone if person is not None and person.pk in open_to else ""
        found[grant.organisation_id].append(Contact(str(grant.user), str(PARTS[Role(grant.role)]), phone))
    return found
