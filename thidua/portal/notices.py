"""Lists that people are asked about before anybody is honoured: what is shown now, one list with its lines."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.commendation.list_consultation_queries import public_lines, public_lists
from thidua.commendation.models import NoticeList, PublicNotice
from thidua.core import clock
from thidua.portal.lookup import private

PAGE = 100


def notices(request: HttpRequest) -> HttpResponse:
    """The lists whose days are running."""
    return private(render(request, "portal/notices.html", {"rows": list(public_lists(clock.today()))}))


@dataclass(frozen=True, slots=True)
class NoticePage:
    """One list, a page of its lines."""

    row: NoticeList
    shown: Page[PublicNotice]


def notice(request: HttpRequest, code: str) -> HttpResponse:
    """One list while its days are running; afterwards it is gone from here."""
    row = get_object_or_404(public_lists(clock.today()), code=code)
    shown = Paginator(public_lines(row), PAGE).get_page(request.GET.get("trang"))
    return private(render(request, "portal/notice.html", {"page": NoticePage(row, shown)}))
