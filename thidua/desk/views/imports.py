"""Units, people, old honours from Excel, in three steps: template, dry run, decision. Nothing comes in unseen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.commendation.imports import honours, proposals
from thidua.commendation.policy import can_keep_record, can_propose
from thidua.core import clock, exports, parcels
from thidua.core.errors import ActionRefused, Conflict, Invalid, require
from thidua.core.imports import Mode, Outcome, Plan
from thidua.core.logic.decision import Decision
from thidua.core.logic.sheet import Column
from thidua.core.parcels import Parcel
from thidua.desk.answering import attempt
from thidua.desk.dry_run import OUTCOME_BADGES, PlanView, RowView, view_rows
from thidua.desk.http import Request
from thidua.desk.listing import download
from thidua.desk.pages import Page, Tab, crumb
from thidua.directory import policy, queries
from thidua.directory.forms.imports import ImportForm
from thidua.directory.imports import people, units
from thidua.directory.models import Organisation, User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ROWS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that can be brought in: its words and the functions of its room."""

    code: str
    title: StrOrPromise
    icon: str
    hint: StrOrPromise
    columns: Callable[[], list[Column]]
    template: Callable[[User, Organisation], bytes]
    plan: Callable[[bytes, Organisation, User], Plan]
    bring_in: Callable[[Parcel, Organisation, Mode, User], Plan]
    may: Callable[[User, Organisation, date], Decision]
    done: str


KINDS = {
    kind.code: kind
    for kind in (
        FileKind(
            "don-vi",
            gettext_lazy("Đơn vị"),
            "building",
            gettext_lazy("Mỗi dòng một đơn vị; đơn vị đã có mã được cập nhật."),
            units.unit_columns,
            lambda _user, under: units.units_template(under),
            lambda data, under, user: units.plan_units(data, under=under, by=user, on=clock.today()),
            lambda file, under, mode, user: units.import_units(
                file.content, file_name=file.name, under=under, mode=mode, by=user, on=clock.today()
            ),
            policy.can_edit_organisation,
            "unit_list",
        ),
        FileKind(
            "ca-nhan",
            gettext_lazy("Cá nhân"),
            "users",
            gettext_lazy("Mỗi dòng một người ở một đơn vị, kèm chức vụ; người đã có được cập nhật."),
            people.people_columns,
            lambda user, _under: people.people_template(user, clock.today()),
            lambda data, _under, user: people.plan_people(data, by=user, on=clock.today()),
            lambda file, under, mode, user: people.import_people(
                file.content, file_name=file.name, under=under, mode=mode, by=user, on=clock.today()
            ),
            policy.can_keep_people_of,
            "person_list",
        ),
        FileKind(
            "de-nghi-khen",
            gettext_lazy("Đề nghị khen thưởng"),
            "medal",
            gettext_lazy("Mỗi dòng một hộ gia đình hoặc cá nhân; mỗi người một hồ sơ của đơn vị."),
            lambda: proposals.proposal_columns(clock.today()),
            lambda _user, _under: proposals.proposals_template(clock.today()),
            lambda data, under, user: proposals.plan_proposals(data, under=under, by=user, on=clock.today()),
            lambda file, under, mode, user: proposals.import_proposals(
                file.content, file_name=file.name, under=under, mode=mode, by=user, on=clock.today()
            ),
            can_propose,
            "dossier_list",
        ),
        FileKind(
            "thanh-tich",
            gettext_lazy("Thành tích đã được khen"),
            "medal",
            gettext_lazy(
                "Mỗi dòng một thành tích của một người hoặc tập thể; nhập lại không ghi trùng, hoàn tác được."
            ),
            honours.honour_columns,
            lambda _user, _under: honours.honours_template(),
            lambda data, _under, user: honours.plan_honours(data, by=user, on=clock.today()),
            lambda file, under, mode, user: honours.import_honours(
                file.content, file_name=file.name, under=under, mode=mode, by=user, on=clock.today()
            ),
            can_keep_record,
            "honour_batch_list",
        ),
    )
}


def find_kind(code: str) -> FileKind:
    """The kind by its code, else 404."""
    if code not in KINDS:
        raise Http404
    return KINDS[code]


def find_under(request: Request, code: str) -> Organisation:
    """The unit whose file it is, if the person sees it; else 404."""
    return get_object_or_404(queries.organisations_visible_to(request.user, clock.today()), code=code)


def find_file(request: Request, kind_code: str, unit_code: str) -> tuple[FileKind, Organisation]:
    """What is brought in and where: known and seen (404), and in the person's charge (403)."""
    kind, under = find_kind(kind_code), find_under(request, unit_code)
    require(kind.may(request.user, under, clock.today()))
    return kind, under


def own_unit(request: Request) -> Organisation:
    """The first unit whose people the person keeps; 403 where there is none."""
    today = clock.today()
    require(policy.can_keep_people_somewhere(request.user, today))
    kept = queries.grants_of(request.user, today).filter(role__in=policy.PEOPLE_KEEPERS)
    return kept[0].organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage(Page):
    """Choose what to bring in, fetch the template, send the file."""

    kinds: tuple[FileKind, ...]
    chosen: FileKind
    under: Organisation
    form: ImportForm


def start(request: Request) -> HttpResponse:
    """The first step; a POST looks the file over and shows the dry run."""
    today = clock.today()
    named = request.GET.get("don-vi")
    under = find_under(request, named) if named else own_unit(request)
    kinds = tuple(kind for kind in KINDS.values() if kind.may(request.user, under, today))
    kind = KINDS.get(request.GET.get("loai", ""), kinds[0] if kinds else KINDS["ca-nhan"])
    require(kind.may(request.user, under, today))
    form = ImportForm(
        request.POST or None, request.FILES or None, initial={"under": under}, reader=request.user, on=today
    )
    del form.fields["mode"]
    if request.method == "POST" and form.is_valid():
        token = attempt(form, lambda: _look_over(request, kind, form))
        if token is not None:
            return redirect("import_review", kind.code, form.cleaned_data["under"].code, token)
    page = StartPage(kinds=kinds, chosen=kind, under=under, form=form, crumbs=(crumb(_("Quản trị"), "admin_home"),))
    return render(request, "desk/imports/start.html", {"page": page})


def _look_over(request: Request, kind: FileKind, form: ImportForm) -> str:
    """Hold the file once its plan could be made; :class:`Invalid` says what is wrong with it."""
    sent, under = form.cleaned_data["file"], form.cleaned_data["under"]
    require(kind.may(request.user, under, clock.today()))
    parcel = Parcel(sent.name, sent.read())
    kind.plan(parcel.content, under, request.user)
    return parcels.hold(parcel, request.user)


def template(request: Request, kind_code: str, unit_code: str) -> HttpResponse:
    """The file to fill in."""
    kind, under = find_file(request, kind_code, unit_code)
    return download(kind.template(request.user, under), f"mau {kind_code}")


def _held(request: Request, token: str) -> Parcel:
    parcel = parcels.opened(token, request.user)
    if parcel is None:
        raise Conflict(_("Tệp đã nhập xong hoặc đã quá một ngày. Hãy tải tệp lên lại."))
    return parcel


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage(Page):
    """The dry run: how many rows of each outcome, the rows themselves with errors in their cells."""

    kind: FileKind
    under: Organisation
    token: str
    plan: PlanView
    rows: Sequence[RowView]
    pages: Paginator[RowView]
    number: int


def review(request: Request, kind_code: str, unit_code: str, token: str) -> HttpResponse:
    """The second step: what the file would do, row by row."""
    kind, under = find_file(request, kind_code, unit_code)
    try:
        plan = kind.plan(_held(request, token).content, under, request.user)
    except (Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
        return redirect("import_start")
    wanted = request.GET.get("loc", "")
    rows = view_rows(plan, kind.columns(), wanted)
    pages = Paginator(rows, ROWS_SHOWN)
    shown = pages.get_page(request.GET.get("trang"))
    page = ReviewPage(
        kind=kind,
        under=under,
        token=token,
        plan=PlanView.of(plan, kind.columns()),
        rows=list(shown.object_list),
        pages=pages,
        number=shown.number,
        crumbs=(crumb(_("Nhập từ Excel"), "import_start"),),
        tabs=_outcome_tabs(plan, wanted, reverse("import_review", args=[kind_code, unit_code, token])),
    )
    return render(request, "desk/imports/review.html", {"page": page})


def _outcome_tabs(plan: Plan, wanted: str, base: str) -> tuple[Tab, ...]:
    counts = plan.counts()
    everything = Tab(_("Tất cả"), base, not wanted, "list", len(plan.rows))
    return (
        everything,
        *(
            Tab(str(OUTCOME_BADGES[o][0]), f"{base}?loc={o.value}", wanted == o.value, OUTCOME_BADGES[o][2], counts[o])
            for o in Outcome
        ),
    )


def returned(request: Request, kind_code: str, unit_code: str, token: str) -> HttpResponse:
    """The file as it came, wrong cells coloured, with a column that says what to do."""
    kind, under = find_file(request, kind_code, unit_code)
    plan = kind.plan(_held(request, token).content, under, request.user)
    return download(exports.returned_workbook(plan.grid, plan.heading.row, plan.errors()), f"{kind_code} co loi")


@require_POST
def decide(request: Request, kind_code: str, unit_code: str, token: str) -> HttpResponse:
    """The third step: bring everything in, or the valid rows only."""
    kind, under = find_file(request, kind_code, unit_code)
    mode = Mode.VALID_ONLY if request.POST.get("mode") == Mode.VALID_ONLY.value else Mode.ALL_OR_NOTHING
    try:
        plan = kind.bring_in(_held(request, token), under, mode, request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("import_review", kind_code, unit_code, token)
    parcels.throw_away(token, request.user)
    counts = plan.counts()
    words = _("Đã nhập: %(new)s mới, %(changed)s cập nhật, %(same)s giữ nguyên, %(error)s dòng lỗi bỏ qua.")
    messages.success(request, words % {outcome.value: count for outcome, count in counts.items()})
    return redirect(kind.done)
