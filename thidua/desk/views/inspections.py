"""Inspections: the lists, the page of a plan, of a visit, of a finding, and their files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, Tab, crumb
from thidua.desk.shown import inspections as shown
from thidua.desk.tables import inspections as tables
from thidua.desk.views.kept_files import download, shown_picture
from thidua.directory.queries import organisations_of
from thidua.monitoring.logic.inspection_states import FINDING, FindingState
from thidua.monitoring.models import CheckItem, Finding, InspectionPlan, Visit
from thidua.monitoring.policy import inspections as policy
from thidua.monitoring.queries import inspections as queries

MOST_HISTORY = 100
ROOMS = (
    ("inspection_list", gettext_lazy("Cuộc kiểm tra"), "zoom-check"),
    ("finding_list", gettext_lazy("Kết luận"), "list-check"),
    ("inspection_plan_list", gettext_lazy("Kế hoạch"), "calendar-event"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page):
    """One of the three lists; ``tiles`` are the statistics of the findings the reader sees."""

    listing: Listing
    may_plan: bool
    tiles: tuple[shown.Tile, ...] = ()


def _room_tabs(here: str) -> tuple[Tab, ...]:
    return tuple(Tab(str(words), reverse(route), route == here, icon) for route, words, icon in ROOMS)


def _may_plan(request: Request, on: date) -> bool:
    return bool(organisations_of(request.user, on, *queries.PLANNERS))


def inspection_list(request: Request) -> HttpResponse:
    """Visits the reader makes, draws up or has been given conclusions of."""
    on = clock.today()
    rows = queries.visit_list(request.user, on)
    listing = make_listing(request, tables.VisitTable, rows, tables.VisitFilters, title=_("Cuộc kiểm tra"))
    page = ListPage(listing=listing, may_plan=_may_plan(request, on), tabs=_room_tabs("inspection_list"))
    return listing.workbook or render(request, "desk/inspections/list.html", {"page": page})


def plan_list(request: Request) -> HttpResponse:
    """Plans of inspections."""
    on = clock.today()
    rows = queries.plan_list(request.user, on)
    listing = make_listing(request, tables.PlanTable, rows, tables.PlanFilters, title=_("Kế hoạch kiểm tra"))
    page = ListPage(listing=listing, may_plan=_may_plan(request, on), tabs=_room_tabs("inspection_plan_list"))
    return listing.workbook or render(request, "desk/inspections/plans.html", {"page": page})


def finding_list(request: Request) -> HttpResponse:
    """Findings with their statistics."""
    on = clock.today()
    rows = queries.findings_visible_to(request.user, on)
    listing = make_listing(request, tables.FindingTable, rows, tables.FindingFilters, title=_("Kết luận kiểm tra"))
    page = ListPage(
        listing=listing,
        may_plan=_may_plan(request, on),
        tiles=shown.tiles_of(queries.statistics_of(listing.filters.qs if listing.filters else rows, on)),
        tabs=_room_tabs("finding_list"),
    )
    return listing.workbook or render(request, "desk/inspections/findings.html", {"page": page})


# --- one plan --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShownVisit:
    """A visit on its plan."""

    row: Visit
    badge: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage(Page):
    """A plan with its visits, statistics and steps."""

    plan: InspectionPlan
    badge: Badge
    visits: tuple[ShownVisit, ...]
    tiles: tuple[shown.Tile, ...]
    entries: Iterable[AuditEntry]
    may_edit: Decision
    may_assign: Decision
    steps: tuple[str, ...]


def the_plan(request: Request, code: str) -> InspectionPlan:
    """The plan of this code, if the reader sees it."""
    return get_object_or_404(queries.plans_visible_to(request.user, clock.today()), code=code)


def plan_crumbs(plan: InspectionPlan | None = None) -> tuple[Crumb, ...]:
    """The way to the plans, to one plan."""
    way = (crumb(_("Kiểm tra"), "inspection_list"), crumb(_("Kế hoạch"), "inspection_plan_list"))
    return way if plan is None else (*way, Crumb(plan.code, tables.plan_address(plan)))


STEPS_OF_PLAN = ("issue", "close", "reopen", "cancel")


def plan_page(request: Request, code: str) -> HttpResponse:
    """One plan."""
    on, plan = clock.today(), the_plan(request, code)
    visits = queries.visit_list(request.user, on).filter(plan=plan).order_by("planned_on", "code")
    findings = queries.findings_visible_to(request.user, on).filter(visit__plan=plan)
    page = PlanPage(
        plan=plan,
        badge=shown.plan_badge(plan),
        visits=tuple(ShownVisit(row, shown.visit_badge(row, on)) for row in visits.prefetch_related("members__user")),
        tiles=shown.tiles_of(queries.statistics_of(findings, on)),
        entries=history_of(plan.subject)[:MOST_HISTORY],
        may_edit=policy.can_edit_plan(request.user, plan, on),
        may_assign=policy.can_assign_visit(request.user, plan, on),
        steps=tuple(step for step in STEPS_OF_PLAN if policy.can_step_plan(request.user, plan, step, on)),
        crumbs=plan_crumbs(),
    )
    return render(request, "desk/inspections/plan.html", {"page": page})


# --- one visit -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding among others."""

    row: Finding
    badge: Badge
    severity: Badge


def shown_findings(findings: Iterable[Finding], on: date) -> tuple[ShownFinding, ...]:
    """Findings with their badges."""
    return tuple(ShownFinding(row, shown.finding_badge(row, on), shown.severity_badge(row)) for row in findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPage(Page):
    """A visit: who went, what was looked at, photographs, minutes, findings.

    The history tells of drafts, so it is for those who see the plan.
    """

    visit: Visit
    badge: Badge
    checks: tuple[tuple[CheckItem, Badge], ...]
    findings: tuple[ShownFinding, ...]
    entries: Iterable[AuditEntry]
    sees_plan: bool
    may_reassign: Decision
    may_conduct: Decision
    may_issue: Decision


def the_visit(request: Request, code: str) -> Visit:
    """The visit of this code with all its parts, if the reader sees it."""
    return get_object_or_404(queries.visit_page(request.user, clock.today()), code=code)


def visit_crumbs(visit: Visit | None = None) -> tuple[Crumb, ...]:
    """The way to the visits, to one visit."""
    way = (crumb(_("Kiểm tra"), "inspection_list"),)
    return way if visit is None else (*way, Crumb(visit.code, tables.visit_address(visit)))


def _sees_plan(request: Request, visit: Visit) -> bool:
    return queries.plans_visible_to(request.user, clock.today()).filter(pk=visit.plan_id).exists()


def visit_page(request: Request, code: str) -> HttpResponse:
    """One visit."""
    on, visit = clock.today(), the_visit(request, code)
    page = VisitPage(
        visit=visit,
        badge=shown.visit_badge(visit, on),
        checks=tuple((item, shown.answer_badge(item)) for item in visit.items.all()),
        findings=shown_findings(visit.findings.all(), on),
        entries=history_of(visit.subject)[:MOST_HISTORY],
        sees_plan=_sees_plan(request, visit),
        may_reassign=policy.can_reassign(request.user, visit, on),
        may_conduct=policy.can_conduct(request.user, visit, on),
        may_issue=policy.can_issue_conclusions(request.user, visit, on),
        crumbs=visit_crumbs(),
    )
    return render(request, "desk/inspections/visit.html", {"page": page})


def photo(request: Request, number: int) -> FileResponse:
    """A photograph of a visit the reader sees."""
    found = get_object_or_404(queries.photos_visible_to(request.user, clock.today()), pk=number)
    return shown_picture(found.file, found.media_type)


def minutes_file(request: Request, code: str) -> FileResponse:
    """The signed minutes."""
    visit = get_object_or_404(queries.visits_visible_to(request.user, clock.today()), code=code)
    if visit.minutes_file is None:
        raise Http404
    return download(visit.minutes_file, visit.minutes_file.name)


# --- one finding -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPage(Page):
    """A finding and the chain that follows it. ``steps`` are those the reader may take.

    The history tells of drafts, so it is for those who see the plan; the unit reads the chain.
    """

    finding: Finding
    badge: Badge
    severity: Badge
    chain: tuple[shown.Link, ...]
    entries: Iterable[AuditEntry]
    sees_visit: bool
    sees_plan: bool
    may_edit: Decision
    may_answer: Decision
    steps: tuple[str, ...]


def findings_of(request: Request, code: str) -> QuerySet[Finding]:
    """The findings of a visit that the reader sees."""
    return queries.findings_visible_to(request.user, clock.today()).filter(visit__code=code)


def the_finding(request: Request, code: str, number: int) -> Finding:
    """One finding, if the reader sees it."""
    return get_object_or_404(queries.with_chain(findings_of(request, code)), number=number)


def finding_crumbs(finding: Finding | None = None) -> tuple[Crumb, ...]:
    """The way to the findings, to one of them."""
    way = (crumb(_("Kiểm tra"), "inspection_list"), crumb(_("Kết luận"), "finding_list"))
    return way if finding is None else (*way, Crumb(finding.code, tables.finding_address(finding)))


SETTLING = ("return", "extend", "close", "reopen")


def finding_page(request: Request, code: str, number: int) -> HttpResponse:
    """One finding with its chain."""
    on, finding = clock.today(), the_finding(request, code, number)
    possible = [step for step in SETTLING if FINDING.can(FindingState(finding.state), step)]
    page = FindingPage(
        finding=finding,
        badge=shown.finding_badge(finding, on),
        severity=shown.severity_badge(finding),
        chain=shown.chain_of(finding),
        entries=history_of(finding.subject)[:MOST_HISTORY],
        sees_visit=queries.visits_visible_to(request.user, on).filter(pk=finding.visit_id).exists(),
        sees_plan=_sees_plan(request, finding.visit),
        may_edit=policy.can_edit_finding(request.user, finding, on),
        may_answer=policy.can_answer_finding(request.user, finding, on),
        steps=tuple(step for step in possible if policy.can_settle_finding(request.user, finding, step, on)),
        crumbs=finding_crumbs(),
    )
    return render(request, "desk/inspections/finding.html", {"page": page})


def answer_file(request: Request, number: int) -> FileResponse:
    """A file in the chain of a finding the reader sees."""
    found = get_object_or_404(queries.answer_files_visible_to(request.user, clock.today()), pk=number)
    return download(found.file, found.name)
