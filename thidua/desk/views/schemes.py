"""Scoring schemes: the list, one scheme with what is wrong with it, a new one, its steps, a trial on a past year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from thidua.campaigns.queries import campaigns_visible_to, live_targets
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, download, make_listing
from thidua.desk.pages import Page, crumb
from thidua.desk.shown.scoring import SchemeRow, scheme_lines
from thidua.desk.tables.scoring import SchemeFilters, SchemeTable, scheme_address, scheme_badge
from thidua.desk.views.scoring_rounds import room_tabs
from thidua.directory.models import Organisation, Role
from thidua.directory.queries import grants_of, organisations_of, organisations_on
from thidua.scoring.actions import schemes as actions
from thidua.scoring.exports import scheme_workbook
from thidua.scoring.forms.schemes import EXCEL, THOUSAND, NewSchemeForm, ReasonForm, SchemeFileForm
from thidua.scoring.imports import scheme_from, scheme_template
from thidua.scoring.logic.checking import Finding, check
from thidua.scoring.logic.samples import PLACEHOLDERS, hundred_points, thousand_points
from thidua.scoring.logic.scheme import Scheme as Table
from thidua.scoring.logic.sharing_out import Promised
from thidua.scoring.logic.simulating import Simulation
from thidua.scoring.models import Publication, Scheme
from thidua.scoring.policy import schemes as policy
from thidua.scoring.queries.record import record_of
from thidua.scoring.queries.schemes import schemes_visible_to, with_round_count
from thidua.scoring.queries.trials import Trial, trial_years, tried


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemesPage(Page):
    """The schemes one sees."""

    listing: Listing
    may_write: bool


def scheme_list(request: Request) -> HttpResponse:
    """All schemes, the latest year first."""
    on = clock.today()
    rows = with_round_count(schemes_visible_to(request.user, on))
    listing = make_listing(request, SchemeTable, rows, SchemeFilters, title=_("Bảng điểm"))
    may_write = grants_of(request.user, on).filter(role__in=policy.WRITERS).exists()
    page = SchemesPage(listing=listing, may_write=may_write, tabs=room_tabs("scheme_list"))
    return listing.workbook or render(request, "desk/scoring/schemes.html", {"page": page})


def the_scheme(request: Request, code: str) -> Scheme:
    """The scheme if the person sees it, else 404."""
    return get_object_or_404(schemes_visible_to(request.user, clock.today()), code=code)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemePage(Page):
    """One scheme: its lines, what is wrong with it, the years it can be tried on."""

    scheme: Scheme
    table: Table
    badge: Badge
    rows: list[SchemeRow]
    findings: tuple[Finding, ...]
    years: list[Publication]
    entries: list[AuditEntry]
    may_edit: Decision
    may_publish: Decision
    may_reopen: Decision
    may_retire: Decision


def scheme_page(request: Request, code: str) -> HttpResponse:
    """The page of a scheme; ``?xuat=xlsx`` hands it out as the import reads it."""
    on, scheme = clock.today(), the_scheme(request, code)
    table = scheme.table
    if request.GET.get("xuat") == "xlsx":
        return download(scheme_workbook(table), scheme.code)
    page = SchemePage(
        scheme=scheme,
        table=table,
        badge=scheme_badge(scheme),
        rows=scheme_lines(table),
        findings=check(table),
        years=list(trial_years(scheme)[:10]),
        entries=list(history_of(scheme.subject)[:100]),
        may_edit=policy.can_edit_scheme(request.user, scheme, on),
        may_publish=policy.can_publish_scheme(request.user, scheme, on),
        may_reopen=policy.can_reopen_scheme(request.user, scheme, on),
        may_retire=policy.can_retire_scheme(request.user, scheme, on),
        crumbs=(crumb(_("Bảng điểm"), "scheme_list"),),
    )
    return render(request, "desk/scoring/scheme.html", {"page": page})


def new_scheme(request: Request) -> HttpResponse:
    """A draft from a sample filled with the campaign's targets, or from an Excel file."""
    on = clock.today()
    own = organisations_of(request.user, on, Role.OFFICER)
    organisers = organisations_on(on).filter(pk__in=own)
    form = NewSchemeForm(request.POST or None, request.FILES or None, organisers=organisers, initial={"year": on.year})
    made = submitted(request, form, lambda: _create(request, form))
    if made is not None:
        messages.success(request, _("Đã lập bảng điểm. Xem các điểm cần sửa bên dưới rồi ban hành."))
        return redirect(scheme_address(made))
    lead = _("Bảng mẫu lấy sẵn các chỉ tiêu của phong trào cùng năm, chia đều điểm; mọi con số đều sửa được.")
    page = FormPage(
        form=form, title=_("Lập bảng điểm"), submit=_("Lập bảng điểm"), back=crumb("", "scheme_list").url, lead=lead,
        crumbs=(crumb(_("Bảng điểm"), "scheme_list"),),
    )  # fmt: skip
    return ask(request, page)


def _create(request: Request, form: NewSchemeForm) -> Scheme:
    given, on = form.cleaned_data, clock.today()
    sample = given["start"] != EXCEL
    table = _sample(request, form) if sample else scheme_from(
        given["file"].read(), name=given["name"] or _("Bảng điểm năm %(year)s") % {"year": given["year"]},
        year=given["year"],
    )  # fmt: skip
    facts = actions.SchemeFacts(cluster_kind=given["cluster_kind"], is_sample=sample)
    return actions.create_scheme(table, organiser=given["organiser"], facts=facts, by=request.user, on=on)


def _sample(request: Request, form: NewSchemeForm) -> Table:
    given = form.cleaned_data
    targets = _promised(request, given["organiser"], given["year"]) or PLACEHOLDERS
    build = thousand_points if given["start"] == THOUSAND else hundred_points
    table = build(given["year"], targets)
    return replace(table, name=given["name"]) if given["name"] else table


def _promised(request: Request, organiser: Organisation, year: int) -> tuple[Promised, ...]:
    """The targets of the organiser's campaigns of the year that are tied to an indicator, each indicator once."""
    found: dict[str, Promised] = {}
    for campaign in campaigns_visible_to(request.user, clock.today()).filter(issuer=organiser, year=year):
        for target in live_targets(campaign):
            if target.indicator is not None:
                owner = target.owner.code if target.owner else ""
                found.setdefault(target.indicator.code, Promised(target.indicator.code, target.name, owner))
    return tuple(found.values())


def reload_scheme(request: Request, code: str) -> HttpResponse:
    """Replace the lines of a draft by those of an Excel file: take the scheme out, edit it, bring it back."""
    on, scheme = clock.today(), the_scheme(request, code)
    require(policy.can_edit_scheme(request.user, scheme, on))
    form = SchemeFileForm(request.POST or None, request.FILES or None)

    def act() -> Scheme:
        read = scheme_from(form.cleaned_data["file"].read(), name=scheme.name, year=scheme.year)
        table = replace(scheme.table, sections=read.sections, maximum=read.maximum)
        return actions.edit_scheme(scheme, table, version=scheme.version, by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã thay nội dung bảng điểm. Xem lại các điểm cần sửa bên dưới."))
        return redirect(scheme_address(scheme))
    lead = _("Xuất bảng điểm ra Excel, sửa, rồi nạp lại ở đây. Điểm liệt, thứ tự ưu tiên và xếp loại giữ nguyên.")
    page = FormPage(
        form=form, title=_("Nạp lại từ Excel"), submit=_("Nạp lại"), back=scheme_address(scheme), lead=lead,
        crumbs=(crumb(_("Bảng điểm"), "scheme_list"), crumb(scheme.name, "scheme_page", scheme.code)),
    )  # fmt: skip
    return ask(request, page)


def scheme_file(request: Request) -> HttpResponse:
    """The Excel file to fill in."""
    return download(scheme_template(clock.today().year), "mau bang diem")


def _copied(request: Request, scheme: Scheme, reason: str) -> Scheme:
    year = scheme.year + 1
    return actions.copy_scheme(scheme, organiser=scheme.organiser, year=year, by=request.user, on=clock.today())


def _published(request: Request, scheme: Scheme, reason: str) -> Scheme:
    return actions.publish_scheme(scheme, legal_basis=reason, by=request.user, on=clock.today())


def _reopened(request: Request, scheme: Scheme, reason: str) -> Scheme:
    return actions.reopen_scheme(scheme, reason=reason, by=request.user, on=clock.today())


def _retired(request: Request, scheme: Scheme, reason: str) -> Scheme:
    return actions.retire_scheme(scheme, reason=reason, by=request.user, on=clock.today())


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a scheme: its words, what its text field asks, its act."""

    title: str
    asked: str
    done: str
    act: Callable[[Request, Scheme, str], Scheme]


def _steps() -> dict[str, Step]:
    return {
        "ban-hanh": Step(_("Ban hành bảng điểm"), _("Văn bản ban hành"), _("Đã ban hành."), _published),
        "thu-ve": Step(_("Thu bảng điểm về sửa"), _("Lý do"), _("Đã thu về để sửa."), _reopened),
        "ngung-dung": Step(_("Ngừng dùng bảng điểm"), _("Lý do"), _("Đã ngừng dùng."), _retired),
        "chep": Step(_("Chép sang năm sau"), _("Lý do"), _("Đã chép thành bảng mới."), _copied),
    }


def scheme_step(request: Request, code: str, name: str) -> HttpResponse:
    """Publish, take back, retire, or copy to the next year."""
    scheme, step = the_scheme(request, code), _steps().get(name)
    if step is None:
        raise Http404
    if name == "chep":
        require(policy.can_copy_scheme(request.user, scheme, scheme.organiser, clock.today()))
    form = ReasonForm(request.POST or None)
    form.fields["reason"].label = step.asked
    done = submitted(request, form, lambda: step.act(request, scheme, form.cleaned_data["reason"]))
    if done is not None:
        messages.success(request, step.done)
        return redirect(scheme_address(done))
    page = FormPage(
        form=form, title=step.title, submit=step.title, back=scheme_address(scheme), lead=scheme.name,
        crumbs=(crumb(_("Bảng điểm"), "scheme_list"),),
    )  # fmt: skip
    return ask(request, page)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialPage(Page):
    """A scheme tried on a past year."""

    scheme: Scheme
    past: Publication
    trial: Simulation


def scheme_trial(request: Request, code: str, year: int, cluster: str) -> HttpResponse:
    """Who rises, who falls, what decides, had the scheme been in force in that year."""
    scheme = the_scheme(request, code)
    past = trial_years(scheme).filter(round__cluster__year=year, round__cluster__code=cluster).first()
    if past is None:
        raise Http404
    trial = tried(Trial(scheme.table, past), record_of(scheme.organiser), clock.today())
    crumbs = (crumb(_("Bảng điểm"), "scheme_list"), crumb(scheme.name, "scheme_page", scheme.code))
    return render(
        request, "desk/scoring/trial.html", {"page": TrialPage(scheme=scheme, past=past, trial=trial, crumbs=crumbs)}
    )
