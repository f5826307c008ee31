"""The sign-ins of one's own account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.directory import queries
from thidua.directory.actions import sessions as acting

BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"))
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"))


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One sign-in as its owner recognises it."""

    number: int
    browser: str
    address: str
    started: datetime
    seen: datetime
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsPage(Page):
    """The page of one's own sign-ins."""

    rows: tuple[SessionRow, ...]


def browser_words(agent: str) -> str:
    """The browser and the system it runs on, as people call them."""
    browser = next((name for mark, name in BROWSERS if mark in agent), "Safari" if "Safari/" in agent else "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "Linux" if "Linux" in agent else "")
    if browser and system:
        return _("%(browser)s trên %(system)s") % {"browser": browser, "system": system}
    return browser or system or str(UNKNOWN_BROWSER)


UNKNOWN_BROWSER = gettext_lazy("Trình duyệt khác")


def session_list(request: Request) -> HttpResponse:
    """List the own sessions; a POST ends all but this one."""
    if request.method == "POST":
        count = acting.end_other_sessions(request.session.session_key or "", by=request.user, on=clock.today())
        messages.success(request, _("Đã kết thúc %(count)s phiên khác.") % {"count": count})
        return redirect("usersessions_list")
    current = request.session.session_key
    rows = tuple(
        SessionRow(s.pk, browser_words(s.user_agent), s.ip, s.created_at, s.last_seen_at, s.session_key == current)
        for s in queries.sessions_of(request.user)
    )
    return render(request, "usersessions/usersession_list.html", {"page": SessionsPage(rows=rows)})


@require_POST
def end(request: Request, number: int) -> HttpResponse:
    """End one of the own sessions."""
    session = next((s for s in queries.sessions_of(request.user) if s.pk == number), None)
    if session is None:
        raise Http404
    acting.end_session(session, by=request.user, on=clock.today())
    messages.success(request, _("Đã kết thúc phiên đăng nhập."))
    return redirect("usersessions_list")
