"""The calendar of working days of an organisation: the law's table, then what its superiors entered, then its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.workdays import Calendar, SpecialDay
from thidua.directory.chains import superiors_on
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_of, tree_on
from thidua.monitoring.logic.public_holidays import PUBLIC_HOLIDAYS
from thidua.monitoring.models import CalendarDay


def calendar_of(organisation: Organisation, on: date) -> Calendar:
    """The working days of the organisation as its superiors of the day and itself have entered them. Two queries."""
    return calendars_of([organisation.pk], on)[organisation.pk]


def calendars_of(organisations: Collection[int], on: date) -> dict[int, Calendar]:
    """The same for several organisations, by id. Two queries, one more for every 500 organisations."""
    above = superiors_on(organisations, on)
    rows = CalendarDay.objects.filter(organisation__in={*above}.union(*above.values()))
    by_keeper: dict[int, list[SpecialDay]] = defaultdict(list)
    for row in rows:
        by_keeper[row.organisation_id].append(row.as_special())
    return {
        pk: Calendar.of(PUBLIC_HOLIDAYS, *(by_keeper[keeper] for keeper in (*reversed(line), pk)))
        for pk, line in above.items()
    }


def calendar_days_visible_to(user: Actor, on: date) -> QuerySet[CalendarDay]:
    """What was entered by the organisations the account acts for, and by those above them."""
    rows = CalendarDay.objects.select_related("organisation")
    if user is SYSTEM:
        return rows
    tree = tree_on(on)
    own = organisations_of(user, on, tree=tree)
    around = set(own).union(*(tree.ancestors(pk) for pk in own))
    return rows.filter(organisation__in=around)
