"""The words of the ledger for schemes that are built line by line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext_lazy as _

from thidua.scoring.logic.building import Way
from thidua.scoring.models import labels

DEEDS = {
    "scheme.frame_set": _("Sửa tên, thang điểm của bảng điểm"),
    "scheme.line_added": _("Thêm mục vào bảng điểm"),
    "scheme.line_changed": _("Sửa mục của bảng điểm"),
    "scheme.line_dropped": _("Bỏ mục khỏi bảng điểm"),
    "scheme.line_moved": _("Đổi thứ tự mục của bảng điểm"),
    "scheme.renumbered": _("Đánh số lại bảng điểm"),
    "scheme.restored": _("Đưa bảng điểm về bản trước"),
    "scheme.rules_set": _("Sửa quy tắc của bảng điểm"),
}
"""By audit code."""

FIELDS = {
    "branch": _("Thuộc mục"),
    "classes": _("Xếp loại"),
    "cluster_kind": _("Dùng cho"),
    "evidence": _("Tài liệu kiểm chứng"),
    "figure_rules": _("Quy tắc về số liệu"),
    "gates": _("Điểm liệt"),
    "guidance": _("Hướng dẫn chấm"),
    "line_maximum": _("Điểm tối đa"),
    "line_number": _("Số thứ tự"),
    "method_settings": _("Thông số"),
    "places": _("Số chữ số thập phân"),
    "scheme_line": _("Mục"),
    "scorer_kind": _("Người chấm"),
    "scoring_method": _("Cách tính"),
    "section_kind": _("Loại điểm"),
    "ties": _("Thứ tự ưu tiên khi bằng điểm"),
    "version_restored": _("Bản được đưa về"),
    "way": _("Hướng chuyển"),
}
"""By the name of the field in the ledger."""

_WAYS = {Way.UP.value: _("lên trên"), Way.DOWN.value: _("xuống dưới")}


def _words(table: labels.Labels | Mapping[str, object]) -> Callable[[str], str]:
    words = {str(code): label for code, label in table.items()}
    return lambda code: str(words.get(code, code))


VALUES: Mapping[str, Callable[[str], str]] = {
    "scorer_kind": _words(labels.SCORERS),
    "scoring_method": _words(labels.METHODS),
    "section_kind": _words(labels.SECTION_KINDS),
    "way": _words(_WAYS),
}
"""How the values of a field read, by its name in the ledger."""
