"""The signatures of a PDF checked without asking any other machine: by what the file holds and the roots given."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from thidua.documents.logic.verdict import Chain, Finding, Later, TimeSource, Verdict

ROOT_SUFFIXES = (".pem", ".crt", ".cer")
SIGNATURE = "/Sig"
USES = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)
"""Either use of a key is found in certificates issued for signing documents."""
BROKEN = (
    PdfError,
    SigningError,
    SignatureValidationError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    NotImplementedError,
    OverflowError,
    RecursionError,
)
"""What the parsers raise at a file that somebody has damaged."""
CHAINS: Mapping[object, Chain] = {
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: Chain.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: Chain.EXPIRED,
    AdESIndeterminate.EXPIRED: Chain.EXPIRED,
    AdESIndeterminate.NOT_YET_VALID: Chain.EXPIRED,
    AdESIndeterminate.REVOKED_NO_POE: Chain.REVOKED,
    AdESIndeterminate.REVOKED_CA_NO_POE: Chain.REVOKED,
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: Chain.WRONG_USE,
    AdESIndeterminate.SIG_CONSTRAINTS_FAILURE: Chain.WRONG_USE,
}
LATER: Mapping[object, Later] = {
    ModificationLevel.NONE: Later.NOTHING,
    ModificationLevel.LTA_UPDATES: Later.ADDED,
    ModificationLevel.FORM_FILLING: Later.ADDED,
}


def roots_in(folder: Path) -> list[bytes]:
    """The root certificates in a folder as DER; files of other kinds are passed over."""
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return [der for file in files if file.suffix.lower() in ROOT_SUFFIXES for der in _ders(file.read_bytes())]


def _ders(data: bytes) -> Iterable[bytes]:
    if pem.detect(data):
        return [der for _kind, _headers, der in pem.unarmor(data, multiple=True)]
    return [data]


def check_signatures(data: bytes, roots: Sequence[bytes], at: datetime) -> Verdict:
    """The verdict on a file at a moment. Nothing is raised: a file that cannot be read is told as such."""
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        signatures = [s for s in reader.embedded_signatures if s.sig_object_type == SIGNATURE]
    except BROKEN:
        return Verdict(readable=False)
    findings = [_finding(signature, roots, at) for signature in signatures]
    if findings and signatures[-1].signed_revision == reader.total_revisions - 1 and _is_followed(signatures[-1], data):
        findings[-1] = replace(findings[-1], later=Later.CHANGED)
    return Verdict(tuple(findings))


def _is_followed(signature: EmbeddedPdfSignature, data: bytes) -> bool:
    """Whether more than blanks stands behind what the signature covers, though no reader of the file would show it."""
    *_, start, length = signature.byte_range
    return bool(data[int(start) + int(length) :].strip())


def _finding(signature: EmbeddedPdfSignature, roots: Sequence[bytes], at: datetime) -> Finding:
    try:
        certificate = signature.signer_cert
    except BROKEN:
        return Finding(
            "", "", "", "", None, TimeSource.NONE, whole=False, chain=Chain.UNKNOWN_ROOT, later=Later.NOTHING
        )
    try:
        status = _status(signature, roots, at)
    except BROKEN:
        return _found(certificate, None)
    return _found(certificate, status)


def _status(signature: EmbeddedPdfSignature, roots: Sequence[bytes], at: datetime) -> PdfSignatureStatus:
    """The status now, or at the moment of a trusted time stamp where the certificate has run out since."""
    now = _status_at(signature, roots, at)
    stamp = now.timestamp_validity
    if _chain(now) is Chain.EXPIRED and stamp is not None and stamp.valid and stamp.intact and stamp.trusted:
        return _status_at(signature, roots, stamp.timestamp)
    return now


def _status_at(signature: EmbeddedPdfSignature, roots: Sequence[bytes], at: datetime) -> PdfSignatureStatus:
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(root) for root in roots], moment=at, allow_fetching=False
    )
    return validate_pdf_signature(signature, context, key_usage_settings=USES)


def _found(certificate: x509.Certificate, status: PdfSignatureStatus | None) -> Finding:
    subject, issuer = certificate.subject.native, certificate.issuer.native
    moment, source = _moment(status)
    return Finding(
        signer=_words(subject, "common_name"),
        organisation=_words(subject, "organization_name"),
        issuer=_words(issuer, "common_name") or _words(issuer, "organization_name"),
        serial=format(certificate.serial_number, "X"),
        signed_at=moment,
        time_source=source,
        whole=status is not None and status.intact and status.valid,
        chain=_chain(status),
        later=_later(status),
    )


def _words(name: Mapping[str, Any], part: str) -> str:
    value = name.get(part, "")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _moment(status: PdfSignatureStatus | None) -> tuple[datetime | None, TimeSource]:
    if status is None:
        return None, TimeSource.NONE
    stamp = status.timestamp_validity
    if stamp is not None and stamp.valid and stamp.intact and stamp.trusted:
        return stamp.timestamp, TimeSource.AUTHORITY
    if status.signer_reported_dt is not None:
        return status.signer_reported_dt, TimeSource.SIGNER
    return None, TimeSource.NONE


def _chain(status: PdfSignatureStatus | None) -> Chain:
    if status is None:
        return Chain.UNKNOWN_ROOT
    if status.revoked:
        return Chain.REVOKED
    problem = status.trust_problem_indic
    if problem is None:
        return Chain.TRUSTED if status.validation_path is not None else Chain.UNKNOWN_ROOT
    return CHAINS.get(problem, Chain.UNKNOWN_ROOT)


def _later(status: PdfSignatureStatus | None) -> Later:
    if status is None or status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return Later.NOTHING
    if status.coverage is not SignatureCoverageLevel.ENTIRE_REVISION or not status.docmdp_ok:
        return Later.CHANGED
    return LATER.get(status.modification_level, Later.CHANGED)
