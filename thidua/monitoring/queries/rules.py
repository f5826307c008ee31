"""Named reads of validation rules."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from thidua.campaigns.queries import indicators_visible_to
from thidua.core.audit import Actor
from thidua.monitoring.models import ValidationRule


def rules_visible_to(user: Actor, on: date) -> QuerySet[ValidationRule]:
    """The rules of all indicators the reader sees, those that ended too."""
    seen = indicators_visible_to(user, on).order_by().values("pk")
    return ValidationRule.objects.select_related("indicator__keeper", "indicator__owner").filter(indicator__in=seen)
