"""The payment list of a decision: to sign on paper, as Excel, and the marks of what was paid."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import decision_policy as policy
from thidua.commendation import decision_queries as queries
from thidua.commendation.actions import payments
from thidua.commendation.exports import payment_workbook
from thidua.commendation.forms.decisions import PaymentForm, ReasonForm
from thidua.commendation.forms.honours import RecoveryForm
from thidua.commendation.logic.decisions import DecisionState
from thidua.commendation.models import AwardDecision, DecisionLine
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.counting import counted
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.logic.money_words import dong_in_words
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import download
from thidua.desk.pages import Page
from thidua.desk.shown.decisions import paid_badge
from thidua.desk.views.decision_changes import the_line
from thidua.desk.views.decisions import decision_crumbs, the_decision


@dataclass(frozen=True, slots=True)
class ShownPayment:
    """A line of the list; ``open`` where it can be marked as paid."""

    row: DecisionLine
    badge: Badge
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentsPage(Page):
    """The payment list. ``total`` leaves out honours taken back, as the printed list does."""

    decision: AwardDecision
    rows: tuple[ShownPayment, ...]
    total: int
    words: str
    form: PaymentForm
    may_pay: Decision


def _signed(request: Request, code: str) -> AwardDecision:
    """A decision that works; others have nothing to pay."""
    decision = the_decision(request, code)
    if decision.state != DecisionState.SIGNED:
        raise Http404
    return decision


def _shown(row: DecisionLine) -> ShownPayment:
    payable = bool(row.amount) and row.paid_on is None and row.honour is not None and row.honour.holds
    return ShownPayment(row, paid_badge(row), payable)


def payment_list(request: Request, code: str) -> HttpResponse:
    """The list with its marks; a POST marks the chosen lines as paid."""
    on, decision = clock.today(), _signed(request, code)
    lines = list(queries.lines_of(decision))
    form = PaymentForm(posted(request), initial={"paid_on": on})

    def act() -> list[DecisionLine]:
        chosen = [line for line in lines if str(line.order) in request.POST.getlist("dong")]
        return payments.pay_lines(decision, chosen, **form.cleaned_data, by=request.user, on=on)

    paid = submitted(request, form, act)
    if paid is not None:
        messages.success(
            request, counted("Đã ghi chi %(count)d trường hợp và ghi sổ quỹ.", len(paid)) % {"count": len(paid)}
        )
        return redirect("decision_payments", code)
    total = sum(line.amount for line in lines if line.honour is not None and line.honour.holds)
    page = PaymentsPage(
        decision=decision,
        rows=tuple(_shown(row) for row in lines),
        total=total,
        words=dong_in_words(total),
        form=form,
        may_pay=policy.can_pay(request.user, decision, on),
        crumbs=decision_crumbs(decision),
    )
    return render(request, "desk/decisions/payments.html", {"page": page}, status=422 if form.errors else 200)


def payment_file(request: Request, code: str) -> HttpResponse:
    """The payment list as Excel, with a column to sign."""
    decision = _signed(request, code)
    data = payment_workbook(decision, list(queries.lines_of(decision)))
    return download(data, f"danh sach chi tien thuong {decision.code}")


def take_back(request: Request, code: str, number: int) -> HttpResponse:
    """Undo a mark that was set by mistake."""
    on, line = clock.today(), the_line(request, code, number)
    require(policy.can_pay(request.user, line.decision, on))
    form = ReasonForm(posted(request))
    done = submitted(
        request, form, lambda: payments.take_back_payment(line, **form.cleaned_data, by=request.user, on=on)
    )
    if done is not None:
        messages.success(request, _("Đã bỏ dấu chi; quỹ giữ chỗ lại cho dòng này."))
        return redirect("decision_payments", code)
    title = _("Bỏ dấu chi của %(name)s") % {"name": line.name}
    back = reverse("decision_payments", args=[code])
    way = decision_crumbs(line.decision)
    page = FormPage(form=form, title=title, submit=_("Bỏ dấu chi"), back=back, danger=True, crumbs=way)
    return ask(request, page)


def recover(request: Request, code: str, number: int) -> HttpResponse:
    """Note that a bonus was paid in again."""
    on, line = clock.today(), the_line(request, code, number)
    require(policy.can_recover(request.user, line, on))
    form = RecoveryForm(posted(request), initial={"recovered_on": on})
    done = submitted(request, form, lambda: payments.recover_bonus(line, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã ghi thu hồi tiền thưởng vào sổ quỹ."))
        return redirect("decision_payments", code)
    title = _("Thu hồi tiền thưởng của %(name)s") % {"name": line.name}
    back = reverse("decision_payments", args=[code])
    return ask(
        request,
        FormPage(form=form, title=title, submit=_("Ghi thu hồi"), back=back, crumbs=decision_crumbs(line.decision)),
    )
