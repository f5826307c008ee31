"""Honours brought in from files, so that a whole file can be taken back; and the keys under which honours are found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from thidua.commendation.models.record import Honour
from thidua.directory.models import Organisation
from thidua.documents.models import StoredFile


class HonourKey(models.Model):
    """One beginning under which an honour is found: name, unit or decision from one of its words on."""

    owner = models.ForeignKey(Honour, models.CASCADE, related_name="keys", db_index=False)
    key = models.CharField(max_length=80, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "key"], name="honour_key_of_owner")]

    def __str__(self) -> str:
        return self.key


class HonourBatch(models.Model):
    """One file of old honours as it was brought in, and whether that was taken back."""

    code = models.CharField(max_length=24, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    by = models.CharField(max_length=200)
    by_label = models.CharField(max_length=200)
    brought_on = models.DateField()
    new = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    undone_on = models.DateField(null=True, blank=True)
    undo_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-code",)
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_on=None) | ~Q(undo_reason=""), name="honour_batch_undone_for_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.file_name}"

    @property
    def subject(self) -> str:
        return f"honour_batch:{self.code}"


class BroughtHonour(models.Model):
    """An honour that a file brought, or changed: ``before`` holds what stood there, None for a new one."""

    batch = models.ForeignKey(HonourBatch, models.CASCADE, related_name="brought")
    honour = models.ForeignKey(Honour, models.CASCADE, related_name="+")
    before = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "honour"], name="brought_honour_once")]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.honour_id}"
