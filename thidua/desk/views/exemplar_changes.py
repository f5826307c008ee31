"""What is done to exemplars: nominated, told, shown, verified, published, withdrawn, copied."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.commendation import exemplar_policy as policy
from thidua.commendation import exemplar_queries as queries
from thidua.commendation.actions import exemplars as actions
from thidua.commendation.actions.replications import copy_exemplar, tell_result
from thidua.commendation.forms import exemplars as forms
from thidua.commendation.models import Exemplar
from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.tables.exemplars import exemplar_address
from thidua.desk.views.exemplars import exemplar_crumbs, the_exemplar
from thidua.directory.forms.people import ReasonForm
from thidua.directory.models import Organisation, Role
from thidua.directory.queries import grants_of, parent_on


def nominate(request: Request) -> HttpResponse:
    """Nominate somebody or a unit."""
    on = clock.today()
    require(policy.can_nominate_somewhere(request.user, on))
    form = forms.NominationForm(posted(request), initial=_usual(request), reader=request.user, on=on)

    def act() -> Exemplar:
        units = {name: form.cleaned_data[name] for name in ("nominator", "verifier")}
        return actions.nominate(form.subject(), form.told(), **units, by=request.user, on=on)

    row = submitted(request, form, act)
    if row is not None:
        messages.success(request, _("Đã gửi đề cử. Hãy thêm ảnh để câu chuyện sinh động hơn."))
        return redirect(exemplar_address(row))
    page = FormPage(
        form=form,
        title=_("Đề cử điển hình tiên tiến"),
        submit=_("Gửi đề cử"),
        back=exemplar_crumbs()[0].url,
        lead=_("Cơ quan xác minh kiểm tra câu chuyện trước khi công bố; chưa ai ngoài hai đơn vị xem được."),
        crumbs=exemplar_crumbs(),
    )
    return ask(request, page)


def _usual(request: Request) -> dict[str, Organisation | str | None]:
    """The unit of the person nominates; its superior verifies, or itself where the person is its emulation officer."""
    on = clock.today()
    held = grants_of(request.user, on).filter(role__in=queries.NOMINATORS).first()
    if held is None:
        return {}
    unit = held.organisation
    verifier = unit if held.role == Role.OFFICER else parent_on(unit, on)
    return {"nominator": unit.code, "verifier": verifier}


def _changed(
    request: Request, row: Exemplar, form: BaseForm, act: Callable[[], object], page: tuple[str, str, str]
) -> HttpResponse:
    """Ask by a form, act, and go back to the exemplar; ``page`` is title, button and what is said when it is done."""
    title, button, done = page
    if submitted(request, form, act) is not None:
        messages.success(request, done)
        return redirect(exemplar_address(row))
    back = exemplar_address(row)
    return ask(
        request,
        FormPage(form=form, title=title, submit=button, back=back, lead=row.title, crumbs=exemplar_crumbs(row)),
    )


def edit(request: Request, code: str) -> HttpResponse:
    """Write the story better."""
    on, row = clock.today(), the_exemplar(request, code)
    require(policy.can_edit(request.user, row, on))
    form = forms.StoryEditForm(posted(request), initial=forms.StoryEditForm.initial_of(row))

    def act() -> Exemplar:
        return actions.edit_exemplar(row, form.told(), version=form.cleaned_data["version"], by=request.user, on=on)

    return _changed(request, row, form, act, (_("Sửa bài viết"), _("Lưu"), _("Đã lưu bài viết.")))


def add_picture(request: Request, code: str) -> HttpResponse:
    """Add a picture with its words."""
    on, row = clock.today(), the_exemplar(request, code)
    require(policy.can_edit(request.user, row, on))
    form = forms.PictureForm(posted(request), request.FILES or None)

    def act() -> Exemplar:
        return actions.add_pictures(row, [form.picture()], by=request.user, on=on)

    return _changed(request, row, form, act, (_("Thêm ảnh"), _("Thêm ảnh"), _("Đã thêm ảnh.")))


@require_POST
def remove_picture(request: Request, number: int) -> HttpResponse:
    """Take a picture away."""
    on = clock.today()
    found = get_object_or_404(queries.pictures_visible_to(request.user, on).select_related("exemplar"), pk=number)
    actions.remove_picture(found, by=request.user, on=on)
    messages.success(request, _("Đã bỏ ảnh."))
    return redirect(exemplar_address(found.exemplar))


def verify(request: Request, code: str) -> HttpResponse:
    """Confirm that the story is true."""
    on, row = clock.today(), the_exemplar(request, code)
    require(policy.can_verify(request.user, row, on))
    form = forms.VerificationForm(posted(request))

    def act() -> Exemplar:
        return actions.verify(row, **form.cleaned_data, by=request.user, on=on)

    words = (_("Xác minh điển hình"), _("Xác nhận câu chuyện đúng"), _("Đã xác minh. Bước tiếp theo: công bố."))
    return _changed(request, row, form, act, words)


def publish(request: Request, code: str) -> HttpResponse:
    """Show the exemplar to everybody."""
    on, row = clock.today(), the_exemplar(request, code)
    require(policy.can_publish(request.user, row, on))
    form = forms.PublicationForm(posted(request))
    if row.person_id is None:
        del form.fields["consented"]

    def act() -> Exemplar:
        return actions.publish(row, consented=form.cleaned_data.get("consented", False), by=request.user, on=on)

    words = (_("Công bố điển hình"), _("Công bố cho mọi người xem"), _("Đã công bố trên cổng công khai."))
    return _changed(request, row, form, act, words)


def withdraw(request: Request, code: str) -> HttpResponse:
    """Take an exemplar back."""
    on, row = clock.today(), the_exemplar(request, code)
    require(policy.can_withdraw(request.user, row, on))
    form = ReasonForm(posted(request))

    def act() -> Exemplar:
        return actions.withdraw(row, **form.cleaned_data, by=request.user, on=on)

    return _changed(request, row, form, act, (_("Rút điển hình"), _("Rút điển hình"), _("Đã rút điển hình.")))


def copy(request: Request, code: str) -> HttpResponse:
    """Say that a unit copies the exemplar."""
    on, row = clock.today(), the_exemplar(request, code)
    require(policy.can_copy_somewhere(request.user, row, on))
    units = queries.nominating_units(request.user, on)
    form = forms.CopyForm(posted(request), units=units, initial={"organisation": units.first(), "since": on})

    def act() -> object:
        data = form.cleaned_data
        return copy_exemplar(row, data["organisation"], since=data["since"], deed=data["deed"], by=request.user, on=on)

    words = (_("Ghi đơn vị làm theo"), _("Ghi"), _("Đã ghi. Sau sáu tháng hệ thống nhắc đơn vị ghi kết quả."))
    return _changed(request, row, form, act, words)


def copy_result(request: Request, number: int) -> HttpResponse:
    """Tell what came of copying."""
    on = clock.today()
    found = get_object_or_404(queries.replications_visible_to(request.user, on), pk=number)
    require(policy.can_tell_result(request.user, found, on))
    form = forms.ResultForm(posted(request), initial=forms.ResultForm.initial_of(found))

    def act() -> object:
        return tell_result(found, form.told(), by=request.user, on=on)

    words = (_("Kết quả làm theo điển hình"), _("Ghi kết quả"), _("Đã ghi kết quả."))
    return _changed(request, found.exemplar, form, act, words)
