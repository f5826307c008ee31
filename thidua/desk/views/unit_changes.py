"""What is done to units: entered, corrected, renamed, moved, merged, closed, reopened."""

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
from thidua.desk.tables.directory import unit_address
from thidua.desk.views.units import may_create_somewhere
from thidua.directory import policy, queries
from thidua.directory.actions import organisations, placements, reorganisation
from thidua.directory.forms.organisations import (
    DissolutionForm,
    MergerForm,
    NewOrganisationForm,
    OrganisationForm,
    PlacementForm,
    RenamingForm,
)
from thidua.directory.models import Organisation


def find_unit(request: Request, code: str) -> Organisation:
    """The unit if the person may see it, else 404."""
    return get_object_or_404(queries.organisations_visible_to(request.user, clock.today()), code=code)


def _way(unit: Organisation) -> tuple[Crumb, ...]:
    return (crumb(_("Đơn vị"), "unit_list"), crumb(unit.name, "unit_page", unit.code))


def create(request: Request) -> HttpResponse:
    """Enter a unit under another one."""
    today = clock.today()
    require(may_create_somewhere(request, today))
    units = queries.organisations_visible_to(request.user, today)
    initial = {"parent": units.filter(code=request.GET.get("tren", "")).first()}
    form = NewOrganisationForm(request.POST or None, initial=initial, reader=request.user, on=today)
    unit = submitted(
        request,
        form,
        lambda: organisations.create_organisation(
            form.draft(), parent=form.cleaned_data["parent"], by=request.user, on=today
        ),
    )
    if unit is not None:
        messages.success(request, _("Đã lập đơn vị “%(unit)s”.") % {"unit": unit})
        return redirect(unit_address(unit))
    way = (crumb(_("Đơn vị"), "unit_list"),)
    return ask(request, FormPage(form=form, title=_("Thêm đơn vị"), submit=_("Thêm mới"), back=way[0].url, crumbs=way))


def edit(request: Request, code: str) -> HttpResponse:
    """Correct what is written of a unit."""
    today = clock.today()
    unit = find_unit(request, code)
    require(policy.can_edit_organisation(request.user, unit, today))
    form = OrganisationForm(
        request.POST or None, initial={name: getattr(unit, name) for name in OrganisationForm.base_fields}
    )
    if (
        submitted(request, form, lambda: organisations.edit_organisation(unit, form.facts(), by=request.user, on=today))
        is not None
    ):
        messages.success(request, _("Đã lưu thông tin đơn vị."))
        return redirect(unit_address(unit))
    lead = _("Đổi tên theo quyết định thì dùng “Đổi tên”, để tên cũ còn tra được.")
    page = FormPage(
        form=form, title=_("Sửa thông tin"), submit=_("Lưu"), back=unit_address(unit), lead=lead, crumbs=_way(unit)
    )
    return ask(request, page)


def rename(request: Request, code: str) -> HttpResponse:
    """Give a unit the name that a legal text says."""
    today = clock.today()
    unit = find_unit(request, code)
    require(policy.can_edit_organisation(request.user, unit, today))
    form = RenamingForm(request.POST or None, initial={"name": unit.name, "kind": unit.kind})
    if (
        submitted(
            request, form, lambda: reorganisation.rename_organisation(unit, form.renaming(), by=request.user, on=today)
        )
        is not None
    ):
        messages.success(request, _("Đã đổi tên đơn vị. Tên cũ vẫn tra được theo ngày."))
        return redirect(unit_address(unit))
    page = FormPage(
        form=form, title=_("Đổi tên đơn vị"), submit=_("Đổi tên"), back=unit_address(unit), crumbs=_way(unit)
    )
    return ask(request, page)


def move(request: Request, code: str) -> HttpResponse:
    """Put a unit under another superior."""
    today = clock.today()
    unit = find_unit(request, code)
    require(policy.can_edit_organisation(request.user, unit, today))
    form = PlacementForm(request.POST or None, reader=request.user, on=today)
    placed = submitted(
        request,
        form,
        lambda: placements.place_organisation(
            unit, parent=form.cleaned_data["parent"], since=form.cleaned_data["since"], by=request.user, on=today
        ),
    )
    if placed is not None:
        messages.success(request, _("Đã chuyển đơn vị cấp trên."))
        return redirect(unit_address(unit))
    page = FormPage(
        form=form, title=_("Chuyển đơn vị cấp trên"), submit=_("Chuyển"), back=unit_address(unit), crumbs=_way(unit)
    )
    return ask(request, page)


def dissolve(request: Request, code: str) -> HttpResponse:
    """Close a unit."""
    today = clock.today()
    unit = find_unit(request, code)
    require(policy.can_edit_organisation(request.user, unit, today))
    form = DissolutionForm(request.POST or None)
    if (
        submitted(
            request,
            form,
            lambda: organisations.dissolve_organisation(unit, **form.cleaned_data, by=request.user, on=today),
        )
        is not None
    ):
        messages.success(request, _("Đã ghi đơn vị kết thúc hoạt động."))
        return redirect(unit_address(unit))
    page = FormPage(
        form=form,
        title=_("Giải thể “%(unit)s”") % {"unit": unit},
        submit=_("Giải thể"),
        back=unit_address(unit),
        warning=_("Chức vụ và vai trò tại đơn vị cũng kết thúc từ ngày này. Hồ sơ và lịch sử vẫn giữ nguyên."),
        danger=True,
        crumbs=_way(unit),
    )
    return ask(request, page)


@require_POST
def restore(request: Request, code: str) -> HttpResponse:
    """Reopen a unit that was closed by mistake."""
    unit = find_unit(request, code)
    organisations.restore_organisation(unit, by=request.user, on=clock.today())
    messages.success(request, _("Đã khôi phục đơn vị."))
    return redirect(unit_address(unit))


def merge(request: Request, code: str) -> HttpResponse:
    """Make one new unit of some of those under this one."""
    today = clock.today()
    parent = find_unit(request, code)
    require(policy.can_edit_organisation(request.user, parent, today))
    form = MergerForm(request.POST or None, initial={"parent": parent}, reader=request.user, on=today)
    form.narrow("sources", queries.children_on(parent, today))
    heir = submitted(
        request,
        form,
        lambda: reorganisation.merge_organisations(
            form.merger(), parent=form.cleaned_data["parent"], by=request.user, on=today
        ),
    )
    if heir is not None:
        messages.success(request, _("Đã sáp nhập thành “%(unit)s”.") % {"unit": heir})
        return redirect(unit_address(heir))
    lead = _("Chọn các đơn vị trực thuộc “%(unit)s” sáp nhập thành một đơn vị mới.") % {"unit": parent}
    page = FormPage(
        form=form, title=_("Sáp nhập"), submit=_("Sáp nhập"), back=unit_address(parent), lead=lead, crumbs=_way(parent)
    )
    return ask(request, page)
