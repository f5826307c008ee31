"""What happened to a figure, as lines a person reads: who, when, what it became, why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.templatetags.shown import number_text
from thidua.monitoring.logic.states import Missing
from thidua.monitoring.models import Revision
from thidua.monitoring.models.labels import MISSING

Cause = Revision.Cause
DEEDS = {
    Cause.TYPED: (gettext_lazy("Nhập số liệu"), "pencil"),
    Cause.IMPORTED: (gettext_lazy("Nhập từ Excel"), "file-spreadsheet"),
    Cause.UNDONE: (gettext_lazy("Hoàn tác lần nhập"), "arrow-back-up"),
    Cause.UNCHANGED: (gettext_lazy("Xác nhận không thay đổi so với kỳ trước"), "replace"),
    Cause.APPROVED: (gettext_lazy("Thủ trưởng duyệt"), "check"),
    Cause.CONFIRMED: (gettext_lazy("Cơ quan chủ trì xác nhận"), "checks"),
    Cause.RETURNED: (gettext_lazy("Trả lại"), "arrow-back-up"),
    Cause.OFFICIAL: (gettext_lazy("Khóa kỳ, số liệu chính thức"), "lock"),
    Cause.CORRECTED: (gettext_lazy("Đính chính sau khi khóa"), "edit"),
}


@dataclass(frozen=True, slots=True)
class HappeningRow:
    """One line of the history of a figure. ``before`` is the value it replaced; both empty where nothing changed."""

    deed: str
    icon: str
    by: str
    at: datetime
    before: str
    after: str
    reason: str
    note: str


def happening_rows(revisions: Iterable[Revision]) -> Iterator[HappeningRow]:
    """The lines, the latest first, from revisions the latest first."""
    rows = list(revisions)
    for row, older in zip(rows, [*rows[1:], None], strict=True):
        after, before = told(row), told(older) if older else ""
        words, icon = DEEDS[Cause(row.cause)]
        changed = after != before
        yield HappeningRow(
            deed=str(words),
            icon=icon,
            by=row.by,
            at=row.at,
            before=before if changed else "",
            after=after if changed else "",
            reason=row.reason,
            note=row.note if not older or row.note != older.note else "",
        )


def told(row: Revision) -> str:
    """A figure as it was then: the value with its parts, or the reason why there was none."""
    if row.value is None:
        return str(MISSING[Missing(row.missing)]) if row.missing else _("để trống")
    if row.numerator is not None and row.denominator is not None:
        return f"{number_text(row.value)} ({number_text(row.numerator)}/{number_text(row.denominator)})"
    return number_text(row.value)
