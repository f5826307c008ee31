"""Meetings, who was there, what stood on the agenda, conflicts of interest, and open votes."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.council.logic.conflict import GROUNDS
from thidua.council.logic.workflow import ItemState, MeetingState
from thidua.council.models.council import Council, CouncilMember
from thidua.council.models.labels import choices

MEETING_STATES = {
    MeetingState.CALLED: _("Đã triệu tập"),
    MeetingState.IN_SESSION: _("Đang họp"),
    MeetingState.ENDED: _("Đã kết thúc"),
    MeetingState.CANCELLED: _("Đã hủy"),
}
ITEM_STATES = {
    ItemState.WAITING: _("Chờ xét"),
    ItemState.VOTING: _("Đang bỏ phiếu"),
    ItemState.DECIDED: _("Đã có kết quả"),
    ItemState.REPEATED: _("Bỏ phiếu lại"),
    ItemState.TAKEN_OFF: _("Rút khỏi chương trình"),
}


class Meeting(models.Model):
    """One phiên họp."""

    code = models.CharField(max_length=20, unique=True)
    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    begins_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=300)
    state = models.CharField(max_length=12, choices=choices(MEETING_STATES), default=MeetingState.CALLED.value)
    end_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-held_on", "-code")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in MeetingState]), name="meeting_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.about}"

    @property
    def subject(self) -> str:
        return f"meeting:{self.code}"


class Attendance(models.Model):
    """Whether a member was present, with the reason of an absence."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(CouncilMember, models.PROTECT, related_name="+")
    present = models.BooleanField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.present}"


class AgendaItem(models.Model):
    """One thing to decide. ``about`` refers to it by stable text (``dossier:HS-2026-001``), never by a key.

    ``options`` and ``rule`` hold the ballot paper and the voting rule as they were when the item was put on the agenda;
    ``result`` the numbers and the sentence once it is decided. ``ties`` names by code the people and units it concerns:
    conflicts of interest are derived from them.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    about = models.CharField(max_length=120)
    label = models.CharField(max_length=300)
    round = models.PositiveSmallIntegerField(default=1)
    options = models.JSONField(default=list)
    rule = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=choices(ITEM_STATES), default=ItemState.WAITING.value)
    box = models.ForeignKey("BallotBox", models.PROTECT, null=True, blank=True, related_name="items")
    members = models.PositiveSmallIntegerField(default=0)  # the three numbers are fixed when the vote begins
    present = models.PositiveSmallIntegerField(default=0)
    recused = models.PositiveSmallIntegerField(default=0)
    result = models.JSONField(default=dict, blank=True)
    ties = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("meeting", "position")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="agenda_item_position_once"),
            models.UniqueConstraint(fields=["meeting", "about", "round"], name="agenda_item_round_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ItemState]), name="agenda_item_state_known"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def subject(self) -> str:
        return f"{self.meeting.subject}/{self.position}"


class Conflict(models.Model):
    """Why a member is not impartial on an item: derived or declared. ``recuses`` shuts the member out of the item."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="conflicts")
    member = models.ForeignKey(CouncilMember, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=12, choices=choices(GROUNDS))
    recuses = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "member", "ground"], name="conflict_once"),
            models.CheckConstraint(
                condition=Q(ground__in=[ground.value for ground in GROUNDS]), name="conflict_ground_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.ground}"


class OpenVote(models.Model):
    """What a member said in an open vote: the number of the line on the paper."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="open_votes")
    member = models.ForeignKey(CouncilMember, models.PROTECT, related_name="+")
    option = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="open_vote_once")]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.option}"
