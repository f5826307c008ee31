"""Who may let the calendar's work be done: reminding is the system's own doing."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny


def can_remind_by_calendar(user: Actor) -> Decision:
    """The system alone; people chase a round by hand."""
    if user is SYSTEM:
        return ALLOWED
    return deny(_("Nhắc theo lịch do hệ thống tự làm; hãy dùng nút “Đôn đốc” trên trang của kỳ báo cáo."))
