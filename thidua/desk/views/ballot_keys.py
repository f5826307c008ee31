"""The keys of a ballot box: each officer fetches the own code, and hands it in when the box is closed.

A code stands in no address, no session, no log and no saved page: it is shown in the answer to one request.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from thidua.core import clock
from thidua.core.errors import require
from thidua.council import policy, queries
from thidua.council.actions.ballots import take_key, turn_key
from thidua.council.forms.ballots import KeyForm
from thidua.council.logic.workflow import BoxState
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.views.ballots import box_address, box_crumbs, the_box

if TYPE_CHECKING:
    from thidua.council.models import BallotBox


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPage(Page):
    """The officer's code in this one answer; before it is asked for, ``code`` is empty."""

    box: BallotBox
    code: str
    fetched: bool


@never_cache
@sensitive_variables("code", "page")
def take(request: Request, box: UUID) -> HttpResponse:
    """Fetch the own opening code; it is shown once."""
    found = the_box(request, box)
    require(policy.can_take_key(request.user, found))
    code = take_key(found, by=request.user, on=clock.today()) if request.method == "POST" else ""
    holder = queries.keyholder_of(found, request.user)
    fetched = holder is not None and bool(holder.public_key)
    page = KeyPage(box=found, code=code, fetched=fetched, crumbs=box_crumbs(found))
    return render(request, "desk/ballots/key.html", {"page": page})


@never_cache
@sensitive_post_parameters("code")
@sensitive_variables("form")
def turn(request: Request, box: UUID) -> HttpResponse:
    """Hand in the own code; the last one needed opens and counts the box."""
    on, found = clock.today(), the_box(request, box)
    require(policy.can_turn_key(request.user, found))
    form = KeyForm(posted(request))
    done = submitted(request, form, lambda: turn_key(found, form.cleaned_data["code"], by=request.user, on=on))
    if done is not None:
        counted = done.state == BoxState.COUNTED
        words = _("Đủ khóa: phiếu đã được kiểm.") if counted else _("Đã mở phần khóa của Anh/Chị; chờ người khác.")
        messages.success(request, words)
        return redirect("ballot_record", box) if counted else redirect(box_address(found))
    page = FormPage(
        form=form, title=_("Mở khóa hòm phiếu"), lead=found.meeting.about, submit=_("Mở khóa"),
        back=box_address(found), crumbs=box_crumbs(found),
    )  # fmt: skip
    return ask(request, page)
