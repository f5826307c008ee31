"""Sending the mail of digests: outside any transaction, each letter claimed first, so that two processes send one.

How mail travels is bookkeeping, like the state of a job, and leaves no line in the ledger; that somebody was reminded
was recorded when the digest was laid down.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F

from thidua.monitoring.models import Digest
from thidua.monitoring.queries.reminders import letters_to_mail

log = logging.getLogger(__name__)

LOST_AFTER = timedelta(hours=1)
"""A letter claimed longer ago was left by a process that died; it is sent again under the same message number."""
MOST_ATTEMPTS = 24
"""Tries before a letter is given up; the notice in the system stands anyway."""
GREETING = "Kính gửi Anh/Chị,"
CLOSING = "Thư do hệ thống Thi Đua tự gửi; không cần trả lời."


@dataclass(frozen=True, slots=True)
class Mailed:
    """How many letters went out, and how many could not be sent this time."""

    sent: int = 0
    failed: int = 0


def send_letters(now: datetime) -> Mailed:
    """Send every letter that waits. A letter that fails waits for the next time."""
    outcomes = [_send(letter) for letter in _claimed(now)]
    return Mailed(sum(outcomes), len(outcomes) - sum(outcomes))


def _claimed(now: datetime) -> Iterator[Digest]:
    for letter in letters_to_mail(now - LOST_AFTER):
        held = Digest.objects.filter(pk=letter.pk, mail=letter.mail, claimed_at=letter.claimed_at)
        if held.update(mail=Digest.Mail.SENDING, claimed_at=now, attempts=F("attempts") + 1):
            letter.attempts, letter.claimed_at = letter.attempts + 1, now
            yield letter


def _send(letter: Digest) -> bool:
    try:
        _message(letter).send()
    except Exception:
        log.exception("mail of digest %s", letter.pk)
        over = letter.attempts >= MOST_ATTEMPTS
        Digest.objects.filter(pk=letter.pk).update(mail=Digest.Mail.GIVEN_UP if over else Digest.Mail.WAITING)
        return False
    Digest.objects.filter(pk=letter.pk).update(mail=Digest.Mail.SENT, mailed_at=letter.claimed_at)
    return True


def _message(letter: Digest) -> EmailMessage:
    address = f"{settings.PUBLIC_ADDRESS}{letter.link or '/'}"
    body = "\n\n".join([GREETING, *letter.lines, f"Mở: {address}", CLOSING])
    number = f"<digest-{letter.pk}@{settings.PUBLIC_ADDRESS.rpartition('/')[2]}>"
    return EmailMessage(letter.title, body, to=[letter.user.email], headers={"Message-ID": number})
