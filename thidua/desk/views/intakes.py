"""Documents that come in: the list, putting a file in, watching it being read, dropping and restoring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.core.files.base import File
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.decision import Decision
from thidua.core.models import Job
from thidua.core.queries import job_about
from thidua.desk.answering import attempt
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page, crumb
from thidua.desk.tables.intakes import IntakeFilters, IntakeTable
from thidua.directory.models import Organisation, User
from thidua.directory.queries import in_force, organisations_of, organisations_visible_to, tree_on
from thidua.documents import policy
from thidua.documents.actions import intake as actions
from thidua.documents.files import open_stored
from thidua.documents.models import Intake
from thidua.documents.queries import KEEPERS, intake_list, intakes_visible_to
from thidua.documents.read.limits import LIMITS, MEGABYTE

FORMATS = ".docx,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.txt,.md"


class UploadForm(forms.Form):
    """One file, and the unit it is for where the person works for several."""

    file = forms.FileField(label=gettext_lazy("Tệp văn bản"), widget=forms.FileInput(attrs={"accept": FORMATS}))
    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị phát động"), queryset=None, empty_label=None
    )

    def __init__(self, *args: object, request: Request, on: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        units = uploading_units(request, on)
        self.fields["organisation"].queryset = units  # type: ignore[attr-defined]
        self.fields["organisation"].initial = highest(units, on)


def uploading_units(request: Request, on: date) -> QuerySet[Organisation]:
    """The units this person may put documents in for."""
    scope = organisations_of(request.user, on, *KEEPERS)
    return organisations_visible_to(request.user, on).filter(in_force(on), pk__in=scope)


def highest(units: QuerySet[Organisation], on: date) -> Organisation | None:
    """The unit nearest to the top of the tree: the one whose launch documents most often come in."""
    tree = tree_on(on)
    return min(units, key=lambda unit: sum(1 for _ in tree.ancestors(unit.pk)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakesPage(Page):
    """The list of documents that were put in."""

    listing: Listing
    may_upload: bool


def list_of_intakes(request: Request) -> HttpResponse:
    """Documents of the person's units, newest first."""
    on = clock.today()
    rows = intake_list(request.user, on)
    listing = make_listing(request, IntakeTable, rows, IntakeFilters, title=_("Văn bản chờ duyệt"))
    page = IntakesPage(listing=listing, may_upload=uploading_units(request, on).exists())
    return listing.workbook or render(request, "desk/intakes/list.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadPage(Page):
    """Putting a file in."""

    form: UploadForm
    most_megabytes: int


def upload(request: Request) -> HttpResponse:
    """Take a file in; the browser shows how far the sending is, then follows the reading."""
    on = clock.today()
    form = UploadForm(request.POST or None, request.FILES or None, request=request, on=on)
    if request.method == "POST" and form.is_valid():
        file: File[bytes] = form.cleaned_data["file"]
        unit: Organisation = form.cleaned_data["organisation"]
        made = attempt(form, lambda: actions.upload_document(file, organisation=unit, by=request.user, on=on))
        if made is not None:
            return _after_upload(request, made)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"errors": [str(e) for errors in form.errors.values() for e in errors]}, status=422)
    crumbs = (crumb(_("Văn bản chờ duyệt"), "intake_list"),)
    page = UploadPage(crumbs=crumbs, form=form, most_megabytes=LIMITS.file_bytes // MEGABYTE)
    return render(request, "desk/intakes/upload.html", {"page": page}, status=422 if form.errors else 200)


def _after_upload(request: Request, made: Intake) -> HttpResponse:
    address = reverse("intake_page", args=[made.code])
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"next": address})
    return redirect(address)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPage(Page):
    """An intake that is being read, could not be read, or was dropped."""

    intake: Intake
    job: Job | None
    may_reread: Decision
    may_drop: Decision
    may_restore: Decision


def waiting(request: Request, intake: Intake, on: date) -> HttpResponse:
    """What is shown of an intake without a reading; asks again by itself while it is being read."""
    page = WaitingPage(
        crumbs=(crumb(_("Văn bản chờ duyệt"), "intake_list"),),
        intake=intake,
        job=job_about(intake.subject),
        may_reread=policy.can_reread(request.user, intake, on),
        may_drop=policy.can_drop(request.user, intake, on),
        may_restore=policy.can_restore(request.user, intake, on),
    )
    if request.htmx:
        return render(request, "desk/intakes/_progress.html", {"page": page})
    return render(request, "desk/intakes/waiting.html", {"page": page})


def file(request: Request, code: str) -> FileResponse:
    """The file as it was put in, always as a download: nothing of it is shown by the browser."""
    intake = get_object_or_404(intakes_visible_to(request.user, clock.today()), code=code)
    return FileResponse(
        open_stored(intake.file), as_attachment=True, filename=intake.file_name, content_type="application/octet-stream"
    )


def _drop(intake: Intake, by: User, on: date) -> str:
    actions.drop_intake(intake, reason="", by=by, on=on)
    return _("Đã bỏ văn bản.")


def _restore(intake: Intake, by: User, on: date) -> str:
    actions.restore_intake(intake, by=by, on=on)
    return _("Đã khôi phục văn bản.")


def _reread(intake: Intake, by: User, on: date) -> str:
    actions.reread_document(intake, by=by, on=on)
    return _("Đang đọc lại văn bản.")


STEPS = {"bo": _drop, "khoi-phuc": _restore, "doc-lai": _reread}


@require_POST
def step(request: Request, code: str, name: str) -> HttpResponse:
    """Drop, restore or read again."""
    on = clock.today()
    intake = get_object_or_404(intakes_visible_to(request.user, on), code=code)
    if name not in STEPS:
        raise Http404
    try:
        messages.success(request, STEPS[name](intake, request.user, on))
    except (Conflict, Invalid) as refusal:
        messages.error(request, str(refusal))
    return redirect("intake_page", code=code)
