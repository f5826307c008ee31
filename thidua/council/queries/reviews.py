"""Reviews of the items of a meeting, read at once for the page that shows all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.core.audit import Actor
from thidua.council.logic.calibration import Calibration, calibrate
from thidua.council.logic.reviewing import Review, readable
from thidua.council.logic.workflow import ItemState
from thidua.council.models import AgendaItem, CouncilMember, Meeting, ReviewNote
from thidua.council.queries import items_of, member_of, members_on
from thidua.directory.models import User


@dataclass(frozen=True, slots=True)
class BoardItem:
    """An item as the board needs it."""

    position: int
    label: str
    state: str


@dataclass(frozen=True, slots=True)
class ReviewBoard:
    """Items and reviewers of a meeting, and the reviews the reader may see: calibrated over these alone.

    ``given`` are the (item place, member id) of every review that is in, whoever may read its score; ``recused`` the
    pairs in which the member does not review. ``reader`` is the reader's own membership, None for the standing body.
    """

    items: tuple[BoardItem, ...]
    reviewers: tuple[CouncilMember, ...]
    reviews: tuple[Review, ...]
    given: frozenset[tuple[int, int]]
    recused: frozenset[tuple[int, int]]
    calibration: Calibration
    reader: CouncilMember | None


def review_board(meeting: Meeting, user: Actor, on: date) -> ReviewBoard:
    """The board of the meeting for one reader. A constant number of queries, however many items there are."""
    items = tuple(BoardItem(*row) for row in items_of(meeting, user).values_list("position", "label", "state"))
    reviewers = tuple(members_on(meeting.council, meeting.held_on))
    reader = _reader(reviewers, meeting, user, on)
    rows = ReviewNote.objects.filter(item__meeting=meeting).values_list(
        "item__position", "member_id", "score", "version"
    )
    shown = {item.position for item in items}
    found = [Review(*row) for row in rows if row[0] in shown]
    seen = readable(found, reader.pk if reader else None)
    return ReviewBoard(
        items=items,
        reviewers=reviewers,
        reviews=seen,
        given=frozenset((review.item, review.reviewer) for review in found),
        recused=recused_pairs(meeting),
        calibration=calibrate(scores_of(seen)),
        reader=reader,
    )


def _reader(reviewers: Iterable[CouncilMember], meeting: Meeting, user: Actor, on: date) -> CouncilMember | None:
    """The reader's own membership: asked of the database only where the reader is not among the reviewers."""
    if not isinstance(user, User) or user.person_id is None:
        return None
    own = next((member for member in reviewers if member.person_id == user.person_id), None)
    return own or member_of(user, meeting.council, on)


def scores_of(reviews: tuple[Review, ...]) -> dict[tuple[int, int], Decimal]:
    """The scores by reviewer and item; abstentions fall out."""
    return {(review.reviewer, review.item): review.score for review in reviews if review.score is not None}


def recused_pairs(meeting: Meeting) -> frozenset[tuple[int, int]]:
    """(place of the item, member id) wherever a member is shut out of an item."""
    found = AgendaItem.objects.filter(meeting=meeting, conflicts__recuses=True)
    return frozenset(found.order_by().values_list("position", "conflicts__member_id"))


def own_review(item: AgendaItem, member: CouncilMember) -> ReviewNote | None:
    """The member's review of the item, or None."""
    return ReviewNote.objects.filter(item=item, member=member).first()


def reviews_of(item: AgendaItem, reader: CouncilMember | None) -> list[ReviewNote]:
    """The reviews of one item that the reader may read, in the order of the members."""
    rows = list(ReviewNote.objects.filter(item=item).select_related("member__person").order_by("member__position"))
    seen = {
        review.reviewer
        for review in readable(
            (Review(item.position, row.member_id, row.score) for row in rows), reader.pk if reader else None
        )
    }
    return [row for row in rows if row.member_id in seen]


def waiting_for_review(meeting: Meeting, member: CouncilMember, user: Actor) -> list[int]:
    """The places of the items that still wait for the member's review, in their order."""
    done = ReviewNote.objects.filter(item__meeting=meeting, member=member).values("item")
    rows = items_of(meeting, user).filter(state=ItemState.WAITING).exclude(pk__in=done)
    return list(rows.values_list("position", flat=True))
