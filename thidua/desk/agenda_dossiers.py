"""From dossiers to an agenda: which may come, under which rule, whom they concern; and the dossier behind an item.

The council keeps a subject reference and a label of each; this is the only place that knows both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.commendation.decision_queries import holds_among
from thidua.commendation.dossier_queries import dossiers_for_council
from thidua.commendation.models import Dossier
from thidua.core.audit import Actor
from thidua.core.badges import Badge
from thidua.council.logic.conflict import SubjectTies
from thidua.council.logic.voting_rules import rule_for
from thidua.council.queries import standing_abouts
from thidua.council.queries.ties import member_ties
from thidua.desk.council_agenda import add_to_agenda
from thidua.desk.shown.councils import rule_words, way_words
from thidua.desk.shown.dossiers import verdict_badge
from thidua.directory.models import Appointment
from thidua.directory.queries import head_of, offices_by_person

if TYPE_CHECKING:
    from thidua.council.models import Meeting

LONGEST = 300
"""Letters of a label; the paper of a ballot has no more room."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dossier that may come onto the agenda: the answer of the law, how it is voted on, whether it is held."""

    row: Dossier
    badge: Badge | None
    way: str
    rule: str
    held: bool


def label_of(row: Dossier) -> str:
    """What stands on the agenda and on the ballot paper: who, for what."""
    return f"{row.of} – {row.get_award_display()}"[:LONGEST]


def candidates(meeting: Meeting, user: Actor, on: date) -> tuple[Candidate, ...]:
    """Dossiers that wait for the meeting's council and stand on no open agenda. A constant number of queries."""
    rows = list(dossiers_for_council(user, meeting.council.organisation, on))
    placed = standing_abouts([row.subject for row in rows])
    waiting = [row for row in rows if row.subject not in placed]
    held = holds_among(waiting, on)
    return tuple(_candidate(row, meeting.held_on, held=row.pk in held) for row in waiting)


def _candidate(row: Dossier, day: date, *, held: bool) -> Candidate:
    rule = rule_for(row.award, day)
    badge = verdict_badge(row.judged["verdict"]) if row.judged else None
    return Candidate(row, badge, way_words(rule), rule_words(rule), held)


def put_dossiers(meeting: Meeting, rows: Sequence[Dossier], *, by: Actor, on: date) -> int:
    """Put the dossiers onto the agenda in their order, all or none, each under the rule of its award; how many."""
    posts = offices_by_person([row.person for row in rows if row.person], meeting.held_on)
    heads = {row.proposer_id: head_of(row.proposer, on) for row in rows}
    signing = {pk: head.code for pk, head in heads.items() if head is not None}
    members = member_ties(meeting)
    with transaction.atomic():
        for row in rows:
            ties = _ties(row, posts, signing)
            add_to_agenda(
                meeting, row.subject, label_of(row), subject_kind=row.award, ties=ties, members=members, by=by, on=on
            )
    return len(rows)


def _ties(row: Dossier, posts: Mapping[int, Iterable[Appointment]], signing: Mapping[int, str]) -> SubjectTies:
    """Whom a dossier concerns, by code: the person and the units of the person, or the collective; who proposed it."""
    proposers = frozenset({signing[row.proposer_id]} if row.proposer_id in signing else ())
    if row.person is None:
        assert row.organisation is not None
        return SubjectTies(units=frozenset({row.organisation.code}), proposers=proposers)
    held = posts.get(row.person.pk, ())
    units = frozenset(post.organisation.code for post in held)
    return SubjectTies(frozenset({row.person.code}), units, proposers)
