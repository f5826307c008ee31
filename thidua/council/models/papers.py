"""Papers laid before a meeting: for the whole meeting, or for one item alone."""

from __future__ import annotations

from django.db import models

from thidua.council.models.meeting import AgendaItem, Meeting
from thidua.documents.models import StoredFile


class MeetingPaper(models.Model):
    """A file for the members. One that belongs to an item is shut to whoever is recused from the item."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers")
    item = models.ForeignKey(AgendaItem, models.CASCADE, null=True, blank=True, related_name="papers")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)  # as its owner called it; the store may know the same bytes otherwise

    class Meta:
        ordering = ("meeting", "number")
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="meeting_paper_number_once")]

    def __str__(self) -> str:
        return self.title
