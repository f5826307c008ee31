"""The only place that reads the clock. Everything below the doors takes the date as an argument."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """This moment, aware, in UTC as stored."""
    return timezone.now()


def today() -> date:
    """The calendar day in Vietnam (Asia/Ho_Chi_Minh), or the day at which a demonstration stands still."""
    return settings.FIXED_TODAY or timezone.localdate()
