"""What an official does with certificates: the list drawn up, issued, printed, one of them revoked and restored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor, Change
from thidua.core.errors import Invalid, require
from thidua.core.jobs import enqueue
from thidua.core.logic.text import collapse, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import User
from thidua.documents import certificate_policy as policy
from thidua.documents.actions.making.certificates import (
    advance_batch,
    advance_certificate,
    checked_rows,
    drafts_of,
    sealed,
    stated,
)
from thidua.documents.actions.making.storing import stored_file
from thidua.documents.certificate_queries import printing_subject, sealing_key
from thidua.documents.logic.certificate_batches import Grantee
from thidua.documents.logic.certificates import CertificateState
from thidua.documents.models import Certificate, CertificateBatch, CertificateFile, CertificateTemplate

PRINT_JOB = "certificates.print"
AT_ONCE = 500
"""Rows written with one statement."""


@dataclass(frozen=True, slots=True)
class BatchFacts:
    """What all certificates of a batch share. ``merit`` holds where a row has none; ``authority`` may have lines."""

    issuer: str
    award: str
    decision_number: str
    decision_date: date
    place: str
    authority: str
    signer: str
    merit: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A file for the printer with the certificates ``first`` to ``last``."""

    first: int
    last: int
    pdf: bytes


@action("certificate_batch.drafted")
def draft_batch(
    facts: BatchFacts, rows: Sequence[Grantee], *, template: CertificateTemplate, by: Actor, on: date
) -> CertificateBatch:
    """Draw up the list; nothing is issued yet and everything can be looked at first."""
    require(policy.can_edit_template(by, template, on))
    if facts.decision_date > on:
        raise Invalid({"decision_date": _("Ngày quyết định chưa đến; hãy kiểm tra lại ngày.")})
    wanted = checked_rows(rows, facts.merit)
    batch = CertificateBatch(
        code=next_code(CertificateBatch, f"CN-{on.year}-", digits=4),
        organisation=template.organisation,
        template=template,
        issuer=collapse(nfc(facts.issuer)),
        award=collapse(nfc(facts.award)),
        decision_number=collapse(nfc(facts.decision_number)),
        decision_date=facts.decision_date,
        place=collapse(nfc(facts.place)),
        authority="\n".join(collapse(nfc(line)) for line in facts.authority.splitlines() if line.strip()),
        signer=collapse(nfc(facts.signer)),
        created_by=by if isinstance(by, User) else None,
        created_at=clock.now(),
    )
    save_checked(batch)
    Certificate.objects.bulk_create(drafts_of(batch, wanted, collapse(nfc(facts.merit))), AT_ONCE)
    record(batch.subject, str(batch), by=by, changes={"template": template.name, "count": len(wanted)})
    return batch


@action("certificate_batch.dropped")
def drop_batch(batch: CertificateBatch, *, by: Actor, on: date) -> CertificateBatch:
    """Put a list aside before anything was issued."""
    require(policy.can_drop_batch(by, batch, on))
    fresh = advance_batch(batch, "drop")
    save_checked(fresh, ["state"])
    record(fresh.subject, str(fresh), by=by)
    return fresh


@action("certificate_batch.restored")
def restore_batch(batch: CertificateBatch, *, by: Actor, on: date) -> CertificateBatch:
    """Take a list up again."""
    require(policy.can_restore_batch(by, batch, on))
    fresh = advance_batch(batch, "restore")
    save_checked(fresh, ["state"])
    record(fresh.subject, str(fresh), by=by)
    return fresh


@action("certificate_batch.issued")
def issue_batch(batch: CertificateBatch, *, by: Actor, on: date) -> CertificateBatch:
    """Seal every certificate of the list and have the files for the printer made. From here on nothing is changed."""
    require(policy.can_issue_batch(by, batch, on))
    fresh = advance_batch(batch, "issue")
    fresh.issued_at = clock.now()
    save_checked(fresh, ["state", "issued_at"])
    rows = list(fresh.certificates.order_by("number"))
    key = sealing_key()
    for row in rows:
        row.token, row.state = sealed(row, fresh, key), CertificateState.VALID.value
    Certificate.objects.bulk_update(rows, ["token", "state"], AT_ONCE)
    enqueue(PRINT_JOB, printing_subject(fresh), by=by, total=len(rows))
    record(fresh.subject, str(fresh), by=by, changes={"count": len(rows), "decision": fresh.decision_number})
    return fresh


@action("certificate_batch.reprinted")
def reprint_batch(batch: CertificateBatch, *, printer: str = "", by: Actor, on: date) -> CertificateBatch:
    """Have the files made again, moved as the named printer of the unit needs it."""
    require(policy.can_reprint(by, batch, on))
    fresh = advance_batch(batch, "reprint")
    save_checked(fresh, ["state"])
    enqueue(PRINT_JOB, printing_subject(fresh, printer), by=by, total=fresh.certificates.count())
    record(fresh.subject, str(fresh), by=by, changes={"printer": printer})
    return fresh


@action("certificate_batch.printed")
def keep_prints(
    batch: CertificateBatch, parts: Sequence[PrintedPart], *, printer: str = "", by: Actor, on: date
) -> CertificateBatch:
    """Take in the files the worker made, in place of older ones for the same printer."""
    require(policy.can_keep_prints(by, batch, on))
    fresh = advance_batch(batch, "printed")
    save_checked(fresh, ["state"])
    CertificateFile.objects.filter(batch=fresh, printer=printer).delete()
    for part in parts:
        name = f"{fresh.code}-{part.first:05d}-{part.last:05d}.pdf"
        stored = stored_file(ContentFile(part.pdf, name), name)
        save_checked(
            CertificateFile(
                batch=fresh, printer=printer, first=part.first, last=part.last, file=stored, made_at=clock.now()
            )
        )
    if fresh.created_by is not None:
        words = _("Tệp in của đợt cấp %(code)s đã sẵn sàng.") % {"code": fresh.code}
        notify([fresh.created_by], "certificates.printed", fresh.subject, words)
    record(fresh.subject, str(fresh), by=by, changes={"files": len(parts), "printer": printer})
    return fresh


@action("certificate.revoked")
def revoke_certificate(
    certificate: Certificate, *, basis: str, reason: str, revoked_on: date, by: Actor, on: date
) -> Certificate:
    """Take the honour back. The public page shows the day and ``basis``, the revoking decision; never the reason."""
    require(policy.can_revoke(by, certificate, on))
    words = stated(basis, "basis", _("Hãy ghi số, ngày và cơ quan ban hành quyết định thu hồi."))
    why = stated(reason, "reason", _("Hãy nêu lý do thu hồi."))
    if not certificate.decision_date <= revoked_on <= on:
        raise Invalid({"revoked_on": _("Ngày thu hồi phải từ ngày quyết định khen thưởng đến hôm nay.")})
    fresh = advance_certificate(certificate, "revoke")
    fresh.revoked_on, fresh.revocation_basis = revoked_on, words
    save_checked(fresh, ["state", "revoked_on", "revocation_basis"])
    record(fresh.subject, str(fresh), by=by, changes={"basis": words, "revoked_on": revoked_on}, reason=why)
    return fresh


@action("certificate.restored")
def restore_certificate(certificate: Certificate, *, reason: str, by: Actor, on: date) -> Certificate:
    """Give the honour back; day and basis of the revocation stay in the ledger."""
    require(policy.can_reinstate(by, certificate, on))
    why = stated(reason, "reason", _("Hãy nêu lý do khôi phục và văn bản căn cứ."))
    fresh = advance_certificate(certificate, "restore")
    changes = [
        Change("basis", fresh.revocation_basis, ""),
        Change("revoked_on", fresh.revoked_on, None),
    ]
    fresh.revoked_on, fresh.revocation_basis = None, ""
    save_checked(fresh, ["state", "revoked_on", "revocation_basis"])
    record(fresh.subject, str(fresh), by=by, changes=changes, reason=why)
    return fresh
