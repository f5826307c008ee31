"""A whole round as one workbook: a sheet for every card with live formulas, and a table that reads from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thidua.core.exports import Book
from thidua.scoring.exports import CardCells, write_card
from thidua.scoring.logic.card import Card
from thidua.scoring.logic.results import ResultRow
from thidua.scoring.logic.scheme import Scheme

COLUMNS = (
    ("Hạng công bố", 10), ("Mã", 12), ("Đơn vị", 36), ("Điểm chuẩn", 12), ("Điểm thưởng", 12), ("Điểm trừ", 12),
    ("Tổng điểm", 12), ("% thang điểm", 12), ("Hạng theo tổng điểm", 12), ("Xếp loại", 28), ("Điểm liệt", 40),
)  # fmt: skip
PLACE, CODE, NAME, MAIN, BONUS, PENALTY, TOTAL, PERCENT, BY_TOTAL, CLASS, GATES = range(len(COLUMNS))
NOTE = "Mọi điểm là công thức lấy từ phiếu của từng đơn vị: sửa “Số liệu” trên phiếu, thứ hạng theo tổng điểm đổi theo."


def round_workbook(title: str, scheme: Scheme, cards: Sequence[Card], rows: Sequence[ResultRow]) -> bytes:
    """The table first, then the cards in its order. The published place and class stand beside as they were given."""
    book = Book()
    page = book.page("Xếp hạng")
    first = book.heading(page, title, [scheme.name, NOTE], [name for name, _width in COLUMNS])
    for place, (_name, width) in enumerate(COLUMNS):
        page.set_column(place, place, width)
    by_unit = {card.unit: card for card in cards}
    for at, row in enumerate(rows, start=first):
        name = f"{at - first + 1}. {row.name}"
        card = by_unit[row.unit]
        cells = write_card(book, scheme, card, name)
        for place, value in ((PLACE, row.place), (CODE, row.unit), (NAME, row.name)):
            book.put(page, at, place, value)
        _formulas(book, page, at, cells, card)
        last = first + len(rows)
        formula = f"=RANK(G{at + 1},G${first + 1}:G${last})"
        page.write_formula(at, BY_TOTAL, formula, book.formats["whole"], row.place or "")
        for place, words in ((CLASS, row.class_name), (GATES, "; ".join(row.gates))):
            book.put(page, at, place, words)
    page.fit_to_pages(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.repeat_rows(first - 1)
    return book.bytes()


def _formulas(book: Book, page: object, at: int, cells: CardCells, card: Card) -> None:
    """The totals of a card, read from its own sheet."""
    values: Mapping[int, tuple[str, object]] = {
        MAIN: ("main", card.main),
        BONUS: ("bonus", card.bonus),
        PENALTY: ("penalty", -card.penalty),
        TOTAL: ("total", card.total),
        PERCENT: ("percent", card.percent),
    }
    for place, (name, value) in values.items():
        formula = f"='{cells.sheet}'!{cells.totals[name]}"
        page.write_formula(at, place, formula, book.formats["number"], format(value, "f"))  # type: ignore[attr-defined]
