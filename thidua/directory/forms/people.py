"""Forms for people and their posts. The actions decide."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.directory.actions.offices import OfficeDraft
from thidua.directory.actions.people import PersonFacts
from thidua.directory.forms.fields import ForReader, day_field, named
from thidua.directory.models import Organisation, Person


class PersonForm(forms.Form):
    """Facts of a person."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    birth_date = day_field(_("Ngày sinh"), required=False)
    gender = forms.ChoiceField(label=_("Giới tính"), choices=Person.Gender.choices)
    personal_id = forms.RegexField(
        r"\d{12}",
        label=_("Số định danh cá nhân"),
        required=False,
        error_messages={"invalid": _("Số định danh cá nhân gồm đúng 12 chữ số.")},
    )
    ethnicity = forms.CharField(label=_("Dân tộc"), max_length=60, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)

    def facts(self) -> PersonFacts:
        """For ``edit_person``."""
        names = ("full_name", "birth_date", "gender", "personal_id", "ethnicity", "phone", "email")
        return PersonFacts(**{name: self.cleaned_data[name] for name in names})


class OfficeForm(ForReader):
    """A post in a unit."""

    unit_fields = ("organisation",)
    organisation = named(Organisation.objects.none(), _("Đơn vị"))
    post = forms.CharField(label=_("Chức vụ, vị trí việc làm"), max_length=120)
    valid_from = day_field(_("Giữ từ ngày"))
    is_head = forms.BooleanField(label=_("Là thủ trưởng đơn vị"), required=False)
    is_leader = forms.BooleanField(label=_("Là lãnh đạo, quản lý"), required=False)
    legal_basis = forms.CharField(label=_("Quyết định"), max_length=300, required=False)

    def office(self) -> OfficeDraft:
        """For ``appoint``, with ``cleaned_data["organisation"]``."""
        names = ("post", "valid_from", "is_head", "is_leader", "legal_basis")
        return OfficeDraft(**{name: self.cleaned_data[name] for name in names})


class NewPersonForm(OfficeForm, PersonForm):
    """A person to be registered with the first post."""

    code = forms.CharField(
        label=_("Mã cá nhân"), max_length=40, required=False, help_text=_("Để trống để hệ thống tự cấp.")
    )


class EndForm(forms.Form):
    """The end of a post or of a role, and why."""

    ends = day_field(_("Kết thúc từ ngày"), help_text=_("Ngày đầu tiên không còn hiệu lực."))
    reason = forms.CharField(label=_("Lý do"), max_length=300, required=False)


class HandOverForm(ForReader):
    """Who takes an office over, and from when."""

    person_fields = ("to",)
    to = named(Person.objects.none(), _("Người nhận bàn giao"))
    since = day_field(_("Từ ngày"))
    legal_basis = forms.CharField(label=_("Quyết định"), max_length=300, required=False)


class ReasonForm(forms.Form):
    """Why something is done that people will ask about."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)
