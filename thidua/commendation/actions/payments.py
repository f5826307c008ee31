"""Bonuses paid, a mark taken back, money recovered. Every movement stands in the fund's own ledger too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import decision_policy as policy
from thidua.commendation.actions.fund import write_line
from thidua.commendation.logic.fund import Entry, EntryKind
from thidua.commendation.models import AwardDecision, DecisionLine
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.counting import counted
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked


@action("decision.paid")
def pay_lines(
    decision: AwardDecision, lines: Sequence[DecisionLine], *, paid_on: date, note: str = "", by: Actor, on: date
) -> list[DecisionLine]:
    """Mark bonuses as paid: what was held back is released and spent. Honours taken back are not paid."""
    require(policy.can_pay(by, decision, on))
    assert decision.fund is not None
    if paid_on > on or (decision.signed_on and paid_on < decision.signed_on):
        raise Invalid({"paid_on": _("Ngày chi phải từ ngày ký quyết định đến hôm nay.")})
    wanted = DecisionLine.objects.select_for_update(of=("self",)).filter(
        decision=decision, pk__in=[line.pk for line in lines], paid_on=None, amount__gt=0
    )
    rows = [line for line in wanted.select_related("honour") if line.honour is not None and line.honour.holds]
    if not rows:
        raise Invalid({"": _("Hãy đánh dấu ít nhất một dòng chưa chi.")})
    total = sum(line.amount for line in rows)
    about = counted("Chi tiền thưởng theo Quyết định số %(number)s, %(count)d trường hợp", len(rows)) % {
        "number": decision.number,
        "count": len(rows),
    }
    write_line(decision.fund, Entry(EntryKind.RELEASE, total, paid_on, about), by=by, on=on)
    write_line(decision.fund, Entry(EntryKind.BONUS, total, paid_on, about), by=by, on=on)
    words = collapse(nfc(note))[:200]
    wanted.filter(pk__in=[line.pk for line in rows]).update(paid_on=paid_on, paid_note=words)
    record(decision.subject, str(decision), by=by, changes={"count": len(rows), "amount": total, "paid_on": paid_on})
    return rows


@action("decision.payment_taken_back")
def take_back_payment(line: DecisionLine, *, reason: str, by: Actor, on: date) -> DecisionLine:
    """Undo a mark set by mistake: the fund gets the money back and holds it for the line again."""
    require(policy.can_pay(by, line.decision, on))
    why = collapse(nfc(reason))
    if not why:
        raise Invalid({"reason": _("Hãy nêu lý do.")})
    fresh = DecisionLine.objects.select_for_update(of=("self",)).select_related("decision__fund").get(pk=line.pk)
    if fresh.paid_on is None or fresh.recovered_on is not None:
        raise Conflict(_("Dòng này chưa chi hoặc đã thu hồi; hãy tải lại trang."))
    fund = fresh.decision.fund
    assert fund is not None
    about = _("Ghi lại khoản chi nhầm: %(name)s") % {"name": fresh.name}
    write_line(fund, Entry(EntryKind.RECOVERY, fresh.amount, on, about), by=by, on=on, honour=fresh.honour)
    write_line(fund, Entry(EntryKind.PROMISE, fresh.amount, on, about), by=by, on=on, honour=fresh.honour)
    fresh.paid_on, fresh.paid_note = None, ""
    save_checked(fresh, ["paid_on", "paid_note"])
    changes = {"name": fresh.name, "amount": fresh.amount}
    record(fresh.decision.subject, str(fresh.decision), by=by, changes=changes, reason=why)
    return fresh


@action("decision.bonus_recovered")
def recover_bonus(line: DecisionLine, *, recovered_on: date, by: Actor, on: date) -> DecisionLine:
    """Note that the bonus of an honour taken back was paid in again (Luật 06/2022/QH15, Điều 93)."""
    require(policy.can_recover(by, line, on))
    fresh = DecisionLine.objects.select_for_update(of=("self",)).select_related("decision__fund").get(pk=line.pk)
    if fresh.recovered_on is not None:
        raise Conflict(_("Tiền thưởng đã được thu hồi; hãy tải lại trang."))
    if fresh.paid_on is None or not fresh.paid_on <= recovered_on <= on:
        raise Invalid({"recovered_on": _("Ngày thu hồi phải từ ngày chi đến hôm nay.")})
    fund = fresh.decision.fund
    assert fund is not None
    about = _("Thu hồi tiền thưởng của %(name)s") % {"name": fresh.name}
    write_line(fund, Entry(EntryKind.RECOVERY, fresh.amount, recovered_on, about), by=by, on=on, honour=fresh.honour)
    fresh.recovered_on = recovered_on
    save_checked(fresh, ["recovered_on"])
    changes = {"name": fresh.name, "amount": fresh.amount, "recovered_on": recovered_on}
    record(fresh.decision.subject, str(fresh.decision), by=by, changes=changes)
    return fresh
