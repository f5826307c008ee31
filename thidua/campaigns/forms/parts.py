"""Forms of the parts of a draft: contents, movements, occasions, cited texts, duties, recipient lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.forms.campaigns import FIRST_YEAR, LAST_YEAR
from thidua.campaigns.models import Content, Movement
from thidua.campaigns.models.content import Part


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PartForm(forms.Form):
    """Base: what the row of a part holds. ``siblings`` are the parts of the same kind."""

    def __init__(self, *args: Any, siblings: Iterable[Part] = (), part: Part | None = None, **kwargs: Any) -> None:
        if part is not None:
            kwargs["initial"] = {name: self.shown(part, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)

    @staticmethod
    def shown(part: Part, name: str) -> Any:
        return getattr(part, name)

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ContentForm(PartForm):
    """A part of "nội dung thi đua" and what it stands under."""

    number = forms.CharField(label=_("Số mục"), max_length=20, required=False, help_text=_("Ví dụ: 2.1"))
    under = forms.ChoiceField(label=_("Thuộc mục"), required=False)
    heading = forms.CharField(label=_("Tiêu đề"), required=False, widget=_area(2))
    text = forms.CharField(label=_("Nội dung"), required=False, widget=_area(4))

    def __init__(self, *args: Any, siblings: Iterable[Part] = (), part: Part | None = None, **kwargs: Any) -> None:
        super().__init__(*args, siblings=siblings, part=part, **kwargs)
        self.siblings = {str(row.position): row for row in siblings if isinstance(row, Content) and row != part}
        choices = [(place, str(row)[:80] or "…") for place, row in self.siblings.items()]
        self.fields["under"].choices = [("", _("(mục lớn nhất)")), *choices]  # type: ignore[attr-defined]

    @staticmethod
    def shown(part: Part, name: str) -> Any:
        if name == "under":
            above = part.under if isinstance(part, Content) else None
            return str(above.position) if above else ""
        return getattr(part, name)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("heading") and not data.get("text"):
            self.add_error("heading", _("Hãy ghi tiêu đề hoặc nội dung của mục."))
        return data

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "under": self.siblings.get(self.cleaned_data["under"])}


class MovementForm(PartForm):
    """A named movement with its years."""

    name = forms.CharField(label=_("Tên phong trào"), max_length=500, widget=_area(2))
    first_year = forms.IntegerField(label=_("Từ năm"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)
    last_year = forms.IntegerField(label=_("Đến năm"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)
    level = forms.ChoiceField(label=_("Cấp phát động"), required=False, choices=Movement.Level.choices)
    lead_text = forms.CharField(label=_("Cơ quan chủ trì"), max_length=300, required=False)


class OccasionForm(PartForm):
    """A day or year that is kept."""

    event = forms.CharField(label=_("Sự kiện"), max_length=500)
    years = forms.IntegerField(label=_("Số năm kỷ niệm"), required=False, min_value=1, max_value=3000)


class CitedForm(PartForm):
    """A text that the document rests on."""

    kind = forms.CharField(label=_("Loại văn bản"), max_length=100, help_text=_("Ví dụ: Nghị quyết."))
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    date_text = forms.RegexField(
        r"^(\d{4}(-\d{2}(-\d{2})?)?)?$",
        label=_("Ngày (năm-tháng-ngày)"),
        max_length=10,
        required=False,
        help_text=_("Chính xác đến đâu ghi đến đó: 2024, 2024-01 hoặc 2024-01-05."),
    )
    title = forms.CharField(label=_("Trích yếu"), required=False, widget=_area(2))


class AssignmentForm(PartForm):
    """Who is to do what."""

    who = forms.CharField(label=_("Đơn vị, cá nhân được giao"), max_length=500)
    task = forms.CharField(label=_("Nhiệm vụ"), required=False, widget=_area(3))


class RecipientLineForm(PartForm):
    """A line under "Nơi nhận"."""

    line = forms.CharField(label=_("Nơi nhận"), max_length=500)
