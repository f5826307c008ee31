"""What is done to plans of inspections: drawn up, changed, issued, ended; units and groups put on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.campaigns.queries import campaigns_visible_to
from thidua.core import clock
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.decision import ALLOWED, deny
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.tables.inspections import plan_address, visit_address
from thidua.desk.views.campaign_access import units_written_for
from thidua.desk.views.inspections import plan_crumbs, the_plan, visit_crumbs
from thidua.desk.views.intakes import highest
from thidua.directory.queries import in_force, organisations_of
from thidua.monitoring.actions import inspections as actions
from thidua.monitoring.forms.inspections import GroupForm, PlanForm
from thidua.monitoring.forms.movements import WhyForm
from thidua.monitoring.models import InspectionPlan, Visit
from thidua.monitoring.policy import inspections as policy
from thidua.monitoring.queries import inspections as queries


def new(request: Request) -> HttpResponse:
    """Draw up a plan; ``?bang=`` names the check lists it begins with."""
    on = clock.today()
    units = organisations_of(request.user, on, *queries.PLANNERS)
    require(ALLOWED if units else deny(_("Chỉ chuyên viên thi đua hoặc lãnh đạo mới lập được kế hoạch kiểm tra.")))
    bodies = units_written_for(request.user, on, units).filter(in_force(on))
    start = {"organisation": getattr(highest(bodies, on), "code", None)}
    form = PlanForm(
        posted(request),
        initial=PlanForm.starting_with(request.GET.getlist("bang"), on) | start,
        campaigns=campaigns_visible_to(request.user, on),
        bodies=bodies,
    )
    made = submitted(
        request,
        form,
        lambda: actions.create_plan(
            form.facts(), organisation=form.cleaned_data["organisation"], by=request.user, on=on
        ),
    )
    if made is not None:
        messages.success(request, _("Đã lập kế hoạch. Thêm đơn vị được kiểm tra rồi ban hành."))
        return redirect(plan_address(made))
    page = FormPage(
        form=form,
        title=_("Lập kế hoạch kiểm tra"),
        submit=_("Lập kế hoạch"),
        back=reverse("inspection_plan_list"),
        crumbs=plan_crumbs(),
    )
    return ask(request, page)


def edit(request: Request, code: str) -> HttpResponse:
    """Change a plan that was not issued yet."""
    on, plan = clock.today(), the_plan(request, code)
    require(policy.can_edit_plan(request.user, plan, on))
    campaigns = campaigns_visible_to(request.user, on)
    form = PlanForm(posted(request), initial=PlanForm.initial_of(plan), campaigns=campaigns)
    done = submitted(
        request,
        form,
        lambda: actions.edit_plan(
            plan, form.facts(), version=form.cleaned_data["version"] or 0, by=request.user, on=on
        ),
    )
    if done is not None:
        messages.success(request, _("Đã lưu kế hoạch."))
        return redirect(plan_address(plan))
    page = FormPage(
        form=form, title=_("Sửa kế hoạch"), submit=_("Lưu"), back=plan_address(plan), crumbs=plan_crumbs(plan)
    )
    return ask(request, page)


@dataclass(frozen=True, slots=True)
class _Ending:
    """A step of a plan that asks for a reason."""

    step: str
    title: Any
    act: Callable[..., InspectionPlan]
    danger: bool = False


AT_ONCE: dict[str, tuple[Callable[..., InspectionPlan], Any]] = {
    "ban-hanh": (actions.issue_plan, gettext_lazy("Đã ban hành kế hoạch; đoàn kiểm tra nhận được thông báo.")),
    "ket-thuc": (actions.close_plan, gettext_lazy("Đã kết thúc kế hoạch.")),
}
WITH_REASON = {
    "mo-lai": _Ending("reopen", gettext_lazy("Mở lại kế hoạch"), actions.reopen_plan),
    "huy": _Ending("cancel", gettext_lazy("Hủy kế hoạch"), actions.cancel_plan, danger=True),
}


@require_POST
def take_step(request: Request, code: str, name: str) -> HttpResponse:
    """Issue or close a plan."""
    plan = the_plan(request, code)
    if name not in AT_ONCE:
        raise Http404
    act, words = AT_ONCE[name]
    try:
        act(plan, by=request.user, on=clock.today())
        messages.success(request, str(words))
    except (Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
    return redirect(plan_address(plan))


def end(request: Request, code: str, name: str) -> HttpResponse:
    """Reopen or cancel a plan, with a reason."""
    on, plan = clock.today(), the_plan(request, code)
    if name not in WITH_REASON:
        raise Http404
    ending = WITH_REASON[name]
    require(policy.can_step_plan(request.user, plan, ending.step, on))
    form = WhyForm(posted(request))
    done = submitted(request, form, lambda: ending.act(plan, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã lưu."))
        return redirect(plan_address(plan))
    page = FormPage(
        form=form,
        title=str(ending.title),
        lead=str(plan),
        submit=str(ending.title),
        back=plan_address(plan),
        danger=ending.danger,
        crumbs=plan_crumbs(plan),
    )
    return ask(request, page)


# --- units and groups ------------------------------------------------------------------------------------------------


def assign(request: Request, code: str) -> HttpResponse:
    """Put a unit on the plan with the group that visits it."""
    on, plan = clock.today(), the_plan(request, code)
    require(policy.can_assign_visit(request.user, plan, on))
    form = GroupForm(
        posted(request),
        initial={"planned_on": max(plan.starts, on)},
        people=queries.inspectors_of(plan.organisation, on),
        units=queries.units_under(plan.organisation, on),
    )
    done = submitted(
        request,
        form,
        lambda: actions.assign_visit(plan, form.cleaned_data["organisation"], form.facts(), by=request.user, on=on),
    )
    if done is not None:
        messages.success(request, _("Đã thêm %(unit)s vào kế hoạch.") % {"unit": done.organisation})
        return redirect(plan_address(plan))
    page = FormPage(
        form=form,
        title=_("Thêm đơn vị được kiểm tra"),
        lead=str(plan),
        submit=_("Thêm vào kế hoạch"),
        back=plan_address(plan),
        crumbs=plan_crumbs(plan),
    )
    return ask(request, page)


def _the_visit(request: Request, code: str) -> Visit:
    return get_object_or_404(queries.visit_page(request.user, clock.today()), code=code)


def reassign(request: Request, code: str) -> HttpResponse:
    """Change day, place or group of a visit."""
    on, visit = clock.today(), _the_visit(request, code)
    require(policy.can_reassign(request.user, visit, on))
    people = queries.inspectors_of(visit.plan.organisation, on)
    form = GroupForm(posted(request), initial=GroupForm.initial_of(visit), people=people)
    done = submitted(
        request,
        form,
        lambda: actions.reassign_visit(
            visit, form.facts(), version=form.cleaned_data["version"], by=request.user, on=on
        ),
    )
    if done is not None:
        messages.success(request, _("Đã lưu phân công."))
        return redirect(visit_address(visit))
    page = FormPage(
        form=form,
        title=_("Phân công đoàn kiểm tra"),
        lead=str(visit),
        submit=_("Lưu"),
        back=visit_address(visit),
        crumbs=visit_crumbs(visit),
    )
    return ask(request, page)


def cancel(request: Request, code: str) -> HttpResponse:
    """Take a unit off the plan."""
    on, visit = clock.today(), _the_visit(request, code)
    require(policy.can_cancel_visit(request.user, visit, on))
    form = WhyForm(posted(request))
    done = submitted(request, form, lambda: actions.cancel_visit(visit, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã hủy cuộc kiểm tra."))
        return redirect(visit_address(visit))
    page = FormPage(
        form=form,
        title=_("Hủy cuộc kiểm tra"),
        lead=str(visit),
        submit=_("Hủy cuộc kiểm tra"),
        back=visit_address(visit),
        danger=True,
        crumbs=visit_crumbs(visit),
    )
    return ask(request, page)
