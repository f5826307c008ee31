"""Form fields that read numbers as Vietnamese officials type them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.logic.numerals import format_number, parse_number


class NumberField(forms.CharField):
    """A decimal number: ``3.130,5`` is 3130.5, ``84,770`` is 84.77. What cannot be read is kept and explained."""

    default_error_messages = {
        "number": _("“%(typed)s” không phải là số. Dùng dấu phẩy cho phần thập phân, ví dụ 3.130,5."),
        "most": _("Số quá lớn; hãy đổi sang đơn vị lớn hơn (nghìn, triệu, tỷ)."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "decimal")
        self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed:
            return None
        number = parse_number(typed.replace("\N{NO-BREAK SPACE}", " "))
        if number is None:
            raise forms.ValidationError(self.error_messages["number"], code="number", params={"typed": typed})
        if abs(number) >= Decimal(10) ** 17:
            raise forms.ValidationError(self.error_messages["most"], code="most")
        return number

    def prepare_value(self, value: Any) -> Any:
        return format_number(value) if isinstance(value, Decimal) else value
