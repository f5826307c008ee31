"""Envelopes that only k of n officers can open: HPKE (RFC 9180) of the ``cryptography`` library, X25519 and AES-256.

The key of a box exists whole only twice, in memory: while it is made and split, and while the box is opened. An
officer's share lies in the database under the officer's own key, which comes from a code that only the officer has.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from thidua.council.logic.sharing import SECRET_BYTES, Share, combine, share_from, split
from thidua.council.logic.slips import (
    SLIP_BYTES,
    TRACKER_BYTES,
    Slip,
    Unreadable,
    code_of,
    normal_code,
    read_slip,
    slip_bytes,
)

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SLIP, _SHARE, _CODE = b"thidua/slip/1/", b"thidua/share/1/", b"thidua/officer/1"
ENVELOPE_BYTES = 32 + SLIP_BYTES + 16
"""The ephemeral key, the slip, the tag of the cipher."""
CODE_PARTS = 2
"""An officer's code is two codes of 80 bits."""


class WrongCode(ValueError):
    """The code does not open this officer's share."""


@dataclass(frozen=True, slots=True)
class NewBoxKey:
    """What is left of a fresh key: its public half, and each officer's share under the officer's key."""

    public: bytes
    sealed_shares: tuple[bytes, ...]


def new_tracker() -> bytes:
    """A tracker nobody can guess."""
    return secrets.token_bytes(TRACKER_BYTES)


def new_code() -> str:
    """An officer's opening code, to be shown once and written down."""
    return "-".join(code_of(secrets.token_bytes(TRACKER_BYTES)) for _ in range(CODE_PARTS))


def officer_public(code: str) -> bytes:
    """The public key that belongs to an officer's code."""
    return _officer_key(code).public_key().public_bytes_raw()


def make_box_key(box: UUID, officers: Sequence[bytes], threshold: int) -> NewBoxKey:
    """Make the key of a box, split it, and seal each share to its officer's public key; the private half is dropped."""
    private = secrets.token_bytes(SECRET_BYTES)
    shares = split(private, threshold, len(officers), secrets.randbelow)
    sealed = tuple(
        _SUITE.encrypt(share.to_bytes(), X25519PublicKey.from_public_bytes(public), _SHARE + box.bytes)
        for share, public in zip(shares, officers, strict=True)
    )
    return NewBoxKey(X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw(), sealed)


def seal_slip(public: bytes, box: UUID, item: UUID, slip: Slip) -> bytes:
    """An envelope around a slip, for this item of this box only."""
    context = _SLIP + box.bytes + item.bytes
    return _SUITE.encrypt(slip_bytes(item, slip), X25519PublicKey.from_public_bytes(public), context)


def open_share(code: str, box: UUID, sealed: bytes) -> Share:
    """An officer's share; :class:`WrongCode` where the code is not the officer's."""
    try:
        return share_from(_SUITE.decrypt(sealed, _officer_key(code), _SHARE + box.bytes))
    except InvalidTag:
        message = "wrong code"
        raise WrongCode(message) from None


class BoxKey:
    """The private key of a box for as long as it is being opened."""

    def __init__(self, shares: Iterable[Share], public: bytes) -> None:
        """From k shares; ``ValueError`` where they are too few or of another box."""
        self._private = X25519PrivateKey.from_private_bytes(combine(shares))
        if self._private.public_key().public_bytes_raw() != public:
            message = "the shares are not of this box"
            raise ValueError(message)

    def open_slip(self, box: UUID, item: UUID, envelope: bytes) -> Slip | None:
        """The slip inside; None where the envelope holds no slip of this item of this box."""
        try:
            return read_slip(item, _SUITE.decrypt(envelope, self._private, _SLIP + box.bytes + item.bytes))
        except (InvalidTag, Unreadable):
            return None


def _officer_key(code: str) -> X25519PrivateKey:
    material = normal_code(code).encode("ascii", "replace")
    seed = HKDF(hashes.SHA256(), SECRET_BYTES, salt=None, info=_CODE).derive(material)
    return X25519PrivateKey.from_private_bytes(seed)
