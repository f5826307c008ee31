"""What waits for a person in the judgement: cards to self-score, check, cross-score and appraise, lines sent back,
appeals to answer, registrations to write and approve, pledges to sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.desk.tables.registrations import registration_address, subject_of
from thidua.desk.tables.scoring import round_address
from thidua.desk.work import Source, Waiting, WorkItem
from thidua.desk.work_sources import MOST, SOON
from thidua.directory.models import Organisation, User
from thidua.scoring.logic.gaps import Share
from thidua.scoring.logic.terms import Stage
from thidua.scoring.models import Registration, Scorecard
from thidua.scoring.queries import registrations as registered
from thidua.scoring.queries import work as judged
from thidua.scoring.queries.gaps import shares_in
from thidua.scoring.queries.rounds import cards_to_fill


def _urgency(due: date | None, on: date, calm: str) -> str:
    if due is None or due > on + SOON:
        return calm
    return "overdue" if due < on else "due"


def _card_url(card: Scorecard) -> str:
    return reverse("scorecard_page", args=[card.round.code, card.organisation.code])


def cards_to_score(user: User, on: date) -> list[Waiting]:
    """Cards that the person's units have to fill in and hand in."""
    found = []
    for card in cards_to_fill(user, on)[:MOST]:
        title = _("Tự chấm điểm: %(unit)s") % {"unit": card.organisation}
        due = card.round.self_due
        item = WorkItem(_card_url(card), title, str(card.round.cluster), due, card.round.opened_on)
        found.append(Waiting(_urgency(due, on, "confirm"), item))
    return found


def lines_returned(user: User, on: date) -> list[Waiting]:
    """Marks of the person's units that were sent back, one entry for each card."""
    found: dict[int, Waiting] = {}
    for mark in judged.marks_returned_to(user, on)[:MOST]:
        title = _("Ghi lại điểm bị trả lại: %(unit)s") % {"unit": mark.card.organisation}
        item = WorkItem(_card_url(mark.card), title, mark.return_reason)
        found.setdefault(mark.card_id, Waiting("returned", item))
    return list(found.values())


def cards_to_check(user: User, on: date) -> list[Waiting]:
    """Rounds in which departments of the person still owe checks."""
    return _owed(judged.rounds_to_check(user, on)[:MOST], Stage.CHECK, _("Kiểm tra điểm: %(cluster)s"), on)


def cards_to_cross(user: User, on: date) -> list[Waiting]:
    """Rounds in which members of the person still owe cross-scores."""
    return _owed(judged.rounds_to_cross(user, on)[:MOST], Stage.CROSS, _("Chấm chéo: %(cluster)s"), on)


def _owed(rounds: judged.RoundUnits, stage: Stage, title: str, on: date) -> list[Waiting]:
    """One entry for each unit that still owes something in a round: it leads to the first card."""
    if not rounds:
        return []
    shares = shares_in([row for row, _units in rounds], stage)
    found = []
    for row, units in rounds:
        due = row.check_due if stage is Stage.CHECK else row.cross_due
        for unit in units:
            own = [share for share in shares[row.pk] if share.scorer == unit.code]
            if own:
                url = reverse("scorecard_page", args=[row.code, own[0].unit])
                item = WorkItem(url, title % {"cluster": row.cluster}, _left(unit, own), due)
                found.append(Waiting(_urgency(due, on, "confirm"), item))
    return found


def _left(unit: Organisation, shares: Sequence[Share]) -> str:
    words = {"unit": unit, "cards": len(shares), "lines": sum(share.wanted - share.done for share in shares)}
    return _("%(unit)s: còn %(cards)s phiếu, %(lines)s dòng") % words


def rounds_to_move(user: User, on: date) -> list[Waiting]:
    """Rounds of the person's organisers: to appraise, or past the day of their stage."""
    found = []
    for row in judged.rounds_to_move(user, on)[:MOST]:
        due: date | None = vars(row)["stage_due"]
        title = _("%(stage)s: %(cluster)s") % {"stage": row.get_state_display(), "cluster": row.cluster}
        url = f"{round_address(row)}?muc=tien-trinh"
        found.append(Waiting(_urgency(due, on, "follow"), WorkItem(url, title, row.code, due)))
    return found


def appeals_to_answer(user: User, on: date) -> list[Waiting]:
    """Appeals that wait for the standing body."""
    found = []
    for appeal in judged.appeals_to_answer(user, on)[:MOST]:
        card = appeal.card
        url = reverse("appeal_answer", args=[card.round.code, card.organisation.code, appeal.pk])
        title = _("Trả lời kiến nghị: %(unit)s") % {"unit": card.organisation}
        item = WorkItem(url, title, appeal.text, appeal.due_on, appeal.filed_on)
        found.append(Waiting(_urgency(appeal.due_on, on, "confirm"), item))
    return found


def registrations_to_write(user: User, on: date) -> list[Waiting]:
    """Calls that the person's units have not answered, and drafts that were sent back."""
    found = []
    for call in registered.calls_to_answer(user, on)[:MOST]:
        title = _("Đăng ký thi đua năm %(year)s") % {"year": call.year}
        item = WorkItem(reverse("registration_new"), title, str(call.organiser), call.due_on)
        found.append(Waiting(_urgency(call.due_on, on, "follow"), item))
    for row in registered.registrations_returned(user, on)[:MOST]:
        found.append(Waiting("returned", _registration(row, _("Sửa đăng ký thi đua: %(what)s"), row.return_reason)))
    return found


def registrations_to_approve(user: User, on: date) -> list[Waiting]:
    """Registrations that wait for the head."""
    rows = registered.registrations_to_approve(user, on)[:MOST]
    words = _("Duyệt đăng ký thi đua: %(what)s")
    return [Waiting("confirm", _registration(row, words, row.code, row.submitted_on)) for row in rows]


def _registration(row: Registration, title: str, detail: str, since: date | None = None) -> WorkItem:
    return WorkItem(registration_address(row), title % {"what": subject_of(row)}, detail, since=since)


def pledges_to_sign(user: User, on: date) -> list[Waiting]:
    """Pledges that wait for the signature of a unit the person heads."""
    found = []
    for pledge in registered.pledges_to_sign(user, on)[:MOST]:
        url = reverse("pledge_page", args=[pledge.cluster.year, pledge.cluster.code])
        item = WorkItem(url, _("Ký giao ước thi đua"), str(pledge.cluster), pledge.sign_by)
        found.append(Waiting(_urgency(pledge.sign_by, on, "confirm"), item))
    return found


SOURCES: tuple[Source, ...] = (
    cards_to_score,
    lines_returned,
    cards_to_check,
    cards_to_cross,
    rounds_to_move,
    appeals_to_answer,
    registrations_to_write,
    registrations_to_approve,
    pledges_to_sign,
)
