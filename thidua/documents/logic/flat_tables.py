"""Tables that a conversion to text has flattened to one cell per line, put back into rows.

The head (``TT``, ``Chỉ tiêu``, ``Đơn vị tính`` …) says how many columns there are; the running numbers in the first
column say where each row begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thidua.core.logic.patterns import pattern_of
from thidua.documents.logic.passage import fold
from thidua.documents.logic.physical import PhysicalLine
from thidua.documents.logic.source import Cell

_NUMBER_HEADS = frozenset({"tt", "stt", "so tt", "s tt", "so thu tu"})
_ROMAN = pattern_of(r"[IVX]{1,5}|[A-ZĐ]")
_INTEGER = pattern_of(r"\d{1,3}")
_DECIMAL = pattern_of(r"\d{1,2}(?:\.\d{1,2}){1,2}")
_LONGEST_CELL = 160
_MOST_HEADS = 14
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_GROUP_CELLS = 2  # number and name of a group
_SUMS = ("tong", "cong", "toan ")
_GROUPING_HEADS = ("nam ", "thuc hien", "ket qua", "chi tieu nam", "ke hoach nam")

Row = tuple[PhysicalLine, ...]


def flat_rows(text: str, lines: Sequence[PhysicalLine]) -> list[PhysicalLine]:
    """*lines* with the cells of every flattened table gathered into rows."""
    result: list[PhysicalLine] = []
    number = 1 + max((line.table for line in lines if line.table is not None), default=0)
    at = 0
    while at < len(lines):
        table = _Table(text, lines, at) if _is_number_head(text, lines[at]) else None
        if table and table.rows:
            result.extend(table.as_lines(number))
            number += 1
            at = table.end
        else:
            result.append(lines[at])
            at += 1
    return result


def _is_number_head(text: str, line: PhysicalLine) -> bool:
    return not line.cells and line.length < 12 and fold(text[line.start : line.end]).strip(" .:") in _NUMBER_HEADS


class _Table:
    """One flattened table: its head, its rows and the index of the first line after it."""

    def __init__(self, text: str, lines: Sequence[PhysicalLine], start: int) -> None:
        self.text, self.lines = text, lines
        lines_of_head = self._head(start)
        first = start + len(lines_of_head)
        self.head = self._put_together(lines_of_head)
        self.columns, self.rows, self.end = 0, [], first
        for columns in range(len(self.head), _FEWEST_COLUMNS - 1, -1):
            rows, end = self._rows(first, columns)
            full = sum(len(row) == columns for row in rows)
            grouped = sum(len(row) == _GROUP_CELLS for row in rows)
            if full >= _FEWEST_ROWS and 5 * full >= 3 * (len(rows) - grouped):
                self.columns, self.rows, self.end = columns, rows, end
                self.total = self._total(end, columns)
                self.end += len(self.total)
                break

    columns: int
    rows: list[Row]
    end: int
    total: Row = ()

    def _total(self, at: int, columns: int) -> Row:
        """The row of sums has no number; it is taken where it fills all columns behind the name."""
        if not fold(self._words(at)).startswith(_SUMS):
            return ()
        end = at + 1
        while end - at < columns - 1 and any(c.isdigit() for c in self._words(end)):
            end += 1
        return tuple(self.lines[at:end]) if end - at == columns - 1 else ()

    def _words(self, at: int) -> str:
        line = self.lines[at] if at < len(self.lines) else None
        if line is None or line.cells or line.length > _LONGEST_CELL:
            return ""
        return self.text[line.start : line.end].strip()

    def _head(self, start: int) -> Row:
        end = start + 1
        while (
            end - start <= _MOST_HEADS and (words := self._words(end)) and words.strip(".") not in ("I", "A", "1", "01")
        ):
            end += 1
        return tuple(self.lines[start:end])

    def _put_together(self, lines: Row) -> Row:
        """A head broken over two lines: the second begins with a parenthesis or a small letter."""
        heads: list[PhysicalLine] = []
        for line in lines:
            first = self.text[line.start]
            if len(heads) > 1 and (first == "(" or first.islower()):
                heads[-1] = replace(heads[-1], end=line.end)
            else:
                heads.append(line)
        return tuple(heads)

    def _rows(self, first: int, columns: int) -> tuple[list[Row], int]:
        rows: list[Row] = []
        at, last = first, 0
        while self._opens_row(at, last):
            end = at + 1
            while end - at < columns and self._words(end) and not self._closes_early(at, end, last):
                end += 1
            if end - at < 2:
                break
            number = self._words(at).strip(".")
            last = int(number) if _INTEGER.fullmatch(number) else last
            rows.append(tuple(self.lines[at:end]))
            at = end
        return rows, at

    def _opens_row(self, at: int, last: int) -> bool:
        words = self._words(at).strip(".)")
        if _INTEGER.fullmatch(words):
            return int(words) in (1, last + 1, last + 2)
        return bool(_ROMAN.fullmatch(words) or _DECIMAL.fullmatch(words)) or words in ("-", "+")

    def _closes_early(self, at: int, end: int, last: int) -> bool:
        """The row stops before its last column: a group head (number and name only) or empty cells at its end."""
        number = self._words(at).strip(".")
        last = int(number) if _INTEGER.fullmatch(number) else last
        words = self._words(end).strip(".")
        names_follow = any(character.isalpha() for character in self._words(end + 1)[:4])
        if end - at == 2 and not _INTEGER.fullmatch(number):
            return self._opens_row(end, last) and names_follow
        return end - at > 2 and (words == str(last + 1) or bool(_ROMAN.fullmatch(words))) and names_follow

    def as_lines(self, table: int) -> list[PhysicalLine]:
        """The rows as lines with cells, the head first."""
        lines = [self._line(row, table, header=True) for row in self._head_rows()]
        for row in self.rows:
            lines.append(self._line([(line, column, 1) for column, line in enumerate(row)], table))
        if self.total:
            lines.append(self._line([(line, column, 1) for column, line in enumerate(self.total, 1)], table))
        return lines

    def _head_rows(self) -> list[list[tuple[PhysicalLine, int, int]]]:
        """One row of heads, or two where a head such as ``Năm 2024`` stands over the last ones."""
        spare = len(self.head) - self.columns
        if spare <= 0:
            return [[(line, column, 1) for column, line in enumerate(self.head)]]
        upper, lower = self.head[: -spare - 1], self.head[-spare - 1 :]
        over = next((at for at, line in enumerate(upper) if self._groups(line)), self._without_unit(upper))
        first = [
            (line, at if at <= over else at + spare, spare + 1 if at == over else 1) for at, line in enumerate(upper)
        ]
        return [first, [(line, over + at, 1) for at, line in enumerate(lower)]]

    def _without_unit(self, upper: Sequence[PhysicalLine]) -> int:
        """The only measure without a unit behind it stands over others; else the last one does."""
        bare = [at for at in range(2, len(upper)) if self.text[upper[at].end - 1] != ")"]
        return bare[0] if len(bare) == 1 else len(upper) - 1

    def _groups(self, line: PhysicalLine) -> bool:
        return fold(self.text[line.start : line.end]).startswith(_GROUPING_HEADS)

    @staticmethod
    def _line(placed: Sequence[tuple[PhysicalLine, int, int]], table: int, *, header: bool = False) -> PhysicalLine:
        cells = tuple(Cell(line.start, line.end, column, span) for line, column, span in placed)
        first, last = placed[0][0], placed[-1][0]
        return replace(first, end=last.end, table=table, cells=cells, header=header)
