"""Chains of superiors, asked of the database by one recursive query: the cost is that of the depth, not of the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db import connection

from thidua.directory.models import Organisation, Placement

AT_ONCE = 500
"""Units in one statement: databases limit the number of values."""
_PLACEMENT = Placement._meta.db_table  # noqa: SLF001 - Django's documented Model API
_ABOVE = f"""
    WITH RECURSIVE above(unit, node, height) AS (
        SELECT p.child_id, p.parent_id, 1 FROM {_PLACEMENT} p
        WHERE p.child_id IN ({{marks}}) AND p.valid_from <= %s AND (p.valid_to IS NULL OR p.valid_to > %s)
      UNION
        SELECT a.unit, p.parent_id, a.height + 1 FROM above a JOIN {_PLACEMENT} p ON p.child_id = a.node
        WHERE p.valid_from <= %s AND (p.valid_to IS NULL OR p.valid_to > %s)
    )
    SELECT unit, node FROM above ORDER BY unit, height
"""  # noqa: S608 - the name of a table, no value


def day_of(organisation: Organisation, on: date) -> date:
    """The day itself, or the nearest day on which the organisation exists."""
    day = max(on, organisation.valid_from)
    return day if organisation.valid_to is None else min(day, organisation.valid_to - timedelta(days=1))


def superiors_on(units: Collection[int], day: date) -> dict[int, tuple[int, ...]]:
    """Who stands above each of the units on the day, nearest first, by id. One query for every 500 units."""
    found: dict[int, list[int]] = {unit: [] for unit in units}
    waiting = sorted(found)
    for start in range(0, len(waiting), AT_ONCE):
        part = waiting[start : start + AT_ONCE]
        with connection.cursor() as cursor:
            cursor.execute(_ABOVE.format(marks=", ".join(["%s"] * len(part))), [*part, *[day] * 4])
            for unit, node in cursor.fetchall():
                found[unit].append(node)
    return {unit: tuple(nodes) for unit, nodes in found.items()}


def superiors_by_unit(organisations: Iterable[Organisation], on: date) -> dict[int, tuple[int, ...]]:
    """Who stands above each of the units on the day, or on the nearest day of its own life. One query for each day."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for organisation in organisations:
        by_day[day_of(organisation, on)].append(organisation.pk)
    return {unit: above for day, units in by_day.items() for unit, above in superiors_on(units, day).items()}
