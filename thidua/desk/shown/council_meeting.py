"""The parts of a meeting's page: agenda, presence, boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from thidua.core.audit import Actor
from thidua.core.badges import Badge
from thidua.council import queries
from thidua.council.queries.reading import attendance_of, boxes_of, conflicts_of
from thidua.desk.shown.councils import box_badge, ground_words, item_badge, item_rule, rule_words, way_words

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem, Attendance, BallotBox, Conflict, CouncilMember, Meeting


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """A member who is not impartial on an item, and every reason; ``shut_out`` where the member takes no part."""

    member: CouncilMember
    why: str
    shut_out: bool


def shown_conflicts(rows: Iterable[Conflict]) -> tuple[ShownConflict, ...]:
    """The members of one item, each with all reasons."""
    found: dict[int, list[Conflict]] = defaultdict(list)
    for row in rows:
        found[row.member_id].append(row)
    return tuple(
        ShownConflict(own[0].member, "; ".join(map(ground_words, own)), any(row.recuses for row in own))
        for own in found.values()
    )


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An item on the agenda. ``conflicts`` are filled for those who run the meeting."""

    item: AgendaItem
    badge: Badge
    way: str
    rule: str
    conflicts: tuple[ShownConflict, ...]

    @property
    def sentence(self) -> str:
        return str(self.item.result.get("sentence", ""))


def agenda_row(item: AgendaItem, conflicts: tuple[ShownConflict, ...] = ()) -> AgendaRow:
    """One item as shown."""
    rule = item_rule(item)
    return AgendaRow(item, item_badge(item), way_words(rule), rule_words(rule), conflicts)


def agenda_rows(meeting: Meeting, user: Actor, on: date, *, runs: bool) -> tuple[AgendaRow, ...]:
    """The agenda as the reader sees it, in two queries."""
    items = queries.items_visible_to(user, on).filter(meeting=meeting).order_by("position")
    found: dict[object, list[Conflict]] = defaultdict(list)
    for row in conflicts_of(meeting) if runs else ():
        found[row.item_id].append(row)
    return tuple(agenda_row(item, shown_conflicts(found[item.pk])) for item in items)


@dataclass(frozen=True, slots=True)
class ShownMember:
    """A member and the presence that was noted; None before the meeting began."""

    member: CouncilMember
    attendance: Attendance | None


def presence_rows(meeting: Meeting) -> tuple[ShownMember, ...]:
    """The members on the day of the meeting."""
    noted = {row.member_id: row for row in attendance_of(meeting)}
    members = queries.members_on(meeting.council, meeting.held_on)
    return tuple(ShownMember(member, noted.get(member.pk)) for member in members)


@dataclass(frozen=True, slots=True)
class ShownBox:
    """A ballot box with the number of its items that the reader sees."""

    box: BallotBox
    badge: Badge
    labels: tuple[str, ...]


def box_rows(meeting: Meeting, user: Actor, on: date) -> tuple[ShownBox, ...]:
    """The boxes of the meeting, the latest last; given-up ones hold no items any more."""
    labels: dict[object, list[str]] = defaultdict(list)
    for item in queries.items_visible_to(user, on).filter(meeting=meeting, box__isnull=False).order_by("position"):
        labels[item.box_id].append(item.label)
    return tuple(ShownBox(box, box_badge(box), tuple(labels[box.pk])) for box in boxes_of(meeting))
