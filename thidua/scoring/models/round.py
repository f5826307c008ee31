"""The judging of a cluster in a year: cards, what each body wrote into which column, appeals, published results."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from thidua.core.exact import ExactField
from thidua.core.logic.codec import from_json
from thidua.directory.models import Cluster, Organisation, User
from thidua.documents.models import StoredFile
from thidua.scoring.logic.scheme import Scheme as Table
from thidua.scoring.logic.workflow import AppealState, CardState, RoundState
from thidua.scoring.models.labels import APPEAL_STATES, CARD_STATES, ROUND_STATES, STAGES, choices, known
from thidua.scoring.models.scheme import Scheme


class ScoringRound(models.Model):
    """Đợt chấm điểm of one cluster by one scheme. ``body`` is the scheme as it was when the round began.

    ``checkers`` are the departments that own criteria of it. Each ``…_due`` is the last day of a stage; ``appeal_days``
    calendar days after publication end the appeals.
    """

    code = models.CharField(max_length=20, unique=True)
    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="+")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="rounds")
    body = models.JSONField()
    checkers = models.ManyToManyField(Organisation, related_name="+", blank=True)
    state = models.CharField(max_length=10, choices=choices(ROUND_STATES), default=RoundState.SELF.value)
    opened_on = models.DateField()
    self_due = models.DateField()
    check_due = models.DateField()
    cross_due = models.DateField()
    appraisal_due = models.DateField()
    appeal_days = models.PositiveSmallIntegerField(default=5)
    appeal_due = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    end_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-opened_on", "-id")
        constraints = [
            known("state", ROUND_STATES, "scoring_round_state_known"),
            models.UniqueConstraint(
                fields=["cluster"], condition=~Q(state=RoundState.CANCELLED.value), name="scoring_round_one_per_cluster"
            ),
            models.CheckConstraint(
                condition=Q(check_due__gte=models.F("self_due"))
                & Q(cross_due__gte=models.F("check_due"))
                & Q(appraisal_due__gte=models.F("cross_due")),
                name="scoring_round_days_in_order",
                violation_error_message=_("Hạn của bước sau không được sớm hơn hạn của bước trước."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.cluster_id}"

    @property
    def subject(self) -> str:
        return f"scoring:{self.code}"

    @property
    def label(self) -> str:
        """How the ledger shows it."""
        return f"{self.code} {self.cluster}"

    @cached_property
    def table(self) -> Table:
        """The scheme it judges by, as a value: read once, because it never changes after the round was opened."""
        return from_json(Table, self.body)


class Scorecard(models.Model):
    """Phiếu chấm điểm of one member of the cluster."""

    round = models.ForeignKey(ScoringRound, models.PROTECT, related_name="cards")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=choices(CARD_STATES), default=CardState.OPEN.value)
    submitted_on = models.DateField(null=True, blank=True)
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    recall_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("organisation__sort_key", "organisation__code")
        constraints = [
            known("state", CARD_STATES, "scorecard_state_known"),
            models.UniqueConstraint(fields=["round", "organisation"], name="scorecard_once"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.organisation_id}"

    @property
    def subject(self) -> str:
        return f"scorecard:{self.round.code}/{self.organisation.code}"

    @property
    def label(self) -> str:
        """How the ledger shows it."""
        return f"{self.organisation} ({self.round.code})"


class Mark(models.Model):
    """What one body wrote into one column of one line. A returned mark waits to be written anew; the rest stays."""

    card = models.ForeignKey(Scorecard, models.PROTECT, related_name="marks")
    criterion = models.CharField(max_length=40)
    stage = models.CharField(max_length=10, choices=choices(STAGES))
    scorer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    measure = ExactField()
    reason = models.TextField(blank=True)
    returned = models.BooleanField(default=False)
    return_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [
            known("stage", STAGES, "mark_stage_known"),
            models.UniqueConstraint(fields=["card", "criterion", "stage", "scorer"], name="mark_once"),
        ]

    def __str__(self) -> str:
        return f"{self.card_id} {self.criterion} {self.stage}: {self.measure}"


class MarkChange(models.Model):
    """One change of a mark, never changed itself: what it was, what it became, and why."""

    mark = models.ForeignKey(Mark, models.PROTECT, related_name="changes")
    before = ExactField(null=True, blank=True)
    after = ExactField()
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.mark_id}: {self.before} → {self.after}"


class CardEvidence(models.Model):
    """A file that backs one line of a card. Removed ones stay in the history."""

    card = models.ForeignKey(Scorecard, models.PROTECT, related_name="evidence")
    criterion = models.CharField(max_length=40)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    added_by = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.card_id} {self.criterion}: {self.file_id}"


class GateFact(models.Model):
    """The standing body says that the fact behind a gate (điểm liệt) happened in the unit; it may be taken back."""

    card = models.ForeignKey(Scorecard, models.PROTECT, related_name="facts")
    gate = models.CharField(max_length=40)
    reason = models.TextField()
    recorded_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["card", "gate"], condition=Q(withdrawn_on=None), name="gate_fact_holds_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card_id}: {self.gate}"


class Appeal(models.Model):
    """A unit's explanation or complaint about one line of the published card; the claimed number disputes the line."""

    card = models.ForeignKey(Scorecard, models.PROTECT, related_name="appeals")
    criterion = models.CharField(max_length=40)
    claimed = ExactField()
    text = models.TextField()
    state = models.CharField(max_length=10, choices=choices(APPEAL_STATES), default=AppealState.FILED.value)
    filed_on = models.DateField()
    filed_by = models.CharField(max_length=200)
    due_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            known("state", APPEAL_STATES, "appeal_state_known"),
            models.UniqueConstraint(
                fields=["card", "criterion"],
                condition=Q(state=AppealState.FILED.value),
                name="appeal_one_open_per_line",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card_id} {self.criterion} {self.state}"


class Publication(models.Model):
    """Results as they were made known: the inputs in full, the table, and a digest of both.

    Scheme (in the round) and inputs give the same table at any later time; the digest shows that neither was touched.
    """

    class Kind(models.TextChoices):
        PUBLISHED = "published", _("Công bố trong cụm")
        FINAL = "final", _("Chính thức")

    round = models.ForeignKey(ScoringRound, models.PROTECT, related_name="publications")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    made_on = models.DateField()
    inputs = models.JSONField()
    results = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.round_id} {self.kind} {self.made_on}"
