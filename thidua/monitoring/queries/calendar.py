"""The calendar of working days of an organisation: the law's table, then what its superiors entered, then its own."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.workdays import Calendar
from thidua.directory.chains import superiors_on
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_of, tree_on
from thidua.monitoring.logic.public_holidays import PUBLIC_HOLIDAYS
from thidua.monitoring.models import CalendarDay


def calendar_of(organisation: Organisation, on: date) -> Calendar:
    """The working days of the organisation as its superiors of the day and itself have entered them. Two queries."""
    line = [organisation.pk, *superiors_on([organisation.pk], on)[organisation.pk]]
    nearest_last = {pk: -place for place, pk in enumerate(line)}
    rows = sorted(CalendarDay.objects.filter(organisation__in=line), key=lambda row: nearest_last[row.organisation_id])
    return Calendar.of(PUBLIC_HOLIDAYS, (row.as_special() for row in rows))


def calendar_days_visible_to(user: Actor, on: date) -> QuerySet[CalendarDay]:
    """What was entered by the organisations the account acts for, and by those above them."""
    rows = CalendarDay.objects.select_related("organisation")
    if user is SYSTEM:
        return rows
    tree = tree_on(on)
    own = organisations_of(user, on, tree=tree)
    around = set(own).union(*(tree.ancestors(pk) for pk in own))
    return rows.filter(organisation__in=around)
