"""Movements: the list, and one of them with its results, reviews and history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.campaigns.models import Movement
from thidua.campaigns.queries import UNIT_ROLES
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, Part, chosen, crumb, tabs_of
from thidua.desk.shown.movements import movement_badge, rating_badge, result_badge
from thidua.desk.shown.targets import target_row
from thidua.desk.tables.movements import MovementFilters, MovementTable, answered_badge, movement_address
from thidua.desk.views.kept_files import download, shown_picture
from thidua.directory.models import Organisation, User
from thidua.directory.queries import organisations_of, organisations_visible_to
from thidua.monitoring.models import MovementResult
from thidua.monitoring.models.movement import movement_subject
from thidua.monitoring.policy import movements as policy
from thidua.monitoring.queries import movements as queries

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thidua.monitoring.queries.movements import LivingMovement

MOST_HISTORY = 200
PARTS = (
    Part("thong-tin", gettext_lazy("Thông tin"), "info-circle"),
    Part("ket-qua", gettext_lazy("Kết quả"), "list-check"),
    Part("so-ket", gettext_lazy("Sơ kết – tổng kết"), "report-analytics"),
    Part("lich-su", gettext_lazy("Lịch sử"), "history"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementsPage(Page):
    """The list."""

    listing: Listing


def movement_list(request: Request) -> HttpResponse:
    """Movements of the campaigns the reader sees, with filters in the address and as Excel."""
    rows = queries.movements_visible_to(request.user, clock.today())
    listing = make_listing(request, MovementTable, rows, MovementFilters, title=_("Phong trào chuyên đề"))
    page = MovementsPage(listing=listing, crumbs=(crumb(_("Phong trào"), "campaign_list"),))
    return listing.workbook or render(request, "desk/movements/list.html", {"page": page})


def the_movement(request: Request, code: str, position: int, on: date) -> LivingMovement:
    """The movement at this place of the campaign, if the reader sees it."""
    rows = queries.movements_visible_to(request.user, on)
    found = rows.filter(campaign__code=code, position=position).first()
    if found is None:
        raise Http404
    return found


def movement_crumbs(movement: Movement | None = None) -> tuple[Crumb, ...]:
    """The way to the list, to one movement."""
    way = (crumb(_("Phong trào"), "campaign_list"), crumb(_("Phong trào chuyên đề"), "movement_list"))
    return way if movement is None else (*way, Crumb(movement.name, movement_address(movement)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementPage(Page):
    """One movement. ``above`` says who launched it where the campaign only answers it; ``body`` is the chosen part."""

    movement: LivingMovement
    badge: Badge
    above: str
    answered: Badge
    part: str
    body: dict[str, Any]
    may_charter: Decision
    may_review: Decision
    tellers: bool


def movement_page(request: Request, code: str, position: int) -> HttpResponse:
    """The page of one movement; ``?muc=`` chooses the part."""
    on = clock.today()
    movement = the_movement(request, code, position, on)
    part = chosen(PARTS, request.GET.get("muc"))
    page = MovementPage(
        movement=movement,
        badge=movement_badge(queries.state_in(movement, on.year)),
        above=sentence_above(movement, on),
        answered=answered_badge(),
        part=part,
        body=BODIES[part](movement, request.user, on),
        may_charter=policy.can_charter(request.user, movement, on),
        may_review=policy.can_review(request.user, movement, on),
        tellers=units_telling(request.user, movement, on).exists(),
        crumbs=movement_crumbs(),
        tabs=tabs_of(PARTS, part, "movement_page", code, position),
    )
    return render(request, f"desk/movements/{part.replace('-', '_')}.html", {"page": page})


def sentence_above(movement: Movement, on: date) -> str:
    """Who launched a movement of a higher level, in a sentence; empty for the issuer's own."""
    if not queries.is_answered(movement):
        return ""
    body = queries.body_above(movement, on)
    who = movement.lead_text or (str(body) if body else str(movement.get_level_display()).lower())
    return _("Phong trào do %(who)s phát động; %(issuer)s hưởng ứng và tổ chức thực hiện trong phạm vi của mình.") % {
        "who": who,
        "issuer": movement.campaign.issuer,
    }


def units_telling(user: User, movement: Movement, on: date) -> QuerySet[Organisation]:
    """The reader's units that may tell results of the movement."""
    own = organisations_of(user, on, *UNIT_ROLES)
    lead = queries.lead_of(movement)
    among = set(queries.participants_of(movement).filter(pk__in=own).values_list("pk", flat=True))
    if lead is not None and lead.pk in own:
        among.add(lead.pk)
    return organisations_visible_to(user, on).filter(pk__in=among)


def _facts(movement: LivingMovement, user: User, on: date) -> dict[str, Any]:
    life = queries.life_of(movement)
    goals = [
        (goal, target_row(goal.target, number, on) if goal.target else None)
        for number, goal in enumerate(life.goals, start=1)
    ]
    return {"life": life, "goals": goals}


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A unit's result with what the reader may do to it."""

    row: MovementResult
    badge: Badge
    may_change: Decision
    may_accept: Decision
    may_return: Decision


def _results(movement: LivingMovement, user: User, on: date) -> dict[str, Any]:
    rows = list(queries.results_visible_to(user, on).filter(movement=movement))
    rows.sort(key=lambda row: (row.span.order, row.pk), reverse=True)
    told = {row.organisation_id for row in rows}
    units = list(queries.participants_of(movement))
    work = policy.can_charter(user, movement, on)
    return {
        "results": _shown(rows, movement, user, on),
        "told_count": len(told & {unit.pk for unit in units}),
        "unit_count": len(units),
        "silent": [unit for unit in units if unit.pk not in told] if work else [],
    }


def _shown(rows: list[MovementResult], movement: Movement, user: User, on: date) -> list[ShownResult]:
    """Results with decisions asked once for each unit and state, however many there are."""
    known: dict[tuple[int, str], tuple[Decision, Decision, Decision]] = {}
    for row in rows:
        key = (row.organisation_id, row.state)
        if key not in known:
            row.movement = movement
            known[key] = (
                policy.can_change_result(user, row, on),
                policy.can_accept_result(user, row, on),
                policy.can_return_result(user, row, on),
            )
    return [ShownResult(row, result_badge(row), *known[row.organisation_id, row.state]) for row in rows]


def _reviews(movement: LivingMovement, user: User, on: date) -> dict[str, Any]:
    rows = [(review, rating_badge(review)) for review in queries.reviews_of(movement)]
    return {"reviews": rows}


def _history(movement: LivingMovement, user: User, on: date) -> dict[str, Any]:
    """What happened to the movement; of results that others told only for those who keep the movement."""
    entries = history_of(movement_subject(movement))
    if not policy.can_charter(user, movement, on):
        entries = entries.exclude(code__startswith="movement.result_")
    return {"entries": entries[:MOST_HISTORY]}


BODIES: dict[str, Callable[[LivingMovement, User, date], dict[str, Any]]] = {
    "thong-tin": _facts,
    "ket-qua": _results,
    "so-ket": _reviews,
    "lich-su": _history,
}


def picture(request: Request, number: int) -> FileResponse:
    """A picture of a result the reader sees."""
    found = get_object_or_404(queries.pictures_visible_to(request.user, clock.today()), pk=number)
    return shown_picture(found.file, found.media_type)


def review_file(request: Request, number: int) -> FileResponse:
    """The paper of a review."""
    rows = queries.reviews_visible_to(request.user, clock.today()).filter(file__isnull=False)
    review = get_object_or_404(rows, pk=number)
    if review.file is None:
        raise Http404
    return download(review.file, review.file.name)
