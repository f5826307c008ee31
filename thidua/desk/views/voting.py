"""The voter's page. What is marked is sealed in the browser: the server receives envelopes and nothing else.

Nothing of a vote stands in an address, in the session or in a message; answers are never kept by the browser.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import ActionRefused, Invalid, require
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.council import policy, queries
from thidua.council.actions.ballots import cast_ballot
from thidua.council.forms.ballots import envelopes_from
from thidua.council.logic.leak import warning
from thidua.council.logic.stored_rule import options_from
from thidua.council.logic.workflow import BoxState
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.councils import item_rule, rule_words
from thidua.desk.views.ballots import box_crumbs, the_box

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem, BallotBox, CouncilMember

REFUSED = 409


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line that may be marked; ``mark`` is its number on the paper."""

    mark: int
    label: str
    choice: str


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """The paper of one item."""

    item: AgendaItem
    lines: tuple[PaperLine, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VotePage(Page):
    """The papers of one voter. ``key`` is the public key of the box; ``voted`` that the ballots are in it."""

    box: BallotBox
    key: str
    papers: tuple[BallotPaper, ...]
    warning: str
    voted: bool


def _paper(item: AgendaItem) -> BallotPaper:
    lines = enumerate(options_from(item.options))
    marks = tuple(PaperLine(at, option.label, option.choice.value) for at, option in lines)
    return BallotPaper(item, marks, rule_words(item_rule(item)))


def _voter(request: Request, box: BallotBox) -> CouncilMember | None:
    return queries.member_of(request.user, box.meeting.council, clock.today())


@never_cache
def vote(request: Request, box: UUID) -> HttpResponse:
    """The papers to be marked; afterwards that they are in the box."""
    found = the_box(request, box)
    member = _voter(request, found)
    voted = member is not None and queries.has_voted(found, member)
    require(ALLOWED if voted else policy.can_vote(request.user, found, clock.today()))
    items = queries.ballot_items(found, member) if member is not None else []
    page = VotePage(
        box=found,
        key=b64encode(bytes(found.public_key)).decode(),
        papers=() if voted else tuple(_paper(item) for item in items),
        warning=warning(min((item.present - item.recused for item in items), default=0)),
        voted=voted,
        crumbs=box_crumbs(found),
    )
    return render(request, "desk/ballots/vote.html", {"page": page})


@never_cache
@require_POST
@sensitive_variables("envelopes")
def cast(request: Request, box: UUID) -> JsonResponse:
    """Take the sealed envelopes in."""
    found = the_box(request, box)
    try:
        envelopes = envelopes_from(_sent(request))
        cast_ballot(found, envelopes, by=request.user, on=clock.today())
    except ActionRefused as refusal:
        return JsonResponse({"message": str(refusal)}, status=REFUSED)
    return JsonResponse({"inside": True})


@never_cache
@require_POST
@sensitive_variables("envelopes")
def inside(request: Request, box: UUID) -> JsonResponse:
    """Whether the voter's envelopes lie in the box: asked by a device that lost the answer."""
    found = the_box(request, box)
    member = _voter(request, found)
    require(_may_ask(member))
    assert member is not None
    try:
        envelopes = envelopes_from(_sent(request))
    except Invalid as refusal:
        return JsonResponse({"message": str(refusal)}, status=REFUSED)
    return JsonResponse({
        "inside": queries.all_in_box(found, envelopes),
        "voted": queries.has_voted(found, member),
        "open": found.state == BoxState.OPEN,
    })  # fmt: skip


def _may_ask(member: CouncilMember | None) -> Decision:
    return ALLOWED if member is not None else deny(_("Chỉ thành viên Hội đồng mới hỏi được phiếu của mình."))


def _sent(request: Request) -> object:
    """The envelopes of the body, as they came."""
    try:
        body = json.loads(request.body)
    except ValueError:
        return None
    return body.get("envelopes") if isinstance(body, dict) else None
