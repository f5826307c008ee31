"""Rows of one meeting as its pages list them. Whether the reader sees the meeting is asked before."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from thidua.council.models import AgendaItem, Attendance, BallotBox, Conflict, CouncilMember, Keyholder, Meeting
from thidua.council.queries import recused_from


def conflicts_of(meeting: Meeting) -> QuerySet[Conflict]:
    """Who is not impartial on which item, the gravest first."""
    rows = Conflict.objects.filter(item__meeting=meeting).select_related("member__person")
    return rows.order_by("item", "-recuses", "member__position")


def attendance_of(meeting: Meeting) -> QuerySet[Attendance]:
    """The presence that was noted when the meeting began."""
    return Attendance.objects.filter(meeting=meeting).select_related("member__person").order_by("member__position")


def boxes_of(meeting: Meeting) -> QuerySet[BallotBox]:
    """The ballot boxes of the meeting by state, those in use first."""
    return BallotBox.objects.filter(meeting=meeting).annotate(item_count=Count("items")).order_by("state", "pk")


def holders_of_keys(box: BallotBox) -> QuerySet[Keyholder]:
    """The officers of a box."""
    return Keyholder.objects.filter(box=box).select_related("user").order_by("user__display_name", "pk")


def voters_on(item: AgendaItem) -> list[CouncilMember]:
    """Members present at the meeting who are not recused from the item."""
    recused = recused_from(item)
    rows = CouncilMember.objects.filter(pk__in=item.meeting.attendances.filter(present=True).values("member_id"))
    return [row for row in rows.select_related("person").order_by("position", "pk") if row.pk not in recused]


def named_members(keys: Iterable[int]) -> QuerySet[CouncilMember]:
    """Members by id with their names, in their order."""
    rows = CouncilMember.objects.filter(pk__in=list(keys)).select_related("person")
    return rows.order_by("position", "pk")
