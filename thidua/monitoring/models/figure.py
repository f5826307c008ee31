"""Reports of units and the figures in them: each figure once, with everything that ever happened to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models import Indicator
from thidua.core.exact import ExactField
from thidua.directory.models import Organisation, User
from thidua.documents.models import StoredFile
from thidua.monitoring.logic.states import FigureState, ReportState
from thidua.monitoring.models.labels import FIGURE_STATES, MISSING, REPORT_STATES, choices, known
from thidua.monitoring.models.round import Round


class Report(models.Model):
    """Báo cáo số liệu of one unit in one round. ``version`` counts changes: two editors hear of each other."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reports")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=choices(REPORT_STATES), default=ReportState.OPEN.value)
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_on = models.DateField(null=True, blank=True)
    first_submitted_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    late_days = models.PositiveSmallIntegerField(default=0)
    late_reason = models.TextField(blank=True)
    return_reason = models.TextField(blank=True)
    no_change = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("round", "organisation__sort_key", "organisation__code")
        constraints = [
            known("state", REPORT_STATES, "report_state_known"),
            models.UniqueConstraint(fields=["round", "organisation"], name="report_once"),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="report_organisation_state")]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.organisation_id} {self.state}"

    @property
    def subject(self) -> str:
        """How the ledger names it."""
        return f"report:{self.round.campaign.code}/{self.round.period}/{self.organisation.code}"

    @property
    def label(self) -> str:
        """How the ledger shows it."""
        return f"{self.organisation}, {self.round.span.name_vi} ({self.round.campaign.code})"


class Observation(models.Model):
    """Số liệu: what one unit says of one indicator for one period, whichever campaigns ask for it.

    ``value`` is the figure itself; a share is rebuilt from ``numerator`` and ``denominator``, a weighted mean keeps its
    weight as the denominator. There is a value, or a reason why there is none; neither after a figure was taken back,
    which counts as if nothing had been said. ``official_value`` is what stood when the round was last locked: a later
    correction keeps both. ``version`` counts changes of the figure itself, not steps of its approval.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    period = models.CharField(max_length=7)
    value = ExactField(null=True, blank=True)
    numerator = ExactField(null=True, blank=True)
    denominator = ExactField(null=True, blank=True)
    missing = models.CharField(max_length=14, choices=choices(MISSING), blank=True)
    note = models.TextField(blank=True)  # answers to warnings, why there is no figure
    state = models.CharField(max_length=10, choices=choices(FIGURE_STATES), default=FigureState.REPORTED.value)
    returned = models.BooleanField(default=False)
    return_reason = models.TextField(blank=True)
    approved_value = ExactField(null=True, blank=True)  # at the last approval, to show what changed since
    official_value = ExactField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            known("state", FIGURE_STATES, "observation_state_known"),
            known("missing", MISSING, "observation_missing_known", empty=True),
            models.UniqueConstraint(fields=["organisation", "period", "indicator"], name="observation_once"),
            models.CheckConstraint(condition=Q(value=None) | Q(missing=""), name="observation_value_or_reason"),
        ]
        indexes = [models.Index(fields=["indicator", "period", "state"], name="observation_indicator_period")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.organisation_id} {self.period}: {self.value}"

    @property
    def subject(self) -> str:
        """How the ledger names it."""
        return f"figure:{self.indicator.code}/{self.organisation.code}/{self.period}"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said: the figure was taken back."""
        return self.value is None and not self.missing


class Revision(models.Model):
    """One thing that happened to a figure, never changed afterwards: how it came, what it was then, and why."""

    class Cause(models.TextChoices):
        TYPED = "typed", _("Nhập trên lưới")
        IMPORTED = "imported", _("Nhập từ Excel")
        UNDONE = "undone", _("Hoàn tác lần nhập")
        UNCHANGED = "unchanged", _("Xác nhận không thay đổi")
        APPROVED = "approved", _("Thủ trưởng duyệt")
        CONFIRMED = "confirmed", _("Cơ quan chủ trì xác nhận")
        RETURNED = "returned", _("Trả lại")
        OFFICIAL = "official", _("Khóa kỳ")
        CORRECTED = "corrected", _("Đính chính sau khi khóa")

    observation = models.ForeignKey(Observation, models.PROTECT, related_name="revisions")
    cause = models.CharField(max_length=10, choices=Cause.choices)
    value = ExactField(null=True, blank=True)
    numerator = ExactField(null=True, blank=True)
    denominator = ExactField(null=True, blank=True)
    missing = models.CharField(max_length=14, blank=True)
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10)
    reason = models.TextField(blank=True)
    batch = models.ForeignKey("ImportBatch", models.PROTECT, null=True, blank=True, related_name="revisions")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.observation_id} {self.cause} {self.value}"


class ImportBatch(models.Model):
    """One Excel file taken in; can be undone while nobody has changed or approved what it brought."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="batches")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.report_id}: {self.file_id}"


class Evidence(models.Model):
    """A file that backs one figure (tài liệu kiểm chứng). Removed ones stay in the history."""

    observation = models.ForeignKey(Observation, models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    added_by = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.observation_id}: {self.file_id}"


class Delegation(models.Model):
    """For a span of days another account approves or confirms for a unit."""

    class Work(models.TextChoices):
        APPROVE = "approve", _("Duyệt báo cáo của đơn vị")
        CONFIRM = "confirm", _("Xác nhận số liệu chỉ tiêu chủ trì")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    work = models.CharField(max_length=10, choices=Work.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ("-valid_from", "id")

    def __str__(self) -> str:
        return f"{self.organisation_id} → {self.user_id} ({self.work})"

    @property
    def subject(self) -> str:
        return f"delegation:{self.pk}"
