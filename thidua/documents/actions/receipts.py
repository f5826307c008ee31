"""What a unit does with a paper that was sent to it within the system: open it, take it in."""

from __future__ import annotations

from datetime import date

from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import require
from thidua.core.logic.text import fold
from thidua.core.saving import save_checked
from thidua.directory.models import User
from thidua.documents import policy
from thidua.documents.actions.making.numbers import next_number
from thidua.documents.models import Incoming, PaperCopy
from thidua.documents.queries import copies_of


@action("paper.read")
def read_copy(copy: PaperCopy, *, by: Actor, on: date) -> PaperCopy:
    """Leave the mark of the first time somebody of the unit opened the paper."""
    require(policy.can_read_copy(by, copy, on))
    fresh = _locked(copy)
    if fresh.read_at is None:
        fresh.read_at = clock.now()
        fresh.read_by = by if isinstance(by, User) else None
        save_checked(fresh, ["read_at", "read_by"])
    record(fresh.paper.subject, fresh.paper.label, by=by, changes={"organisation": fresh.organisation})
    return fresh


@action("paper.received")
def receive_copy(copy: PaperCopy, *, handler: str = "", deadline: date | None = None, by: Actor, on: date) -> Incoming:
    """Take the paper in: it gets the next number of the unit's book of incoming documents."""
    require(policy.can_receive_copy(by, copy, on))
    fresh = _locked(copy)
    require(policy.can_receive_copy(by, fresh, on))
    who = by if isinstance(by, User) else None
    fresh.received_at, fresh.received_by = clock.now(), who
    if fresh.read_at is None:
        fresh.read_at, fresh.read_by = fresh.received_at, who
    save_checked(fresh, ["received_at", "received_by", "read_at", "read_by"])
    paper = fresh.paper
    register, number = next_number(fresh.organisation, on.year, None)
    row = Incoming(
        register=register,
        number=number,
        arrived_on=on,
        sender=str(paper.issuer),
        document_number=str(paper.entry or ""),
        document_day=paper.issued_on,
        document_kind=str(paper.get_kind_display()),
        abstract=paper.abstract,
        handler=handler,
        deadline=deadline,
        file=paper.pdf,
        paper=paper.code,
        registered_by=who,
        registered_at=fresh.received_at,
    )
    row.search_key = fold(" ".join((str(number), row.sender, row.document_number, row.abstract, handler)))[:1200]
    save_checked(row)
    record(paper.subject, paper.label, by=by, changes={"organisation": fresh.organisation, "incoming": number})
    return row


def _locked(copy: PaperCopy) -> PaperCopy:
    rows = copies_of(copy.paper).select_related("paper__issuer", "paper__entry", "paper__pdf", "organisation")
    return rows.select_for_update(of=("self",)).get(pk=copy.pk)
