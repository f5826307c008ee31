"""Writing marks: what fits, when a reason is needed, what is kept of the number before."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.audit import Actor
from thidua.core.errors import Invalid
from thidua.core.logic.numerals import format_number
from thidua.directory.models import Organisation
from thidua.scoring.logic.columns import Mark as ColumnMark
from thidua.scoring.logic.columns import column, fits
from thidua.scoring.logic.methods import Manual, YesNo
from thidua.scoring.logic.scheme import Criterion, criteria
from thidua.scoring.logic.terms import Stage
from thidua.scoring.models import Mark, MarkChange, Scorecard
from thidua.scoring.queries.results import column_marks

Line = tuple[str, Decimal, str]
"""Key of the criterion, the number, the reason (may be empty)."""
TOO_MANY = 1_000_000
"""Nothing that is counted for a scorecard comes near it."""
WRITTEN = ("measure", "reason", "returned", "return_reason", "version", "changed_by", "changed_at")


def written(
    card: Scorecard, stage: Stage, scorer: Organisation, lines: Sequence[Line], by: Actor
) -> list[tuple[Mark, Decimal | None]]:
    """Save the lines; each mark that changed with the number before. :class:`Invalid` names each line that cannot be.

    Nothing is saved where one line is wrong: the page still holds all that was typed.
    """
    listed = {criterion.key: criterion for _kind, criterion in criteria(card.round.table)}
    present = list(Mark.objects.filter(card=card).select_related("scorer").order_by("id"))
    own = {m.criterion: m for m in present if m.stage == stage and m.scorer_id == scorer.pk}
    by_line = column_marks(present)
    wrong: dict[str, str] = {}
    for key, measure, reason in lines:
        before = _before(listed[key], by_line.get(key, ()), stage)
        fault = fault_of(listed[key], measure) or _lacking(stage, own.get(key), before, measure, reason)
        if fault:
            wrong[key] = fault
    if wrong:
        raise Invalid(wrong)
    changed = []
    for line in lines:
        found = _marked(card, stage, scorer, line, own.get(line[0]), by)
        if found is not None:
            changed.append(found)
    _save([mark for mark, _before in changed])
    MarkChange.objects.bulk_create(_change(mark, before) for mark, before in changed)
    return changed


def _save(marks: Sequence[Mark]) -> None:
    """All at once: the lines were looked at one by one, and the card is locked."""
    fresh = [mark for mark in marks if mark.pk is None]
    known = [mark for mark in marks if mark.pk is not None]
    Mark.objects.bulk_create(fresh)
    if known:
        Mark.objects.bulk_update(known, WRITTEN)


def _change(mark: Mark, before: Decimal | None) -> MarkChange:
    return MarkChange(
        mark=mark, before=before, after=mark.measure, reason=mark.reason, by=mark.changed_by, at=mark.changed_at
    )


def _before(criterion: Criterion, marks: Sequence[ColumnMark], stage: Stage) -> Decimal | None:
    """The number of the nearest column to the left that has one."""
    order = list(Stage)
    for left in reversed(order[: order.index(stage)]):
        found = column(criterion, marks, left)
        if found is not None:
            return found
    return None


def fault_of(criterion: Criterion, measure: Decimal) -> str:
    """Why the number cannot be written on the line; empty where it can."""
    if measure >= TOO_MANY:
        return _("Số quá lớn. Hãy xem lại số lượt.")
    if fits(criterion, measure):
        return ""
    match criterion.method:
        case YesNo():
            return _("Hãy chọn có hoặc không.")
        case Manual(mark_step=step):
            return _("Hãy chấm từ 0 đến %(most)s điểm, theo bước %(step)s.") % {
                "most": format_number(criterion.maximum),
                "step": format_number(step),
            }
        case _:
            return _("Hãy nhập số lượt không âm.")


def _lacking(stage: Stage, own: Mark | None, before: Decimal | None, measure: Decimal, reason: str) -> str:
    """A reason is owed for going off what stands to the left (peers: only downwards) and for changing one's own."""
    if reason:
        return ""
    rewritten = own is not None and own.measure != measure and stage is not Stage.SELF
    differs = before is not None and (measure < before if stage is Stage.CROSS else measure != before)
    if rewritten or differs:
        return _("Số này khác số đã ghi trước đó. Hãy ghi lý do.")
    return ""


def _marked(
    card: Scorecard, stage: Stage, scorer: Organisation, line: Line, own: Mark | None, by: Actor
) -> tuple[Mark, Decimal | None] | None:
    """The mark as it is to be saved and the number before; None where nothing changes."""
    key, measure, reason = line
    if own is not None and own.measure == measure and own.reason == reason and not own.returned:
        return None
    before = own.measure if own is not None else None
    mark = own or Mark(card=card, criterion=key, stage=stage, scorer=scorer, version=0)
    mark.measure, mark.reason, mark.returned, mark.return_reason = measure, reason, False, ""
    mark.version += 1
    mark.changed_by, mark.changed_at = by.audit_label[:200], clock.now()
    return mark, before
