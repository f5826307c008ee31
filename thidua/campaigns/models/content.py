"""The parts of a launch document besides its targets. ``span_start`` and ``span_end`` point into the text read."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models.campaign import Campaign
from thidua.directory.models import Organisation


class Part(models.Model):
    """What all parts share: their campaign, their order, and where they stand in the source."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=0)
    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("position", "id")


class Content(Part):
    """A part of "nội dung thi đua", a tree."""

    under = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    number = models.CharField(max_length=20, blank=True)
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.number} {self.heading[:60]}".strip()


class Movement(Part):
    """A named movement (phong trào chuyên đề) that the campaign launches or carries on."""

    class Level(models.TextChoices):
        NATIONAL = "national", _("Toàn quốc")
        PROVINCE = "province", _("Tỉnh, thành phố")
        DISTRICT = "district", _("Huyện")
        COMMUNE = "commune", _("Xã, phường")
        SECTOR = "sector", _("Ngành")
        UNKNOWN = "", _("Chưa rõ")

    name = models.CharField(max_length=500)
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    lead = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    lead_text = models.CharField(max_length=300, blank=True)
    level = models.CharField(max_length=10, choices=Level.choices, blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(first_year=None) | Q(last_year=None) | Q(last_year__gte=F("first_year")),
                name="movement_years_in_order",
                violation_error_message=_("Năm cuối phải sau năm đầu."),
            ),
            models.CheckConstraint(
                condition=Q(level__in=["national", "province", "district", "commune", "sector", ""]),
                name="movement_level_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Occasion(Part):
    """A day or year that is kept: 70 năm Chiến thắng Điện Biên Phủ."""

    event = models.CharField(max_length=500)
    years = models.PositiveSmallIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.years or ''} năm {self.event}" if self.years else self.event


class CitedDocument(Part):
    """A text the document rests on or names. ``date_text`` is as precise as written (ISO)."""

    kind = models.CharField(max_length=100, blank=True)
    number = models.CharField(max_length=60, blank=True)
    date_text = models.CharField(max_length=10, blank=True)
    title = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip() or self.title[:60]


class Assignment(Part):
    """Who is to do what. ``organisation`` where the text could be tied to a unit."""

    who = models.CharField(max_length=500)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    task = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.who}: {self.task[:60]}"


class RecipientLine(Part):
    """A line under "Nơi nhận", as printed."""

    line = models.CharField(max_length=500)

    def __str__(self) -> str:
        return self.line
