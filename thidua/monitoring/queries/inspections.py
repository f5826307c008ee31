"""Named reads of inspections: the inspecting side sees plans and visits, a unit its own once they are issued."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from thidua.campaigns.queries import UNIT_ROLES
from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Grant, Organisation, Role, User
from thidua.directory.queries import in_force, organisations_of, tree_on
from thidua.monitoring.logic.inspection_states import FindingState, FindingStatistics, VisitState, statistics
from thidua.monitoring.models import (
    CheckItem,
    Finding,
    FollowUp,
    FollowUpFile,
    InspectionPlan,
    Visit,
    VisitMember,
    VisitPhoto,
)

PLANNERS = (Role.OFFICER, Role.LEADER)
"""Who draws up and issues inspections of the own body."""
OVERSEERS = (*PLANNERS, Role.AUDITOR)
INSPECTORS = (Role.COUNCIL_MEMBER, Role.OFFICER, Role.LEADER)
"""Whose accounts may be sent on visits."""


def _inspects(user: Actor) -> Exists:
    """Visits on which the account is a member of the group."""
    key = user.pk if isinstance(user, User) else None
    return Exists(VisitMember.objects.filter(visit=OuterRef("pk"), user=key).order_by())


def plans_visible_to(user: Actor, on: date) -> QuerySet[InspectionPlan]:
    """Plans of the bodies whose inspections the reader draws up or audits, and those that send the reader somewhere."""
    rows = InspectionPlan.objects.select_related("organisation", "campaign")
    if user is SYSTEM:
        return rows
    key = user.pk if isinstance(user, User) else None
    sent = VisitMember.objects.filter(visit__plan=OuterRef("pk"), user=key).order_by()
    overseen = Q(organisation__in=organisations_of(user, on, *OVERSEERS))
    return rows.filter(overseen | (Exists(sent) & ~Q(state="draft")))


def plan_list(user: Actor, on: date) -> QuerySet[InspectionPlan]:
    """The same for a list, with how many visits there are and how many were made."""
    done = Q(visits__state__in=[VisitState.VISITED, VisitState.ISSUED])
    return plans_visible_to(user, on).annotate(
        visit_count=Count("visits", ~Q(visits__state=VisitState.CANCELLED), distinct=True),
        done_count=Count("visits", done, distinct=True),
    )


def visits_visible_to(user: Actor, on: date) -> QuerySet[Visit]:
    """Visits one inspects, draws up or audits in every state; a unit's own once their conclusions are issued."""
    rows = Visit.objects.select_related("plan__organisation", "plan__campaign", "organisation", "minutes_file")
    if user is SYSTEM:
        return rows
    overseen = Q(plan__organisation__in=organisations_of(user, on, *OVERSEERS))
    member = Q(_inspects(user)) & ~Q(plan__state="draft")
    own = Q(organisation__in=organisations_of(user, on, *UNIT_ROLES), state=VisitState.ISSUED)
    return rows.filter(overseen | member | own)


def visit_list(user: Actor, on: date) -> QuerySet[Visit]:
    """The same for a list, with the number of findings and of those not closed yet."""
    issued = ~Q(findings__state=FindingState.DRAFT)
    open_ones = issued & ~Q(findings__state=FindingState.CLOSED)
    return visits_visible_to(user, on).annotate(
        finding_count=Count("findings", issued & Q(findings__isnull=False), distinct=True),
        open_count=Count("findings", open_ones & Q(findings__isnull=False), distinct=True),
    )


def visit_page(user: Actor, on: date) -> QuerySet[Visit]:
    """Visits with everything a page shows, in a constant number of queries."""
    return visits_visible_to(user, on).prefetch_related(
        Prefetch("members", VisitMember.objects.select_related("user")),
        Prefetch("items", CheckItem.objects.order_by("position")),
        Prefetch("photos", VisitPhoto.objects.filter(removed_at=None).select_related("file"), to_attr="shown"),
        Prefetch("findings", Finding.objects.select_related("owner", "visit").order_by("number")),
    )


def findings_visible_to(user: Actor, on: date) -> QuerySet[Finding]:
    """Findings of visits one inspects, draws up or audits; issued ones of the own unit, or that it has to mend."""
    rows = Finding.objects.select_related("visit__plan__organisation", "visit__organisation", "owner")
    if user is SYSTEM:
        return rows
    overseen = Q(visit__plan__organisation__in=organisations_of(user, on, *OVERSEERS))
    key = user.pk if isinstance(user, User) else None
    member = Exists(VisitMember.objects.filter(visit=OuterRef("visit"), user=key).order_by())
    units = organisations_of(user, on, *UNIT_ROLES)
    own = (Q(visit__organisation__in=units) | Q(owner__in=units)) & ~Q(state=FindingState.DRAFT)
    return rows.filter(overseen | (Q(member) & ~Q(visit__plan__state="draft")) | own)


def with_chain(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    """Findings with what followed, oldest first, and its files."""
    files = FollowUpFile.objects.select_related("file")
    chain = FollowUp.objects.prefetch_related(Prefetch("files", files))
    return rows.prefetch_related(Prefetch("follow_ups", chain))


def statistics_of(findings: Iterable[Finding], on: date) -> FindingStatistics:
    """How these findings stand on the day."""
    return statistics((finding.facts for finding in findings), on)


def photos_visible_to(user: Actor, on: date) -> QuerySet[VisitPhoto]:
    """Photographs of the visits the reader sees, those taken away left out."""
    seen = visits_visible_to(user, on).order_by().values("pk")
    return VisitPhoto.objects.filter(removed_at=None, visit__in=seen).select_related("file", "visit")


def answer_files_visible_to(user: Actor, on: date) -> QuerySet[FollowUpFile]:
    """Files in the chains of the findings the reader sees."""
    seen = findings_visible_to(user, on).order_by().values("pk")
    rows = FollowUpFile.objects.filter(follow_up__finding__in=seen)
    return rows.select_related("file", "follow_up__finding__visit")


# --- who may be sent, where ------------------------------------------------------------------------------------------


def inspectors_of(organisation: Organisation, on: date) -> QuerySet[User]:
    """Accounts the body may send: its council members, officers and leaders, from itself or from above it."""
    above = list(tree_on(on).ancestors(organisation.pk))
    here = Q(organisation=organisation) | Q(organisation__in=above, subtree=True)
    held = Grant.objects.filter(here, in_force(on), role__in=INSPECTORS, user=OuterRef("pk"))
    return User.objects.filter(Exists(held.order_by()), is_active=True).order_by("display_name", "username")


def units_under(organisation: Organisation, on: date) -> QuerySet[Organisation]:
    """The units the body may inspect: all under it on the day."""
    return Organisation.objects.filter(pk__in=tree_on(on).subtree(organisation.pk) - {organisation.pk})


def speak_for(users: Collection[User], organisation: Organisation, on: date) -> QuerySet[User]:
    """Those among the accounts that speak for the unit itself and so may not inspect it."""
    held = Grant.objects.filter(in_force(on), user__in=users, organisation=organisation, role__in=UNIT_ROLES)
    return User.objects.filter(pk__in=held.order_by().values("user"))


# --- what waits ------------------------------------------------------------------------------------------------------


def visits_to_make(user: User, on: date) -> QuerySet[Visit]:
    """Visits the account is sent on and that were not made yet, earliest first."""
    rows = Visit.objects.select_related("plan", "organisation")
    return rows.filter(_inspects(user), state=VisitState.PLANNED, plan__state="issued").order_by("planned_on", "pk")


def findings_to_answer(user: Actor, on: date) -> QuerySet[Finding]:
    """Open findings that the reader's units have to mend, earliest deadline first."""
    units = organisations_of(user, on, *UNIT_ROLES)
    rows = Finding.objects.select_related("visit__organisation", "owner")
    return rows.filter(owner__in=units, state=FindingState.OPEN).order_by("due_on", "pk")


def findings_to_check(user: User, on: date) -> QuerySet[Finding]:
    """Answered findings of visits the account led or whose plans it draws up."""
    led = VisitMember.objects.filter(visit=OuterRef("visit"), user=user, is_leader=True).order_by()
    planned = Q(visit__plan__organisation__in=organisations_of(user, on, Role.OFFICER))
    rows = Finding.objects.select_related("visit__organisation", "owner")
    return rows.filter(Q(Exists(led)) | planned, state=FindingState.ANSWERED).order_by("due_on", "pk")


def overdue_findings(user: User, on: date) -> QuerySet[Finding]:
    """Findings past their day of the bodies whose inspections the account draws up."""
    rows = Finding.objects.select_related("visit__organisation", "owner")
    planned = Q(visit__plan__organisation__in=organisations_of(user, on, Role.OFFICER))
    return rows.filter(planned, state=FindingState.OPEN, due_on__lt=on).order_by("due_on", "pk")
