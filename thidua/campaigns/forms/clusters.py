"""Forms about clusters (cụm, khối thi đua)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.directory.forms.fields import DayField, UnitField, basis_field
from thidua.directory.actions.clusters import ClusterDraft
from thidua.directory.models import Cluster, Organisation


class ClusterForm(forms.Form):
    """A cluster of a year."""

    name = forms.CharField(label=_("Tên cụm, khối"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=Cluster.Kind.choices)
    code = forms.CharField(label=_("Mã"), max_length=40, help_text=_("Giữ nguyên qua các năm. Ví dụ: CUM-1."))
    year = forms.IntegerField(label=_("Năm"), min_value=1990, max_value=2100)
    organiser = UnitField(label=_("Đơn vị tổ chức"))
    legal_basis = basis_field(required=False)

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organiser"].rows = units  # type: ignore[attr-defined]  # a UnitField

    def draft(self) -> ClusterDraft:
        data = self.cleaned_data
        return ClusterDraft(data["code"], data["year"], data["name"], data["kind"], data["legal_basis"])


class MembersForm(forms.Form):
    """The units that compete in the cluster."""

    members: forms.ModelMultipleChoiceField[Organisation] = forms.ModelMultipleChoiceField(
        None, label=_("Các đơn vị thành viên"), to_field_name="code", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = units  # type: ignore[attr-defined]  # a ModelMultipleChoiceField


class HeadshipForm(forms.Form):
    """Which member leads from a day on."""

    to: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        None, label=_("Đơn vị nhận nhiệm vụ trưởng"), to_field_name="code"
    )
    since = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField


class CopyForm(forms.Form):
    """Carry the clusters of an organiser over to another year."""

    organiser = UnitField(label=_("Đơn vị tổ chức"))
    from_year = forms.IntegerField(label=_("Chép từ năm"), min_value=1990, max_value=2100)
    to_year = forms.IntegerField(label=_("Sang năm"), min_value=1990, max_value=2100)

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organiser"].rows = units  # type: ignore[attr-defined]  # a UnitField
