"""Three lives: a paper that is issued, a number in a register, a document that came in."""

from __future__ import annotations

from enum import StrEnum

from thidua.core.logic.workflow import Transition, Workflow


class PaperState(StrEnum):
    """Where a paper of one's own stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SIGNED = "signed"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class NumberState(StrEnum):
    """What became of a number: kept for a paper, given to one, or struck out for good."""

    RESERVED = "reserved"
    ISSUED = "issued"
    CANCELLED = "cancelled"


class IncomingState(StrEnum):
    """How far an incoming document is."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


PAPER = Workflow(
    name="paper",
    start=PaperState.DRAFT,
    transitions=(
        Transition("submit", (PaperState.DRAFT,), PaperState.SUBMITTED),
        Transition("return", (PaperState.SUBMITTED, PaperState.SIGNED), PaperState.DRAFT),
        Transition("sign", (PaperState.SUBMITTED,), PaperState.SIGNED),
        Transition("issue", (PaperState.SIGNED,), PaperState.ISSUED),
        Transition(
            "withdraw",
            (PaperState.DRAFT, PaperState.SUBMITTED, PaperState.SIGNED, PaperState.ISSUED),
            PaperState.WITHDRAWN,
        ),
    ),
    ends=(PaperState.WITHDRAWN,),
)

NUMBER = Workflow(
    name="number",
    start=NumberState.RESERVED,
    transitions=(
        Transition("issue", (NumberState.RESERVED,), NumberState.ISSUED),
        Transition("cancel", (NumberState.RESERVED, NumberState.ISSUED), NumberState.CANCELLED),
    ),
    ends=(NumberState.CANCELLED,),
)

INCOMING = Workflow(
    name="incoming",
    start=IncomingState.OPEN,
    transitions=(
        Transition("finish", (IncomingState.OPEN,), IncomingState.DONE),
        Transition("reopen", (IncomingState.DONE,), IncomingState.OPEN),
        Transition("cancel", (IncomingState.OPEN, IncomingState.DONE), IncomingState.CANCELLED),
    ),
    ends=(IncomingState.CANCELLED,),
)
