"""Signatures made here hold here and with another program, and one changed byte is found."""

from __future__ import annotations

import shutil
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from tests.documents.sign.authority_made import (
    NOW,
    PASSWORD,
    Authority,
    make_authority,
    make_holder,
    make_stamper,
    plain_pdf,
)
from thidua.documents.logic.signature_place import Box, Signing
from thidua.documents.logic.verdict import Chain, Later, Outcome, TimeSource, Verdict
from thidua.documents.sign.checking import check_signatures, roots_in
from thidua.documents.sign.keys import FileKey, KeyTrouble, TokenKey, UnusableKey
from thidua.documents.sign.limited import check_limited
from thidua.documents.sign.signing import NotSignable, Order, sign_pdf, signer_name
from thidua.documents.sign.stamps import Look

pytestmark = pytest.mark.no_database

ORDER = Order(Signing.PERSON, Box(0, 350, 120, 130, 60), Look(lines=("Đã ký số", "Nguyễn Văn An")), reason="Ban hành")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return make_authority()


@pytest.fixture(scope="module")
def signed(authority: Authority) -> bytes:
    return sign_pdf(plain_pdf(), FileKey(make_holder(authority).p12(authority), PASSWORD), ORDER)


def check(data: bytes, *authorities: Authority) -> Verdict:
    return check_signatures(data, [a.der for a in authorities], NOW)


def test_a_signature_names_who_when_and_is_whole(signed: bytes, authority: Authority) -> None:
    [found] = check(signed, authority).findings
    assert (found.signer, found.organisation) == ("Nguyễn Văn An", "Ủy ban nhân dân huyện Sông Mây")
    assert found.issuer == "CA dùng trong kiểm thử"
    assert (found.whole, found.chain, found.later) == (True, Chain.TRUSTED, Later.NOTHING)
    assert found.time_source is TimeSource.SIGNER
    assert found.outcome is Outcome.GOOD


def test_the_file_is_only_added_to(authority: Authority) -> None:
    original = plain_pdf()
    key = FileKey(make_holder(authority).p12(authority), PASSWORD)
    assert sign_pdf(original, key, ORDER)[: len(original)] == original


def test_an_unknown_root_is_doubtful_not_broken(signed: bytes) -> None:
    verdict = check(signed)
    assert [f.chain for f in verdict.findings] == [Chain.UNKNOWN_ROOT]
    assert verdict.outcome is Outcome.DOUBTFUL


def _signed_range(data: bytes) -> tuple[int, int, int, int]:
    start = data.rindex(b"/ByteRange") + len(b"/ByteRange")
    numbers = data[data.index(b"[", start) + 1 : data.index(b"]", start)].split()
    first, length, second, rest = (int(n) for n in numbers)
    return first, length, second, rest


@pytest.mark.parametrize("share", [0.02, 0.31, 0.5, 0.77, 0.99])
def test_one_changed_byte_is_reported(signed: bytes, authority: Authority, share: float) -> None:
    first, length, second, rest = _signed_range(signed)
    covered = [*range(first, first + length), *range(second, second + rest)]
    changed = bytearray(signed)
    changed[covered[int(share * len(covered))]] ^= 1
    assert check(bytes(changed), authority).outcome in {Outcome.BROKEN, Outcome.UNREADABLE, Outcome.UNSIGNED}


def test_a_changed_letter_in_the_text_leaves_a_broken_signature(signed: bytes, authority: Authority) -> None:
    place = signed.index(b"/MediaBox") + len(b"/MediaBox[0 0 5")
    changed = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
    [found] = check(changed, authority).findings
    assert (found.whole, found.outcome) == (False, Outcome.BROKEN)


def test_a_second_signature_leaves_the_first_one_whole(signed: bytes, authority: Authority) -> None:
    other = FileKey(make_holder(authority, "Lê Thị Bình").p12(authority), PASSWORD)
    twice = sign_pdf(signed, other, Order(Signing.BODY, Box(0, 240, 120, 102, 102), Look(lines=("Đã ký số",))))
    verdict = check(twice, authority)
    assert [(f.signer, f.later) for f in verdict.findings] == [
        ("Nguyễn Văn An", Later.ADDED),
        ("Lê Thị Bình", Later.NOTHING),
    ]
    assert verdict.outcome is Outcome.GOOD


def test_bytes_added_behind_a_signature_are_a_change(signed: bytes, authority: Authority) -> None:
    [found] = check(signed + b"\n% more\n", authority).findings
    assert found.outcome is Outcome.BROKEN


def test_a_certificate_that_has_run_out_is_doubtful(authority: Authority) -> None:
    holder = make_holder(authority, days=30, ago=20)
    data = sign_pdf(plain_pdf(), FileKey(holder.p12(authority), PASSWORD), ORDER)
    late = check_signatures(data, [authority.der], NOW + timedelta(days=60))
    assert [(f.whole, f.chain, f.outcome) for f in late.findings] == [(True, Chain.EXPIRED, Outcome.DOUBTFUL)]


def test_a_time_stamp_carries_a_signature_past_its_certificate(authority: Authority) -> None:
    holder = make_holder(authority, days=30, ago=20)
    data = sign_pdf(plain_pdf(), FileKey(holder.p12(authority), PASSWORD), ORDER, timestamper=_stamper(authority))
    late = check_signatures(data, [authority.der], NOW + timedelta(days=60))
    assert [(f.chain, f.time_source, f.outcome) for f in late.findings] == [
        (Chain.TRUSTED, TimeSource.AUTHORITY, Outcome.GOOD)
    ]


def _stamper(authority: Authority) -> Any:
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.timestamps import DummyTimeStamper
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    holder = make_stamper(authority)
    store = SimpleCertificateStore()
    store.register(asn1.Certificate.load(authority.der))
    private = holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(
        asn1.Certificate.load(holder.certificate.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(private),
        certs_to_embed=store,
    )


def test_a_wrong_password_is_told_apart_from_a_file_that_cannot_be_signed(authority: Authority) -> None:
    p12 = make_holder(authority).p12(authority)
    with pytest.raises(UnusableKey) as refused:
        sign_pdf(plain_pdf(), FileKey(p12, "sai"), ORDER)
    assert refused.value.trouble is KeyTrouble.WRONG_PASSWORD
    with pytest.raises(NotSignable):
        sign_pdf(b"khong phai PDF", FileKey(p12, PASSWORD), ORDER)


def test_a_token_without_its_library_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnusableKey) as refused, TokenKey(str(tmp_path / "none.so"), "slot", "key", "1234").opened():
        pass
    assert refused.value.trouble in {KeyTrouble.NO_TOKEN_SUPPORT, KeyTrouble.TOKEN}


def test_the_name_of_a_key_is_that_of_its_certificate(authority: Authority) -> None:
    assert signer_name(FileKey(make_holder(authority).p12(authority), PASSWORD)) == "Nguyễn Văn An"


def test_a_file_without_signatures_and_one_that_is_no_pdf() -> None:
    assert check(plain_pdf()).outcome is Outcome.UNSIGNED
    assert check(b"%PDF-1.7 nothing").outcome is Outcome.UNREADABLE


def test_the_limited_process_gives_the_same_verdict(signed: bytes, authority: Authority, tmp_path: Path) -> None:
    (tmp_path / "root.crt").write_bytes(authority.der)
    assert roots_in(tmp_path) == [authority.der]
    assert check_limited(signed, tmp_path, NOW) == check(signed, authority)


def test_the_signature_is_ecdsa_over_exactly_the_byte_range(signed: bytes) -> None:
    """Checked with cryptography alone: digest of the range in the signed attributes, their signature by the key."""
    first, length, second, rest = _signed_range(signed)
    content = signed[first + length + 1 : second - 1]
    data = cms.ContentInfo.load(bytes.fromhex(content.decode()))["content"]
    info = data["signer_infos"][0]
    digest = hashes.Hash(hashes.SHA256())
    digest.update(signed[first : first + length] + signed[second : second + rest])
    attributes = {a["type"].native: a["values"][0].native for a in info["signed_attrs"]}
    assert attributes["message_digest"] == digest.finalize()
    serial = info["sid"].chosen["serial_number"].native
    held = [x509.load_der_x509_certificate(c.chosen.dump()) for c in data["certificates"]]
    [certificate] = [c for c in held if c.serial_number == serial]
    key = certificate.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(info["signature"].native, info["signed_attrs"].untag().dump(), ec.ECDSA(hashes.SHA256()))


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler is not here")
def test_poppler_finds_the_signature_valid_and_the_changed_one_not(signed: bytes, tmp_path: Path) -> None:
    assert "Signature Validation: Signature is Valid." in _pdfsig(signed, tmp_path)
    place = signed.index(b"/MediaBox") + len(b"/MediaBox[0 0 5")
    changed = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
    assert "Signature Validation: Digest Mismatch." in _pdfsig(changed, tmp_path)


def _pdfsig(data: bytes, folder: Path) -> str:
    path = folder / "signed.pdf"
    path.write_bytes(data)
    return subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
