"""Digital signatures: files checked and signed, the verdict in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.http import Request
from thidua.desk.listing import make_listing
from thidua.desk.pages import Page, crumb
from thidua.desk.shown.certificates import ADVICE, ShownFinding, outcome_badge, shown_finding, signed_file_address
from thidua.desk.tables.certificates import SignedFileFilters, SignedFileTable
from thidua.desk.views.certificates import ListPage
from thidua.desk.views.intakes import highest, uploading_units
from thidua.desk.views.papers import paper_crumbs, the_paper
from thidua.documents import certificate_policy as policy
from thidua.documents.actions.signing import keep_check, keep_signed, keep_signed_print
from thidua.documents.certificate_queries import signed_files_visible_to
from thidua.documents.files import open_stored
from thidua.documents.forms.signatures import CheckForm, SignForm, SignPrintForm
from thidua.documents.logic.papers import document_of
from thidua.documents.logic.verdict import Outcome
from thidua.documents.models import Paper, SignedFile
from thidua.documents.printing_papers import paper_print
from thidua.documents.sign.limited import verdict_from
from thidua.documents.signature_work import Made, examined, sign_upload


def signed_file_list(request: Request) -> HttpResponse:
    """Files signed or checked in the person's units."""
    on = clock.today()
    rows = signed_files_visible_to(request.user, on)
    listing = make_listing(request, SignedFileTable, rows, SignedFileFilters, title=_("Chữ ký số"))
    page = ListPage(listing=listing, may_prepare=uploading_units(request, on).exists())
    return listing.workbook or render(request, "desk/signatures/list.html", {"page": page})


def check(request: Request) -> HttpResponse:
    """Look into a signed PDF and keep it with the verdict."""
    on = clock.today()
    units = uploading_units(request, on)
    first = {"organisation": highest(units, on)}
    form = CheckForm(request.POST or None, request.FILES or None, units=units, initial=first)
    kept = submitted(request, form, lambda: _checked(request, form))
    if kept is not None:
        return redirect(signed_file_address(kept))
    way = (crumb(_("Chữ ký số"), "signed_file_list"),)
    lead = _(
        "Tải tệp PDF đã ký lên; hệ thống cho biết ai ký, lúc nào, tệp có bị sửa hay không. Tệp giữ nguyên từng byte."
    )
    page = FormPage(
        form=form, title=_("Kiểm tra chữ ký số"), submit=_("Kiểm tra tệp"), back=way[0].url, lead=lead, crumbs=way
    )
    return ask(request, page)


def _checked(request: Request, form: CheckForm) -> SignedFile:
    upload, unit = form.cleaned_data["file"], form.cleaned_data["organisation"]
    return keep_check(upload, examined(upload), organisation=unit, by=request.user, on=clock.today())


def sign(request: Request) -> HttpResponse:
    """Sign a PDF with an own key."""
    on = clock.today()
    units = uploading_units(request, on)
    first = {"organisation": highest(units, on)}
    form = SignForm(request.POST or None, request.FILES or None, units=units, initial=first)
    kept = submitted(request, form, lambda: _signed(request, form))
    if kept is not None:
        return redirect(signed_file_address(kept))
    way = (crumb(_("Chữ ký số"), "signed_file_list"),)
    lead = _("Khóa và mật khẩu chỉ dùng một lần để ký tệp này rồi bỏ, không lưu ở đâu.")
    page = FormPage(form=form, title=_("Ký số tệp PDF"), submit=_("Ký số"), back=way[0].url, lead=lead, crumbs=way)
    return ask(request, page)


def _signed(request: Request, form: SignForm) -> SignedFile:
    upload, unit = form.cleaned_data["file"], form.cleaned_data["organisation"]
    made = sign_upload(upload, form.signing_key(), form.wish())
    kept = keep_signed(upload, made.data, made.verdict, organisation=unit, by=request.user, on=clock.today())
    _tell(request, made)
    return kept


def sign_print(request: Request, code: str) -> HttpResponse:
    """Sign the print of a paper; name and number are those the paper bears."""
    paper = the_paper(request, code)
    require(policy.can_sign_print(request.user, paper, clock.today()))
    signers = document_of(paper.raw).signatures
    known = {"name": signers[0].name, "number": paper.entry.written if paper.entry else ""}
    form = SignPrintForm(request.POST or None, request.FILES or None, initial=known)
    kept = submitted(request, form, lambda: _signed_print(request, paper, form))
    if kept is not None:
        return redirect(signed_file_address(kept))
    way = paper_crumbs(paper)
    lead = _("Ký lên bản PDF của văn bản này. Khóa và mật khẩu chỉ dùng một lần rồi bỏ, không lưu ở đâu.")
    page = FormPage(form=form, title=_("Ký số văn bản"), submit=_("Ký số"), back=way[-1].url, lead=lead, crumbs=way)
    return ask(request, page)


def _signed_print(request: Request, paper: Paper, form: SignPrintForm) -> SignedFile:
    upload = paper_print(paper)
    made = sign_upload(upload, form.signing_key(), form.wish())
    kept = keep_signed_print(paper, upload, made.data, made.verdict, by=request.user, on=clock.today())
    _tell(request, made)
    return kept


def _tell(request: Request, made: Made) -> None:
    if made.placed:
        messages.success(request, _("Đã ký số."))
        return
    words = _("Đã ký số, nhưng không thấy họ tên người ký trên văn bản nên chữ ký đặt ở góc phải cuối trang cuối.")
    messages.warning(request, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedFilePage(Page):
    """One file and what its signatures say."""

    signed: SignedFile
    badge: Badge
    advice: object
    findings: tuple[ShownFinding, ...]
    entries: Iterable[AuditEntry]


def the_signed_file(request: Request, code: str) -> SignedFile:
    """The file if the person sees it, else 404."""
    return get_object_or_404(signed_files_visible_to(request.user, clock.today()), code=code)


def signed_file_page(request: Request, code: str) -> HttpResponse:
    """The verdict as it was found when the file was taken in."""
    signed = the_signed_file(request, code)
    page = SignedFilePage(
        signed=signed,
        badge=outcome_badge(signed),
        advice=ADVICE[Outcome(signed.outcome)],
        findings=tuple(shown_finding(finding) for finding in verdict_from(signed.verdict).findings),
        entries=history_of(signed.subject)[:50],
        crumbs=(crumb(_("Chữ ký số"), "signed_file_list"),),
    )
    return render(request, "desk/signatures/page.html", {"page": page})


def signed_file_download(request: Request, code: str) -> FileResponse:
    """The file, byte for byte."""
    signed = the_signed_file(request, code)
    return FileResponse(
        open_stored(signed.file),
        as_attachment=True,
        filename=signed.file_name,
        content_type="application/octet-stream",
    )
