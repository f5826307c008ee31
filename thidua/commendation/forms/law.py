"""Forms of the law: a rule confirmed, a figure of one's own body entered or ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.commendation.actions.law import FigureFacts
from thidua.commendation.law_queries import Figure, keeping_units
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fairness import TRAITS, Trait
from thidua.commendation.logic.fund import Limits
from thidua.commendation.logic.local import STEPS, Deadline, MinimumShare, Step
from thidua.commendation.logic.quota import BASES, QuotaBase, QuotaRule
from thidua.commendation.logic.rounding import Rounding
from thidua.commendation.models import LocalFigure
from thidua.core.audit import Actor
from thidua.core.form_fields import NumberField
from thidua.directory.forms.fields import day_field, one_of
from thidua.directory.models import Organisation

AWARD_CHOICES = [(code.value, award.name) for code, award in AWARDS.items()]
ROUNDINGS = [
    (Rounding.DOWN.value, _("Bỏ phần lẻ")),
    (Rounding.HALF_UP.value, _("Làm tròn từ nửa trở lên")),
    (Rounding.UP.value, _("Làm tròn lên")),
]


class ConfirmationForm(forms.Form):
    """Where the text was read."""

    source = forms.CharField(
        label=_("Đã đối chiếu với văn bản nào"),
        max_length=500,
        help_text=_("Tên văn bản, nơi lấy bản đã ký, trang, điều khoản; ví dụ: Công báo số 15, trang 12."),
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class FigureConfirmationForm(forms.Form):
    """Where the text of a figure was read."""

    source = forms.CharField(
        label=_("Đã đối chiếu với văn bản nào"),
        max_length=500,
        help_text=_("Số, ngày văn bản, điều khoản, trang; nơi xem bản đã ký."),
    )


class FigureForm(forms.Form):
    """What every figure has: whose it is, since when, by which text. The kinds add their values."""

    organisation = one_of(Organisation.objects.none(), _("Đơn vị áp dụng"))
    valid_from = day_field(_("Áp dụng từ ngày"))
    valid_to = day_field(_("Đến trước ngày"), required=False, help_text=_("Để trống nếu chưa biết ngày hết áp dụng."))
    source = forms.CharField(label=_("Văn bản quy định"), max_length=300)

    def __init__(self, *args: Any, reader: Actor, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = keeping_units(reader, on)  # type: ignore[attr-defined]
        self.order_fields(
            [*(name for name in self.fields if name not in FigureForm.base_fields), *FigureForm.base_fields]
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, end = data.get("valid_from"), data.get("valid_to")
        if first and end and end <= first:
            self.add_error("valid_to", _("Ngày hết áp dụng phải sau ngày bắt đầu."))
        return data

    def dated(self, value: Figure) -> FigureFacts:
        """The figure with its days and its text."""
        data = self.cleaned_data
        return FigureFacts(value, data["valid_from"], data["source"], data["valid_to"])


def _percent(label: Any, *, required: bool = True) -> NumberField:
    return NumberField(label=label, required=required, help_text=_("Phần trăm, ví dụ 15 hoặc 33,3"))


def _in_hundred(form: forms.Form, *names: str) -> None:
    for name in names:
        number = form.cleaned_data.get(name)
        if number is not None and not 0 < number <= 100:
            form.add_error(name, _("Hãy ghi phần trăm lớn hơn 0 và không quá 100."))


class QuotaForm(FigureForm):
    """How many may get an award."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức"), choices=AWARD_CHOICES)
    percent = _percent(_("Tỷ lệ tối đa"), required=False)
    base = forms.ChoiceField(label=_("Tính trên"), choices=[(base.value, words) for base, words in BASES.items()])
    rounding = forms.ChoiceField(label=_("Làm tròn"), choices=ROUNDINGS)
    number = forms.IntegerField(label=_("Số lượng tối đa"), min_value=0, required=False)
    at_least = forms.IntegerField(label=_("Tập thể nhỏ nhất vẫn được"), min_value=0, initial=0, required=False)
    leaders_apart = forms.BooleanField(label=_("Tính riêng lãnh đạo, quản lý và người trực tiếp"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        _in_hundred(self, "percent")
        if not self.errors and data["percent"] is None and data["number"] is None:
            self.add_error("percent", _("Hãy ghi tỷ lệ hoặc số lượng tối đa."))
        return data

    def facts(self) -> FigureFacts:
        data = self.cleaned_data
        rule = QuotaRule(
            AwardCode(data["award"]),
            data["percent"],
            QuotaBase(data["base"]),
            Rounding(data["rounding"]),
            data["number"],
            data["at_least"] or 0,
            data["leaders_apart"],
        )
        return self.dated(rule)


class ShareForm(FigureForm):
    """The least share of somebody among the chosen."""

    trait = forms.ChoiceField(label=_("Nhóm"), choices=[(trait.value, words) for trait, words in TRAITS.items()])
    percent = _percent(_("Tỷ lệ tối thiểu"))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        _in_hundred(self, "percent")
        return data

    def facts(self) -> FigureFacts:
        return self.dated(MinimumShare(Trait(self.cleaned_data["trait"]), self.cleaned_data["percent"]))


class DeadlineForm(FigureForm):
    """How long a step takes."""

    step = forms.ChoiceField(label=_("Bước"), choices=[(step.value, words) for step, words in STEPS.items()])
    award = forms.ChoiceField(
        label=_("Danh hiệu, hình thức"), choices=[("", _("Mọi danh hiệu, hình thức")), *AWARD_CHOICES], required=False
    )
    days = forms.IntegerField(label=_("Số ngày"), min_value=1, max_value=365)
    working = forms.BooleanField(label=_("Ngày làm việc"), initial=True, required=False)

    def facts(self) -> FigureFacts:
        data = self.cleaned_data
        award = AwardCode(data["award"]) if data["award"] else None
        return self.dated(Deadline(Step(data["step"]), data["days"], data["working"], award))


class LimitsForm(FigureForm):
    """The ceilings of the fund of a year."""

    recurrent_spending = forms.IntegerField(
        label=_("Chi thường xuyên (đồng)"), min_value=1, required=False, help_text=_("Số đồng, không dấu chấm.")
    )
    budget_percent = _percent(_("Trích quỹ từ chi thường xuyên"), required=False)
    organising_percent = _percent(_("Chi tổ chức phong trào trong quỹ"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        names = ("recurrent_spending", "budget_percent", "organising_percent")
        _in_hundred(self, *names[1:])
        if not self.errors and all(data[name] is None for name in names):
            self.add_error("budget_percent", _("Hãy ghi ít nhất một giới hạn."))
        return data

    def facts(self) -> FigureFacts:
        data = self.cleaned_data
        return self.dated(Limits(data["recurrent_spending"], data["budget_percent"], data["organising_percent"]))


AnyFigureForm = QuotaForm | ShareForm | DeadlineForm | LimitsForm
FIGURE_FORMS: dict[str, Callable[..., AnyFigureForm]] = {
    LocalFigure.Kind.QUOTA.value: QuotaForm,
    LocalFigure.Kind.SHARE.value: ShareForm,
    LocalFigure.Kind.DEADLINE.value: DeadlineForm,
    LocalFigure.Kind.LIMITS.value: LimitsForm,
}
