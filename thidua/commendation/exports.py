"""Workbooks of the room: the payment list, the ledger of a fund, the statistics of a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.decision_papers import NUMERALS
from thidua.commendation.logic.fund import INCOME, EntryKind
from thidua.commendation.logic.statistics import LEVELS, Counts, LevelRows
from thidua.commendation.logic.statutory import Form
from thidua.commendation.models import AwardDecision, DecisionLine, Fund, FundLine
from thidua.core.exports import Sheet, workbook
from thidua.core.logic.money_words import dong_in_words
from thidua.core.templatetags.shown import day

COLUMNS = (
    gettext_lazy("Tổng số"),
    gettext_lazy("Tập thể"),
    gettext_lazy("Cá nhân"),
    gettext_lazy("Hộ gia đình"),
    gettext_lazy("Lãnh đạo, quản lý"),
    gettext_lazy("Trực tiếp"),
    gettext_lazy("Nữ"),
    gettext_lazy("Dân tộc thiểu số"),
)
"""The columns of the statistics, in the order of Counts."""


def payment_workbook(decision: AwardDecision, lines: Sequence[DecisionLine]) -> bytes:
    """The payment list with a column to sign; honours taken back and lines without money are left out."""
    rows = [line for line in lines if line.amount and line.honour is not None and line.honour.holds]
    total = sum(line.amount for line in rows)
    columns = (
        (_("STT"), 6),
        (_("Họ và tên, tên tập thể"), 34),
        (_("Chức vụ, đơn vị"), 40),
        (_("Danh hiệu, hình thức"), 34),
        (_("Số tiền (đồng)"), 16),
        (_("Ngày chi"), 13),
        (_("Ký nhận"), 22),
    )
    cells: list[Sequence[object]] = [
        (n, line.name, line.unit, line.dossier.get_award_display(), line.amount, line.paid_on, "")
        for n, line in enumerate(rows, 1)
    ]
    cells.append(("", _("Tổng cộng"), "", "", total, "", ""))
    notes = (
        _("Kèm theo Quyết định số %(number)s ngày %(day)s")
        % {"number": decision.number, "day": day(decision.signed_on)},
        _("Bằng chữ: %(words)s") % {"words": dong_in_words(total)},
    )
    title = _("DANH SÁCH CHI TIỀN THƯỞNG")
    return workbook(Sheet(_("Chi tiền thưởng"), title, columns, cells, notes))


def fund_workbook(fund: Fund, lines: Iterable[FundLine]) -> bytes:
    """The ledger of a fund: income and outgo apart, promises in a column of their own."""
    columns = (
        (_("Ngày"), 13),
        (_("Loại"), 28),
        (_("Nội dung"), 60),
        (_("Thu (đồng)"), 18),
        (_("Chi (đồng)"), 18),
        (_("Giữ chỗ (đồng)"), 18),
    )
    rows = [(line.on, line.get_kind_display(), line.about, *sides_of(line)) for line in lines]
    title = _("SỔ QUỸ THI ĐUA, KHEN THƯỞNG NĂM %(year)s") % {"year": fund.year}
    return workbook(Sheet(_("Sổ quỹ"), title, columns, rows, (str(fund.organisation),)))


def sides_of(line: FundLine) -> tuple[int | None, int | None, int | None]:
    """In which of the three columns the amount stands; what is released stands below zero among the promises."""
    kind = EntryKind(line.kind)
    if kind in {EntryKind.PROMISE, EntryKind.RELEASE}:
        return None, None, line.amount if kind is EntryKind.PROMISE else -line.amount
    return (line.amount, None, None) if kind in INCOME else (None, line.amount, None)


def statistics_workbook(levels: Sequence[LevelRows], total: Counts, title: str, notes: Sequence[str]) -> bytes:
    """The statistics of a year: levels with their awards under them, the sum at the end."""
    columns = ((_("STT"), 6), (_("Danh hiệu, hình thức khen thưởng"), 52), *((str(name), 13) for name in COLUMNS))
    rows: list[Sequence[object]] = []
    for place, level in enumerate(levels, 1):
        rows.append((NUMERALS[place - 1], LEVELS[level.level], *level.total.cells))
        rows += [(n, AWARDS[row.award].name, *row.counts.cells) for n, row in enumerate(level.rows, 1)]
    rows.append(("", _("Tổng cộng"), *total.cells))
    return workbook(Sheet(_("Thống kê"), title, columns, rows, notes))


def form_workbook(form: Form, year: int, unit: str, notes: Sequence[str]) -> bytes:
    """A yearly form of the ministry, row by row with its codes; blank cells stay blank."""
    heads = [f"{head.heading} - {head.part}" if head.part else head.heading for head in form.heads]
    columns = ((_("Nội dung"), 54), (_("Mã số"), 8), (_("Đơn vị tính"), 14), *((words, 16) for words in heads))
    rows = [("  " * line.depth + line.label, line.code, line.unit, *line.cells) for line in form.lines]
    words = {"code": form.code, "title": form.title.upper(), "year": year}
    title = _("Biểu số %(code)s: %(title)s, NĂM %(year)s") % words
    reporting = _("Đơn vị báo cáo: %(unit)s") % {"unit": unit}
    return workbook(Sheet(form.code[:4], title, columns, rows, (reporting, *notes)))
