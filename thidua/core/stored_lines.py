"""Audit lines exactly as they lie in the database, byte by byte.

Ordinary reading is forgiving: other blanks inside JSON, or another way to write the same moment, come out equal. The
verifier must not forgive, so on SQLite each column is fetched as bytes and must be spelled the way it was written;
what is not keeps its raw form, under which no seal fits. PostgreSQL stores typed values that have only one form.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from django.db import connection

from thidua.core.logic.chain import SealedLine
from thidua.core.models import AuditEntry

CHUNK = 2000
TEXTS = ("code", "actor", "actor_label", "subject", "subject_label", "reason", "correlation")
COLUMNS = ("at", "changes", *TEXTS, "previous", "seal")


def sealed_fields(entry: AuditEntry) -> dict[str, object]:
    """The fields of a line that its seal covers."""
    return {
        "at": entry.at.astimezone(UTC).isoformat(),
        "changes": entry.changes,
        **{name: getattr(entry, name) for name in TEXTS},
    }


def stored_lines() -> Iterator[SealedLine]:
    """All lines in the order of their numbers."""
    if connection.vendor == "sqlite":
        return _raw_lines()
    entries = AuditEntry.objects.order_by("seq").iterator(chunk_size=CHUNK)
    return (SealedLine(entry.seq, sealed_fields(entry), entry.previous, entry.seal) for entry in entries)


def _raw_lines() -> Iterator[SealedLine]:
    table = AuditEntry._meta.db_table  # noqa: SLF001 - Django's documented Model API
    columns = ", ".join(f"CAST({name} AS BLOB)" for name in COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT seq, {columns} FROM {table} ORDER BY seq")  # noqa: S608 - constant names only
        while rows := cursor.fetchmany(CHUNK):
            for seq, *cells in rows:
                yield _line(int(seq), dict(zip(COLUMNS, cells, strict=True)))


def _line(seq: int, cells: Mapping[str, bytes | None]) -> SealedLine:
    fields = {name: _text(cells[name]) for name in TEXTS}
    at, changes = _moment(_text(cells["at"])), _json(_text(cells["changes"]))
    return SealedLine(seq, {"at": at, "changes": changes, **fields}, _text(cells["previous"]), _text(cells["seal"]))


def _text(cell: bytes | None) -> str:
    """The text of a cell; bytes that are no text come out as something no sealed text is equal to."""
    if cell is None:
        return "\0null"
    try:
        return cell.decode()
    except UnicodeDecodeError:
        return f"\0{cell.hex()}"


def _moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.replace(tzinfo=UTC).isoformat() if str(moment) == text and moment.tzinfo is None else text


def _json(text: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return value if json.dumps(value) == text else text
