"""The catalogue of indicators: what is measured, in what, which way is better and how it adds up."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.logic.terms import Direction, Entry, Group, OverTime, OverUnits
from thidua.campaigns.models.labels import DIRECTIONS, ENTRIES, GROUPS, OVER_TIME, OVER_UNITS, choices, known
from thidua.directory.models import Organisation


class Indicator(models.Model):
    """One indicator of the catalogue that ``keeper`` keeps, with its definition sheet.

    ``owner`` is the department that confirms its figures in all units. A retired indicator stays for old campaigns.
    """

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=60)
    group = models.CharField(max_length=12, choices=choices(GROUPS), default=Group.OTHER.value)
    direction = models.CharField(max_length=8, choices=choices(DIRECTIONS), default=Direction.HIGHER.value)
    over_time = models.CharField(max_length=8, choices=choices(OVER_TIME), default=OverTime.LAST.value)
    over_units = models.CharField(max_length=8, choices=choices(OVER_UNITS), default=OverUnits.NONE.value)
    entry = models.CharField(max_length=10, choices=choices(ENTRIES), default=Entry.YTD.value)
    keeper = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    purpose = models.TextField(blank=True)
    formula = models.TextField(blank=True)
    numerator = models.CharField(max_length=300, blank=True)
    denominator = models.CharField(max_length=300, blank=True)
    source = models.TextField(blank=True)
    frequency = models.CharField(max_length=120, blank=True)
    notes = models.TextField(blank=True)
    retired_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    search_key = models.CharField(max_length=400, editable=False, blank=True)

    class Meta:
        ordering = ("code",)
        constraints = [
            known("group", GROUPS, "indicator_group_known"),
            known("direction", DIRECTIONS, "indicator_direction_known"),
            known("over_time", OVER_TIME, "indicator_over_time_known"),
            known("over_units", OVER_UNITS, "indicator_over_units_known"),
            known("entry", ENTRIES, "indicator_entry_known"),
            models.CheckConstraint(
                condition=~Q(over_units=OverUnits.RATIO.value) | ~Q(denominator=""),
                name="indicator_ratio_has_parts",
                violation_error_message=_("Chỉ tiêu là tỷ số cần ghi rõ tử số và mẫu số."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def subject(self) -> str:
        return f"indicator:{self.code}"

    @property
    def active(self) -> bool:
        return self.retired_on is None
