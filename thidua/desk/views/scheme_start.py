"""A new scheme: from nothing, a sample, an old scheme or an Excel file; and the file to fill in."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thidua.campaigns.queries import campaigns_visible_to, live_targets
from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.http import Request
from thidua.desk.listing import download
from thidua.desk.pages import crumb
from thidua.desk.tables.scoring import scheme_address
from thidua.desk.views.intakes import highest
from thidua.desk.views.scheme_access import the_draft, the_scheme, way_to
from thidua.desk.views.scheme_builder import build_address
from thidua.directory.models import Organisation, Role
from thidua.directory.queries import organisations_of, organisations_on
from thidua.scoring.actions import schemes as actions
from thidua.scoring.forms.schemes import BLANK, COPY, EXCEL, THOUSAND, CopySchemeForm, NewSchemeForm, SchemeFileForm
from thidua.scoring.imports import scheme_from, scheme_template
from thidua.scoring.logic.rekeying import rekeyed
from thidua.scoring.logic.samples import PLACEHOLDERS, blank, hundred_points, thousand_points
from thidua.scoring.logic.scheme import Scheme as Table
from thidua.scoring.logic.sharing_out import Promised
from thidua.scoring.models import Scheme
from thidua.scoring.policy import schemes as policy
from thidua.scoring.queries.schemes import schemes_visible_to


def new_scheme(request: Request) -> HttpResponse:
    """Choose where to begin; the draft then opens in the builder."""
    on = clock.today()
    form = NewSchemeForm(
        request.POST or None,
        request.FILES or None,
        organisers=_organisers(request),
        sources=schemes_visible_to(request.user, on),
        initial={"year": on.year, "organiser": highest(_organisers(request), on)},
    )
    made = submitted(request, form, lambda: _create(request, form))
    if made is not None:
        messages.success(request, _("Đã lập bảng điểm. Sửa từng mục bên dưới, xong thì ban hành."))
        return redirect(build_address(made))
    page = FormPage(
        form=form, title=_("Lập bảng điểm"), submit=_("Lập bảng điểm"), back=crumb("", "scheme_list").url,
        lead=_("Bắt đầu từ đâu cũng được: mọi tên, mọi con số đều sửa được trên màn hình soạn."), crumbs=way_to(),
    )  # fmt: skip
    return ask(request, page)


def _organisers(request: Request) -> QuerySet[Organisation]:
    on = clock.today()
    return organisations_on(on).filter(pk__in=organisations_of(request.user, on, Role.OFFICER))


def _create(request: Request, form: NewSchemeForm) -> Scheme:
    given, on = form.cleaned_data, clock.today()
    if given["start"] == COPY:
        return actions.copy_scheme(
            given["source"], organiser=given["organiser"], year=given["year"], name=given["name"],
            by=request.user, on=on,
        )  # fmt: skip
    sample = given["start"] not in {EXCEL, BLANK}
    facts = actions.SchemeFacts(cluster_kind=given["cluster_kind"], is_sample=sample)
    return actions.create_scheme(
        _table(request, form), organiser=given["organiser"], facts=facts, by=request.user, on=on
    )


def _table(request: Request, form: NewSchemeForm) -> Table:
    given = form.cleaned_data
    name = given["name"] or _("Bảng điểm năm %(year)s") % {"year": given["year"]}
    if given["start"] == EXCEL:
        return scheme_from(given["file"].read(), name=name, year=given["year"])
    if given["start"] == BLANK:
        return blank(given["year"], name)
    targets = _promised(request, given["organiser"], given["year"]) or PLACEHOLDERS
    build = thousand_points if given["start"] == THOUSAND else hundred_points
    table = build(given["year"], targets)
    return replace(table, name=given["name"]) if given["name"] else table


def _promised(request: Request, organiser: Organisation, year: int) -> tuple[Promised, ...]:
    """The targets of the organiser's campaigns of the year that are tied to an indicator, each indicator once."""
    found: dict[str, Promised] = {}
    for campaign in campaigns_visible_to(request.user, clock.today()).filter(issuer=organiser, year=year):
        for target in live_targets(campaign):
            if target.indicator is not None:
                owner = target.owner.code if target.owner else ""
                found.setdefault(target.indicator.code, Promised(target.indicator.code, target.name, owner))
    return tuple(found.values())


def copy(request: Request, code: str) -> HttpResponse:
    """Carry a scheme into another year; the draft then opens in the builder."""
    scheme, on = the_scheme(request, code), clock.today()
    organisers = _organisers(request)
    require(policy.can_copy_scheme(request.user, scheme, organisers.first() or scheme.organiser, on))
    own = organisers.filter(pk=scheme.organiser_id).first() or highest(organisers, on)
    initial = {"year": scheme.year + 1, "organiser": own}
    form = CopySchemeForm(request.POST or None, organisers=organisers, initial=initial)
    made = submitted(request, form, lambda: actions.copy_scheme(scheme, **form.cleaned_data, by=request.user, on=on))
    if made is not None:
        messages.success(request, _("Đã chép thành bảng mới. Sửa từng mục bên dưới, xong thì ban hành."))
        return redirect(build_address(made))
    title = _("Chép thành bảng mới")
    page = FormPage(
        form=form, title=title, submit=_("Chép"), back=scheme_address(scheme), lead=scheme.name, crumbs=way_to(scheme)
    )
    return ask(request, page)


def reload_scheme(request: Request, code: str) -> HttpResponse:
    """Replace the lines of a draft by those of an Excel file: take the scheme out, edit it, bring it back."""
    scheme = the_draft(request, code)
    form = SchemeFileForm(request.POST or None, request.FILES or None)

    def act() -> Scheme:
        read = scheme_from(form.cleaned_data["file"].read(), name=scheme.name, year=scheme.year)
        before = scheme.table
        table = replace(before, sections=rekeyed(read.sections, before), maximum=read.maximum)
        return actions.edit_scheme(scheme, table, version=scheme.version, by=request.user, on=clock.today())

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã thay nội dung bảng điểm. Xem lại các điểm cần sửa bên dưới."))
        return redirect(build_address(scheme))
    page = FormPage(
        form=form, title=_("Nạp lại từ Excel"), submit=_("Nạp lại"), back=build_address(scheme),
        lead=_("Xuất bảng điểm ra Excel, sửa, rồi nạp lại ở đây. Điểm liệt, thứ tự ưu tiên và xếp loại giữ nguyên."),
        crumbs=way_to(scheme, building=True),
    )  # fmt: skip
    return ask(request, page)


def scheme_file(request: Request) -> HttpResponse:
    """The Excel file to fill in."""
    return download(scheme_template(clock.today().year), "mau bang diem")
