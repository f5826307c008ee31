"""What waits for a person, collected from the rooms. Each source is a small function over named reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.badges import Tone
from thidua.directory.models import User


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do: where it is done, what it is, why it waits, until when."""

    url: str
    title: str
    detail: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class WorkSection:
    """Things of one kind. ``code``: overdue, due, returned, confirm, draft."""

    code: str
    title: str
    tone: Tone
    icon: str
    items: tuple[WorkItem, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What one source knows: items by the code of their section."""

    section: str
    item: WorkItem


Source = Callable[[User, date], list[Waiting]]


def sections_for(user: User, on: date, sources: Iterable[Source]) -> tuple[WorkSection, ...]:
    """All sections in their order, the empty ones too."""
    found = [waiting for source in sources for waiting in source(user, on)]
    kinds = (
        ("overdue", _("Quá hạn"), Tone.BAD, "clock-exclamation"),
        ("due", _("Đến hạn"), Tone.WARN, "calendar-due"),
        ("returned", _("Bị trả lại"), Tone.INFO, "arrow-back-up"),
        ("confirm", _("Chờ tiếp nhận, xác nhận"), Tone.OK, "checks"),
        ("draft", _("Đang soạn"), Tone.QUIET, "pencil"),
    )
    return tuple(
        WorkSection(code, title, tone, icon, tuple(w.item for w in found if w.section == code))
        for code, title, tone, icon in kinds
    )
