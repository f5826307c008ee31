"""Saved ways of looking at figures: one's own, and those shared in the units one acts for."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import User
from thidua.directory.queries import organisations_of
from thidua.monitoring.models import SavedView


def views_visible_to(user: Actor, on: date) -> QuerySet[SavedView]:
    """One's own views, and those that somebody shared in a unit one acts for on the day."""
    rows = SavedView.objects.select_related("owner", "shared_with")
    if user is SYSTEM:
        return rows
    if not isinstance(user, User):
        return rows.none()
    return rows.filter(Q(owner=user) | Q(shared_with__in=organisations_of(user, on)))
