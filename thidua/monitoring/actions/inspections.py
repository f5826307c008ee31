"""Drawing up inspections: a plan, its steps, the units on it and the groups that visit them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.models import Campaign
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.counting import counted
from thidua.core.errors import Invalid, require
from thidua.core.logic.text import collapse_lines
from thidua.core.numbering import next_code
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Organisation, User
from thidua.monitoring.logic.inspection_states import PLAN, VISIT, VisitState
from thidua.monitoring.models import CheckItem, InspectionPlan, Visit, VisitMember
from thidua.monitoring.policy import inspections as policy
from thidua.monitoring.queries.inspections import inspectors_of, speak_for, units_under
from thidua.monitoring.steps.locked_rows import locked_row, stated_reason, stepped


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a plan says. ``checklist`` are the questions every visit begins with, in order."""

    title: str
    year: int
    starts: date
    ends: date
    purpose: str = ""
    decision_number: str = ""
    decision_date: date | None = None
    campaign: Campaign | None = None
    checklist: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """When a unit is visited, and by whom; ``leader`` is one of ``members``."""

    planned_on: date
    members: Sequence[User]
    leader: User
    place: str = ""


@action("inspection_plan.created")
def create_plan(facts: PlanFacts, *, organisation: Organisation, by: Actor, on: date) -> InspectionPlan:
    """Begin a plan of inspections of one body."""
    require(policy.can_plan(by, organisation, on))
    code = next_code(InspectionPlan, f"KT-{facts.year}-", digits=2)
    plan = InspectionPlan(code=code, organisation=organisation, **_plan_values(facts))
    save_checked(plan)
    record(
        plan.subject, str(plan), by=by, changes={"starts": plan.starts, "ends": plan.ends, "campaign": plan.campaign}
    )
    return plan


@action("inspection_plan.edited")
def edit_plan(plan: InspectionPlan, facts: PlanFacts, *, version: int, by: Actor, on: date) -> InspectionPlan:
    """Change a plan that was not issued yet; visits on it take over the new check list."""
    require(policy.can_edit_plan(by, plan, on))
    fresh = locked_row(plan, version)
    changes = assign(fresh, _plan_values(facts))
    fresh.version += 1
    save_checked(fresh, [*(change.field for change in changes), "version"])
    if any(change.field == "checklist" for change in changes):
        for visit in fresh.visits.exclude(state=VisitState.CANCELLED):
            _copy_checklist(visit, fresh)
    record(fresh.subject, str(fresh), by=by, changes=changes)
    return fresh


def _plan_values(facts: PlanFacts) -> dict[str, object]:
    return {
        "title": collapse_lines(facts.title),
        "year": facts.year,
        "starts": facts.starts,
        "ends": facts.ends,
        "purpose": collapse_lines(facts.purpose),
        "decision_number": collapse_lines(facts.decision_number),
        "decision_date": facts.decision_date,
        "campaign": facts.campaign,
        "checklist": [collapse_lines(item)[:500] for item in facts.checklist],
    }


@action("inspection_plan.issued")
def issue_plan(plan: InspectionPlan, *, by: Actor, on: date) -> InspectionPlan:
    """Issue a plan: its number and day are written, at least one unit is on it; those sent out are told."""
    require(policy.can_step_plan(by, plan, "issue", on))
    if not plan.decision_number or plan.decision_date is None:
        raise Invalid({"": _("Hãy ghi số và ngày của quyết định (kế hoạch) kiểm tra trước khi ban hành.")})
    members = VisitMember.objects.filter(visit__plan=plan).exclude(visit__state=VisitState.CANCELLED)
    if not members.exists():
        raise Invalid({"": _("Hãy thêm ít nhất một đơn vị được kiểm tra và phân công đoàn trước khi ban hành.")})
    fresh = stepped(plan, PLAN, "issue")
    save_checked(fresh, ["state", "version"])
    sent = User.objects.filter(pk__in=members.order_by().values("user"))
    notify(sent, "inspection.assigned", fresh.subject, _("Anh/Chị được phân công kiểm tra: %(plan)s") % {"plan": fresh})
    record(fresh.subject, str(fresh), by=by, changes={"decision_number": fresh.decision_number})
    return fresh


@action("inspection_plan.closed")
def close_plan(plan: InspectionPlan, *, by: Actor, on: date) -> InspectionPlan:
    """End a plan once nothing on it waits to be visited or concluded; findings go on being followed."""
    require(policy.can_step_plan(by, plan, "close", on))
    waiting = plan.visits.filter(state__in=[VisitState.PLANNED, VisitState.VISITED]).count()
    if waiting:
        raise Invalid(
            {
                "": counted("Còn %(count)d cuộc chưa kiểm tra hoặc chưa kết luận; hãy làm xong hoặc hủy.", waiting)
                % {"count": waiting}
            }
        )
    return _ended(plan, "close", "", by)


@action("inspection_plan.reopened")
def reopen_plan(plan: InspectionPlan, *, reason: str, by: Actor, on: date) -> InspectionPlan:
    """Take a closed plan up again."""
    require(policy.can_step_plan(by, plan, "reopen", on))
    return _ended(plan, "reopen", stated_reason(reason), by)


@action("inspection_plan.cancelled")
def cancel_plan(plan: InspectionPlan, *, reason: str, by: Actor, on: date) -> InspectionPlan:
    """Give a plan up; visits that were made stay."""
    require(policy.can_step_plan(by, plan, "cancel", on))
    words = stated_reason(reason)
    plan.visits.filter(state=VisitState.PLANNED).update(state=VisitState.CANCELLED, cancel_reason=words)
    return _ended(plan, "cancel", words, by)


def _ended(plan: InspectionPlan, step: str, reason: str, by: Actor) -> InspectionPlan:
    fresh = stepped(plan, PLAN, step)
    fresh.end_reason = reason
    save_checked(fresh, ["state", "version", "end_reason"])
    record(fresh.subject, str(fresh), by=by, reason=reason)
    return fresh


# --- visits on a plan ------------------------------------------------------------------------------------------------


@action("visit.assigned")
def assign_visit(plan: InspectionPlan, organisation: Organisation, facts: VisitFacts, *, by: Actor, on: date) -> Visit:
    """Put a unit on the plan with its day and group; the check list of the plan is copied."""
    require(policy.can_assign_visit(by, plan, on))
    fresh = locked_row(plan)
    if not units_under(fresh.organisation, on).filter(pk=organisation.pk).exists():
        raise Invalid({"organisation": _("Chỉ kiểm tra được đơn vị trực thuộc; hãy chọn đơn vị khác.")})
    _check_visit(fresh, organisation, facts, on)
    number = fresh.visits.count() + 1
    visit = Visit(
        code=f"{fresh.code}-{number:02d}",
        plan=fresh,
        organisation=organisation,
        planned_on=facts.planned_on,
        place=collapse_lines(facts.place),
    )
    save_checked(visit)
    _set_group(visit, facts)
    _copy_checklist(visit, fresh)
    record(visit.subject, str(visit), by=by, changes=_visit_changes(facts))
    return visit


@action("visit.reassigned")
def reassign_visit(visit: Visit, facts: VisitFacts, *, version: int | None = None, by: Actor, on: date) -> Visit:
    """Change day, place or group of a visit that was not made yet."""
    require(policy.can_reassign(by, visit, on))
    fresh = locked_row(visit, version)
    _check_visit(fresh.plan, fresh.organisation, facts, on)
    fresh.planned_on, fresh.place = facts.planned_on, collapse_lines(facts.place)
    fresh.version += 1
    save_checked(fresh, ["planned_on", "place", "version"])
    _set_group(fresh, facts)
    record(fresh.subject, str(fresh), by=by, changes=_visit_changes(facts))
    return fresh


@action("visit.cancelled")
def cancel_visit(visit: Visit, *, reason: str, by: Actor, on: date) -> Visit:
    """Take a unit off the plan."""
    require(policy.can_cancel_visit(by, visit, on))
    fresh = stepped(visit, VISIT, "cancel")
    fresh.cancel_reason = stated_reason(reason)
    save_checked(fresh, ["state", "version", "cancel_reason"])
    record(fresh.subject, str(fresh), by=by, reason=fresh.cancel_reason)
    return fresh


def _visit_changes(facts: VisitFacts) -> dict[str, object]:
    return {"planned_on": facts.planned_on, "leader": facts.leader, "members": list(facts.members)}


def _check_visit(plan: InspectionPlan, organisation: Organisation, facts: VisitFacts, on: date) -> None:
    wrong: dict[str, str] = {}
    if not plan.starts <= facts.planned_on <= plan.ends:
        wrong["planned_on"] = _("Ngày kiểm tra phải trong thời gian của kế hoạch.")
    members = {user.pk for user in facts.members}
    if not members:
        wrong["members"] = _("Hãy chọn ít nhất một thành viên đoàn kiểm tra.")
    elif facts.leader.pk not in members:
        wrong["leader"] = _("Trưởng đoàn phải là một thành viên của đoàn.")
    elif inspectors_of(plan.organisation, on).filter(pk__in=members).count() != len(members):
        wrong["members"] = _("Chỉ cử được thành viên Hội đồng, chuyên viên hoặc lãnh đạo của cơ quan kiểm tra.")
    elif own := list(speak_for(facts.members, organisation, on)):
        names = ", ".join(map(str, own))
        wrong["members"] = _(
            "%(names)s đang phụ trách chính đơn vị này nên không kiểm tra được; hãy cử người khác."
        ) % {"names": names}
    if wrong:
        raise Invalid(wrong)


def _set_group(visit: Visit, facts: VisitFacts) -> None:
    VisitMember.objects.filter(visit=visit).delete()
    VisitMember.objects.bulk_create(
        [VisitMember(visit=visit, user=user, is_leader=user == facts.leader) for user in dict.fromkeys(facts.members)]
    )


def _copy_checklist(visit: Visit, plan: InspectionPlan) -> None:
    CheckItem.objects.filter(visit=visit).delete()
    CheckItem.objects.bulk_create(
        [CheckItem(visit=visit, position=place, text=text) for place, text in enumerate(plan.checklist, start=1)]
    )
