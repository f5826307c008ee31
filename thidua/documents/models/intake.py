"""Intakes: what came in as a file, and how far it has been taken up."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation, User
from thidua.documents.logic.intake import IntakeState
from thidua.documents.models.file import StoredFile

INTAKE_STATES = {
    IntakeState.READING: _("Đang đọc"),
    IntakeState.READ: _("Chờ rà soát"),
    IntakeState.FAILED: _("Không đọc được"),
    IntakeState.ADOPTED: _("Đã tiếp nhận"),
    IntakeState.DROPPED: _("Đã bỏ"),
}


class Intake(models.Model):
    """A document put in to be read, looked at and adopted. ``draft`` is the worksheet of the review.

    ``source`` and ``reading`` are what the machine made of it and are not edited; ``version`` counts the saves of the
    draft, so that two people at one draft find out about each other. ``adopted_as`` names what came of it
    (``campaign:PT-2024-001``).
    """

    code = models.CharField(max_length=20, unique=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=[(s.value, w) for s, w in INTAKE_STATES.items()], default=IntakeState.READING.value
    )
    text = models.TextField(blank=True)
    source = models.JSONField(default=dict, blank=True)
    reading = models.JSONField(default=dict, blank=True)
    error = models.TextField(blank=True)
    draft = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
    adopted_as = models.CharField(max_length=120, blank=True)
    drop_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-uploaded_at", "-id")
        indexes = [models.Index(fields=["organisation", "state"], name="intake_organisation_state")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[s.value for s in IntakeState]), name="intake_state_known"),
            models.CheckConstraint(
                condition=Q(state=IntakeState.ADOPTED.value) ^ Q(adopted_as=""), name="intake_adopted_as_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.file_name}"

    @property
    def subject(self) -> str:
        return f"intake:{self.code}"
