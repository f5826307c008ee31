"""Units: the register, the tree of a day, and the page of one unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.core.queries import history_of
from thidua.desk.days import chosen_day
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page, Part, chosen, crumb, tabs_of
from thidua.desk.shown.merit_record import merit_record
from thidua.desk.shown.surveys import shown_series
from thidua.desk.tables.directory import UnitFilters, UnitTable, unit_badge
from thidua.directory import policy, queries
from thidua.directory.logic.tree import Tree
from thidua.directory.models import Organisation
from thidua.monitoring.queries import surveys

PARTS = (
    Part("thong-tin", _("Thông tin"), "info-circle"),
    Part("truc-thuoc", _("Trực thuộc"), "hierarchy"),
    Part("chuc-vu", _("Người giữ chức vụ"), "users"),
    Part("ke-thua", _("Kế thừa, sáp nhập"), "arrows-join"),
    Part("khen-thuong", _("Khen thưởng"), "medal"),
    Part("khao-sat", _("Khảo sát, xếp hạng"), "chart-line"),
    Part("lich-su", _("Lịch sử"), "history"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsPage(Page):
    """The register of units on a day."""

    listing: Listing
    day: date
    may_create: Decision


def unit_list(request: Request) -> HttpResponse:
    """Units that exist on the chosen day; without a day, today."""
    today = clock.today()
    day = chosen_day(request, today)
    rows = queries.organisations_visible_to(request.user, today).filter(queries.in_force(day))
    listing = make_listing(
        request, UnitTable, queries.with_superior_on(rows, day), UnitFilters, title=str(_("Danh sách đơn vị"))
    )
    page = UnitsPage(listing=listing, day=day, may_create=may_create_somewhere(request, today))
    return listing.workbook or render(request, "desk/units/list.html", {"page": page})


def may_create_somewhere(request: Request, on: date) -> Decision:
    """Whether the person keeps some unit under which another may be entered."""
    if queries.organisations_of(request.user, on, *policy.KEEPERS):
        return Decision(allowed=True)
    return policy.can_administer_everything(request.user, on)


@dataclass(frozen=True, slots=True)
class Node:
    """A unit in the tree with those under it."""

    unit: Organisation
    below: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreePage(Page):
    """The tree of a day."""

    roots: tuple[Node, ...]
    day: date


def unit_tree(request: Request) -> HttpResponse:
    """Who stood under whom on the chosen day. Two queries, however deep."""
    today = clock.today()
    day = chosen_day(request, today)
    units = list(queries.organisations_visible_to(request.user, today).filter(queries.in_force(day)))
    page = TreePage(roots=grow(units, queries.tree_on(day)), day=day, crumbs=(crumb(_("Đơn vị"), "unit_list"),))
    return render(request, "desk/units/tree.html", {"page": page})


def grow(units: Iterable[Organisation], tree: Tree) -> tuple[Node, ...]:
    """The roots with everything under them, each level in the order of ``units``."""
    order = {unit.pk: (place, unit) for place, unit in enumerate(units)}

    def node(pk: int) -> Node:
        below = sorted((child for child in tree.children.get(pk, ()) if child in order), key=order.__getitem__)
        return Node(order[pk][1], tuple(node(child) for child in below))

    return tuple(node(pk) for pk in order if tree.parents.get(pk) not in order)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage(Page):
    """One unit. ``body`` holds what the chosen part shows."""

    unit: Organisation
    badge: Badge
    ended: bool
    parent: Organisation | None
    part: str
    body: dict[str, Any]
    may_edit: Decision


def unit_page(request: Request, code: str) -> HttpResponse:
    """The page of one unit; ``?muc=`` chooses the part."""
    today = clock.today()
    unit = get_object_or_404(queries.organisations_visible_to(request.user, today), code=code)
    part = chosen(PARTS, request.GET.get("muc"))
    ended = unit.valid_to is not None and unit.valid_to <= today
    page = UnitPage(
        unit=unit,
        badge=unit_badge(unit, ended=ended),
        ended=ended,
        parent=queries.parent_on(unit, today),
        part=part,
        body=ASKED_FOR[part](unit, request, today) if part in ASKED_FOR else BODIES[part](unit, today),
        may_edit=policy.can_edit_organisation(request.user, unit, today),
        crumbs=(crumb(_("Đơn vị"), "unit_list"),),
        tabs=tabs_of(PARTS, part, "unit_page", code),
    )
    return render(request, f"desk/units/{part.replace('-', '_')}.html", {"page": page})


def _facts(unit: Organisation, on: date) -> dict[str, Any]:
    return {"head": queries.head_of(unit, on), "placements": queries.placements_of(unit)}


def _below(unit: Organisation, on: date) -> dict[str, Any]:
    return {"units": queries.children_on(unit, on)}


def _staff(unit: Organisation, on: date) -> dict[str, Any]:
    return {"posts": queries.staff_of(unit, on)}


def _lineage(unit: Organisation, on: date) -> dict[str, Any]:
    return {
        "steps": queries.successions_of(unit),
        "successors": queries.successors_of(unit),
        "predecessors": queries.predecessors_of(unit),
    }


def _surveys(unit: Organisation, request: Request, on: date) -> dict[str, Any]:
    scores = surveys.scores_visible_to(request.user, on).filter(organisation=unit)
    return {"series": shown_series(surveys.series_of(scores, request.user, on), request.user, on)}


def _merits(unit: Organisation, request: Request, on: date) -> dict[str, Any]:
    return {"record": merit_record(unit, request.user, on)}


def _history(unit: Organisation, on: date) -> dict[str, Any]:
    return {"entries": history_of(unit.subject)[:200]}


ASKED_FOR = {"khao-sat": _surveys, "khen-thuong": _merits}
"""Parts that depend on who reads them."""
BODIES = {
    "thong-tin": _facts,
    "truc-thuoc": _below,
    "chuc-vu": _staff,
    "ke-thua": _lineage,
    "lich-su": _history,
}
