"""How inspections look: badges of plans, visits, findings and the tiles of their statistics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.badges import Badge, Tone
from thidua.core.templatetags.shown import number_text
from thidua.monitoring.logic.inspection_states import (
    CheckAnswer,
    FindingState,
    FindingStatistics,
    FollowUpKind,
    PlanState,
    Severity,
    VisitState,
)
from thidua.monitoring.models import CheckItem, Finding, FollowUp, InspectionPlan, Visit
from thidua.monitoring.models.inspection_labels import (
    CHECK_ANSWERS,
    FINDING_STATES,
    PLAN_STATES,
    SEVERITIES,
    VISIT_STATES,
)

_PLANS: Mapping[PlanState, tuple[Tone, str]] = {
    PlanState.DRAFT: (Tone.QUIET, "pencil"),
    PlanState.ISSUED: (Tone.OK, "circle-check"),
    PlanState.CLOSED: (Tone.INFO, "archive"),
    PlanState.CANCELLED: (Tone.QUIET, "ban"),
}
_VISITS: Mapping[VisitState, tuple[Tone, str]] = {
    VisitState.PLANNED: (Tone.INFO, "calendar-due"),
    VisitState.VISITED: (Tone.WARN, "hourglass"),
    VisitState.ISSUED: (Tone.OK, "file-check"),
    VisitState.CANCELLED: (Tone.QUIET, "ban"),
}
_FINDINGS: Mapping[FindingState, tuple[Tone, str]] = {
    FindingState.DRAFT: (Tone.QUIET, "pencil"),
    FindingState.OPEN: (Tone.WARN, "hourglass"),
    FindingState.ANSWERED: (Tone.INFO, "message-report"),
    FindingState.CLOSED: (Tone.OK, "circle-check"),
}
_SEVERITIES: Mapping[Severity, tuple[Tone, str]] = {
    Severity.REMARK: (Tone.INFO, "info-circle"),
    Severity.SHORTCOMING: (Tone.WARN, "alert-triangle"),
    Severity.VIOLATION: (Tone.BAD, "alert-octagon"),
}
_ANSWERS: Mapping[CheckAnswer, tuple[Tone, str]] = {
    CheckAnswer.MET: (Tone.OK, "circle-check"),
    CheckAnswer.NOT_MET: (Tone.BAD, "circle-x"),
    CheckAnswer.NOT_APPLICABLE: (Tone.QUIET, "minus"),
}
FOLLOW_UP_ICONS: Mapping[FollowUpKind, str] = {
    FollowUpKind.ANSWER: "message-report",
    FollowUpKind.RETURN: "arrow-back-up",
    FollowUpKind.CLOSE: "circle-check",
    FollowUpKind.REOPEN: "refresh",
    FollowUpKind.EXTEND: "calendar-event",
}


def plan_badge(plan: InspectionPlan) -> Badge:
    """Where a plan stands."""
    state = PlanState(plan.state)
    return Badge(str(PLAN_STATES[state]), *_PLANS[state])


def visit_badge(visit: Visit, on: date) -> Badge:
    """Where a visit stands; a planned one whose day has passed is late."""
    state = VisitState(visit.state)
    if state is VisitState.PLANNED and visit.planned_on < on:
        return Badge(_("Quá ngày, chưa kiểm tra"), Tone.BAD, "clock-exclamation")
    return Badge(str(VISIT_STATES[state]), *_VISITS[state])


def finding_badge(finding: Finding, on: date) -> Badge:
    """How far a finding has come; past its day it says so."""
    if finding.overdue(on):
        return Badge(_("Quá hạn khắc phục"), Tone.BAD, "clock-exclamation")
    state = FindingState(finding.state)
    return Badge(str(FINDING_STATES[state]), *_FINDINGS[state])


def severity_badge(finding: Finding) -> Badge:
    """How much a finding weighs."""
    severity = Severity(finding.severity)
    return Badge(str(SEVERITIES[severity]), *_SEVERITIES[severity])


def answer_badge(item: CheckItem) -> Badge:
    """What was found at a line of the check list."""
    answer = CheckAnswer(item.answer)
    if answer is CheckAnswer.NOT_YET:
        return Badge(_("Chưa xem"), Tone.QUIET)
    return Badge(str(CHECK_ANSWERS[answer]), *_ANSWERS[answer])


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a finding's chain as shown."""

    row: FollowUp
    icon: str


def chain_of(finding: Finding) -> tuple[Link, ...]:
    """What followed a finding, oldest first."""
    return tuple(Link(row, FOLLOW_UP_ICONS[FollowUpKind(row.kind)]) for row in finding.follow_ups.all())


@dataclass(frozen=True, slots=True)
class Tile:
    """A number of the statistics with its words."""

    number: str
    label: str
    tone: Tone
    icon: str


def tiles_of(counts: FindingStatistics) -> tuple[Tile, ...]:
    """The statistics of findings as tiles."""
    rows = (
        (counts.total, _("kết luận"), Tone.INFO, "list-check"),
        (counts.open, _("chờ khắc phục"), Tone.WARN, "hourglass"),
        (counts.overdue, _("quá hạn"), Tone.BAD, "clock-exclamation"),
        (counts.answered, _("chờ xác nhận"), Tone.INFO, "message-report"),
        (counts.closed, _("hoàn thành"), Tone.OK, "circle-check"),
        (counts.closed_in_time, _("hoàn thành đúng hạn"), Tone.OK, "clock"),
    )
    return tuple(
        Tile(number_text(count), words, tone if count else Tone.QUIET, icon) for count, words, tone, icon in rows
    )
