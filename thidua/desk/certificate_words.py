"""The words of the ledger for certificates, signatures and printers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thidua.documents.models.certificate_labels import PIECES

DEEDS = {
    "certificate.restored": _("Khôi phục chứng nhận"),
    "certificate.revoked": _("Thu hồi chứng nhận"),
    "certificate_batch.drafted": _("Lập danh sách cấp chứng nhận"),
    "certificate_batch.dropped": _("Bỏ danh sách cấp chứng nhận"),
    "certificate_batch.issued": _("Cấp chứng nhận"),
    "certificate_batch.printed": _("Tạo xong tệp in chứng nhận"),
    "certificate_batch.reprinted": _("Tạo lại tệp in chứng nhận"),
    "certificate_batch.restored": _("Khôi phục danh sách cấp chứng nhận"),
    "certificate_template.created": _("Tạo mẫu in chứng nhận"),
    "certificate_template.placed": _("Đặt lại các trường của mẫu in"),
    "certificate_template.reinstated": _("Dùng lại mẫu in"),
    "certificate_template.retired": _("Ngừng dùng mẫu in"),
    "certificate_template.scanned": _("Đặt ảnh phôi cho mẫu in"),
    "printer.corrected": _("Chỉnh lệch máy in"),
    "signed_file.checked": _("Kiểm tra chữ ký số"),
    "signed_file.signed": _("Ký số tệp"),
    "paper.print_signed": _("Ký số bản in của văn bản"),
}
FIELDS = {
    "basis": _("Căn cứ"),
    "decision": _("Quyết định"),
    "dx": _("Dịch sang phải (mm)"),
    "dy": _("Dịch xuống (mm)"),
    "files": _("Số tệp"),
    "outcome": _("Kết quả"),
    "printer": _("Máy in"),
    "revoked_on": _("Ngày thu hồi"),
    "signers": _("Người ký"),
    "stock": _("Cách in"),
    "template": _("Mẫu in"),
    **{piece.value: words for piece, words in PIECES.items()},
}
