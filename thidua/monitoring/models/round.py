"""The reporting calendar of a campaign: rounds with their deadlines, and the days on which nobody works."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from thidua.campaigns.models import Campaign
from thidua.monitoring.logic.period import Period, parse_period
from thidua.monitoring.logic.states import RoundState
from thidua.monitoring.models.labels import PERIOD_KINDS, ROUND_STATES, choices, known


class Round(models.Model):
    """Kỳ báo cáo: one period of one campaign, open to its units from a day to a deadline.

    ``due_on`` is the last day in time; ``explanation`` is how it was computed, step by step, as written then, from
    ``due_after`` working days behind the closing day (None once it was moved by hand).
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+")
    period = models.CharField(max_length=7)
    kind = models.CharField(max_length=12, choices=choices(PERIOD_KINDS))
    closes_on = models.DateField()
    opens_on = models.DateField()
    due_on = models.DateField()
    due_after = models.PositiveSmallIntegerField(null=True, blank=True)
    lock_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=choices(ROUND_STATES), default=RoundState.PLANNED.value)
    explanation = models.JSONField(default=list, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    reopen_reason = models.TextField(blank=True)
    reopened_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("closes_on", "id")
        constraints = [
            known("state", ROUND_STATES, "round_state_known"),
            known("kind", PERIOD_KINDS, "round_kind_known"),
            models.UniqueConstraint(fields=["campaign", "period"], name="round_once"),
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="round_due_after_opening"),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="round_state_due")]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.period}"

    @property
    def subject(self) -> str:
        """How the ledger names it."""
        return f"round:{self.campaign.code}/{self.period}"

    @property
    def label(self) -> str:
        """How the ledger shows it."""
        return f"{self.campaign.code}, {self.span.name_vi}"

    @property
    def span(self) -> Period:
        """The period as a value."""
        return parse_period(self.period)

    @property
    def answer_by(self) -> date:
        """The last day on which figures are awaited: the deadline, or how long it was reopened."""
        if self.state == RoundState.REOPENED and self.reopened_until is not None:
            return self.reopened_until
        return self.due_on

    @property
    def takes_figures(self) -> bool:
        """Whether units may still enter figures."""
        return self.state in {RoundState.OPEN, RoundState.REOPENED}
