"""Many dossiers taken one step further: those that wait for it are listed, ticked and moved together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.commendation import dossier_policy, dossier_queries
from thidua.commendation.actions.moving_on import Move, Moved, move_many
from thidua.commendation.decision_queries import holds_among
from thidua.commendation.models import Dossier
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import Conflict, Invalid, require
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.dossiers import verdict_badge
from thidua.desk.views.dossier_access import dossier_crumbs

MOST = 500
"""Dossiers of one page; those beyond follow when these have gone on."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the moves: its words, and what to say when nothing waits."""

    move: Move
    title: Any
    hint: Any
    done: Any
    nothing: Any


KINDS: Mapping[str, Kind] = {
    "tiep-nhan": Kind(
        Move.RECEIVE,
        gettext_lazy("Tiếp nhận"),
        gettext_lazy("hồ sơ các đơn vị đã gửi; ngày tiếp nhận là hôm nay"),
        gettext_lazy("Đã tiếp nhận %(count)s hồ sơ."),
        gettext_lazy("Không có hồ sơ nào chờ tiếp nhận"),
    ),
    "hoi-dong": Kind(
        Move.COUNCIL,
        gettext_lazy("Chuyển Hội đồng"),
        gettext_lazy("hồ sơ đã thẩm định"),
        gettext_lazy("Đã chuyển Hội đồng %(count)s hồ sơ."),
        gettext_lazy("Không có hồ sơ nào đã thẩm định mà chưa chuyển"),
    ),
    "trinh": Kind(
        Move.PROPOSE,
        gettext_lazy("Trình quyết định"),
        gettext_lazy("hồ sơ Hội đồng đã thông qua"),
        gettext_lazy("Đã trình quyết định %(count)s hồ sơ."),
        gettext_lazy("Không có hồ sơ nào Hội đồng đã thông qua mà chưa trình"),
    ),
}
"""By the last piece of the address, in the order of the way."""


@dataclass(frozen=True, slots=True)
class Row:
    """A dossier that waits, with the answer of the law; a held one cannot be ticked."""

    dossier: Dossier
    badge: Badge | None
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePage(Page):
    """What waits for the step; after a try, what stayed and why."""

    kind: Kind
    rows: tuple[Row, ...]
    chosen: frozenset[str]
    outcome: Moved | None = None
    error: str = ""


def move(request: Request, name: str) -> HttpResponse:
    """Choose among the dossiers that wait for a step and take it for all of them."""
    on, kind = clock.today(), KINDS.get(name)
    if kind is None:
        raise Http404
    require(dossier_policy.can_appraise_somewhere(request.user, on))
    waiting = _waiting(request, kind, on)
    chosen = frozenset(request.POST.getlist("ho-so"))
    outcome, error = None, ""
    if request.method == "POST":
        try:
            outcome = _moved(request, kind, [row for row in waiting if row.code in chosen], on)
        except (Invalid, Conflict) as refusal:
            error = str(refusal)
        if outcome is not None:
            messages.success(request, str(kind.done) % {"count": len(outcome.done)})
            if not outcome.stayed:
                return redirect(request.path)
        waiting = _waiting(request, kind, on)
    page = MovePage(
        kind=kind, rows=_rows(waiting, on), chosen=chosen, outcome=outcome, error=error, crumbs=dossier_crumbs()
    )
    return render(request, "desk/dossiers/move.html", {"page": page}, status=422 if error else 200)


def _waiting(request: Request, kind: Kind, on: date) -> list[Dossier]:
    return list(dossier_queries.dossiers_waiting_for(kind.move.value, request.user, on)[:MOST])


def _moved(request: Request, kind: Kind, rows: list[Dossier], on: date) -> Moved:
    """Body by body, as each has its own line in the ledger."""
    bodies = {row.appraiser_id: row.appraiser for row in rows}
    if not bodies:
        raise Invalid({"": _("Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ.")})
    parts = [
        move_many([row for row in rows if row.appraiser_id == pk], kind.move, body=body, by=request.user, on=on)
        for pk, body in bodies.items()
    ]
    done = tuple(dossier for part in parts for dossier in part.done)
    return Moved(done, tuple(pair for part in parts for pair in part.stayed))


def _rows(waiting: list[Dossier], on: date) -> tuple[Row, ...]:
    held = holds_among(waiting, on)
    return tuple(
        Row(row, verdict_badge(row.judged["verdict"]) if row.judged else None, row.pk in held) for row in waiting
    )
