"""What waits for a person among exemplars: to verify, to publish, to tell after six months."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import exemplar_queries as queries
from thidua.desk.tables.exemplars import exemplar_address
from thidua.desk.work import Source, Waiting, WorkItem
from thidua.desk.work_sources import MOST
from thidua.directory.models import User


def exemplars_to_verify(user: User, on: date) -> list[Waiting]:
    """Nominated to the person's body by somebody else."""
    title = _("Xác minh điển hình: %(title)s")
    return [
        Waiting(
            "confirm", WorkItem(exemplar_address(row), title % {"title": row.title}, row.code, None, row.nominated_on)
        )
        for row in queries.to_verify(user, on)[:MOST]
    ]


def exemplars_to_publish(user: User, on: date) -> list[Waiting]:
    """Verified, and waiting to be shown."""
    title = _("Công bố điển hình: %(title)s")
    return [
        Waiting(
            "confirm", WorkItem(exemplar_address(row), title % {"title": row.title}, row.code, None, row.verified_on)
        )
        for row in queries.to_publish(user, on)[:MOST]
    ]


def results_to_tell(user: User, on: date) -> list[Waiting]:
    """Copies by the person's units after half a year."""
    title = _("Ghi kết quả làm theo: %(title)s")
    found = []
    for copy in queries.results_to_tell(user, on)[:MOST]:
        url = reverse("exemplar_copy_result", args=[copy.pk])
        item = WorkItem(url, title % {"title": copy.exemplar.title}, str(copy.organisation), copy.due_on, copy.since)
        found.append(Waiting("overdue" if copy.due_on < on else "due", item))
    return found


SOURCES: tuple[Source, ...] = (exemplars_to_verify, exemplars_to_publish, results_to_tell)
