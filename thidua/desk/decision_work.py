"""What waits for a person among decisions of commendation: to issue, to pay, to look at again."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import decision_queries as queries
from thidua.commendation import publicity_queries
from thidua.desk.work import Source, Waiting, WorkItem
from thidua.directory.models import User

MOST = 50
"""Items of one kind on the page; the lists themselves show all."""


def decisions_to_issue(user: User, on: date) -> list[Waiting]:
    """Signed and numbered in the paper room, and not working yet."""
    found = []
    for row in queries.decisions_to_issue(user, on)[:MOST]:
        title = _("Ban hành quyết định khen thưởng: %(about)s") % {"about": row.about}
        item = WorkItem(reverse("decision_page", args=[row.code]), title, str(row.organisation))
        found.append(Waiting("confirm", item))
    return found


def decisions_to_publish(user: User, on: date) -> list[Waiting]:
    """In force, and nobody has said yet whether the public is told."""
    found = []
    for row in publicity_queries.decisions_to_publish(user, on)[:MOST]:
        title = _("Công khai kết quả khen thưởng: Quyết định %(number)s") % {"number": row.number}
        found.append(Waiting("confirm", WorkItem(reverse("decision_page", args=[row.code]), title, row.about)))
    return found


def doubts_to_settle(user: User, on: date) -> list[Waiting]:
    """Honours that leaned on one taken back."""
    found = []
    for row in queries.doubts_to_settle(user, on)[:MOST]:
        title = _("Xem lại khen thưởng: %(honour)s") % {"honour": row.honour}
        detail = _("dựa vào thành tích đã thu hồi: %(cause)s") % {"cause": row.cause}
        found.append(Waiting("confirm", WorkItem(reverse("honour_page", args=[row.honour.code]), title, detail)))
    return found


SOURCES: tuple[Source, ...] = (decisions_to_issue, decisions_to_publish, doubts_to_settle)
