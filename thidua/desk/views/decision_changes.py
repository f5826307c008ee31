"""What is done to a decision: drawn up, changed, its lists filled, submitted, issued, given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.commendation import decision_policy as policy
from thidua.commendation import decision_queries as queries
from thidua.commendation.actions import decision_papers, decisions, issuing
from thidua.commendation.forms.decisions import BonusForm, DecisionForm, IssueForm, ReasonForm
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.decisions import competence
from thidua.commendation.models import AwardDecision, DecisionLine, Dossier
from thidua.commendation.policy import APPRAISERS
from thidua.commendation.queries import dossiers_visible_to
from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.decision import ALLOWED, deny
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.tables.decisions import decision_address
from thidua.desk.views.decisions import Money, decision_crumbs, money_of, the_decision
from thidua.desk.views.intakes import highest
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_of, organisations_on

SAVED = gettext_lazy("Đã lưu quyết định.")


def _bodies(request: Request, on: date) -> QuerySet[Organisation]:
    """The bodies for whose head the reader draws up decisions."""
    return organisations_on(on).filter(pk__in=organisations_of(request.user, on, *APPRAISERS))


def new(request: Request) -> HttpResponse:
    """Draw up a decision; ``?ho-so=`` names the dossier it is drawn up for."""
    on = clock.today()
    bodies = _bodies(request, on)
    refusal = deny(_("Chỉ chuyên viên thi đua, khen thưởng mới lập được quyết định."))
    require(ALLOWED if bodies.exists() else refusal)
    dossier = _asked_for(request, on)
    start = _starting(bodies, dossier, on)
    form = DecisionForm(posted(request), initial=start, bodies=bodies, drafters=bodies)
    made = submitted(
        request,
        form,
        lambda: decisions.draft_decision(
            form.facts(),
            organisation=form.cleaned_data["organisation"],
            drafter=form.cleaned_data["drafter"],
            by=request.user,
            on=on,
        ),
    )
    if made is not None:
        messages.success(request, _("Đã lập quyết định. Hãy chọn hồ sơ vào danh sách."))
        chosen = f"?ho-so={dossier.code}" if dossier else ""
        return redirect(f"{reverse('decision_pick', args=[made.code])}{chosen}")
    title = _("Lập quyết định khen thưởng")
    return ask(request, _page(form, title, title))


def _asked_for(request: Request, on: date) -> Dossier | None:
    return dossiers_visible_to(request.user, on).filter(code=request.GET.get("ho-so", "")).first()


def _starting(bodies: QuerySet[Organisation], dossier: Dossier | None, on: date) -> dict[str, Any]:
    body = highest(bodies, on)
    code = getattr(body, "code", None)
    return DecisionForm.starting(on, body) | {"organisation": code, "drafter": code} | _words_for(dossier)


def _words_for(dossier: Dossier | None) -> dict[str, str]:
    """What a decision about one dossier says; nothing where it is drawn up for many."""
    if dossier is None:
        return {}
    about = f"Về việc tặng {dossier.get_award_display()} cho {dossier.of}"
    return {"about": about} | ({"merit": dossier.deed} if dossier.deed else {})


def _page(form: Any, title: str, submit: str, decision: AwardDecision | None = None, **rest: Any) -> FormPage:
    """A form page whose way back is the decision, or the list."""
    crumbs = decision_crumbs(decision)
    return FormPage(form=form, title=title, submit=submit, back=crumbs[-1].url, crumbs=crumbs, **rest)


def edit(request: Request, code: str) -> HttpResponse:
    """Change what it says."""
    on, decision = clock.today(), the_decision(request, code)
    require(policy.can_edit_decision(request.user, decision, on))
    form = DecisionForm(posted(request), initial=DecisionForm.initial_of(decision))
    done = submitted(
        request,
        form,
        lambda: decisions.edit_decision(
            decision, form.facts(), version=form.cleaned_data["version"] or 0, by=request.user, on=on
        ),
    )
    if done is not None:
        messages.success(request, str(SAVED))
        return redirect(decision_address(decision))
    return ask(request, _page(form, _("Sửa quyết định"), _("Lưu"), decision))


# --- lists -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dossier that may be picked; ``obstacle`` says why not."""

    row: Dossier
    obstacle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PickPage(Page):
    """The submitted dossiers of the body that stand in no decision."""

    decision: AwardDecision
    candidates: tuple[Candidate, ...]
    chosen: frozenset[str]
    errors: tuple[str, ...] = ()


def pick(request: Request, code: str) -> HttpResponse:
    """Take dossiers onto the lists, several at once; ``?ho-so=`` ticks one of them."""
    on, decision = clock.today(), the_decision(request, code)
    require(policy.can_edit_decision(request.user, decision, on))
    rows = list(queries.candidates_of(decision))
    errors: tuple[str, ...] = ()
    if request.method == "POST":
        wanted = [row for row in rows if row.code in request.POST.getlist("ho-so")]
        try:
            lines = decisions.add_dossiers(decision, wanted, by=request.user, on=on)
        except (Invalid, Conflict) as refusal:
            errors = (str(refusal),)
        else:
            messages.success(
                request, counted("Đã đưa %(count)d hồ sơ vào danh sách.", len(lines)) % {"count": len(lines)}
            )
            return redirect(decision_address(decision))
    page = PickPage(
        decision=decision,
        candidates=tuple(_candidates(decision, rows, on)),
        chosen=frozenset((request.POST if request.method == "POST" else request.GET).getlist("ho-so")),
        errors=errors,
        crumbs=decision_crumbs(decision),
    )
    return render(request, "desk/decisions/pick.html", {"page": page}, status=422 if errors else 200)


def _candidates(decision: AwardDecision, rows: list[Dossier], on: date) -> list[Candidate]:
    holds = queries.holds_among(rows, on)
    found = []
    for row in rows:
        answer = competence(AwardCode(row.award), decision.organisation.kind, on)
        held = _("Đang tạm dừng xét: %(reasons)s.") % {"reasons": "; ".join(holds[row.pk])} if row.pk in holds else ""
        found.append(Candidate(row, answer.reason or held))
    return found


def the_line(request: Request, code: str, number: int) -> DecisionLine:
    """A line of a decision the reader sees."""
    rows = queries.lines_of(the_decision(request, code)).select_related(
        "decision__organisation", "decision__fund", "dossier__person", "dossier__organisation", "honour"
    )
    return get_object_or_404(rows, order=number)


@require_POST
def remove(request: Request, code: str, number: int) -> HttpResponse:
    """Take a dossier off the lists."""
    line = the_line(request, code, number)
    try:
        decisions.remove_line(line, by=request.user, on=clock.today())
        messages.success(request, _("Đã bỏ “%(name)s” khỏi danh sách; hồ sơ vẫn chờ quyết định.") % {"name": line.name})
    except (Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
    return redirect("decision_page", code)


def bonus(request: Request, code: str, number: int) -> HttpResponse:
    """Give another bonus than the rule."""
    on, line = clock.today(), the_line(request, code, number)
    require(policy.can_edit_decision(request.user, line.decision, on))
    start = {"amount": line.amount, "reason": line.amount_reason}
    form = BonusForm(posted(request), initial=start)
    done = submitted(
        request,
        form,
        lambda: decisions.set_bonus(
            line, form.cleaned_data["amount"], reason=form.cleaned_data["reason"], by=request.user, on=on
        ),
    )
    if done is not None:
        messages.success(request, _("Đã đặt mức tiền thưởng."))
        return redirect("decision_page", code)
    title = _("Tiền thưởng của %(name)s") % {"name": line.name}
    return ask(request, _page(form, title, _("Lưu"), line.decision, lead=line.note))


# --- steps -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Step:
    """A step taken at once."""

    act: Callable[..., Any]
    words: Any


AT_ONCE = {
    "to-trinh": _Step(
        decision_papers.write_letter,
        gettext_lazy("Đã soạn tờ trình từ danh sách; mở ở phần “Văn bản” để xem, sửa, trình ký."),
    ),
    "trinh": _Step(
        decision_papers.submit_decision,
        gettext_lazy("Đã khóa danh sách và soạn văn bản quyết định; hãy trình ký và cấp số ở phòng văn bản."),
    ),
}
WITH_REASON = {
    "mo-lai": ("return", decision_papers.return_decision, gettext_lazy("Mở lại danh sách")),
    "huy": ("cancel", decision_papers.cancel_decision, gettext_lazy("Hủy quyết định")),
}


@require_POST
def step(request: Request, code: str, name: str) -> HttpResponse:
    """Write the letter, or submit."""
    decision = the_decision(request, code)
    if name not in AT_ONCE:
        raise Http404
    try:
        AT_ONCE[name].act(decision, by=request.user, on=clock.today())
        messages.success(request, str(AT_ONCE[name].words))
    except (Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
    return redirect("decision_page", code)


def end(request: Request, code: str, name: str) -> HttpResponse:
    """Open the lists again, or give the decision up, with a reason."""
    on, decision = clock.today(), the_decision(request, code)
    if name not in WITH_REASON:
        raise Http404
    key, act, title = WITH_REASON[name]
    require(policy.can_step_decision(request.user, decision, key, on))
    form = ReasonForm(posted(request))
    if submitted(request, form, lambda: act(decision, **form.cleaned_data, by=request.user, on=on)) is not None:
        messages.success(request, _("Đã thực hiện: %(step)s.") % {"step": title})
        return redirect("decision_page", code)
    return ask(request, _page(form, str(title), str(title), decision, lead=str(decision), danger=key == "cancel"))


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePage(FormPage):
    """The last look before everybody is awarded."""

    decision: AwardDecision
    money: Money
    size: int


def issue(request: Request, code: str) -> HttpResponse:
    """Award everybody at once."""
    on, decision = clock.today(), the_decision(request, code)
    require(policy.can_issue_decision(request.user, decision, on))
    lines = list(queries.lines_of(decision))
    money = money_of(decision, lines)
    may_hold = money.fund is not None and not money.short and bool(money.total)
    form = IssueForm(posted(request), initial={"money": "hold" if may_hold else "later"})

    def act() -> AwardDecision:
        fund = money.fund if form.cleaned_data["money"] == "hold" else None
        return issuing.issue_decision(decision, fund=fund, by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(
            request, counted("Đã ban hành: %(count)d trường hợp được khen thưởng.", len(lines)) % {"count": len(lines)}
        )
        return redirect("decision_page", code)
    page = IssuePage(
        form=form,
        title=_("Ban hành quyết định"),
        submit=_("Ban hành"),
        back=decision_address(decision),
        crumbs=decision_crumbs(decision),
        decision=decision,
        money=money,
        size=len(lines),
    )
    return render(request, "desk/decisions/issue.html", {"page": page})


@require_POST
def hold(request: Request, code: str) -> HttpResponse:
    """Hold the bonuses back in the fund after the issue."""
    decision = the_decision(request, code)
    fund = queries.fund_for(decision)
    try:
        if fund is None:
            raise Conflict(_("Chưa mở quỹ của năm này; hãy mở quỹ trước."))
        issuing.hold_money(decision, fund, by=request.user, on=clock.today())
        messages.success(request, _("Quỹ đã giữ chỗ tiền thưởng của quyết định."))
    except (Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
    return redirect("decision_page", code)
