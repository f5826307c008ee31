"""Forms of outside surveys and their scores."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models import Indicator
from thidua.core.exact import LARGEST
from thidua.core.form_fields import NumberField
from thidua.directory.forms.fields import day_field, named, one_of
from thidua.directory.models import Organisation
from thidua.monitoring.actions.surveys import ScoreFacts, SurveyFacts
from thidua.monitoring.forms.several_files import lines
from thidua.monitoring.models import Survey, SurveyScore

FIRST_YEAR, LAST_YEAR = 2000, 2100
SURVEY_FIELDS = ("name", "publisher", "highest", "score_indicator", "rank_indicator", "notes")
SCORE_FIELDS = ("score", "rank", "among", "source", "document_number", "published_on", "note")


class PointsField(NumberField):
    """Points of a survey: not negative, four decimals at most."""

    def clean(self, value: Any) -> Decimal | None:
        points = super().clean(value)
        if points is None:
            return None
        if not isinstance(points, Decimal) or not 0 <= points < LARGEST or points != round(points, 4):
            raise forms.ValidationError(_("Hãy ghi điểm từ 0 trở lên, nhiều nhất 4 chữ số thập phân."))
        return points


class SurveyForm(forms.Form):
    """What is known of a survey."""

    name = forms.CharField(
        label=_("Tên khảo sát"), max_length=300, help_text=_("Ví dụ: DDCI Lạng Sơn, PAR INDEX, SIPAS.")
    )
    publisher = forms.CharField(label=_("Cơ quan công bố"), max_length=200)
    highest = PointsField(label=_("Điểm cao nhất có thể"), required=False)
    score_indicator = one_of(Indicator.objects.none(), _("Chỉ tiêu về điểm số"), required=False)
    rank_indicator = one_of(Indicator.objects.none(), _("Chỉ tiêu về thứ hạng"), required=False)
    notes = forms.CharField(label=_("Ghi chú"), required=False, widget=lines(3))
    keeper = one_of(Organisation.objects.none(), _("Cơ quan theo dõi"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, indicators: QuerySet[Indicator], keepers: QuerySet[Organisation] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("score_indicator", "rank_indicator"):
            self.fields[name].queryset = indicators  # type: ignore[attr-defined]  # a ModelChoiceField
        if keepers is None:
            del self.fields["keeper"]
            return
        self.fields["keeper"].queryset = keepers  # type: ignore[attr-defined]  # a ModelChoiceField

    @staticmethod
    def initial_of(survey: Survey) -> dict[str, Any]:
        found = {name: getattr(survey, name) for name in SURVEY_FIELDS}
        for name in ("score_indicator", "rank_indicator"):
            found[name] = found[name].code if found[name] else None
        return found | {"version": survey.version}

    def facts(self) -> SurveyFacts:
        return SurveyFacts(**{name: self.cleaned_data[name] for name in SURVEY_FIELDS})


class ScoreForm(forms.Form):
    """What was published of a unit. Editing leaves unit and year as they are."""

    organisation = named(Organisation.objects.none(), _("Đơn vị được đánh giá"))
    year = forms.IntegerField(label=_("Năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    score = PointsField(label=_("Điểm"), required=False)
    rank = forms.IntegerField(label=_("Thứ hạng"), min_value=1, required=False)
    among = forms.IntegerField(label=_("Trong tổng số đơn vị"), min_value=1, max_value=100_000, required=False)
    source = forms.CharField(label=_("Nguồn công bố"), max_length=300, help_text=_("Tên văn bản hoặc báo cáo công bố."))
    document_number = forms.CharField(label=_("Số văn bản"), max_length=60, required=False)
    published_on = day_field(_("Ngày công bố"))
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    file = forms.FileField(label=_("Tệp văn bản"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, units: QuerySet[Organisation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units is None:
            del self.fields["organisation"], self.fields["year"]
        else:
            self.fields["organisation"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField

    @staticmethod
    def initial_of(score: SurveyScore) -> dict[str, Any]:
        return {name: getattr(score, name) for name in SCORE_FIELDS} | {"version": score.version}

    def facts(self) -> ScoreFacts:
        return ScoreFacts(**{name: self.cleaned_data[name] for name in SCORE_FIELDS})
