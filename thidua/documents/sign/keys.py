"""Keys that sign: a PKCS#12 file with its password, or a token behind a PKCS#11 library. One way to open either."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol


class KeyTrouble(StrEnum):
    """Why a key cannot be used."""

    WRONG_PASSWORD = "wrong_password"
    NO_TOKEN_SUPPORT = "no_token_support"
    TOKEN = "token"


class UnusableKey(Exception):
    """The key could not be opened; ``trouble`` says why."""

    def __init__(self, trouble: KeyTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class SigningKey(Protocol):
    """A key that can be opened for the length of one signature."""

    def opened(self) -> Any:
        """A context that gives a signer of pyHanko; raises :class:`UnusableKey`."""


@dataclass(frozen=True, slots=True)
class FileKey:
    """A PKCS#12 file (.p12, .pfx). Neither it nor its password is kept or shown."""

    data: bytes = field(repr=False)
    password: str = field(repr=False)

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """The signer of the file."""
        from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415 - slow import

        try:
            signer = SimpleSigner.load_pkcs12_data(self.data, other_certs=[], passphrase=self.password.encode())
        except (ValueError, TypeError) as trouble:
            raise UnusableKey(KeyTrouble.WRONG_PASSWORD) from trouble
        yield signer


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A token or HSM. ``library`` is the path of its PKCS#11 library; ``slot`` the label of the token."""

    library: str
    slot: str
    label: str
    pin: str = field(repr=False)

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """The signer of the token, in a session that ends with the context."""
        try:
            import pkcs11  # noqa: PLC0415 - only where a token is used
            from pyhanko.config.pkcs11 import TokenCriteria  # noqa: PLC0415
            from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session  # noqa: PLC0415
        except ImportError as trouble:
            raise UnusableKey(KeyTrouble.NO_TOKEN_SUPPORT) from trouble
        try:
            session = open_pkcs11_session(
                self.library, token_criteria=TokenCriteria(label=self.slot), user_pin=self.pin
            )
        except (pkcs11.PKCS11Error, RuntimeError) as trouble:
            raise UnusableKey(KeyTrouble.TOKEN) from trouble
        with session:
            yield PKCS11Signer(session, cert_label=self.label)
