"""Exemplars as the staff sees them: the list, the page of one, its pictures, the units that copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.commendation import exemplar_policy as policy
from thidua.commendation import exemplar_queries as queries
from thidua.commendation.models import Exemplar, Replication
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, Tab, crumb
from thidua.desk.shown.exemplars import copy_badge, exemplar_badge
from thidua.desk.tables import exemplars as tables
from thidua.desk.views.kept_files import shown_picture
from thidua.directory.queries import organisations_of

MOST_HISTORY = 100
ROOMS = (
    ("exemplar_list", gettext_lazy("Điển hình"), "star"),
    ("replication_list", gettext_lazy("Nhân rộng"), "arrows-split"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page):
    """One of the two lists."""

    listing: Listing
    may_nominate: Decision


def _room_tabs(here: str) -> tuple[Tab, ...]:
    return tuple(Tab(str(words), reverse(route), route == here, icon) for route, words, icon in ROOMS)


def exemplar_list(request: Request) -> HttpResponse:
    """Exemplars the reader sees, the newest first."""
    on = clock.today()
    rows = queries.with_copies(queries.exemplars_visible_to(request.user, on))
    listing = make_listing(request, tables.ExemplarTable, rows, tables.ExemplarFilters, title=_("Điển hình tiên tiến"))
    page = ListPage(
        listing=listing,
        may_nominate=policy.can_nominate_somewhere(request.user, on),
        tabs=_room_tabs("exemplar_list"),
    )
    return listing.workbook or render(request, "desk/exemplars/list.html", {"page": page})


def replication_list(request: Request) -> HttpResponse:
    """Who copies which exemplar, and what came of it."""
    on = clock.today()
    rows = queries.replications_visible_to(request.user, on).order_by("due_on", "pk")
    listing = make_listing(
        request, tables.ReplicationTable, rows, tables.ReplicationFilters, title=_("Nhân rộng điển hình")
    )
    page = ListPage(
        listing=listing,
        may_nominate=policy.can_nominate_somewhere(request.user, on),
        tabs=_room_tabs("replication_list"),
    )
    return listing.workbook or render(request, "desk/exemplars/copies.html", {"page": page})


@dataclass(frozen=True, slots=True)
class ShownCopy:
    """A unit that copies, with its badge and whether the reader tells its result."""

    row: Replication
    badge: Badge
    may_tell: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemplarPage(Page):
    """One exemplar: its story, pictures, the units that copy it, and the steps the reader may take."""

    row: Exemplar
    badge: Badge
    copies: tuple[ShownCopy, ...]
    entries: Iterable[AuditEntry]
    may_edit: Decision
    may_verify: Decision
    may_publish: Decision
    may_withdraw: Decision
    may_copy: Decision


def the_exemplar(request: Request, code: str) -> Exemplar:
    """The exemplar of this code, if the reader sees it; else 404."""
    seen = queries.exemplars_visible_to(request.user, clock.today())
    return get_object_or_404(queries.with_everything(seen), code=code)


def exemplar_crumbs(row: Exemplar | None = None) -> tuple[Crumb, ...]:
    """The way to the exemplars, to one of them."""
    way = (crumb(_("Điển hình"), "exemplar_list"),)
    return way if row is None else (*way, Crumb(row.code, tables.exemplar_address(row)))


def exemplar_page(request: Request, code: str) -> HttpResponse:
    """The page of one exemplar."""
    on, row = clock.today(), the_exemplar(request, code)
    page = ExemplarPage(
        row=row,
        badge=exemplar_badge(row),
        copies=_shown_copies(request, row),
        entries=history_of(row.subject)[:MOST_HISTORY],
        may_edit=policy.can_edit(request.user, row, on),
        may_verify=policy.can_verify(request.user, row, on),
        may_publish=policy.can_publish(request.user, row, on),
        may_withdraw=policy.can_withdraw(request.user, row, on),
        may_copy=policy.can_copy_somewhere(request.user, row, on),
        crumbs=exemplar_crumbs(),
    )
    return render(request, "desk/exemplars/page.html", {"page": page})


def _shown_copies(request: Request, row: Exemplar) -> tuple[ShownCopy, ...]:
    on = clock.today()
    own = organisations_of(request.user, on, *queries.NOMINATORS)
    return tuple(ShownCopy(copy, copy_badge(copy, on), copy.organisation_id in own) for copy in row.replications.all())


def picture(request: Request, number: int) -> FileResponse:
    """A picture of an exemplar the reader sees."""
    found = get_object_or_404(queries.pictures_visible_to(request.user, clock.today()), pk=number)
    return shown_picture(found.file, found.media_type)
