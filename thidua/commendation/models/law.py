"""What people add to the law in the code: confirmations of its texts, and the figures their own body has set."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation, User


class RuleConfirmation(models.Model):
    """That a person has compared a rule with its text. The mark of the rule is gone from then on."""

    rule = models.CharField(max_length=80, unique=True)
    source = models.CharField(max_length=500)
    note = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    confirmed_on = models.DateField()

    class Meta:
        ordering = ("rule",)

    def __str__(self) -> str:
        return self.rule

    @property
    def subject(self) -> str:
        return f"rule:{self.rule}"


class LocalFigure(models.Model):
    """A ratio, share, deadline or ceiling of one body from a day on. ``value`` is the typed value as JSON.

    It carries the mark of what nobody has compared with its text until a person confirms it and says where it was read.
    """

    class Kind(models.TextChoices):
        QUOTA = "quota", _("Tỷ lệ, chỉ tiêu xét tặng")
        SHARE = "share", _("Tỷ lệ tối thiểu")
        DEADLINE = "deadline", _("Thời hạn giải quyết")
        LIMITS = "limits", _("Giới hạn quỹ")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.JSONField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    confirmed_source = models.CharField(max_length=500, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("kind", "-valid_from", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="local_figure_valid_span"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["quota", "share", "deadline", "limits"]), name="local_figure_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None, confirmed_source="") | (~Q(confirmed_source="") & ~Q(confirmed_on=None)),
                name="local_figure_confirmed_by_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.valid_from}"
