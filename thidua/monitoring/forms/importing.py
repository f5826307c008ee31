"""Forms about files taken into a report."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.forms.fields import reason_field


class WorkbookForm(forms.Form):
    """The filled file of a report."""

    file = forms.FileField(
        label=_("Tệp Excel đã điền"),
        help_text=_("Tệp .xlsx tải từ báo cáo này, nhiều nhất 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )


class UndoForm(forms.Form):
    """Why an import is taken back."""

    reason = reason_field()
