"""Forms about accounts and roles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.directory.forms.fields import DayField, PersonField, UnitField, reason_field
from thidua.directory.actions.accounts import AccountDraft, GrantDraft
from thidua.directory.models import Organisation, Person, Role


class GrantForm(forms.Form):
    """A role in a unit, or with all units under it."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices, initial=Role.UNIT_OFFICER)
    organisation = UnitField(label=_("Tại đơn vị"))
    subtree = forms.BooleanField(label=_("Gồm cả các đơn vị trực thuộc"), required=False)
    valid_from = DayField(label=_("Từ ngày"))
    valid_to = DayField(label=_("Đến trước ngày"), required=False, help_text=_("Để trống nếu chưa định."))
    grant_reason = forms.CharField(label=_("Ghi chú, căn cứ"), max_length=300, required=False)

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].rows = units  # type: ignore[attr-defined]  # a UnitField

    def grant(self) -> GrantDraft:
        data = self.cleaned_data
        return GrantDraft(
            Role(data["role"]),
            data["organisation"],
            data["valid_from"],
            data["valid_to"],
            data["subtree"],
            data["grant_reason"],
        )


class AccountForm(GrantForm):
    """An account with its first role."""

    display_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    username = forms.CharField(
        label=_("Tên đăng nhập"), max_length=60, help_text=_("Chữ không dấu, chữ số, dấu chấm. Ví dụ: banghuu.daumoi.")
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    person = PersonField(
        label=_("Cá nhân trong danh sách"), required=False, help_text=_("Gắn tài khoản với hồ sơ cá nhân, nếu có.")
    )

    field_order = ("display_name", "username", "email", "person", "role", "organisation", "subtree")

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].rows = people  # type: ignore[attr-defined]  # a PersonField

    def draft(self) -> AccountDraft:
        data = self.cleaned_data
        return AccountDraft(data["username"], data["display_name"], data["email"], data["person"])


class EndGrantForm(forms.Form):
    """A role taken back."""

    ends = DayField(label=_("Không còn từ ngày"))
    reason = reason_field()


class ReasonForm(forms.Form):
    """Why an account is locked."""

    reason = reason_field()
