"""Saving a row the careful way: checked against its own fields and constraints, and answered in Vietnamese."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model

from thidua.core.audit import Change
from thidua.core.errors import Invalid

Row = TypeVar("Row", bound=Model)


def save_checked(row: Row, fields: Sequence[str] = ()) -> Row:
    """Check the whole row, then save it: ``fields`` only, or everything for a new row.

    Raises :class:`Invalid` with one sentence for each field. What is unique and what constraints say is left to the
    database, which judges it all with the row; asked one by one beforehand it takes as long as everything else. What
    the database refuses is put into words afterwards, so that a breach is a sentence and not a server error.
    """
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
        with transaction.atomic():
            _write(row, fields)
    except (ValidationError, IntegrityError):
        _refuse(row)
        raise
    return row


def _write(row: Model, fields: Sequence[str]) -> None:
    if row._state.adding:  # noqa: SLF001 - the only sign Django gives of a row that is not stored yet
        row.save(force_insert=True)
    else:
        row.save(update_fields=list(fields) or None)


def _refuse(row: Model) -> None:
    """Raise :class:`Invalid` with everything that is wrong with the row; nothing happens where it seems right."""
    try:
        row.full_clean()
    except ValidationError as refusal:
        raise Invalid(sentences(refusal)) from refusal


def sentences(refusal: ValidationError) -> dict[str, str]:
    """The messages of a refused row by field; what concerns the whole row stands under ''."""
    if not hasattr(refusal, "error_dict"):
        return {"": " ".join(refusal.messages)}
    return {
        "" if field == NON_FIELD_ERRORS else field: " ".join(messages)
        for field, messages in refusal.message_dict.items()
    }


def assign(row: Model, values: dict[str, object]) -> list[Change]:
    """Set the fields that differ and tell what changed; nothing is saved."""
    changes = [Change(name, getattr(row, name), value) for name, value in values.items() if getattr(row, name) != value]
    for change in changes:
        setattr(row, change.field, change.after)
    return changes


def lock_table(model: type[Model]) -> None:
    """Let no other transaction write to the table until this one ends.

    For invariants that span rows, such as a tree without rings. SQLite holds one writer at a time anyway.
    """
    connection = transaction.get_connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django's documented Model API
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")


def hold_table(model: type[Model]) -> None:
    """Let nobody :func:`lock_table` it until this transaction ends; any number of transactions may hold it at once.

    For work that relies on what is written there, such as sums over a tree that must not be moved meanwhile.
    """
    connection = transaction.get_connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django's documented Model API
            cursor.execute(f"LOCK TABLE {table} IN ROW EXCLUSIVE MODE")
