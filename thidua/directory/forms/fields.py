"""Parts that the forms of the directory share: days, choices narrowed to what the reader of the form sees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.core.audit import Actor
from thidua.core.logic.text import fold
from thidua.directory import queries

if TYPE_CHECKING:
    _ModelChoiceField = forms.ModelChoiceField[Model]
else:
    _ModelChoiceField = forms.ModelChoiceField

MARK = " – "
"""Between the code and the name in what a suggestion fills in."""
DAY_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A day as officials write it: dd/mm/yyyy. A browser's own picker would show it by the browser's language."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(
            format="%d/%m/%Y", attrs={"placeholder": "dd/mm/yyyy", "inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={"invalid": _("Hãy ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2024.")},
    )


def one_of(
    rows: QuerySet[Model], label: Any, *, required: bool = True, help_text: Any = ""
) -> forms.ModelChoiceField[Model]:
    """One thing among those that may be chosen; its rows are usually narrowed by the form."""
    return forms.ModelChoiceField(
        rows,
        label=label,
        required=required,
        help_text=help_text,
        to_field_name="code",
        error_messages={"invalid_choice": _("Hãy chọn một mục trong danh sách.")},
    )


def some_of(rows: QuerySet[Model], label: Any, *, required: bool = True) -> forms.ModelMultipleChoiceField[Model]:
    """Several things among those that may be chosen, each with a box to tick."""
    return forms.ModelMultipleChoiceField(
        rows, label=label, required=required, to_field_name="code", widget=forms.CheckboxSelectMultiple
    )


class SuggestInput(forms.TextInput):
    """A text box that offers what it finds while one types; without scripts the code can be typed."""

    template_name = "core/widgets/suggest.html"

    def __init__(self, route: str) -> None:
        super().__init__(attrs={"autocomplete": "off", "placeholder": _("Gõ tên hoặc mã rồi chọn")})
        self.route = route

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["route"] = self.route
        return context


class NamedField(_ModelChoiceField):
    """One row among many, named by its code, or by its name where only one bears it."""

    def prepare_value(self, value: Any) -> Any:
        return suggestion(value) if isinstance(value, Model) else value

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text or self.queryset is None:
            return None
        found = list(self.queryset.filter(code=text.partition(MARK)[0].strip())[:1])
        if not found:
            near = self.queryset.filter(search_key__contains=fold(text))[:20]
            found = [row for row in near if fold(str(row)) == fold(text)]
        if len(found) != 1:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return found[0]


def suggestion(row: Model) -> str:
    """What a suggestion fills in for the row."""
    return f"{row.code}{MARK}{row}"  # type: ignore[attr-defined]  # units and people have a code


def named(
    rows: QuerySet[Any], label: Any, *, required: bool = True, help_text: Any = ""
) -> forms.ModelChoiceField[Model]:
    """A unit or a person among thousands: typed, with suggestions."""
    return NamedField(
        rows,
        label=label,
        required=required,
        help_text=help_text,
        widget=SuggestInput(f"suggest_{rows.model.__name__.lower()}"),
        error_messages={"invalid_choice": _("Không tìm thấy. Hãy gõ vài chữ rồi chọn trong danh sách gợi ý.")},
    )


class ForReader(forms.Form):
    """A form whose choices are what ``reader`` sees on the day."""

    unit_fields: Sequence[str] = ()
    person_fields: Sequence[str] = ()

    def __init__(self, *args: Any, reader: Actor, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reader, self.on = reader, on
        seen = queries.organisations_visible_to(reader, on)
        for name in self.unit_fields:
            self.narrow(name, seen.filter(queries.in_force(on)))
        for name in self.person_fields:
            self.narrow(name, queries.people_visible_to(reader, on).filter(is_active=True))

    def narrow(self, name: str, rows: QuerySet[Any]) -> None:
        """Let the field choose among these rows only."""
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows
