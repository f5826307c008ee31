"""The seal of a certificate: Ed25519 (RFC 8032), so that anybody with the public key can check it without us."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from thidua.documents.logic.proof import Statement, parts_of, statement_bytes, statement_from, token_of

Keys = Mapping[str, Ed25519PublicKey]
"""Public keys by their names."""


class Forged(ValueError):
    """The token has the form of a certificate, but no known key signed it."""


@dataclass(frozen=True, slots=True)
class SealingKey:
    """The private key of an installation and the name of its public half."""

    private: Ed25519PrivateKey

    @property
    def name(self) -> str:
        return key_name(self.private.public_key())

    def seal(self, statement: Statement) -> str:
        """The token of the statement, under this key."""
        body = statement_bytes(replace(statement, key=self.name))
        return token_of(body, self.private.sign(body))


def key_name(key: Ed25519PublicKey) -> str:
    """The first ten hexadecimal digits of the SHA-256 of the raw public key."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:10]


def public_pem(key: Ed25519PublicKey) -> str:
    """The public key as people pass it on."""
    pem = key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return pem.decode()


def kept_key(path: Path) -> SealingKey:
    """The key in the file, made there once (mode 600). Two processes that start together end with the same key."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _put_new_key(path)
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        message = f"{path} holds no Ed25519 key"
        raise TypeError(message)
    return SealingKey(key)


def _put_new_key(path: Path) -> None:
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
        handle.write(pem)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def keys_in(folder: Path) -> dict[str, Ed25519PublicKey]:
    """The public keys (``*.pem``) of other installations whose certificates are believed; none without the folder."""
    files = sorted(folder.glob("*.pem")) if folder.is_dir() else []
    return known_keys(serialization.load_pem_public_key(file.read_bytes()) for file in files)


def known_keys(keys: Iterable[object]) -> dict[str, Ed25519PublicKey]:
    """The Ed25519 keys among these, by name."""
    return {key_name(key): key for key in keys if isinstance(key, Ed25519PublicKey)}


def opened(token: str, keys: Keys) -> Statement:
    """What the token proves. :class:`NotAProof` for any other text, :class:`Forged` where no known key signed it."""
    body, signature = parts_of(token)
    statement = statement_from(body)
    key = keys.get(statement.key)
    if key is None or statement_bytes(statement) != body:
        raise Forged
    try:
        key.verify(signature, body)
    except InvalidSignature as flaw:
        raise Forged from flaw
    return statement
