"""One figure of a report: its history, its evidence, who answers for it; correcting it after the round was locked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import Invalid, require
from thidua.core.logic.decision import Decision, deny
from thidua.core.logic.saying import spoken
from thidua.core.templatetags.shown import number_text
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.reporting.badges import figure_badge
from thidua.desk.reporting.finding import report_crumbs, report_name, report_url, the_figure, the_report
from thidua.desk.reporting.grid_rows import allowed_words, figure_text, target_words
from thidua.desk.reporting.happenings import HappeningRow, happening_rows
from thidua.desk.reporting.returning import told_value
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations
from thidua.documents.actions.making.storing import file_name_of, stored_file
from thidua.documents.files import open_stored
from thidua.monitoring.actions.evidence import attach_evidence, remove_evidence
from thidua.monitoring.actions.figures import correct_figure
from thidua.monitoring.forms.figures import CorrectionForm, EvidenceForm, RemoveEvidenceForm
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Evidence, Observation, Report
from thidua.monitoring.policy.figures import can_attach, can_remove_evidence
from thidua.monitoring.policy.reports import can_correct
from thidua.monitoring.queries.asked import owner_of
from thidua.monitoring.queries.figures import evidence_of, revisions_of
from thidua.monitoring.queries.grid import GridRow, grid_of


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One file that backs the figure."""

    evidence: Evidence
    may_remove: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePage(Page):
    """One figure, as a panel beside the grid or as a page of its own."""

    report: Report
    name: str
    row: GridRow
    told: str
    badge: Badge | None
    last_year: str
    last_period: str
    target: str
    allowed: str
    official: str
    owner: Organisation
    happenings: tuple[HappeningRow, ...]
    evidence: tuple[EvidenceRow, ...]
    form: EvidenceForm
    may_attach: Decision
    may_correct: bool


def _row(report: Report, code: str, on: date) -> GridRow:
    for row in grid_of(report, on).rows:
        if row.indicator.code == code:
            return row
    raise Http404


def figure_page(request: Request, campaign: str, period: str, unit: str, code: str) -> HttpResponse:
    """History, evidence and answerability of one figure; the panel alone for the grid."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    return _shown(request, report, _row(report, code, today), EvidenceForm(), today)


def _shown(request: Request, report: Report, row: GridRow, form: EvidenceForm, on: date) -> HttpResponse:
    page = _page(request, report, row, form, on)
    template = "desk/figures/_panel.html" if request.htmx else "desk/figures/page.html"
    return render(request, template, {"page": page})


def _page(request: Request, report: Report, row: GridRow, form: EvidenceForm, on: date) -> FigurePage:
    told = row.observation
    said = told if told is not None and not told.is_empty else None
    corrected = told is not None and told.official_value is not None and told.official_value != told.value
    return FigurePage(
        report=report,
        name=report_name(report),
        row=row,
        told=told_value(said) if said else "",
        badge=figure_badge(said.state, returned=said.returned) if said else None,
        last_year=figure_text(row.last_year),
        last_period=figure_text(row.last_period),
        target=target_words(row),
        allowed=allowed_words(row),
        official=number_text(told.official_value) if told and corrected else "",
        owner=organisations().get(pk=owner_of(row.target)),
        happenings=tuple(happening_rows(revisions_of(told).order_by("-id"))) if told else (),
        evidence=tuple(_evidence(request, told, on)) if told else (),
        form=form,
        may_attach=can_attach(request.user, told, on) if told else deny(_("Hãy nhập số liệu trước khi đính kèm.")),
        may_correct=bool(said) and bool(can_correct(request.user, report, on)) and _is_locked(report),
        crumbs=report_crumbs(report),
    )


def _is_locked(report: Report) -> bool:
    return report.round.locked_at is not None and not report.round.takes_figures


def _evidence(request: Request, row: Observation, on: date) -> list[EvidenceRow]:
    """The files with whether the reader may take them away. The figure is known, so no query for each file."""
    may = can_attach(request.user, row, on)
    if may and row.state == FigureState.OFFICIAL:
        may = deny(_("Số liệu đã chính thức nên không gỡ tài liệu."))
    return [EvidenceRow(evidence, may) for evidence in evidence_of(row).filter(removed_at=None)]


def attach(request: Request, campaign: str, period: str, unit: str, code: str) -> HttpResponse:
    """Lay a file under the figure."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    row = the_figure(report, code)
    require(can_attach(request.user, row, today))
    form = EvidenceForm(posted(request), request.FILES or None)

    def keep() -> Evidence:
        upload = form.cleaned_data["file"]
        file = stored_file(upload, file_name_of(upload))
        return attach_evidence(row, file, note=form.cleaned_data["note"], by=request.user, on=today)

    if submitted(request, form, keep) is not None:
        messages.success(request, _("Đã đính kèm tài liệu kiểm chứng."))
        return redirect(report_url(report, "figure_page", code))
    return _shown(request, report, _row(report, code, today), form, today)


def _the_evidence(request: Request, report: Report, code: str, number: int) -> Evidence:
    return get_object_or_404(evidence_of(the_figure(report, code)), pk=number, removed_at=None)


def evidence_file(request: Request, campaign: str, period: str, unit: str, code: str, number: int) -> FileResponse:
    """A file that backs the figure, always as a download: nothing of it is shown by the browser."""
    report = the_report(request, campaign, period, unit, clock.today())
    evidence = _the_evidence(request, report, code, number)
    return FileResponse(
        open_stored(evidence.file),
        as_attachment=True,
        filename=evidence.file.name,
        content_type="application/octet-stream",
    )


def remove(request: Request, campaign: str, period: str, unit: str, code: str, number: int) -> HttpResponse:
    """Take a file away from the figure, with the reason."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    evidence = _the_evidence(request, report, code, number)
    require(can_remove_evidence(request.user, evidence, today))
    form = RemoveEvidenceForm(posted(request))
    back = report_url(report, "figure_page", code)
    done = submitted(request, form, lambda: remove_evidence(evidence, **form.cleaned_data, by=request.user, on=today))
    if done is not None:
        messages.success(request, _("Đã gỡ tài liệu; lịch sử vẫn ghi."))
        return redirect(back)
    page = FormPage(
        form=form, title=_("Gỡ tài liệu kiểm chứng"), submit=_("Gỡ"), back=back, lead=evidence.file.name, danger=True,
        crumbs=report_crumbs(report),
    )  # fmt: skip
    return ask(request, page)


def correct(request: Request, campaign: str, period: str, unit: str, code: str) -> HttpResponse:
    """Correct a figure of a locked round; both values stay."""
    today = clock.today()
    report = the_report(request, campaign, period, unit, today)
    require(can_correct(request.user, report, today))
    row = the_figure(report, code)
    form = CorrectionForm(posted(request), indicator=row.indicator, initial=CorrectionForm.initial_of(row))

    def save() -> Observation:
        try:
            return correct_figure(row, form.facts(), reason=form.cleaned_data["reason"], by=request.user, on=today)
        except Invalid as refusal:
            raise Invalid({"" if field == code else field: told for field, told in refusal.fields.items()}) from refusal

    back = report_url(report, "figure_page", code)
    if submitted(request, form, save) is not None:
        messages.success(request, _("Đã đính chính. Thủ trưởng và cơ quan chủ trì sẽ xác nhận lại số mới."))
        return redirect(back)
    page = FormPage(
        form=form, title=_("Đính chính số liệu"), submit=_("Đính chính"), back=back, crumbs=report_crumbs(report),
        lead=f"{row.indicator.name} · {spoken(report_name(report))} · {report.organisation}",
        warning=_("Số đã khóa vẫn được giữ; số mới chờ thủ trưởng duyệt và cơ quan chủ trì xác nhận."),
    )  # fmt: skip
    return ask(request, page)
