"""A round of judging opened, given other days, moved on, published, finished, taken back, called off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.desk.tables.scoring import round_address
from thidua.directory.queries import clusters_visible_to, organisations_of
from thidua.scoring.actions import rounds as actions
from thidua.scoring.forms.judging import DaysForm
from thidua.scoring.forms.schemes import OpenRoundForm, ReasonForm
from thidua.scoring.models import ScoringRound
from thidua.scoring.policy import rounds as policy
from thidua.scoring.queries.gaps import round_work
from thidua.scoring.queries.rounds import rounds_visible_to
from thidua.scoring.queries.schemes import schemes_visible_to


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step that may be taken now: the last piece of its address and its words."""

    name: str
    words: str
    main: bool = False


def _moved(act: Callable[..., object]) -> Callable[[Request, ScoringRound, str], object]:
    """A step that takes no reason."""
    return lambda request, row, _reason: act(row, by=request.user, on=clock.today())


def _explained(act: Callable[..., object]) -> Callable[[Request, ScoringRound, str], object]:
    """A step that asks why."""
    return lambda request, row, reason: act(row, reason=reason, by=request.user, on=clock.today())


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a round: its name in the workflow, its words, its act, whether it asks why, and what it does."""

    workflow: str
    words: str
    act: Callable[[Request, ScoringRound, str], object]
    asks: bool = False
    main: bool = True
    effect: str = ""


def _steps() -> dict[str, Step]:
    return {
        "kiem-tra": Step("to_check", _("Kết thúc tự chấm, chuyển kiểm tra"), _moved(actions.begin_checking)),
        "cham-cheo": Step("to_cross", _("Chuyển chấm chéo"), _moved(actions.begin_crossing)),
        "tham-dinh": Step("to_appraisal", _("Chuyển thẩm định"), _moved(actions.begin_appraisal)),
        "cong-bo": Step(
            "publish", _("Công bố trong cụm"), _moved(actions.publish_results),
            effect=_("Mọi thành viên xem được bảng xếp hạng và mọi phiếu; thời gian kiến nghị bắt đầu từ hôm nay."),
        ),
        "chot": Step(
            "finish", _("Chốt kết quả"), _moved(actions.finish_round),
            effect=_("Kết quả chính thức không sửa được nữa và là căn cứ đề nghị khen thưởng."),
        ),
        "thu-hoi": Step(
            "take_back", _("Thu hồi kết quả"), _explained(actions.take_back_results), asks=True, main=False,
            effect=_("Đợt trở lại bước thẩm định; bảng đã công bố vẫn được lưu."),
        ),
        "huy": Step(
            "cancel", _("Hủy đợt"), _explained(actions.cancel_round), asks=True, main=False,
            effect=_("Phiếu của đợt không chấm tiếp được; cụm, khối có thể mở đợt khác."),
        ),
    }  # fmt: skip


def open_steps(request: Request, row: ScoringRound) -> list[StepLink]:
    """The steps the reader may take now."""
    on = clock.today()
    return [
        StepLink(name, step.words, step.main)
        for name, step in _steps().items()
        if policy.can_move_round(request.user, row, step.workflow, on)
    ]


def _the_round(request: Request, code: str) -> ScoringRound:
    return get_object_or_404(rounds_visible_to(request.user, clock.today()), code=code)


def _way(row: ScoringRound) -> tuple[Crumb, ...]:
    return (crumb(_("Chấm điểm"), "scorecard_list"), Crumb(row.cluster.name, round_address(row)))


def round_step(request: Request, code: str, name: str) -> HttpResponse:
    """One step; what is still missing stands above the button, and does not hold it up."""
    row, step = _the_round(request, code), _steps().get(name)
    if step is None:
        raise Http404
    require(policy.can_move_round(request.user, row, step.workflow, clock.today()))
    form = ReasonForm(posted(request)) if step.asks else Form(posted(request))
    done = submitted(request, form, lambda: step.act(request, row, form.cleaned_data.get("reason", "")))
    if done is not None:
        messages.success(request, _("Đã thực hiện: %(step)s.") % {"step": step.words})
        return redirect(round_address(row))
    page = FormPage(
        form=form, title=step.words, submit=step.words, back=round_address(row), lead=step.effect or str(row.cluster),
        warning=_missing(row) if step.main else "", danger=not step.main, crumbs=_way(row),
    )  # fmt: skip
    return ask(request, page)


def _missing(row: ScoringRound) -> str:
    """What the present stage still lacks; empty when it is complete or has no marks of its own."""
    stage = next((stage for state, stage in policy.STAGE_OF_STATE.items() if row.state == state), None)
    if stage is None:
        return ""
    waiting = round_work(row).waiting(stage)
    if not waiting:
        return ""
    words = {"parts": len(waiting), "lines": sum(share.wanted - share.done for share in waiting)}
    return _("Bước hiện tại còn %(parts)d phần chưa xong, %(lines)d dòng chưa ghi. Xem mục Tiến trình.") % words


def open_round(request: Request) -> HttpResponse:
    """Begin the judging of a cluster."""
    on = clock.today()
    organisers = organisations_of(request.user, on, *policy.STANDING)
    clusters = clusters_visible_to(request.user, on).filter(organiser__in=organisers)
    schemes = schemes_visible_to(request.user, on).filter(organiser__in=organisers, state__in=("published", "frozen"))
    form = OpenRoundForm(request.POST or None, clusters=clusters, schemes=schemes)
    row = submitted(
        request,
        form,
        lambda: actions.open_round(
            form.cleaned_data["cluster"], form.cleaned_data["scheme"], form.days(), by=request.user, on=on
        ),
    )
    if row is not None:
        messages.success(request, _("Đã mở đợt chấm điểm; các đơn vị đã được mời tự chấm."))
        return redirect(round_address(row))
    page = FormPage(
        form=form, title=_("Mở đợt chấm điểm"), submit=_("Mở đợt"), back=crumb("", "scorecard_list").url,
        lead=_("Bảng điểm được khóa khi đợt bắt đầu; mỗi thành viên của cụm, khối nhận một phiếu."),
        crumbs=(crumb(_("Chấm điểm"), "scorecard_list"),),
    )  # fmt: skip
    return ask(request, page)


def change_days(request: Request, code: str) -> HttpResponse:
    """Give more or less time, with a reason."""
    on, row = clock.today(), _the_round(request, code)
    require(policy.can_change_days(request.user, row, on))
    form = DaysForm(posted(request), initial=DaysForm.initial_of(row))

    def act() -> ScoringRound:
        given = form.cleaned_data
        return actions.change_days(
            row, form.days(), reason=given["reason"], version=given["version"], by=request.user, on=on
        )

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã đổi hạn của đợt chấm điểm."))
        return redirect(round_address(row))
    title = _("Đổi hạn chấm điểm")
    return ask(request, FormPage(form=form, title=title, submit=title, back=round_address(row), crumbs=_way(row)))
