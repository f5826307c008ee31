"""Exemplars for everybody: the gallery, one story, its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from thidua.commendation.exemplar_queries import (
    Wanted,
    published_exemplars,
    published_picture,
    published_years,
    with_everything,
)
from thidua.commendation.logic.exemplars import FIELDS, ExemplarField
from thidua.commendation.models import Exemplar
from thidua.documents.files import open_stored

PAGE = 12
KEPT_SECONDS = 300
"""How long browsers keep a picture: an exemplar that is withdrawn is gone soon."""


class GalleryForm(forms.Form):
    """Which exemplars are wanted."""

    tu = forms.CharField(label=_("Từ khóa"), max_length=100, required=False)
    linh_vuc = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    nam = forms.ChoiceField(label=_("Năm"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = [(field.value, words) for field, words in FIELDS.items()]
        self.fields["linh_vuc"].choices = [("", _("Tất cả")), *fields]  # type: ignore[attr-defined]
        years = [(str(year), str(year)) for year in published_years()]
        self.fields["nam"].choices = [("", _("Tất cả")), *years]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        data = getattr(self, "cleaned_data", {})
        field, year = data.get("linh_vuc"), data.get("nam")
        return Wanted(data.get("tu", ""), ExemplarField(field) if field else None, int(year) if year else None)


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """One page of the gallery."""

    form: GalleryForm
    shown: Page[Exemplar]


def gallery(request: HttpRequest) -> HttpResponse:
    """What is published, the latest first."""
    form = GalleryForm(request.GET or None)
    form.is_valid()
    shown = Paginator(published_exemplars(form.wanted()), PAGE).get_page(request.GET.get("trang"))
    return render(request, "portal/exemplars.html", {"page": GalleryPage(form, shown)})


def story(request: HttpRequest, code: str) -> HttpResponse:
    """One exemplar with its pictures and the units that copy it."""
    row = get_object_or_404(with_everything(published_exemplars()), code=code)
    return render(request, "portal/exemplar.html", {"row": row})


def picture(request: HttpRequest, number: int) -> FileResponse:
    """A picture of a published exemplar."""
    found = published_picture(number)
    if found is None:
        raise Http404
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": f"max-age={KEPT_SECONDS}"}
    return FileResponse(open_stored(found.file), content_type=found.media_type, headers=headers)
