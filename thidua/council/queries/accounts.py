"""The accounts behind a council: of its members, and of those who may keep a key."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from thidua.council.models import Council, Meeting
from thidua.council.queries import READERS, members_on
from thidua.directory.models import User
from thidua.directory.queries import holders_of


def accounts_of_members(council: Council, on: date) -> QuerySet[User]:
    """Active accounts of the people who sit on the council on the day."""
    return User.objects.filter(person__in=members_on(council, on).values("person"), is_active=True)


def possible_officers(meeting: Meeting, on: date) -> QuerySet[User]:
    """Who may be given a key: members, and whoever reads or runs the council in its unit."""
    organisation = meeting.council.organisation
    wanted = Q(pk__in=accounts_of_members(meeting.council, on).values("pk"))
    for role in READERS:
        wanted |= Q(pk__in=holders_of(role, organisation, on).values("pk"))
    return User.objects.filter(wanted, is_active=True).order_by("display_name", "username")
