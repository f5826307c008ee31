"""Saved ways of looking: kept from the screen one is on, opened by a link, dropped by whoever kept them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core import clock
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_of, organisations_visible_to
from thidua.monitoring.actions.views import ViewFacts, drop_view, save_view
from thidua.monitoring.models import SavedView
from thidua.monitoring.queries.views import views_visible_to

ADDRESS_FIELD = "dia-chi"
UNKEPT = ("trang", "xuat")
"""Parts of an address that belong to one visit."""


@dataclass(frozen=True, slots=True)
class SavedViewLink:
    """A view that can be opened; ``mine`` may be dropped."""

    view: SavedView
    url: str
    mine: bool


@dataclass(frozen=True, slots=True)
class SavedViews:
    """The views of one screen, and the address that keeps the present one."""

    links: tuple[SavedViewLink, ...]
    save_url: str


def saved_views(request: Request, screen: SavedView.Screen, on: date) -> SavedViews:
    """The reader's own and shared views of a screen. One query."""
    rows = views_visible_to(request.user, on).filter(screen=screen)
    links = tuple(SavedViewLink(row, address_of(row), row.owner_id == request.user.pk) for row in rows)
    query = QueryDict(mutable=True)
    query[ADDRESS_FIELD] = kept_query(request.GET)
    return SavedViews(links, f"{reverse('view_save', args=[screen.value])}?{query.urlencode()}")


def kept_query(asked: QueryDict) -> str:
    """What a view keeps of an address."""
    query = asked.copy()
    for name in UNKEPT:
        query.pop(name, None)
    return query.urlencode()


def address_of(view: SavedView) -> str:
    """The screen of a view as it was set up."""
    address = reverse(view.screen)
    return f"{address}?{view.query}" if view.query else address


class ViewForm(forms.Form):
    """A name, and the unit whose people may find the view."""

    name = forms.CharField(label=gettext_lazy("Tên cách xem"), max_length=120)
    shared_with = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=gettext_lazy("Chia sẻ trong đơn vị"),
        required=False,
        empty_label=gettext_lazy("Chỉ mình tôi"),
        help_text=gettext_lazy("Người cùng đơn vị thấy cách xem này; số liệu vẫn theo quyền của từng người."),
    )

    def __init__(self, data: QueryDict | None, request: Request, on: date) -> None:
        super().__init__(data)
        units = organisations_visible_to(request.user, on).filter(pk__in=organisations_of(request.user, on))
        self.fields["shared_with"].queryset = units  # type: ignore[attr-defined]


def save(request: Request, screen: str) -> HttpResponse:
    """Keep the view whose address was handed over."""
    today = clock.today()
    known = get_screen(screen)
    query = kept_query(QueryDict(request.GET.get(ADDRESS_FIELD, "")))
    form = ViewForm(posted(request), request, today)
    back = f"{reverse(known.value)}?{query}"
    view = submitted(
        request,
        form,
        lambda: save_view(
            ViewFacts(known, form.cleaned_data["name"], query, form.cleaned_data["shared_with"]),
            by=request.user,
            on=today,
        ),
    )
    if view is not None:
        messages.success(request, _("Đã lưu cách xem “%(name)s”.") % {"name": view})
        return redirect(address_of(view))
    return ask(request, FormPage(form=form, title=_("Lưu cách xem"), submit=_("Lưu"), back=back))


def get_screen(name: str) -> SavedView.Screen:
    """The screen of this name; 404 for any other."""
    found = next((screen for screen in SavedView.Screen if screen.value == name), None)
    return get_object_or_404(SavedView.objects.none()) if found is None else found  # type: ignore[return-value]


def drop(request: Request, code: str) -> HttpResponse:
    """Forget a view; asked first."""
    today = clock.today()
    view = get_object_or_404(views_visible_to(request.user, today), code=code)
    form = forms.Form(posted(request))
    if request.method == "POST":
        drop_view(view, by=request.user, on=today)
        messages.success(request, _("Đã xóa cách xem “%(name)s”.") % {"name": view})
        return redirect(view.screen)
    page = FormPage(
        form=form,
        title=_("Xóa cách xem “%(name)s”") % {"name": view},
        submit=_("Xóa"),
        back=address_of(view),
        warning=_("Chỉ cách xem bị xóa; không số liệu nào thay đổi."),
        danger=True,
    )
    return ask(request, page)


def open_view(request: Request, code: str) -> HttpResponse:
    """A link that can be handed on: whoever has it may look, and sees only their own figures."""
    return redirect(address_of(get_object_or_404(SavedView, code=code)))
