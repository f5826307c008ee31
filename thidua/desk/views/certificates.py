"""Certificates: the list, a batch with its progress and files, the page of one certificate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry, Job
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, Part, Tab, chosen, crumb, tabs_of
from thidua.desk.shown.certificates import batch_badge, certificate_badge
from thidua.desk.tables.certificates import BatchFilters, BatchTable, CertificateFilters, CertificateTable
from thidua.desk.views.intakes import uploading_units
from thidua.documents import certificate_policy as policy
from thidua.documents import certificate_queries as queries
from thidua.documents.exports import sample_pdf
from thidua.documents.files import open_stored
from thidua.documents.logic.certificate_batches import BatchState
from thidua.documents.models import Certificate, CertificateBatch, CertificateFile, PrinterCorrection

if TYPE_CHECKING:
    from django.db.models import QuerySet

ROWS_SHOWN = 200
ROOMS = (
    ("certificate_list", gettext_lazy("Chứng nhận đã cấp"), "certificate"),
    ("certificate_batch_list", gettext_lazy("Đợt cấp"), "list-check"),
    ("certificate_template_list", gettext_lazy("Mẫu in"), "printer"),
)


def room_tabs(here: str) -> tuple[Tab, ...]:
    """The three lists of the room, side by side."""
    return tuple(Tab(str(words), reverse(route), route == here, icon) for route, words, icon in ROOMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page):
    """A list of the room."""

    listing: Listing
    may_prepare: bool


def certificate_list(request: Request) -> HttpResponse:
    """Certificates of the person's units."""
    on = clock.today()
    rows = queries.certificates_visible_to(request.user, on)
    listing = make_listing(request, CertificateTable, rows, CertificateFilters, title=_("Chứng nhận khen thưởng"))
    page = ListPage(
        listing=listing, may_prepare=uploading_units(request, on).exists(), tabs=room_tabs("certificate_list")
    )
    return listing.workbook or render(request, "desk/certificates/list.html", {"page": page})


def batch_list(request: Request) -> HttpResponse:
    """Batches of the person's units."""
    on = clock.today()
    rows = queries.batches_visible_to(request.user, on)
    listing = make_listing(request, BatchTable, rows, BatchFilters, title=_("Đợt cấp chứng nhận"))
    page = ListPage(
        listing=listing, may_prepare=uploading_units(request, on).exists(), tabs=room_tabs("certificate_batch_list")
    )
    return listing.workbook or render(request, "desk/certificates/batches.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPage(Page):
    """A batch: what it shares, its first rows, its files, how far the printing is."""

    batch: CertificateBatch
    badge: Badge
    rows: Iterable[Certificate]
    files: Iterable[CertificateFile]
    job: Job | None
    printers: QuerySet[PrinterCorrection]
    entries: Iterable[AuditEntry]
    may_issue: Decision
    may_drop: Decision
    may_restore: Decision
    may_reprint: Decision

    @property
    def printing(self) -> bool:
        return self.batch.state == BatchState.PRINTING


def the_batch(request: Request, code: str) -> CertificateBatch:
    """The batch if the person sees it, else 404."""
    return get_object_or_404(queries.batches_visible_to(request.user, clock.today()), code=code)


def the_certificate(request: Request, code: str) -> Certificate:
    """The issued certificate if the person sees it, else 404."""
    return get_object_or_404(queries.certificates_visible_to(request.user, clock.today()), code=code)


def batch_page(request: Request, code: str) -> HttpResponse:
    """The page of a batch; while its files are made it asks again by itself."""
    on, batch = clock.today(), the_batch(request, code)
    page = BatchPage(
        batch=batch,
        badge=batch_badge(batch),
        rows=queries.certificates_of(batch)[:ROWS_SHOWN],
        files=queries.files_of(batch),
        job=queries.last_printing_of(batch),
        printers=queries.printers_of(batch.organisation),
        entries=history_of(batch.subject)[:ROWS_SHOWN],
        may_issue=policy.can_issue_batch(request.user, batch, on),
        may_drop=policy.can_drop_batch(request.user, batch, on),
        may_restore=policy.can_restore_batch(request.user, batch, on),
        may_reprint=policy.can_reprint(request.user, batch, on),
        crumbs=(crumb(_("Đợt cấp"), "certificate_batch_list"),),
    )
    template = "desk/certificates/_files.html" if request.htmx else "desk/certificates/batch.html"
    return render(request, template, {"page": page})


def batch_sample(request: Request, code: str) -> HttpResponse:
    """The first certificate of a batch as it will be printed."""
    first = get_object_or_404(queries.certificates_of(the_batch(request, code)), number=1)
    return pdf_answer(sample_pdf(first), f"{code}-xem-thu.pdf")


def batch_file(request: Request, code: str, number: int) -> FileResponse:
    """A file for the printer."""
    found = get_object_or_404(queries.files_of(the_batch(request, code)), pk=number)
    return FileResponse(open_stored(found.file), filename=found.file.name, content_type="application/pdf")


def pdf_answer(data: bytes, name: str) -> HttpResponse:
    """A PDF of our own making, shown by the browser."""
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(data, "application/pdf", headers=headers)


PARTS = (
    Part("noi-dung", gettext_lazy("Nội dung"), "certificate"),
    Part("lich-su", gettext_lazy("Lịch sử"), "history"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePage(Page):
    """One certificate. ``proof_url`` is the public page its QR leads to."""

    certificate: Certificate
    badge: Badge
    part: str
    proof_url: str
    entries: Iterable[AuditEntry]
    may_revoke: Decision
    may_restore: Decision


def certificate_crumbs(certificate: Certificate) -> tuple[Crumb, ...]:
    """The way to a certificate: the list, its batch."""
    batch = certificate.batch
    return (
        crumb(_("Chứng nhận"), "certificate_list"),
        crumb(batch.decision_number, "certificate_batch_page", batch.code),
    )


def certificate_page(request: Request, code: str) -> HttpResponse:
    """What one certificate says, whether it holds, and its history."""
    on, certificate = clock.today(), the_certificate(request, code)
    part = chosen(PARTS, request.GET.get("muc"))
    page = CertificatePage(
        certificate=certificate,
        badge=certificate_badge(certificate),
        part=part,
        proof_url=reverse("proof_by_token", args=[certificate.token]),
        entries=history_of(certificate.subject)[:ROWS_SHOWN],
        may_revoke=policy.can_revoke(request.user, certificate, on),
        may_restore=policy.can_reinstate(request.user, certificate, on),
        crumbs=certificate_crumbs(certificate),
        tabs=tabs_of(PARTS, part, "certificate_page", code),
    )
    return render(request, "desk/certificates/page.html", {"page": page})


def certificate_print(request: Request, code: str) -> HttpResponse:
    """The certificate again, for one that was lost or spoilt."""
    return pdf_answer(sample_pdf(the_certificate(request, code)), f"{code}.pdf")
