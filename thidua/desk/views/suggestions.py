"""What text boxes offer while one types: the options of a list, a few at a time."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.html import format_html_join

from thidua.core import clock
from thidua.core.logic.text import fold
from thidua.desk.http import Request
from thidua.directory import queries
from thidua.directory.forms.fields import suggestion
from thidua.directory.models import Organisation, Person

MOST = 15
Named = TypeVar("Named", Organisation, Person)


def _typed(request: Request) -> str:
    return request.GET.get(request.GET.get("o", "q"), "")


def _options(rows: QuerySet[Named], words: str) -> HttpResponse:
    found = queries.search(rows, words)[:MOST] if fold(words).strip() else ()
    return HttpResponse(format_html_join("", '<option value="{}"></option>', ((suggestion(row),) for row in found)))


def units(request: Request) -> HttpResponse:
    """Living units that hold every word."""
    today = clock.today()
    rows = queries.organisations_visible_to(request.user, today).filter(queries.in_force(today))
    return _options(rows, _typed(request))


def people(request: Request) -> HttpResponse:
    """People on the lists that hold every word."""
    rows = queries.people_visible_to(request.user, clock.today()).filter(is_active=True)
    return _options(rows, _typed(request))
