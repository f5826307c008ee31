"""Plain text and Markdown: one line is one paragraph, lines with tabs or pipes that stand together are a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.encodings import decode
from thidua.documents.logic.source import Block, BlockKind, Cell, Source
from thidua.documents.read.building import clean, too_much_text
from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.limits import Limits
from thidua.documents.read.opening import Progress
from thidua.documents.read.table_heads import merge_heads

LINE_ENDS = pattern_of("\r\n|[\r\v\x1c-\x1e\x85\u2028\u2029]")
CONTROL = pattern_of("[\x00-\x08\x0e-\x1b\x1f\x7f]")
CONTROLS_IN_TEXT = 0.01  # a larger share of control characters is no text
PIPE_RULE = pattern_of(r"[\s|:\-+=]*-{2,}[\s|:\-+=]*")
MARKDOWN_HEADING = pattern_of(r"#{1,6}\s+")
MARKDOWN_BOLD = pattern_of(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
LETTERHEAD = pattern_of("cộng h(?:òa|oà) xã hội|độc lập *[-–] *tự do", re.IGNORECASE)
GROUP_ROW_CHARACTERS = 80  # a line without tabs between rows that heads a group of them


@frozen
class TextLine:
    """A line that is not blank: its range without the blanks around it, its page, its cells if it may be a row."""

    start: int
    end: int
    page: int | None
    cells: tuple[Cell, ...]


def read_plain_text(data: bytes, *, name: str, limits: Limits, progress: Progress | None = None) -> Source:
    """Read text in UTF-8, UTF-16, TCVN3, VNI or Windows-1258. The text stays as it is but for NFC and line ends.

    Form feeds part pages. Raises :class:`UnreadableDocument` for bytes that are no text, and for too much of it.
    """
    if len(data) > limits.text_file_bytes:
        raise too_much_text()
    text, encoding = decode(data)
    if len(CONTROL.findall(text)) + text.count("\ufffd") > CONTROLS_IN_TEXT * len(text):
        raise UnreadableDocument(
            "Tệp không phải văn bản đọc được (có thể đã hỏng hoặc là loại tệp khác). Hãy dùng tệp .docx, .pdf có chữ "
            "hoặc .txt.",
            Trouble.UNSUPPORTED,
        )
    text = CONTROL.sub("", clean(LINE_ENDS.sub("\n", text)))
    pages = text.count("\f") + 1 if "\f" in text else None
    if len(text) > limits.characters:
        raise too_much_text()
    lines = _counted(_lines(text, paged=pages is not None), limits)
    text = text.replace("\f", "\n")
    blocks = tuple(_blocks(text, lines))
    if progress:
        progress(1, 1)
    markdown = name.lower().endswith((".md", ".markdown"))
    if markdown:
        blocks = tuple(_without_marks(text, block) for block in blocks)
    return Source(text, blocks, "text/markdown" if markdown else "text/plain", pages=pages, encoding=encoding)


def _counted(lines: Iterator[TextLine], limits: Limits) -> list[TextLine]:
    kept: list[TextLine] = []
    cells = 0
    for line in lines:
        kept.append(line)
        cells += len(line.cells)
        if cells > limits.cells or len(kept) > limits.blocks:
            raise too_much_text()
    return kept


def _lines(text: str, *, paged: bool) -> Iterator[TextLine]:
    page = 1
    for found in re.finditer(r"[^\n\f]+|\f", text):
        if found[0] == "\f":
            page += 1
            continue
        start, end = _trim(text, found.start(), found.end())
        if start < end:
            cells = _tab_cells(text, found.start(), found.end()) or _pipe_cells(text, start, end)
            yield TextLine(start, end, page if paged else None, cells)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the blanks at both ends."""
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


def _tab_cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    end = start + len(text[start:end].rstrip())
    return _split(text, start, end, "\t") if "\t" in text[start:end] else ()


def _pipe_cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    if text.count("|", start, end) < 2:
        return ()
    inner = start + text.startswith("|", start)
    return _split(text, inner, end - (text[end - 1] == "|"), "|")


def _split(text: str, start: int, end: int, mark: str) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for column, piece in enumerate(text[start:end].split(mark)):
        first, last = _trim(text, start, start + len(piece))
        cells.append(Cell(min(first, last), last, column))
        start += len(piece) + 1
    return tuple(cells)


def _blocks(text: str, lines: list[TextLine]) -> Iterator[Block]:
    """Paragraphs and rows in order; lines that could be rows are rows only where enough of them stand together."""
    position = table = 0
    while position < len(lines):
        end = _end_of_run(text, lines, position)
        run = lines[position:end]
        if _is_table(text, run):
            yield from _rows(text, run, table)
            table += 1
        else:
            yield from (Block(BlockKind.PARAGRAPH, line.start, line.end, page=line.page) for line in run)
        position = end


def _end_of_run(text: str, lines: list[TextLine], first: int) -> int:
    """After the lines from ``first`` on that could be rows of one table; after ``first`` where it could be none."""
    end = first
    while end < len(lines) and (lines[end].cells or (end > first and _heads_group(lines, end))):
        end += 1
    while end > first and _only_set_in(text, lines[end - 1]):
        end -= 1
    return max(end, first + 1)


def _is_table(text: str, run: list[TextLine]) -> bool:
    """Whether enough rows with enough columns stand together."""
    rows = [line for line in run if line.cells]
    widest = max((len(line.cells) for line in rows), default=0)
    if len(rows) < 2 or widest < 2 or _is_letterhead(text, rows):
        return False
    return widest > 2 or len(rows) > 2


def _only_set_in(text: str, line: TextLine) -> bool:
    """A line whose tabs only push it to the right, or that has none."""
    return text[line.start] != "|" and sum(cell.end > cell.start for cell in line.cells) < 2


def _heads_group(lines: list[TextLine], position: int) -> bool:
    """A short line between two rows of at least three columns each."""
    if not 0 < position < len(lines) - 1 or lines[position].end - lines[position].start > GROUP_ROW_CHARACTERS:
        return False
    return min(len(lines[position - 1].cells), len(lines[position + 1].cells)) >= 3


def _is_letterhead(text: str, rows: list[TextLine]) -> bool:
    return any(LETTERHEAD.search(text, row.start, row.end) for row in rows)


def _rows(text: str, lines: list[TextLine], table: int) -> Iterator[Block]:
    kept = [line for line in lines if not PIPE_RULE.fullmatch(text, line.start, line.end)]
    framed = 2 * sum(text[line.start] == "|" for line in kept) > len(kept)
    rows, head = merge_heads([_cells_of(text, line, framed=framed) for line in kept])
    for index, (line, cells) in enumerate(zip(kept, rows, strict=True)):
        yield Block(BlockKind.ROW, line.start, line.end, page=line.page, table=table, cells=cells, header=index < head)


def _cells_of(text: str, line: TextLine, *, framed: bool) -> tuple[Cell, ...]:
    """The cells of a row; where the rows have no bar in front, one that has begins with an empty cell."""
    if text[line.start] != "|" or framed:
        return line.cells or (Cell(line.start, line.end, 0),)
    return (Cell(line.start, line.start, 0), *(replace(cell, column=cell.column + 1) for cell in line.cells))


def _without_marks(text: str, block: Block) -> Block:
    """A Markdown paragraph without the signs of a heading or of bold type around the whole of it."""
    if block.kind is BlockKind.ROW:
        return block
    heading = MARKDOWN_HEADING.match(text, block.start, block.end)
    if heading:
        block = replace(block, start=heading.end(), bold=True)
    bold = MARKDOWN_BOLD.fullmatch(text, block.start, block.end)
    return replace(block, start=bold.start(2), end=bold.end(2), bold=True) if bold else block
