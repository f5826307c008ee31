"""The frame of every action: one transaction, one audit line, the actor and the date named.

``@action(code)`` marks a function as something an official does. It opens the transaction, keeps a register of all
actions (house tests walk it) and refuses to end without exactly one line of its own code.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import ParamSpec, TypeVar

from django.db import transaction

from thidua.core import audit, clock
from thidua.core.audit import Actor, Change
from thidua.core.models import AuditEntry, Notice

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class _Frame:
    code: str
    lines: int = 0


@dataclass(frozen=True, slots=True)
class ActionInfo:
    """What is known of an action: its audit code and its function."""

    code: str
    function: Callable[..., object] = field(compare=False)


_frames: ContextVar[tuple[_Frame, ...]] = ContextVar("frames", default=())
REGISTER: dict[str, ActionInfo] = {}
NOTICES_AT_ONCE = 500
"""Rows of one statement; the database may take fewer where it allows fewer values."""


def action(code: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function an action with the stable audit ``code`` (``campaign.published``)."""

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            frame = _Frame(code)
            token = _frames.set((*_frames.get(), frame))
            try:
                with transaction.atomic():
                    result = function(*args, **kwargs)
                    if frame.lines != 1:
                        message = f"{code} left {frame.lines} audit lines instead of one"
                        raise RuntimeError(message)
                    return result
            finally:
                _frames.reset(token)

        if code in REGISTER:
            message = f"two actions share the code {code}"
            raise RuntimeError(message)
        REGISTER[code] = ActionInfo(code, function)
        return run

    return wrap


def record(
    subject: str,
    label: str,
    *,
    by: Actor,
    changes: Iterable[Change] | Mapping[str, object] = (),
    reason: str = "",
) -> AuditEntry:
    """Write the one audit line of the running action, under its code."""
    frames = _frames.get()
    if not frames:
        message = "only an action writes to the ledger"
        raise RuntimeError(message)
    frames[-1].lines += 1
    return audit.write(frames[-1].code, subject, label, by=by, changes=changes, reason=reason)


@dataclass(frozen=True, slots=True)
class Message:
    """What one recipient is told, and where it leads."""

    recipient: Actor
    text: str
    link: str = ""


def notify(recipients: Iterable[Actor], kind: str, subject: str, text: str, *, link: str = "") -> None:
    """Leave the same notice with each recipient; as :func:`notify_each`."""
    notify_each((Message(recipient, text, link) for recipient in recipients), kind, subject)


def notify_each(messages: Iterable[Message], kind: str, subject: str) -> None:
    """Leave a notice with each recipient; a second notice of the same kind and subject replaces the first as unread.

    One statement for every :data:`NOTICES_AT_ONCE` recipients.
    """
    now = clock.now()
    by_key = {message.recipient.audit_key: message for message in messages}
    notices = [
        Notice(recipient=key, kind=kind, subject=subject, text=message.text, link=message.link, created_at=now)
        for key, message in by_key.items()
    ]
    Notice.objects.bulk_create(
        notices,
        NOTICES_AT_ONCE,
        update_conflicts=True,
        unique_fields=["recipient", "kind", "subject"],
        update_fields=["text", "link", "created_at", "read_at"],
    )


@action("notice.read")
def read_notices(ids: Iterable[int], *, by: Actor, on: date) -> int:
    """Mark the reader's own notices as read; others' are left alone. Returns how many."""
    done = Notice.objects.filter(id__in=list(ids), recipient=by.audit_key, read_at=None).update(read_at=clock.now())
    record(by.audit_key, by.audit_label, by=by, changes={"count": done, "on": on})
    return done
