"""A file signed and checked through the screens, and certificates proven by the public page without an account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.desk.conftest import DAY
from tests.documents.sign.authority_made import PASSWORD, make_authority, make_holder, plain_pdf
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.documents.actions.certificate_templates import TemplateFacts, create_template
from thidua.documents.actions.certificates import BatchFacts, draft_batch, issue_batch, revoke_certificate
from thidua.documents.files import open_stored
from thidua.documents.logic.certificate_batches import Grantee
from thidua.documents.logic.certificates import CertificateKind, Stock
from thidua.documents.models import Certificate, SignedFile

SignIn = Callable[[User], Client]


def test_a_pdf_is_signed_kept_beside_its_original_and_told_in_words(cast: Cast, as_user: SignIn) -> None:
    authority = make_authority()
    key = make_holder(authority).p12(authority)
    answer = as_user(cast.officer).post(
        reverse("signed_file_sign"),
        {
            "file": SimpleUploadedFile("van-ban.pdf", plain_pdf()),
            "key": SimpleUploadedFile("khoa.p12", key),
            "password": PASSWORD,
            "signing": "person",
            "organisation": cast.district.code,
        },
        follow=True,
    )
    kept = SignedFile.objects.get()
    assert kept.original is not None
    original, signed = open_stored(kept.original).read(), open_stored(kept.file).read()
    assert signed[: len(original)] == original
    words = answer.content.decode()
    assert "Nguyễn Văn An" in words
    assert "Nội dung còn nguyên như lúc ký" in words
    assert "Chưa đủ tin cậy" in words


def test_a_wrong_password_stands_under_its_field(cast: Cast, as_user: SignIn) -> None:
    authority = make_authority()
    answer = as_user(cast.officer).post(
        reverse("signed_file_sign"),
        {
            "file": SimpleUploadedFile("van-ban.pdf", plain_pdf()),
            "key": SimpleUploadedFile("khoa.p12", make_holder(authority).p12(authority)),
            "password": "sai",
            "signing": "person",
            "organisation": cast.district.code,
        },
    )
    assert "Không mở được khóa: sai mật khẩu" in answer.content.decode()
    assert SignedFile.objects.count() == 0


def test_an_unsigned_file_says_so(cast: Cast, as_user: SignIn) -> None:
    upload = SimpleUploadedFile("a.pdf", plain_pdf())
    answer = as_user(cast.officer).post(
        reverse("signed_file_check"), {"file": upload, "organisation": cast.district.code}, follow=True
    )
    assert "Không có chữ ký số" in answer.content.decode()


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    by = cast.officer
    template = create_template(
        TemplateFacts("Giấy khen", CertificateKind.CITATION, Stock.BLANK), organisation=cast.district, by=by, on=DAY
    )
    facts = BatchFacts(
        "Chủ tịch UBND huyện", "Giấy khen", "24/QĐ-UBND", date(2024, 3, 1), "Chi Lăng", "CHỦ TỊCH", "A", "Giỏi"
    )
    batch = issue_batch(
        draft_batch(facts, [Grantee("Bà Nông Thị Mẫu")], template=template, by=by, on=DAY), by=by, on=DAY
    )
    return Certificate.objects.select_related("batch__organisation").get(batch=batch)


def test_anybody_proves_a_certificate_by_qr_or_code(certificate: Certificate, client: Client) -> None:
    for address in (
        reverse("proof_by_token", args=[certificate.token]),
        reverse("proof_by_code", args=[certificate.written_code]),
    ):
        words = client.get(address).content.decode()
        assert "Chứng nhận có hiệu lực" in words
        assert "Bà Nông Thị Mẫu" in words


def test_the_page_tells_of_a_revocation_without_its_reason(
    cast: Cast, certificate: Certificate, client: Client
) -> None:
    revoke_certificate(
        certificate, basis="Quyết định 30/QĐ-UBND", reason="Khai man", revoked_on=DAY, by=cast.officer, on=DAY
    )
    words = client.get(reverse("proof_by_token", args=[certificate.token])).content.decode()
    assert "Chứng nhận đã bị thu hồi" in words
    assert "Quyết định 30/QĐ-UBND" in words
    assert "Khai man" not in words


def test_a_forged_code_says_so(certificate: Certificate, client: Client) -> None:
    token = "A" * 20 + certificate.token[20:]
    assert "có thể là giả" in client.get(reverse("proof_by_token", args=[token])).content.decode()
    assert "Không tìm thấy chứng nhận" in client.get(reverse("proof_by_code", args=["00000000000"])).content.decode()


def test_the_public_key_is_handed_out(client: Client, db: None) -> None:
    assert client.get(reverse("proof_key")).content.startswith(b"-----BEGIN PUBLIC KEY-----")


def test_fields_are_saved_from_the_editor_with_decimal_commas(
    cast: Cast, as_user: SignIn, certificate: Certificate
) -> None:
    template = certificate.batch.template
    browser, address = as_user(cast.officer), reverse("certificate_template_page", args=[template.code])
    sent: dict[str, str] = {"version": str(template.version)}
    for field in template.layout["fields"]:
        numbers = {name: field[name].replace(".", ",") for name in ("x", "y", "width", "size")}
        chosen = {name: "on" for name in ("bold", "italic", "shown") if field[name]}
        sent |= {
            f"{field['piece']}-{name}": text for name, text in {**numbers, "align": field["align"], **chosen}.items()
        }
    sent["qr-x"] = "33,5"
    assert browser.post(address, sent).status_code == 302
    template.refresh_from_db()
    assert [f["x"] for f in template.layout["fields"] if f["piece"] == "qr"] == ["33.5"]
    assert browser.post(address, {**sent, "qr-x": "abc", "version": "2"}).status_code == 422
