"""What actions on dossiers share: the proposal as a row, a locked step, the judgement as it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation.logic.catalogue.awards import AWARDS, SIMPLIFIED_KINDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.eligibility import Eligibility, FavourableChoice, chosen, compare, judge
from thidua.commendation.logic.terms import MeritKind, SubjectKind
from thidua.commendation.logic.workflow import DOSSIER, DossierState
from thidua.commendation.models import AwardRound, Dossier
from thidua.commendation.queries import facts_for
from thidua.commendation.steps.honours import holder
from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.workflow import NoSuchStep
from thidua.directory.models import Organisation, Person


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What is proposed: which award, for which merit of which years, sent to whom for appraisal, in which round."""

    award: AwardCode
    year: int
    appraiser: Organisation
    merit: MeritKind = MeritKind.MERIT
    first_year: int | None = None
    deed: str = ""
    report: str = ""
    simplified: bool = False
    subject_kind: SubjectKind | None = None
    round: AwardRound | None = None


def proposal(subject: Person | Organisation, facts: DossierFacts, proposer: Organisation) -> Dossier:
    """The dossier as it would begin, without code and unsaved."""
    usual = SubjectKind.INDIVIDUAL if isinstance(subject, Person) else SubjectKind.COLLECTIVE
    return Dossier(
        **holder(subject),
        subject_kind=(facts.subject_kind or usual).value,
        award=facts.award.value,
        merit=facts.merit.value,
        first_year=facts.first_year or facts.year,
        year=facts.year,
        deed=facts.deed,
        report=facts.report,
        proposer=proposer,
        appraiser=facts.appraiser,
        simplified=facts.simplified,
        round=facts.round,
    )


SIMPLE = "Điều 85 Luật 06/2022/QH15"
"""Where the law has the simplified procedure."""


def require_simple(facts: DossierFacts) -> None:
    """Refuse the simplified procedure for an award or a kind of merit that has none, or without the deed itself."""
    if facts.merit not in SIMPLIFIED_KINDS or not AWARDS[facts.award].simplified:
        words = _("Hình thức hoặc loại hình này không áp dụng thủ tục đơn giản (%(law)s).") % {"law": SIMPLE}
        raise Invalid({"award": words})
    if not facts.deed.strip():
        raise Invalid({"deed": _("Hãy ghi thành tích đột xuất: việc gì, ở đâu, khi nào.")})


def locked(dossier: Dossier) -> Dossier:
    """The dossier as it is now, locked until the transaction ends."""
    return Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)


def advanced(dossier: Dossier, step: str) -> Dossier:
    """The locked dossier with the step taken, unsaved."""
    fresh = locked(dossier)
    try:
        fresh.state = DOSSIER.advance(DossierState(fresh.state), step)
    except NoSuchStep as flaw:
        raise Conflict(_("Hồ sơ vừa được người khác xử lý; hãy tải lại trang.")) from flaw
    fresh.version += 1
    return fresh


def takes_result(dossier: Dossier) -> bool:
    """Whether a result still changes anything: before the award, and a refusal only where a vote caused it."""
    if dossier.state == DossierState.REFUSED:
        return bool(dossier.council_result) and not dossier.council_result["passed"]
    return dossier.state in {DossierState.IN_COUNCIL, DossierState.PROPOSED}


def judged(dossier: Dossier, on: date) -> Eligibility:
    """What the law of the day of receipt says of the dossier, or the amended one where that was chosen."""
    award, facts, received = AwardCode(dossier.award), facts_for(dossier, on), dossier.received_on or on
    if dossier.favourable_on is None:
        return judge(award, facts, received)
    choice = FavourableChoice(dossier.favourable_reason, dossier.favourable_on)
    try:
        return chosen(choice, compare(award, facts, received))
    except ValueError:
        return judge(award, facts, received)


def judged_values(answer: Eligibility) -> dict[str, object]:
    """The judgement as it is kept with the dossier: every rule with its article, verdict, facts and what is missing."""
    return {
        "verdict": answer.verdict.value,
        "received": answer.received.isoformat(),
        "missing": list(answer.missing),
        "answers": [
            {
                "rule": item.rule.id,
                "citation": str(item.rule.citation),
                "sentence": item.rule.sentence,
                "evidence": item.rule.evidence.value,
                "verdict": item.finding.verdict.value,
                "facts": list(item.finding.facts),
                "missing": list(item.finding.missing),
            }
            for item in answer.answers
        ],
    }
