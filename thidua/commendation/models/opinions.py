"""Opinions asked of other bodies, about one dossier or a list. A body that does not answer has said nothing.

A letter about a list holds one round of opinions for each dossier: what a body says of one line is the same opinion
that it would give about that dossier alone.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.commendation.models.dossier import Dossier
from thidua.commendation.models.rounds import AwardRound
from thidua.directory.models import Organisation, User


class OpinionLetter(models.Model):
    """One letter about the dossiers of a round of consideration: the same question, bodies and day for every line."""

    code = models.CharField(max_length=24, unique=True)
    award_round = models.ForeignKey(AwardRound, models.PROTECT, related_name="opinion_letters")
    question = models.TextField()
    asked_on = models.DateField()
    due_on = models.DateField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ("-asked_on", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("asked_on")), name="opinion_letter_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.award_round}"

    @property
    def subject(self) -> str:
        return f"opinion_letter:{self.code}"


class OpinionRound(models.Model):
    """One question about a dossier to several bodies, to be answered by a day. ``letter`` where it went as a list."""

    letter = models.ForeignKey(OpinionLetter, models.PROTECT, related_name="rounds", null=True, blank=True)
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
