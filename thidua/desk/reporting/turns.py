"""What one person may do with a report now, and the one sentence that says whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import Actor
from thidua.core.badges import Tone
from thidua.core.logic.decision import Decision
from thidua.core.templatetags.shown import day
from thidua.monitoring.logic.states import ReportState, RoundState
from thidua.monitoring.models import Report
from thidua.monitoring.policy import reports as policy


@dataclass(frozen=True, slots=True)
class Turns:
    """Decisions about a report, and whether it is late and still owes the reason."""

    enter: Decision
    submit: Decision
    recall: Decision
    approve: Decision
    give_back: Decision
    correct: Decision
    late: bool
    sentence: str
    tone: Tone
    icon: str


def turns_of(user: Actor, report: Report, on: date) -> Turns:
    """The decisions and the sentence for the reader of the page."""
    enter = policy.can_enter(user, report, on)
    approve = policy.can_approve(user, report, on)
    sentence, tone, icon = _whose_turn(report, on, enters=bool(enter), approves=bool(approve))
    return Turns(
        enter=enter,
        submit=policy.can_submit(user, report, on),
        recall=policy.can_recall(user, report, on),
        approve=approve,
        give_back=policy.can_return(user, report, on),
        correct=policy.can_correct(user, report, on),
        late=_owes_reason(report, on),
        sentence=sentence,
        tone=tone,
        icon=icon,
    )


def _owes_reason(report: Report, on: date) -> bool:
    """Whether the report is late for the first time: saving it asks for the reason."""
    first = report.first_submitted_on is None and report.round.state == RoundState.OPEN
    return first and on > report.round.due_on


def _whose_turn(report: Report, on: date, *, enters: bool, approves: bool) -> tuple[str, Tone, str]:
    until = day(report.round.answer_by)
    match ReportState(report.state):
        case ReportState.APPROVED if report.round.state == RoundState.LOCKED:
            return (
                _("Kỳ đã khóa, số liệu đã chính thức. Có sai sót thì đính chính từng số, kèm lý do."),
                Tone.OK,
                "lock",
            )
        case ReportState.APPROVED:
            return _("Thủ trưởng đã duyệt; cơ quan chủ trì đang xác nhận từng chỉ tiêu."), Tone.OK, "circle-check"
        case ReportState.SUBMITTED if approves:
            return _("Báo cáo chờ Anh/Chị duyệt hoặc trả lại từng ô, kèm lý do."), Tone.WARN, "hourglass"
        case ReportState.SUBMITTED:
            return _("Đã gửi, chờ thủ trưởng duyệt. Cần sửa thì rút lại trước khi duyệt."), Tone.INFO, "hourglass"
    if not report.round.takes_figures:
        return _("Kỳ báo cáo không nhận số liệu nữa."), Tone.BAD, "lock"
    if report.return_reason:
        return _("Có số liệu bị trả lại. Sửa các ô có ghi lý do rồi gửi lại."), Tone.WARN, "arrow-back-up"
    if on > report.round.answer_by:
        words = _("Đã quá hạn ngày %(day)s. Hãy nêu lý do nộp muộn, nhập đủ rồi gửi thủ trưởng duyệt.")
        return words % {"day": until}, Tone.BAD, "clock-exclamation"
    if enters:
        words = _("Nhập đủ các ô rồi gửi thủ trưởng duyệt trước hết ngày %(day)s.")
        return words % {"day": until}, Tone.INFO, "pencil"
    return _("Đơn vị đang nhập; hạn gửi hết ngày %(day)s.") % {"day": until}, Tone.QUIET, "hourglass"
