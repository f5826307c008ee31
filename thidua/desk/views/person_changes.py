"""What is done to people: registered, corrected, appointed, handed over, withdrawn."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.desk.tables.directory import person_address
from thidua.directory import policy, queries
from thidua.directory.actions import offices, people
from thidua.directory.forms.people import EndForm, HandOverForm, NewPersonForm, OfficeForm, PersonForm, ReasonForm
from thidua.directory.models import Appointment, Person


def find_person(request: Request, code: str) -> Person:
    """The person if the reader may see them, else 404."""
    return get_object_or_404(queries.people_visible_to(request.user, clock.today()), code=code)


def find_office(request: Request, code: str, number: int) -> Appointment:
    """One post of a person, by its number; else 404."""
    return get_object_or_404(queries.appointments_of(find_person(request, code)), pk=number)


def _way(person: Person) -> tuple[Crumb, ...]:
    return (crumb(_("Cá nhân"), "person_list"), crumb(person.full_name, "person_page", person.code))


def register(request: Request) -> HttpResponse:
    """Enter a person with the post held."""
    today = clock.today()
    require(policy.can_keep_people_somewhere(request.user, today))
    units = queries.organisations_visible_to(request.user, today)
    initial = {"organisation": units.filter(code=request.GET.get("don-vi", "")).first()}
    form = NewPersonForm(request.POST or None, initial=initial, reader=request.user, on=today)
    person = submitted(
        request,
        form,
        lambda: people.register_person(
            form.facts(),
            form.office(),
            organisation=form.cleaned_data["organisation"],
            code=form.cleaned_data["code"],
            by=request.user,
            on=today,
        ),
    )
    if person is not None:
        messages.success(request, _("Đã thêm “%(person)s” với mã %(code)s.") % {"person": person, "code": person.code})
        return redirect(person_address(person))
    way = (crumb(_("Cá nhân"), "person_list"),)
    return ask(request, FormPage(form=form, title=_("Thêm cá nhân"), submit=_("Thêm mới"), back=way[0].url, crumbs=way))


def edit(request: Request, code: str) -> HttpResponse:
    """Correct what is written of a person."""
    today = clock.today()
    person = find_person(request, code)
    require(policy.can_edit_person(request.user, person, today))
    form = PersonForm(request.POST or None, initial={name: getattr(person, name) for name in PersonForm.base_fields})
    if (
        submitted(request, form, lambda: people.edit_person(person, form.facts(), by=request.user, on=today))
        is not None
    ):
        messages.success(request, _("Đã lưu thông tin cá nhân."))
        return redirect(person_address(person))
    page = FormPage(
        form=form, title=_("Sửa thông tin"), submit=_("Lưu"), back=person_address(person), crumbs=_way(person)
    )
    return ask(request, page)


def appoint(request: Request, code: str) -> HttpResponse:
    """Write down a post the person takes up."""
    today = clock.today()
    person = find_person(request, code)
    require(policy.can_keep_people_somewhere(request.user, today))
    form = OfficeForm(request.POST or None, reader=request.user, on=today)
    post = submitted(
        request,
        form,
        lambda: offices.appoint(
            person, form.office(), organisation=form.cleaned_data["organisation"], by=request.user, on=today
        ),
    )
    if post is not None:
        messages.success(request, _("Đã ghi chức vụ."))
        return redirect(f"{person_address(person)}?muc=chuc-vu")
    page = FormPage(
        form=form, title=_("Ghi chức vụ"), submit=_("Lưu"), back=person_address(person), crumbs=_way(person)
    )
    return ask(request, page)


def end_office(request: Request, code: str, number: int) -> HttpResponse:
    """End a post."""
    today = clock.today()
    office = find_office(request, code, number)
    require(policy.can_keep_people_of(request.user, office.organisation, today))
    form = EndForm(request.POST or None)
    if (
        submitted(
            request, form, lambda: offices.end_appointment(office, **form.cleaned_data, by=request.user, on=today)
        )
        is not None
    ):
        messages.success(request, _("Đã ghi kết thúc chức vụ."))
        return redirect(f"{person_address(office.person)}?muc=chuc-vu")
    return ask(
        request,
        FormPage(
            form=form,
            title=_("Kết thúc chức vụ “%(post)s”") % {"post": office.post},
            submit=_("Kết thúc chức vụ"),
            back=f"{person_address(office.person)}?muc=chuc-vu",
            danger=True,
            crumbs=_way(office.person),
        ),
    )


def hand_over(request: Request, code: str, number: int) -> HttpResponse:
    """Hand a post, with the roles that go with it, to another person."""
    today = clock.today()
    office = find_office(request, code, number)
    require(policy.can_keep_people_of(request.user, office.organisation, today))
    form = HandOverForm(request.POST or None, reader=request.user, on=today)
    done = submitted(
        request, form, lambda: offices.hand_over_office(office, **form.cleaned_data, by=request.user, on=today)
    )
    if done is not None:
        words = _("Đã bàn giao. Vai trò chuyển sang người nhận: %(moved)s; kết thúc: %(ended)s.")
        messages.success(request, words % {"moved": done.roles_moved, "ended": done.roles_ended})
        return redirect(person_address(done.appointment.person))
    return ask(
        request,
        FormPage(
            form=form,
            title=_("Bàn giao chức vụ “%(post)s”") % {"post": office.post},
            submit=_("Bàn giao"),
            back=f"{person_address(office.person)}?muc=chuc-vu",
            lead=_("Người nhận giữ chức vụ từ ngày bàn giao; vai trò tại đơn vị đi theo nếu người nhận có tài khoản."),
            crumbs=_way(office.person),
        ),
    )


def withdraw(request: Request, code: str) -> HttpResponse:
    """Take a person off the lists; the record stays."""
    today = clock.today()
    person = find_person(request, code)
    require(policy.can_edit_person(request.user, person, today))
    form = ReasonForm(request.POST or None)
    if (
        submitted(request, form, lambda: people.withdraw_person(person, **form.cleaned_data, by=request.user, on=today))
        is not None
    ):
        messages.success(request, _("Đã đưa ra khỏi danh sách."))
        return redirect(person_address(person))
    title = _("Đưa “%(person)s” ra khỏi danh sách") % {"person": person}
    page = FormPage(
        form=form, title=title, submit=_("Đồng ý"), back=person_address(person), danger=True, crumbs=_way(person)
    )
    return ask(request, page)


@require_POST
def restore(request: Request, code: str) -> HttpResponse:
    """Put a withdrawn person back on the lists."""
    person = find_person(request, code)
    people.restore_person(person, by=request.user, on=clock.today())
    messages.success(request, _("Đã đưa trở lại danh sách."))
    return redirect(person_address(person))
