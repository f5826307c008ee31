"""Dossiers put onto the agenda of a meeting, several at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.commendation.models import Dossier
from thidua.core import clock
from thidua.core.errors import Invalid, require
from thidua.council import policy
from thidua.council.logic.workflow import MeetingState
from thidua.desk.dossier_agenda import offered_dossiers, put_dossiers
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.tables.councils import meeting_address
from thidua.desk.views.council_meetings import meeting_crumbs, the_meeting

if TYPE_CHECKING:
    from thidua.council.models import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDossiersPage(Page):
    """The dossiers that wait for the council of this body."""

    meeting: Meeting
    rows: tuple[Dossier, ...]
    ticked: frozenset[str]
    secret: bool
    error: str


def add(request: Request, code: str) -> HttpResponse:
    """Choose dossiers for the agenda; conflicts of interest are noted at once, as far as the record knows them."""
    on, meeting = clock.today(), the_meeting(request, code)
    require(policy.can_run_meeting(request.user, meeting, on, MeetingState.CALLED, MeetingState.IN_SESSION))
    rows = offered_dossiers(meeting, request.user, on)
    ticked, secret, error = frozenset(request.POST.getlist("ho-so")), bool(request.POST.get("kin")), ""
    if request.method == "POST":
        wanted = [row for row in rows if row.code in ticked]
        try:
            put = put_dossiers(meeting, wanted, secret=secret, by=request.user, on=on)
        except Invalid as refusal:
            error = str(refusal)
        else:
            if put:
                messages.success(request, _("Đã đưa %(count)s hồ sơ vào chương trình.") % {"count": len(put)})
                return redirect(meeting_address(meeting))
            error = _("Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ.")
    page = AgendaDossiersPage(
        meeting=meeting, rows=tuple(rows), ticked=ticked, secret=secret, error=error, crumbs=meeting_crumbs(meeting)
    )
    return render(request, "desk/councils/dossiers.html", {"page": page}, status=422 if error else 200)
