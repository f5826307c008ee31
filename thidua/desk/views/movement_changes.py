"""What is done to a movement: its charter, results told, completed, taken, sent back, reviews."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.campaigns.models import Movement
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.logic.decision import ALLOWED, deny
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.tables.movements import movement_address
from thidua.desk.views.campaign_access import units_below
from thidua.desk.views.movements import movement_crumbs, the_movement, units_telling
from thidua.directory.queries import in_force, organisations_visible_to
from thidua.monitoring.actions import movements as actions
from thidua.monitoring.forms import movements as forms
from thidua.monitoring.models import MovementResult
from thidua.monitoring.policy import movements as policy
from thidua.monitoring.queries import movements as queries


def part_address(movement: Movement, part: str) -> str:
    """A tab of a movement's page."""
    return f"{movement_address(movement)}?muc={part}"


def charter(request: Request, code: str, position: int) -> HttpResponse:
    """Say who leads, in which years, with which contents, goals and participants."""
    on = clock.today()
    movement = the_movement(request, code, position, on)
    require(policy.can_charter(request.user, movement, on))
    life, lead = queries.life_of(movement), queries.lead_of(movement)
    form = forms.CharterForm(
        posted(request),
        initial=forms.CharterForm.initial_of(life, movement.first, movement.last, lead),
        movement=movement,
        units=units_below(movement.campaign.issuer, request.user, on),
        leads=organisations_visible_to(request.user, on).filter(in_force(on)),
    )
    done = submitted(
        request,
        form,
        lambda: actions.write_charter(
            movement, form.facts(), version=form.cleaned_data["version"], by=request.user, on=on
        ),
    )
    if done is not None:
        messages.success(request, _("Đã lưu thông tin phong trào."))
        return redirect(movement_address(movement))
    page = FormPage(
        form=form,
        title=_("Tổ chức thực hiện phong trào"),
        lead=movement.name,
        submit=_("Lưu"),
        back=movement_address(movement),
        crumbs=movement_crumbs(movement),
    )
    return ask(request, page)


def tell(request: Request, code: str, position: int) -> HttpResponse:
    """Tell what a unit of the person did in a period."""
    on = clock.today()
    movement = the_movement(request, code, position, on)
    units = units_telling(request.user, movement, on)
    refusal = deny(_("Chỉ thủ trưởng hoặc đầu mối của đơn vị tham gia mới nhập được kết quả phong trào."))
    require(ALLOWED if units.exists() else refusal)
    periods = forms.periods_to_tell(movement.first, movement.last, on)
    form = forms.ResultForm(posted(request), request.FILES or None, units=units, periods=periods)
    done = submitted(
        request,
        form,
        lambda: actions.tell_result(
            movement,
            form.cleaned_data["unit"],
            form.told_period(),
            form.cleaned_data["text"],
            pictures=form.cleaned_data["pictures"],
            by=request.user,
            on=on,
        ),
    )
    if done is not None:
        messages.success(request, _("Đã gửi kết quả tới đơn vị chủ trì."))
        return redirect(part_address(movement, "ket-qua"))
    page = FormPage(
        form=form,
        title=_("Nhập kết quả phong trào"),
        lead=movement.name,
        submit=_("Gửi kết quả"),
        back=part_address(movement, "ket-qua"),
        crumbs=movement_crumbs(movement),
    )
    return ask(request, page)


def _the_result(request: Request, number: int) -> MovementResult:
    return get_object_or_404(queries.results_visible_to(request.user, clock.today()), pk=number)


def change(request: Request, number: int) -> HttpResponse:
    """Complete a result that was not taken yet."""
    on, result = clock.today(), _the_result(request, number)
    require(policy.can_change_result(request.user, result, on))
    form = forms.ResultChangeForm(posted(request), request.FILES or None, result=result)
    done = submitted(
        request,
        form,
        lambda: actions.change_result(
            result,
            form.cleaned_data["text"],
            pictures=form.cleaned_data["pictures"],
            without=form.removed(),
            version=form.cleaned_data["version"],
            by=request.user,
            on=on,
        ),
    )
    back = part_address(result.movement, "ket-qua")
    if done is not None:
        messages.success(request, _("Đã gửi lại kết quả."))
        return redirect(back)
    page = FormPage(
        form=form,
        title=_("Bổ sung kết quả"),
        lead=str(result),
        warning=result.return_reason,
        submit=_("Gửi lại"),
        back=back,
        crumbs=movement_crumbs(result.movement),
    )
    return ask(request, page)


@require_POST
def accept(request: Request, number: int) -> HttpResponse:
    """Take a result."""
    result = _the_result(request, number)
    actions.accept_result(result, by=request.user, on=clock.today())
    messages.success(request, _("Đã ghi nhận kết quả của %(unit)s.") % {"unit": result.organisation})
    return redirect(part_address(result.movement, "ket-qua"))


def send_back(request: Request, number: int) -> HttpResponse:
    """Send a result back with a reason."""
    on, result = clock.today(), _the_result(request, number)
    require(policy.can_return_result(request.user, result, on))
    form = forms.WhyForm(posted(request), label=_("Cần bổ sung gì"))
    back = part_address(result.movement, "ket-qua")
    done = submitted(request, form, lambda: actions.return_result(result, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã trả lại; đơn vị nhận được thông báo."))
        return redirect(back)
    page = FormPage(
        form=form,
        title=_("Trả lại kết quả"),
        lead=str(result),
        submit=_("Trả lại"),
        back=back,
        danger=True,
        crumbs=movement_crumbs(result.movement),
    )
    return ask(request, page)


def review(request: Request, code: str, position: int) -> HttpResponse:
    """Write a sơ kết or tổng kết."""
    on = clock.today()
    movement = the_movement(request, code, position, on)
    require(policy.can_review(request.user, movement, on))
    form = forms.MovementReviewForm(posted(request), request.FILES or None, initial={"held_on": on})
    done = submitted(
        request,
        form,
        lambda: actions.review_movement(
            movement, form.facts(), upload=form.cleaned_data["file"], by=request.user, on=on
        ),
    )
    if done is not None:
        messages.success(request, _("Đã ghi bản đánh giá."))
        return redirect(part_address(movement, "so-ket"))
    page = FormPage(
        form=form,
        title=_("Sơ kết, tổng kết phong trào"),
        lead=movement.name,
        submit=_("Ghi"),
        back=part_address(movement, "so-ket"),
        crumbs=movement_crumbs(movement),
    )
    return ask(request, page)


def withdraw_review(request: Request, number: int) -> HttpResponse:
    """Take a review back."""
    on = clock.today()
    found = get_object_or_404(queries.reviews_visible_to(request.user, on), pk=number)
    require(policy.can_withdraw_review(request.user, found, on))
    form = forms.WhyForm(posted(request))
    back = part_address(found.movement, "so-ket")
    done = submitted(request, form, lambda: actions.withdraw_review(found, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã rút; bản cũ vẫn xem được kèm lý do."))
        return redirect(back)
    page = FormPage(
        form=form,
        title=_("Rút bản %(review)s") % {"review": str(found).lower()},
        submit=_("Rút"),
        back=back,
        danger=True,
        crumbs=movement_crumbs(found.movement),
    )
    return ask(request, page)
