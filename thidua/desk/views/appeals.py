"""Appeals about lines of a published card: filed, withdrawn, answered."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import Conflict, require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.scorecards import shown_measure
from thidua.desk.shown.scoring_rounds import days_badge
from thidua.desk.views.scorecards import card_address, step_back, the_card
from thidua.scoring.actions import appeals as actions
from thidua.scoring.forms.judging import AnswerForm
from thidua.scoring.forms.schemes import AppealForm
from thidua.scoring.logic.columns import chosen_stage, column
from thidua.scoring.logic.scheme import Criterion, criterion_of
from thidua.scoring.models import Appeal
from thidua.scoring.policy import rounds as policy
from thidua.scoring.queries.results import column_marks
from thidua.scoring.queries.rounds import appeals_visible_to, evidence_of, marks_of


def file_one(request: Request, code: str, unit: str, criterion: str) -> HttpResponse:
    """The unit explains one line and says which number is right."""
    on, card = clock.today(), the_card(request, code, unit)
    line = criterion_of(card.round.table, criterion)
    if line is None:
        raise Http404
    require(policy.can_appeal(request.user, card, on))
    form = AppealForm(posted(request))
    done = submitted(
        request, form, lambda: actions.file_appeal(card, criterion, **form.cleaned_data, by=request.user, on=on)
    )
    if done is not None:
        words = {"day": f"{done.due_on:%d/%m/%Y}"}
        messages.success(request, _("Đã gửi kiến nghị. Cơ quan thường trực trả lời chậm nhất %(day)s.") % words)
        return redirect(card_address(card))
    page = FormPage(
        form=form, title=_("Kiến nghị: %(line)s") % {"line": line.name}, submit=_("Gửi kiến nghị"),
        back=card_address(card), crumbs=step_back(card),
    )  # fmt: skip
    return ask(request, page)


def _the_appeal(request: Request, code: str, unit: str, number: int) -> Appeal:
    """The appeal if the person sees it, else 404."""
    rows = appeals_visible_to(request.user, clock.today())
    return get_object_or_404(rows, card__round__code=code, card__organisation__code=unit, pk=number)


@require_POST
def withdraw(request: Request, code: str, unit: str, number: int) -> HttpResponse:
    """The unit takes its appeal back."""
    appeal = _the_appeal(request, code, unit, number)
    try:
        actions.withdraw_appeal(appeal, by=request.user, on=clock.today())
    except Conflict as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã rút kiến nghị."))
    return redirect(card_address(appeal.card))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage(Page):
    """An appeal beside what stands on the line, and the form of the answer."""

    appeal: Appeal
    line: Criterion
    stands: str
    claimed: str
    files: list[tuple[int, str]]
    due: Badge
    form: AnswerForm
    back: str


def answer(request: Request, code: str, unit: str, number: int) -> HttpResponse:
    """Give the unit right with the number that counts, or keep what stands; either way with the reason."""
    on, appeal = clock.today(), _the_appeal(request, code, unit, number)
    line = criterion_of(appeal.card.round.table, appeal.criterion)
    if line is None:
        raise Http404
    require(policy.can_answer_appeal(request.user, appeal, on))
    takes_number = not line.indicator
    form = AnswerForm(posted(request), initial={"measure": appeal.claimed}, takes_number=takes_number)
    accepts = request.POST.get("quyet-dinh") == "chap-nhan"
    if takes_number and request.method == "POST" and not accepts:
        form.fields["measure"].required = False

    def act() -> Appeal:
        given = form.cleaned_data
        if accepts:
            return actions.accept_appeal(appeal, **given, by=request.user, on=on)
        return actions.reject_appeal(appeal, answer=given["answer"], by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã trả lời kiến nghị; đơn vị được báo."))
        return redirect(f"{card_address(appeal.card)}#dong-{appeal.criterion}")
    return render(request, "desk/scoring/answer.html", {"page": _answer_page(appeal, line, form)})


def _answer_page(appeal: Appeal, line: Criterion, form: AnswerForm) -> AnswerPage:
    card = appeal.card
    marks = column_marks(marks_of(card)).get(line.key, ())
    stage = chosen_stage(marks)
    stands = column(line, marks, stage) if stage else None
    files = evidence_of(card).get(line.key, [])
    return AnswerPage(
        appeal=appeal,
        line=line,
        stands=shown_measure(line, stands),
        claimed=shown_measure(line, appeal.claimed),
        files=[(row.pk, row.file.name) for row in files],
        due=days_badge(appeal.due_on, clock.today()),
        form=form,
        back=card_address(card),
        crumbs=step_back(card),
    )
