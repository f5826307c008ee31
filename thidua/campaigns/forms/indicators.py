"""Forms about the catalogue of indicators."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.actions.catalogue import IndicatorFacts
from thidua.campaigns.forms.fields import reason_field
from thidua.campaigns.logic.terms import Direction, Entry, Group, OverTime, OverUnits
from thidua.campaigns.models import Indicator
from thidua.campaigns.models.labels import DIRECTIONS, ENTRIES, GROUPS, OVER_TIME, OVER_UNITS, choices
from thidua.directory.forms.fields import named
from thidua.directory.models import Organisation

CLOSED: dict[str, type[StrEnum]] = {
    "group": Group,
    "direction": Direction,
    "over_time": OverTime,
    "over_units": OverUnits,
    "entry": Entry,
}
"""Fields that hold a word of a closed list."""


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class IndicatorForm(forms.Form):
    """An indicator with its definition sheet."""

    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=300, widget=_area(2))
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=60)
    group = forms.ChoiceField(label=_("Nhóm"), choices=choices(GROUPS))
    direction = forms.ChoiceField(label=_("Chiều"), choices=choices(DIRECTIONS))
    entry = forms.ChoiceField(
        label=_("Số đơn vị nhập là"),
        choices=choices(ENTRIES),
        help_text=_("Phát sinh trong kỳ, lũy kế hay mức cuối kỳ."),
    )
    over_time = forms.ChoiceField(label=_("Cộng theo thời gian"), choices=choices(OVER_TIME))
    over_units = forms.ChoiceField(
        label=_("Cộng giữa các đơn vị"),
        choices=choices(OVER_UNITS),
        help_text=_("Chọn “tỷ số” thì cần ghi tử số và mẫu số ở dưới."),
    )
    owner = named(
        Organisation.objects.none(),
        _("Cơ quan chủ trì"),
        required=False,
        help_text=_("Đơn vị xác nhận số liệu của mọi xã, phường."),
    )
    frequency = forms.CharField(label=_("Kỳ báo cáo"), max_length=120, required=False)
    purpose = forms.CharField(label=_("Mục đích, ý nghĩa"), required=False, widget=_area(2))
    formula = forms.CharField(label=_("Công thức tính"), required=False, widget=_area(2))
    numerator = forms.CharField(label=_("Tử số"), max_length=300, required=False)
    denominator = forms.CharField(label=_("Mẫu số"), max_length=300, required=False)
    source = forms.CharField(label=_("Nguồn số liệu"), required=False, widget=_area(2))
    notes = forms.CharField(label=_("Ghi chú"), required=False, widget=_area(2))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField

    def facts(self) -> IndicatorFacts:
        data = {name: self.cleaned_data[name] for name in IndicatorForm.base_fields if name not in {"version", *CLOSED}}
        closed: dict[str, Any] = {name: kind(self.cleaned_data[name]) for name, kind in CLOSED.items()}
        return IndicatorFacts(**data, **closed)

    @staticmethod
    def initial_of(indicator: Indicator) -> dict[str, Any]:
        """What the form shows of a stored indicator."""
        return {name: getattr(indicator, name) for name in IndicatorForm.base_fields}


class NewIndicatorForm(IndicatorForm):
    """An indicator to be entered into the catalogue of one organisation."""

    keeper = forms.ModelChoiceField(Organisation.objects.none(), label=_("Danh mục của"), to_field_name="code")
    code = forms.CharField(
        label=_("Mã"), max_length=30, required=False, help_text=_("Để trống thì hệ thống cấp mã kế tiếp.")
    )

    field_order = ("keeper", "code", "name")

    def __init__(self, *args: Any, keepers: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keeper"].queryset = keepers  # type: ignore[attr-defined]  # a ModelChoiceField
        only = list(keepers[:2])
        if len(only) == 1:
            self.fields["keeper"].initial = only[0].code


class RetireForm(forms.Form):
    """Why an indicator is not to be used any more."""

    reason = reason_field()
