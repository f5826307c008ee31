"""Honours and certificates of a whole decision, written with a few statements however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from thidua.commendation.decision_source import decider_of
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.decisions import certificate_kind
from thidua.commendation.logic.terms import SubjectKind
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import AwardDecision, DecisionLine, Dossier, Honour
from thidua.commendation.steps.decision_lines import AT_ONCE, honorific, named
from thidua.commendation.steps.honours import give_keys, initiatives_served
from thidua.core.audit import Actor
from thidua.core.errors import Conflict
from thidua.core.logic.text import fold
from thidua.core.numbering import next_code
from thidua.documents.actions.certificate_templates import TemplateFacts, create_template
from thidua.documents.actions.certificates import BatchFacts, draft_batch, issue_batch
from thidua.documents.logic.certificate_batches import Grantee
from thidua.documents.logic.certificates import CertificateKind, Stock
from thidua.documents.models import CertificateBatch, CertificateTemplate
from thidua.documents.models.certificate import CERTIFICATE_KINDS


def close_dossiers(lines: Sequence[DecisionLine]) -> None:
    """Every dossier of the lines is awarded; :class:`Conflict` names those that moved on meanwhile."""
    ids = [line.dossier_id for line in lines]
    rows = list(Dossier.objects.select_for_update(of=("self",)).filter(pk__in=ids).select_related("person"))
    astray = [row for row in rows if row.state != DossierState.PROPOSED]
    if astray:
        raise Conflict(_("Không còn ở bước trình quyết định: %(names)s.") % {"names": named(astray)})
    Dossier.objects.filter(pk__in=ids).update(state=DossierState.AWARDED.value, version=F("version") + 1)


def give_honours(decision: AwardDecision, lines: Sequence[DecisionLine], decided_by: str) -> list[Honour]:
    """One honour for each line, with names as the list prints them; the lines point to them."""
    assert decision.signed_on is not None
    prefix = f"TT-{decision.signed_on.year}-"
    first = int(next_code(Honour, prefix, digits=5)[len(prefix) :])
    rows = [
        _honour(decision, line, f"{prefix}{first + place:05d}", decision.signed_on, decided_by)
        for place, line in enumerate(lines)
    ]
    Honour.objects.bulk_create(rows, AT_ONCE)
    give_keys(*rows)
    initiatives_served(*rows)
    for line, honour in zip(lines, rows, strict=True):
        line.honour = honour
    DecisionLine.objects.bulk_update(lines, ["honour"], AT_ONCE)
    return rows


def _honour(decision: AwardDecision, line: DecisionLine, code: str, decided: date, decided_by: str) -> Honour:
    dossier = line.dossier
    return Honour(
        person_id=dossier.person_id,
        organisation_id=dossier.organisation_id,
        code=code,
        subject_kind=dossier.subject_kind,
        award=dossier.award,
        merit=dossier.merit,
        first_year=dossier.first_year,
        last_year=dossier.year,
        deed=dossier.deed,
        decision_number=decision.number,
        decided_on=decided,
        decided_by=decided_by,
        name_then=line.name,
        unit_then=line.unit,
        dossier=dossier,
        search_key=fold(f"{line.name} {line.unit} {decision.number}")[:700],
    )


def give_certificates(
    decision: AwardDecision, lines: Sequence[DecisionLine], *, by: Actor, on: date
) -> list[CertificateBatch]:
    """A batch of certificates for each award that is handed over on a form; its files go to the printer's queue."""
    found = []
    for award, rows in _by_award(lines).items():
        kind = certificate_kind(award)
        if kind is not None:
            template = _template(decision, kind, by=by, on=on)
            found.append(_batch(decision, award, rows, template, by=by, on=on))
    return found


def _by_award(lines: Iterable[DecisionLine]) -> Mapping[AwardCode, list[DecisionLine]]:
    found: dict[AwardCode, list[DecisionLine]] = {}
    for line in lines:
        found.setdefault(AwardCode(line.dossier.award), []).append(line)
    return found


def _template(decision: AwardDecision, kind: CertificateKind, *, by: Actor, on: date) -> CertificateTemplate:
    """The body's own template of the kind, else one begun with the usual layout."""
    own = CertificateTemplate.objects.filter(organisation=decision.organisation, kind=kind.value, is_active=True)
    found = own.select_related("organisation").first()
    if found is not None:
        return found
    facts = TemplateFacts(_("%(kind)s, khổ A4") % {"kind": CERTIFICATE_KINDS[kind]}, kind, Stock.BLANK)
    return create_template(facts, organisation=decision.organisation, by=by, on=on)


def _batch(
    decision: AwardDecision,
    award: AwardCode,
    lines: Sequence[DecisionLine],
    template: CertificateTemplate,
    *,
    by: Actor,
    on: date,
) -> CertificateBatch:
    assert decision.signed_on is not None
    decider = decider_of(decision, decision.signed_on)
    signature = decider.signature
    facts = BatchFacts(
        issuer=decider.decides,
        award=AWARDS[award].name,
        decision_number=decision.number,
        decision_date=decision.signed_on,
        place=decider.place,
        authority="\n".join((*signature.authority, signature.position)),
        signer=signature.name or "…",
        merit=decision.merit,
    )
    rows = [Grantee(_addressed(line), line.unit, line.merit) for line in lines]
    batch = draft_batch(facts, rows, template=template, by=by, on=on)
    issued = issue_batch(batch, by=by, on=on)
    for line, certificate in zip(lines, issued.certificates.order_by("number"), strict=True):
        line.certificate = certificate
    DecisionLine.objects.bulk_update(lines, ["certificate"], AT_ONCE)
    return issued


def _addressed(line: DecisionLine) -> str:
    """The holder as the certificate addresses them."""
    person = line.dossier.person
    if person is None or line.dossier.subject_kind == SubjectKind.HOUSEHOLD:
        return line.name
    return f"{honorific(person)} {line.name}"[:160]
