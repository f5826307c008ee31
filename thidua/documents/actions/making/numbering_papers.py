"""A number given to a paper, and struck out with it. Part of issuing and withdrawing."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.audit import Actor
from thidua.core.errors import Conflict
from thidua.core.saving import save_checked
from thidua.directory.models import User
from thidua.documents.actions.making.numbers import next_number
from thidua.documents.actions.making.steps import advance_entry
from thidua.documents.logic.decree30 import Document
from thidua.documents.logic.numbering import slug_of
from thidua.documents.logic.paper_workflow import NumberState
from thidua.documents.logic.papers import document_of, signer_line
from thidua.documents.models import Paper, RegisterEntry


def number_paper(paper: Paper, reserved: RegisterEntry | None, *, by: Actor, on: date) -> RegisterEntry:
    """The line of the register that the paper gets: the reserved one, or the next of the year of ``on``."""
    document = document_of(paper.raw)
    if reserved is not None:
        entry = _take_reserved(paper, reserved)
    else:
        register, number = next_number(paper.issuer, on.year, document.kind)
        entry = RegisterEntry(
            register=register,
            number=number,
            day=on,
            given_by=by if isinstance(by, User) else None,
            given_at=clock.now(),
        )
    _copy_facts(entry, paper, document)
    return save_checked(entry)


def _take_reserved(paper: Paper, reserved: RegisterEntry) -> RegisterEntry:
    entry = advance_entry(reserved, "issue")
    if entry.register.issuer_id != paper.issuer_id or entry.kind != paper.kind:
        raise Conflict(_("Số %(number)s giữ cho loại văn bản hoặc đơn vị khác.") % {"number": entry})
    return entry


def _copy_facts(entry: RegisterEntry, paper: Paper, document: Document) -> None:
    """What the book writes of the paper, as it stood when it was issued."""
    entry.kind = slug_of(document.kind)
    entry.symbol = document.symbol
    entry.state = NumberState.ISSUED
    entry.abstract = paper.abstract
    entry.signer = signer_line(document)[:200]
    entry.recipients = "; ".join(document.recipients)


def strike_out(entry: RegisterEntry, reason: str) -> RegisterEntry:
    """The number of a withdrawn paper stays in the book with the reason."""
    fresh = advance_entry(entry, "cancel")
    fresh.cancel_reason = reason
    return save_checked(fresh, ["state", "cancel_reason"])
