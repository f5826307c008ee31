"""One search box for the whole house."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.core import clock
from thidua.core.logic.text import fold
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.directory import queries
from thidua.directory.models import Organisation, User

MOST = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    url: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class HitGroup:
    """What one kind of record gave. ``more`` when there are others beyond the shown ones."""

    title: str
    icon: str
    hits: tuple[Hit, ...]
    more: bool
    all_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The words and what they found."""

    words: str
    groups: tuple[HitGroup, ...]


def _first(rows: QuerySet[Organisation], words: str) -> QuerySet[Organisation]:
    """Rows whose name begins with the words stand before those that only contain them."""
    begins = Case(
        When(search_key__startswith=fold(words), then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return rows.annotate(begins=begins).order_by("begins", "sort_key")[: MOST + 1]


def find_units(user: User, words: str, on: date) -> HitGroup:
    """Units by name or code; those that are no more are marked."""
    rows = list(_first(queries.search(queries.organisations_visible_to(user, on), words), words))
    hits = tuple(
        Hit(reverse("unit_page", args=[row.code]), row.name, f"{row.get_kind_display()} · {row.code}") for row in rows
    )
    return HitGroup(str(_("Đơn vị")), "building", hits[:MOST], len(hits) > MOST, f"{reverse('unit_list')}?q={words}")


def find_people(user: User, words: str, on: date) -> HitGroup:
    """People by name or code with their post of today; the name as it was typed stands first."""
    ids = queries.find_people(words, MOST + 1)
    seen = queries.with_office_on(queries.people_visible_to(user, on).filter(pk__in=ids), on)
    rows: list[Any] = sorted(seen, key=lambda row: ids.index(row.pk))  # people with two columns more
    hits = tuple(
        Hit(
            reverse("person_page", args=[row.code]),
            row.full_name,
            " · ".join(filter(None, (row.post_now, row.unit_now))),
        )
        for row in rows
    )
    return HitGroup(str(_("Cá nhân")), "user", hits[:MOST], len(hits) > MOST, f"{reverse('person_list')}?q={words}")


FINDERS: tuple[Callable[[User, str, date], HitGroup], ...] = (find_units, find_people)


def search(request: Request) -> HttpResponse:
    """Find by words, with or without accents."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    groups = tuple(find(request.user, words, clock.today()) for find in FINDERS) if fold(words).strip() else ()
    page = SearchPage(words=words, groups=tuple(group for group in groups if group.hits))
    return render(request, "desk/search.html", {"page": page})
