"""What can be said of the digital signatures of a PDF: who, when, whole or not, believed or not, changed afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TimeSource(StrEnum):
    """Who says when it was signed."""

    AUTHORITY = "authority"  # a time-stamping authority
    SIGNER = "signer"  # the clock of the signer's own machine
    NONE = "none"


class Chain(StrEnum):
    """Whether the certificate leads to a root that is believed here."""

    TRUSTED = "trusted"
    UNKNOWN_ROOT = "unknown_root"
    EXPIRED = "expired"
    REVOKED = "revoked"
    WRONG_USE = "wrong_use"  # the certificate is not meant for signing documents


class Later(StrEnum):
    """What happened to the file after this signature."""

    NOTHING = "nothing"
    ADDED = "added"  # further signatures, time stamps, filled fields: what a signature allows
    CHANGED = "changed"


class Outcome(StrEnum):
    """The verdict in one word."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BROKEN = "broken"
    UNSIGNED = "unsigned"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Finding:
    """One signature. ``whole``: the signed bytes are as they were signed and the signature is by this certificate."""

    signer: str
    organisation: str
    issuer: str
    serial: str
    signed_at: datetime | None
    time_source: TimeSource
    whole: bool
    chain: Chain
    later: Later

    @property
    def outcome(self) -> Outcome:
        if not self.whole or self.later is Later.CHANGED or self.chain is Chain.REVOKED:
            return Outcome.BROKEN
        return Outcome.GOOD if self.chain is Chain.TRUSTED else Outcome.DOUBTFUL


@dataclass(frozen=True, slots=True)
class Verdict:
    """The whole file: its signatures in the order they were made. ``readable`` is false for what is no PDF."""

    findings: tuple[Finding, ...] = ()
    readable: bool = True

    @property
    def outcome(self) -> Outcome:
        """The worst of the signatures."""
        if not self.readable:
            return Outcome.UNREADABLE
        if not self.findings:
            return Outcome.UNSIGNED
        order = (Outcome.BROKEN, Outcome.DOUBTFUL, Outcome.GOOD)
        return min((finding.outcome for finding in self.findings), key=order.index)
