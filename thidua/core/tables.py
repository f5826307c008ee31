"""The house table: STT first, sticky head, figures at the right, sorting and paging in the address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import django_tables2 as tables
from django.utils.safestring import SafeString

from thidua.core.badges import Badge
from thidua.core.templatetags.parts import state
from thidua.core.templatetags.shown import day, moment, number_text

PAGE_SIZES = (20, 50, 100)
SIZE_FIELD = "dong"


def _with_class(attrs: dict[str, Any] | None, name: str) -> dict[str, Any]:
    given = attrs or {}
    return {**given, **{part: {**given.get(part, {}), "class": name} for part in ("td", "th")}}


class HouseTable(tables.Table):  # type: ignore[misc]
    """Base of every list. Sub-classes inherit ``HouseTable.Meta`` and list their columns in ``fields``."""

    page_sizes = PAGE_SIZES

    @property
    def shown_pages(self) -> list[int | str]:
        """The page numbers to offer, the far ones left out."""
        return list(self.paginator.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1))

    class Meta:
        template_name = "core/table.html"
        attrs = {"class": "grid stackable"}
        page_field = "trang"
        order_by_field = "xep"


class LeadColumn(tables.Column):  # type: ignore[misc]
    """The column that names the row; it heads the card on a narrow screen. ``address`` gives the page of the row.

    ``short`` where it holds a few words, never a title, and another column needs the room. What people wrote is
    Vietnamese whatever the language of the page; ``written`` is false where the house itself says the name.
    """

    def __init__(
        self,
        *args: Any,
        address: Callable[[Any], str] | None = None,
        short: bool = False,
        written: bool = True,
        **kwargs: Any,
    ) -> None:
        kwargs["attrs"] = _with_class(kwargs.get("attrs"), "lead short" if short else "lead")
        if written:
            kwargs["attrs"]["td"]["lang"] = "vi"
        if address is not None:
            kwargs["linkify"] = address
        super().__init__(*args, **kwargs)


class CodeColumn(tables.Column):  # type: ignore[misc]
    """A code, never broken into two lines."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["attrs"] = _with_class(kwargs.get("attrs"), "shrink")
        super().__init__(*args, **kwargs)


class WordsColumn(tables.Column):  # type: ignore[misc]
    """A column of whole sentences, with room for them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["attrs"] = _with_class(kwargs.get("attrs"), "words")
        super().__init__(*args, **kwargs)


class FigureColumn(tables.Column):  # type: ignore[misc]
    """A number, at the right, in the writing of the page's language; a number again in Excel."""

    def __init__(self, *args: Any, places: int | None = None, **kwargs: Any) -> None:
        kwargs["attrs"] = _with_class(kwargs.get("attrs"), "num")
        self.places = places
        super().__init__(*args, **kwargs)

    def render(self, value: Any) -> str:
        return number_text(value, self.places)

    def value(self, value: Any) -> Any:
        return value


class DayColumn(tables.Column):  # type: ignore[misc]
    """A date, dd/mm/yyyy; a date again in Excel."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["attrs"] = _with_class(kwargs.get("attrs"), "shrink")
        super().__init__(*args, **kwargs)

    def render(self, value: date) -> str:
        return day(value)

    def value(self, value: Any) -> Any:
        return value


class MomentColumn(tables.Column):  # type: ignore[misc]
    """A date with the hour, by the clock of Vietnam."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["attrs"] = _with_class(kwargs.get("attrs"), "shrink")
        super().__init__(*args, **kwargs)

    def render(self, value: datetime) -> str:
        return moment(value)

    def value(self, value: Any) -> Any:
        return moment(value)


class StateColumn(tables.Column):  # type: ignore[misc]
    """A :class:`~thidua.core.badges.Badge`: colour, icon and words; the words alone in Excel."""

    def render(self, value: Badge) -> SafeString:
        return state(value)

    def value(self, value: Badge) -> str:
        return value.text
