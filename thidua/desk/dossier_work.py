"""What waits for a person in dossiers: returned, to send, to receive, to appraise, opinions due.

Names stand here, reasons never: work is shown on the first page, where others may look over a shoulder.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import dossier_queries as queries
from thidua.commendation.list_consultation_queries import letters_due
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dated import NotSet
from thidua.commendation.logic.local import Step
from thidua.commendation.logic.time_limits import limit_of
from thidua.commendation.models import Dossier
from thidua.commendation.queries import local_rules
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


def opinions(user: User, on: date) -> list[Waiting]:
    """What the person's bodies are asked."""
    found = []
    for row in queries.opinions_due(user, on)[:MOST]:
        dossier, due = row.round.dossier, row.round.due_on
        title = _("Cho ý kiến: %(subject)s") % {"subject": dossier.of}
        item = WorkItem(reverse("opinion_page", args=[row.pk]), title, dossier.get_award_display(), due)
        found.append(Waiting(_urgency(due, on, "confirm"), item))
    return found


def letters(user: User, on: date) -> list[Waiting]:
    """Lists that the person's bodies are asked about, one line for each letter."""
    found = []
    for voice in letters_due(user, on)[:MOST]:
        letter = voice.letter
        title = _("Cho ý kiến về danh sách: %(round)s") % {"round": letter.award_round.title}
        detail = _("Còn %(open)s trên %(all)s dòng chưa trả lời") % {"open": voice.open, "all": voice.lines}
        item = WorkItem(reverse("letter_answer", args=[letter.code, voice.body.code]), title, detail, letter.due_on)
        found.append(Waiting(_urgency(letter.due_on, on, "confirm"), item))
    return found


SOURCES: tuple[Source, ...] = (returned, to_submit, to_receive, to_appraise, opinions, letters)
