"""Forms of registrations and pledges. The actions decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.directory.forms.fields import day_field
from thidua.directory.models import Organisation, Person
from thidua.scoring.actions.registrations import Wanted
from thidua.scoring.models import RegistrationCall, RegistrationLine


class RegistrationForm(forms.Form):
    """What a unit, or one of its people, strives for: one title or target on each line."""

    call = forms.ModelChoiceField(RegistrationCall.objects.none(), label=_("Đợt đăng ký"))
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Đơn vị"))
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Cá nhân"), required=False, help_text=_("Để trống nếu đăng ký cho tập thể.")
    )
    titles = forms.CharField(
        label=_("Danh hiệu, hình thức khen thưởng"), widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text=_("Mỗi dòng một danh hiệu."),
    )  # fmt: skip
    targets = forms.CharField(
        label=_("Chỉ tiêu phấn đấu"), widget=forms.Textarea(attrs={"rows": 4}), required=False,
        help_text=_("Mỗi dòng một chỉ tiêu."),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        calls: QuerySet[RegistrationCall],
        units: QuerySet[Organisation],
        people: QuerySet[Person],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("call", calls), ("organisation", units), ("person", people)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def wanted(self) -> list[Wanted]:
        """For ``begin_registration``."""
        kinds = ((RegistrationLine.Kind.TITLE, "titles"), (RegistrationLine.Kind.TARGET, "targets"))
        return [
            Wanted(kind, line.strip())
            for kind, name in kinds
            for line in self.cleaned_data[name].splitlines()
            if line.strip()
        ]


class CallForm(forms.Form):
    """The year units are asked to register for, and until when."""

    organiser = forms.ModelChoiceField(Organisation.objects.none(), label=_("Đơn vị tổ chức"))
    year = forms.IntegerField(label=_("Năm"), min_value=1948, max_value=2100)
    due_on = day_field(_("Hạn đăng ký"))
    legal_basis = forms.CharField(label=_("Văn bản"), max_length=300, required=False)

    def __init__(self, *args: Any, organisers: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organiser"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisers


class PledgeForm(forms.Form):
    """What the members of a cluster promise together."""

    targets = forms.CharField(
        label=_("Nội dung giao ước"), widget=forms.Textarea(attrs={"rows": 6}), help_text=_("Mỗi dòng một chỉ tiêu.")
    )


class SigningForm(forms.Form):
    """Until which day the members sign."""

    sign_by = day_field(_("Hạn ký"))
