"""What waits for the departments that own indicators: their figures in all units."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TypedDict

from django.db.models import Count, Q, QuerySet

from thidua.core.audit import Actor
from thidua.monitoring.logic.period import Period
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Observation
from thidua.monitoring.queries.figures import figures_answered_for
from thidua.monitoring.queries.report_figures import figures_in

ANSWERED = (FigureState.CONFIRMED, FigureState.OFFICIAL)


class ToConfirm(TypedDict):
    """One indicator in one period: how many figures wait, are confirmed, are there at all."""

    indicator__code: str
    indicator__name: str
    indicator__unit: str
    period: str
    waiting: int
    answered: int
    total: int


def confirm_groups(user: Actor, on: date) -> QuerySet[Observation, ToConfirm]:
    """What the account answers for, by indicator and period; what waits first, the latest period first."""
    counted = (
        figures_answered_for(user, on)
        .order_by()
        .values("indicator__code", "indicator__name", "indicator__unit", "period")
        .annotate(
            waiting=Count("pk", filter=Q(state=FigureState.APPROVED)),
            answered=Count("pk", filter=Q(state__in=ANSWERED)),
            total=Count("pk"),
        )
    )
    return counted.order_by("-waiting", "-period", "indicator__code")


def figures_beside(indicator: int, span: Period, units: Collection[int]) -> dict[tuple[int, str], Observation]:
    """The figures of the period before and of a year ago, by unit and period. One query."""
    rows = figures_in([str(span.before), str(span.year_before)]).filter(indicator=indicator, organisation__in=units)
    return {(row.organisation_id, row.period): row for row in rows}
