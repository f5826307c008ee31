"""The day a page is about: today, or the one in the address."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest

DAY_FIELD = "ngay"
WRITINGS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y")


def chosen_day(request: HttpRequest, today: date) -> date:
    """The day named by ``?ngay=``, or ``today`` where none or a wrong one is given."""
    text = request.GET.get(DAY_FIELD, "").strip()
    for writing in WRITINGS:
        try:
            return datetime.strptime(text, writing).date()  # noqa: DTZ007  a calendar day has no zone
        except ValueError:
            continue
    return today
