"""What every page shows around its content: navigation, the signed-in person, unread notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import SimpleLazyObject

import thidua
from thidua.core import clock
from thidua.core.queries import notices_of
from thidua.desk.rail import RailLink, address, rail_for
from thidua.directory.models import Role
from thidua.directory.queries import grants_of

MOST_SHOWN = 99


@dataclass(frozen=True, slots=True)
class Office:
    """A role the signed-in person holds today, and in which unit."""

    role: str
    unit: str


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything the layout needs. ``unread`` counts the notices nobody has opened.

    ``stands_on`` is the day at which a demonstration stands still.
    """

    agency: str
    version: str
    language: str
    here: str
    query: str
    name: str
    username: str
    offices: tuple[Office, ...]
    unread: int
    rail: tuple[RailLink, ...]
    first_password: bool
    stands_on: date | None

    @property
    def account_layout(self) -> str:
        """The layout of the password page: who still has a given password is not let in yet."""
        return "desk/gate.html" if self.first_password else "desk/page.html"

    @property
    def office(self) -> str:
        """The first office, in one line."""
        return f"{self.offices[0].role} · {self.offices[0].unit}" if self.offices else ""

    @property
    def unread_text(self) -> str:
        return f"{MOST_SHOWN}+" if self.unread > MOST_SHOWN else str(self.unread)


def build(request: HttpRequest) -> Shell:
    """The shell of one page. One query for the notices and one for the offices, only where a layout is shown."""
    user = request.user if request.user.is_authenticated else None
    grants = list(grants_of(user, clock.today())) if user else []
    return Shell(
        agency=settings.AGENCY,
        version=thidua.VERSION,
        language=(translation.get_language() or "vi")[:2],
        here=request.get_full_path(),
        query=request.GET.get("q", "") if request.path == address("search") else "",
        name=str(user) if user else "",
        username=user.username if user else "",
        offices=tuple(Office(str(Role(grant.role).label), str(grant.organisation)) for grant in grants),
        unread=notices_of(user).filter(read_at=None).count() if user else 0,
        rail=rail_for(request.path, frozenset(Role(grant.role) for grant in grants)) if user else (),
        first_password=bool(user and user.must_change_password),
        stands_on=settings.FIXED_TODAY,
    )


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of the layout, built only when a template asks for it."""
    return {"shell": SimpleLazyObject(lambda: build(request))}
