"""What the standing body does on a card besides its own column: lines returned, facts behind gates noted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.views.scorecards import card_address, step_back, the_card
from thidua.scoring.actions.cards import record_gate_fact, return_mark, withdraw_gate_fact
from thidua.scoring.forms.judging import GateForm
from thidua.scoring.forms.schemes import ReasonForm
from thidua.scoring.logic.scheme import criterion_of
from thidua.scoring.models.labels import STAGES
from thidua.scoring.policy import rounds as policy
from thidua.scoring.queries.rounds import facts_of, facts_on, marks_on


def send_back(request: Request, code: str, unit: str, number: int) -> HttpResponse:
    """Ask for one mark anew; the rest of the card stays as it is."""
    on, card = clock.today(), the_card(request, code, unit)
    mark = get_object_or_404(marks_on(card), pk=number)
    mark.card = card
    require(policy.can_return_mark(request.user, mark, on))
    form = ReasonForm(posted(request))
    if submitted(request, form, lambda: return_mark(mark, **form.cleaned_data, by=request.user, on=on)) is not None:
        messages.success(request, _("Đã trả lại dòng; “%(unit)s” được báo để ghi lại.") % {"unit": mark.scorer})
        return redirect(f"{card_address(card)}#dong-{mark.criterion}")
    line = criterion_of(card.round.table, mark.criterion)
    words = {"line": line.name if line else mark.criterion, "stage": STAGES[mark.stage], "unit": mark.scorer}  # type: ignore[index]  # members of a StrEnum are their values
    page = FormPage(
        form=form, title=_("Trả lại một dòng"), submit=_("Trả lại dòng"), back=card_address(card),
        lead=_("%(line)s – cột “%(stage)s” của %(unit)s. Các dòng khác giữ nguyên.") % words, crumbs=step_back(card),
    )  # fmt: skip
    return ask(request, page)


def close_gate(request: Request, code: str, unit: str) -> HttpResponse:
    """Note that the fact behind a gate happened in the unit."""
    on, card = clock.today(), the_card(request, code, unit)
    require(policy.can_keep_gates(request.user, card, on))
    held = {fact.gate for fact in facts_of(card)}
    gates = [gate for gate in card.round.table.gates if not gate.node and gate.key not in held]
    form = GateForm(posted(request), gates=gates)
    done = submitted(request, form, lambda: record_gate_fact(card, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã ghi nhận điểm liệt."))
        return redirect(card_address(card))
    page = FormPage(
        form=form, title=_("Ghi nhận điểm liệt"), submit=_("Ghi nhận"), lead=str(card.organisation), danger=True,
        warning=_("Ghi nhận có tác dụng ngay trên bảng tạm tính và rút lại được kèm lý do."),
        back=card_address(card), crumbs=step_back(card),
    )  # fmt: skip
    return ask(request, page)


def open_gate(request: Request, code: str, unit: str, number: int) -> HttpResponse:
    """Take back that the fact happened."""
    on, card = clock.today(), the_card(request, code, unit)
    fact = get_object_or_404(facts_on(card), pk=number)
    fact.card = card
    require(policy.can_keep_gates(request.user, card, on))
    form = ReasonForm(posted(request))
    done = submitted(request, form, lambda: withdraw_gate_fact(fact, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã rút ghi nhận điểm liệt."))
        return redirect(card_address(card))
    name = next((gate.name for gate in card.round.table.gates if gate.key == fact.gate), fact.gate)
    page = FormPage(
        form=form, title=_("Rút ghi nhận điểm liệt"), submit=_("Rút ghi nhận"), lead=name,
        back=card_address(card), crumbs=step_back(card),
    )  # fmt: skip
    return ask(request, page)
