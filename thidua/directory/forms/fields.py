"""Parts that the forms of the directory share: days, choices narrowed to what the reader of the form sees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.core.audit import Actor
from thidua.directory import queries

DAY_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A day as officials write it; the browser's own picker sends ISO."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
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
        error_messages={"invalid_choice": _("Hãy chọn một mục trong danh sách.")},
    )


def some_of(rows: QuerySet[Model], label: Any, *, required: bool = True) -> forms.ModelMultipleChoiceField[Model]:
    """Several things among those that may be chosen."""
    return forms.ModelMultipleChoiceField(rows, label=label, required=required)


class ForReader(forms.Form):
    """A form whose choices are what ``reader`` sees on the day."""

    unit_fields: Sequence[str] = ()
    person_fields: Sequence[str] = ()

    def __init__(self, *args: Any, reader: Actor, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reader, self.on = reader, on
        seen = queries.organisations_visible_to(reader, on)
        for name in self.unit_fields:
            self._narrow(name, seen.filter(queries.in_force(on)))
        for name in self.person_fields:
            self._narrow(name, queries.people_visible_to(reader, on).filter(is_active=True))

    def _narrow(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows
