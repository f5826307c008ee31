"""The words of the ledger for rounds, reminders and the calendar of days off."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "calendar.day_removed": _("Xóa ngày khỏi lịch nghỉ"),
    "calendar.day_set": _("Ghi ngày nghỉ, ngày làm bù"),
    "calendar.imported": _("Nhập lịch nghỉ của một năm"),
    "reminder.sent": _("Nhắc việc theo lịch"),
    "round.cancelled": _("Bỏ kỳ báo cáo"),
    "round.chased": _("Đôn đốc đơn vị chưa gửi"),
    "round.locked": _("Khóa kỳ báo cáo"),
    "round.moved": _("Dời hạn gửi báo cáo"),
    "round.opened": _("Mở kỳ báo cáo"),
    "round.planned": _("Lập lịch báo cáo"),
    "round.reopened": _("Mở lại kỳ báo cáo"),
    "round.units_renewed": _("Cập nhật đơn vị phải báo cáo"),
}
"""By audit code."""

FIELDS = {
    "chased": _("Đơn vị được đôn đốc"),
    "day": _("Ngày"),
    "due_on": _("Hạn gửi"),
    "missing_units": _("Đơn vị chưa gửi"),
    "people": _("Số người nhận"),
    "rounds": _("Kỳ và hạn gửi"),
    "until": _("Đến hết ngày"),
    "works": _("Ngày làm việc"),
}
"""By the name of the field in the ledger."""
