"""Progress as Excel: figures as figures, with how they were looked at written above."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.campaigns.models import Campaign
from thidua.campaigns.models.labels import GROUPS
from thidua.campaigns.logic.terms import Group
from thidua.core import exports
from thidua.core.templatetags.shown import day
from thidua.desk.shown.progress import TargetLine
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
    notes = [
        campaign.title,
        about,
        _("Tính đến ngày %(day)s; số liệu từ “%(state)s” trở lên.")
        % {"day": day(lens.on), "state": FIGURE_STATES[lens.at_least]},
    ]
    title = _("Tiến độ thực hiện chỉ tiêu %(code)s") % {"code": campaign.code}
    columns = [(str(name), width) for name, width in COLUMNS]
    sheet = exports.Sheet(_("Tiến độ"), title, columns, [_row(line) for line in lines], [n for n in notes if n])
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
        *(None if number is None else round(number, ROUNDED) for number in numbers),
        line.badge.text,
        line.as_of,
        line.coverage,
        " ".join(part for part in (line.why, line.behind, line.pace) if part),
    ]
