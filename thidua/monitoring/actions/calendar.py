"""The calendar of days off: a day entered or corrected, a day taken out, a whole year taken in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation
from thidua.monitoring.models import CalendarDay, Round
from thidua.monitoring.policy.calendar import can_keep_calendar
from thidua.monitoring.steps.replanning import count_deadlines_anew

DAY_FIELDS = ["works", "reason", "tentative", "source"]


@dataclass(frozen=True, slots=True)
class DayFacts:
    """A day off, or (``works``) a weekend that is worked; ``reason`` continues "nghỉ …" or "làm việc …"."""

    day: date
    reason: str
    works: bool = False
    tentative: bool = False
    source: str = ""


@action("calendar.day_set")
def set_day(organisation: Organisation, facts: DayFacts, *, by: Actor, on: date) -> CalendarDay:
    """Enter a day for the organisation and all under it, or correct the one entered before.

    Deadlines of rounds that have not opened are counted anew.
    """
    require(can_keep_calendar(by, organisation, on))
    row = _set(organisation, facts)
    moved = count_deadlines_anew(organisation, on)
    record(row.subject, _label(organisation), by=by, changes={"day": str(row), "works": row.works, **_moved(moved)})
    return row


@action("calendar.day_removed")
def remove_day(row: CalendarDay, *, by: Actor, on: date) -> None:
    """Take a day out; the public holidays of the law stand again."""
    require(can_keep_calendar(by, row.organisation, on))
    subject, words = row.subject, str(row)
    row.delete()
    moved = count_deadlines_anew(row.organisation, on)
    record(subject, _label(row.organisation), by=by, changes={"day": words, **_moved(moved)})


@action("calendar.imported")
def import_days(organisation: Organisation, days: Sequence[DayFacts], *, by: Actor, on: date) -> list[CalendarDay]:
    """Take in the days of a year at once; days entered before are corrected, others stay."""
    require(can_keep_calendar(by, organisation, on))
    if not days:
        raise Invalid({"": _("Chưa có ngày nào để nhập; hãy kiểm tra lại tệp hoặc nội dung dán vào.")})
    rows = [_set(organisation, facts) for facts in days]
    moved = count_deadlines_anew(organisation, on)
    subject = f"calendar:{organisation.code}"
    record(subject, _label(organisation), by=by, changes={"count": len(rows), **_moved(moved)})
    return rows


def _set(organisation: Organisation, facts: DayFacts) -> CalendarDay:
    reason = collapse(nfc(facts.reason))
    if not reason:
        raise Invalid({"reason": _("Hãy ghi nghỉ dịp gì, hoặc làm bù cho ngày nào.")})
    held = CalendarDay.objects.select_for_update().filter(organisation=organisation, day=facts.day).first()
    row = held or CalendarDay(organisation=organisation, day=facts.day)
    row.works, row.tentative = facts.works, facts.tentative
    row.reason, row.source = reason, collapse(nfc(facts.source))
    return save_checked(row, () if held is None else DAY_FIELDS)


def _label(organisation: Organisation) -> str:
    return _("Lịch nghỉ của %(unit)s") % {"unit": organisation}


def _moved(rows: Sequence[Round]) -> dict[str, str]:
    """For the ledger: which deadlines are other days now."""
    return {"rounds": "; ".join(f"{row.label}: {row.due_on:%d/%m/%Y}" for row in rows)} if rows else {}
