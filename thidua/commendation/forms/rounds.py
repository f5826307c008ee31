"""Forms of rounds, and of the figures that are seen while choosing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.commendation.actions.law import FigureFacts
from thidua.commendation.actions.rounds import RoundFacts
from thidua.commendation.logic.catalogue.awards import award_choices
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.quota import BASES, QuotaBase, QuotaRule
from thidua.commendation.logic.terms import MERITS, MeritKind
from thidua.commendation.models import AwardRound
from thidua.commendation.models.labels import choices
from thidua.core.form_fields import NumberField
from thidua.directory.forms.fields import day_field, one_of
from thidua.directory.models import Organisation

FIRST_YEAR, LAST_YEAR = 1945, 2100


def year_field(label: Any, *, required: bool = True) -> forms.IntegerField:
    """A year of achievement."""
    return forms.IntegerField(label=label, min_value=FIRST_YEAR, max_value=LAST_YEAR, required=required)


class RoundForm(forms.Form):
    """A call for dossiers."""

    organisation = one_of(Organisation.objects.none(), _("Cơ quan tổ chức xét"))
    title = forms.CharField(label=_("Tên đợt xét"), max_length=300)
    year = year_field(_("Năm xét"))
    merit = forms.ChoiceField(label=_("Loại hình khen thưởng"), choices=choices(MERITS))
    opens_on = day_field(_("Nhận hồ sơ từ ngày"))
    due_on = day_field(_("Hạn gửi hồ sơ"), help_text=_("Hồ sơ gửi sau ngày này vẫn nhận được nhưng bị ghi là muộn."))
    awards = forms.MultipleChoiceField(
        label=_("Danh hiệu, hình thức được đề nghị"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn mục nào nghĩa là nhận mọi danh hiệu, hình thức."),
    )
    about = forms.CharField(label=_("Nội dung, yêu cầu"), required=False, widget=forms.Textarea(attrs={"rows": 5}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, on: date, bodies: QuerySet[Organisation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["awards"].choices = award_choices(on)  # type: ignore[attr-defined]  # a choice field
        if bodies is None:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]  # a ModelChoiceField

    @staticmethod
    def initial_of(row: AwardRound) -> dict[str, Any]:
        names = ("title", "year", "merit", "opens_on", "due_on", "about", "awards", "version")
        return {name: getattr(row, name) for name in names}

    def facts(self) -> RoundFacts:
        data = self.cleaned_data
        return RoundFacts(
            data["title"],
            data["year"],
            MeritKind(data["merit"]),
            data["opens_on"],
            data["due_on"],
            data["about"],
            tuple(AwardCode(code) for code in data["awards"]),
        )


class ExtensionForm(forms.Form):
    """One award more for a round; only those it does not take yet are offered."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức bổ sung"))
    reason = forms.CharField(
        label=_("Lý do, văn bản cho phép"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, row: AwardRound, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(code, name) for code, name in award_choices(on) if code not in row.awards]
        self.fields["award"].choices = offered  # type: ignore[attr-defined]  # a choice field


class QuotaForm(forms.Form):
    """The ratio that a body has set for an award, with the text that sets it."""

    percent = NumberField(label=_("Tỷ lệ tối đa (%)"), required=False)
    base = forms.ChoiceField(label=_("Tính trên"), choices=[(base.value, words) for base, words in BASES.items()])
    number = forms.IntegerField(
        label=_("Số lượng tối đa"),
        min_value=0,
        required=False,
        help_text=_("Ghi tỷ lệ, số lượng, hoặc cả hai; khi có cả hai thì lấy mức thấp hơn."),
    )
    leaders_apart = forms.BooleanField(label=_("Tính riêng lãnh đạo và người trực tiếp"), required=False)
    source = forms.CharField(label=_("Văn bản quy định"), max_length=300)
    valid_from = day_field(_("Áp dụng từ ngày"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("percent") is None and data.get("number") is None:
            self.add_error("percent", _("Hãy ghi tỷ lệ hoặc số lượng."))
        return data

    def facts(self, award: AwardCode) -> FigureFacts:
        data = self.cleaned_data
        rule = QuotaRule(
            award,
            data["percent"],
            QuotaBase(data["base"]),
            number=data["number"],
            leaders_apart=data["leaders_apart"],
        )
        return FigureFacts(rule, data["valid_from"], data["source"])
