"""What stands beside the lines of a scheme: its frame, gates, the order between equals, classes, doubtful figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.desk.asking import FormPage, ask, posted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.views.scheme_access import saved, the_draft, way_to
from thidua.desk.views.scheme_builder import build_address
from thidua.scoring.actions.building import set_frame, set_rules
from thidua.scoring.forms.scheme_frame import FrameForm, InputsForm, VersionForm, input_boxes
from thidua.scoring.forms.scheme_rules import ClassRows, GateRows, RowsForm, TieRows
from thidua.scoring.models import Scheme

ROWS: Mapping[str, type[RowsForm]] = {"diem-liet": GateRows, "thu-tu": TieRows, "xep-loai": ClassRows}


def _titles() -> dict[str, tuple[str, str]]:
    """Title and lead of each part, by the last piece of its address."""
    return {
        "diem-liet": (
            _("Điểm liệt"),
            _("Điều kiện làm đơn vị không được xếp hạng, không được đề nghị khen thưởng hoặc bị hạ mức xếp loại."),
        ),
        "thu-tu": (
            _("Thứ tự ưu tiên khi bằng điểm"),
            _("So lần lượt từ trên xuống; các đơn vị vẫn bằng nhau sau dòng cuối thì đồng hạng."),
        ),
        "xep-loai": (
            _("Xếp loại"),
            _("Mức từ cao xuống thấp. Mức đã đủ tỷ lệ thì đơn vị tiếp theo nhận mức kế dưới."),
        ),
        "so-lieu": (
            _("Nộp muộn, thiếu số liệu, kiến nghị"),
            _("Số liệu muộn, thiếu, đang kiến nghị hoặc chưa xác nhận ảnh hưởng đến điểm của dòng như thế nào."),
        ),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage(Page):
    """Rows of one rule."""

    scheme: Scheme
    form: VersionForm
    rows: RowsForm
    title: str
    lead: str
    back: str


def rules(request: Request, code: str, part: str) -> HttpResponse:
    """One part of the rules."""
    scheme = the_draft(request, code)
    if part == "so-lieu":
        return _inputs(request, scheme)
    of = ROWS.get(part)
    if of is None:
        raise Http404
    typed = posted(request)
    rows, form = of(scheme.table, typed), VersionForm(typed, initial={"version": scheme.version})
    if typed is not None and _valid(rows, form) and _set(request, scheme, form, rows):
        return redirect(build_address(scheme, part))
    title, lead = _titles()[part]
    page = RulesPage(
        scheme=scheme, form=form, rows=rows, title=title, lead=lead, back=build_address(scheme, part),
        crumbs=way_to(scheme, building=True),
    )  # fmt: skip
    return render(request, "desk/scoring/scheme_rules.html", {"page": page})


def _valid(rows: RowsForm, form: VersionForm) -> bool:
    judged = (rows.is_valid(), form.is_valid())
    return all(judged)


def _set(request: Request, scheme: Scheme, form: VersionForm, rows: RowsForm | InputsForm) -> bool:
    version = form.cleaned_data["version"]
    done = saved(
        form, scheme, lambda: set_rules(scheme, rows.rules(), version=version, by=request.user, on=clock.today())
    )
    if done is not None:
        messages.success(request, _("Đã lưu quy tắc."))
    return done is not None


def _inputs(request: Request, scheme: Scheme) -> HttpResponse:
    boxes = input_boxes(scheme.table.inputs)
    form = InputsForm(posted(request), initial={**boxes, "version": scheme.version})
    if request.method == "POST" and form.is_valid() and _set(request, scheme, form, form):
        return redirect(build_address(scheme, "so-lieu"))
    title, lead = _titles()["so-lieu"]
    page = FormPage(
        form=form, title=title, submit=_("Lưu"), back=build_address(scheme, "so-lieu"), lead=lead,
        crumbs=way_to(scheme, building=True),
    )  # fmt: skip
    return ask(request, page)


def frame(request: Request, code: str) -> HttpResponse:
    """Name, scale, decimals, for which clusters, on which text."""
    scheme = the_draft(request, code)
    form = FrameForm(posted(request), initial=_frame_boxes(scheme))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        done = saved(
            form, scheme, lambda: set_frame(scheme, form.frame(), version=version, by=request.user, on=clock.today())
        )
        if done is not None:
            messages.success(request, _("Đã lưu tên và thang điểm."))
            return redirect(build_address(scheme))
    page = FormPage(
        form=form, title=_("Tên và thang điểm"), submit=_("Lưu"), back=build_address(scheme), lead=scheme.name,
        crumbs=way_to(scheme, building=True),
    )  # fmt: skip
    return ask(request, page)


def _frame_boxes(scheme: Scheme) -> dict[str, object]:
    table = scheme.table
    return {
        "version": scheme.version,
        "name": table.name,
        "maximum": table.maximum,
        "places": table.places,
        "cluster_kind": scheme.cluster_kind,
        "legal_basis": scheme.legal_basis,
    }
