"""Conflicts of interest derived from who works where and heads what on the day of the meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thidua.council.logic.conflict import Ground, MemberTies, grounds, ties_from
from thidua.council.models import AgendaItem, Meeting
from thidua.council.queries import members_on
from thidua.directory.queries import offices_by_person


def member_ties(meeting: Meeting) -> dict[int, MemberTies]:
    """Who the members are and where they work, by member id. Two queries."""
    members = list(members_on(meeting.council, meeting.held_on))
    offices = offices_by_person([member.person for member in members], meeting.held_on)
    found = {}
    for member in members:
        held = offices.get(member.person_id, [])
        found[member.pk] = MemberTies(
            person=member.person.code,
            units=frozenset(post.organisation.code for post in held),
            heads=frozenset(post.organisation.code for post in held if post.is_head),
        )
    return found


def derived_grounds(item: AgendaItem, members: Mapping[int, MemberTies]) -> dict[int, Sequence[Ground]]:
    """By member id every ground that follows from the record; members without any are left out."""
    subject = ties_from(item.ties)
    found = {pk: grounds(ties, subject) for pk, ties in members.items()}
    return {pk: why for pk, why in found.items() if why}
