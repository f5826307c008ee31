"""Opinions asked of other bodies about a dossier. A body that does not answer has said nothing, neither yes nor no."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.commendation.models.dossier import Dossier
from thidua.directory.models import Organisation, User


class OpinionRound(models.Model):
    """One question to several bodies, to be answered by a day."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="opinion_rounds")
    question = models.TextField()
    asked_on = models.DateField()
    due_on = models.DateField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ("-asked_on", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("asked_on")), name="opinion_round_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.asked_on}"


class Opinion(models.Model):
    """The place of one body in a round of opinions: empty until it answers, for ever empty where it stays silent."""

    class Stance(models.TextChoices):
        NONE = "", _("Chưa trả lời")
        AGREES = "agrees", _("Đồng ý")
        OBJECTS = "objects", _("Không đồng ý")
        OTHER = "other", _("Ý kiến khác")

    round = models.ForeignKey(OpinionRound, models.CASCADE, related_name="opinions")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    stance = models.CharField(max_length=8, choices=Stance.choices, default=Stance.NONE, blank=True)
    text = models.TextField(blank=True)
    given_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["round", "body"], name="opinion_once"),
            models.CheckConstraint(
                condition=Q(stance="", given_on=None) | (~Q(stance="") & ~Q(given_on=None)), name="opinion_has_its_day"
            ),
            models.CheckConstraint(condition=Q(stance__in=["", "agrees", "objects", "other"]), name="opinion_known"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.body_id}"

    @property
    def subject(self) -> str:
        return f"dossier:{self.round.dossier.code}"
