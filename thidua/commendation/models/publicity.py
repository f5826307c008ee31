"""People who asked that the public is told their names and honours only."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thidua.directory.models import Person


class HiddenParticulars(models.Model):
    """A request: while it holds, the public sees neither post nor unit nor deed. ``document`` is where it stands."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    document = models.CharField(max_length=300)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-asked_on", "id")
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_on=None), name="particulars_hidden_once"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("asked_on")), name="particulars_hidden_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.asked_on}"
