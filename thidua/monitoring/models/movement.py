"""What a named movement of a campaign gains in its years: a charter, participants, results, reviews."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models import Movement, Target
from thidua.directory.models import Organisation, User
from thidua.documents.models import StoredFile
from thidua.monitoring.logic.movement_life import ResultState
from thidua.monitoring.logic.period import Period, parse_period
from thidua.monitoring.models.labels import choices, known
from thidua.monitoring.models.movement_labels import RATINGS, RESULT_STATES, REVIEW_KINDS


def movement_subject(movement: Movement) -> str:
    """How the ledger names a movement and everything about its life."""
    return f"movement:{movement.campaign.code}/{movement.position}"


class MovementCharter(models.Model):
    """How a movement is carried out, once somebody has said it: who leads, which years, which contents of its own.

    Without a charter a movement is what the launch document says of it.
    """

    movement = models.OneToOneField(Movement, models.PROTECT, related_name="+")
    lead = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    contents = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="charter_years_in_order",
                violation_error_message=_("Năm cuối không được trước năm đầu."),
            ),
        ]

    def __str__(self) -> str:
        return self.movement.name


class MovementParticipant(models.Model):
    """A unit that takes part. A movement without any row is for all units its campaign was sent to."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("organisation__sort_key", "organisation__code")
        constraints = [
            models.UniqueConstraint(fields=["movement", "organisation"], name="movement_participant_once"),
        ]

    def __str__(self) -> str:
        return f"{self.movement_id}: {self.organisation_id}"


class MovementGoal(models.Model):
    """What the movement wants to reach: a target of its campaign, or a sentence of its own."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    target = models.ForeignKey(Target, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = [
            models.CheckConstraint(
                condition=(Q(target__isnull=False, text="")) | (Q(target=None) & ~Q(text="")),
                name="goal_target_or_text",
            ),
        ]

    def __str__(self) -> str:
        return self.text or str(self.target)


class MovementResult(models.Model):
    """What one unit tells of a movement for one period, in words, with pictures."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    period = models.CharField(max_length=7)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=choices(RESULT_STATES), default=ResultState.REPORTED.value)
    return_reason = models.TextField(blank=True)
    reported_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    reported_on = models.DateField()
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-period", "organisation__sort_key", "organisation__code")
        indexes = [models.Index(fields=["state", "organisation"], name="movement_result_state")]
        constraints = [
            known("state", RESULT_STATES, "movement_result_state_known"),
            models.UniqueConstraint(
                fields=["movement", "organisation", "period"],
                name="movement_result_once",
                violation_error_message=_("Đơn vị đã có kết quả của kỳ này; hãy mở kết quả đó để bổ sung."),
            ),
            models.CheckConstraint(
                condition=~Q(state=ResultState.RETURNED.value) | ~Q(return_reason=""),
                name="movement_result_returned_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.span.name_vi}"

    @property
    def span(self) -> Period:
        """The period as a value."""
        return parse_period(self.period)


class ResultPicture(models.Model):
    """A picture that belongs to a result. Removed ones stay in the history."""

    result = models.ForeignKey(MovementResult, models.PROTECT, related_name="pictures")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    media_type = models.CharField(max_length=20)
    caption = models.CharField(max_length=300, blank=True)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.caption or self.file.name


class MovementReview(models.Model):
    """A sơ kết or tổng kết of a movement: when, what was found, by which document."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=choices(REVIEW_KINDS))
    held_on = models.DateField()
    findings = models.TextField()
    rating = models.CharField(max_length=10, choices=choices(RATINGS))
    document_number = models.CharField(max_length=60, blank=True)
    document_date = models.DateField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    written_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdraw_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-held_on", "-id")
        constraints = [
            known("kind", REVIEW_KINDS, "movement_review_kind_known"),
            known("rating", RATINGS, "movement_review_rating_known"),
            models.UniqueConstraint(
                fields=["movement"],
                condition=Q(kind="final", withdrawn_on=None),
                name="movement_one_final_review",
                violation_error_message=_("Phong trào đã có bản tổng kết; hãy rút bản cũ trước khi ghi bản mới."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.held_on:%d/%m/%Y}"
