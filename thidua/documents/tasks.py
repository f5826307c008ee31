"""Background work of the room: certificates set for the printer, outside any transaction, then handed in at once."""

from __future__ import annotations

from thidua.core import clock
from thidua.core.audit import SYSTEM
from thidua.core.jobs import Progress, job
from thidua.core.models import Job
from thidua.documents.actions.certificates import PRINT_JOB, PrintedPart, keep_prints
from thidua.documents.actions.making.certificates import wording_of
from thidua.documents.certificate_queries import batches_visible_to, certificates_of, printers_of
from thidua.documents.exports import form_of
from thidua.documents.logic.certificate_batches import BatchState
from thidua.documents.models import CertificateBatch
from thidua.documents.render.certificate import certificates_pdf

IN_A_FILE = 250
"""Certificates in one file: what a tray of a printer holds."""


@job(PRINT_JOB)
def print_certificates(row: Job, progress: Progress) -> str:
    """Set the certificates of a batch, a file at a time. Safe to run twice."""
    subject, _at, printer = row.subject.partition("@")
    batch = batches_visible_to(SYSTEM, clock.today()).get(code=subject.partition(":")[2])
    if batch.state != BatchState.PRINTING:
        return "Tệp in đã có."
    parts = _parts(batch, printer, progress)
    keep_prints(batch, parts, printer=printer, by=SYSTEM, on=clock.today())
    return f"Đã tạo {len(parts)} tệp in."


def _parts(batch: CertificateBatch, printer: str, progress: Progress) -> list[PrintedPart]:
    rows = list(certificates_of(batch))
    correction = printers_of(batch.organisation).filter(printer=printer).first() if printer else None
    form = form_of(batch, correction)
    parts = []
    for start in range(0, len(rows), IN_A_FILE):
        progress(start, len(rows), f"Đang tạo tệp in: {start}/{len(rows)}")
        some = rows[start : start + IN_A_FILE]
        pdf = certificates_pdf(form, [wording_of(c, batch, c.token) for c in some])
        parts.append(PrintedPart(some[0].number, some[-1].number, pdf))
    progress(len(rows), len(rows), "Đang lưu tệp in")
    return parts
