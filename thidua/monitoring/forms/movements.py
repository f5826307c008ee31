"""Forms of the life of movements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models import Movement, Target
from thidua.campaigns.queries import live_targets
from thidua.directory.forms.fields import day_field, named, some_of
from thidua.directory.models import Organisation
from thidua.monitoring.actions.movements import CharterFacts, ReviewFacts
from thidua.monitoring.forms.several_files import lines, pictures_field
from thidua.monitoring.logic.movement_life import Rating, ReviewKind
from thidua.monitoring.logic.period import Period, PeriodKind, parse_period, periods_of
from thidua.monitoring.models import MovementResult
from thidua.monitoring.models.labels import choices
from thidua.monitoring.models.movement_labels import RATINGS, REVIEW_KINDS
from thidua.monitoring.queries.movements import Life

FIRST_YEAR, LAST_YEAR = 2000, 2100
NOBODY = Organisation.objects.none()


class CharterForm(forms.Form):
    """How a movement is carried out."""

    lead = named(NOBODY, _("Đơn vị chủ trì"), required=False)
    first_year = forms.IntegerField(label=_("Từ năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    last_year = forms.IntegerField(label=_("Đến hết năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    contents = forms.CharField(label=_("Nội dung riêng"), required=False, widget=lines(5))
    targets = some_of(Target.objects.none(), _("Chỉ tiêu của phong trào dùng cho chuyên đề"), required=False)
    goals = forms.CharField(
        label=_("Mục tiêu riêng"),
        required=False,
        widget=lines(3),
        help_text=_("Mỗi dòng một mục tiêu, ví dụ: 50% số hộ tham gia."),
    )
    participants = some_of(NOBODY, _("Đơn vị tham gia"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        movement: Movement,
        units: QuerySet[Organisation],
        leads: QuerySet[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = {"lead": leads, "targets": live_targets(movement.campaign), "participants": units}
        for name, queryset in rows.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]  # choice fields of models
        self.fields["participants"].help_text = _("Không chọn đơn vị nào nghĩa là mọi đơn vị nhận phong trào.")

    @staticmethod
    def initial_of(life: Life, first: int, last: int, lead: Organisation | None) -> dict[str, Any]:
        return {
            "lead": lead,
            "first_year": first,
            "last_year": last,
            "contents": life.charter.contents if life.charter else "",
            "targets": [goal.target.code for goal in life.goals if goal.target],
            "goals": "\n".join(goal.text for goal in life.goals if goal.text),
            "participants": [unit.code for unit in life.participants] if life.chosen else [],
            "version": life.charter.version if life.charter else 0,
        }

    def facts(self) -> CharterFacts:
        data = self.cleaned_data
        return CharterFacts(
            data["first_year"],
            data["last_year"],
            data["lead"],
            data["contents"],
            tuple(data["participants"]),
            tuple(data["targets"]),
            tuple(data["goals"].splitlines()),
        )


def periods_to_tell(first: int, last: int, on: date) -> list[Period]:
    """The periods of the movement's years that have begun, nearest closing day first, not older than last year."""
    years = range(max(first, on.year - 1), min(last, on.year) + 1)
    found = [period for year in years for kind in PeriodKind for period in periods_of(year, kind)]
    return sorted((p for p in found if p.starts <= on), key=lambda p: (abs((p.closes - on).days), p.order))


class ResultForm(forms.Form):
    """What a unit tells for a period."""

    unit = forms.ModelChoiceField(NOBODY, label=_("Đơn vị"), to_field_name="code")
    period = forms.ChoiceField(label=_("Kỳ"))
    text = forms.CharField(
        label=_("Kết quả"),
        widget=lines(8),
        help_text=_("Việc đã làm, con số đạt được, cách làm hay, khó khăn."),
    )
    pictures = pictures_field(_("Hình ảnh"))

    def __init__(self, *args: Any, units: QuerySet[Organisation], periods: Iterable[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField
        only = list(units[:2])
        if len(only) == 1:
            self.fields["unit"].initial = only[0].code
        self.fields["period"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(period), period.name_vi[:1].upper() + period.name_vi[1:]) for period in periods
        ]

    def told_period(self) -> Period:
        return parse_period(self.cleaned_data["period"])


class ResultChangeForm(forms.Form):
    """A result completed: new words, more pictures, some taken away."""

    text = forms.CharField(label=_("Kết quả"), widget=lines(8))
    pictures = pictures_field(_("Thêm hình ảnh"))
    without = forms.MultipleChoiceField(label=_("Bỏ hình ảnh"), required=False, widget=forms.CheckboxSelectMultiple)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, result: MovementResult, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"text": result.text, "version": result.version})
        super().__init__(*args, **kwargs)
        shown = getattr(result, "shown", [])
        if shown:
            self.fields["without"].choices = [(str(p.pk), str(p)) for p in shown]  # type: ignore[attr-defined]
        else:
            del self.fields["without"]

    def removed(self) -> list[int]:
        return [int(number) for number in self.cleaned_data.get("without", ())]


class MovementReviewForm(forms.Form):
    """A sơ kết or tổng kết."""

    kind = forms.ChoiceField(label=_("Loại"), choices=choices(REVIEW_KINDS))
    held_on = day_field(_("Ngày"))
    rating = forms.ChoiceField(label=_("Xếp loại"), choices=choices(RATINGS))
    findings = forms.CharField(label=_("Đánh giá"), widget=lines(6))
    document_number = forms.CharField(label=_("Số văn bản"), max_length=60, required=False)
    document_date = day_field(_("Ngày văn bản"), required=False)
    file = forms.FileField(label=_("Tệp văn bản"), required=False)

    def facts(self) -> ReviewFacts:
        data = self.cleaned_data
        return ReviewFacts(
            ReviewKind(data["kind"]),
            data["held_on"],
            data["findings"],
            Rating(data["rating"]),
            data["document_number"],
            data["document_date"],
        )


class WhyForm(forms.Form):
    """A reason, or a closing note; stands in the record."""

    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=lines(3))

    def __init__(self, *args: Any, label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["reason"].label = label
