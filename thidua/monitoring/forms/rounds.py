"""Forms about reporting rounds: the calendar of a year, another deadline, reopening, chasing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.forms.campaigns import year_field
from thidua.campaigns.forms.fields import reason_field
from thidua.directory.forms.fields import day_field
from thidua.monitoring.logic.deadlines import MOST_DAYS, USUAL, Terms
from thidua.monitoring.logic.period import PeriodKind
from thidua.monitoring.models.labels import PERIOD_KINDS

USUALLY_ASKED = (PeriodKind.MONTH,)


@dataclass(frozen=True, slots=True)
class KindRow:
    """The fields of one kind of period, side by side."""

    label: str
    asked: BoundField
    opens_before: BoundField
    due_after: BoundField
    lock_after: BoundField

    @property
    def errors(self) -> list[str]:
        """What is wrong in the row."""
        return [str(error) for field in (self.opens_before, self.due_after, self.lock_after) for error in field.errors]


def _days_field(label: Any, *, required: bool = False) -> forms.IntegerField:
    attrs = {"class": "num", "inputmode": "numeric", "autocomplete": "off"}
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=0,
        max_value=MOST_DAYS,
        widget=forms.TextInput(attrs=attrs),
        error_messages={
            "invalid": _("Hãy ghi số ngày bằng chữ số, ví dụ 3."),
            "max_value": _("Nhiều nhất %(limit_value)s ngày."),
            "min_value": _("Số ngày không được âm."),
        },
    )


class PlanForm(forms.Form):
    """Which kinds of period a campaign asks for in a year, and the rule of each kind."""

    year = year_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, label in PERIOD_KINDS.items():
            usual = USUAL[PeriodKind(kind)]
            self.fields[f"{kind}-asked"] = forms.BooleanField(
                label=str(label), required=False, initial=kind in USUALLY_ASKED
            )
            self.fields[f"{kind}-opens"] = _days_field(_("Mở trước ngày chốt (ngày)"))
            self.fields[f"{kind}-due"] = _days_field(_("Hạn gửi sau ngày chốt (ngày làm việc)"))
            self.fields[f"{kind}-lock"] = _days_field(_("Tự khóa sau hạn gửi (ngày làm việc)"))
            self.initial.setdefault(f"{kind}-opens", usual.opens_before)
            self.initial.setdefault(f"{kind}-due", usual.due_after)
            self.initial.setdefault(f"{kind}-lock", usual.lock_after)

    def rows(self) -> Iterator[KindRow]:
        """The fields by kind, for the grid of the page."""
        for kind, label in PERIOD_KINDS.items():
            names = (f"{kind}-{part}" for part in ("asked", "opens", "due", "lock"))
            yield KindRow(str(label), *(self[name] for name in names))

    def terms(self) -> Mapping[PeriodKind, Terms]:
        """The rule of each kind asked; before anything was sent, that of the kinds usually asked."""
        if not self.is_bound:
            return {kind: USUAL[kind] for kind in USUALLY_ASKED}
        data = self.cleaned_data
        return {
            kind: Terms(data[f"{kind}-opens"] or 0, data[f"{kind}-due"] or 0, data[f"{kind}-lock"])
            for kind in PeriodKind
            if data.get(f"{kind}-asked")
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(f"{kind}-asked") for kind in PeriodKind):
            self.add_error(None, _("Hãy chọn ít nhất một loại kỳ báo cáo."))
        return data


class MoveForm(forms.Form):
    """Another deadline, and why."""

    due_on = day_field(_("Hạn gửi mới: hết ngày"))
    reason = reason_field()


class ReopenForm(forms.Form):
    """How long figures are taken again, and why."""

    until = day_field(_("Nhận số liệu đến hết ngày"))
    reason = reason_field()


class ReasonForm(forms.Form):
    """Why."""

    reason = reason_field()


class ChaseForm(forms.Form):
    """What to add to the message, if anything."""

    reason = forms.CharField(
        label=_("Nhắn thêm"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Không bắt buộc. Ví dụ: cần số liệu để họp giao ban sáng thứ Hai."),
    )


class SureForm(forms.Form):
    """A step that needs no words, only a second look."""
