"""The list of a round shown to the public together; what people write is taken in line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy as policy
from thidua.commendation.dossier_queries import longest_notice
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.time_limits import last_day_of_notice
from thidua.commendation.models import AwardRound, Dossier, NoticeList, PublicNotice
from thidua.commendation.steps.dossier_lists import AT_ONCE, locked_lines
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """Where the list is shown and since when; ``on_portal``: on the public site of the system as well."""

    place: str
    posted_on: date
    on_portal: bool = False


@action("notice_list.posted")
def post_list(row: AwardRound, dossiers: Sequence[Dossier], facts: NoticeFacts, *, by: Actor, on: date) -> NoticeList:
    """Show many dossiers to the public until one day: as long as the award among them that asks the longest."""
    require(policy.can_consult_on(by, row, on))
    if facts.posted_on > on:
        raise Invalid({"posted_on": _("Ngày công khai không được sau hôm nay.")})
    lines = locked_lines(row, dossiers)
    days = longest_notice(row.organisation, [AwardCode(line.award) for line in lines], facts.posted_on)
    until = last_day_of_notice(facts.posted_on, days)
    made = NoticeList(
        code=next_code(NoticeList, f"CK-{on.year}-"),
        award_round=row,
        posted_on=facts.posted_on,
        until=until,
        place=facts.place,
        on_portal=facts.on_portal,
    )
    save_checked(made)
    notices = [
        PublicNotice(notice_list=made, dossier=line, posted_on=facts.posted_on, until=until, place=facts.place)
        for line in lines
    ]
    PublicNotice.objects.bulk_create(notices, AT_ONCE)
    changes = {"lines": len(lines), "posted_on": facts.posted_on, "until": until, "on_portal": facts.on_portal}
    record(made.subject, str(made), by=by, changes=changes)
    return made
