"""The page of one form: what is asked, the button, the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.forms import BaseForm
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from thidua.desk.answering import attempt
from thidua.desk.http import Request
from thidua.desk.pages import Page

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage(Page):
    """A form on a page of its own. ``danger`` marks what ends something; ``warning`` stands above the form."""

    form: BaseForm
    title: str
    submit: str
    back: str
    lead: str = ""
    warning: str = ""
    danger: bool = False


def ask(request: Request, page: FormPage) -> HttpResponse:
    """Show the form."""
    return render(request, "desk/form.html", {"page": page})


def posted(request: Request) -> QueryDict | None:
    """What was sent, also when nothing was filled in; None when the form is only opened."""
    return request.POST if request.method == "POST" else None


def submitted(request: Request, form: BaseForm, act: Callable[[], Result]) -> Result | None:
    """The result of ``act`` when a valid form was sent and the action took it; None when the form is to be shown."""
    if request.method != "POST" or not form.is_valid():
        return None
    return attempt(form, act)
