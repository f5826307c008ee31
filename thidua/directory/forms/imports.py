"""The form that takes an Excel file in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.imports import Mode
from thidua.directory.forms.fields import ForReader, named
from thidua.directory.models import Organisation


class ImportForm(ForReader):
    """An Excel file and what to do where rows are wrong."""

    unit_fields = ("under",)
    file = forms.FileField(label=_("Tệp Excel (.xlsx)"))
    under = named(Organisation.objects.none(), _("Nhập vào đơn vị"))
    mode = forms.ChoiceField(
        label=_("Khi có dòng lỗi"),
        choices=[
            (Mode.ALL_OR_NOTHING.value, _("Không nhập dòng nào")),
            (Mode.VALID_ONLY.value, _("Chỉ nhập dòng hợp lệ")),
        ],
        initial=Mode.ALL_OR_NOTHING.value,
    )
