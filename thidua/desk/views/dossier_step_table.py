"""The steps of a dossier's way as the screens offer them: words, what is asked, which action, who may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.commendation import dossier_policy, policy
from thidua.commendation.actions import dossiers as actions
from thidua.commendation.actions.opinions import name_handler
from thidua.commendation.actions.writing import answer_return
from thidua.commendation.dossier_queries import missing_papers
from thidua.commendation.forms.dossiers import NothingForm, PartsForm, PointsForm, ReasonForm, ReceiveForm
from thidua.commendation.forms.opinions import HandlerForm
from thidua.commendation.logic.catalogue.award import PAPERS
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dossier_parts import unanswered
from thidua.commendation.logic.law.asked_points import asked_points
from thidua.commendation.logic.law.luat_06_2026 import IN_FORCE
from thidua.commendation.logic.workflow import DOSSIER, DossierState
from thidua.commendation.models import Dossier
from thidua.core.logic.decision import Decision, deny
from thidua.core.logic.saying import spoken
from thidua.directory.models import Role, User
from thidua.directory.queries import holders_of

MakeForm = Callable[[QueryDict | None, Dossier, date], Form]
Act = Callable[[Dossier, Any, User, date], object]
May = Callable[[User, Dossier, date], Decision]


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``form`` asks what the action needs; ``may`` decides; ``warning`` says what to think of before."""

    title: Any
    icon: str
    done: Any
    form: MakeForm
    act: Act
    may: May
    danger: bool = False
    first: bool = False
    lead: Any = ""
    warning: Callable[[Dossier], str] = lambda _dossier: ""


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step the reader may take now."""

    name: str
    title: str
    icon: str
    url: str
    danger: bool
    first: bool


def step_links(dossier: Dossier, user: User, on: date) -> tuple[StepLink, ...]:
    """What the reader may do with the dossier now, in the order of the way."""
    return tuple(
        StepLink(
            name,
            str(one.title),
            one.icon,
            reverse("dossier_step", args=[dossier.code, name]),
            one.danger,
            _is_first(name, one, dossier),
        )
        for name, one in STEPS.items()
        if one.may(user, dossier, on)
    )


def _is_first(name: str, step: Step, dossier: Dossier) -> bool:
    """The step that usually comes next: by the simplified procedure, or after a vote that passed, the submission."""
    straight = dossier.simplified or bool(dossier.council_result.get("passed"))
    return straight if name == "trinh" else step.first and not (name == "chuyen-hoi-dong" and dossier.simplified)


def _by_workflow(step: str) -> May:
    def may(user: User, dossier: Dossier, on: date) -> Decision:
        if not DOSSIER.can(DossierState(dossier.state), step):
            return deny(_("Hồ sơ chưa đến bước này."))
        return policy.can_step(user, dossier, step, on)

    return may


def _may_answer(user: User, dossier: Dossier, on: date) -> Decision:
    return (
        dossier_policy.can_answer(user, dossier, on) if dossier.returned_fields else deny(_("Không có gì để trả lời."))
    )


def _may_say(user: User, dossier: Dossier, on: date) -> Decision:
    if not asked_points(AwardCode(dossier.award), dossier.received_on or on):
        return deny(_("Danh hiệu này không có tiêu chí cần người kết luận."))
    return policy.can_appraise(user, dossier, on, *dossier_policy.UNDER_APPRAISAL)


def _may_choose(user: User, dossier: Dossier, on: date) -> Decision:
    early = dossier.received_on is not None and dossier.received_on < IN_FORCE <= on and not dossier.favourable_on
    allowed = policy.can_appraise(user, dossier, on, DossierState.RECEIVED, DossierState.APPRAISED)
    return allowed if early else deny(_("Không có quy định khác để chọn cho hồ sơ này."))


def _nothing(data: QueryDict | None, _dossier: Dossier, _on: date) -> Form:
    return NothingForm(data if data is not None else None)


def _reason(label: Any, *, required: bool = True, hint: Any = "") -> MakeForm:
    return lambda data, _dossier, _on: ReasonForm(data, label=label, required=required, hint=hint)


def _receive(data: QueryDict | None, _dossier: Dossier, on: date) -> Form:
    return ReceiveForm(data, initial={"received_on": on})


def _return(data: QueryDict | None, _dossier: Dossier, _on: date) -> Form:
    return PartsForm(data, asked={})


def _answers(data: QueryDict | None, dossier: Dossier, _on: date) -> Form:
    return PartsForm(data, parts=dossier.returned_fields, asked=dossier.returned_fields)


def _points(data: QueryDict | None, dossier: Dossier, on: date) -> Form:
    points = asked_points(AwardCode(dossier.award), dossier.received_on or on)
    return PointsForm(data, points=points, said=dossier.points)


def _handler(data: QueryDict | None, dossier: Dossier, on: date) -> Form:
    people = holders_of(Role.OFFICER, dossier.appraiser, on)
    return HandlerForm(data, initial={"handler": getattr(dossier.handler, "username", None)}, people=people)


def _propose(data: QueryDict | None, dossier: Dossier, _on: date) -> Form:
    passed = bool(dossier.council_result.get("passed")) or dossier.simplified
    without_meeting = not AWARDS[AwardCode(dossier.award)].vote.meeting
    label, hint = gettext_lazy("Ghi chú"), ""
    if not passed and not without_meeting:
        label = gettext_lazy("Căn cứ trình")
        hint = _("Chưa có kết quả biểu quyết của Hội đồng: ghi số biên bản họp giấy, hoặc lý do không qua Hội đồng.")
    return ReasonForm(data, label=label, required=bool(hint), hint=hint)


def _lacks(dossier: Dossier) -> str:
    kinds = dossier.papers.filter(dropped_on=None).values_list("kind", flat=True)
    words = []
    if lacking := missing_papers(dossier, kinds):
        names = "; ".join(spoken(PAPERS[paper]) for paper in lacking)
        words.append(_("Còn thiếu giấy tờ: %(names)s.") % {"names": names})
    if unanswered(dossier.exchanges, dossier.returned_fields):
        words.append(_("Còn mục bị trả lại chưa ghi trả lời."))
    return " ".join(words)


STEPS: dict[str, Step] = {
    "gui": Step(
        gettext_lazy("Gửi hồ sơ"), "send", gettext_lazy("Đã gửi hồ sơ đến cơ quan thẩm định."), _nothing,
        lambda d, _f, by, on: actions.submit_dossier(d, by=by, on=on), _by_workflow("submit"), first=True,
        lead=gettext_lazy("Sau khi gửi, hồ sơ chỉ sửa được khi cơ quan thẩm định trả lại."), warning=_lacks,
    ),
    "tra-loi": Step(
        gettext_lazy("Trả lời mục bị trả"), "message", gettext_lazy("Đã ghi trả lời; kiểm tra lại rồi gửi hồ sơ."),
        _answers, lambda d, f, by, on: answer_return(d, f.words(), by=by, on=on), _may_answer,
        lead=gettext_lazy("Ghi ngắn gọn đã sửa gì ở từng mục; cơ quan thẩm định đọc bên cạnh mục đó."),
    ),
    "tiep-nhan": Step(
        gettext_lazy("Tiếp nhận"), "inbox", gettext_lazy("Đã tiếp nhận hồ sơ."), _receive,
        lambda d, f, by, on: actions.receive_dossier(d, **f.values(), by=by, on=on), _by_workflow("receive"),
        first=True, warning=_lacks,
    ),
    "tieu-chi": Step(
        gettext_lazy("Kết luận tiêu chí"), "list-check", gettext_lazy("Đã ghi kết luận tiêu chí."), _points,
        lambda d, f, by, on: actions.say_points(d, f.said(), reason=f.cleaned_data["reason"], by=by, on=on), _may_say,
        lead=gettext_lazy("Tiêu chí không có số liệu chứng minh: người thẩm định kết luận và nêu căn cứ."),
    ),
    "tham-dinh": Step(
        gettext_lazy("Thẩm định"), "clipboard-check", gettext_lazy("Đã ghi kết quả thẩm định."), _nothing,
        lambda d, _f, by, on: actions.appraise_dossier(d, by=by, on=on), _by_workflow("appraise"), first=True,
        lead=gettext_lazy("Kết quả xét theo từng điều khoản được lưu lại đúng như lúc này."),
    ),
    "co-loi": Step(
        gettext_lazy("Áp dụng quy định có lợi"), "git-compare", gettext_lazy("Đã chọn quy định có lợi hơn."),
        _reason(gettext_lazy("Lý do áp dụng quy định có lợi hơn")),
        lambda d, f, by, on: actions.choose_favourable(d, **f.values(), by=by, on=on), _may_choose,
        lead=gettext_lazy("Xem hai kết quả đặt cạnh nhau ở mục Điều kiện, căn cứ trước khi chọn."),
    ),
    "chuyen-hoi-dong": Step(
        gettext_lazy("Chuyển Hội đồng"), "gavel", gettext_lazy("Đã chuyển Hội đồng xét."), _nothing,
        lambda d, _f, by, on: actions.send_to_council(d, by=by, on=on), _by_workflow("send_to_council"), first=True,
    ),
    "trinh": Step(
        gettext_lazy("Trình quyết định"), "writing", gettext_lazy("Đã trình người có thẩm quyền quyết định."), _propose,
        lambda d, f, by, on: actions.propose_dossier(d, **f.values(), by=by, on=on), _by_workflow("propose"),
    ),
    "giao": Step(
        gettext_lazy("Giao thẩm định"), "user-check", gettext_lazy("Đã giao người thẩm định."), _handler,
        lambda d, f, by, on: name_handler(d, f.cleaned_data["handler"], by=by, on=on), dossier_policy.can_ask,
    ),
    "tra-lai": Step(
        gettext_lazy("Trả lại để sửa"), "arrow-back-up", gettext_lazy("Đã trả hồ sơ cho đơn vị."), _return,
        lambda d, f, by, on: actions.return_dossier(d, f.words(), by=by, on=on), _by_workflow("return"),
        lead=gettext_lazy("Ghi vào mục cần sửa, mục nào không cần thì để trống."),
    ),
    "rut": Step(
        gettext_lazy("Rút hồ sơ"), "ban", gettext_lazy("Đã rút hồ sơ."), _reason(gettext_lazy("Lý do rút")),
        lambda d, f, by, on: actions.withdraw_dossier(d, **f.values(), by=by, on=on), _by_workflow("withdraw"),
        danger=True,
    ),
    "khong-khen": Step(
        gettext_lazy("Không khen thưởng"), "circle-x", gettext_lazy("Đã ghi không khen thưởng."),
        _reason(gettext_lazy("Lý do, báo cho đơn vị đề nghị")),
        lambda d, f, by, on: actions.refuse_dossier(d, **f.values(), by=by, on=on), _by_workflow("refuse"), danger=True,
    ),
}  # fmt: skip
"""By the last piece of the address, in the order of the way."""
