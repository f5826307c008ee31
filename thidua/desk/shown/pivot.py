"""A pivot on the screen and in Excel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.campaigns.models import Target
from thidua.core import exports
from thidua.core.templatetags.shown import day
from thidua.desk.shown.charts import shown_number
from thidua.desk.shown.targets import part_of
from thidua.directory.models import Organisation
from thidua.monitoring.logic.pivot import Cell, Dimension, Head, Table
from thidua.monitoring.models.labels import FIGURE_STATES
from thidua.monitoring.queries.progress import Lens

WORDS: Mapping[Dimension, LazyText | str] = {
    Dimension.INDICATOR: gettext_lazy("Chỉ tiêu"),
    Dimension.UNIT: gettext_lazy("Đơn vị"),
    Dimension.YEAR: gettext_lazy("Năm"),
    Dimension.PERIOD: gettext_lazy("Kỳ"),
    Dimension.STATE: gettext_lazy("Trạng thái số liệu"),
}
ICONS: Mapping[Dimension, str] = {
    Dimension.INDICATOR: "target",
    Dimension.UNIT: "building-community",
    Dimension.YEAR: "calendar",
    Dimension.PERIOD: "calendar-stats",
    Dimension.STATE: "checks",
}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A value in words; ``url`` leads to the card of the number where the campaign of the page asks for it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: headings that begin here, then the cells."""

    heads: tuple[Head, ...]
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The pivot as the template writes it. ``corner`` heads the columns of row headings."""

    corner: tuple[str, ...]
    column_heads: tuple[tuple[Head, ...], ...]
    rows: tuple[ShownRow, ...]
    filled: int

    @property
    def head_lines(self) -> int:
        """How many lines the head has."""
        return max(1, len(self.column_heads))


def shown_table(
    table: Table, targets: Mapping[int, Target], units: Sequence[Organisation], whole: Organisation
) -> ShownTable:
    """The table with its numbers written and linked. ``targets`` by id of the indicator."""
    codes = {str(unit.pk): unit.code for unit in [*units, whole]}

    def url(cell: Cell) -> str:
        target = targets.get(int(cell.place[Dimension.INDICATOR].key))
        year = cell.place.get(Dimension.YEAR)
        if cell.value is None or target is None or (year is not None and year.key != str(target.campaign.year)):
            return ""
        address = reverse("number_card", args=[target.campaign.code, part_of(target)])
        unit = cell.place.get(Dimension.UNIT)
        return f"{address}?don-vi={codes[unit.key]}" if unit is not None else address

    return ShownTable(
        corner=tuple(str(WORDS[dimension]) for dimension in table.layout.rows) or ("",),
        column_heads=table.column_heads,
        rows=tuple(
            ShownRow(
                tuple(head for head in row.heads if head is not None),
                tuple(ShownCell(shown_number(cell.value), url(cell)) for cell in row.cells),
            )
            for row in table.rows
        ),
        filled=table.filled,
    )


def pivot_book(table: Table, title: str, lens: Lens) -> bytes:
    """The pivot as a worksheet: headings merged over what they span, figures as figures, head and left side frozen."""
    book = exports.Book()
    page = book.page(_("Bảng xoay"))
    bold, heading = book.formats["title"], book.formats["heading"]
    page.write_string(0, 0, title, bold)
    note = _("Tính đến ngày %(day)s; số liệu từ “%(state)s” trở lên.")
    page.write_string(1, 0, note % {"day": day(lens.on), "state": FIGURE_STATES[lens.at_least]}, book.formats["note"])
    left, top = len(table.layout.rows), 3
    for place, dimension in enumerate(table.layout.rows):
        page.set_column(place, place, 40 if dimension is Dimension.INDICATOR else 24)
    below = top + max(1, len(table.column_heads))
    for place, dimension in enumerate(table.layout.rows):
        _span(page, top, place, below - top, 1, str(WORDS[dimension]), heading)
    for line, heads in enumerate(table.column_heads):
        place = left
        for head in heads:
            _span(page, top + line, place, 1, head.span, head.label, heading)
            place += head.span
    if not table.column_heads:
        page.write_string(top, left, _("Giá trị"), heading)
    for number, row in enumerate(table.rows, start=below):
        for place, up in enumerate(row.heads):
            if up is not None:
                _span(page, number, place, up.span, 1, up.label, book.formats["text"])
        for place, cell in enumerate(row.cells, start=left):
            book.put(page, number, place, cell.value)
    page.set_column(left, left + max(1, len(table.rows[0].cells) if table.rows else 1) - 1, 14)
    page.freeze_panes(below, left)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    return book.bytes()


def _span(page: object, row: int, place: int, down: int, across: int, text: str, look: object) -> None:
    """A heading over one or many cells."""
    if down == across == 1:
        page.write_string(row, place, text, look)  # type: ignore[attr-defined]
    else:
        page.merge_range(row, place, row + down - 1, place + across - 1, text, look)  # type: ignore[attr-defined]
