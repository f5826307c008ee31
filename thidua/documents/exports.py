"""Files of certificates handed out before they are kept: a sample, the calibration sheet, the list to fill in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from thidua.documents.actions.making.certificates import wording_of
from thidua.documents.logic.certificates import CertificateKind, Stock, layout_from
from thidua.documents.models import Certificate, CertificateBatch, CertificateTemplate, PrinterCorrection
from thidua.documents.models.certificate_labels import PIECES
from thidua.documents.render.certificate import Form, calibration_pdf, certificates_pdf

SAMPLE_CODE = "00000000000"
SAMPLE_TOKEN = "mau"


def form_of(batch: CertificateBatch, correction: PrinterCorrection | None = None) -> Form:
    """The form all certificates of a batch are set on, moved for a printer."""
    return _form(batch.template, batch.decision_date, correction)


def _form(template: CertificateTemplate, day: date, correction: PrinterCorrection | None) -> Form:
    layout = layout_from(template.layout)
    if correction is not None:
        layout = layout.shifted(correction.dx, correction.dy)
    return Form(template.name, CertificateKind(template.kind), Stock(template.stock), layout, day)


def sample_pdf(certificate: Certificate) -> bytes:
    """How a certificate will look. Its QR proves nothing until it is issued."""
    batch = certificate.batch
    token = certificate.token or SAMPLE_TOKEN
    return certificates_pdf(form_of(batch), [wording_of(certificate, batch, token)])


def template_pdf(template: CertificateTemplate, on: date, *, printer: PrinterCorrection | None = None) -> bytes:
    """The template filled with words of usual length."""
    issuer = f"Chủ tịch {template.organisation}"
    batch = CertificateBatch(
        template=template,
        issuer=issuer,
        decision_number="123/QĐ-UBND",
        decision_date=on,
        place="Nơi ký",
        authority="Chủ tịch",
        signer="Họ và tên",
    )
    certificate = Certificate(
        batch=batch,
        number=1,
        code=SAMPLE_CODE,
        holder="Ông (bà) Nguyễn Thị Minh Khai",
        unit="Chức vụ, đơn vị công tác",
        award="",
        merit="Đã có thành tích xuất sắc trong phong trào thi đua thực hiện nhiệm vụ chính trị năm "
        f"{on.year}, góp phần hoàn thành các chỉ tiêu kinh tế - xã hội",
        decision_number="123/QĐ-UBND",
        decision_date=on,
    )
    return certificates_pdf(_form(template, on, printer), [wording_of(certificate, batch, SAMPLE_TOKEN)])


def calibration_sheet(template: CertificateTemplate, on: date, *, printer: PrinterCorrection | None = None) -> bytes:
    """The sheet to print on plain paper, lay over the stock against the light, and measure."""
    form = replace(_form(template, on, printer), title=_("Tờ căn chỉnh: %(name)s") % {"name": template.name})
    advice = (
        _("1. In tờ này ở tỷ lệ 100% (không chọn “Vừa trang”), cùng khay giấy và chiều giấy sẽ in phôi."),
        _("2. Đo từ mép giấy đến tâm chữ thập: đúng là 20 mm. Lệch bao nhiêu thì ghi số ngược dấu cho máy in."),
        _("3. Đặt tờ này lên phôi, soi trước đèn: mỗi khung nét đứt phải nằm đúng chỗ trống của phôi."),
    )
    return calibration_pdf(form, {piece: str(words) for piece, words in PIECES.items()}, advice)
