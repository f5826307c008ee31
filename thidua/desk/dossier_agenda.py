"""Dossiers on their way onto the agenda of a council: which are offered, and what the council is told of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.catalogue.lower import lower_titles
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import Dossier
from thidua.commendation.queries import dossiers_visible_to
from thidua.core.audit import Actor
from thidua.council.logic.conflict import SubjectTies
from thidua.council.queries import awaiting_vote
from thidua.desk.council_agenda import add_to_agenda
from thidua.directory.queries import head_of, offices_of

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem, Meeting

LONGEST = 300
"""Letters of a label on the agenda."""


def offered_dossiers(meeting: Meeting, user: Actor, on: date) -> list[Dossier]:
    """Dossiers sent to the council of this body that have no result and stand on no agenda yet. Two queries."""
    rows = dossiers_visible_to(user, on).filter(
        appraiser=meeting.council.organisation_id, state=DossierState.IN_COUNCIL, council_result={}
    )
    found = list(rows.order_by("award", "proposer__sort_key", "code"))
    taken = awaiting_vote(row.subject for row in found)
    return [row for row in found if row.subject not in taken]


def put_dossiers(
    meeting: Meeting, dossiers: Iterable[Dossier], *, secret: bool = False, by: Actor, on: date
) -> list[AgendaItem]:
    """Put the dossiers at the end of the agenda, all or none; ``secret`` votes secretly where no rule asks for it."""
    with transaction.atomic():
        return [_put(meeting, row, secret=secret, by=by, on=on) for row in dossiers]


def _put(meeting: Meeting, dossier: Dossier, *, secret: bool, by: Actor, on: date) -> AgendaItem:
    award = AwardCode(dossier.award)
    return add_to_agenda(
        meeting,
        dossier.subject,
        f"{AWARDS[award].name_on(meeting.held_on)}: {dossier.of}"[:LONGEST],
        subject_kind=award.value,
        ties=ties_of(dossier, meeting.held_on),
        other_titles=lower_titles(award, meeting.held_on),
        secret=secret,
        by=by,
        on=on,
    )


def ties_of(dossier: Dossier, on: date) -> SubjectTies:
    """Whom the dossier is about and who proposed it, by code: conflicts of interest are derived from that."""
    signer = head_of(dossier.proposer, on)
    proposers = frozenset([signer.code] if signer else [])
    if dossier.person is None:
        assert dossier.organisation is not None
        return SubjectTies(units=frozenset([dossier.organisation.code]), proposers=proposers)
    units = frozenset(post.organisation.code for post in offices_of(dossier.person, on))
    return SubjectTies(people=frozenset([dossier.person.code]), units=units, proposers=proposers)
