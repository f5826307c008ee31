"""The calendar's work: rounds open, people are reminded, rounds are locked, mail goes out.

Everything is selected by what is due up to a day and not done yet, so a run that was missed is made up for, and a
second run on the same day finds nothing to do.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from thidua.core.audit import SYSTEM
from thidua.core.errors import ActionRefused, Conflict
from thidua.monitoring.actions.reminders import send_reminders
from thidua.monitoring.actions.rounds import lock_round, open_round, renew_units
from thidua.monitoring.mailing import Mailed, send_letters
from thidua.monitoring.models import Round
from thidua.monitoring.queries.reminders import tellings_due
from thidua.monitoring.queries.rounds import rounds_to_lock, rounds_to_open, rounds_to_renew

log = logging.getLogger(__name__)

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one run did. ``failed`` counts rounds that could not be opened, renewed or locked."""

    opened: int
    renewed: int
    reminded: int
    locked: int
    mail: Mailed
    failed: int


def tick(on: date, now: datetime, *, tell: Tell) -> Ticked:
    """Do everything due up to and with ``on``. ``tell`` hears one line for each thing done.

    What fails for one round does not keep the others from their turn.
    """
    opened, wrong_open = _each(rounds_to_open(on), partial(open_round, by=SYSTEM, on=on), "Mở kỳ", tell)
    renewed, wrong_renewal = _each(
        rounds_to_renew(on), partial(renew_units, by=SYSTEM, on=on), "Thêm, bớt đơn vị", tell
    )
    locked, wrong_lock = _each(rounds_to_lock(on), partial(lock_round, by=SYSTEM, on=on), "Khóa kỳ", tell)
    reminded = len(send_reminders(by=SYSTEM, on=on)) if tellings_due(on) else 0
    if reminded:
        tell(f"Nhắc {reminded} người.")
    mail = send_letters(now)
    if mail.sent or mail.failed:
        tell(f"Gửi {mail.sent} thư; {mail.failed} thư chưa gửi được, lần sau gửi lại.")
    return Ticked(opened, renewed, reminded, locked, mail, wrong_open + wrong_renewal + wrong_lock)


def _each(rows: Iterable[Round], act: Callable[[Round], object], words: str, tell: Tell) -> tuple[int, int]:
    done = failed = 0
    for row in list(rows):
        try:
            act(row)
        except Conflict:
            tell(f"{words} {row.label}: một tiến trình khác vừa làm.")
        except ActionRefused as refusal:
            failed += 1
            tell(f"{words} {row.label}: không làm được. {refusal}")
        except Exception:
            failed += 1
            log.exception("tick: %s", row.subject)
            tell(f"{words} {row.subject}: có lỗi ngoài dự kiến, xem nhật ký máy chủ.")
        else:
            done += 1
            tell(f"{words} {row.label}.")
    return done, failed
