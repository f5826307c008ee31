"""The form that a package of dossiers comes in by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.onward import BadPackage, opened
from thidua.core.parcels import Parcel
from thidua.directory.forms.fields import one_of
from thidua.directory.models import Organisation


class PackageForm(forms.Form):
    """A package to look into, and who will appraise its dossiers."""

    appraiser = one_of(Organisation.objects.none(), _("Cơ quan thẩm định"))
    file = forms.FileField(label=_("Gói hồ sơ (.zip)"), widget=forms.FileInput(attrs={"accept": ".zip"}))

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appraiser"].queryset = bodies  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "file" in data and "appraiser" in data:
            sender = opened(data["file"].content).manifest.sender
            if sender.code == data["appraiser"].code:
                self.add_error("file", _("Gói do chính cơ quan này lập; gói dành cho cấp trên nhận."))
        return data

    def clean_file(self) -> Parcel:
        upload = self.cleaned_data["file"]
        data: bytes = upload.read()
        try:
            opened(data)
        except BadPackage as flaw:
            raise forms.ValidationError(str(flaw)) from flaw
        return Parcel(upload.name, data)
