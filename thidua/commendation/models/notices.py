"""Public notice of what is proposed, and what people wrote about it. Feedback is for those who appraise alone."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.commendation.models.dossier import Dossier
from thidua.commendation.models.rounds import AwardRound


class NoticeList(models.Model):
    """The dossiers of a round shown to the public together. ``on_portal``: the public site shows the list as well."""

    code = models.CharField(max_length=24, unique=True)
    award_round = models.ForeignKey(AwardRound, models.PROTECT, related_name="notice_lists")
    posted_on = models.DateField()
    until = models.DateField()
    place = models.CharField(max_length=300)
    on_portal = models.BooleanField(default=False)

    class Meta:
        ordering = ("-posted_on", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("posted_on")), name="notice_list_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.award_round}"

    @property
    def subject(self) -> str:
        return f"notice_list:{self.code}"

    def running(self, on: date) -> bool:
        """Whether people can still write on the day."""
        return self.until >= on


class PublicNotice(models.Model):
    """A dossier shown to the public from a day to another (both inside), where, and in which list if in one."""

    notice_list = models.ForeignKey(NoticeList, models.PROTECT, related_name="lines", null=True, blank=True)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="notices")
    posted_on = models.DateField()
    until = models.DateField()
    place = models.CharField(max_length=300)

    class Meta:
        ordering = ("-posted_on", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("posted_on")), name="public_notice_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.posted_on}"

    def running(self, on: date) -> bool:
        """Whether people can still write on the day."""
        return self.until >= on


class NoticeFeedback(models.Model):
    """What somebody wrote about a notice, and what became of it. Never written into the ledger."""

    class Outcome(models.TextChoices):
        OPEN = "", _("Đang xem xét")
        UNFOUNDED = "unfounded", _("Không có cơ sở")
        FOUNDED = "founded", _("Có cơ sở")

    notice = models.ForeignKey(PublicNotice, models.PROTECT, related_name="feedback")
    received_on = models.DateField()
    sender = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN, blank=True)
    finding = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("received_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", settled_on=None) | (~Q(outcome="") & ~Q(settled_on=None) & ~Q(finding="")),
                name="notice_feedback_settled_with_finding",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "unfounded", "founded"]), name="notice_feedback_outcome_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id}: {self.received_on}"
