"""Progress as Excel: figures as figures, with how they were looked at written above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.campaigns.logic.terms import Group
from thidua.campaigns.models import Campaign
from thidua.campaigns.models.labels import GROUPS
from thidua.core import exports
from thidua.core.templatetags.shown import day
from thidua.desk.shown.number_card import Contribution
from thidua.desk.shown.progress import TargetLine
from thidua.desk.shown.unit_grid import UnitGrid
from thidua.monitoring.models.labels import FIGURE_STATES
from thidua.monitoring.queries.progress import Lens

COLUMNS = (
    (gettext_lazy("STT"), 6),
    (gettext_lazy("Mã"), 16),
    (gettext_lazy("Nhóm"), 18),
    (gettext_lazy("Chỉ tiêu"), 50),
    (gettext_lazy("Yêu cầu cả năm"), 28),
    (gettext_lazy("Đơn vị tính"), 12),
    (gettext_lazy("Thực hiện"), 14),
    (gettext_lazy("Hoàn thành (%)"), 12),
    (gettext_lazy("Mức cần có"), 14),
    (gettext_lazy("Cùng kỳ năm trước"), 14),
    (gettext_lazy("Dự báo cuối năm"), 14),
    (gettext_lazy("Dự báo thấp"), 12),
    (gettext_lazy("Dự báo cao"), 12),
    (gettext_lazy("Đánh giá"), 18),
    (gettext_lazy("Số liệu"), 24),
    (gettext_lazy("Đơn vị đã báo"), 18),
    (gettext_lazy("Ghi chú"), 60),
)
ROUNDED = 4


def progress_book(campaign: Campaign, lines: Iterable[TargetLine], lens: Lens, about: str = "") -> bytes:
    """The lines of a campaign, or of one unit in it where ``about`` names the unit."""
    named, looked_at = _notes(campaign.title, lens)
    notes = [note for note in (named, about, looked_at) if note]
    title = _("Tiến độ thực hiện chỉ tiêu %(code)s") % {"code": campaign.code}
    columns = [(str(name), width) for name, width in COLUMNS]
    sheet = exports.Sheet(_("Tiến độ"), title, columns, [_row(line) for line in lines], notes)
    return exports.workbook(sheet)


def _row(line: TargetLine) -> list[object]:
    standing = line.progress.standing
    progress, forecast = standing.progress, standing.forecast
    numbers = (
        standing.point.value if standing.point else None,
        line.completion,
        progress.expected.value if progress else None,
        standing.before,
        forecast.middle if forecast else None,
        forecast.low if forecast else None,
        forecast.high if forecast else None,
    )
    return [
        line.number,
        line.target.code,
        str(GROUPS[Group(line.group)]),
        line.target.name,
        line.wanted,
        line.target.figure_unit or line.target.unit,
        *(_rounded(number) for number in numbers),
        line.badge.text,
        line.as_of,
        line.coverage,
        " ".join(part for part in (line.why, line.behind, line.pace) if part),
    ]


UNIT_COLUMNS = (
    (gettext_lazy("STT"), 6),
    (gettext_lazy("Mã đơn vị"), 14),
    (gettext_lazy("Đơn vị"), 36),
    (gettext_lazy("Thực hiện"), 16),
    (gettext_lazy("Đơn vị tính"), 12),
    (gettext_lazy("Tỷ trọng (%)"), 12),
    (gettext_lazy("Được giao"), 28),
    (gettext_lazy("Đánh giá"), 18),
    (gettext_lazy("Kỳ số liệu"), 20),
)


def contributions_book(line: TargetLine, rows: Sequence[Contribution], lens: Lens) -> bytes:
    """The units behind a target."""
    notes = _notes(line.target.name, lens)
    columns = [(str(name), width) for name, width in UNIT_COLUMNS]
    lines = [
        [number, row.unit.code, row.unit.name, _rounded(row.figure), row.measure, _rounded(row.percent), row.wanted,
         row.badge.text, row.as_of]
        for number, row in enumerate(rows, start=1)
    ]  # fmt: skip
    return exports.workbook(exports.Sheet(_("Đơn vị"), line.target.code, columns, lines, notes))


GRID_COLUMNS = (
    (gettext_lazy("STT"), 6),
    (gettext_lazy("Mã đơn vị"), 14),
    (gettext_lazy("Đơn vị"), 36),
    (gettext_lazy("Đánh giá chung"), 20),
    (gettext_lazy("Đạt hoặc đúng tiến độ"), 12),
    (gettext_lazy("Chỉ tiêu được giao"), 12),
)


def units_book(campaign: Campaign, grid: UnitGrid, lens: Lens) -> bytes:
    """The units by targets, each with its verdict in words; what was not given to a unit is empty."""
    columns = [(str(name), width) for name, width in GRID_COLUMNS]
    columns += [(f"{head.number}. {head.target.name}", 20) for head in grid.heads]
    rows: list[list[object]] = [
        [number, row.unit.code, row.unit.name, row.badge.text, row.spread.good, sum(cell.asked for cell in row.cells),
         *(cell.text or None for cell in row.cells)]
        for number, row in enumerate(grid.rows, start=1)
    ]  # fmt: skip
    title = _("Tiến độ theo đơn vị %(code)s") % {"code": campaign.code}
    return exports.workbook(exports.Sheet(_("Đơn vị"), title, columns, rows, _notes(campaign.title, lens)))


def _notes(about: str, lens: Lens) -> list[str]:
    looked_at = {"day": day(lens.on), "state": FIGURE_STATES[lens.at_least]}
    return [about, _("Tính đến ngày %(day)s; số liệu từ “%(state)s” trở lên.") % looked_at]


def _rounded(number: Decimal | None) -> Decimal | None:
    return None if number is None else round(number, ROUNDED)
