"""What the script of the grid says, in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thidua.core.counting import counted

_SEVERAL, _ONE = 2, 1


def script_words() -> dict[str, str]:
    """By the state or event the script speaks of; the placeholders are filled in by it."""
    return _of_counts() | {
        "saving": _("Đang lưu…"),
        "saved": _("Đã lưu lúc %(time)s"),
        "failed": _("Chưa lưu được. Số đã nhập vẫn giữ trên máy này; hệ thống tự thử lại."),
        "ended": _("Phiên đăng nhập đã hết. Số đã nhập vẫn giữ trên máy này; hãy đăng nhập lại rồi bấm thử lại."),
        "barred": _("Chưa lưu được: %(reason)s"),
        "unsaved": _("Đang lưu nốt; hãy đợi một chút rồi bấm lại."),
        "not_a_number": _("Không phải là số. Hãy ghi số, dấu phẩy thập phân, ví dụ 1.234,5."),
        "saved_since": _("Số liệu này đã được lưu lại sau lần Anh/Chị nhập trên máy này."),
        "undone": _("Đã hoàn tác."),
        "redone": _("Đã làm lại."),
        "nothing_to_undo": _("Không còn gì để hoàn tác."),
    }


def _of_counts() -> dict[str, str]:
    """What is said of several things, and as ``…_one`` of a single one."""
    return _counting(_SEVERAL) | {f"{name}_one": words for name, words in _counting(_ONE).items()}


def _counting(number: int) -> dict[str, str]:
    return {
        "held": counted("Đã lưu phần còn lại; %(count)s dòng cần xem lại", number),
        "copied": counted("Đã chép %(count)s ô.", number),
        "pasted": counted("Đã dán %(count)s ô.", number),
        "refused": counted("%(count)s ô không dán được: %(cells)s.", number),
    }
