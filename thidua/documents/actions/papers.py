"""The way of a paper: begun, edited, laid before the head, signed, numbered, sent, received, withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, User
from thidua.documents import policy
from thidua.documents.actions.making.numbering_papers import number_paper, strike_out
from thidua.documents.actions.making.papers import keep_version, set_document
from thidua.documents.actions.making.steps import advance_paper, locked_paper, stated_reason
from thidua.documents.actions.making.storing import file_name_of, stored_file
from thidua.documents.logic.decree30 import Document
from thidua.documents.logic.numbering import slug_of
from thidua.documents.logic.papers import document_of
from thidua.documents.models import Paper, PaperCopy, RegisterEntry
from thidua.documents.queries import clerks_of, signers_of


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a paper comes from: the builder that wrote it and the thing it is about, as stable text."""

    form: str = ""
    about: str = ""


@action("paper.begun")
def begin_paper(
    document: Document, *, issuer: Organisation, beginning: Beginning = Beginning(), by: Actor, on: date
) -> Paper:
    """Keep a new draft. Number and day are left to văn thư, whatever the document says."""
    require(policy.can_draft_paper(by, issuer, on))
    paper = Paper(
        code=next_code(Paper, f"VB-{on.year}-", digits=4),
        issuer=issuer,
        kind=slug_of(document.kind),
        form=beginning.form,
        about=beginning.about,
        created_by=by if isinstance(by, User) else None,
        created_at=clock.now(),
    )
    set_document(paper, replace(document, number=None, day=None))
    save_checked(paper)
    keep_version(paper, by=by, note=_("Bản đầu"))
    record(paper.subject, paper.label, by=by, changes={"kind": paper.get_kind_display(), "about": paper.about})
    return paper


@action("paper.edited")
def edit_paper(paper: Paper, document: Document, *, version: int, note: str = "", by: Actor, on: date) -> Paper:
    """Save a new text of a draft; the old one stays among the versions."""
    require(policy.can_edit_paper(by, paper, on))
    fresh = _with_text(paper, document, version)
    keep_version(fresh, by=by, note=note)
    record(fresh.subject, fresh.label, by=by, changes={"version": fresh.version, "note": note})
    return fresh


@action("paper.brought_back")
def bring_back(paper: Paper, document: Document, upload: File[bytes], *, version: int, by: Actor, on: date) -> Paper:
    """Take the text of a DOCX that was edited elsewhere; the file is kept with the version."""
    require(policy.can_edit_paper(by, paper, on))
    name = file_name_of(upload)
    stored = stored_file(upload, name)
    fresh = _with_text(paper, document, version)
    keep_version(fresh, by=by, note=_("Từ tệp %(name)s") % {"name": name}, file=stored)
    record(fresh.subject, fresh.label, by=by, changes={"version": fresh.version, "file": name})
    return fresh


def _with_text(paper: Paper, document: Document, version: int) -> Paper:
    """The locked draft with the text, saved. Its type does not change: it chooses the register."""
    fresh = locked_paper(paper, version)
    if slug_of(document.kind) != fresh.kind:
        raise Invalid({"": _("Loại văn bản không đổi được; hãy soạn văn bản mới cho loại khác.")})
    if document == document_of(fresh.raw):
        raise Conflict(_("Nội dung không có gì thay đổi."))
    set_document(fresh, replace(document, number=None, day=None))
    fresh.version += 1
    return save_checked(fresh)


@action("paper.submitted")
def submit_paper(paper: Paper, *, by: Actor, on: date) -> Paper:
    """Lay a draft before those who sign for the issuer."""
    require(policy.can_submit_paper(by, paper, on))
    fresh = advance_paper(paper, "submit")
    save_checked(fresh, ["state"])
    _tell(signers_of(fresh.issuer, on), "paper.submitted", fresh, _("Trình ký: %(what)s"))
    record(fresh.subject, fresh.label, by=by)
    return fresh


@action("paper.returned")
def return_paper(paper: Paper, *, reason: str, by: Actor, on: date) -> Paper:
    """Give a paper back to be corrected."""
    require(policy.can_return_paper(by, paper, on))
    fresh = advance_paper(paper, "return")
    fresh.signed_on = fresh.signed_by = None
    save_checked(fresh, ["state", "signed_on", "signed_by"])
    said = stated_reason(reason)
    if fresh.created_by is not None:
        _tell([fresh.created_by], "paper.returned", fresh, _("Trả lại để sửa: %(what)s"))
    record(fresh.subject, fresh.label, by=by, reason=said)
    return fresh


@action("paper.signed")
def sign_paper(paper: Paper, *, by: Actor, on: date) -> Paper:
    """Note that the head has signed; from here the text stands."""
    require(policy.can_sign_paper(by, paper, on))
    fresh = advance_paper(paper, "sign")
    fresh.signed_on = on
    fresh.signed_by = by if isinstance(by, User) else None
    save_checked(fresh, ["state", "signed_on", "signed_by"])
    _tell(clerks_of(fresh.issuer, on), "paper.signed", fresh, _("Chờ cấp số: %(what)s"))
    record(fresh.subject, fresh.label, by=by, changes={"signed_on": on})
    return fresh


@action("paper.issued")
def issue_paper(paper: Paper, *, reserved: RegisterEntry | None = None, by: Actor, on: date) -> Paper:
    """Give the number and the day, enter the paper into its register and send it to its units.

    ``reserved`` is a number of the same issuer and type that was kept for it; without one the next number is given.
    """
    require(policy.can_issue_paper(by, paper, on))
    fresh = advance_paper(paper, "issue")
    entry = number_paper(fresh, reserved, by=by, on=on)
    fresh.entry, fresh.issued_on = entry, entry.day
    set_document(fresh, replace(document_of(fresh.raw), number=entry.number, day=entry.day))
    fresh.version += 1
    save_checked(fresh)
    keep_version(fresh, by=by, note=_("Ban hành số %(number)s") % {"number": entry})
    sent = PaperCopy.objects.filter(paper=fresh, sent_on=None)
    units = list(sent.values_list("organisation_id", flat=True))
    sent.update(sent_on=on)
    _tell(clerks_of(units, on), "paper.sent", fresh, _("Văn bản mới gửi tới: %(what)s"))
    record(fresh.subject, fresh.label, by=by, changes={"number": entry.written, "day": entry.day, "units": len(units)})
    return fresh


@action("paper.printed")
def keep_print(paper: Paper, *, docx: bytes, pdf: bytes, by: Actor, on: date) -> Paper:
    """Store the files of an issued paper, which are handed out from now on."""
    require(policy.can_print_paper(by, paper, on))
    fresh = locked_paper(paper)
    name = f"{fresh.code}-{fresh.version}"
    fresh.docx = stored_file(ContentFile(docx, f"{name}.docx"), f"{name}.docx")
    fresh.pdf = stored_file(ContentFile(pdf, f"{name}.pdf"), f"{name}.pdf")
    save_checked(fresh, ["docx", "pdf"])
    record(fresh.subject, fresh.label, by=by, changes={"sha256": fresh.pdf.sha256, "size": fresh.pdf.size})
    return fresh


@action("paper.withdrawn")
def withdraw_paper(paper: Paper, *, reason: str, by: Actor, on: date) -> Paper:
    """Take a paper back. The number of an issued one stays in the book, struck out with the reason."""
    require(policy.can_withdraw_paper(by, paper, on))
    fresh = advance_paper(paper, "withdraw")
    fresh.end_reason = stated_reason(reason)
    save_checked(fresh, ["state", "end_reason"])
    if fresh.entry is not None:
        strike_out(fresh.entry, fresh.end_reason)
    units = list(PaperCopy.objects.filter(paper=fresh, sent_on__isnull=False).values_list("organisation_id", flat=True))
    _tell(clerks_of(units, on), "paper.withdrawn", fresh, _("Đã thu hồi: %(what)s"))
    record(fresh.subject, fresh.label, by=by, reason=fresh.end_reason)
    return fresh


@action("paper.addressed")
def address_paper(paper: Paper, organisations: Collection[Organisation], *, by: Actor, on: date) -> list[PaperCopy]:
    """Say which units the paper goes to. Units that have it already stay; after the issue new ones get it at once."""
    require(policy.can_address_paper(by, paper, on))
    fresh = locked_paper(paper)
    wanted = {organisation.pk: organisation for organisation in organisations if organisation.pk != fresh.issuer_id}
    rows = PaperCopy.objects.filter(paper=fresh)
    removed, _by_model = rows.filter(sent_on=None).exclude(organisation__in=wanted).delete()
    held = set(rows.values_list("organisation_id", flat=True))
    day = on if fresh.entry_id else None
    added = [
        save_checked(PaperCopy(paper=fresh, organisation=unit, sent_on=day))
        for pk, unit in wanted.items()
        if pk not in held
    ]
    if day:
        _tell(
            clerks_of([row.organisation_id for row in added], on),
            "paper.sent",
            fresh,
            _("Văn bản mới gửi tới: %(what)s"),
        )
    record(
        fresh.subject, fresh.label, by=by, changes={"added": [str(c.organisation) for c in added], "removed": removed}
    )
    return added


def _tell(readers: Iterable[User], kind: str, paper: Paper, words: str) -> None:
    notify(readers, kind, paper.subject, words % {"what": f"{paper.get_kind_display()} “{paper.abstract}”"})
