"""One message to each person: the row that remembers it and the notice, in the transaction of the action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from thidua.core.actions import Message, notify_each
from thidua.directory.models import User
from thidua.monitoring.logic.digest import Audience, Letter, compose, in_order
from thidua.monitoring.models import Digest, Reminder
from thidua.monitoring.queries.reminders import Telling, due_of


def post(tellings: Iterable[Telling], *, occasion: str, kind: Reminder.Kind, on: date, ask: str = "") -> list[Digest]:
    """Lay down what is told: one digest and one notice for each person, one reminder for each report.

    Mail goes out later, for those who have an address.
    """
    by_user: dict[User, list[Telling]] = {}
    for telling in tellings:
        by_user.setdefault(telling.user, []).append(telling)
    digests = [_digest(user, told, occasion, on, ask) for user, told in by_user.items()]
    Digest.objects.bulk_create(digests)
    messages = (Message(digest.user, digest.text, digest.link) for digest in digests)
    notify_each(messages, "report.due", f"digest:{on}/{occasion}")
    Reminder.objects.bulk_create(
        _reminder(telling, digest, kind, on) for digest in digests for telling in by_user[digest.user]
    )
    return digests


def _digest(user: User, told: Sequence[Telling], occasion: str, on: date, ask: str) -> Digest:
    letter = _letter(told, on, ask)
    mail = Digest.Mail.WAITING if user.email else Digest.Mail.NONE
    return Digest(
        user=user, on=on, occasion=occasion, title=letter.title, text=letter.text, link=letter.link, mail=mail
    )


def _letter(told: Sequence[Telling], on: date, ask: str) -> Letter:
    own = in_order(due_of(telling.report) for telling in told if telling.audience is not Audience.OFFICER)
    watched = in_order(due_of(telling.report) for telling in told if telling.audience is Audience.OFFICER)
    return compose(own, watched, on, ask=ask)


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
