"""Units that copy an exemplar: said when they begin, told after six months what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.commendation import exemplar_policy as policy
from thidua.commendation.logic.exemplars import Outcome, follow_up_day
from thidua.commendation.models import Exemplar, Replication
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, collapse_lines, nfc
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation


@action("exemplar.copied")
def copy_exemplar(
    exemplar: Exemplar, organisation: Organisation, *, since: date, deed: str, by: Actor, on: date
) -> Replication:
    """Say that a unit copies the exemplar since a day, and what it does. The result is due six months later."""
    require(policy.can_copy(by, exemplar, organisation, on))
    if exemplar.organisation_id == organisation.pk:
        raise Invalid({"organisation": _("Đây chính là đơn vị điển hình; hãy chọn đơn vị học tập.")})
    if since > on:
        raise Invalid({"since": _("Hãy ghi ngày đã bắt đầu, không quá hôm nay.")})
    if Replication.objects.filter(exemplar=exemplar, organisation=organisation).exists():
        raise Conflict(_("“%(unit)s” đã ghi học tập điển hình này rồi.") % {"unit": organisation})
    row = Replication(
        exemplar=exemplar,
        organisation=organisation,
        since=since,
        deed=collapse_lines(deed),
        due_on=follow_up_day(since),
    )
    save_checked(row)
    changes = {"organisation": organisation.code, "since": since, "due_on": row.due_on}
    record(exemplar.subject, exemplar.title, by=by, changes=changes)
    return row


@dataclass(frozen=True, slots=True)
class Result:
    """What came of copying: in words, and as a figure in its unit where something was measured."""

    outcome: Outcome
    text: str
    figure: Decimal | None = None
    unit: str = ""


@action("exemplar.copy_told")
def tell_result(copy: Replication, result: Result, *, by: Actor, on: date) -> Replication:
    """Tell what came of it. May be told earlier, and anew when more is known."""
    require(policy.can_tell_result(by, copy, on))
    if result.figure is not None and not result.unit.strip():
        raise Invalid({"figure_unit": _("Hãy ghi đơn vị tính của con số, ví dụ: hộ, triệu đồng, %.")})
    if not collapse(result.text):
        raise Invalid({"result": _("Hãy kể kết quả bằng lời.")})
    fresh = Replication.objects.select_for_update(of=("self",)).select_related("exemplar").get(pk=copy.pk)
    fresh.outcome, fresh.result, fresh.reported_on = result.outcome.value, collapse_lines(result.text), on
    fresh.figure, fresh.figure_unit = result.figure, collapse(nfc(result.unit)) if result.figure is not None else ""
    save_checked(fresh, ["outcome", "result", "figure", "figure_unit", "reported_on"])
    changes = {"organisation": copy.organisation.code, "outcome": fresh.get_outcome_display()}
    record(fresh.exemplar.subject, fresh.exemplar.title, by=by, changes=changes)
    return fresh
