"""People: the list by given name and the page of one person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from thidua.core import clock
from thidua.core.logic.decision import Decision
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page, Part, chosen, crumb, tabs_of
from thidua.desk.shown.merit_record import merit_record
from thidua.desk.tables.directory import PersonFilters, PersonTable
from thidua.directory import policy, queries
from thidua.directory.models import Person

PARTS = (
    Part("thong-tin", _("Thông tin"), "id-badge"),
    Part("chuc-vu", _("Chức vụ"), "briefcase"),
    Part("khen-thuong", _("Khen thưởng"), "medal"),
    Part("lich-su", _("Lịch sử"), "history"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage(Page):
    """The list of people with their posts of the day."""

    listing: Listing
    may_register: Decision


def person_list(request: Request) -> HttpResponse:
    """Everyone on the lists, with the foremost post of today."""
    today = clock.today()
    rows = queries.people_visible_to(request.user, today).filter(is_active=True)
    listing = make_listing(
        request, PersonTable, queries.with_office_on(rows, today), PersonFilters, title=str(_("Danh sách cá nhân"))
    )
    page = PeoplePage(listing=listing, may_register=policy.can_keep_people_somewhere(request.user, today))
    return listing.workbook or render(request, "desk/people/list.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage(Page):
    """One person. Private fields only where ``sees_private`` allows."""

    person: Person
    part: str
    body: dict[str, Any]
    sees_private: Decision
    may_edit: Decision


def person_page(request: Request, code: str) -> HttpResponse:
    """The page of one person; ``?muc=`` chooses the part."""
    today = clock.today()
    person = get_object_or_404(queries.people_visible_to(request.user, today), code=code)
    part = chosen(PARTS, request.GET.get("muc"))
    page = PersonPage(
        person=person,
        part=part,
        body=_merits(person, request, today) if part == "khen-thuong" else BODIES[part](person, today),
        sees_private=policy.can_see_private(request.user, person, today),
        may_edit=policy.can_edit_person(request.user, person, today),
        crumbs=(crumb(_("Cá nhân"), "person_list"),),
        tabs=tabs_of(PARTS, part, "person_page", code),
    )
    return render(request, f"desk/people/{part.replace('-', '_')}.html", {"page": page})


def _merits(person: Person, request: Request, on: date) -> dict[str, Any]:
    return {"record": merit_record(person, request.user, on)}


BODIES: dict[str, Callable[[Person, date], dict[str, Any]]] = {
    "thong-tin": lambda person, on: {"offices": queries.offices_of(person, on)},
    "chuc-vu": lambda person, on: {"appointments": queries.appointments_of(person), "today": on},
    "lich-su": lambda person, on: {"entries": history_of(person.subject)[:200]},
}
