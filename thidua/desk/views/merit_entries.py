"""The record of merit: everything that keepers enter about a person or a unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.commendation import dossier_queries, policy, queries
from thidua.commendation.actions import record as actions
from thidua.commendation.forms import record as forms
from thidua.commendation.logic.terms import MeritKind
from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.desk.tables.dossiers import dossier_address
from thidua.directory.models import Organisation, Person, User
from thidua.directory.queries import organisations_visible_to, people_visible_to

Subject = Person | Organisation


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be entered: its words, its form, its action. ``people_only``: units have none of it."""

    title: Any
    done: Any
    form: Callable[[QueryDict | None, date], Form]
    act: Callable[[Subject, Any, User, date], object]
    people_only: bool = False
    warning: Any = ""


def _honour(data: QueryDict | None, on: date) -> Form:
    return forms.HonourForm(data, initial={"merit": MeritKind.MERIT.value, "last_year": on.year}, on=on)


def _penalty(subject: Subject, form: Any, by: User, on: date) -> object:
    assert isinstance(subject, Person)
    return actions.enter_penalty(subject, **form.values(), by=by, on=on)


ENTRIES: dict[str, Entry] = {
    "danh-hieu": Entry(
        gettext_lazy("Ghi danh hiệu, hình thức đã được khen"), gettext_lazy("Đã ghi thành tích."), _honour,
        lambda s, f, by, on: actions.enter_honour(s, f.facts(), by=by, on=on),
    ),
    "xep-loai": Entry(
        gettext_lazy("Ghi xếp loại năm"), gettext_lazy("Đã ghi xếp loại."),
        lambda data, on: forms.RatingForm(data, initial={"year": on.year}),
        lambda s, f, by, on: actions.rate_year(s, **f.values(), by=by, on=on),
    ),
    "ky-luat": Entry(
        gettext_lazy("Ghi quyết định kỷ luật"), gettext_lazy("Đã ghi quyết định kỷ luật."),
        lambda data, _on: forms.PenaltyForm(data),
        _penalty, people_only=True,
        warning=gettext_lazy("Chỉ người giữ hồ sơ thành tích xem được; nhật ký không ghi hình thức, lý do."),
    ),
    "tam-dung": Entry(
        gettext_lazy("Tạm dừng xét khen thưởng"), gettext_lazy("Đã tạm dừng xét; hồ sơ đang có không bị xóa."),
        lambda data, on: forms.HoldForm(data, initial={"since": on}),
        lambda s, f, by, on: actions.place_hold(s, **f.values(), by=by, on=on),
        warning=gettext_lazy("Hồ sơ dừng lại cho đến khi có kết luận. Lý do chỉ người giữ hồ sơ xem được."),
    ),
}  # fmt: skip


def _the_subject(request: Request, kind: str, code: str) -> Subject:
    on = clock.today()
    if kind == "ca-nhan":
        return get_object_or_404(people_visible_to(request.user, on), code=code)
    if kind == "don-vi":
        return get_object_or_404(organisations_visible_to(request.user, on), code=code)
    raise Http404


def merit_address(subject: Subject) -> str:
    """The part of the subject's page that shows the record."""
    route = "person_page" if isinstance(subject, Person) else "unit_page"
    return f"{reverse(route, args=[subject.code])}?muc=khen-thuong"


def _way(subject: Subject) -> tuple[Crumb, ...]:
    room = crumb(_("Cá nhân"), "person_list") if isinstance(subject, Person) else crumb(_("Đơn vị"), "unit_list")
    return (room, Crumb(str(subject), merit_address(subject)))


def _back(request: Request, subject: Subject) -> str:
    """The dossier of the subject that ``?ho-so=`` names, where the reader came from one; else the record."""
    code = request.GET.get("ho-so", "")
    rows = queries.dossiers_visible_to(request.user, clock.today()).filter(code=code) if code else ()
    return next((dossier_address(row) for row in rows if row.of == subject), merit_address(subject))


def enter(request: Request, kind: str, code: str, what: str) -> HttpResponse:
    """Enter one thing of the record."""
    on, subject = clock.today(), _the_subject(request, kind, code)
    entry = ENTRIES.get(what)
    if entry is None or (entry.people_only and kind != "ca-nhan"):
        raise Http404
    require(policy.can_keep_record(request.user, subject, on))
    form, back = entry.form(posted(request), on), _back(request, subject)
    done = submitted(request, form, lambda: entry.act(subject, form, request.user, on))
    if done is not None:
        messages.success(request, str(entry.done))
        return redirect(back)
    page = FormPage(
        form=form,
        title=str(entry.title),
        lead=str(subject),
        warning=str(entry.warning),
        submit=_("Ghi"),
        back=back,
        crumbs=_way(subject),
    )
    return ask(request, page)


def initiative_new(request: Request, code: str) -> HttpResponse:
    """Register an initiative, begun from one of its authors."""
    on, person = clock.today(), _the_subject(request, "ca-nhan", code)
    require(policy.can_keep_record(request.user, person, on))
    people = people_visible_to(request.user, on).filter(is_active=True)
    start = {"year": on.year, "authors": f"{person.code} | 100"}
    form = forms.InitiativeForm(posted(request), initial=start, people=people)
    done = submitted(
        request,
        form,
        lambda: actions.register_initiative(form.facts(), form.cleaned_data["authors"], by=request.user, on=on),
    )
    if done is not None:
        messages.success(request, _("Đã ghi sáng kiến."))
        return redirect(merit_address(person))
    back, way = merit_address(person), _way(person)
    return ask(request, FormPage(form=form, title=_("Ghi sáng kiến"), submit=_("Ghi"), back=back, crumbs=way))


def penalty_end(request: Request, number: int) -> HttpResponse:
    """Note when a penalty was served."""
    on = clock.today()
    rows = dossier_queries.penalties_visible_to(request.user, on).select_related("person")
    penalty = get_object_or_404(rows, pk=number)
    form = forms.EndForm(posted(request), initial={"ended_on": on})
    done = submitted(request, form, lambda: actions.end_penalty(penalty, **form.cleaned_data, by=request.user, on=on))
    back, way = merit_address(penalty.person), _way(penalty.person)
    if done is not None:
        messages.success(request, _("Đã ghi chấp hành xong kỷ luật."))
        return redirect(back)
    title = _("Chấp hành xong kỷ luật")
    return ask(request, FormPage(form=form, title=title, submit=_("Ghi"), back=back, crumbs=way))


def hold_lift(request: Request, code: str) -> HttpResponse:
    """Lift a hold by a conclusion."""
    on = clock.today()
    rows = queries.holds_visible_to(request.user, on).select_related("person", "organisation")
    hold = get_object_or_404(rows, code=code)
    form = forms.LiftForm(posted(request))
    done = submitted(request, form, lambda: actions.lift_hold(hold, **form.cleaned_data, by=request.user, on=on))
    back, way = _back(request, hold.of), _way(hold.of)
    if done is not None:
        messages.success(request, _("Đã bỏ tạm dừng; hồ sơ đi tiếp được."))
        return redirect(back)
    title = _("Bỏ tạm dừng xét khen thưởng")
    return ask(request, FormPage(form=form, title=title, submit=_("Bỏ tạm dừng"), back=back, crumbs=way))
