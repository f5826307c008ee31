"""The only writer of the ledger, and its verifier.

A line is written in the transaction of the change it describes. :class:`AuditHead` is locked first, so lines are
numbered without gaps under concurrency on PostgreSQL; on SQLite the write transaction itself is the lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction

from thidua.core import clock
from thidua.core.logic import chain
from thidua.core.models import AuditEntry, AuditHead
from thidua.core.stored_lines import sealed_fields, stored_lines

correlation: ContextVar[str] = ContextVar("correlation", default="")


class Actor(Protocol):
    """Whoever acts: a signed-in user, or :data:`SYSTEM`. Never None."""

    @property
    def audit_key(self) -> str: ...
    @property
    def audit_label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _System:
    audit_key: str = "system"
    audit_label: str = "Hệ thống"


SYSTEM = _System()


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after, as people read it."""

    field: str
    before: object
    after: object


def plain(value: object) -> Any:
    """A JSON value that stands for ``value`` for ever: numbers as text, dates as ISO, models by their name."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(v) for v in value]
    return str(value)


def write(
    code: str, subject: str, label: str, *, by: Actor, changes: Iterable[Change] | Mapping[str, object], reason: str
) -> AuditEntry:
    """Append one line. Called by :func:`thidua.core.actions.record` only."""
    if not transaction.get_connection().in_atomic_block:
        message = "an audit line is written in the transaction of its change"
        raise RuntimeError(message)
    head, _ = AuditHead.objects.select_for_update().get_or_create(id=1, defaults={"seal": chain.GENESIS})
    if isinstance(changes, Mapping):
        body = {name: plain(value) for name, value in changes.items()}
    else:
        body = {c.field: [plain(c.before), plain(c.after)] for c in changes}
    entry = AuditEntry(
        seq=head.seq + 1,
        at=clock.now(),
        code=code,
        actor=by.audit_key,
        actor_label=by.audit_label[:200],
        subject=subject,
        subject_label=label[:300],
        changes=body,
        reason=reason,
        correlation=correlation.get(),
        previous=head.seal,
        seal="",
    )
    entry.seal = chain.seal(settings.AUDIT_KEY, entry.seq, sealed_fields(entry), entry.previous)
    entry.save(force_insert=True)
    head.seq, head.seal = entry.seq, entry.seal
    head.save(update_fields=["seq", "seal"])
    return entry


def verify(watch: Callable[[int], None] | None = None) -> Iterator[chain.Flaw]:
    """Every flaw of the ledger, from its first line, as it is found; nothing when the ledger is whole.

    ``watch`` is told the number of lines read so far, after each line.
    """
    head = AuditHead.objects.filter(id=1).first()
    lines = _watched(stored_lines(), watch) if watch else stored_lines()
    return iter(chain.flaws(settings.AUDIT_KEY, lines, (head.seq, head.seal) if head else (0, chain.GENESIS)))


def _watched(lines: Iterator[chain.SealedLine], watch: Callable[[int], None]) -> Iterator[chain.SealedLine]:
    for count, line in enumerate(lines, start=1):
        watch(count)
        yield line


@contextmanager
def correlated(identifier: str) -> Iterator[None]:
    """Give all lines written inside the same correlation id (one click, one import)."""
    token = correlation.set(identifier)
    try:
        yield
    finally:
        correlation.reset(token)
