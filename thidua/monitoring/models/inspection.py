"""Inspections: a plan, the visits it assigns, their check lists and photographs, findings and the way to closure."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models import Campaign
from thidua.directory.models import Organisation, User
from thidua.documents.models import StoredFile
from thidua.monitoring.logic.inspection_states import FindingFacts, FindingState, PlanState, VisitState, is_overdue
from thidua.monitoring.models.inspection_labels import (
    CHECK_ANSWERS,
    FINDING_STATES,
    FOLLOW_UP_KINDS,
    PLAN_STATES,
    SEVERITIES,
    VISIT_STATES,
)
from thidua.monitoring.models.labels import choices, known


class InspectionPlan(models.Model):
    """Kế hoạch kiểm tra of one body for a year, perhaps about one campaign. ``checklist`` is copied to every visit."""

    code = models.CharField(max_length=20, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, blank=True, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    purpose = models.TextField(blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    starts = models.DateField()
    ends = models.DateField()
    checklist = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=choices(PLAN_STATES), default=PlanState.DRAFT.value)
    end_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-year", "-code")
        constraints = [
            known("state", PLAN_STATES, "inspection_plan_state_known"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="inspection_plan_days_in_order",
                violation_error_message=_("Ngày kết thúc không được trước ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def subject(self) -> str:
        return f"inspection_plan:{self.code}"


class Visit(models.Model):
    """Cuộc kiểm tra: the plan at one unit. The unit sees nothing of it before its conclusions are issued."""

    code = models.CharField(max_length=26, unique=True)
    plan = models.ForeignKey(InspectionPlan, models.PROTECT, related_name="visits")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    planned_on = models.DateField()
    visited_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    minutes = models.TextField(blank=True)
    minutes_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=choices(VISIT_STATES), default=VisitState.PLANNED.value)
    conclusion_number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-planned_on", "code")
        indexes = [
            models.Index(fields=["state", "planned_on"], name="visit_state_planned"),
            models.Index(fields=["organisation", "state"], name="visit_organisation_state"),
        ]
        constraints = [
            known("state", VISIT_STATES, "visit_state_known"),
            models.UniqueConstraint(
                fields=["plan", "organisation"],
                condition=~Q(state=VisitState.CANCELLED.value),
                name="visit_once",
                violation_error_message=_("Đơn vị này đã có trong kế hoạch."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.organisation}"

    @property
    def subject(self) -> str:
        return f"visit:{self.code}"


class VisitMember(models.Model):
    """An account that inspects on a visit; the leader of the group may issue its conclusions."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="members")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    is_leader = models.BooleanField(default=False)

    class Meta:
        ordering = ("-is_leader", "user__display_name", "id")
        constraints = [
            models.UniqueConstraint(fields=["visit", "user"], name="visit_member_once"),
            models.UniqueConstraint(fields=["visit"], condition=Q(is_leader=True), name="visit_one_leader"),
        ]

    def __str__(self) -> str:
        return f"{self.visit_id}: {self.user_id}"


class CheckItem(models.Model):
    """One line of the check list of a visit, and what was found there."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    answer = models.CharField(max_length=14, choices=choices(CHECK_ANSWERS), blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [
            known("answer", CHECK_ANSWERS, "check_item_answer_known", empty=True),
            models.UniqueConstraint(fields=["visit", "position"], name="check_item_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.text}"


class VisitPhoto(models.Model):
    """A photograph taken on site. Removed ones stay in the history."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="photos")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    media_type = models.CharField(max_length=20)
    caption = models.CharField(max_length=300, blank=True)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.caption or self.file.name


class Finding(models.Model):
    """Kết luận: what was found, how much it weighs, and what ``owner`` has to do by ``due_on``."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    severity = models.CharField(max_length=14, choices=choices(SEVERITIES))
    remedy = models.TextField()
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    owner_text = models.CharField(max_length=200, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=choices(FINDING_STATES), default=FindingState.DRAFT.value)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("due_on", "visit__code", "number")
        indexes = [models.Index(fields=["state", "due_on"], name="finding_state_due")]
        constraints = [
            known("state", FINDING_STATES, "finding_state_known"),
            known("severity", SEVERITIES, "finding_severity_known"),
            models.UniqueConstraint(fields=["visit", "number"], name="finding_once"),
            models.CheckConstraint(
                condition=Q(state=FindingState.CLOSED.value, closed_on__isnull=False)
                | (~Q(state=FindingState.CLOSED.value) & Q(closed_on=None)),
                name="finding_closed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text[:60]}"

    @property
    def code(self) -> str:
        """The visit's code and the number in it."""
        return f"{self.visit.code}/{self.number}"

    @property
    def subject(self) -> str:
        return f"finding:{self.code}"

    @property
    def facts(self) -> FindingFacts:
        """What statistics need of it."""
        return FindingFacts(FindingState(self.state), self.due_on, self.closed_on)

    def overdue(self, on: date) -> bool:
        """Whether its owner still owes an answer after the last day."""
        return is_overdue(self.facts, on)


class FollowUp(models.Model):
    """One link of the chain after a finding: an answer, a return, an extension, the closure."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="follow_ups")
    kind = models.CharField(max_length=10, choices=choices(FOLLOW_UP_KINDS))
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    by = models.CharField(max_length=200)
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [known("kind", FOLLOW_UP_KINDS, "follow_up_kind_known")]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.kind}"


class FollowUpFile(models.Model):
    """A file that backs an answer to a finding."""

    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
