"""The way onto an agenda for the screens of other rooms: a subject reference, a label, and whom it concerns.

The council learns nothing else of a dossier; the dossier learns the result through the event ``ItemDecided``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.core.audit import Actor
from thidua.council.actions.meetings import ItemFacts, add_item, note_conflicts
from thidua.council.logic.conflict import NOBODY, MemberTies, SubjectTies
from thidua.council.logic.voting import options_for
from thidua.council.logic.voting_rules import rule_for
from thidua.council.queries.ties import derived_grounds, member_ties

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem, Meeting


def add_to_agenda(
    meeting: Meeting,
    about: str,
    label: str,
    *,
    subject_kind: str,
    ties: SubjectTies = NOBODY,
    other_titles: Sequence[str] = (),
    members: Mapping[int, MemberTies] | None = None,
    by: Actor,
    on: date,
) -> AgendaItem:
    """Put ``about`` (``dossier:HS-2026-0001``) at the end of the agenda under the rule of its ``subject_kind``.

    ``subject_kind`` is the code of the award that is voted on; ``other_titles`` are printed on the paper as what may be
    meant instead; ``members`` are the ties of the members where they were read already. Refused as
    :func:`thidua.council.actions.meetings.add_item` refuses.
    """
    rule = rule_for(subject_kind, meeting.held_on)
    facts = ItemFacts(about, label, rule, options_for(other_titles), ties=ties)
    return put_on_agenda(meeting, facts, members=members, by=by, on=on)


def put_on_agenda(
    meeting: Meeting, facts: ItemFacts, *, members: Mapping[int, MemberTies] | None = None, by: Actor, on: date
) -> AgendaItem:
    """Add the item and note at once which members are not impartial on it, as far as the record knows."""
    with transaction.atomic():
        item = add_item(meeting, facts, by=by, on=on)
        found = derived_grounds(item, member_ties(meeting) if members is None else members)
        if found:
            note_conflicts(item, found, by=by, on=on)
    return item
