"""A world that many tests begin with, made once by its actions and then laid into each test's transaction row by row.

The rows are those that the actions wrote, byte for byte, ledger and seals included; only their making is not repeated.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from thidua.core.models import AuditHead
from thidua.demo.cast import Cast, district

World = TypeVar("World")
Rows = dict[object, tuple[Any, ...]]
"""The rows of a table as the database gives them, by primary key."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the making returned, and the rows of each table that it added or changed."""

    world: object
    rows: Mapping[type[Model], list[tuple[Any, ...]]]


_known: dict[object, Remembered] = {}


def remembered(key: object, make: Callable[[], World]) -> World:
    """What ``make`` gives: made on the first call of this process, afterwards the same rows and a copy of the value.

    A world that stands on another is remembered for what was there before it: the seal of the last line of the ledger
    tells whether that is the same.
    """
    key = (key, AuditHead.objects.values_list("seal", flat=True).first())
    if key not in _known:
        before = _everything()
        world = make()
        _known[key] = Remembered(world, _news(before, _everything()))
    else:
        _lay_down(_known[key].rows)
    return copy.deepcopy(_known[key].world)  # type: ignore[return-value]


def the_district(on: date) -> Cast:
    """The small district of the cast on a day."""
    return remembered(("district", on), lambda: district(on))


def _everything() -> dict[type[Model], Rows]:
    return {model: _rows(model) for model in apps.get_models(include_auto_created=True) if model._meta.managed}


def _rows(model: type[Model]) -> Rows:
    key = [field.column for field in model._meta.concrete_fields].index(model._meta.pk.column)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_columns(model)} FROM {_quoted(model._meta.db_table)}")
        return {row[key]: row for row in cursor.fetchall()}


def _news(before: dict[type[Model], Rows], after: dict[type[Model], Rows]) -> dict[type[Model], list[tuple[Any, ...]]]:
    found = {
        model: [row for key, row in rows.items() if before[model].get(key) != row] for model, rows in after.items()
    }
    return {model: rows for model, rows in found.items() if rows}


def _lay_down(tables: Mapping[type[Model], list[tuple[Any, ...]]]) -> None:
    with connection.cursor() as cursor:
        for model, rows in tables.items():
            marks = ", ".join(["%s"] * len(model._meta.concrete_fields))
            changed = ", ".join(
                f"{_quoted(f.column)} = excluded.{_quoted(f.column)}" for f in model._meta.concrete_fields
            )
            cursor.executemany(
                f"INSERT INTO {_quoted(model._meta.db_table)} ({_columns(model)}) VALUES ({marks}) "
                f"ON CONFLICT ({_quoted(model._meta.pk.column)}) DO UPDATE SET {changed}",
                rows,
            )
        if counting := connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(" ".join(counting))  # at once: each answer of a server is a way there and back


def _columns(model: type[Model]) -> str:
    return ", ".join(_quoted(field.column) for field in model._meta.concrete_fields)


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(str(name))
