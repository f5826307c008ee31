"""What is done to certificates: a list drawn up, issued, printed again, one revoked or restored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import Conflict, Invalid, require
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.http import Request
from thidua.desk.listing import download
from thidua.desk.pages import Page, crumb
from thidua.desk.shown.certificates import batch_address, certificate_address
from thidua.desk.views.certificates import certificate_crumbs, the_batch, the_certificate
from thidua.desk.views.intakes import uploading_units
from thidua.documents import certificate_policy as policy
from thidua.documents import certificate_queries as queries
from thidua.documents.actions import certificates as actions
from thidua.documents.actions.making.certificates import fault_words
from thidua.documents.forms.certificates import BatchForm, RestorationForm, RevocationForm
from thidua.documents.imports import grantee_template, imported_grantees
from thidua.documents.logic.certificate_batches import Grantee, typed_grantees
from thidua.documents.models import CertificateBatch


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBatchPage(Page):
    """Drawing up a list."""

    form: BatchForm
    has_templates: bool


def new_batch(request: Request) -> HttpResponse:
    """A list typed or from Excel; nothing is issued by drawing it up."""
    on = clock.today()
    units = uploading_units(request, on)
    templates = queries.templates_visible_to(request.user, on).filter(is_active=True, organisation__in=units)
    form = BatchForm(request.POST or None, request.FILES or None, templates=templates)
    batch = submitted(
        request,
        form,
        lambda: actions.draft_batch(
            form.facts(), _grantees(form), template=form.cleaned_data["template"], by=request.user, on=on
        ),
    )
    if batch is not None:
        messages.success(request, _("Đã lập danh sách. Xem lại rồi bấm “Cấp chứng nhận”."))
        return redirect(batch_address(batch))
    page = NewBatchPage(
        form=form, has_templates=templates.exists(), crumbs=(crumb(_("Đợt cấp"), "certificate_batch_list"),)
    )
    return render(request, "desk/certificates/new.html", {"page": page}, status=422 if form.errors else 200)


def _grantees(form: BatchForm) -> list[Grantee]:
    if form.cleaned_data["file"]:
        return imported_grantees(form.cleaned_data["file"].read())
    rows, faults = typed_grantees(form.cleaned_data["list"])
    if faults:
        raise Invalid({"list": fault_words([(fault.line, fault.fault) for fault in faults])})
    return rows


def list_template(request: Request) -> HttpResponse:
    """The Excel file to fill in."""
    return download(grantee_template(), "danh sach khen thuong")


def _issue(request: Request, batch: CertificateBatch) -> str:
    actions.issue_batch(batch, by=request.user, on=clock.today())
    return _("Đã cấp. Tệp in đang được tạo.")


def _drop(request: Request, batch: CertificateBatch) -> str:
    actions.drop_batch(batch, by=request.user, on=clock.today())
    return _("Đã bỏ danh sách. Có thể khôi phục.")


def _restore(request: Request, batch: CertificateBatch) -> str:
    actions.restore_batch(batch, by=request.user, on=clock.today())
    return _("Đã khôi phục danh sách.")


def _reprint(request: Request, batch: CertificateBatch) -> str:
    printer = request.POST.get("printer", "")
    known = printer and queries.printers_of(batch.organisation).filter(printer=printer).exists()
    actions.reprint_batch(batch, printer=printer if known else "", by=request.user, on=clock.today())
    return _("Đang tạo lại tệp in.")


STEPS: dict[str, Callable[[Request, CertificateBatch], str]] = {
    "cap": _issue,
    "bo": _drop,
    "khoi-phuc": _restore,
    "in-lai": _reprint,
}


@require_POST
def batch_step(request: Request, code: str, name: str) -> HttpResponse:
    """Issue, drop, restore, or print again."""
    batch = the_batch(request, code)
    if name not in STEPS:
        raise Http404
    try:
        messages.success(request, STEPS[name](request, batch))
    except (Conflict, Invalid) as refusal:
        messages.error(request, str(refusal))
    return redirect(batch_address(batch))


def revoke(request: Request, code: str) -> HttpResponse:
    """Take an honour back, with the decision that says so."""
    on, certificate = clock.today(), the_certificate(request, code)
    require(policy.can_revoke(request.user, certificate, on))
    form = RevocationForm(request.POST or None, initial={"revoked_on": on})
    done = submitted(
        request,
        form,
        lambda: actions.revoke_certificate(certificate, **form.cleaned_data, by=request.user, on=on),
    )
    if done is not None:
        messages.success(request, _("Đã thu hồi. Trang xác minh công khai đã ghi nhận."))
        return redirect(certificate_address(certificate))
    page = FormPage(
        form=form,
        title=_("Thu hồi chứng nhận của %(holder)s") % {"holder": certificate.holder},
        submit=_("Thu hồi"),
        back=certificate_address(certificate),
        warning=_("Ai quét mã QR trên bản giấy sẽ thấy chứng nhận đã bị thu hồi."),
        danger=True,
        crumbs=certificate_crumbs(certificate),
    )
    return ask(request, page)


def restore(request: Request, code: str) -> HttpResponse:
    """Give an honour back."""
    on, certificate = clock.today(), the_certificate(request, code)
    require(policy.can_reinstate(request.user, certificate, on))
    form = RestorationForm(request.POST or None)
    done = submitted(
        request, form, lambda: actions.restore_certificate(certificate, **form.cleaned_data, by=request.user, on=on)
    )
    if done is not None:
        messages.success(request, _("Đã khôi phục hiệu lực chứng nhận."))
        return redirect(certificate_address(certificate))
    page = FormPage(
        form=form,
        title=_("Khôi phục chứng nhận của %(holder)s") % {"holder": certificate.holder},
        submit=_("Khôi phục"),
        back=certificate_address(certificate),
        crumbs=certificate_crumbs(certificate),
    )
    return ask(request, page)
