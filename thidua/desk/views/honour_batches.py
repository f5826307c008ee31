"""Files of old honours that were brought in: the list, the file itself, taking one back."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from thidua.commendation.actions.honour_batches import undo_batch
from thidua.commendation.lookup_queries import batches_visible_to
from thidua.commendation.models import HonourBatch
from thidua.commendation.policy import can_keep_record
from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page, crumb
from thidua.desk.tables.honour_batches import HonourBatchTable
from thidua.desk.views.kept_files import download
from thidua.directory.forms.people import ReasonForm


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchesPage(Page):
    """The files, the latest first."""

    listing: Listing


def batch_list(request: Request) -> HttpResponse:
    """Files brought in under the units whose record the person keeps."""
    rows = batches_visible_to(request.user, clock.today())
    listing = make_listing(request, HonourBatchTable, rows, title=_("Các lần nhập thành tích"))
    page = BatchesPage(listing=listing, crumbs=(crumb(_("Nhập từ Excel"), "import_start"),))
    return listing.workbook or render(request, "desk/imports/honour_batches.html", {"page": page})


def the_batch(request: Request, code: str) -> HonourBatch:
    """The file, if the person sees it, else 404."""
    return get_object_or_404(batches_visible_to(request.user, clock.today()), code=code)


def batch_file(request: Request, code: str) -> FileResponse:
    """The file as it was sent."""
    batch = the_batch(request, code)
    return download(batch.file, batch.file_name)


def undo(request: Request, code: str) -> HttpResponse:
    """Take a file back."""
    on, batch = clock.today(), the_batch(request, code)
    require(can_keep_record(request.user, batch.organisation, on))
    form = ReasonForm(posted(request))
    done = submitted(request, form, lambda: undo_batch(batch, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã hoàn tác; thành tích trở lại như trước khi nhập."))
        return redirect("honour_batch_list")
    way = crumb(_("Các lần nhập thành tích"), "honour_batch_list")
    page = FormPage(
        form=form,
        title=_("Hoàn tác lần nhập"),
        submit=_("Hoàn tác"),
        back=way.url,
        lead=str(batch),
        warning=_("Thành tích mới của tệp này được bỏ; thành tích đã sửa trở lại như trước."),
        danger=True,
        crumbs=(way,),
    )
    return ask(request, page)
