"""Chains of superiors, asked of the database by one recursive query: the cost is that of the depth, not of the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db import connection

from thidua.core.logic.span import Span
from thidua.directory.logic.standing import Life, Stand, Standings
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
_EVER = f"""
    WITH RECURSIVE found(node) AS (
        SELECT id FROM {Organisation._meta.db_table} WHERE id IN ({{marks}})
      UNION
        SELECT p.{{to}} FROM found f JOIN {_PLACEMENT} p ON p.{{here}} = f.node
    )
    SELECT node FROM found
"""  # noqa: S608, SLF001 - names of tables and columns, no value; Django's documented Model API


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


def below_ever(units: Collection[int]) -> set[int]:
    """The units and all that ever stood under them. One query for every 500 units."""
    return _ever(units, here="parent_id", to="child_id")


def above_ever(units: Collection[int]) -> set[int]:
    """The units and all that ever stood above them. One query for every 500 units."""
    return _ever(units, here="child_id", to="parent_id")


def _ever(units: Collection[int], *, here: str, to: str) -> set[int]:
    found: set[int] = set()
    waiting = sorted(units)
    for start in range(0, len(waiting), AT_ONCE):
        part = waiting[start : start + AT_ONCE]
        with connection.cursor() as cursor:
            cursor.execute(_EVER.format(marks=", ".join(["%s"] * len(part)), here=here, to=to), part)
            found.update(node for (node,) in cursor.fetchall())
    return found


def lives_of(units: Collection[int]) -> dict[int, Life]:
    """The lives of exactly these units, by id. Two queries."""
    stands: dict[int, list[Stand]] = defaultdict(list)
    placed = Placement.objects.filter(child__in=units).order_by("valid_from")
    for child, parent, start, end in placed.values_list("child_id", "parent_id", "valid_from", "valid_to"):
        stands[child].append(Stand(parent, Span(start, end)))
    lived = Organisation.objects.filter(pk__in=units).order_by().values_list("pk", "valid_from", "valid_to")
    return {pk: Life(pk, Span(start, end), tuple(stands[pk])) for pk, start, end in lived}


def standings_of(units: Collection[int]) -> Standings:
    """Where these units and all that ever stood above them have stood. Three queries."""
    return Standings(lives_of(above_ever(units)))
