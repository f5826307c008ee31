"""Lines of a decision made, numbered and reckoned. Part of the actions that change a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation.decision_queries import LIVE, holds_among, lines_of, refused_among
from thidua.commendation.logic.bonus_lines import reckoned
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.decisions import DECISION, DecisionState, competence, place_of
from thidua.commendation.logic.terms import SubjectKind
from thidua.commendation.models import AwardDecision, DecisionLine, Dossier
from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.workflow import NoSuchStep
from thidua.directory.models import Appointment, Person
from thidua.directory.queries import offices_by_person

AT_ONCE = 500
MOST_NAMED = 5
RECKONED = ("multiple", "base", "computed", "amount", "note", "unverified")


def locked_decision(decision: AwardDecision, version: int | None = None) -> AwardDecision:
    """The decision as it is now, locked; :class:`Conflict` where it was saved since ``version`` was read."""
    rows = AwardDecision.objects.select_for_update(of=("self",)).select_related("organisation", "drafter", "paper")
    fresh = rows.get(pk=decision.pk)
    if version is not None and fresh.version != version:
        raise Conflict(_("Quyết định vừa được người khác sửa; hãy tải lại trang rồi sửa tiếp."))
    return fresh


def advanced_decision(decision: AwardDecision, step: str) -> AwardDecision:
    """The locked decision with the step taken, unsaved."""
    fresh = locked_decision(decision)
    try:
        fresh.state = DECISION.advance(DecisionState(fresh.state), step).value
    except NoSuchStep as flaw:
        raise Conflict(_("Quyết định vừa được người khác xử lý; hãy tải lại trang.")) from flaw
    fresh.version += 1
    return fresh


def named(dossiers: Iterable[Dossier]) -> str:
    """The first few dossiers by name, for a message."""
    rows = list(dossiers)
    words = "; ".join(f"{row.of} ({row.code})" for row in rows[:MOST_NAMED])
    return words if len(rows) <= MOST_NAMED else f"{words}…"


def require_ready(decision: AwardDecision, dossiers: Sequence[Dossier], on: date) -> None:
    """No hold, no clear no of the law, and the head of the body may decide the award on the day."""
    problems = competence_problems(decision, dossiers, on)
    held = holds_among(dossiers, on)
    if held:
        stopped = [row for row in dossiers if row.pk in held]
        problems.append(_("Đang tạm dừng xét khen thưởng: %(names)s.") % {"names": named(stopped)})
    refused = refused_among(dossiers, on)
    if refused:
        unfit = [row for row in dossiers if row.pk in refused]
        problems.append(_("Chưa đủ điều kiện: %(names)s.") % {"names": named(unfit)})
    if problems:
        raise Invalid({"": " ".join(problems)})


def competence_problems(decision: AwardDecision, dossiers: Iterable[Dossier], on: date) -> list[str]:
    """One sentence for each award that the body does not decide."""
    awards = {AwardCode(row.award) for row in dossiers}
    answers = [competence(award, decision.organisation.kind, on) for award in sorted(awards)]
    return [answer.reason for answer in answers if not answer]


def require_free(dossiers: Sequence[Dossier]) -> None:
    """None of the dossiers stands in a living decision already."""
    taken = DecisionLine.objects.filter(dossier__in=dossiers, decision__state__in=LIVE).select_related("dossier")
    rows = [line.dossier for line in taken]
    if rows:
        raise Conflict(_("Đã có trong quyết định khác: %(names)s. Hãy tải lại trang.") % {"names": named(rows)})


def new_lines(decision: AwardDecision, dossiers: Sequence[Dossier], on: date) -> list[DecisionLine]:
    """Unsaved lines with names, units and bonuses as of the day."""
    offices = offices_by_person([row.person for row in dossiers if row.person is not None], on)
    return [_line(decision, row, offices, on) for row in dossiers]


def _line(
    decision: AwardDecision, dossier: Dossier, offices: Mapping[int, list[Appointment]], on: date
) -> DecisionLine:
    line = DecisionLine(
        decision=decision,
        order=0,
        dossier=dossier,
        name=_printed_name(dossier)[:160],
        unit=_printed_unit(dossier, offices.get(dossier.person_id or 0, []))[:250],
        merit=(dossier.deed or decision.merit)[:500],
    )
    reckon(line, on)
    return line


def _printed_name(dossier: Dossier) -> str:
    if dossier.subject_kind != SubjectKind.HOUSEHOLD or dossier.person is None:
        return str(dossier.of)
    return f"Hộ gia đình {honorific(dossier.person).lower()} {dossier.person}"


def _printed_unit(dossier: Dossier, held: Sequence[Appointment]) -> str:
    """The posts of a person; where a household lives, which is where it was proposed; nothing for a body."""
    if dossier.subject_kind == SubjectKind.HOUSEHOLD:
        return str(dossier.proposer)
    return "; ".join(f"{office.post}, {office.organisation}" for office in held)


def honorific(person: Person) -> str:
    """How a certificate addresses a person."""
    words: Mapping[str, str] = {Person.Gender.FEMALE: "Bà", Person.Gender.MALE: "Ông"}
    return words.get(person.gender, "Ông (bà)")


def reckon(line: DecisionLine, decided: date) -> bool:
    """Put the bonus of the day into the line; what a person has set stays. True where something changed."""
    before = [getattr(line, name) for name in RECKONED]
    found = reckoned(AwardCode(line.dossier.award), SubjectKind(line.dossier.subject_kind), decided)
    line.multiple, line.base, line.computed = found.multiple, found.base, found.amount
    line.note, line.unverified = found.note, found.unverified[:300]
    if not line.amount_reason:
        line.amount = found.amount or 0
    return before != [getattr(line, name) for name in RECKONED]


def renumber(decision: AwardDecision) -> None:
    """Number the lines through all lists of the decision, in the order in which the paper prints them."""
    rows = sorted(
        lines_of(decision),
        key=lambda line: (place_of(AwardCode(line.dossier.award), SubjectKind(line.dossier.subject_kind)), line.pk),
    )
    changed = []
    for number, line in enumerate(rows, 1):
        if line.order != number:
            line.order = number
            changed.append(line)
    DecisionLine.objects.bulk_update(changed, ["order"], AT_ONCE)
