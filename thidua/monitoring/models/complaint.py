"""Recommendations, complaints and denunciations about emulation, with restricted sight.

Nothing here shows content or sender in ``__str__`` or ``subject``: those go to messages and to the ledger.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation, Person, User
from thidua.documents.models import StoredFile
from thidua.monitoring.logic.complaint_states import ComplaintKind, ComplaintState
from thidua.monitoring.models.complaint_labels import COMPLAINT_KINDS, COMPLAINT_STATES
from thidua.monitoring.models.labels import choices, known


class Complaint(models.Model):
    """One letter. ``leader`` assigns its handlers; of a denunciation nobody but these sees that it exists."""

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=14, choices=choices(COMPLAINT_KINDS))
    receiver = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    received_on = models.DateField()
    is_anonymous = models.BooleanField(default=False)
    sender_name = models.CharField(max_length=200, blank=True)
    sender_contact = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=500)
    content = models.TextField()
    concerns_unit = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    concerns_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    leader = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    handling_unit = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=choices(COMPLAINT_STATES), default=ComplaintState.RECEIVED.value)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_number = models.CharField(max_length=60, blank=True)
    end_note = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    registered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-received_on", "-code")
        indexes = [
            models.Index(fields=["receiver", "kind", "state"], name="complaint_receiver"),
            models.Index(fields=["handling_unit", "state"], name="complaint_handling_unit"),
        ]
        constraints = [
            known("kind", COMPLAINT_KINDS, "complaint_kind_known"),
            known("state", COMPLAINT_STATES, "complaint_state_known"),
            models.CheckConstraint(
                condition=Q(is_anonymous=True, sender_name="", sender_contact="")
                | (Q(is_anonymous=False) & ~Q(sender_name="")),
                name="complaint_sender_or_anonymous",
                violation_error_message=_("Hãy ghi tên người gửi, hoặc đánh dấu “Không nêu tên” và bỏ trống tên."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=ComplaintKind.DENUNCIATION.value) | Q(leader__isnull=False),
                name="complaint_denunciation_has_leader",
                violation_error_message=_("Đơn tố cáo phải chuyển thẳng tới một lãnh đạo; hãy chọn lãnh đạo."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> str:
        return f"complaint:{self.code}"

    @property
    def is_denunciation(self) -> bool:
        return self.kind == ComplaintKind.DENUNCIATION


class ComplaintHandler(models.Model):
    """An account named to handle a letter. Released ones lose sight of it at once."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="handlers")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    since = models.DateField()
    released_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "user"], condition=Q(released_on=None), name="complaint_handler_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id}: {self.user_id}"


class ComplaintFile(models.Model):
    """A file that came with the letter, was found while handling it, or carries the answer."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    added_on = models.DateField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class ComplaintStep(models.Model):
    """One step of handling with its deadline, and what came of it."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    result = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["complaint", "position"], name="complaint_step_once")]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


class ComplaintLook(models.Model):
    """Who has opened a denunciation or one of its files, and when. Written by looking, never changed."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="looks")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    what = models.CharField(max_length=255, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.complaint_id}: {self.user_id}"
