"""What a cluster does together: the pledge (giao ước) its members sign, and the minutes of its meetings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Cluster, Organisation, User
from thidua.documents.models import Paper
from thidua.scoring.logic.workflow import PledgeState
from thidua.scoring.models.labels import PLEDGE_STATES, choices, known


class Pledge(models.Model):
    """The giao ước of a cluster for its year; the text is a paper of the paper room."""

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="+")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=choices(PLEDGE_STATES), default=PledgeState.DRAFT.value)
    sign_by = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            known("state", PLEDGE_STATES, "pledge_state_known"),
            models.UniqueConstraint(fields=["cluster"], name="pledge_once_per_cluster"),
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id}: {self.state}"

    @property
    def subject(self) -> str:
        return f"pledge:{self.cluster.code}-{self.cluster.year}"


class PledgeSignature(models.Model):
    """One member has signed, by the hand of its head, on a day."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="signatures")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    signed_on = models.DateField()
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["pledge", "organisation"], name="pledge_signed_once")]

    def __str__(self) -> str:
        return f"{self.pledge_id}: {self.organisation_id}"


class ClusterMeeting(models.Model):
    """A meeting of the cluster with its minutes.

    ``head`` is the member elected there to lead, with its votes; ``deputies`` are those elected beside it.
    """

    class Kind(models.TextChoices):
        OPENING = "opening", _("Hội nghị ký giao ước")
        HALF_YEAR = "half_year", _("Sơ kết")
        YEAR_END = "year_end", _("Tổng kết, bình xét")
        OTHER = "other", _("Họp khác")

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    present = models.ManyToManyField(Organisation, related_name="+")
    conclusions = models.TextField(blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    head = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    votes_for_head = models.PositiveSmallIntegerField(null=True, blank=True)
    deputies = models.ManyToManyField(Organisation, related_name="+", blank=True)

    class Meta:
        ordering = ("-held_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["opening", "half_year", "year_end", "other"]), name="cluster_meeting_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id} {self.held_on}"
