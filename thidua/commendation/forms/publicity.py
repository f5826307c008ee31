"""Forms of publishing: why something is kept from the public, and the request of a person to hide particulars."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.commendation.actions.publishing import Withholding
from thidua.commendation.logic.publicity import WITHHELD, Withheld
from thidua.commendation.models.labels import choices
from thidua.directory.forms.fields import day_field


class WithholdingForm(forms.Form):
    """Why the public is not told."""

    because = forms.ChoiceField(label=_("Lý do không công khai"), choices=choices(WITHHELD), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Ghi chú, văn bản"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Chỉ lưu trong hệ thống, không hiện ra ngoài. Không ghi nội dung bí mật vào đây."),
    )

    def why(self) -> Withholding:
        return Withholding(Withheld(self.cleaned_data["because"]), self.cleaned_data["note"])


class ParticularsForm(forms.Form):
    """The request of a person."""

    asked_on = day_field(_("Ngày đề nghị"))
    document = forms.CharField(
        label=_("Đơn, văn bản đề nghị"), max_length=300, help_text=_("Ví dụ: Đơn ngày 02/12/2024, số đến 214.")
    )

    def values(self) -> dict[str, Any]:
        return self.cleaned_data
