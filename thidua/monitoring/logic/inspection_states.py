"""Inspections as tables: a plan, a visit to one unit, a finding and its way to closure; and their statistics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thidua.core.logic.workflow import Transition, Workflow


class PlanState(StrEnum):
    """Where a plan of inspections stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class VisitState(StrEnum):
    """Where the visit to one unit stands. The unit sees it once its conclusions are issued."""

    PLANNED = "planned"
    VISITED = "visited"
    ISSUED = "issued"
    CANCELLED = "cancelled"


class FindingState(StrEnum):
    """How far a finding has come."""

    DRAFT = "draft"
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class Severity(StrEnum):
    """How much a finding weighs."""

    REMARK = "remark"
    SHORTCOMING = "shortcoming"
    VIOLATION = "violation"


class CheckAnswer(StrEnum):
    """What was found at one line of the check list; the empty word is "not looked at yet"."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    NOT_YET = ""


class FollowUpKind(StrEnum):
    """One link in the chain from a finding to its closure."""

    ANSWER = "answer"
    RETURN = "return"
    CLOSE = "close"
    REOPEN = "reopen"
    EXTEND = "extend"


PLAN = Workflow(
    name="inspection_plan",
    start=PlanState.DRAFT,
    transitions=(
        Transition("issue", (PlanState.DRAFT,), PlanState.ISSUED),
        Transition("close", (PlanState.ISSUED,), PlanState.CLOSED),
        Transition("reopen", (PlanState.CLOSED,), PlanState.ISSUED),
        Transition("cancel", (PlanState.DRAFT, PlanState.ISSUED), PlanState.CANCELLED),
    ),
    ends=(PlanState.CANCELLED,),
)
VISIT = Workflow(
    name="visit",
    start=VisitState.PLANNED,
    transitions=(
        Transition("hold", (VisitState.PLANNED, VisitState.VISITED), VisitState.VISITED),
        Transition("issue", (VisitState.VISITED,), VisitState.ISSUED),
        Transition("cancel", (VisitState.PLANNED,), VisitState.CANCELLED),
    ),
    ends=(VisitState.ISSUED, VisitState.CANCELLED),
)
FINDING = Workflow(
    name="finding",
    start=FindingState.DRAFT,
    transitions=(
        Transition("issue", (FindingState.DRAFT,), FindingState.OPEN),
        Transition("answer", (FindingState.OPEN,), FindingState.ANSWERED),
        Transition("return", (FindingState.ANSWERED,), FindingState.OPEN),
        Transition("extend", (FindingState.OPEN,), FindingState.OPEN),
        Transition("close", (FindingState.OPEN, FindingState.ANSWERED), FindingState.CLOSED),
        Transition("reopen", (FindingState.CLOSED,), FindingState.OPEN),
    ),
)


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """What the statistics need of one issued finding."""

    state: FindingState
    due_on: date
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class FindingStatistics:
    """How the findings of some visits stand on a day. ``overdue`` are open ones past their day."""

    total: int = 0
    open: int = 0
    answered: int = 0
    overdue: int = 0
    closed: int = 0
    closed_in_time: int = 0


def is_overdue(facts: FindingFacts, on: date) -> bool:
    """Whether the unit still owes an answer after its last day."""
    return facts.state is FindingState.OPEN and facts.due_on < on


def statistics(findings: Iterable[FindingFacts], on: date) -> FindingStatistics:
    """Counts over issued findings; drafts are nobody's debt yet and are left out."""
    rows = [facts for facts in findings if facts.state is not FindingState.DRAFT]
    closed = [facts for facts in rows if facts.state is FindingState.CLOSED]
    return FindingStatistics(
        total=len(rows),
        open=sum(facts.state is FindingState.OPEN for facts in rows),
        answered=sum(facts.state is FindingState.ANSWERED for facts in rows),
        overdue=sum(is_overdue(facts, on) for facts in rows),
        closed=len(closed),
        closed_in_time=sum(facts.closed_on is not None and facts.closed_on <= facts.due_on for facts in closed),
    )
