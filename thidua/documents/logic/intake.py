"""The life of an intake: a file somebody put in, read by the machine, looked at by a person, adopted or dropped."""

from __future__ import annotations

from enum import StrEnum

from thidua.core.logic.workflow import Transition, Workflow


class IntakeState(StrEnum):
    """Where an intake stands."""

    READING = "reading"
    READ = "read"
    FAILED = "failed"
    ADOPTED = "adopted"
    DROPPED = "dropped"


INTAKE = Workflow(
    name="intake",
    start=IntakeState.READING,
    transitions=(
        Transition("keep", (IntakeState.READING,), IntakeState.READ),
        Transition("fail", (IntakeState.READING,), IntakeState.FAILED),
        Transition("reread", (IntakeState.READING, IntakeState.FAILED, IntakeState.READ), IntakeState.READING),
        Transition("adopt", (IntakeState.READ,), IntakeState.ADOPTED),
        Transition("undo", (IntakeState.ADOPTED,), IntakeState.READ),
        Transition("drop", (IntakeState.READ, IntakeState.FAILED), IntakeState.DROPPED),
        Transition("restore", (IntakeState.DROPPED,), IntakeState.READ),
        Transition("restore_unread", (IntakeState.DROPPED,), IntakeState.FAILED),
    ),
)
