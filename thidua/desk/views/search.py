"""One search box for the whole house."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.desk.pages import Page


def search(request: HttpRequest) -> HttpResponse:
    """Find by words, with or without accents."""
    return render(request, "desk/search.html", {"page": Page()})
