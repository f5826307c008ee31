"""Every title and form by its code, and the questions asked of the catalogue."""

from __future__ import annotations

from datetime import date

from thidua.commendation.logic.catalogue.award import AUTHORITIES, Award, Paper, RequiredPaper, When
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.catalogue.forms import COMMENDATIONS, MERIT_CERTIFICATES, ORDERS
from thidua.commendation.logic.catalogue.titles import TITLES
from thidua.commendation.logic.terms import MeritKind, SubjectKind
from thidua.core.logic.saying import in_a_row

AWARDS = {award.code: award for award in (*TITLES, *MERIT_CERTIFICATES, *COMMENDATIONS, *ORDERS)}

SIMPLIFIED = (RequiredPaper(Paper.SUBMISSION_LETTER), RequiredPaper(Paper.SHORT_REPORT))
"""The dossier of the simplified procedure (Luật 06/2022/QH15, Điều 85)."""
SIMPLIFIED_KINDS = frozenset({MeritKind.UNEXPECTED, MeritKind.DEDICATION, MeritKind.SERVICE, MeritKind.EXTERNAL})
"""Kinds of merit that the simplified procedure is open to by themselves; others need one of its reasons (Điều 85)."""


def award_of(code: AwardCode) -> Award:
    """The award behind a code."""
    return AWARDS[code]


def awards_for(subject: SubjectKind, on: date) -> tuple[Award, ...]:
    """What a subject of this kind can get on the day."""
    return tuple(award for award in AWARDS.values() if subject in award.subjects and award.deciders(on))


def award_choices(on: date) -> list[tuple[str, str]]:
    """Codes and names of what somebody decides on the day, in the order of the catalogue."""
    return [(code.value, award.name_on(on)) for code, award in AWARDS.items() if award.deciders(on)]


def deciders_text(code: AwardCode, on: date) -> str:
    """Who decides on the day, as a list for people."""
    return in_a_row((AUTHORITIES[authority] for authority in AWARDS[code].deciders(on)), "; ")


def papers_for(
    code: AwardCode, *, simplified: bool = False, routes: frozenset[When] = frozenset()
) -> tuple[Paper, ...]:
    """The papers of a dossier; ``routes`` names the conditional cases that apply."""
    award = AWARDS[code]
    wanted = SIMPLIFIED if simplified and award.simplified else award.papers
    return tuple(item.paper for item in wanted if item.when is When.ALWAYS or item.when in routes)
