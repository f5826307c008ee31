"""Scoring schemes: the list, one scheme as it is read, its steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, download, make_listing
from thidua.desk.pages import Page
from thidua.desk.shown.scheme_builder import (
    BuilderRow,
    FoundRow,
    GateRow,
    builder_rows,
    found_rows,
    gate_rows,
    input_words,
    tie_words,
)
from thidua.desk.tables.scoring import SchemeFilters, SchemeTable, scheme_address, scheme_badge
from thidua.desk.views.scheme_access import the_scheme, way_to
from thidua.desk.views.scoring_rounds import room_tabs
from thidua.directory.queries import grants_of
from thidua.scoring.actions import schemes as actions
from thidua.scoring.exports import scheme_workbook
from thidua.scoring.forms.schemes import PublishSchemeForm, ReasonForm
from thidua.scoring.logic.checking import check
from thidua.scoring.logic.scheme import Scheme as Table
from thidua.scoring.models import Publication, Scheme
from thidua.scoring.policy import schemes as policy
from thidua.scoring.queries.schemes import names_in, schemes_visible_to, with_round_count
from thidua.scoring.queries.trials import trial_years


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
    page = SchemesPage(listing=listing, may_write=_writes(request, on), tabs=room_tabs("scheme_list"))
    return listing.workbook or render(request, "desk/scoring/schemes.html", {"page": page})


def _writes(request: Request, on: date) -> bool:
    """Whether the person writes schemes anywhere."""
    return grants_of(request.user, on).filter(role__in=policy.WRITERS).exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemePage(Page):
    """One scheme: its lines, what is wrong with it, the years it can be tried on."""

    scheme: Scheme
    table: Table
    badge: Badge
    rows: list[BuilderRow]
    found: list[FoundRow]
    gates: list[GateRow]
    ties: list[str]
    inputs: list[tuple[str, str]]
    years: list[Publication]
    entries: list[AuditEntry]
    may_edit: Decision
    may_copy: bool
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
        rows=builder_rows(table, (), names_in(table)),
        found=found_rows(table, check(table)),
        gates=gate_rows(table),
        ties=tie_words(table),
        inputs=input_words(table),
        years=list(trial_years(scheme, request.user, on)[:10]),
        entries=list(history_of(scheme.subject)[:100]),
        may_edit=policy.can_edit_scheme(request.user, scheme, on),
        may_copy=_writes(request, on),
        may_publish=policy.can_publish_scheme(request.user, scheme, on),
        may_reopen=policy.can_reopen_scheme(request.user, scheme, on),
        may_retire=policy.can_retire_scheme(request.user, scheme, on),
        crumbs=way_to(),
    )
    return render(request, "desk/scoring/scheme.html", {"page": page})


def _may_reopen(request: Request, scheme: Scheme) -> Decision:
    return policy.can_reopen_scheme(request.user, scheme, clock.today())


def _may_retire(request: Request, scheme: Scheme) -> Decision:
    return policy.can_retire_scheme(request.user, scheme, clock.today())


def _reopened(request: Request, scheme: Scheme, reason: str) -> Scheme:
    return actions.reopen_scheme(scheme, reason=reason, by=request.user, on=clock.today())


def _retired(request: Request, scheme: Scheme, reason: str) -> Scheme:
    return actions.retire_scheme(scheme, reason=reason, by=request.user, on=clock.today())


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a scheme: its words, what its text field asks, who may take it, its act."""

    title: str
    asked: str
    done: str
    may: Callable[[Request, Scheme], Decision]
    act: Callable[[Request, Scheme, str], Scheme]


def _steps() -> dict[str, Step]:
    return {
        "thu-ve": Step(_("Thu bảng điểm về sửa"), _("Lý do"), _("Đã thu về để sửa."), _may_reopen, _reopened),
        "ngung-dung": Step(_("Ngừng dùng bảng điểm"), _("Lý do"), _("Đã ngừng dùng."), _may_retire, _retired),
    }


def scheme_step(request: Request, code: str, name: str) -> HttpResponse:
    """Publish, take back, or retire."""
    scheme = the_scheme(request, code)
    if name == "ban-hanh":
        return publish(request, scheme)
    step = _steps().get(name)
    if step is None:
        raise Http404
    require(step.may(request, scheme))
    form = ReasonForm(request.POST or None)
    form.fields["reason"].label = step.asked
    done = submitted(request, form, lambda: step.act(request, scheme, form.cleaned_data["reason"]))
    if done is not None:
        messages.success(request, step.done)
        return redirect(scheme_address(done))
    page = FormPage(
        form=form, title=step.title, submit=step.title, back=scheme_address(scheme), lead=scheme.name,
        danger=name == "ngung-dung", crumbs=way_to(scheme),
    )  # fmt: skip
    return ask(request, page)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishPage(Page):
    """A scheme about to be published: what still keeps it back, what to look at once more, the paper."""

    scheme: Scheme
    form: PublishSchemeForm
    blocking: list[FoundRow]
    warning: list[FoundRow]
    may_edit: Decision
    back: str


def publish(request: Request, scheme: Scheme) -> HttpResponse:
    """Let rounds judge by it; while something does not add up, the page says what is left."""
    on = clock.today()
    require(policy.can_publish_scheme(request.user, scheme, on))
    form = PublishSchemeForm(posted(request))
    done = submitted(
        request,
        form,
        lambda: actions.publish_scheme(scheme, legal_basis=form.cleaned_data["reason"], by=request.user, on=on),
    )
    if done is not None:
        messages.success(request, _("Đã ban hành bảng điểm."))
        return redirect(scheme_address(done))
    found = found_rows(scheme.table, check(scheme.table))
    page = PublishPage(
        scheme=scheme,
        form=form,
        blocking=[row for row in found if row.blocks],
        warning=[row for row in found if not row.blocks],
        may_edit=policy.can_edit_scheme(request.user, scheme, on),
        back=scheme_address(scheme),
        crumbs=way_to(scheme),
    )
    return render(request, "desk/scoring/scheme_publish.html", {"page": page})
