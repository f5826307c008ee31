"""Old honours brought in from a file, all in one deed, and taken back as long as nothing leans on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from thidua.commendation import policy
from thidua.commendation.logic.terms import SubjectKind
from thidua.commendation.models import BroughtHonour, Honour, HonourBatch
from thidua.commendation.queries import KEEPERS
from thidua.commendation.steps.honours import HonourFacts, give_keys, holder, keep_keys
from thidua.core.actions import action, record
from thidua.core.audit import SYSTEM, Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, fold, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, Person
from thidua.directory.queries import held_over, people_in_scope
from thidua.documents.models import StoredFile

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """One honour of a file. ``standing`` is the honour it corrects, None for a new one."""

    subject: Person | Organisation
    facts: HonourFacts
    name_then: str
    unit_then: str
    standing: Honour | None = None

    def columns(self) -> dict[str, str | int]:
        """What a later file may correct; award, decision and holder make the honour and never change."""
        facts = self.facts
        return {
            "first_year": facts.first_year or facts.last_year,
            "last_year": facts.last_year,
            "merit": facts.merit.value,
            "deed": facts.deed,
            "decided_by": facts.decided_by,
            "name_then": self.name_then,
            "unit_then": self.unit_then,
        }


@action("honour.batch_brought")
def bring_in(
    rows: Sequence[BroughtRow], *, file: StoredFile, name: str, under: Organisation, by: Actor, on: date
) -> HonourBatch:
    """Enter and correct the honours of a file. Each holder must be in the person's charge."""
    require(policy.can_keep_record(by, under, on))
    _refuse_strangers(rows, by, on)
    batch = HonourBatch(
        code=next_code(HonourBatch, f"NTT-{on.year}-"),
        organisation=under,
        file=file,
        file_name=name[-255:],
        by=by.audit_key[:200],
        by_label=by.audit_label[:200],
        brought_on=on,
        new=sum(row.standing is None for row in rows),
        changed=sum(row.standing is not None for row in rows),
    )
    save_checked(batch)
    new = _entered([row for row in rows if row.standing is None])
    corrected = [(row.standing, _corrected(row.standing, row.columns())) for row in rows if row.standing is not None]
    give_keys(*new)
    keep_keys(*(honour for honour, _before in corrected))
    links = [BroughtHonour(batch=batch, honour=honour) for honour in new]
    links += [BroughtHonour(batch=batch, honour=honour, before=before) for honour, before in corrected]
    BroughtHonour.objects.bulk_create(links, AT_ONCE)
    changes = {"file": batch.file_name, "new_rows": batch.new, "changed_rows": batch.changed}
    record(batch.subject, str(under), by=by, changes=changes)
    return batch


def _refuse_strangers(rows: Sequence[BroughtRow], by: Actor, on: date) -> None:
    if by is SYSTEM:
        return
    people = {row.subject.pk for row in rows if isinstance(row.subject, Person)}
    units = [row.subject for row in rows if isinstance(row.subject, Organisation)]
    kept = set(people_in_scope(by, on, *KEEPERS).filter(pk__in=people).values_list("pk", flat=True))
    if people - kept or {unit.pk for unit in units} - held_over(by, units, on, *KEEPERS):
        raise Invalid({"": _("Tệp có người hoặc đơn vị ngoài phạm vi Anh/Chị phụ trách; hãy tải lại trang.")})


def _entered(rows: Sequence[BroughtRow]) -> list[Honour]:
    """The new honours, numbered by the year of their decision and stored in one go."""
    last: dict[str, int] = {}
    made = []
    for row in rows:
        prefix = f"TT-{row.facts.decided_on.year}-"
        if prefix not in last:
            last[prefix] = int(next_code(Honour, prefix, digits=5).removeprefix(prefix)) - 1
        last[prefix] += 1
        made.append(_honour(row, f"{prefix}{last[prefix]:05d}"))
    return Honour.objects.bulk_create(made, AT_ONCE)


def _honour(row: BroughtRow, code: str) -> Honour:
    kind = SubjectKind.INDIVIDUAL if isinstance(row.subject, Person) else SubjectKind.COLLECTIVE
    honour = Honour(
        **holder(row.subject),
        **row.columns(),
        code=code,
        subject_kind=kind.value,
        award=row.facts.award.value,
        decision_number=row.facts.decision_number,
        decided_on=row.facts.decided_on,
    )
    honour.search_key = _search_key(honour)
    honour.clean_fields()
    return honour


def _search_key(honour: Honour) -> str:
    return fold(f"{honour.name_then} {honour.unit_then} {honour.decision_number}")[:700]


def _corrected(honour: Honour, values: Mapping[str, object]) -> dict[str, object]:
    """Put the values on a stored honour; returns what stood there."""
    before = {name: getattr(honour, name) for name in values}
    for name, value in values.items():
        setattr(honour, name, value)
    honour.search_key = _search_key(honour)
    save_checked(honour, [*values, "search_key"])
    return before


@action("honour.batch_undone")
def undo_batch(batch: HonourBatch, *, reason: str, by: Actor, on: date) -> HonourBatch:
    """Take a file back: what it entered goes, what it corrected stands as before.

    The only way in which an honour leaves the record; the file and the line in the ledger stay.
    """
    require(policy.can_keep_record(by, batch.organisation, on))
    words = collapse(nfc(reason))
    if not words:
        raise Invalid({"reason": _("Hãy nêu lý do hoàn tác.")})
    fresh = HonourBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if fresh.undone_on is not None:
        raise Conflict(_("Lần nhập này đã được hoàn tác."))
    links = list(fresh.brought.select_related("honour"))
    _refuse_leaning(fresh, links)
    corrected = [link for link in links if link.before is not None]
    for link in corrected:
        _corrected(link.honour, link.before or {})
    keep_keys(*(link.honour for link in corrected))
    try:
        Honour.objects.filter(pk__in=fresh.brought.filter(before__isnull=True).values("honour")).delete()
    except ProtectedError as leaning:
        raise Conflict(_("Đã có hồ sơ, sáng kiến hoặc tiền thưởng dựa vào thành tích của lần nhập này.")) from leaning
    fresh.undone_on, fresh.undo_reason = on, words[:300]
    save_checked(fresh, ["undone_on", "undo_reason"])
    record(fresh.subject, str(batch.organisation), by=by, changes={"file": fresh.file_name}, reason=words)
    return fresh


def _refuse_leaning(batch: HonourBatch, links: Sequence[BroughtHonour]) -> None:
    """Nothing of the file may have been changed since: by a later file, or by a decision to cancel."""
    ids = [link.honour_id for link in links]
    later = BroughtHonour.objects.filter(honour__in=ids, batch__pk__gt=batch.pk, batch__undone_on=None).exists()
    decided = any(link.honour.state != Honour.State.IN_FORCE for link in links)
    if later or decided:
        raise Conflict(_("Thành tích của lần nhập này đã được sửa sau đó. Hãy hoàn tác lần nhập sau trước."))
