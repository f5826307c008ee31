"""Filters of lists. Their state is the address of the page, so a filtered list can be sent to a colleague."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.core.logic.text import fold

EVERYTHING = _("Tất cả")


class WordsFilter(django_filters.CharFilter):  # type: ignore[misc]
    """Rows whose search key holds every word, with or without accents."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("field_name", "search_key")
        kwargs.setdefault("label", _("Từ khóa"))
        kwargs.setdefault("widget", forms.TextInput(attrs={"placeholder": _("Gõ có dấu hoặc không dấu")}))
        super().__init__(*args, **kwargs)

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        for word in fold(value or "").split():
            rows = rows.filter(**{f"{self.field_name}__contains": word})
        return rows


class OneOf(django_filters.ChoiceFilter):  # type: ignore[misc]
    """One of a few values, or all of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", EVERYTHING)
        super().__init__(*args, **kwargs)


class HouseFilters(django_filters.FilterSet):  # type: ignore[misc]
    """Base of the filters of a list."""

    @property
    def in_use(self) -> bool:
        """Whether anything is filtered away by what the person chose."""
        return any(self.data.get(name) for name in self.filters)
