"""Reports and figures as badges: colour, icon and words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.badges import Badge, Tone
from thidua.monitoring.logic.states import FigureState, ReportState, RoundState
from thidua.monitoring.models import Report
from thidua.monitoring.models.labels import FIGURE_STATES

FIGURE_LOOKS = {
    FigureState.REPORTED: (Tone.QUIET, "pencil"),
    FigureState.APPROVED: (Tone.INFO, "check"),
    FigureState.CONFIRMED: (Tone.OK, "checks"),
    FigureState.OFFICIAL: (Tone.GOLD, "lock"),
}
TAKING = (RoundState.OPEN, RoundState.REOPENED)


def figure_badge(state: str, *, returned: bool = False) -> Badge:
    """Who stands behind a figure, or that it came back."""
    if returned:
        return Badge(_("Bị trả lại"), Tone.WARN, "arrow-back-up")
    known = FigureState(state)
    return Badge(str(FIGURE_STATES[known]), *FIGURE_LOOKS[known])


def report_badge(report: Report, on: date) -> Badge:
    """How far a report is; late and returned ones say so."""
    state = ReportState(report.state)
    if state is ReportState.APPROVED:
        locked = report.round.state == RoundState.LOCKED
        return Badge(_("Đã khóa"), Tone.GOLD, "lock") if locked else Badge(_("Đã duyệt"), Tone.OK)
    if state is ReportState.SUBMITTED:
        return Badge(_("Chờ thủ trưởng duyệt"), Tone.INFO, "hourglass")
    return _open_badge(report, on)


def _open_badge(report: Report, on: date) -> Badge:
    if report.round.state not in TAKING:
        return Badge(_("Không nộp"), Tone.BAD, "circle-x")
    if report.return_reason:
        return Badge(_("Bị trả lại"), Tone.WARN, "arrow-back-up")
    if on > report.round.answer_by:  # the deadline stands beside it; by how many working days, the round tells
        return Badge(_("Quá hạn"), Tone.BAD, "clock-exclamation")
    return Badge(_("Đang nhập"), Tone.QUIET, "pencil")
