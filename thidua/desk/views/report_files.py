"""A report as Excel: the file to fill in, the dry run of what came back, taking it in and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock, parcels
from thidua.core.counting import counted
from thidua.core.errors import ActionRefused, Conflict, Invalid, NotAllowed, require
from thidua.core.imports import Mode, Outcome
from thidua.core.parcels import Parcel
from thidua.desk.answering import attempt
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.dry_run import OUTCOME_BADGES, RowView, view_rows
from thidua.desk.http import Request
from thidua.desk.listing import download
from thidua.desk.pages import Page, Tab
from thidua.desk.reporting.finding import report_crumbs, report_name, report_url, the_report
from thidua.desk.reporting.overtaken import OvertakenRow, overtaken_rows
from thidua.desk.reporting.questions import Question, questions_of, reasons_for
from thidua.desk.reporting.workbook import facts_in, planned, returned_file, workbook_of
from thidua.documents.actions.making.storing import file_name_of, stored_file
from thidua.monitoring.actions.importing import take_in_batch, undo_batch
from thidua.monitoring.forms.importing import UndoForm, WorkbookForm
from thidua.monitoring.imports.report_workbook import ReportPlan, report_columns
from thidua.monitoring.models import Report
from thidua.monitoring.policy.reports import can_enter, can_undo_batch
from thidua.monitoring.queries.reports import batches_of


def workbook(request: Request, campaign: str, period: str, unit: str) -> HttpResponse:
    """The file to fill in, as the report stands now."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    return download(workbook_of(report, today), f"so lieu {report.organisation} {period}")


def _entered(request: Request, campaign: str, period: str, unit: str, on: date) -> Report:
    """The report if the person may enter its figures: 404 unseen, 403 otherwise."""
    report = the_report(request, campaign, period, unit, on)
    require(can_enter(request.user, report, on))
    return report


def start(request: Request, campaign: str, period: str, unit: str) -> HttpResponse:
    """Send the filled file; it is looked over and held, nothing is written."""
    today = clock.today()
    report = _entered(request, campaign, period, unit, today)
    form = WorkbookForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        token = attempt(form, lambda: _look_over(request, report, form, today))
        if token is not None:
            return redirect(report_url(report, "report_import_review", token))
    page = FormPage(
        form=form, title=_("Nhập số liệu từ Excel"), submit=_("Xem trước"), back=report_url(report),
        lead=_("Hệ thống cho xem trước từng dòng; chưa ghi gì khi Anh/Chị chưa đồng ý."), crumbs=report_crumbs(report),
    )  # fmt: skip
    return ask(request, page)


def _look_over(request: Request, report: Report, form: WorkbookForm, on: date) -> str:
    sent = form.cleaned_data["file"]
    parcel = Parcel(sent.name, sent.read())
    planned(report, parcel.content, on)
    return parcels.hold(parcel, request.user)


def _held(request: Request, token: str) -> Parcel:
    parcel = parcels.opened(token, request.user)
    if parcel is None:
        raise Conflict(_("Tệp đã nhập xong hoặc đã quá một ngày. Hãy tải tệp lên lại."))
    return parcel


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReviewPage(Page):
    """The dry run of a file."""

    report: Report
    name: str
    token: str
    headings: tuple[str, ...]
    rows: Sequence[RowView]
    wrong: int
    useful: int
    overtaken: tuple[OvertakenRow, ...]
    questions: tuple[Question, ...]
    late: bool
    late_reason: str


def review(request: Request, campaign: str, period: str, unit: str, token: str) -> HttpResponse:
    """What the file would do, row by row; ``?loc=`` shows one outcome alone."""
    today = clock.today()
    report = _entered(request, campaign, period, unit, today)
    plan = _plan_of_held(request, report, token, today)
    if plan is None:
        return redirect(report_url(report, "report_import"))
    return render(request, "desk/reports/import.html", {"page": _review_page(request, report, plan, token, today)})


def _plan_of_held(request: Request, report: Report, token: str, on: date) -> ReportPlan | None:
    """The dry run of the file that is held; None, and the person told why, where there is none."""
    try:
        return planned(report, _held(request, token).content, on)
    except (Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
        return None


def _review_page(request: Request, report: Report, plan: ReportPlan, token: str, on: date) -> ImportReviewPage:
    wanted, counts = request.GET.get("loc", ""), plan.plan.counts()
    return ImportReviewPage(
        report=report,
        name=report_name(report),
        token=token,
        headings=tuple(column.label for column in report_columns(plan)),
        rows=view_rows(plan.plan, report_columns(plan), wanted),
        wrong=counts[Outcome.ERROR],
        useful=counts[Outcome.NEW] + counts[Outcome.CHANGED],
        overtaken=tuple(overtaken_rows(plan)),
        questions=questions_of(plan, request.POST),
        late=report.first_submitted_on is None and on > report.round.due_on,
        late_reason=request.POST.get("late_reason", report.late_reason),
        crumbs=report_crumbs(report),
        tabs=_outcomes(plan, wanted, report_url(report, "report_import_review", token)),
    )


def _outcomes(plan: ReportPlan, wanted: str, base: str) -> tuple[Tab, ...]:
    counts = plan.plan.counts()
    kinds = ((outcome, OUTCOME_BADGES[outcome]) for outcome in Outcome)
    return (
        Tab(_("Tất cả"), base, not wanted, "list", len(plan.plan.rows)),
        *(
            Tab(str(words), f"{base}?loc={outcome.value}", wanted == outcome.value, icon, counts[outcome])
            for outcome, (words, _tone, icon) in kinds
        ),
    )


def returned(request: Request, campaign: str, period: str, unit: str, token: str) -> HttpResponse:
    """The file as it came, with what is wrong in its cells."""
    today = clock.today()
    report = _entered(request, campaign, period, unit, today)
    plan = planned(report, _held(request, token).content, today)
    return download(returned_file(report, plan, today), f"co loi {report.organisation} {period}")


@require_POST
def decide(request: Request, campaign: str, period: str, unit: str, token: str) -> HttpResponse:
    """Take everything in, or the valid rows only; a refusal shows the dry run again with what was typed."""
    today = clock.today()
    report = _entered(request, campaign, period, unit, today)
    plan = _plan_of_held(request, report, token, today)
    if plan is None:
        return redirect(report_url(report, "report_import"))
    try:
        count = _take_in(request, report, plan, token, today)
    except NotAllowed:
        raise
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return render(request, "desk/reports/import.html", {"page": _review_page(request, report, plan, token, today)})
    parcels.throw_away(token, request.user)
    words = counted("Đã nhập %(count)s số liệu từ tệp. Có thể hoàn tác ở thẻ “Nhập từ Excel”.", count)
    messages.success(request, words % {"count": count})
    return redirect(report_url(report))


def _take_in(request: Request, report: Report, plan: ReportPlan, token: str, on: date) -> int:
    parcel = _held(request, token)
    mode = Mode.VALID_ONLY if request.POST.get("mode") == Mode.VALID_ONLY.value else Mode.ALL_OR_NOTHING
    if plan.overtaken:
        raise Conflict(_("Có số liệu đã được người khác sửa sau khi tệp được tải. Hãy tải tệp mới rồi nhập lại."))
    facts = facts_in(report, plan, reasons_for(plan, request.POST), mode, on)
    if not facts:
        raise Invalid({"": _("Tệp không có gì mới so với hệ thống.")})
    upload = ContentFile(parcel.content, parcel.name)
    reason = request.POST.get("late_reason", "")
    take_in_batch(report, stored_file(upload, file_name_of(upload)), facts, late_reason=reason, by=request.user, on=on)
    return len(facts)


def undo(request: Request, campaign: str, period: str, unit: str, number: int) -> HttpResponse:
    """Put back what stood before a file was taken in."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    batch = get_object_or_404(batches_of(report), pk=number)
    batch.report = report
    require(can_undo_batch(request.user, batch, today))
    form = UndoForm(posted(request))
    done = submitted(request, form, lambda: undo_batch(batch, **form.cleaned_data, by=request.user, on=today))
    if done is not None:
        messages.success(request, _("Đã hoàn tác lần nhập; số liệu trước đó được đặt lại."))
        return redirect(report_url(report))
    page = FormPage(
        form=form, title=_("Hoàn tác lần nhập"), submit=_("Hoàn tác"), back=f"{report_url(report)}?muc=lan-nhap",
        lead=batch.file.name, danger=True, crumbs=report_crumbs(report),
        warning=_("Các số liệu từ tệp này trở lại như trước khi nhập."),
    )  # fmt: skip
    return ask(request, page)
