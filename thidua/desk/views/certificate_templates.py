"""Templates of certificates: the list, the editor that places fields in millimetres, samples, printers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.decision import Decision
from thidua.desk.answering import attempt
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.http import Request
from thidua.desk.listing import make_listing
from thidua.desk.pages import Page, crumb
from thidua.desk.shown.certificates import template_address
from thidua.desk.tables.certificates import TemplateFilters, TemplateTable
from thidua.desk.views.certificates import ListPage, pdf_answer, room_tabs
from thidua.desk.views.intakes import highest, uploading_units
from thidua.documents import certificate_policy as policy
from thidua.documents import certificate_queries as queries
from thidua.documents.actions import certificate_templates as actions
from thidua.documents.exports import calibration_sheet, template_pdf
from thidua.documents.files import open_stored
from thidua.documents.forms.certificates import ALIGN_CHOICES, LayoutForm, PrinterForm, ScanForm, TemplateForm
from thidua.documents.logic.certificates import Field, Layout, layout_from
from thidua.documents.models import CertificateTemplate, PrinterCorrection
from thidua.documents.models.certificate_labels import PIECES

if TYPE_CHECKING:
    from django.db.models import QuerySet


def template_list(request: Request) -> HttpResponse:
    """Templates of the person's units."""
    on = clock.today()
    rows = queries.templates_visible_to(request.user, on)
    listing = make_listing(request, TemplateTable, rows, TemplateFilters, title=_("Mẫu in chứng nhận"))
    page = ListPage(
        listing=listing, may_prepare=uploading_units(request, on).exists(), tabs=room_tabs("certificate_template_list")
    )
    return listing.workbook or render(request, "desk/certificates/templates.html", {"page": page})


def new_template(request: Request) -> HttpResponse:
    """Begin a template; the fields stand where they usually do."""
    on = clock.today()
    units = uploading_units(request, on)
    form = TemplateForm(request.POST or None, units=units, initial={"organisation": highest(units, on)})
    made = submitted(
        request,
        form,
        lambda: actions.create_template(
            form.facts(), organisation=form.cleaned_data["organisation"], by=request.user, on=on
        ),
    )
    if made is not None:
        messages.success(request, _("Đã tạo mẫu. Kéo các trường vào đúng chỗ rồi lưu."))
        return redirect(template_address(made))
    way = (crumb(_("Mẫu in"), "certificate_template_list"),)
    return ask(request, FormPage(form=form, title=_("Mẫu mới"), submit=_("Tạo mẫu"), back=way[0].url, crumbs=way))


@dataclass(frozen=True, slots=True)
class EditedField:
    """A field as the editor shows it: name on screen, and its numbers as they are typed."""

    piece: str
    name: str
    x: str
    y: str
    width: str
    size: str
    align: str
    bold: bool
    italic: bool
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorPage(Page):
    """The sheet with its fields, and the table of their numbers beside it."""

    template: CertificateTemplate
    wide: Decimal
    high: Decimal
    fields: tuple[EditedField, ...]
    aligns: list[tuple[str, Any]]
    form: LayoutForm
    scan_form: ScanForm
    printer_form: PrinterForm
    printers: QuerySet[PrinterCorrection]
    may_edit: Decision
    may_retire: Decision


def written_length(value: Decimal) -> str:
    """A length as it is typed, with a decimal comma, in every language of the page."""
    return str(value).replace(".", ",")


def the_template(request: Request, code: str) -> CertificateTemplate:
    """The template if the person sees it, else 404."""
    return get_object_or_404(queries.templates_visible_to(request.user, clock.today()), code=code)


def template_page(request: Request, code: str) -> HttpResponse:
    """The editor. Saving sends all fields at once with the version they were read at."""
    on, template = clock.today(), the_template(request, code)
    layout = layout_from(template.layout)
    form = LayoutForm(request.POST or None, layout=layout, initial={"version": template.version})
    if request.method == "POST" and form.is_valid() and form.placed is not None:
        placed, version = form.placed, form.cleaned_data["version"]
        saved = attempt(form, lambda: actions.place_fields(template, placed, version=version, by=request.user, on=on))
        if saved is not None:
            messages.success(request, _("Đã lưu vị trí các trường."))
            return redirect(template_address(template))
    page = _editor(request, template, form.placed or layout, form)
    return render(request, "desk/certificates/editor.html", {"page": page}, status=422 if form.errors else 200)


def _editor(request: Request, template: CertificateTemplate, layout: Layout, form: LayoutForm) -> EditorPage:
    on = clock.today()
    return EditorPage(
        template=template,
        wide=layout.width,
        high=layout.height,
        fields=tuple(map(_edited, layout.fields)),
        aligns=ALIGN_CHOICES,
        form=form,
        scan_form=ScanForm(),
        printer_form=PrinterForm(),
        printers=queries.printers_of(template.organisation),
        may_edit=policy.can_edit_template(request.user, template, on),
        may_retire=policy.can_retire_template(request.user, template, on),
        crumbs=(crumb(_("Mẫu in"), "certificate_template_list"),),
    )


def _edited(field: Field) -> EditedField:
    return EditedField(
        piece=field.piece.value,
        name=str(PIECES[field.piece]),
        x=written_length(field.x),
        y=written_length(field.y),
        width=written_length(field.width),
        size=written_length(field.size),
        align=field.align.value,
        bold=field.bold,
        italic=field.italic,
        shown=field.shown,
    )


def scan(request: Request, code: str) -> FileResponse:
    """The picture behind the fields."""
    template = the_template(request, code)
    if template.scan is None:
        raise Http404
    with open_stored(template.scan) as stored:
        head = stored.read(8)
    kind = next((kind for mark, kind in actions.PICTURES.items() if head.startswith(mark)), "application/octet-stream")
    return FileResponse(open_stored(template.scan), content_type=kind)


def _correction(request: Request, template: CertificateTemplate) -> PrinterCorrection | None:
    return queries.printers_of(template.organisation).filter(printer=request.GET.get("may-in", "")).first()


def sample(request: Request, code: str) -> HttpResponse:
    """The template filled with words of usual length."""
    template = the_template(request, code)
    pdf = template_pdf(template, clock.today(), printer=_correction(request, template))
    return pdf_answer(pdf, f"{code}-xem-thu.pdf")


def calibration(request: Request, code: str) -> HttpResponse:
    """Rulers, crosses and outlines for plain paper."""
    template = the_template(request, code)
    pdf = calibration_sheet(template, clock.today(), printer=_correction(request, template))
    return pdf_answer(pdf, f"{code}-can-chinh.pdf")


def _set_scan(request: Request, template: CertificateTemplate) -> str:
    form = ScanForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Invalid({"": _("Hãy chọn ảnh quét phôi.")})
    actions.set_scan(template, form.cleaned_data["scan"], by=request.user, on=clock.today())
    return _("Đã đặt ảnh phôi làm nền.")


def _correct_printer(request: Request, template: CertificateTemplate) -> str:
    form = PrinterForm(request.POST)
    if not form.is_valid():
        raise Invalid({"": _("Hãy ghi tên máy in và số mm cần dịch, ví dụ 1,5.")})
    data = form.cleaned_data
    actions.correct_printer(
        template.organisation, data["printer"], data["dx"], data["dy"], by=request.user, on=clock.today()
    )
    return _("Đã lưu chỉnh lệch của máy in.")


def _retire(request: Request, template: CertificateTemplate) -> str:
    actions.retire_template(template, by=request.user, on=clock.today())
    return _("Đã ngừng dùng mẫu.")


def _reinstate(request: Request, template: CertificateTemplate) -> str:
    actions.reinstate_template(template, by=request.user, on=clock.today())
    return _("Đã dùng lại mẫu.")


STEPS: dict[str, Callable[[Request, CertificateTemplate], str]] = {
    "phoi": _set_scan,
    "may-in": _correct_printer,
    "ngung-dung": _retire,
    "dung-lai": _reinstate,
}


@require_POST
def step(request: Request, code: str, name: str) -> HttpResponse:
    """A scan laid behind, a printer corrected, the template retired or used again."""
    template = the_template(request, code)
    if name not in STEPS:
        raise Http404
    try:
        messages.success(request, STEPS[name](request, template))
    except (Conflict, Invalid) as refusal:
        messages.error(request, str(refusal))
    return redirect(template_address(template))
