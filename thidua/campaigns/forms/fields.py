"""Fields that many forms share: a day, a unit, a person, a legal basis."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from thidua.core.logic.text import fold
from thidua.directory.models import Organisation, Person

MARK = " – "
"""Between the code and the name in what a suggestion fills in."""


class DayField(forms.DateField):
    """A calendar day, typed dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"placeholder": "dd/mm/yyyy", "inputmode": "numeric", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.DateInput(attrs=attrs, format="%d/%m/%Y"))
        kwargs.setdefault("error_messages", {"invalid": _("Hãy ghi ngày/tháng/năm, ví dụ 05/03/2024.")})
        super().__init__(**kwargs)


class SuggestInput(forms.TextInput):
    """A text box that offers what it finds while one types. Without scripts the code can be typed."""

    template_name = "core/widgets/suggest.html"

    def __init__(self, route: str) -> None:
        super().__init__(attrs={"autocomplete": "off", "placeholder": _("Gõ tên hoặc mã rồi chọn")})
        self.url = reverse_lazy(route)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["url"] = str(self.url)
        return context


class UnitField(forms.CharField):
    """A unit named by its code, or by its name where only one bears it. ``units`` is set by the form."""

    route = "unit_suggest"
    sentence = _("Không tìm thấy đơn vị. Hãy gõ vài chữ rồi chọn trong danh sách gợi ý.")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Đơn vị"))
        super().__init__(widget=SuggestInput(self.route), **kwargs)
        self.rows: QuerySet[Any] | None = None

    def prepare_value(self, value: Any) -> Any:
        return shown(value) if isinstance(value, Organisation | Person) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        if not text:
            return None
        assert self.rows is not None, "the form sets the rows to choose from"
        found = list(self.rows.filter(code=text.partition(MARK)[0].strip())[:1])
        found = found or [row for row in self.rows.filter(search_key__contains=fold(text))[:2] if same_name(row, text)]
        if len(found) != 1:
            raise ValidationError(self.sentence)
        return found[0]


class PersonField(UnitField):
    """A person named by code, or by name where only one bears it."""

    route = "person_suggest"
    sentence = _("Không tìm thấy cá nhân. Hãy gõ vài chữ rồi chọn trong danh sách gợi ý.")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Cá nhân"))
        super().__init__(**kwargs)


def shown(row: Organisation | Person) -> str:
    """What a suggestion fills in for the row."""
    return f"{row.code}{MARK}{row}"


def same_name(row: Organisation | Person, text: str) -> bool:
    """Whether the text is the whole name, accents aside."""
    return fold(str(row)) == fold(text)


def basis_field(**kwargs: Any) -> forms.CharField:
    """The legal text that an act rests on."""
    kwargs.setdefault("help_text", _("Số, ngày, cơ quan ban hành. Ví dụ: Quyết định 12/QĐ-UBND ngày 05/01/2024."))
    return forms.CharField(label=_("Văn bản căn cứ"), max_length=300, **kwargs)


def reason_field() -> forms.CharField:
    """Why; stands in the ledger."""
    return forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
