"""The words of the ledger for papers, registers and incoming documents."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "campaign.paper_written": _("Soạn văn bản từ số liệu phong trào"),
    "incoming.cancelled": _("Hủy số đến"),
    "incoming.edited": _("Sửa văn bản đến"),
    "incoming.finished": _("Xử lý xong văn bản đến"),
    "incoming.registered": _("Vào sổ văn bản đến"),
    "incoming.reopened": _("Mở lại văn bản đến"),
    "number.cancelled": _("Hủy số văn bản"),
    "number.confirmed": _("Xác nhận đã dùng số"),
    "number.reserved": _("Giữ số văn bản"),
    "paper.addressed": _("Chọn đơn vị nhận văn bản"),
    "paper.begun": _("Soạn văn bản"),
    "paper.brought_back": _("Nhận lại bản đã sửa"),
    "paper.edited": _("Sửa văn bản"),
    "paper.issued": _("Cấp số, ban hành văn bản"),
    "paper.printed": _("Lưu bản in văn bản"),
    "paper.read": _("Đơn vị đọc văn bản"),
    "paper.received": _("Đơn vị nhận, vào sổ văn bản"),
    "paper.returned": _("Trả lại văn bản"),
    "paper.signed": _("Ký văn bản"),
    "paper.submitted": _("Trình ký văn bản"),
    "paper.withdrawn": _("Thu hồi văn bản"),
    "register.grouped": _("Đặt cách đánh số văn bản"),
}
"""By audit code."""

FIELDS = {
    "about": _("Nói về"),
    "abstract": _("Trích yếu"),
    "arrived_on": _("Ngày đến"),
    "day": _("Ngày văn bản"),
    "deadline": _("Hạn xử lý"),
    "document_day": _("Ngày văn bản"),
    "document_kind": _("Loại văn bản"),
    "document_number": _("Số, ký hiệu"),
    "handler": _("Người xử lý"),
    "incoming": _("Số đến"),
    "paper": _("Văn bản"),
    "registers": _("Các sổ"),
    "result": _("Kết quả xử lý"),
    "sender": _("Cơ quan gửi"),
    "sha256": _("Mã băm SHA-256"),
    "size": _("Dung lượng"),
    "version": _("Bản"),
}
"""By the name of the field in the ledger."""
