"""The words of the ledger for reports, figures, evidence, rules and delegations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "delegation.ended": _("Kết thúc ủy quyền"),
    "delegation.given": _("Ủy quyền duyệt, xác nhận số liệu"),
    "evidence.attached": _("Đính kèm tài liệu kiểm chứng"),
    "evidence.removed": _("Gỡ tài liệu kiểm chứng"),
    "figure.confirmed": _("Xác nhận số liệu"),
    "figure.corrected": _("Đính chính số liệu sau khi khóa"),
    "figure.returned": _("Trả lại số liệu"),
    "report.approved": _("Duyệt báo cáo số liệu"),
    "report.approved_together": _("Duyệt nhiều báo cáo số liệu"),
    "report.import_undone": _("Hoàn tác lần nhập từ Excel"),
    "report.imported": _("Nhập số liệu từ Excel"),
    "report.opened": _("Mở báo cáo số liệu"),
    "report.recalled": _("Rút báo cáo về để sửa"),
    "report.returned": _("Trả lại từng số liệu của báo cáo"),
    "report.saved": _("Lưu số liệu"),
    "report.submitted": _("Gửi báo cáo số liệu"),
    "report.unchanged": _("Xác nhận không thay đổi so với kỳ trước"),
    "rule.changed": _("Sửa quy tắc kiểm tra"),
    "rule.ended": _("Ngừng áp dụng quy tắc kiểm tra"),
    "rule.written": _("Đặt quy tắc kiểm tra"),
}
"""By audit code."""

FIELDS = {
    "figures": _("Số liệu"),
    "indicator": _("Chỉ tiêu"),
    "late_days": _("Số ngày làm việc muộn"),
    "note": _("Ghi chú"),
    "reports": _("Báo cáo"),
    "returned": _("Trả lại"),
    "rule": _("Quy tắc"),
    "sentence": _("Câu nhắc"),
    "settings": _("Mức của quy tắc"),
    "user": _("Người được ủy quyền"),
    "work": _("Việc ủy quyền"),
}
"""By the name of the field in the ledger."""
