"""Looking up honours: the search, and all that one person or unit was given. Names and decisions, nothing private."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.lookup_queries import Question, holder_of, honours_of_holder, look_up, public_years
from thidua.commendation.models import Honour

PAGE = 20


class LookupForm(forms.Form):
    """What is looked for. The years offered are those for which something was given."""

    ten = forms.CharField(
        label=_("Họ tên, tập thể hoặc đơn vị"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=_("Gõ có dấu hoặc không dấu, ví dụ: nguyen van an"),
    )
    danh_hieu = forms.ChoiceField(label=_("Danh hiệu, hình thức"), required=False)
    nam = forms.ChoiceField(label=_("Năm"), required=False)
    so = forms.CharField(label=_("Số quyết định"), max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        awards = [(code.value, award.name) for code, award in AWARDS.items()]
        self.fields["danh_hieu"].choices = [("", _("Tất cả")), *awards]  # type: ignore[attr-defined]
        years = [(str(year), str(year)) for year in public_years()]
        self.fields["nam"].choices = [("", _("Tất cả")), *years]  # type: ignore[attr-defined]

    def question(self) -> Question:
        """What was asked; an answer that is not offered counts as none."""
        data = getattr(self, "cleaned_data", {})
        award, year = data.get("danh_hieu"), data.get("nam")
        return Question(
            data.get("ten", ""), AwardCode(award) if award else None, int(year) if year else None, data.get("so", "")
        )


@dataclass(frozen=True, slots=True)
class LookupPage:
    """One page of what was found. ``asked`` is False while nothing was looked for."""

    form: LookupForm
    rows: tuple[Honour, ...]
    number: int
    more: bool
    cut: bool
    asked: bool

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1


def asked_of(request: HttpRequest) -> tuple[LookupForm, Question]:
    """The form as it was sent, and the question in it."""
    form = LookupForm(request.GET or None)
    form.is_valid()
    return form, form.question()


def look(request: HttpRequest) -> HttpResponse:
    """The search; what was given last stands first."""
    form, question = asked_of(request)
    answer = look_up(question)
    number = max(int(given), 1) if (given := request.GET.get("trang", "1")).isdecimal() and len(given) < 7 else 1
    rows = list(answer.rows[(number - 1) * PAGE : number * PAGE + 1])
    page = LookupPage(form, tuple(rows[:PAGE]), number, len(rows) > PAGE, answer.cut, question != Question())
    return private(render(request, "portal/lookup.html", {"page": page}))


@dataclass(frozen=True, slots=True)
class HolderPage:
    """All public honours of one person or unit."""

    honour: Honour
    rows: tuple[Honour, ...]


def holder(request: HttpRequest, code: str) -> HttpResponse:
    """What the holder of an honour was given, through mergers and changes of name."""
    honour = holder_of(code)
    if honour is None:
        raise Http404
    page = HolderPage(honour, tuple(honours_of_holder(honour)[:200]))
    return private(render(request, "portal/holder.html", {"page": page}))


def private(answer: HttpResponse) -> HttpResponse:
    """People are looked up here on purpose, not found by search engines."""
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
