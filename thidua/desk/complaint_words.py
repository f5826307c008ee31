"""The words of the ledger for letters. They say that something was done, never about whom or what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "complaint.answered": _("Trả lời đơn thư"),
    "complaint.assigned": _("Phân công giải quyết đơn thư"),
    "complaint.closed": _("Kết thúc đơn thư"),
    "complaint.declined": _("Không thụ lý đơn thư"),
    "complaint.files_added": _("Thêm tệp vào đơn thư"),
    "complaint.looked_at": _("Xem đơn thư"),
    "complaint.registered": _("Vào sổ đơn thư"),
    "complaint.reopened": _("Mở lại đơn thư"),
    "complaint.step_done": _("Ghi kết quả bước giải quyết đơn thư"),
}
"""By audit code."""

FIELDS = {"step": _("Bước")}
"""By the name of the field in the ledger."""
