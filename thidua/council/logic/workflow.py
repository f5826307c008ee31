"""The ways of a meeting, of an item on its agenda and of a ballot box, as tables of steps."""

from __future__ import annotations

from enum import StrEnum

from thidua.core.logic.workflow import Transition, Workflow


class MeetingState(StrEnum):
    """Where a meeting stands."""

    CALLED = "called"
    IN_SESSION = "in_session"
    ENDED = "ended"
    CANCELLED = "cancelled"


class ItemState(StrEnum):
    """Where an item of the agenda stands."""

    WAITING = "waiting"
    VOTING = "voting"
    DECIDED = "decided"
    REPEATED = "repeated"
    TAKEN_OFF = "taken_off"


class BoxState(StrEnum):
    """Where a ballot box stands: keys are handed out, votes come in, it is closed, it was counted, or given up."""

    PREPARING = "preparing"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    VOID = "void"


MEETING = Workflow(
    "meeting",
    MeetingState.CALLED,
    (
        Transition("start", (MeetingState.CALLED,), MeetingState.IN_SESSION),
        Transition("end", (MeetingState.IN_SESSION,), MeetingState.ENDED),
        Transition("cancel", (MeetingState.CALLED,), MeetingState.CANCELLED),
    ),
    (MeetingState.ENDED, MeetingState.CANCELLED),
)
ITEM = Workflow(
    "agenda_item",
    ItemState.WAITING,
    (
        Transition("begin_vote", (ItemState.WAITING,), ItemState.VOTING),
        Transition("decide", (ItemState.WAITING, ItemState.VOTING), ItemState.DECIDED),
        Transition("return", (ItemState.VOTING,), ItemState.WAITING),
        Transition("repeat", (ItemState.DECIDED,), ItemState.REPEATED),
        Transition("take_off", (ItemState.WAITING,), ItemState.TAKEN_OFF),
    ),
    (ItemState.REPEATED, ItemState.TAKEN_OFF),
)
BOX = Workflow(
    "ballot_box",
    BoxState.PREPARING,
    (
        Transition("open", (BoxState.PREPARING,), BoxState.OPEN),
        Transition("close", (BoxState.OPEN,), BoxState.CLOSED),
        Transition("count", (BoxState.CLOSED,), BoxState.COUNTED),
        Transition("void", (BoxState.PREPARING, BoxState.OPEN, BoxState.CLOSED), BoxState.VOID),
    ),
    (BoxState.COUNTED, BoxState.VOID),
)
