"""Reviews of items before the vote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, require
from thidua.core.saving import save_checked
from thidua.council import policy
from thidua.council.models import AgendaItem, ReviewNote
from thidua.council.queries import member_of


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """A score from 0 to 100, or why there is none; and what the member wants to say."""

    score: Decimal | None
    abstained_because: str = ""
    note: str = ""


@action("review.given")
def give_review(item: AgendaItem, facts: ReviewFacts, *, version: int = 0, by: Actor, on: date) -> ReviewNote:
    """Put the member's own review in, or change it; ``version`` is the one the member has seen, 0 for none.

    The ledger says that the member has reviewed, not how: scores are hidden from those who have not given theirs.
    """
    require(policy.can_review(by, item, on))
    member = member_of(by, item.meeting.council, on)
    assert member is not None
    row = ReviewNote.objects.select_for_update().filter(item=item, member=member).first()
    if (row.version if row else 0) != version:
        raise Conflict(_("Ý kiến của Anh/Chị đã được lưu từ một cửa sổ khác; hãy tải lại trang rồi sửa."))
    if row is None:
        row = ReviewNote(item=item, member=member, version=0)
    row.score, row.abstained_because, row.note = facts.score, facts.abstained_because.strip(), facts.note.strip()
    row.version += 1
    save_checked(row)
    record(item.subject, item.label, by=by, changes={"version": row.version})
    return row
