"""Councils, meetings and ballots. A secrecy wall: no other room may import this module."""

from thidua.council.models.ballots import BallotBox, Envelope, Keyholder, Turnout
from thidua.council.models.council import Council, CouncilMember
from thidua.council.models.meeting import AgendaItem, Attendance, Conflict, Meeting, OpenVote
from thidua.council.models.papers import MeetingPaper
from thidua.council.models.review import ReviewNote

__all__ = [
    "AgendaItem",
    "Attendance",
    "BallotBox",
    "Conflict",
    "Council",
    "CouncilMember",
    "Envelope",
    "Keyholder",
    "Meeting",
    "MeetingPaper",
    "OpenVote",
    "ReviewNote",
    "Turnout",
]
