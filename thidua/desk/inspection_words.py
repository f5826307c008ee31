"""The words of the ledger for inspections."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "finding.answered": _("Báo cáo khắc phục kết luận"),
    "finding.closed": _("Xác nhận hoàn thành kết luận"),
    "finding.drafted": _("Ghi kết luận dự thảo"),
    "finding.dropped": _("Bỏ kết luận dự thảo"),
    "finding.edited": _("Sửa kết luận dự thảo"),
    "finding.extended": _("Gia hạn khắc phục"),
    "finding.reopened": _("Mở lại kết luận"),
    "finding.returned": _("Yêu cầu khắc phục thêm"),
    "inspection_plan.cancelled": _("Hủy kế hoạch kiểm tra"),
    "inspection_plan.closed": _("Kết thúc kế hoạch kiểm tra"),
    "inspection_plan.created": _("Lập kế hoạch kiểm tra"),
    "inspection_plan.edited": _("Sửa kế hoạch kiểm tra"),
    "inspection_plan.issued": _("Ban hành kế hoạch kiểm tra"),
    "inspection_plan.reopened": _("Mở lại kế hoạch kiểm tra"),
    "visit.assigned": _("Phân công đoàn kiểm tra"),
    "visit.cancelled": _("Hủy cuộc kiểm tra"),
    "visit.concluded": _("Ban hành kết luận kiểm tra"),
    "visit.reassigned": _("Đổi phân công đoàn kiểm tra"),
    "visit.recorded": _("Ghi nội dung kiểm tra"),
}
"""By audit code."""

FIELDS = {
    "campaign": _("Phong trào"),
    "checked": _("Số nội dung đã xem"),
    "checklist": _("Nội dung kiểm tra"),
    "decision_date": _("Ngày quyết định"),
    "decision_number": _("Số quyết định"),
    "due_on": _("Hạn"),
    "findings": _("Số kết luận"),
    "leader": _("Trưởng đoàn"),
    "mending_unit": _("Đơn vị khắc phục"),
    "owner_text": _("Người, bộ phận phụ trách"),
    "planned_on": _("Ngày kiểm tra dự kiến"),
    "remedy": _("Việc phải làm"),
    "severity": _("Mức độ"),
    "visited_on": _("Ngày kiểm tra"),
}
"""By the name of the field in the ledger."""
