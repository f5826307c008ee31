"""Forms about people and the posts they hold."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.directory.forms.fields import DayField, PersonField, UnitField, basis_field
from thidua.directory.actions.offices import OfficeDraft
from thidua.directory.actions.people import PersonFacts
from thidua.directory.models import Organisation, Person


class PersonFactsForm(forms.Form):
    """What is written of a person."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    birth_date = DayField(label=_("Ngày sinh"), required=False)
    gender = forms.ChoiceField(label=_("Giới tính"), choices=Person.Gender.choices, initial=Person.Gender.UNKNOWN)
    personal_id = forms.CharField(
        label=_("Số định danh cá nhân"),
        max_length=12,
        required=False,
        help_text=_("12 chữ số; để trống nếu chưa biết."),
    )
    ethnicity = forms.CharField(label=_("Dân tộc"), max_length=60, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)

    def facts(self) -> PersonFacts:
        return PersonFacts(**{name: self.cleaned_data[name] for name in PersonFactsForm.base_fields})


class OfficeForm(forms.Form):
    """A post in a unit."""

    organisation = UnitField(label=_("Đơn vị"))
    post = forms.CharField(
        label=_("Chức vụ, vị trí"), max_length=120, help_text=_("Ghi như trong quyết định. Ví dụ: Chủ tịch UBND xã.")
    )
    valid_from = DayField(label=_("Giữ từ ngày"))
    is_head = forms.BooleanField(label=_("Là thủ trưởng đơn vị"), required=False)
    is_leader = forms.BooleanField(label=_("Là lãnh đạo, quản lý"), required=False)
    legal_basis = basis_field(required=False)

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].rows = units  # type: ignore[attr-defined]  # a UnitField

    def office(self) -> OfficeDraft:
        data = self.cleaned_data
        return OfficeDraft(data["post"], data["valid_from"], data["is_head"], data["is_leader"], data["legal_basis"])


class RegisterForm(OfficeForm, PersonFactsForm):
    """A person with the first post."""

    field_order = ("full_name", "birth_date", "gender", "personal_id", "organisation", "post", "valid_from")


class EndOfficeForm(forms.Form):
    """The end of a post."""

    ends = DayField(label=_("Thôi giữ từ ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=300, required=False)


class HandOverForm(forms.Form):
    """A post goes to another person; the roles go along."""

    to = PersonField(label=_("Người nhận"))
    since = DayField(label=_("Từ ngày"))
    legal_basis = basis_field(required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].rows = people  # type: ignore[attr-defined]  # a PersonField
