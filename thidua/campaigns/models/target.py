"""Targets of a campaign: as launched, as adjusted, as allocated to units."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.logic.target import Promise
from thidua.campaigns.logic.terms import Bound, Change, Comparator, Direction, Group, Measured, Meets
from thidua.campaigns.models.content import Part
from thidua.campaigns.models.indicator import Indicator
from thidua.campaigns.models.labels import BOUNDS, CHANGES, COMPARATORS, GROUPS, MEASURED, MEETS, choices, known
from thidua.directory.models import Organisation, User


class Target(Part):
    """A chỉ tiêu as the document sets it. After publication the row stands still: what changes it is an adjustment.

    ``duplicate_of`` marks a target that only repeats another; ``whole`` the target that is kept when all its parts are.
    ``value`` of a change is in ``unit``; for a relative change ``unit`` is % and the figures reported are in
    ``figure_unit`` (vụ, người), which is empty where it is the same.
    """

    code = models.CharField(max_length=30, unique=True)
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True)
    name = models.CharField(max_length=500)
    comparator = models.CharField(max_length=12, choices=choices(COMPARATORS))
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    value_high = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    figure_unit = models.CharField(max_length=60, blank=True)
    bound = models.CharField(max_length=8, choices=choices(BOUNDS), blank=True)
    growth_pct = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    baseline = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField(null=True, blank=True)
    meets = models.CharField(max_length=10, choices=choices(MEETS), blank=True)
    change = models.CharField(max_length=10, choices=choices(CHANGES), blank=True)
    measured = models.CharField(max_length=8, choices=choices(MEASURED), default=Measured.LEVEL.value)
    group = models.CharField(max_length=12, choices=choices(GROUPS), default=Group.OTHER.value)
    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    owner_text = models.CharField(max_length=300, blank=True)
    section = models.CharField(max_length=500, blank=True)
    duplicate_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="repeats")
    whole = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    dropped_on = models.DateField(null=True, blank=True)
    drop_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(Part.Meta):
        constraints = [
            known("comparator", COMPARATORS, "target_comparator_known"),
            known("bound", BOUNDS, "target_bound_known", empty=True),
            known("meets", MEETS, "target_meets_known", empty=True),
            known("change", CHANGES, "target_change_known", empty=True),
            known("measured", MEASURED, "target_measured_known"),
            known("group", GROUPS, "target_group_known"),
            models.CheckConstraint(
                condition=Q(value_high=None) | Q(value_high__gte=F("value")),
                name="target_high_above_low",
                violation_error_message=_("Mức trên phải lớn hơn hoặc bằng mức dưới."),
            ),
            models.CheckConstraint(
                condition=(Q(duplicate_of=None) | ~Q(duplicate_of=F("pk"))) & (Q(whole=None) | ~Q(whole=F("pk"))),
                name="target_not_its_own_part",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def subject(self) -> str:
        return f"target:{self.code}"

    def promise(self, direction: Direction = Direction.HIGHER) -> Promise:
        """The target as launched, for judging; ``direction`` is that of its indicator."""
        return Promise(
            Comparator(self.comparator),
            self.value,
            self.value_high,
            Bound(self.bound) if self.bound else None,
            Meets(self.meets) if self.meets else None,
            Change(self.change) if self.change else None,
            Measured(self.measured),
            direction,
            self.baseline,
        )


class TargetUnit(models.Model):
    """A place or body the target names ("xã Bằng Hữu"), tied to a unit where it could be."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="named_units")
    text = models.CharField(max_length=300)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text


class TargetAdjustment(models.Model):
    """A change of a published target by a document, in force from a day. Withdrawn ones stay in the history."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="adjustments")
    effective_on = models.DateField()
    value_before = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    value_high_before = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    value_high = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    cancels = models.BooleanField(default=False)
    document_number = models.CharField(max_length=60)
    document_date = models.DateField()
    document_issuer = models.CharField(max_length=300)
    reason = models.TextField()
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdraw_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("effective_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(cancels=True, value=None) | Q(cancels=False, value__isnull=False),
                name="adjustment_value_or_cancels",
                violation_error_message=_("Nhập giá trị mới, hoặc chọn bãi bỏ chỉ tiêu."),
            ),
            models.CheckConstraint(
                condition=Q(value_high=None) | Q(value_high__gte=F("value")), name="adjustment_high_above_low"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_number} ({self.effective_on:%d/%m/%Y})"


class Allocation(models.Model):
    """What one unit is given of a target: a value, or "not assigned" with the reason. No row: nothing said yet."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="allocations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    weight = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    not_assigned = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("organisation__sort_key", "organisation__code")
        constraints = [
            models.UniqueConstraint(fields=["target", "organisation"], name="allocation_once"),
            models.CheckConstraint(
                condition=(Q(not_assigned=True, value=None) & ~Q(reason=""))
                | Q(not_assigned=False, value__isnull=False),
                name="allocation_value_or_reason",
                violation_error_message=_("Nhập giá trị giao, hoặc chọn không giao và nêu lý do."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id}: {self.organisation_id}"
