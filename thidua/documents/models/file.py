"""The bytes of files, named by their hash."""

from __future__ import annotations

from django.db import models


class StoredFile(models.Model):
    """The bytes of a file, kept once under their SHA-256. Never changed, never deleted while something names it."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)  # as first uploaded
    media_type = models.CharField(max_length=120, blank=True)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        return f"file:{self.sha256[:16]}"

    @property
    def path(self) -> str:
        """Where the storage keeps it."""
        return f"{self.sha256[:2]}/{self.sha256}"
