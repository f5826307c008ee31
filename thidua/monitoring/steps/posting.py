"""One message to each person: the row that remembers it and the notice, in the transaction of the action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from thidua.core.actions import Message, notify_each
from thidua.directory.models import User
from thidua.monitoring.logic.deadlines import LateBy
from thidua.monitoring.logic.digest import Audience, Due, Letter, compose, in_order
from thidua.monitoring.models import Digest, Reminder
from thidua.monitoring.queries.punctuality import lateness_of
from thidua.monitoring.queries.reminders import Telling, due_of


def post(tellings: Iterable[Telling], *, occasion: str, kind: Reminder.Kind, on: date, ask: str = "") -> list[Digest]:
    """Lay down what is told: one digest and one notice for each person, one reminder for each report.

    Mail goes out later, for those who have an address.
    """
    by_user: dict[User, list[Telling]] = {}
    for telling in tellings:
        by_user.setdefault(telling.user, []).append(telling)
    late_by = lateness_of([telling.report for told in by_user.values() for telling in told], on)
    digests = [_digest(user, _letter(told, on, ask, late_by), occasion, on) for user, told in by_user.items()]
    Digest.objects.bulk_create(digests)
    messages = (Message(digest.user, digest.text, digest.link) for digest in digests)
    notify_each(messages, "report.due", f"digest:{on}/{occasion}")
    Reminder.objects.bulk_create(
        _reminder(telling, digest, kind, on) for digest in digests for telling in by_user[digest.user]
    )
    return digests


def _digest(user: User, letter: Letter, occasion: str, on: date) -> Digest:
    mail = Digest.Mail.WAITING if user.email else Digest.Mail.NONE
    return Digest(
        user=user, on=on, occasion=occasion, title=letter.title, text=letter.text, link=letter.link, mail=mail
    )


def _letter(told: Sequence[Telling], on: date, ask: str, late_by: Mapping[int, LateBy]) -> Letter:
    def dues(*, watched: bool) -> list[Due]:
        rows = [one.report for one in told if (one.audience is Audience.OFFICER) is watched]
        return in_order(due_of(row, on, late_by[row.round.campaign.issuer_id]) for row in rows)

    return compose(dues(watched=False), dues(watched=True), on, ask=ask)


def _reminder(telling: Telling, digest: Digest, kind: Reminder.Kind, on: date) -> Reminder:
    by_hand = kind is Reminder.Kind.CHASE
    return Reminder(
        report=telling.report,
        digest=digest,
        user=telling.user,
        kind=kind,
        due_on=on if by_hand else telling.due_on,
        offset=telling.offset,
        on=on,
    )
