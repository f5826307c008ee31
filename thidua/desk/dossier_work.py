"""What waits for a person in dossiers: returned, to send, to receive, to appraise, opinions due.

Names stand here, reasons never: work is shown on the first page, where others may look over a shoulder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.commendation import dossier_queries as queries
from thidua.commendation.decision_queries import dossiers_between_steps
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dated import NotSet
from thidua.commendation.logic.local import Step
from thidua.commendation.logic.time_limits import limit_of
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import Dossier
from thidua.commendation.queries import local_rules
from thidua.core.logic.saying import spoken
from thidua.council.queries import meetings_taking_items, standing_abouts
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
    detail = f"{row.code} · {spoken(row.get_award_display())} · {row.proposer}"
    return WorkItem(dossier_address(row), title % {"subject": row.of}, detail, due, since)


def returned(user: User, on: date) -> list[Waiting]:
    """Given back to the person's units."""
    rows = queries.dossiers_returned(user, on)[:MOST]
    return [Waiting("returned", _returned(row)) for row in rows]


def _returned(row: Dossier) -> WorkItem:
    parts = _("%(count)s mục cần sửa") % {"count": len(row.returned_fields)}
    detail = f"{parts} · {row.code} · {row.get_award_display()}"
    title = _("Bổ sung hồ sơ: %(subject)s") % {"subject": row.of}
    return WorkItem(dossier_address(row), title, detail, action=_("Bổ sung"))


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
        item = WorkItem(
            reverse("opinion_page", args=[row.pk]), title, dossier.get_award_display(), due, action=_("Cho ý kiến")
        )
        found.append(Waiting(_urgency(due, on, "confirm"), item))
    return found


def to_move_on(user: User, on: date) -> list[Waiting]:
    """Judged dossiers that wait for their next step: one line for each step, however many wait. Three queries."""
    rows = list(dossiers_between_steps(user, on).values_list("code", "state", "council_result"))
    placed = standing_abouts([f"dossier:{code}" for code, state, _result in rows if state == DossierState.IN_COUNCIL])
    counts = Counter(
        _step_of(state, passed=bool(result.get("passed")), placed=f"dossier:{code}" in placed)
        for code, state, result in rows
    )
    waiting = ((step, counts[step]) for step in _MOVES if counts[step])
    return [Waiting("confirm", _move(step, count, user, on)) for step, count in waiting]


def _step_of(state: str, *, passed: bool, placed: bool) -> str:
    """Which step a dossier waits for; one that stands on an agenda waits for the vote, which is nobody's line here."""
    if state != DossierState.IN_COUNCIL:
        return state
    return "passed" if passed else "placed" if placed else state


_MOVES = {
    DossierState.APPRAISED: gettext_lazy("%(count)s hồ sơ đã thẩm định, chờ chuyển Hội đồng hoặc trình"),
    DossierState.IN_COUNCIL: gettext_lazy("%(count)s hồ sơ chờ đưa vào chương trình họp Hội đồng"),
    "passed": gettext_lazy("%(count)s hồ sơ Hội đồng đã thông qua, chờ trình quyết định"),
    DossierState.PROPOSED: gettext_lazy("%(count)s hồ sơ đã trình, chờ đưa vào một quyết định"),
}
"""The steps in their order, as the lines say them."""


def _move(step: str, count: int, user: User, on: date) -> WorkItem:
    title = str(_MOVES[step]) % {"count": count}
    if step == DossierState.PROPOSED:
        return WorkItem(reverse("decision_list"), title, _("Lập quyết định, chọn nhiều hồ sơ một lần"))
    if step == DossierState.IN_COUNCIL:
        return WorkItem(_agenda(user, on), title, _("Chọn nhiều hồ sơ một lần trên trang phiên họp"))
    name = "trinh" if step == "passed" else "hoi-dong"
    return WorkItem(reverse("dossier_move", args=[name]), title, _("Chọn nhiều hồ sơ một lần"))


def _agenda(user: User, on: date) -> str:
    """Where dossiers are put onto the agenda of the next meeting; the councils where none is called."""
    meeting = meetings_taking_items(user, on).first()
    return reverse("agenda_pick", args=[meeting.code]) if meeting else reverse("council_list")


SOURCES: tuple[Source, ...] = (returned, to_submit, to_receive, to_appraise, opinions, to_move_on)
