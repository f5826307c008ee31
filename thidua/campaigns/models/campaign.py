"""The campaign itself and the units it is sent to."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.logic.workflow import CampaignState, ParticipationState
from thidua.campaigns.models.labels import CAMPAIGN_STATES, PARTICIPATION_STATES, choices, known
from thidua.core.logic.span import Span
from thidua.directory.models import Organisation, User
from thidua.documents.models import Intake, StoredFile


class Campaign(models.Model):
    """A phong trào or đợt phát động of one issuer, with the facts of the document that launches it.

    Number and date may be missing until văn thư gives them after signing. ``ends`` is the last day inside, as the
    documents write it ("đến hết ngày"). ``version`` counts changes, so that two editors find out about each other.
    """

    code = models.CharField(max_length=20, unique=True)
    issuer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    answers = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answered_by")
    title = models.CharField(max_length=500)
    theme = models.CharField(max_length=500, blank=True)
    objective = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField()
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    acknowledge_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=choices(CAMPAIGN_STATES), default=CampaignState.DRAFT.value)
    number = models.CharField(max_length=60, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    doc_type = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=120, blank=True)
    issuer_text = models.CharField(max_length=300, blank=True)
    signer_title = models.CharField(max_length=200, blank=True)
    signer_name = models.CharField(max_length=120, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, null=True, blank=True, related_name="+")
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    end_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    search_key = models.CharField(max_length=1200, editable=False, blank=True)

    class Meta:
        ordering = ("-year", "-code")
        indexes = [
            models.Index(fields=["issuer", "state", "year"], name="campaign_issuer_state"),
            models.Index(fields=["year", "state"], name="campaign_year_state"),
        ]
        constraints = [
            known("state", CAMPAIGN_STATES, "campaign_state_known"),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                name="campaign_ends_after_start",
                violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
            ),
            models.CheckConstraint(condition=~Q(answers=F("pk")), name="campaign_not_its_own_answer"),
            models.UniqueConstraint(
                fields=["intake"], condition=~Q(state=CampaignState.DROPPED.value), name="campaign_one_per_intake"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def subject(self) -> str:
        """How the ledger names it."""
        return f"campaign:{self.code}"

    @property
    def label(self) -> str:
        """How the ledger shows it."""
        return f"{self.code} {self.title}"

    @property
    def span(self) -> Span | None:
        """Its days, where both are known."""
        if self.starts is None or self.ends is None:
            return None
        return Span(self.starts, self.ends + timedelta(days=1))


class Participation(models.Model):
    """A unit the campaign is for: sent, seen, acknowledged, answered by a campaign of its own."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="participations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=12, choices=choices(PARTICIPATION_STATES), default=ParticipationState.CHOSEN.value
    )
    sent_on = models.DateField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)
    answer = models.ForeignKey(Campaign, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("organisation__sort_key", "organisation__code")
        constraints = [
            known("state", PARTICIPATION_STATES, "participation_state_known"),
            models.UniqueConstraint(fields=["campaign", "organisation"], name="participation_once"),
            models.CheckConstraint(
                condition=~Q(state=ParticipationState.ACKNOWLEDGED.value) | Q(acknowledged_at__isnull=False),
                name="participation_acknowledged_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id}: {self.organisation_id} {self.state}"

    @property
    def subject(self) -> str:
        return f"participation:{self.campaign.code}/{self.organisation.code}"
