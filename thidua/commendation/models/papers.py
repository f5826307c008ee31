"""The papers of a dossier: which component each file is. A paper that was replaced stays, with the day it left."""

from __future__ import annotations

from django.db import models

from thidua.commendation.logic.catalogue.award import PAPERS, Paper
from thidua.commendation.models.dossier import Dossier
from thidua.commendation.models.labels import held_to
from thidua.directory.models import User
from thidua.documents.models import StoredFile

PAPER_CHOICES = [(paper.value, words) for paper, words in PAPERS.items()]


class DossierPaper(models.Model):
    """One file of a dossier, under the kind of paper it is."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=30, choices=PAPER_CHOICES)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    added_on = models.DateField()
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("kind", "id")
        constraints = [held_to("kind", Paper, "dossier_paper_kind_known")]

    def __str__(self) -> str:
        return self.name
