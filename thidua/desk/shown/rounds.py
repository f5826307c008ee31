"""How rounds and the punctuality of reports look: badges, short names of periods, cells of the matrix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.badges import Badge, Tone
from thidua.core.counting import counted
from thidua.core.logic.saying import capital
from thidua.monitoring.logic.deadlines import LateBy
from thidua.monitoring.logic.period import Period, PeriodKind
from thidua.monitoring.logic.punctuality import Mark, Standing
from thidua.monitoring.logic.states import RoundState
from thidua.monitoring.models import Report, Round
from thidua.monitoring.models.labels import ROUND_STATES

_ROUND_LOOKS: Mapping[RoundState, tuple[Tone, str]] = {
    RoundState.PLANNED: (Tone.QUIET, "calendar"),
    RoundState.OPEN: (Tone.OK, "player-play"),
    RoundState.LOCKED: (Tone.INFO, "lock"),
    RoundState.REOPENED: (Tone.WARN, "refresh"),
    RoundState.CANCELLED: (Tone.QUIET, "ban"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """A standing as people see it: short words for a cell, whole words for a sentence, tone and icon."""

    short: object
    words: object
    tone: Tone
    icon: str


LOOKS: Mapping[Standing, Look] = {
    Standing.ON_TIME: Look(gettext_lazy("Đúng hạn"), gettext_lazy("Gửi đúng hạn"), Tone.OK, "circle-check"),
    Standing.LATE: Look(gettext_lazy("Muộn"), gettext_lazy("Gửi muộn"), Tone.WARN, "clock-exclamation"),
    Standing.RETURNED: Look(
        gettext_lazy("Trả lại"), gettext_lazy("Bị trả lại, chưa gửi lại"), Tone.WARN, "arrow-back-up"
    ),
    Standing.AWAITED: Look(gettext_lazy("Còn hạn"), gettext_lazy("Chưa gửi, còn hạn"), Tone.INFO, "hourglass"),
    Standing.OVERDUE: Look(gettext_lazy("Quá hạn"), gettext_lazy("Chưa gửi, đã quá hạn"), Tone.BAD, "alert-octagon"),
    Standing.MISSING: Look(gettext_lazy("Không gửi"), gettext_lazy("Không gửi đến khi khóa kỳ"), Tone.BAD, "circle-x"),
    Standing.NOT_OPEN: Look(gettext_lazy("Chưa mở"), gettext_lazy("Kỳ chưa mở"), Tone.QUIET, "circle-dashed"),
    Standing.NOT_ASKED: Look("–", gettext_lazy("Không phải báo cáo"), Tone.QUIET, "minus"),
}
LEGEND = tuple(LOOKS[standing] for standing in Standing if standing is not Standing.NOT_ASKED)


def round_badge(row: Round) -> Badge:
    """The state of a round."""
    state = RoundState(row.state)
    return Badge(str(ROUND_STATES[state]), *_ROUND_LOOKS[state])


def mark_badge(mark: Mark) -> Badge:
    """Where a report stands, with the working days it is late."""
    look = LOOKS[mark.standing]
    words = str(look.words)
    if mark.days and mark.standing in {Standing.LATE, Standing.OVERDUE, Standing.RETURNED}:
        words = counted("%(words)s %(days)s ngày làm việc", mark.days) % {"words": words, "days": mark.days}
    return Badge(words, look.tone, look.icon)


def mark_short(mark: Mark) -> str:
    """The words of a cell: "Muộn 2"."""
    short = str(LOOKS[mark.standing].short)
    counted = mark.standing in {Standing.LATE, Standing.OVERDUE}
    return f"{short} {mark.days}" if counted else short


def period_short(period: Period) -> str:
    """The head of a narrow column: "T3", "Quý I", "6T", "9T", "Năm"."""
    match period.kind:
        case PeriodKind.MONTH:
            return _("T%(number)s") % {"number": period.number}
        case PeriodKind.QUARTER:
            return _("Quý %(number)s") % {"number": ("I", "II", "III", "IV")[period.number - 1]}
        case PeriodKind.HALF:
            return _("6 tháng")
        case PeriodKind.NINE_MONTHS:
            return _("9 tháng")
        case PeriodKind.YEAR:
            return _("Năm")


def round_address(row: Round) -> str:
    """The page of a round."""
    return reverse("round_page", args=[row.campaign.code, row.period])


def report_address(row: Round, report: Report) -> str:
    """The page of a unit's report; empty where an installation has none."""
    try:
        return reverse("report_page", args=[row.campaign.code, row.period, report.organisation.code])
    except NoReverseMatch:
        return ""


def period_words(row: Round) -> str:
    """The period, capitalised for the head of a line."""
    return capital(row.span.name_vi)


def time_left(row: Round, on: date, late_by: LateBy) -> str:
    """How the deadline stands to the day: "còn 3 ngày", "hôm nay là hạn cuối", "quá hạn 2 ngày làm việc"."""
    left = (row.answer_by - on).days
    if left > 0:
        return counted("còn %(days)s ngày", left) % {"days": left}
    return (
        _("hôm nay là hạn cuối")
        if left == 0
        else counted("quá hạn %(days)s ngày làm việc", late_by(on, row.answer_by))
        % {"days": late_by(on, row.answer_by)}
    )
