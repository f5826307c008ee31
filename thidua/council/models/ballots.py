"""The secret ballot in four tables. Who has voted and what was voted are two of them, and nothing joins these two.

``Turnout`` and ``Envelope`` have random keys, no foreign key, no time and no number; both are written anew in random
order when the box closes. What an envelope holds is readable by k officers together and by nobody else.
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.council.logic.workflow import BoxState
from thidua.council.models.labels import choices
from thidua.council.models.meeting import Meeting
from thidua.directory.models import User

BOX_STATES = {
    BoxState.PREPARING: _("Đang trao khóa"),
    BoxState.OPEN: _("Đang bỏ phiếu"),
    BoxState.CLOSED: _("Đã khóa hòm phiếu"),
    BoxState.COUNTED: _("Đã kiểm phiếu"),
    BoxState.VOID: _("Đã hủy"),
}


class BallotBox(models.Model):
    """One secret ballot over one or more items. ``closing`` lists the fingerprints, ``record`` is what is published."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="boxes")
    threshold = models.PositiveSmallIntegerField()
    public_key = models.BinaryField(max_length=32, blank=True, default=b"")
    state = models.CharField(max_length=10, choices=choices(BOX_STATES), default=BoxState.PREPARING.value)
    closing = models.JSONField(default=dict, blank=True)
    record = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[s.value for s in BoxState]), name="ballot_box_state_known"),
            models.CheckConstraint(condition=Q(threshold__gte=2), name="ballot_box_nobody_opens_alone"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def subject(self) -> str:
        return f"ballot_box:{self.id}"


class Keyholder(models.Model):
    """An officer who holds one share of a box's key.

    ``sealed_share`` opens with the officer's code only; ``share`` is what the officer has handed in, while fewer than k
    have. The last one needed is never stored.
    """

    box = models.ForeignKey(BallotBox, models.CASCADE, related_name="keyholders")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    public_key = models.BinaryField(max_length=32, blank=True, default=b"")
    sealed_share = models.BinaryField(max_length=200, blank=True, default=b"")
    share = models.BinaryField(max_length=100, blank=True, default=b"")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["box", "user"], name="keyholder_once")]

    def __str__(self) -> str:
        return str(self.user_id)


class Turnout(models.Model):
    """That a member may vote, and whether the member has. The row exists before anybody votes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    box = models.UUIDField()
    member = models.BigIntegerField()
    has_voted = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["box"], name="turnout_box")]
        constraints = [models.UniqueConstraint(fields=["box", "member"], name="turnout_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.has_voted}"


class Envelope(models.Model):
    """A sealed slip for an item. Deleted once it was counted; its fingerprint stays in the ``closing`` of the box."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    item = models.UUIDField()
    content = models.BinaryField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["item"], name="envelope_item")]
        constraints = [models.UniqueConstraint(fields=["item", "content"], name="envelope_once")]

    def __str__(self) -> str:
        return str(self.id)
