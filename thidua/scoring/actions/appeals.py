"""Explanations and appeals of the units after the results were shown, and their answers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.campaigns.queries import speakers_of
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.saving import save_checked
from thidua.scoring.actions.making.marking import fault_of, written
from thidua.scoring.actions.making.steps import stated
from thidua.scoring.logic.scheme import criterion_of
from thidua.scoring.logic.terms import Stage
from thidua.scoring.logic.workflow import AppealState
from thidua.scoring.models import Appeal, Scorecard
from thidua.scoring.policy import rounds as policy

DAYS_TO_ANSWER = 10
"""Calendar days within which the standing body answers an appeal."""


@action("appeal.filed")
def file_appeal(card: Scorecard, criterion: str, *, claimed: Decimal, text: str, by: Actor, on: date) -> Appeal:
    """Say which number the unit holds to be right for one line, and why."""
    require(policy.can_appeal(by, card, on))
    line = criterion_of(card.round.table, criterion)
    if line is None:
        raise Invalid({"criterion": _("Phiếu không có tiêu chí này. Hãy tải lại trang.")})
    fault = "" if line.indicator else fault_of(line, claimed)
    if fault:
        raise Invalid({"claimed": fault})
    if Appeal.objects.filter(card=card, criterion=criterion, state=AppealState.FILED).exists():
        raise Conflict(_("Dòng này đang có kiến nghị chờ giải quyết. Hãy rút kiến nghị cũ nếu muốn gửi lại."))
    row = save_checked(
        Appeal(
            card=card,
            criterion=criterion,
            claimed=claimed,
            text=stated(text, "text"),
            filed_on=on,
            filed_by=by.audit_label[:200],
            due_on=on + timedelta(days=DAYS_TO_ANSWER),
        )
    )
    record(card.subject, card.label, by=by, changes={"criterion": criterion, "claimed": claimed}, reason=row.text)
    return row


@action("appeal.withdrawn")
def withdraw_appeal(appeal: Appeal, *, by: Actor, on: date) -> Appeal:
    """The unit takes its appeal back."""
    require(policy.can_withdraw_appeal(by, appeal, on))
    return _closed(appeal, AppealState.WITHDRAWN, "", by, on)


@action("appeal.accepted")
def accept_appeal(appeal: Appeal, *, answer: str, measure: Decimal | None = None, by: Actor, on: date) -> Appeal:
    """Give the unit right, wholly or in part: ``measure``, else the claimed number, goes into the appraisal column.

    A line that comes from the record is not written: its figure has to be corrected there, and the answer says so.
    """
    require(policy.can_answer_appeal(by, appeal, on))
    said, card = stated(answer, "answer"), appeal.card
    criterion = criterion_of(card.round.table, appeal.criterion)
    if criterion is not None and not criterion.indicator:
        number = appeal.claimed if measure is None else measure
        _written_down(appeal, criterion.key, number, said, by)
    return _closed(appeal, AppealState.ACCEPTED, said, by, on)


def _written_down(appeal: Appeal, key: str, number: Decimal, said: str, by: Actor) -> None:
    card = appeal.card
    try:
        written(card, Stage.APPRAISAL, card.round.cluster.organiser, [(key, number, said)], by)
    except Invalid as refusal:
        raise Invalid({"measure": refusal.fields[key]}) from refusal


@action("appeal.rejected")
def reject_appeal(appeal: Appeal, *, answer: str, by: Actor, on: date) -> Appeal:
    """Keep the number, with the reason."""
    require(policy.can_answer_appeal(by, appeal, on))
    return _closed(appeal, AppealState.REJECTED, stated(answer, "answer"), by, on)


def _closed(appeal: Appeal, state: AppealState, answer: str, by: Actor, on: date) -> Appeal:
    fresh = Appeal.objects.select_for_update().get(pk=appeal.pk)
    if fresh.state != AppealState.FILED:
        raise Conflict(_("Kiến nghị vừa được xử lý; hãy tải lại trang."))
    fresh.state, fresh.answer = state, answer
    fresh.answered_on, fresh.answered_by = on, by.audit_label[:200]
    save_checked(fresh, ["state", "answer", "answered_on", "answered_by"])
    card = appeal.card
    if answer:
        text = _("Đã trả lời kiến nghị về phiếu %(card)s: %(answer)s") % {"card": card.label, "answer": answer}
        notify(speakers_of([card.organisation_id], on), "scoring.appeal", card.subject, text)
    record(card.subject, card.label, by=by, changes={"criterion": fresh.criterion, "state": state}, reason=answer)
    return fresh
