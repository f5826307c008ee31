"""One small form for each way of scoring a criterion: from a method to its boxes, from the boxes to a method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from thidua.core.form_fields import NumberField
from thidua.scoring.logic.methods import (
    METHOD_CODES,
    Count,
    Deduction,
    Manual,
    Method,
    Rank,
    Share,
    Step,
    Steps,
    YesNo,
)
from thidua.scoring.logic.terms import Measure

MEASURES = (
    (Measure.ATTAINMENT.value, _("Tỷ lệ hoàn thành chỉ tiêu, %")),
    (Measure.VALUE.value, _("Bản thân số liệu")),
)
FEWEST_STEPS, MOST_STEPS = 5, 12


class MethodForm(forms.Form):
    """What all methods share: the code, a sentence of what the method does, and the way to a value."""

    code: ClassVar[str]
    guide: ClassVar[Any]

    def method(self) -> Method:
        """The method as typed; the form is valid."""
        raise NotImplementedError

    @classmethod
    def boxes_of(cls, method: Any) -> dict[str, object]:
        """What stands in the boxes for a method of this kind."""
        return {name: getattr(method, name) for name in cls.base_fields if hasattr(method, name)}


class ShareForm(MethodForm):
    """Points in proportion to the attainment."""

    code = "share"
    guide = _("Điểm tăng theo tỷ lệ hoàn thành chỉ tiêu, tính từ số liệu đã báo cáo.")
    full_at = NumberField(label=_("Đạt điểm tối đa từ mức (%)"), initial="100")
    none_below = NumberField(label=_("Không có điểm dưới mức (%)"), initial="0")

    def method(self) -> Method:
        return Share(self.cleaned_data["full_at"], self.cleaned_data["none_below"])


class StepsForm(MethodForm):
    """A ladder of thresholds, as many rows as it has steps and some to spare."""

    code = "steps"
    guide = _("Đạt tới bậc nào được điểm của bậc đó. Dòng để trống được bỏ qua.")
    of = forms.ChoiceField(label=_("Các bậc đo"), choices=MEASURES)
    falling = forms.BooleanField(label=_("Càng nhỏ càng tốt"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = self._rows()
        for at in range(self.count):
            for name, label in (("reached", say("Từ mức, bậc %(n)d")), ("points", say("Điểm, bậc %(n)d"))):
                self.fields[f"{name}_{at}"] = NumberField(label=label % {"n": at + 1}, required=False)

    def _rows(self) -> int:
        """As many rows as were sent; otherwise those of the steps and two to spare."""
        sent = sum(1 for at in range(MOST_STEPS) if f"{self.prefix}-reached_{at}" in self.data)
        known = sum(1 for at in range(MOST_STEPS) if self.initial.get(f"reached_{at}") not in {None, ""})
        return sent or min(MOST_STEPS, max(FEWEST_STEPS, known + 2))

    def rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The boxes of each step beside each other."""
        return ((self[f"reached_{at}"], self[f"points_{at}"]) for at in range(self.count))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for at in range(self.count):
            reached, points = given.get(f"reached_{at}"), given.get(f"points_{at}")
            if (reached is None) != (points is None) and not self.errors.keys() & {f"reached_{at}", f"points_{at}"}:
                self.add_error(f"points_{at}", say("Mỗi bậc cần cả ngưỡng và điểm; để trống cả hai để bỏ bậc."))
        return given

    def method(self) -> Method:
        given = self.cleaned_data
        pairs = ((given[f"reached_{at}"], given[f"points_{at}"]) for at in range(self.count))
        steps = tuple(Step(reached, points) for reached, points in pairs if reached is not None)
        return Steps(steps, Measure(given["of"]), given["falling"])

    @classmethod
    def boxes_of(cls, method: Any) -> dict[str, object]:
        boxes: dict[str, object] = {"of": method.of.value, "falling": method.falling}
        for at, step in enumerate(method.steps):
            boxes |= {f"reached_{at}": step.reached, f"points_{at}": step.points}
        return boxes


class YesNoForm(MethodForm):
    """All or nothing."""

    code = "yes_no"
    guide = _("Trả lời có hoặc không: được cả số điểm hoặc không được gì.")
    earned_by = forms.TypedChoiceField(
        label=_("Được điểm (hoặc bị trừ) khi trả lời"),
        choices=[("yes", _("có")), ("no", _("không"))],
        coerce=lambda answer: answer == "yes",
    )

    def method(self) -> Method:
        return YesNo(self.cleaned_data["earned_by"])

    @classmethod
    def boxes_of(cls, method: Any) -> dict[str, object]:
        return {"earned_by": "yes" if method.earned_by else "no"}


class CountForm(MethodForm):
    """So many points each time."""

    code = "count"
    guide = _("Mỗi lượt được (ở phần điểm trừ: bị trừ) một số điểm, không vượt điểm tối đa.")
    each = NumberField(label=_("Số điểm mỗi lượt"))

    def method(self) -> Method:
        return Count(self.cleaned_data["each"])


class DeductionForm(MethodForm):
    """From the maximum down."""

    code = "deduction"
    guide = _("Bắt đầu từ điểm tối đa, mỗi lỗi trừ một số điểm, không xuống dưới 0.")
    each_fault = NumberField(label=_("Số điểm trừ mỗi lỗi"))

    def method(self) -> Method:
        return Deduction(self.cleaned_data["each_fault"])


class RankForm(MethodForm):
    """By the place among the peers."""

    code = "rank"
    guide = _("Đơn vị đứng đầu cụm được điểm tối đa, mỗi bậc sau giảm một số điểm.")
    lost_per_place = NumberField(label=_("Số điểm giảm mỗi bậc"))
    lowest = NumberField(label=_("Điểm thấp nhất"), initial="0")
    ranked_by = forms.ChoiceField(label=_("Xếp theo"), choices=MEASURES)
    smaller_first = forms.BooleanField(label=_("Số nhỏ xếp trước"), required=False)

    def method(self) -> Method:
        given = self.cleaned_data
        measure = Measure(given["ranked_by"])
        return Rank(given["lost_per_place"], given["lowest"], measure, given["smaller_first"])


class ManualForm(MethodForm):
    """A mark by people."""

    code = "manual"
    guide = _("Người chấm cho điểm từ 0 đến điểm tối đa theo hướng dẫn chấm.")
    mark_step = NumberField(label=_("Bước chấm"), initial="0,5", help_text=_("Ví dụ 0,5: chấm được 7; 7,5; 8."))

    def method(self) -> Method:
        return Manual(self.cleaned_data["mark_step"])


FORMS: Sequence[type[MethodForm]] = (
    ShareForm,
    StepsForm,
    YesNoForm,
    CountForm,
    DeductionForm,
    RankForm,
    ManualForm,
)
"""In the order in which they are offered."""


def method_forms(chosen: str, typed: Mapping[str, Any] | None, method: Method | None) -> list[MethodForm]:
    """The forms of all methods: the chosen one bound to what was typed, the others holding it without a judgement.

    ``method`` is the one the criterion has now; its numbers stand in the boxes of its kind.
    """
    return [_form(kind, chosen, typed, method) for kind in FORMS]


def _form(kind: type[MethodForm], chosen: str, typed: Mapping[str, Any] | None, method: Method | None) -> MethodForm:
    if typed is not None and kind.code == chosen:
        return kind(typed, prefix=kind.code)
    boxes: dict[str, object] = {}
    if method is not None and METHOD_CODES[type(method)] == kind.code:
        boxes = kind.boxes_of(method)
    if typed is not None:
        stem = f"{kind.code}-"
        boxes |= {name.removeprefix(stem): value for name, value in typed.items() if name.startswith(stem)}
    return kind(prefix=kind.code, initial=boxes)
