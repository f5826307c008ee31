"""Signed files: what was signed here, and what came in signed and was checked. The bytes are never altered."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation, User
from thidua.documents.models.file import StoredFile
from thidua.documents.models.paper import Paper


class SignedFile(models.Model):
    """A PDF that a person looked into or signed here. ``original`` is set where it was signed here, from that file;
    ``paper`` where that file is the print of a paper.

    ``verdict`` is what the check found, as JSON of logic.verdict, with the trusted roots of that day.
    """

    code = models.CharField(max_length=20, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    file_name = models.CharField(_("Tệp"), max_length=255)
    original = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    verdict = models.JSONField(default=dict)
    outcome = models.CharField(max_length=12)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.code} {self.file_name}"

    @property
    def subject(self) -> str:
        return f"signed_file:{self.code}"
