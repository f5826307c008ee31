"""A season of consideration: a body calls for dossiers of one kind of merit until a day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.terms import MERITS, MeritKind
from thidua.commendation.models.labels import choices, held_to
from thidua.directory.models import Organisation


class AwardRound(models.Model):
    """Đợt xét khen thưởng. ``due_on`` is the last day in time; dossiers that come later are marked, never refused.

    ``awards`` holds the codes that may be proposed; empty means every award of the body. ``version`` counts changes.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Đang nhận hồ sơ")
        CLOSED = "closed", _("Đã đóng")

    code = models.CharField(max_length=24, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    year = models.PositiveSmallIntegerField()
    merit = models.CharField(max_length=12, choices=choices(MERITS), default=MeritKind.MERIT.value)
    about = models.TextField(blank=True)
    awards = models.JSONField(default=list, blank=True)
    opens_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-year", "-opens_on", "code")
        indexes = [models.Index(fields=["organisation", "state", "year"], name="award_round_body")]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="award_round_days_in_order"),
            models.CheckConstraint(condition=Q(state__in=["open", "closed"]), name="award_round_state_known"),
            held_to("merit", MeritKind, "award_round_merit_known"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"award_round:{self.code}"
