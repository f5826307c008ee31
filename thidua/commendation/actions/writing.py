"""Writing a dossier: its words, its papers, answers to what was returned; many at once from a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy, policy
from thidua.commendation.dossier_queries import free_initiatives
from thidua.commendation.logic.catalogue.award import PAPERS, Paper
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dossier_parts import answered
from thidua.commendation.logic.same_merit import Found
from thidua.commendation.logic.terms import MeritKind
from thidua.commendation.models import Authorship, Dossier, DossierPaper
from thidua.commendation.queries import clashes_of_each
from thidua.commendation.steps.dossiers import DossierFacts, locked, proposal, refusal_of_round
from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.numbering import next_code
from thidua.core.saving import assign, save_checked, sentences
from thidua.directory.models import Organisation, Person, User
from thidua.documents.actions.making.storing import file_name_of, stored_file


@dataclass(frozen=True, slots=True)
class DossierDraft:
    """What the proposing unit may still change: kind of merit, years, the deed, the achievement report."""

    merit: MeritKind
    first_year: int
    year: int
    deed: str
    report: str


@action("dossier.edited")
def edit_dossier(dossier: Dossier, draft: DossierDraft, *, version: int, by: Actor, on: date) -> Dossier:
    """Change a dossier while the proposing unit holds it. The report goes into the ledger as changed, not in words."""
    require(policy.can_edit(by, dossier, on))
    fresh = locked(dossier)
    if fresh.version != version:
        raise Conflict(_("Hồ sơ vừa được người khác sửa. Phần Anh/Chị gõ vẫn còn đây; hãy chép lại rồi tải lại trang."))
    if draft.first_year > draft.year:
        raise Invalid({"first_year": _("Năm đầu phải không sau năm cuối của thành tích.")})
    values: dict[str, object] = {
        "merit": draft.merit.value,
        "first_year": draft.first_year,
        "year": draft.year,
        "deed": draft.deed,
        "report": draft.report,
    }
    changed = [change.field for change in assign(fresh, values)]
    fresh.version += 1
    save_checked(fresh)
    record(fresh.subject, str(fresh), by=by, changes={"fields": changed})
    return fresh


@action("dossier.paper_added")
def add_paper(dossier: Dossier, kind: Paper, upload: File[bytes], *, by: Actor, on: date) -> DossierPaper:
    """Put a file into the dossier as a paper of its kind; an earlier one of the kind stays beside it."""
    require(dossier_policy.can_add_papers(by, dossier, on))
    name = file_name_of(upload)
    paper = DossierPaper(
        dossier=dossier,
        kind=kind.value,
        file=stored_file(upload, name),
        name=name,
        added_by=by if isinstance(by, User) else None,
        added_on=on,
    )
    save_checked(paper)
    record(dossier.subject, str(dossier), by=by, changes={"paper": PAPERS[kind]})
    return paper


@action("dossier.paper_dropped")
def drop_paper(paper: DossierPaper, *, by: Actor, on: date) -> DossierPaper:
    """Take a paper out of the dossier; the file stays in the store."""
    require(dossier_policy.can_add_papers(by, paper.dossier, on))
    fresh = DossierPaper.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=paper.pk)
    if fresh.dropped_on is not None:
        raise Conflict(_("Giấy tờ này đã được bỏ; hãy tải lại trang."))
    fresh.dropped_on = on
    save_checked(fresh, ["dropped_on"])
    record(fresh.dossier.subject, str(fresh.dossier), by=by, changes={"paper": fresh.get_kind_display()})
    return fresh


@action("dossier.return_answered")
def answer_return(dossier: Dossier, answers: Mapping[str, str], *, by: Actor, on: date) -> Dossier:
    """Answer, part by part, what the appraiser asked to be put right."""
    require(dossier_policy.can_answer(by, dossier, on))
    fresh = locked(dossier)
    given = {part: words for part, words in answers.items() if words.strip() and part in fresh.returned_fields}
    if not given:
        raise Invalid({"": _("Hãy ghi đã sửa gì cho ít nhất một mục.")})
    fresh.exchanges = answered(fresh.exchanges, given, on.isoformat())
    fresh.version += 1
    save_checked(fresh, ["exchanges", "version"])
    record(fresh.subject, str(fresh), by=by, changes={"fields": list(given)})
    return fresh


@action("dossier.grounds_named")
def name_grounds(dossier: Dossier, initiatives: Sequence[Authorship], *, by: Actor, on: date) -> Dossier:
    """Name the initiatives that the proposal rests on; those named before and not now are free again.

    An initiative serves once: :class:`Conflict` where another open dossier or an honour has taken one meanwhile.
    """
    require(dossier_policy.can_name_grounds(by, dossier, on))
    fresh = locked(dossier)
    free = {row.pk: row for row in free_initiatives(fresh).select_for_update(of=("self",))}
    taken = [row for row in initiatives if row.pk not in free]
    if taken:
        names = "; ".join(str(row.initiative) for row in taken)
        raise Conflict(_("Sáng kiến đã dùng hoặc đang dùng ở hồ sơ khác: %(names)s.") % {"names": names})
    chosen = {row.pk for row in initiatives}
    for row in free.values():
        named = fresh if row.pk in chosen else None
        if named is not None or row.dossier_id == fresh.pk:
            row.dossier = named
            save_checked(row, ["dossier"])
    record(fresh.subject, str(fresh), by=by, changes={"initiatives": [row.initiative.code for row in initiatives]})
    return fresh


# --- many at once ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of a list: who is proposed for what."""

    subject: Person | Organisation
    facts: DossierFacts


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of a list: the dossiers made, and who was left out with the reason."""

    made: tuple[Dossier, ...]
    refused: tuple[tuple[Person | Organisation, str], ...]


@action("dossier.many_drafted")
def draft_many(wanted: Sequence[Wanted], *, source: str = "", proposer: Organisation, by: Actor, on: date) -> Drafted:
    """Begin a dossier for each line; a line whose merit was rewarded or proposed already is left out with its reason.

    One line of the ledger speaks of the whole list, and every dossier names its list. ``source`` is the name of the
    file where there is one. The number of queries hardly depends on the number of lines.
    """
    require(policy.can_propose(by, proposer, on))
    if not wanted:
        raise Invalid({"": _("Chưa chọn ai. Hãy đánh dấu ít nhất một dòng.")})
    rows = [proposal(line.subject, line.facts, proposer) for line in wanted]
    made, refused = [], []
    for row, found in zip(rows, clashes_of_each(rows), strict=True):
        if sentence := _refusal(row, found):
            refused.append((row.of, sentence))
        else:
            made.append(row)
    listed = _numbered(made)
    Dossier.objects.bulk_create(made)
    codes = f"{made[0].code} – {made[-1].code}" if made else ""
    changes = {"count": len(made), "left_out": len(refused), "codes": codes, "file": source}
    record(f"dossier_list:{listed}", str(proposer), by=by, changes=changes)
    return Drafted(tuple(made), tuple(refused))


def _refusal(row: Dossier, found: Iterable[Found]) -> str:
    """Why the line is left out; '' where it is not."""
    if refusal := refusal_of_round(row.round, AwardCode(row.award)):
        return " ".join(refusal.values())
    try:
        row.clean_fields(exclude=["code", "created_at", "person", "organisation", "proposer", "appraiser", "round"])
    except ValidationError as flaw:
        return " ".join(sentences(flaw).values())
    return " ".join(clash.sentence for clash in found if clash.blocks)


def _numbered(rows: Sequence[Dossier]) -> str:
    """Give the rows their codes and their list, which is named after the first one; the name of the list."""
    now = clock.now()
    by_year: dict[int, int] = {}
    for row in rows:
        prefix = f"HS-{row.year}-"
        if row.year not in by_year:
            by_year[row.year] = int(next_code(Dossier, prefix, digits=4).removeprefix(prefix))
        row.code = f"{prefix}{by_year[row.year]:04d}"
        by_year[row.year] += 1
        row.created_at = now
    listed = rows[0].code.replace("HS", "DS") if rows else "-"
    for row in rows:
        row.listed_in = listed
    return listed
