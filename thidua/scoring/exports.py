"""Results as spreadsheets: a card with live formulas that recompute every point, and the table of a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from thidua.core.exports import Book
from thidua.core.logic.sheet import address
from thidua.scoring.logic.card import Card
from thidua.scoring.logic.explaining import explain_card, explain_line
from thidua.scoring.logic.formulas import Cells, capped_sum_formula, cut_formula, points_formula, raw_formula
from thidua.scoring.logic.lines import Line
from thidua.scoring.logic.methods import METHOD_CODES
from thidua.scoring.logic.results import ResultRow
from thidua.scoring.logic.scheme import Criterion, Node, Scheme
from thidua.scoring.logic.terms import SectionKind
from thidua.scoring.models.labels import METHODS, STANDINGS
from thidua.scoring.scheme_sheet import COLUMNS, scheme_rows

CARD_COLUMNS = (
    ("TT", 8), ("Nội dung", 60), ("Điểm tối đa", 11), ("Cách tính", 24), ("Số liệu", 11), ("Hạng", 8),
    ("Ngày muộn", 9), ("Điểm trước trừ muộn", 13), ("Trừ do muộn", 11), ("Điểm", 11), ("Tính vào mẫu số", 11),
    ("Trạng thái", 16), ("Vì sao", 90),
)  # fmt: skip
NUMBER, NAME, MAXIMUM, METHOD, MEASURE, PLACE, DAYS, RAW, CUT, POINTS, COUNTS, STANDING, WHY = range(13)
TABLE_COLUMNS = (
    ("Hạng", 8), ("Mã", 12), ("Đơn vị", 36), ("Điểm chuẩn", 12), ("Điểm thưởng", 12), ("Điểm trừ", 12),
    ("Tổng điểm", 12), ("% thang điểm", 12), ("Hạng theo tổng điểm", 12), ("Xếp loại", 28), ("Tiến bộ (điểm %)", 12),
    ("Hạng tiến bộ", 10), ("Hạng có thể từ", 10), ("đến", 8), ("Dòng chưa chốt", 10), ("Điểm liệt", 40),
)  # fmt: skip


def scheme_workbook(scheme: Scheme) -> bytes:
    """The scheme as the import reads it back."""
    book = Book()
    page = book.page("Bảng điểm")
    row = book.heading(page, scheme.name, scheme.notes, [column.label for column in COLUMNS])
    for place, column in enumerate(COLUMNS):
        page.set_column(place, place, column.width)
    for at, values in enumerate(scheme_rows(scheme), start=row):
        for place in range(len(COLUMNS)):
            book.put(page, at, place, values[place] if place < len(values) else "")
    return book.bytes()


@dataclass(slots=True)
class _CardPage:
    """A card being written: where each node's points and possible points stand."""

    book: Book
    page: Any
    scheme: Scheme
    card: Card
    row: int
    points: dict[str, str] = field(default_factory=dict)
    possible: dict[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> dict[str, Line]:
        """The lines by key of their criterion."""
        return {line.criterion.key: line for line in self.card.lines}


def card_workbook(scheme: Scheme, card: Card) -> bytes:
    """One unit: change a number in the column “Số liệu” and every sum below follows."""
    book = Book()
    write_card(book, scheme, card)
    return book.bytes()


@dataclass(frozen=True, slots=True)
class CardCells:
    """Where the totals of a card stand: the name of its sheet, and cells by ``main``, ``bonus``, ``total`` …"""

    sheet: str
    totals: Mapping[str, str]


def write_card(book: Book, scheme: Scheme, card: Card, name: str = "") -> CardCells:
    """A sheet for one unit, under its name or the one given."""
    page = book.page(name or card.name)
    notes = ["Các ô điểm là công thức: sửa cột “Số liệu”, “Ngày muộn” để tính thử."]
    first = book.heading(page, f"Phiếu chấm điểm: {card.name}", notes, [name for name, _width in CARD_COLUMNS])
    for place, (_name, width) in enumerate(CARD_COLUMNS):
        page.set_column(place, place, width)
    sheet = _CardPage(book, page, scheme, card, first)
    lines = sheet.lines
    for section in scheme.sections:
        _write(sheet, section, section.kind, lines)
    return CardCells(page.get_name(), _write_total(sheet))


def _write(sheet: _CardPage, node: Node, kind: SectionKind, lines: dict[str, Line]) -> None:
    at = sheet.row
    sheet.row += 1
    sheet.points[node.key], sheet.possible[node.key] = address(at + 1, POINTS), address(at + 1, COUNTS)
    for place, value in ((NUMBER, node.number), (NAME, node.name), (MAXIMUM, node.maximum)):
        sheet.book.put(sheet.page, at, place, value)
    if isinstance(node, Criterion):
        _write_line(sheet, at, lines[node.key], kind)
        return
    for part in node.parts:
        _write(sheet, part, kind, lines)
    maximum = address(at + 1, MAXIMUM)
    found = sheet.card.sums[node.key]
    keys = [part.key for part in node.parts]
    _formula(sheet, at, POINTS, capped_sum_formula(maximum, [sheet.points[key] for key in keys]), found.points)
    possible = "+".join(sheet.possible[key] for key in keys)
    _formula(sheet, at, COUNTS, f"=MIN({maximum},{possible})", found.possible)


def _write_line(sheet: _CardPage, at: int, line: Line, kind: SectionKind) -> None:
    book, page, scheme = sheet.book, sheet.page, sheet.scheme
    names = {place: address(at + 1, place) for place in (MAXIMUM, MEASURE, PLACE, DAYS, RAW, CUT)}
    cells = Cells(names[MAXIMUM], names[MEASURE], names[PLACE], names[DAYS], names[RAW], names[CUT])
    given: tuple[tuple[int, object], ...] = (
        (METHOD, METHODS[METHOD_CODES[type(line.criterion.method)]]), (MEASURE, line.used), (PLACE, line.place),
        (DAYS, line.reading.late_days), (COUNTS, line.criterion.maximum if line.counts else 0),
        (STANDING, STANDINGS[line.standing]), (WHY, " ".join(explain_line(line, scheme.inputs))),
    )  # fmt: skip
    for place, value in given:
        book.put(page, at, place, value)
    if line.used is None:
        for place in (RAW, CUT, POINTS):
            book.put(page, at, place, 0)
        return
    _formula(sheet, at, RAW, raw_formula(line.criterion.method, cells, scheme.places), line.raw)
    penalty = kind is SectionKind.PENALTY
    if penalty:
        book.put(page, at, CUT, 0)
    else:
        _formula(sheet, at, CUT, cut_formula(scheme.inputs.late, cells, scheme.places), line.cut)
    _formula(sheet, at, POINTS, points_formula(cells, penalty=penalty), line.points)


def _formula(sheet: _CardPage, row: int, place: int, formula: str, value: Decimal) -> None:
    sheet.page.write_formula(row, place, formula, sheet.book.formats["number"], format(value, "f"))


def _write_total(sheet: _CardPage) -> dict[str, str]:
    """Sums of the kinds, the rebasing, the total and its percent, each from the cells above; their addresses."""
    scheme, card = sheet.scheme, sheet.card
    row = sheet.row + 1
    top = sheet.book.formats["number"]
    places: dict[str, str] = {}
    for name, label, formula, value in _totals(sheet, row):
        sheet.book.put(sheet.page, row, NAME, label)
        sheet.page.write_formula(row, POINTS, formula.format(**places), top, format(value, "f"))
        places[name] = address(row + 1, POINTS)
        row += 1
    for sentence in explain_card(card, scheme):
        sheet.book.put(sheet.page, row, NAME, sentence)
        row += 1
    return places


def _totals(sheet: _CardPage, row: int) -> Iterator[tuple[str, str, str, Decimal]]:
    scheme, card, p = sheet.scheme, sheet.card, sheet.scheme.places
    whole = format(scheme.maximum, "f")
    yield "earned", "Điểm chuẩn đạt được", _sum(sheet, sheet.points, SectionKind.MAIN), card.earned
    yield "possible", "Điểm chuẩn được giao", _sum(sheet, sheet.possible, SectionKind.MAIN), card.possible
    rebased = f"=IF({{possible}}={whole},{{earned}},IF({{possible}}=0,0,ROUND({{earned}}*{whole}/{{possible}},{p})))"
    yield "main", "Điểm chuẩn quy đổi", rebased, card.main
    yield "bonus", "Điểm thưởng", _sum(sheet, sheet.points, SectionKind.BONUS), card.bonus
    yield "penalty", "Điểm trừ", _sum(sheet, sheet.points, SectionKind.PENALTY), -card.penalty
    yield "total", "TỔNG ĐIỂM", "=MAX(0,{main}+{bonus}+{penalty})", card.total
    yield "percent", "% thang điểm", f"=ROUND({{total}}*100/{whole},2)", card.percent


def _sum(sheet: _CardPage, cells: dict[str, str], kind: SectionKind) -> str:
    parts = [cells[section.key] for section in sheet.scheme.sections if section.kind is kind]
    return "=" + ("+".join(parts) or "0")


def table_workbook(title: str, rows: Sequence[ResultRow], notes: Sequence[str] = ()) -> bytes:
    """The table of a cluster; totals and the places by total are formulas, the official place stands first."""
    book = Book()
    page = book.page("Xếp hạng")
    first = book.heading(page, title, notes, [name for name, _width in TABLE_COLUMNS])
    for place, (_name, width) in enumerate(TABLE_COLUMNS):
        page.set_column(place, place, width)
    last = first + len(rows)
    for at, row in enumerate(rows, start=first):
        for place, value in enumerate(_values(row)):
            book.put(page, at, place, value)
        line, look = at + 1, book.formats["number"]
        page.write_formula(at, 6, f"=MAX(0,D{line}+E{line}-F{line})", look, format(row.total, "f"))
        if row.place is not None:
            page.write_formula(at, 8, f"=RANK(G{line},G${first + 1}:G${last})", book.formats["whole"], row.place)
    page.fit_to_pages(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.repeat_rows(first - 1)
    return book.bytes()


def _values(row: ResultRow) -> tuple[object, ...]:
    return (
        row.place, row.unit, row.name, row.main, row.bonus, row.penalty, row.total, row.percent, "", row.class_name,
        row.improvement, row.improvement_place, row.best or "", row.worst or "", row.open_lines, "; ".join(row.gates),
    )  # fmt: skip
