"""Forms about single figures: evidence laid under them, corrections after a round was locked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.forms.fields import FigureField, reason_field
from thidua.campaigns.logic.terms import OverUnits
from thidua.campaigns.models import Indicator
from thidua.monitoring.actions.figures import FigureFacts
from thidua.monitoring.logic.report_sheet import LONGEST_NOTE
from thidua.monitoring.logic.states import Missing
from thidua.monitoring.logic.workbook import INPUTS, NUMBERS
from thidua.monitoring.models import Observation
from thidua.monitoring.models.labels import MISSING, choices


class EvidenceForm(forms.Form):
    """A file that backs a figure."""

    file = forms.FileField(label=_("Tệp"), help_text=_("Ảnh, PDF, Word, Excel…"))
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)


class RemoveEvidenceForm(forms.Form):
    """Why a file is taken away."""

    reason = reason_field()


class CorrectionForm(forms.Form):
    """A figure that was official, corrected: the numbers its indicator asks for, or why there is none."""

    value = FigureField(label=_("Kết quả"), required=False)
    numerator = FigureField(label=_("Tử số"), required=False)
    denominator = FigureField(label=_("Mẫu số, quy mô"), required=False)
    missing = forms.ChoiceField(
        label=_("Lý do không có số liệu"), choices=[("", "—"), *choices(MISSING)], required=False
    )
    note = forms.CharField(
        label=_("Giải trình"), max_length=LONGEST_NOTE, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    reason = reason_field()
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        asked = INPUTS[OverUnits(indicator.over_units)]
        for name in NUMBERS:
            if name not in asked:
                del self.fields[name]
        for name in ("numerator", "denominator"):
            if name in self.fields and getattr(indicator, name):
                self.fields[name].label = getattr(indicator, name)

    def facts(self) -> FigureFacts:
        """The figure as an action takes it."""
        data = self.cleaned_data
        value, numerator, denominator = (data.get(name) for name in NUMBERS)
        missing = Missing(data["missing"]) if data["missing"] else None
        return FigureFacts(self.indicator, value, numerator, denominator, missing, data["note"], data["version"])

    @staticmethod
    def initial_of(row: Observation) -> dict[str, Any]:
        """What the form shows of a stored figure."""
        return {name: getattr(row, name) for name in (*NUMBERS, "missing", "version")}
