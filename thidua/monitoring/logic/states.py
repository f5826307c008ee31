"""The processes of this room as tables: a round, a unit's report in it, and each single figure.

A figure has a state of its own, so that one returned cell never restarts the others (peers.md §3.2 no. 8).
"""

from __future__ import annotations

from enum import StrEnum

from thidua.core.logic.workflow import Transition, Workflow


class RoundState(StrEnum):
    """Where a reporting round stands. ``REOPENED`` takes figures again after it was locked."""

    PLANNED = "planned"
    OPEN = "open"
    LOCKED = "locked"
    REOPENED = "reopened"
    CANCELLED = "cancelled"


class ReportState(StrEnum):
    """How far a unit has come with its report of one round."""

    OPEN = "open"
    SUBMITTED = "submitted"
    APPROVED = "approved"


class FigureState(StrEnum):
    """Who stands behind a figure: whoever typed it, the head of the unit, the owning department, the locked round."""

    REPORTED = "reported"
    APPROVED = "approved"
    CONFIRMED = "confirmed"
    OFFICIAL = "official"


STRENGTH = {state: place for place, state in enumerate(FigureState)}
"""How much a state is worth: a total "from confirmed up" adds CONFIRMED and OFFICIAL."""


class Missing(StrEnum):
    """Why a unit has no figure. Empty is not zero, and nothing said is not "no data"."""

    NOT_HAPPENED = "not_happened"  # không phát sinh việc được thống kê nhưng không phải bằng 0
    NOT_YET = "not_yet"  # chưa đến kỳ thống kê, chưa có nguồn
    NOT_OURS = "not_ours"  # không thuộc địa bàn, nhiệm vụ
    SOURCE_LATE = "source_late"  # cơ quan cung cấp chưa gửi
    OTHER = "other"


_TAKING = (RoundState.OPEN, RoundState.REOPENED)
ROUND = Workflow(
    name="round",
    start=RoundState.PLANNED,
    transitions=(
        Transition("open", (RoundState.PLANNED,), RoundState.OPEN),
        Transition("lock", _TAKING, RoundState.LOCKED),
        Transition("reopen", (RoundState.LOCKED,), RoundState.REOPENED),
        Transition("cancel", (RoundState.PLANNED,), RoundState.CANCELLED),
        Transition("plan", (RoundState.PLANNED, RoundState.CANCELLED), RoundState.PLANNED),
    ),
)
REPORT = Workflow(
    name="report",
    start=ReportState.OPEN,
    transitions=(
        Transition("submit", (ReportState.OPEN,), ReportState.SUBMITTED),
        Transition("recall", (ReportState.SUBMITTED,), ReportState.OPEN),
        Transition("approve", (ReportState.SUBMITTED,), ReportState.APPROVED),
        Transition("return", (ReportState.SUBMITTED, ReportState.APPROVED), ReportState.OPEN),
        Transition("correct", tuple(ReportState), ReportState.SUBMITTED),
    ),
)
_ANY = tuple(FigureState)
_OPEN = (FigureState.REPORTED, FigureState.APPROVED, FigureState.CONFIRMED)
FIGURE = Workflow(
    name="figure",
    start=FigureState.REPORTED,
    transitions=(
        Transition("change", _ANY, FigureState.REPORTED),
        Transition("approve", (FigureState.REPORTED,), FigureState.APPROVED),
        Transition("confirm", (FigureState.APPROVED,), FigureState.CONFIRMED),
        Transition("return", _OPEN, FigureState.REPORTED),
        Transition("make_official", (FigureState.APPROVED, FigureState.CONFIRMED), FigureState.OFFICIAL),
    ),
)
