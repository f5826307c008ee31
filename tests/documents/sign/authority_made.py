"""A certification authority made for a test: its root, people under it, a time-stamping authority."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pypdfium2
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime.now(UTC)
PASSWORD = "mật khẩu của khóa"


@dataclass(frozen=True)
class Authority:
    """A root and its key."""

    key: ec.EllipticCurvePrivateKey
    root: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.root.public_bytes(Encoding.DER)


@dataclass(frozen=True)
class Holder:
    """A key under an authority."""

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: x509.Certificate

    def p12(self, authority: Authority, password: str = PASSWORD) -> bytes:
        lock = BestAvailableEncryption(password.encode())
        return pkcs12.serialize_key_and_certificates(b"key", self.key, self.certificate, [authority.root], lock)


def _name(common: str, organisation: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, common)]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name(parts)


def make_authority(name: str = "CA dùng trong kiểm thử") -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    root = (
        _started(_name(name), _name(name), key, days=3650)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage("key_cert_sign", "crl_sign"), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Authority(key, root)


def make_holder(authority: Authority, name: str = "Nguyễn Văn An", *, days: int = 365, ago: int = 1) -> Holder:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, "Ủy ban nhân dân huyện Sông Mây")
    built = _started(subject, authority.root.subject, key, days=days, ago=ago)
    built = built.add_extension(_usage("digital_signature", "content_commitment"), critical=True)
    return Holder(key, built.sign(authority.key, hashes.SHA256()))


def make_stamper(authority: Authority) -> Holder:
    key = rsa.generate_private_key(65537, 2048)
    built = _started(_name("Dấu thời gian"), authority.root.subject, key, days=365)
    built = built.add_extension(_usage("digital_signature"), critical=True)
    use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    return Holder(key, built.add_extension(use, critical=True).sign(authority.key, hashes.SHA256()))


def _started(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
    *,
    days: int,
    ago: int = 1,
) -> x509.CertificateBuilder:
    begin = NOW - timedelta(days=ago)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=days))
    )


def _usage(*named: str) -> x509.KeyUsage:
    every = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{use: use in named for use in every})


def plain_pdf(pages: int = 1) -> bytes:
    """Empty A4 pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
