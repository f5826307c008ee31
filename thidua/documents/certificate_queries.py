"""Named reads of certificates, their templates and printers, and of what a certificate proves."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.core.audit import SYSTEM, Actor
from thidua.core.models import Job
from thidua.core.queries import jobs_about
from thidua.directory.models import Organisation, Role
from thidua.directory.queries import organisations_of
from thidua.documents.logic.certificate_codes import is_whole, typed
from thidua.documents.logic.certificates import CertificateState
from thidua.documents.logic.proof import NotAProof, Proof, Standing, Statement
from thidua.documents.models import (
    Certificate,
    CertificateBatch,
    CertificateFile,
    CertificateTemplate,
    Paper,
    PrinterCorrection,
    SignedFile,
)
from thidua.documents.queries import READERS
from thidua.documents.sign.sealing import Forged, Keys, SealingKey, kept_key, keys_in, known_keys, opened

ISSUERS = (Role.OFFICER, Role.HEAD, Role.LEADER)
"""Who issues and revokes certificates of a unit."""
NOT_ISSUED = CertificateState.DRAFT.value


def templates_visible_to(user: Actor, on: date) -> QuerySet[CertificateTemplate]:
    """Templates of the units whose papers the reader works with or audits."""
    rows = CertificateTemplate.objects.select_related("organisation", "scan")
    return rows if user is SYSTEM else rows.filter(organisation__in=organisations_of(user, on, *READERS))


def batches_visible_to(user: Actor, on: date) -> QuerySet[CertificateBatch]:
    """Batches of the same units, with the number of their certificates as ``size``."""
    rows = CertificateBatch.objects.select_related("organisation", "template", "created_by")
    rows = rows.annotate(size=Count("certificates"))
    return rows if user is SYSTEM else rows.filter(organisation__in=organisations_of(user, on, *READERS))


def certificates_visible_to(user: Actor, on: date) -> QuerySet[Certificate]:
    """Issued certificates of the same units, revoked ones too."""
    rows = Certificate.objects.exclude(state=NOT_ISSUED).select_related("batch__organisation", "batch__template")
    return rows if user is SYSTEM else rows.filter(batch__organisation__in=organisations_of(user, on, *READERS))


def certificates_of(batch: CertificateBatch) -> QuerySet[Certificate]:
    """The certificates of a batch in their order."""
    return batch.certificates.order_by("number")


def files_of(batch: CertificateBatch) -> QuerySet[CertificateFile]:
    """The files for the printer, those without a correction first."""
    return batch.files.select_related("file").order_by("printer", "first")


def printers_of(organisation: Organisation) -> QuerySet[PrinterCorrection]:
    """The printers of a unit that need a correction."""
    return PrinterCorrection.objects.filter(organisation=organisation)


def signed_files_visible_to(user: Actor, on: date) -> QuerySet[SignedFile]:
    """Files signed or checked in the reader's units."""
    rows = SignedFile.objects.select_related("organisation", "file", "original", "by")
    return rows if user is SYSTEM else rows.filter(organisation__in=organisations_of(user, on, *READERS))


def is_scan_of_template(file_id: int) -> bool:
    """Whether some template shows this file."""
    return CertificateTemplate.objects.filter(scan=file_id).exists()


def printing_subject(batch: CertificateBatch, printer: str = "") -> str:
    """What the printing job of a batch is about; the printer's name follows where there is one."""
    return f"{batch.subject}@{printer}"[:120]


def last_printing_of(batch: CertificateBatch) -> Job | None:
    """The latest printing of a batch, for whichever printer."""
    return jobs_about(printing_subject(batch)).first()


def batches_with(rows: QuerySet[CertificateBatch], words: list[str]) -> QuerySet[CertificateBatch]:
    """Batches one of whose certificates, or whose decision, holds every word."""
    for word in words:
        inside = Certificate.objects.filter(batch=OuterRef("pk"), search_key__contains=word)
        rows = rows.filter(Q(Exists(inside)) | Q(decision_number__icontains=word))
    return rows


# --- proof -----------------------------------------------------------------------------------------------------------


def sealing_key() -> SealingKey:
    """The key of this installation, made on first use."""
    return _sealing_key(settings.PROOF_KEY_FILE)


@cache
def _sealing_key(path: Path) -> SealingKey:
    return kept_key(path)


def believed_keys() -> Keys:
    """The public keys whose certificates are believed: our own and those laid into the trust folder."""
    return {**keys_in(settings.TRUSTED_PROOF_KEYS), **known_keys([sealing_key().private.public_key()])}


def proof_of_token(token: str) -> Proof:
    """What the QR of a certificate proves. Without a record here the seal alone speaks, and the standing is unknown."""
    try:
        statement = opened(token, believed_keys())
    except Forged:
        return Proof(Standing.FORGED)
    except NotAProof:
        return Proof(Standing.UNREADABLE)
    record = _issued(statement.code)
    if record is None:
        return Proof(Standing.SEAL_ONLY, statement)
    return _standing_of(record, statement) if record.token == token else Proof(Standing.FORGED)


def proof_of_code(text: str) -> Proof:
    """What the code typed from a certificate proves."""
    code = typed(text)
    if not is_whole(code):
        return Proof(Standing.UNREADABLE)
    record = _issued(code)
    if record is None:
        return Proof(Standing.UNKNOWN)
    try:
        return _standing_of(record, opened(record.token, believed_keys()))
    except (Forged, NotAProof):
        return Proof(Standing.FORGED)


def _issued(code: str) -> Certificate | None:
    return Certificate.objects.exclude(state=NOT_ISSUED).filter(code=code).first()


def _standing_of(record: Certificate, statement: Statement) -> Proof:
    if record.state == CertificateState.REVOKED:
        return Proof(Standing.REVOKED, statement, record.revoked_on, record.revocation_basis)
    return Proof(Standing.VALID, statement)


def signed_prints_of(paper: Paper) -> QuerySet[SignedFile]:
    """The signed prints of a paper, the last one first."""
    return SignedFile.objects.filter(paper=paper).select_related("by", "file").order_by("-id")
