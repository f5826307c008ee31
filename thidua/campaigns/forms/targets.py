"""Forms about targets: what they ask for, their baseline, their adjustment, why they are dropped."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.actions.adjust import AdjustmentFacts
from thidua.campaigns.actions.targets import TargetFacts
from thidua.campaigns.forms.campaigns import year_field
from thidua.campaigns.forms.fields import FigureField, reason_field
from thidua.campaigns.logic.terms import Bound, Change, Comparator, Group, Measured, Meets
from thidua.campaigns.models import Indicator, Target
from thidua.campaigns.models.labels import BOUNDS, CHANGES, COMPARATORS, GROUPS, MEASURED, MEETS, choices
from thidua.directory.forms.fields import day_field, named
from thidua.directory.models import Organisation

OPEN = ("", _("(chưa chọn)"))


class TargetForm(forms.Form):
    """What a person writes of a target."""

    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    indicator = forms.ModelChoiceField(
        Indicator.objects.none(),
        label=_("Mã trong danh mục"),
        to_field_name="code",
        required=False,
        empty_label=_("(chưa gắn với danh mục)"),
        help_text=_("Gắn với danh mục để so sánh qua các năm và cộng số liệu các đơn vị."),
    )
    group = forms.ChoiceField(label=_("Nhóm"), choices=choices(GROUPS), initial=Group.OTHER.value)
    comparator = forms.ChoiceField(label=_("So sánh"), choices=choices(COMPARATORS), initial=Comparator.GE.value)
    value = FigureField(label=_("Giá trị"), required=False)
    value_high = FigureField(label=_("Mức trên (nếu là khoảng)"), required=False)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False)
    meets = forms.ChoiceField(
        label=_("“Đạt” nghĩa là"),
        choices=[OPEN, *choices(MEETS)],
        required=False,
        help_text=_("Chỉ cần khi so sánh là “Đạt”. Để trống thì suy từ chiều của chỉ tiêu nếu được."),
    )
    change = forms.ChoiceField(
        label=_("Mức tăng, giảm tính theo"),
        choices=[OPEN, *choices(CHANGES)],
        required=False,
        help_text=_("“Giảm tỷ lệ hộ nghèo 3%” là điểm phần trăm; “giảm tai nạn 5%” là so với năm gốc."),
    )
    bound = forms.ChoiceField(
        label=_("Kèm theo"),
        choices=[OPEN, *choices(BOUNDS)],
        required=False,
        help_text=_("Ví dụ “giảm từ 5% trở lên”."),
    )
    measured = forms.ChoiceField(label=_("Số đơn vị báo cáo là"), choices=choices(MEASURED), required=False)
    figure_unit = forms.CharField(
        label=_("Đơn vị tính của số báo cáo"),
        max_length=60,
        required=False,
        help_text=_("Khi khác đơn vị tính ở trên, ví dụ giảm 5% (vụ)."),
    )
    growth_pct = FigureField(label=_("Tốc độ tăng ghi kèm (%)"), required=False)
    baseline = FigureField(label=_("Số liệu năm gốc"), required=False)
    baseline_year = year_field(label=_("Năm gốc"), required=False)
    owner = named(Organisation.objects.none(), _("Cơ quan chủ trì"), required=False)
    owner_text = forms.CharField(label=_("Cơ quan chủ trì (ghi trên văn bản)"), max_length=300, required=False)
    named_units = forms.CharField(
        label=_("Đơn vị nêu tên"),
        required=False,
        help_text=_("Mỗi dòng một đơn vị, như văn bản ghi."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    section = forms.CharField(label=_("Thuộc phần"), max_length=500, required=False)
    text = forms.CharField(
        label=_("Nguyên văn"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Câu trong văn bản."),
    )
    duplicate_of = forms.ModelChoiceField(
        Target.objects.none(),
        label=_("Nhắc lại chỉ tiêu"),
        to_field_name="code",
        required=False,
        empty_label=_("(không)"),
    )
    whole = forms.ModelChoiceField(
        Target.objects.none(),
        label=_("Là thành phần của"),
        to_field_name="code",
        required=False,
        empty_label=_("(không)"),
        help_text=_("Chỉ tiêu gộp chỉ đạt khi mọi thành phần đều đạt."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        indicators: QuerySet[Indicator],
        units: QuerySet[Organisation],
        siblings: QuerySet[Target],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = indicators  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["owner"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField
        for name in ("duplicate_of", "whole"):
            self.fields[name].queryset = siblings  # type: ignore[attr-defined]  # a ModelChoiceField

    def facts(self) -> TargetFacts:
        """What was written, in the words of the room."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return TargetFacts(
            **{
                **data,
                "comparator": Comparator(data["comparator"]),
                "group": Group(data["group"]),
                "bound": Bound(data["bound"]) if data["bound"] else None,
                "meets": Meets(data["meets"]) if data["meets"] else None,
                "change": Change(data["change"]) if data["change"] else None,
                "measured": Measured(data["measured"]) if data["measured"] else None,
                "named_units": tuple(line.strip() for line in data["named_units"].splitlines() if line.strip()),
            }
        )

    @staticmethod
    def initial_of(target: Target) -> dict[str, Any]:
        """What the form shows of a stored target."""
        ties = {name: getattr(target, name) and getattr(target, name).code for name in TIES}
        plain = {name: getattr(target, name) for name in TargetForm.base_fields if name not in {*TIES, "named_units"}}
        return {**plain, **ties, "named_units": "\n".join(unit.text for unit in target.named_units.all())}


TIES = ("indicator", "duplicate_of", "whole")
MAIN = ("name", "indicator", "group", "comparator", "value", "value_high", "unit", "meets")
"""What most targets need; the rest is folded away until it is wanted."""


class AdjustmentForm(forms.Form):
    """The document that changes a published target, and what it sets."""

    document_number = forms.CharField(
        label=_("Số văn bản điều chỉnh"), max_length=60, help_text=_("Ví dụ: 1250/QĐ-UBND.")
    )
    document_date = day_field(_("Ngày văn bản"))
    document_issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=300)
    effective_on = day_field(_("Áp dụng từ ngày"))
    value = FigureField(label=_("Giá trị mới"), required=False)
    value_high = FigureField(label=_("Mức trên mới (nếu là khoảng)"), required=False)
    cancels = forms.BooleanField(label=_("Bãi bỏ chỉ tiêu này"), required=False)
    reason = reason_field()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "value" in data and (data["value"] is None) is not bool(data.get("cancels")):
            self.add_error("value", _("Nhập giá trị mới, hoặc chọn bãi bỏ chỉ tiêu; không chọn cả hai."))
        high = data.get("value_high")
        if high is not None and data.get("value") is not None and high < data["value"]:
            self.add_error("value_high", _("Mức trên phải lớn hơn hoặc bằng mức dưới."))
        return data

    def facts(self) -> AdjustmentFacts:
        return AdjustmentFacts(**self.cleaned_data)


class BaselineForm(forms.Form):
    """The figure of the base year."""

    value = FigureField(label=_("Số liệu năm gốc"))
    year = year_field(label=_("Năm gốc"))


class DropTargetForm(forms.Form):
    """Why a target is left out of a draft."""

    reason = reason_field()
