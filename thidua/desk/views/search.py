"""One search box for the whole house."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from thidua.desk.http import Request
from thidua.desk.pages import Page


def search(request: Request) -> HttpResponse:
    """Find by words, with or without accents."""
    return render(request, "desk/search.html", {"page": Page()})
