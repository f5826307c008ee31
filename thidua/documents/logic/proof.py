"""What a certificate says of itself, as the text that is signed and printed in its QR.

The statement is nine lines of UTF-8: the mark of the format, then code, kind, holder, award, number and date of the
decision, issuer, and the name of the key. Whoever has the public key can check it with any Ed25519 tool, without this
system: the signature is over exactly these bytes. It holds no birth date, no personal number, no address.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from thidua.core.logic.text import collapse, nfc

MARK: Final = "thidua-chung-nhan-1"
SIGNATURE_BYTES: Final = 64
LONGEST: Final = 2000
"""Bytes of a token; a QR holds fewer than 3000."""


class NotAProof(ValueError):
    """The token is not the text of a certificate at all."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is proven: ``issuer`` gave ``award`` to ``holder`` by that decision. ``key`` names the signing key."""

    code: str
    kind: str
    holder: str
    award: str
    decision_number: str
    decision_date: date
    issuer: str
    key: str


def statement_bytes(statement: Statement) -> bytes:
    """The bytes that are signed."""
    words = (statement.holder, statement.award, statement.decision_number)
    lines = (
        MARK,
        statement.code,
        statement.kind,
        *(collapse(nfc(text)) for text in words),
        statement.decision_date.isoformat(),
        collapse(nfc(statement.issuer)),
        statement.key,
    )
    return "\n".join(lines).encode()


def statement_from(body: bytes) -> Statement:
    """The statement of the signed bytes; :class:`NotAProof` where they are something else."""
    try:
        mark, code, kind, holder, award, number, day, issuer, key = body.decode().split("\n")
        decided = date.fromisoformat(day)
    except ValueError as trouble:
        raise NotAProof from trouble
    if mark != MARK:
        raise NotAProof
    return Statement(code, kind, holder, award, number, decided, issuer, key)


def token_of(body: bytes, signature: bytes) -> str:
    """Signature and body as one piece of an address."""
    return base64.urlsafe_b64encode(signature + body).decode().rstrip("=")


def parts_of(token: str) -> tuple[bytes, bytes]:
    """Body and signature of a token; :class:`NotAProof` where it cannot be one."""
    if not SIGNATURE_BYTES < len(token) <= LONGEST:
        raise NotAProof
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as trouble:
        raise NotAProof from trouble
    return raw[SIGNATURE_BYTES:], raw[:SIGNATURE_BYTES]


class Standing(StrEnum):
    """What can be said of a certificate that somebody holds in hand."""

    VALID = "valid"
    REVOKED = "revoked"
    SEAL_ONLY = "seal_only"  # the seal is genuine; whether it was revoked is known elsewhere
    UNKNOWN = "unknown"  # no such code here
    FORGED = "forged"  # words were changed, or no believed key sealed them
    UNREADABLE = "unreadable"  # not the code or the QR of a certificate


@dataclass(frozen=True, slots=True)
class Proof:
    """The answer of the public page; ``statement`` is there whenever a seal was found genuine."""

    standing: Standing
    statement: Statement | None = None
    revoked_on: date | None = None
    basis: str = ""
