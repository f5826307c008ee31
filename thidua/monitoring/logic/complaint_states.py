"""Recommendations, complaints and denunciations: their kinds, their way to an answer, and the days each step has.

The days are proposals that the assigning person may change. Their sources are written from memory in the domain notes
and shown with that mark until somebody confirms them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from thidua.core.logic.workflow import Transition, Workflow


class ComplaintKind(StrEnum):
    """What came in."""

    RECOMMENDATION = "recommendation"  # phản ánh, kiến nghị
    COMPLAINT = "complaint"  # khiếu nại
    DENUNCIATION = "denunciation"  # tố cáo


class ComplaintState(StrEnum):
    """How far it has come."""

    RECEIVED = "received"
    HANDLING = "handling"
    ANSWERED = "answered"
    CLOSED = "closed"
    DECLINED = "declined"


COMPLAINT = Workflow(
    name="complaint",
    start=ComplaintState.RECEIVED,
    transitions=(
        Transition("assign", (ComplaintState.RECEIVED, ComplaintState.HANDLING), ComplaintState.HANDLING),
        Transition("answer", (ComplaintState.HANDLING,), ComplaintState.ANSWERED),
        Transition("close", (ComplaintState.ANSWERED,), ComplaintState.CLOSED),
        Transition("decline", (ComplaintState.RECEIVED, ComplaintState.HANDLING), ComplaintState.DECLINED),
        Transition("reopen", (ComplaintState.ANSWERED, ComplaintState.CLOSED), ComplaintState.HANDLING),
    ),
    ends=(ComplaintState.DECLINED,),
)

CODE_PREFIX: Mapping[ComplaintKind, str] = {
    ComplaintKind.RECOMMENDATION: "PA",
    ComplaintKind.COMPLAINT: "KN",
    ComplaintKind.DENUNCIATION: "TC",
}
"""Each kind is numbered for itself: a gap in the numbers one person sees would tell of what is kept from them."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step of handling as proposed: what is done, and within how many calendar days of the assignment."""

    title: str
    days: int
    citation: str = ""


STEPS: Mapping[ComplaintKind, tuple[PlannedStep, ...]] = {
    ComplaintKind.RECOMMENDATION: (
        PlannedStep("Xem xét, làm rõ nội dung", 7),
        PlannedStep("Trả lời người phản ánh, kiến nghị", 15),
    ),
    ComplaintKind.COMPLAINT: (
        PlannedStep("Thụ lý khiếu nại", 10, "Luật Khiếu nại 2011, Điều 27"),
        PlannedStep("Xác minh nội dung khiếu nại", 25, "Luật Khiếu nại 2011, Điều 29"),
        PlannedStep("Ban hành quyết định giải quyết lần đầu", 30, "Luật Khiếu nại 2011, Điều 28"),
    ),
    ComplaintKind.DENUNCIATION: (
        # The law gives seven working days; seven calendar days are never later.
        PlannedStep("Xử lý ban đầu, xác minh điều kiện thụ lý", 7, "Luật Tố cáo 2018, Điều 24"),
        PlannedStep("Xác minh nội dung tố cáo", 25, "Luật Tố cáo 2018, Điều 31"),
        PlannedStep("Kết luận nội dung tố cáo", 30, "Luật Tố cáo 2018, Điều 30"),
    ),
}


def due_after(start: date, days: int) -> date:
    """The last day of a step that has ``days`` calendar days from the day after ``start``."""
    return start + timedelta(days=days)


def read_steps(text: str) -> tuple[tuple[PlannedStep, ...], tuple[int, ...]]:
    """Steps typed one a line as ``days | what is done``, and the numbers of the lines that cannot be read."""
    steps: list[PlannedStep] = []
    wrong: list[int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        days, mark, title = (part.strip() for part in line.partition("|"))
        if mark and title and days.isascii() and days.isdigit() and 0 < int(days) <= MOST_DAYS:
            steps.append(PlannedStep(title, int(days)))
        else:
            wrong.append(number)
    return tuple(steps), tuple(wrong)


def written_steps(kind: ComplaintKind) -> str:
    """The proposed steps as they are typed."""
    return "\n".join(f"{step.days} | {step.title}" for step in STEPS[kind])


MOST_DAYS = 365
"""No step of handling lasts longer than a year."""
