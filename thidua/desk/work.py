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
    """One thing to do: where it is done, what it is, why it waits, until when; ``since`` tells from when it waits.

    ``action`` is the word of its button where "open" says too little; ``now`` marks what others in the room wait for.
    """

    url: str
    title: str
    detail: str
    due: date | None = None
    since: date | None = None
    action: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True)
class WorkSection:
    """Things of one kind. ``code``: overdue, due, returned, confirm, draft, follow; ``nothing`` says it is empty."""

    code: str
    title: str
    tone: Tone
    icon: str
    nothing: str
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
        ("overdue", _("Quá hạn"), Tone.BAD, "clock-exclamation", _("Không có việc nào quá hạn.")),
        ("due", _("Đến hạn"), Tone.WARN, "calendar-due", _("Không có việc nào đến hạn trong ba ngày tới.")),
        ("returned", _("Bị trả lại"), Tone.INFO, "arrow-back-up", _("Không có gì bị trả lại.")),
        ("confirm", _("Chờ tiếp nhận, xác nhận"), Tone.OK, "checks", _("Không có gì chờ tiếp nhận hay xác nhận.")),
        ("draft", _("Đang soạn"), Tone.QUIET, "pencil", _("Không có phong trào nào đang soạn.")),
        ("follow", _("Đang theo dõi"), Tone.INFO, "eye", _("Không có phong trào nào cần theo dõi thêm.")),
    )
    return tuple(
        WorkSection(code, title, tone, icon, nothing, _items(code, found)) for code, title, tone, icon, nothing in kinds
    )


def _items(code: str, found: Iterable[Waiting]) -> tuple[WorkItem, ...]:
    """The things of a section; what others wait for stands first."""
    return tuple(sorted((one.item for one in found if one.section == code), key=lambda item: not item.now))
