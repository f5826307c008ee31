"""Certificates from the list to the public proof, and what each role may do with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.base import ContentFile
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from tests.campaigns.conftest import TODAY, Cast
from tests.documents.certificates_made import FACTS, PEOPLE, a_batch, a_template, issued
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry, Job
from thidua.documents.actions.certificate_templates import correct_printer, place_fields, retire_template, set_scan
from thidua.documents.actions.certificates import (
    draft_batch,
    drop_batch,
    issue_batch,
    keep_prints,
    reprint_batch,
    restore_batch,
    restore_certificate,
    revoke_certificate,
)
from thidua.documents.certificate_queries import (
    certificates_visible_to,
    files_of,
    proof_of_code,
    proof_of_token,
    sealing_key,
    templates_visible_to,
)
from thidua.documents.exports import calibration_sheet, template_pdf
from thidua.documents.files import open_stored
from thidua.documents.logic.certificate_batches import BatchState, Grantee
from thidua.documents.logic.certificates import Piece, layout_from
from thidua.documents.logic.proof import Standing, parts_of
from thidua.documents.models import Certificate, CertificateBatch
from thidua.documents.sign.sealing import SealingKey


def text_of(pdf: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(document[page].get_textpage().get_text_range().split())


def test_nothing_is_proven_before_a_batch_is_issued(cast: Cast) -> None:
    batch = a_batch(cast)
    codes = [c.code for c in batch.certificates.all()]
    assert [proof_of_code(code).standing for code in codes] == [Standing.UNKNOWN] * 2
    assert list(certificates_visible_to(cast.officer, TODAY)) == []


def test_an_issued_certificate_is_proven_by_code_and_by_qr(cast: Cast) -> None:
    certificate = issued(cast)[0]
    for proof in (proof_of_code(certificate.written_code.lower()), proof_of_token(certificate.token)):
        assert proof.standing is Standing.VALID
        assert proof.statement is not None
        assert proof.statement.holder == "Bà Nguyễn Thị Hương"
        assert (proof.statement.decision_number, proof.statement.decision_date) == ("245/QĐ-UBND", date(2024, 1, 5))
        assert proof.statement.issuer == FACTS.issuer


def test_revoking_shows_day_and_basis_to_everybody_and_keeps_the_reason_in_the_ledger(cast: Cast) -> None:
    certificate = issued(cast)[0]
    basis = "Quyết định 12/QĐ-UBND ngày 10/01/2024 của Chủ tịch UBND huyện"
    revoke_certificate(certificate, basis=basis, reason="Khai không đúng", revoked_on=TODAY, by=cast.officer, on=TODAY)
    proof = proof_of_token(certificate.token)
    assert (proof.standing, proof.revoked_on, proof.basis) == (Standing.REVOKED, TODAY, basis)
    assert AuditEntry.objects.get(code="certificate.revoked").reason == "Khai không đúng"
    fresh = Certificate.objects.get(pk=certificate.pk)
    restore_certificate(fresh, reason="Kết luận lại", by=cast.officer, on=TODAY)
    assert proof_of_code(certificate.code).standing is Standing.VALID


def test_a_revocation_needs_basis_reason_and_a_day_that_can_be(cast: Cast) -> None:
    certificate = issued(cast)[0]
    for basis, reason, day, field in (
        ("", "x", TODAY, "basis"),
        ("QĐ 1", " ", TODAY, "reason"),
        ("QĐ 1", "x", date(2023, 12, 31), "revoked_on"),
    ):
        with pytest.raises(Invalid) as refused:
            revoke_certificate(certificate, basis=basis, reason=reason, revoked_on=day, by=cast.officer, on=TODAY)
        assert list(refused.value.fields) == [field]


def test_a_changed_name_and_a_foreign_key_are_forged(cast: Cast) -> None:
    import base64

    certificate = issued(cast)[0]
    body, signature = parts_of(certificate.token)
    changed = signature + body.replace("Hương".encode(), "Hồng".encode())
    token = base64.urlsafe_b64encode(changed).decode().rstrip("=")
    assert proof_of_token(token).standing is Standing.FORGED
    statement = proof_of_token(certificate.token).statement
    assert statement is not None
    assert proof_of_token(SealingKey(Ed25519PrivateKey.generate()).seal(statement)).standing is Standing.FORGED


def test_a_genuine_seal_without_a_record_speaks_for_itself(cast: Cast) -> None:
    certificate = issued(cast)[0]
    statement = proof_of_token(certificate.token).statement
    assert statement is not None
    proof = proof_of_token(sealing_key().seal(replace(statement, code="ZZZZZZZZZZZ")))
    assert (proof.standing, proof.statement and proof.statement.holder) == (Standing.SEAL_ONLY, "Bà Nguyễn Thị Hương")


def test_a_seal_of_a_trusted_installation_is_believed(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    from thidua.documents.sign.sealing import public_pem

    certificate = issued(cast)[0]
    statement = proof_of_token(certificate.token).statement
    assert statement is not None
    other = Ed25519PrivateKey.generate()
    token = SealingKey(other).seal(replace(statement, code="YYYYYYYYYYY"))
    assert proof_of_token(token).standing is Standing.FORGED
    settings.TRUSTED_PROOF_KEYS = tmp_path
    (tmp_path / "tinh.pem").write_text(public_pem(other.public_key()))
    assert proof_of_token(token).standing is Standing.SEAL_ONLY


def test_a_mistyped_code_is_told_from_an_unknown_one(cast: Cast) -> None:
    code = issued(cast)[0].code
    wrong = ("0" if code[0] != "0" else "1") + code[1:]
    assert proof_of_code(wrong).standing is Standing.UNREADABLE
    assert proof_of_code("00000000000").standing is Standing.UNKNOWN
    assert proof_of_token("abc").standing is Standing.UNREADABLE


def test_a_list_with_faults_names_its_lines(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        draft_batch(
            replace(FACTS, merit=""),
            [Grantee("A", "X", "giỏi"), Grantee("B"), Grantee("A", "X", "giỏi")],
            template=a_template(cast), by=cast.officer, on=TODAY,
        )  # fmt: skip
    words = refused.value.fields["list"]
    assert words.startswith("Dòng 2: thiếu thành tích")
    assert "Dòng 3: trùng với một dòng ở trên" in words
    assert CertificateBatch.objects.count() == 0


def test_files_are_made_by_the_job_and_hold_every_certificate(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    batch = a_batch(cast)
    with django_capture_on_commit_callbacks(execute=True):
        issue_batch(batch, by=cast.officer, on=TODAY)
    batch.refresh_from_db()
    assert batch.state == BatchState.ISSUED
    [file] = files_of(batch)
    pdf = open_stored(file.file).read()
    assert (file.first, file.last, len(pypdfium2.PdfDocument(pdf))) == (1, 2, 2)
    second = batch.certificates.get(number=2)
    assert "Ông Lê Văn Bình" in text_of(pdf, 1)
    assert second.written_code in text_of(pdf, 1)
    assert Job.objects.get().message == "Đã tạo 1 tệp in."


def test_a_reprint_for_a_printer_is_moved_by_its_correction(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    correct_printer(cast.district, "HP tầng 2", Decimal("1.5"), Decimal("-2"), by=cast.officer, on=TODAY)
    batch = a_batch(cast)
    with django_capture_on_commit_callbacks(execute=True):
        issue_batch(batch, by=cast.officer, on=TODAY)
    batch.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        reprint_batch(batch, printer="HP tầng 2", by=cast.officer, on=TODAY)
    plain, moved = files_of(batch)
    assert (plain.printer, moved.printer) == ("", "HP tầng 2")
    [first, second] = [_place_of(open_stored(f.file).read(), "Hương") for f in (plain, moved)]
    assert [round((b - a) / 72 * 25.4, 1) for a, b in zip(first, second, strict=True)] == [1.5, 2.0]


def _place_of(pdf: bytes, word: str) -> tuple[float, float]:
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    found = page.search(word).get_next()
    assert found is not None
    left, bottom, _right, _top = page.get_charbox(found[0])
    return left, bottom


def test_a_correction_beyond_two_centimetres_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        correct_printer(cast.district, "HP", Decimal(25), Decimal(0), by=cast.officer, on=TODAY)


def test_fields_are_moved_once_and_not_off_the_sheet(cast: Cast) -> None:
    template = a_template(cast)
    layout = layout_from(template.layout)
    qr = layout.field(Piece.QR)
    assert qr is not None
    moved = replace(layout, fields=tuple(replace(f, x=Decimal("250.0")) if f is qr else f for f in layout.fields))
    saved = place_fields(template, moved, version=1, by=cast.officer, on=TODAY)
    assert layout_from(saved.layout) == moved
    with pytest.raises(Conflict):
        place_fields(template, layout, version=1, by=cast.officer, on=TODAY)
    off = replace(layout, fields=tuple(replace(f, x=Decimal("280.0")) if f is qr else f for f in layout.fields))
    with pytest.raises(Invalid) as refused:
        place_fields(template, off, version=2, by=cast.officer, on=TODAY)
    assert str(refused.value).startswith("“Mã QR”: nằm ra ngoài tờ giấy")


def test_a_scan_is_a_picture_and_a_retired_template_is_left_alone(cast: Cast) -> None:
    template = a_template(cast)
    with pytest.raises(Invalid):
        set_scan(template, ContentFile(b"<svg/>", "a.svg"), by=cast.officer, on=TODAY)
    set_scan(template, ContentFile(b"\x89PNG\r\n\x1a\n....", "phoi.png"), by=cast.officer, on=TODAY)
    retired = retire_template(template, by=cast.officer, on=TODAY)
    with pytest.raises(NotAllowed):
        draft_batch(FACTS, PEOPLE, template=retired, by=cast.officer, on=TODAY)


def test_sample_and_calibration_sheet_are_pdf(cast: Cast) -> None:
    template = a_template(cast)
    assert "GIẤY KHEN" in text_of(template_pdf(template, TODAY))
    assert "Tờ căn chỉnh: Giấy khen" in text_of(calibration_sheet(template, TODAY))


def test_a_dropped_list_comes_back_and_an_issued_one_cannot_be_dropped(cast: Cast) -> None:
    batch = drop_batch(a_batch(cast), by=cast.officer, on=TODAY)
    batch = restore_batch(batch, by=cast.officer, on=TODAY)
    done = issue_batch(batch, by=cast.officer, on=TODAY)
    with pytest.raises(NotAllowed):
        drop_batch(done, by=cast.officer, on=TODAY)


def test_strangers_and_neighbours_see_and_do_nothing(cast: Cast) -> None:
    batch = a_batch(cast)
    for user in (cast.stranger, cast.next_door, cast.auditor, cast.admin):
        with pytest.raises(NotAllowed):
            issue_batch(batch, by=user, on=TODAY)
    certificate = Certificate.objects.filter(batch=issue_batch(batch, by=cast.officer, on=TODAY))[0]
    assert [list(certificates_visible_to(u, TODAY)) for u in (cast.stranger, cast.next_door)] == [[], []]
    assert len(templates_visible_to(cast.auditor, TODAY)) == 1
    for user in (cast.stranger, cast.next_door, cast.auditor, cast.admin):
        with pytest.raises(NotAllowed):
            revoke_certificate(certificate, basis="a", reason="b", revoked_on=TODAY, by=user, on=TODAY)
    with pytest.raises(NotAllowed):
        keep_prints(batch, [], by=cast.officer, on=TODAY)
