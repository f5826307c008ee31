"""Đôn đốc: by the calendar, once a day for each person; and by hand, whenever an officer finds it time."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import lock_table
from thidua.monitoring.logic.digest import Audience
from thidua.monitoring.models import Digest, Reminder, Report, Round
from thidua.monitoring.policy.reminders import can_remind_by_calendar
from thidua.monitoring.policy.rounds import can_chase
from thidua.monitoring.queries.reminders import DAILY, Listeners, Telling, chased_on, listeners_of, tellings_due
from thidua.monitoring.queries.rounds import unsent_of
from thidua.monitoring.steps.posting import post
from thidua.monitoring.steps.rounds import locked_round


@action("reminder.sent")
def send_reminders(*, by: Actor, on: date) -> list[Digest]:
    """Tell everybody what is due, each person once a day. Sending again on the same day tells only who was not told.

    Returns the messages laid down; their mail is sent afterwards.
    """
    require(can_remind_by_calendar(by))
    lock_table(Reminder)
    digests = post(tellings_due(on), occasion=DAILY, kind=Reminder.Kind.CALENDAR, on=on)
    record(
        f"reminders:{on}",
        _("Nhắc việc ngày %(day)s") % {"day": f"{on:%d/%m/%Y}"},
        by=by,
        changes={"people": len(digests)},
    )
    return digests


@action("round.chased")
def chase_round(round: Round, *, reason: str = "", by: Actor, on: date) -> list[Digest]:  # noqa: A002
    """Remind the units that have not sent, now: their reporting officers and their heads. Once a day."""
    require(can_chase(by, round, on))
    row = locked_round(round)
    if chased_on(row, on):
        raise Conflict(_("Hôm nay đã đôn đốc kỳ này; các đơn vị đã nhận được. Hãy gọi trực tiếp hoặc chờ đến mai."))
    reports = list(unsent_of(row).select_related("round__campaign"))
    if not reports:
        raise Conflict(_("Tất cả đơn vị đã gửi báo cáo của kỳ này; không còn ai để đôn đốc."))
    tellings = _tellings(reports, listeners_of([report.organisation_id for report in reports], on), on)
    if not tellings:
        raise Conflict(_("Các đơn vị chưa gửi đều chưa có tài khoản đầu mối hoặc thủ trưởng; hãy liên hệ trực tiếp."))
    ask = collapse(nfc(reason))
    words = _("Đơn vị phát động đôn đốc: %(ask)s") % {"ask": ask} if ask else ""
    digests = post(tellings, occasion=f"chase:{row.pk}", kind=Reminder.Kind.CHASE, on=on, ask=words)
    units = ", ".join(str(report.organisation) for report in reports)
    record(row.subject, row.label, by=by, changes={"chased": units, "people": len(digests)}, reason=ask)
    return digests


def _tellings(reports: list[Report], listeners: Listeners, on: date) -> list[Telling]:
    found = []
    for report in reports:
        people = dict.fromkeys(
            user for part in (Audience.UNIT, Audience.HEAD) for user in listeners.of(report.organisation_id, part)
        )
        found += [Telling(report, user, 0, Audience.UNIT) for user in people]
    return found
