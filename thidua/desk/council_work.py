"""What waits for a member of a council or an officer who keeps a key.

Nothing here says what is voted on: work is shown on the first page, where others may look over a shoulder.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core.counting import counted
from thidua.council.queries import work
from thidua.desk.tables.councils import meeting_address
from thidua.desk.work import Source, Waiting, WorkItem
from thidua.desk.work_sources import MOST, SOON
from thidua.directory.models import User

if TYPE_CHECKING:
    from thidua.council.models import Meeting


def meetings_to_attend(user: User, on: date) -> list[Waiting]:
    """Meetings the person is a member of; one that was to be held already and is still open is due, never overdue."""
    found = []
    for meeting in work.meetings_to_attend(user, on)[:MOST]:
        item = WorkItem(meeting_address(meeting), _("Dự phiên họp Hội đồng"), meeting.about, meeting.held_on)
        found.append(Waiting("due" if meeting.held_on <= on + SOON else "follow", item))
    return found


def items_to_review(user: User, on: date) -> list[Waiting]:
    """Items the person has not scored; the meeting is their deadline."""
    found = []
    for meeting in work.meetings_to_review(user, on)[:MOST]:
        title = counted("Cho điểm %(count)s nội dung trước phiên họp", vars(meeting)["missing"]) % {
            "count": vars(meeting)["missing"]
        }
        url = reverse("review_page", args=[meeting.code])
        item = WorkItem(url, title, meeting.about, meeting.held_on)
        found.append(Waiting("due" if meeting.held_on <= on + SOON else "confirm", item))
    return found


def ballots_to_cast(user: User, on: date) -> list[Waiting]:
    """Open boxes that the person has not voted in."""
    rows = work.boxes_to_vote_in(user, on)[:MOST]
    return [
        _due("ballot_vote", box.pk, _("Bỏ phiếu kín: hòm phiếu đang mở"), _("Bỏ phiếu"), box.meeting) for box in rows
    ]


def keys_to_keep(user: User, _on: date) -> list[Waiting]:
    """Codes to fetch before a box opens, keys to turn after it is closed."""
    fetch = [
        _due("ballot_take_key", row.box_id, _("Nhận mã mở khóa hòm phiếu"), _("Nhận mã"), row.box.meeting)
        for row in work.keys_to_fetch(user)[:MOST]
    ]
    turn = [
        _due("ballot_turn_key", row.box_id, _("Mở khóa hòm phiếu để kiểm phiếu"), _("Mở khóa"), row.box.meeting)
        for row in work.keys_to_turn(user)[:MOST]
    ]
    return fetch + turn


def _due(route: str, box: object, title: str, deed: str, meeting: Meeting) -> Waiting:
    item = WorkItem(reverse(route, args=[box]), title, meeting.about, meeting.held_on, action=deed, now=True)
    return Waiting("due", item)


SOURCES: tuple[Source, ...] = (meetings_to_attend, items_to_review, ballots_to_cast, keys_to_keep)
