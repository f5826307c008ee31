"""What is done with rounds: the calendar of a year, and the steps of one round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from thidua.campaigns.models import Campaign
from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.logic.saying import capital, spoken
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.rounds import round_address
from thidua.desk.views.campaign_access import the_campaign
from thidua.desk.views.round_access import round_crumbs, the_round
from thidua.monitoring.actions import rounds as actions
from thidua.monitoring.actions.reminders import chase_round
from thidua.monitoring.forms.rounds import ChaseForm, MoveForm, PlanForm, ReasonForm, ReopenForm, SureForm
from thidua.monitoring.logic.deadlines import RoundPlan, plan_year
from thidua.monitoring.logic.states import ROUND, RoundState
from thidua.monitoring.models import Round
from thidua.monitoring.policy import rounds as policy
from thidua.monitoring.queries.calendar import calendar_of
from thidua.monitoring.queries.rounds import rounds_by_period

SAVE = "lap"
"""Name of the button that plans; any other only shows what would be planned."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One round as it would be, and the one that is there already. ``stays``: it was opened and is left alone."""

    plan: RoundPlan
    held: Round | None
    title: str

    @property
    def stays(self) -> bool:
        return self.held is not None and not ROUND.can(RoundState(self.held.state), "plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage(Page):
    """The rule of each kind of period, and the rounds that follow from it."""

    campaign: Campaign
    form: PlanForm
    rows: tuple[PlanRow, ...]


def plan(request: Request, code: str) -> HttpResponse:
    """Choose the periods a campaign asks for, look at the days, plan them all at once."""
    today = clock.today()
    campaign = the_campaign(request, code, today)
    require(policy.can_plan(request.user, campaign, today))
    form = PlanForm(posted(request), initial={"year": campaign.year})
    plans = _plans(campaign, form, today)
    if SAVE in request.POST:
        planned = submitted(request, form, lambda: actions.plan_rounds(campaign, plans, by=request.user, on=today))
        if planned is not None:
            messages.success(request, counted("Đã lập %(count)s kỳ báo cáo.", len(planned)) % {"count": len(planned)})
            return redirect(f"{reverse('round_list')}?phong_trao={campaign.code}")
    held = rounds_by_period(campaign)
    rows = tuple(PlanRow(plan, held.get(str(plan.period)), capital(plan.period.name_vi)) for plan in plans)
    page = PlanPage(campaign=campaign, form=form, rows=rows, crumbs=round_crumbs())
    return render(request, "desk/rounds/plan.html", {"page": page})


def _plans(campaign: Campaign, form: PlanForm, on: date) -> tuple[RoundPlan, ...]:
    if form.is_bound and not form.is_valid():
        return ()
    year = form.cleaned_data["year"] if form.is_bound else campaign.year
    calendar = calendar_of(campaign.issuer, on)
    return plan_year(year, form.terms(), calendar, starts=campaign.starts, ends=campaign.ends)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a round: its words, its form, who may, and the action. ``done`` is the sentence afterwards."""

    title: Any
    submit: Any
    done: Any
    form: type[forms.Form]
    may: Callable[..., Decision]
    act: Callable[..., object]
    warning: Any = ""
    danger: bool = False


def _move(row: Round, *, due_on: date, reason: str, by: Any, on: date) -> Round:
    return actions.move_deadline(row, due_on, reason=reason, by=by, on=on)


STEPS: Mapping[str, Step] = {
    "mo": Step(
        gettext_lazy("Mở kỳ báo cáo"),
        gettext_lazy("Mở kỳ"),
        gettext_lazy("Đã mở kỳ và báo cho các đơn vị."),
        SureForm,
        policy.can_open,
        actions.open_round,
        gettext_lazy("Các đơn vị được giao chỉ tiêu nhận thông báo và bắt đầu nhập số liệu."),
    ),
    "doi-han": Step(
        gettext_lazy("Dời hạn gửi"),
        gettext_lazy("Dời hạn"),
        gettext_lazy("Đã dời hạn gửi và báo cho các đơn vị chưa gửi."),
        MoveForm,
        policy.can_move,
        _move,
        gettext_lazy("Ngày tự khóa dời theo. Đơn vị đã gửi được tính muộn hay đúng hạn theo hạn mới."),
    ),
    "khoa": Step(
        gettext_lazy("Khóa kỳ báo cáo"),
        gettext_lazy("Khóa kỳ"),
        gettext_lazy("Đã khóa kỳ. Số liệu đã duyệt, đã xác nhận thành số chính thức."),
        SureForm,
        policy.can_lock,
        actions.lock_round,
        gettext_lazy(
            "Sau khi khóa, đơn vị không nhập được nữa; số liệu chưa được thủ trưởng duyệt không thành chính thức."
        ),
        danger=True,
    ),
    "mo-lai": Step(
        gettext_lazy("Mở lại kỳ báo cáo"),
        gettext_lazy("Mở lại"),
        gettext_lazy("Đã mở lại kỳ và báo cho các đơn vị."),
        ReopenForm,
        policy.can_reopen,
        actions.reopen_round,
        gettext_lazy("Hết ngày đã chọn, kỳ tự khóa lại."),
    ),
    "bo": Step(
        gettext_lazy("Bỏ kỳ báo cáo"),
        gettext_lazy("Bỏ kỳ"),
        gettext_lazy("Đã bỏ kỳ. Lập lại lịch của phong trào nếu cần dùng lại."),
        ReasonForm,
        policy.can_cancel,
        actions.cancel_round,
        danger=True,
    ),
    "don-doc": Step(
        gettext_lazy("Đôn đốc các đơn vị chưa gửi"),
        gettext_lazy("Đôn đốc ngay"),
        "",
        ChaseForm,
        policy.can_chase,
        chase_round,
        gettext_lazy("Đầu mối và thủ trưởng của từng đơn vị chưa gửi nhận thông báo và thư ngay. Mỗi ngày một lần."),
    ),
}


def step(request: Request, code: str, period: str, name: str) -> HttpResponse:
    """Open, move the deadline, lock, reopen, leave out, chase: asked once more, then done."""
    today = clock.today()
    row = the_round(request, code, period, today)
    if name not in STEPS:
        raise Http404
    chosen = STEPS[name]
    require(chosen.may(request.user, row, today))
    form = chosen.form(posted(request))
    done = submitted(request, form, lambda: chosen.act(row, **form.cleaned_data, by=request.user, on=today))
    if done is not None:
        messages.success(request, _done_words(chosen, done))
        return redirect(round_address(row))
    page = FormPage(
        form=form,
        title=str(chosen.title),
        lead=f"{spoken(capital(row.span.name_vi))} · {row.campaign.title}",
        warning=str(chosen.warning),
        submit=str(chosen.submit),
        back=round_address(row),
        danger=chosen.danger,
        crumbs=round_crumbs(row),
    )
    return ask(request, page)


def _done_words(chosen: Step, done: object) -> str:
    if isinstance(done, list):
        return counted("Đã đôn đốc %(count)s người.", len(done)) % {"count": len(done)}
    return str(chosen.done)
