"""What waits for a person in dossiers: returned, to send, to receive, to appraise, for the council, opinions due.

Names stand here, reasons never: work is shown on the first page, where others may look over a shoulder.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import dossier_queries as queries
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dated import NotSet
from thidua.commendation.logic.local import Step
from thidua.commendation.logic.time_limits import limit_of
from thidua.commendation.models import Dossier
from thidua.commendation.queries import local_rules
from thidua.council.queries import awaiting_vote, meetings_taking_items
from thidua.desk.tables.dossiers import dossier_address
from thidua.desk.work import Source, Waiting, WorkItem
from thidua.desk.work_sources import MOST, SOON
from thidua.directory.models import User
from thidua.monitoring.queries.calendar import calendar_of


def _urgency(due: date | None, on: date, calm: str) -> str:
    if due is None or due > on + SOON:
        return calm
    return "overdue" if due < on else "due"


def _item(row: Dossier, title: str, due: date | None = None, since: date | None = None) -> WorkItem:
    detail = f"{row.code} · {row.get_award_display()} · {row.proposer}"
    return WorkItem(dossier_address(row), title % {"subject": row.of}, detail, due, since)


def returned(user: User, on: date) -> list[Waiting]:
    """Given back to the person's units."""
    rows = queries.dossiers_returned(user, on)[:MOST]
    return [Waiting("returned", _item(row, _("Bổ sung hồ sơ: %(subject)s"))) for row in rows]


def to_submit(user: User, on: date) -> list[Waiting]:
    """Drafts for an open round, by its last day."""
    found = []
    for row in queries.dossiers_to_submit(user, on)[:MOST]:
        due = row.round.due_on if row.round else None
        found.append(Waiting(_urgency(due, on, "draft"), _item(row, _("Gửi hồ sơ: %(subject)s"), due)))
    return found


def to_receive(user: User, on: date) -> list[Waiting]:
    """Sent and not taken in."""
    rows = queries.dossiers_to_receive(user, on)[:MOST]
    return [Waiting("confirm", _item(row, _("Tiếp nhận hồ sơ: %(subject)s"), since=row.submitted_on)) for row in rows]


def to_appraise(user: User, on: date) -> list[Waiting]:
    """Taken in and not judged, by the time the appraising body has set."""
    rows = list(queries.dossiers_to_appraise(user, on)[:MOST])
    due = _appraisal_days(rows, on)
    title = _("Thẩm định hồ sơ: %(subject)s")
    return [
        Waiting(_urgency(due[row.pk], on, "confirm"), _item(row, title, due[row.pk], row.received_on)) for row in rows
    ]


def _appraisal_days(rows: Iterable[Dossier], on: date) -> dict[int, date | None]:
    """Until when each is due; the rules and the calendar of each body are read once."""
    found: dict[int, date | None] = {}
    known = {row.appraiser_id: row.appraiser for row in rows}
    rules = {pk: (local_rules(body), calendar_of(body, on)) for pk, body in known.items()}
    for row in rows:
        set_by, calendar = rules[row.appraiser_id]
        assert row.received_on is not None
        try:
            figure = set_by.deadline(Step.APPRAISAL, AwardCode(row.award), row.received_on)
            found[row.pk] = limit_of(figure, row.received_on, calendar).due_on
        except NotSet:
            found[row.pk] = None
    return found


def for_council(user: User, on: date) -> list[Waiting]:
    """Sent to the council and on no agenda: one line, because they are put there together."""
    rows = list(queries.dossiers_before_council(user, on))
    taken = awaiting_vote(row.subject for row in rows) if rows else frozenset()
    count = sum(row.subject not in taken for row in rows)
    if not count:
        return []
    meeting = meetings_taking_items(user, on).first()
    url = reverse("agenda_dossiers", args=[meeting.code]) if meeting else reverse("council_list")
    detail = str(meeting) if meeting else _("Chưa có phiên họp nào được triệu tập.")
    title = _("Đưa %(count)s hồ sơ vào chương trình Hội đồng") % {"count": count}
    return [Waiting("confirm", WorkItem(url, title, detail, meeting.held_on if meeting else None))]


def to_propose(user: User, on: date) -> list[Waiting]:
    """Passed by the council, to be laid before the head."""
    rows = queries.dossiers_passed(user, on)[:MOST]
    return [Waiting("confirm", _item(row, _("Trình quyết định: %(subject)s"))) for row in rows]


def opinions(user: User, on: date) -> list[Waiting]:
    """What the person's bodies are asked."""
    found = []
    for row in queries.opinions_due(user, on)[:MOST]:
        dossier, due = row.round.dossier, row.round.due_on
        title = _("Cho ý kiến: %(subject)s") % {"subject": dossier.of}
        item = WorkItem(reverse("opinion_page", args=[row.pk]), title, dossier.get_award_display(), due)
        found.append(Waiting(_urgency(due, on, "confirm"), item))
    return found


SOURCES: tuple[Source, ...] = (returned, to_submit, to_receive, to_appraise, for_council, to_propose, opinions)
