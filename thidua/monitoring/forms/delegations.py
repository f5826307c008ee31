"""Forms about delegations."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.directory.forms.fields import day_field
from thidua.directory.models import Organisation, User
from thidua.monitoring.actions.delegations import DelegationFacts
from thidua.monitoring.models import Delegation


class DelegationForm(forms.Form):
    """Who acts for the head of a unit, at which work, for how long, and why."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Đơn vị"), to_field_name="code")
    user = forms.ModelChoiceField(User.objects.none(), label=_("Người được ủy quyền"), to_field_name="username")
    work = forms.ChoiceField(label=_("Việc ủy quyền"), choices=Delegation.Work.choices)
    valid_from = day_field(_("Từ ngày"))
    valid_to = day_field(_("Đến trước ngày"), required=False, help_text=_("Để trống: đến khi thu hồi."))
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Ví dụ: nghỉ phép, đi công tác; ghi số văn bản ủy quyền nếu có."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, units: QuerySet[Organisation], people: QuerySet[User], on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["user"].queryset = people  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial.setdefault("valid_from", on)
        only = list(units[:2])
        if len(only) == 1:
            self.initial.setdefault("organisation", only[0].code)

    def facts(self) -> DelegationFacts:
        """The delegation as an action takes it."""
        data = self.cleaned_data
        return DelegationFacts(
            data["user"], Delegation.Work(data["work"]), data["valid_from"], data["valid_to"], data["reason"]
        )


class EndDelegationForm(forms.Form):
    """From when a delegation holds no more."""

    ends = day_field(_("Kết thúc từ ngày"))
