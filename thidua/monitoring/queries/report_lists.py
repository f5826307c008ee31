"""Reports as lists: what waits for the reader first, the own units' apart from all that may be seen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from thidua.core.audit import Actor
from thidua.directory.models import Role
from thidua.directory.queries import organisations_of
from thidua.monitoring.logic.states import ReportState, RoundState
from thidua.monitoring.models import Delegation, Report
from thidua.monitoring.queries.owners import delegated_to
from thidua.monitoring.queries.reports import reports_visible_to

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    ListedReport = WithAnnotations[Report, "Urgency"]

TAKING = (RoundState.OPEN, RoundState.REOPENED)


class Urgency(TypedDict):
    """What a listed report carries besides its own columns."""

    turn: int


def report_list(user: Actor, on: date) -> QuerySet[ListedReport]:
    """The visible reports; those that wait for the reader first, the earliest deadline first, what is over last."""
    own, headed = own_units(user, on), headed_units(user, on)
    turn = Case(
        When(Q(state=ReportState.OPEN, round__state__in=TAKING, organisation__in=own), then=Value(0)),
        When(Q(state=ReportState.SUBMITTED, organisation__in=headed), then=Value(0)),
        When(Q(state=ReportState.OPEN, round__state__in=TAKING), then=Value(1)),
        When(Q(state=ReportState.SUBMITTED), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    rows = reports_visible_to(user, on).annotate(turn=turn)
    return rows.order_by("turn", "round__due_on", "organisation__sort_key", "pk")


def own_units(user: Actor, on: date) -> frozenset[int]:
    """The units for which the account enters figures."""
    return frozenset(organisations_of(user, on, Role.HEAD, Role.UNIT_OFFICER))


def headed_units(user: Actor, on: date) -> frozenset[int]:
    """The units whose reports the account approves, as their head or for the head."""
    return frozenset(organisations_of(user, on, Role.HEAD)) | delegated_to(user, Delegation.Work.APPROVE, on)
