"""The reports a round waits for: one row for every unit that is asked, from the day the round opens."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from thidua.monitoring.logic.states import ReportState
from thidua.monitoring.models import Report, Round


@dataclass(frozen=True, slots=True)
class Expected:
    """How the list of expected reports changed: ids of units that came in, and how many were let go."""

    added: tuple[int, ...]
    dropped: int


def expect_reports(row: Round, units: Collection[int]) -> Expected:
    """Make the reports of the round fit the units asked (ids).

    A unit that is asked no more keeps a report it has sent or imported into; an untouched one goes.
    """
    held = dict(Report.objects.filter(round=row).values_list("organisation_id", "pk"))
    added = [pk for pk in units if pk not in held]
    Report.objects.bulk_create(Report(round=row, organisation_id=pk) for pk in added)
    surplus = [pk for organisation, pk in held.items() if organisation not in units]
    untouched = Report.objects.filter(pk__in=surplus, state=ReportState.OPEN, first_submitted_on=None, batches=None)
    dropped = untouched.count()
    untouched.delete()
    return Expected(tuple(added), dropped)
