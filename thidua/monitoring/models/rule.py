"""Validation rules as dated data, each with its sentence."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models import Indicator


class ValidationRule(models.Model):
    """What a figure must satisfy, from a day until before another. ``settings`` are the numbers the kind needs.

    Kinds: ``range`` {low, high}; ``jump`` {percent} against the period before; ``fall`` (a year-to-date figure may not
    fall); ``sum`` {parts: [indicator codes]}; ``compare`` {other, relation: le|lt|ge|gt|eq}. An error blocks
    submission, a warning asks for a reason.
    """

    class Kind(models.TextChoices):
        RANGE = "range", _("Khoảng cho phép")
        JUMP = "jump", _("Tăng, giảm bất thường")
        FALL = "fall", _("Lũy kế không được giảm")
        SUM = "sum", _("Tổng bằng các thành phần")
        COMPARE = "compare", _("So với chỉ tiêu khác")

    class Severity(models.TextChoices):
        ERROR = "error", _("Chặn")
        WARNING = "warning", _("Cần nêu lý do")

    code = models.CharField(max_length=30, unique=True)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    severity = models.CharField(max_length=10, choices=Severity.choices, default=Severity.WARNING)
    settings = models.JSONField(default=dict, blank=True)
    sentence = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("indicator__code", "code")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="rule_valid_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.sentence}"

    @property
    def subject(self) -> str:
        return f"rule:{self.code}"
