"""Figures typed the Vietnamese way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thidua.core.logic.numerals import format_number, parse_number

MOST_DIGITS = 18
PLACES = 6


class FigureField(forms.CharField):
    """A number as people write it here: ``3.130,5``. Empty is nothing, never zero."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "num"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        kwargs.setdefault("max_length", 30)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return format_number(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return figure_of(text) if text else None


def figure_of(text: str) -> Decimal:
    """The number that was typed; a :class:`ValidationError` says how to write it."""
    figure = parse_number(text)
    if figure is None:
        raise ValidationError(_("Hãy ghi một số, ví dụ 3.130,5 (dấu phẩy thập phân, dấu chấm ngăn nghìn)."))
    _sign, digits, exponent = figure.as_tuple()
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if places > PLACES or len(digits) - places > MOST_DIGITS:
        raise ValidationError(_("Số quá dài: nhiều nhất 18 chữ số phần nguyên và 6 chữ số thập phân."))
    return figure


def reason_field() -> forms.CharField:
    """Why; stands in the ledger and is told to those concerned."""
    return forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
