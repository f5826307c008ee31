"""Forms about units. They give shape to what was typed and decide nothing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.directory.forms.fields import DayField, UnitField, basis_field
from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts
from thidua.directory.actions.reorganisation import Merger, Renaming, Staff
from thidua.directory.models import Organisation

Units = QuerySet[Organisation]


class FactsForm(forms.Form):
    """What may be corrected of a unit."""

    name = forms.CharField(label=_("Tên đơn vị"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=Organisation.Kind.choices, initial=Organisation.Kind.COMMUNE)
    short_name = forms.CharField(label=_("Tên viết tắt"), max_length=100, required=False)
    official_code = forms.CharField(
        label=_("Mã đơn vị hành chính"),
        max_length=10,
        required=False,
        help_text=_("Theo QĐ 19/2025/QĐ-TTg hoặc QĐ 124/2004/QĐ-TTg; chỉ tỉnh, huyện, xã có."),
    )
    address = forms.CharField(label=_("Địa chỉ"), max_length=200, required=False)

    def facts(self) -> OrganisationFacts:
        data = self.cleaned_data
        return OrganisationFacts(data["name"], data["kind"], data["short_name"], data["official_code"], data["address"])


class CreateUnitForm(FactsForm):
    """A unit to be entered."""

    code = forms.CharField(label=_("Mã"), max_length=40, help_text=_("Không đổi về sau. Ví dụ: 20.187.PNV."))
    parent = UnitField(label=_("Đơn vị cấp trên"), required=False, help_text=_("Để trống nếu là đơn vị đứng đầu."))
    valid_from = DayField(label=_("Hoạt động từ ngày"))

    field_order = ("name", "kind", "code", "parent", "valid_from")

    def __init__(self, *args: Any, units: Units, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].rows = units  # type: ignore[attr-defined]  # a UnitField

    def draft(self) -> OrganisationDraft:
        return OrganisationDraft(self.cleaned_data["code"], self.facts(), self.cleaned_data["valid_from"])


class RenameForm(forms.Form):
    """A new name by a legal text."""

    name = forms.CharField(label=_("Tên mới"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=Organisation.Kind.choices)
    effective = DayField(label=_("Hiệu lực từ ngày"))
    legal_basis = basis_field()

    def renaming(self) -> Renaming:
        data = self.cleaned_data
        return Renaming(data["name"], data["effective"], data["legal_basis"], data["kind"])


class MoveForm(forms.Form):
    """Another superior from a day on."""

    parent = UnitField(label=_("Đơn vị cấp trên mới"))
    since = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, units: Units, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].rows = units  # type: ignore[attr-defined]  # a UnitField


class DissolveForm(forms.Form):
    """The end of a unit."""

    ends = DayField(label=_("Không còn hoạt động từ ngày"))
    legal_basis = basis_field()


class MergeForm(forms.Form):
    """Some of the units under one superior become one new unit."""

    sources: forms.ModelMultipleChoiceField[Organisation] = forms.ModelMultipleChoiceField(
        None,
        label=_("Các đơn vị sáp nhập"),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )
    name = forms.CharField(label=_("Tên đơn vị mới"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=Organisation.Kind.choices, initial=Organisation.Kind.COMMUNE)
    code = forms.CharField(label=_("Mã đơn vị mới"), max_length=40)
    effective = DayField(label=_("Hiệu lực từ ngày"))
    legal_basis = basis_field()
    staff = forms.ChoiceField(
        label=_("Người và vai trò của các đơn vị cũ"),
        choices=(
            (Staff.END.value, _("Kết thúc; sẽ ghi lại ở đơn vị mới")),
            (Staff.CARRY.value, _("Chuyển sang đơn vị mới, trừ thủ trưởng")),
        ),
        widget=forms.RadioSelect,
        initial=Staff.END.value,
    )

    def __init__(self, *args: Any, units: Units, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sources"].queryset = units  # type: ignore[attr-defined]  # a ModelMultipleChoiceField

    def merger(self) -> Merger:
        data = self.cleaned_data
        into = OrganisationDraft(data["code"], OrganisationFacts(data["name"], data["kind"]), data["effective"])
        return Merger(tuple(data["sources"]), into, data["effective"], data["legal_basis"], Staff(data["staff"]))
