"""Vietnamese words for the closed lists of the room."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import CheckConstraint, Q
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from thidua.monitoring.logic.period import PeriodKind
from thidua.monitoring.logic.states import FigureState, Missing, ReportState, RoundState

Labels = Mapping[StrEnum, LazyText | str]

PERIOD_KINDS: Labels = {
    PeriodKind.MONTH: _("Tháng"),
    PeriodKind.QUARTER: _("Quý"),
    PeriodKind.HALF: _("6 tháng"),
    PeriodKind.NINE_MONTHS: _("9 tháng"),
    PeriodKind.YEAR: _("Năm"),
}
ROUND_STATES: Labels = {
    RoundState.PLANNED: _("Chưa mở"),
    RoundState.OPEN: _("Đang nhận số liệu"),
    RoundState.LOCKED: _("Đã khóa"),
    RoundState.REOPENED: _("Mở lại"),
    RoundState.CANCELLED: _("Đã bỏ"),
}
REPORT_STATES: Labels = {
    ReportState.OPEN: _("Đang nhập"),
    ReportState.SUBMITTED: _("Chờ thủ trưởng duyệt"),
    ReportState.APPROVED: _("Thủ trưởng đã duyệt"),
}
FIGURE_STATES: Labels = {
    FigureState.REPORTED: _("Đơn vị tự báo"),
    FigureState.APPROVED: _("Thủ trưởng đã duyệt"),
    FigureState.CONFIRMED: _("Cơ quan chủ trì đã xác nhận"),
    FigureState.OFFICIAL: _("Chính thức"),
}
MISSING: Labels = {
    Missing.NOT_HAPPENED: _("Không phát sinh"),
    Missing.NOT_YET: _("Chưa đến kỳ thống kê"),
    Missing.NOT_OURS: _("Không thuộc nhiệm vụ của đơn vị"),
    Missing.SOURCE_LATE: _("Nguồn cung cấp chưa gửi"),
    Missing.OTHER: _("Lý do khác"),
}


def choices(labels: Labels) -> list[tuple[str, LazyText | str]]:
    """The list as Django's ``choices``."""
    return [(code.value, words) for code, words in labels.items()]


def in_vietnamese(labels: Labels) -> dict[str, str]:
    """The list for a file that is Vietnamese whoever fetches it."""
    with override("vi"):
        return {code.value: str(words) for code, words in labels.items()}


def known(field: str, labels: Labels, name: str, *, empty: bool = False) -> CheckConstraint:
    """The column holds a word of the list, or nothing where ``empty`` is allowed."""
    words = [code.value for code in labels]
    return CheckConstraint(condition=Q(**{f"{field}__in": [*words, ""] if empty else words}), name=name)
