"""What văn thư does in the books: numbers kept and struck out, series put together, incoming documents entered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, fold, nfc
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Organisation, User
from thidua.documents import policy
from thidua.documents.actions.making.numbers import next_number, reopen_registers
from thidua.documents.actions.making.steps import advance_entry, advance_incoming, stated_reason
from thidua.documents.actions.making.storing import file_name_of, stored_file
from thidua.documents.logic.decree30 import Kind
from thidua.documents.logic.numbering import OverlappingSeries, all_groups, slug_of
from thidua.documents.logic.paper_workflow import IncomingState, NumberState
from thidua.documents.models import Incoming, Register, RegisterEntry
from thidua.documents.models.labels import KINDS
from thidua.documents.queries import kinds_with_numbers


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What the book writes of an outgoing document. ``day`` is the date on the paper; its year chooses the book."""

    kind: Kind
    symbol: str
    abstract: str
    day: date
    signer: str = ""
    recipients: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class IncomingFacts:
    """What the book writes of an incoming document."""

    sender: str
    abstract: str
    arrived_on: date
    document_number: str = ""
    document_day: date | None = None
    document_kind: str = ""
    handler: str = ""
    deadline: date | None = None
    note: str = ""


@action("register.grouped")
def group_kinds(
    issuer: Organisation, year: int, groups: Sequence[Collection[Kind]], *, by: Actor, on: date
) -> list[Register]:
    """Put types into common series for a year, by the body's own rules. Types that have numbers stay as they are."""
    require(policy.can_keep_registers(by, issuer, on))
    try:
        wanted = all_groups(groups)
    except OverlappingSeries as flaw:
        names = ", ".join(str(KINDS[slug_of(kind)]) for kind in Kind if kind in flaw.kinds)
        raise Invalid({"": _("Mỗi loại chỉ đánh số trong một sổ: %(names)s.") % {"names": names}}) from flaw
    Organisation.objects.select_for_update().get(pk=issuer.pk)
    numbered = kinds_with_numbers(issuer, year)
    late = [str(KINDS[slug_of(kind)]) for group in groups for kind in group if kind in numbered]
    if late:
        raise Conflict(
            _("Năm %(year)s đã cấp số cho: %(names)s. Muốn gộp sổ, hãy đặt từ đầu năm sau.")
            % {"year": year, "names": ", ".join(late)}
        )
    made = reopen_registers(issuer, year, [group for group in wanted if not numbered.intersection(group)])
    record(
        f"organisation:{issuer.code}",
        str(issuer),
        by=by,
        changes={"year": year, "registers": [register.title for register in made]},
    )
    return made


@action("number.reserved")
def reserve_number(issuer: Organisation, facts: EntryFacts, *, by: Actor, on: date) -> RegisterEntry:
    """Keep the next number for a paper that is written elsewhere or signed later."""
    require(policy.can_keep_registers(by, issuer, on))
    register, number = next_number(issuer, facts.day.year, facts.kind)
    entry = save_checked(
        RegisterEntry(
            register=register,
            number=number,
            kind=slug_of(facts.kind),
            symbol=collapse(nfc(facts.symbol)),
            day=facts.day,
            state=NumberState.RESERVED,
            abstract=collapse(nfc(facts.abstract)),
            signer=facts.signer,
            recipients=facts.recipients,
            note=facts.note,
            given_by=by if isinstance(by, User) else None,
            given_at=clock.now(),
        )
    )
    record(entry.subject, entry.written, by=by, changes={"abstract": entry.abstract, "day": entry.day})
    return entry


@action("number.confirmed")
def confirm_number(entry: RegisterEntry, *, by: Actor, on: date) -> RegisterEntry:
    """Note that the paper a number was kept for has gone out."""
    require(policy.can_confirm_number(by, entry, on))
    fresh = advance_entry(entry, "issue")
    save_checked(fresh, ["state"])
    record(fresh.subject, fresh.written, by=by)
    return fresh


@action("number.cancelled")
def cancel_number(entry: RegisterEntry, *, reason: str, by: Actor, on: date) -> RegisterEntry:
    """Strike a number out. It stays in the book with the reason and is never given again."""
    require(policy.can_cancel_number(by, entry, on))
    fresh = advance_entry(entry, "cancel")
    fresh.cancel_reason = stated_reason(reason)
    save_checked(fresh, ["state", "cancel_reason"])
    record(fresh.subject, fresh.written, by=by, reason=fresh.cancel_reason)
    return fresh


@action("incoming.registered")
def register_incoming(
    organisation: Organisation, facts: IncomingFacts, *, upload: File[bytes] | None = None, by: Actor, on: date
) -> Incoming:
    """Enter a document that came in under the next number of the year (số đến)."""
    require(policy.can_keep_registers(by, organisation, on))
    if facts.arrived_on > on:
        raise Invalid({"arrived_on": _("Ngày đến không thể ở sau hôm nay.")})
    stored = stored_file(upload, file_name_of(upload)) if upload is not None else None
    register, number = next_number(organisation, facts.arrived_on.year, None)
    row = Incoming(
        register=register,
        number=number,
        file=stored,
        registered_by=by if isinstance(by, User) else None,
        registered_at=clock.now(),
        **asdict(facts),
    )
    _set_search_key(row)
    save_checked(row)
    record(row.subject, str(row), by=by, changes={"sender": row.sender, "document_number": row.document_number})
    return row


@action("incoming.edited")
def edit_incoming(row: Incoming, facts: IncomingFacts, *, by: Actor, on: date) -> Incoming:
    """Correct what is written of an incoming document. Its number stays, so the year of its arrival does too."""
    require(policy.can_handle_incoming(by, row, on))
    fresh = Incoming.objects.select_for_update(of=("self",)).select_related("register__issuer").get(pk=row.pk)
    if fresh.state != IncomingState.OPEN:
        raise Conflict(_("Văn bản vừa được người khác xử lý; hãy tải lại trang."))
    if facts.arrived_on.year != fresh.register.year or facts.arrived_on > on:
        raise Invalid({"arrived_on": _("Ngày đến phải trong năm của sổ và không sau hôm nay.")})
    changes = assign(fresh, asdict(facts))
    _set_search_key(fresh)
    save_checked(fresh)
    record(fresh.subject, str(fresh), by=by, changes=changes)
    return fresh


@action("incoming.finished")
def finish_incoming(row: Incoming, *, result: str, by: Actor, on: date) -> Incoming:
    """Note how an incoming document was dealt with."""
    require(policy.can_handle_incoming(by, row, on))
    fresh = advance_incoming(row, "finish")
    fresh.result = collapse(nfc(result))
    save_checked(fresh, ["state", "result"])
    record(fresh.subject, str(fresh), by=by, changes={"result": fresh.result})
    return fresh


@action("incoming.reopened")
def reopen_incoming(row: Incoming, *, reason: str, by: Actor, on: date) -> Incoming:
    """Take an incoming document up again."""
    require(policy.can_reopen_incoming(by, row, on))
    fresh = advance_incoming(row, "reopen")
    fresh.result = ""
    save_checked(fresh, ["state", "result"])
    record(fresh.subject, str(fresh), by=by, reason=stated_reason(reason))
    return fresh


@action("incoming.cancelled")
def cancel_incoming(row: Incoming, *, reason: str, by: Actor, on: date) -> Incoming:
    """Strike out a line entered by mistake; its number stays in the book."""
    require(policy.can_cancel_incoming(by, row, on))
    fresh = advance_incoming(row, "cancel")
    fresh.result = stated_reason(reason)
    save_checked(fresh, ["state", "result"])
    record(fresh.subject, str(fresh), by=by, reason=fresh.result)
    return fresh


def _set_search_key(row: Incoming) -> None:
    words = (str(row.number), row.sender, row.document_number, row.document_kind, row.abstract, row.handler)
    row.search_key = fold(" ".join(words))[:1200]
