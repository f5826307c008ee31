"""Who draws up inspections, who conducts a visit, who answers a finding and who closes it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.queries import UNIT_ROLES
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation, User
from thidua.directory.policy import in_scope
from thidua.monitoring.logic.inspection_states import (
    FINDING,
    PLAN,
    VISIT,
    FindingState,
    PlanState,
    VisitState,
)
from thidua.monitoring.models import Finding, InspectionPlan, Visit, VisitMember
from thidua.monitoring.models.inspection_labels import FINDING_STATES, PLAN_STATES, VISIT_STATES
from thidua.monitoring.queries.inspections import PLANNERS

# --- plans -----------------------------------------------------------------------------------------------------------


def can_plan(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Draw up a plan: officers and leaders of the inspecting body."""
    if in_scope(user, organisation, on, *PLANNERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua hoặc lãnh đạo của “%(unit)s” mới lập được kế hoạch kiểm tra.")
        % {"unit": organisation}
    )


def can_edit_plan(user: Actor, plan: InspectionPlan, on: date) -> Decision:
    """Change a plan that was not issued yet."""
    return first_refusal(can_plan(user, plan.organisation, on), _plan_in(plan, PlanState.DRAFT))


def can_assign_visit(user: Actor, plan: InspectionPlan, on: date) -> Decision:
    """Put a unit on the plan with the group that visits it, also after the plan was issued."""
    return first_refusal(can_plan(user, plan.organisation, on), _plan_in(plan, PlanState.DRAFT, PlanState.ISSUED))


def can_step_plan(user: Actor, plan: InspectionPlan, step: str, on: date) -> Decision:
    """Issue, close, reopen or cancel."""
    state = PlanState(plan.state)
    fits = ALLOWED if PLAN.can(state, step) else _plan_in(plan)
    return first_refusal(can_plan(user, plan.organisation, on), fits)


def _plan_in(plan: InspectionPlan, *states: PlanState) -> Decision:
    if plan.state in states:
        return ALLOWED
    return deny(
        _("Kế hoạch %(code)s đang ở trạng thái “%(state)s” nên không làm bước này được.")
        % {"code": plan.code, "state": PLAN_STATES[PlanState(plan.state)]}
    )


# --- visits ----------------------------------------------------------------------------------------------------------


def can_reassign(user: Actor, visit: Visit, on: date) -> Decision:
    """Change day or group of a visit that was not made yet."""
    return first_refusal(can_assign_visit(user, visit.plan, on), _visit_in(visit, VisitState.PLANNED))


def can_cancel_visit(user: Actor, visit: Visit, on: date) -> Decision:
    """Take a unit off the plan."""
    return can_reassign(user, visit, on)


def can_conduct(user: Actor, visit: Visit, on: date) -> Decision:
    """Fill the check list, add photographs and minutes, draft findings: the group, and those who draw up the plan."""
    waiting = _visit_in(visit, VisitState.PLANNED, VisitState.VISITED)
    return first_refusal(_plan_in(visit.plan, PlanState.ISSUED), _of_group(user, visit, on), waiting)


def can_issue_conclusions(user: Actor, visit: Visit, on: date) -> Decision:
    """Issue the conclusions: the leader of the group, or who draws up the plan; after the visit was made."""
    fits = ALLOWED if VISIT.can(VisitState(visit.state), "issue") else _visit_in(visit)
    return first_refusal(_leads(user, visit, on), fits)


def _visit_in(visit: Visit, *states: VisitState) -> Decision:
    if visit.state in states:
        return ALLOWED
    return deny(
        _("Cuộc kiểm tra %(code)s đang ở trạng thái “%(state)s” nên không làm bước này được.")
        % {"code": visit.code, "state": VISIT_STATES[VisitState(visit.state)]}
    )


def _of_group(user: Actor, visit: Visit, on: date) -> Decision:
    if _is_member(user, visit) or in_scope(user, visit.plan.organisation, on, *PLANNERS):
        return ALLOWED
    return deny(_("Chỉ thành viên đoàn kiểm tra hoặc chuyên viên lập kế hoạch mới ghi được cuộc kiểm tra này."))


def _leads(user: Actor, visit: Visit, on: date) -> Decision:
    if _is_member(user, visit, is_leader=True) or in_scope(user, visit.plan.organisation, on, *PLANNERS):
        return ALLOWED
    return deny(_("Chỉ trưởng đoàn kiểm tra hoặc cơ quan lập kế hoạch mới làm được bước này."))


def _is_member(user: Actor, visit: Visit, *, is_leader: bool = False) -> bool:
    if user is SYSTEM:
        return True
    if not isinstance(user, User) or not user.is_active:
        return False
    rows = VisitMember.objects.filter(visit=visit, user=user)
    return (rows.filter(is_leader=True) if is_leader else rows).exists()


# --- findings --------------------------------------------------------------------------------------------------------


def can_draft_finding(user: Actor, visit: Visit, on: date) -> Decision:
    """Write a finding down before the conclusions are issued."""
    return can_conduct(user, visit, on)


def can_edit_finding(user: Actor, finding: Finding, on: date) -> Decision:
    """Change or remove a drafted finding."""
    return first_refusal(can_conduct(user, finding.visit, on), _finding_in(finding, FindingState.DRAFT))


def can_answer_finding(user: Actor, finding: Finding, on: date) -> Decision:
    """Report how it was mended: head or reporting officer of the unit that has to."""
    if not in_scope(user, finding.owner, on, *UNIT_ROLES):
        return deny(
            _("Chỉ thủ trưởng hoặc đầu mối của “%(unit)s” mới báo cáo khắc phục kết luận này.")
            % {"unit": finding.owner}
        )
    return _finding_step(finding, "answer")


def can_settle_finding(user: Actor, finding: Finding, step: str, on: date) -> Decision:
    """Return, extend, close or reopen: the leader of the group or who draws up the plan, never the unit itself."""
    return first_refusal(_leads(user, finding.visit, on), _finding_step(finding, step))


def _finding_in(finding: Finding, *states: FindingState) -> Decision:
    if finding.state in states:
        return ALLOWED
    return deny(
        _("Kết luận %(code)s đang ở trạng thái “%(state)s” nên không làm bước này được.")
        % {"code": finding.code, "state": FINDING_STATES[FindingState(finding.state)]}
    )


def _finding_step(finding: Finding, step: str) -> Decision:
    return ALLOWED if FINDING.can(FindingState(finding.state), step) else _finding_in(finding)
