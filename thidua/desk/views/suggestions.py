"""What text boxes offer while one types: the options of a list, a few at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

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


def _options(found: Iterable[Named]) -> HttpResponse:
    return HttpResponse(format_html_join("", '<option value="{}"></option>', ((suggestion(row),) for row in found)))


def units(request: Request) -> HttpResponse:
    """Living units that hold every word."""
    today = clock.today()
    rows = queries.organisations_visible_to(request.user, today).filter(queries.in_force(today))
    words = _typed(request)
    return _options(queries.search(rows, words)[:MOST] if fold(words).strip() else ())


def people(request: Request) -> HttpResponse:
    """People on the lists by name or code."""
    ids = queries.find_people(_typed(request), MOST)
    return _options(queries.people_visible_to(request.user, clock.today()).filter(pk__in=ids))
