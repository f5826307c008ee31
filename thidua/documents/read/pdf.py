"""PDF files with a text layer: lines by position, columns side by side, ruled tables, whole paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, Final

import pypdfium2

from thidua.documents.logic.source import Source
from thidua.documents.read.building import SourceBuilder, too_much_text
from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.limits import Limits
from thidua.documents.read.opening import Progress
from thidua.documents.read.pdf_columns import Baseline, in_reading_order
from thidua.documents.read.pdf_furniture import without_furniture
from thidua.documents.read.pdf_grids import grids_of
from thidua.documents.read.pdf_lines import Line, baselines, make_line, parted, side_by_side
from thidua.documents.read.pdf_paragraphs import Margins, ParagraphJoiner
from thidua.documents.read.pdf_rules import page_rules
from thidua.documents.read.pdf_safety import check_safe, has_attachments
from thidua.documents.read.pdf_spaced import spaced_table_at
from thidua.documents.read.pdf_tables import PageTable, goes_on, ruled_tables, write_table
from thidua.documents.read.pdf_words import PageText

MEDIA_TYPE: Final = "application/pdf"
PASSWORD_ERROR: Final = 4  # FPDF_ERR_PASSWORD
FEWEST_CHARACTERS: Final = 20  # of a whole document; with less it is pictures of text
ATTACHMENT_NOTE: Final = "Tệp PDF có đính kèm tệp khác; hệ thống chỉ đọc phần chữ, không mở tệp đính kèm."
DEFAULT_DISTANCE: Final = 1.3  # of lines, in type sizes
WORDS_OF_TEXT: Final = 4  # a line with fewer says nothing about the margins
WIDTH_STEP: Final = 20.0  # points; pages of about the same width share their margins


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page shows: lines outside tables by baseline, and the ruled tables, both from the top down."""

    number: int
    width: float
    lines: list[Baseline]
    tables: list[PageTable]
    characters: int
    pictures: bool


def read_pdf(data: bytes, *, name: str, limits: Limits, progress: Progress | None = None) -> Source:
    """Read the text layer of a PDF. Scripts and attachments are never run or opened.

    Raises :class:`UnreadableDocument` for a PDF that is encrypted, damaged, active, too long or made of pictures.
    """
    del name
    check_safe(data, limits)
    document = _open(data)
    try:
        contents = list(_contents(document, limits, progress))
        notes = (ATTACHMENT_NOTE,) if has_attachments(document) else ()
    finally:
        document.close()
    if sum(content.characters for content in contents) < FEWEST_CHARACTERS:
        raise _scan()
    pictures = [content.number for content in contents if content.pictures and not content.characters]
    if pictures:
        notes = (*notes, f"Trang {', '.join(map(str, pictures))} là ảnh, không có chữ nên chưa được đọc.")
    builder = SourceBuilder(limits)
    _write(contents, builder)
    return builder.finish(MEDIA_TYPE, pages=len(contents), notes=notes)


def _open(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_ERROR:
            raise UnreadableDocument(
                "Tệp PDF đang đặt mật khẩu nên không đọc được. Hãy mở bằng mật khẩu, in lại ra PDF mới không đặt mật "
                "khẩu rồi đọc lại.",
                Trouble.ENCRYPTED,
            ) from error
        raise _damaged() from error


def _contents(document: Any, limits: Limits, progress: Progress | None) -> Iterator[PageContent]:
    count = len(document)
    if count > limits.pages:
        raise UnreadableDocument(
            f"Tệp PDF có {count} trang, vượt mức {limits.pages} trang. Hãy tách phần văn bản phát động ra tệp riêng.",
            Trouble.TOO_LARGE,
        )
    characters = 0
    for index in range(count):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            raise _damaged() from error
        try:
            content = _content(page, index + 1, limits)
        finally:
            page.close()
        characters += content.characters
        if characters > limits.characters:
            raise too_much_text()
        yield content
        if progress:
            progress(index + 1, count)


def _content(page: Any, number: int, limits: Limits) -> PageContent:
    try:
        page_text = PageText(page)
    except pypdfium2.PdfiumError as error:
        raise _damaged() from error
    try:
        characters = page_text.count()
        if characters > limits.characters:
            raise too_much_text()
        rules, pictures = page_rules(page, limits.page_objects)
        words, tables = ruled_tables(page_text.words(), grids_of(rules), page_text, number)
        lines = side_by_side(
            [make_line(part, page_text, number) for part in parted(baseline)] for baseline in baselines(words)
        )
        return PageContent(number, page.get_width(), lines, tables, characters, pictures)
    finally:
        page_text.close()


def _write(contents: list[PageContent], builder: SourceBuilder) -> None:
    bodies = without_furniture([content.lines for content in contents])
    margins = _margins(contents, bodies)
    distance = _usual_distance(bodies)
    joiner = ParagraphJoiner(Margins(0, 0), distance)
    table: list[PageTable] = []
    for content, body in zip(contents, bodies, strict=True):
        joiner.margins = margins[_width_class(content.width)]
        for part in _parts(content, body):
            if isinstance(part, PageTable):
                _flush_text(joiner, builder)
                if table and not goes_on(table[-1], part):
                    write_table(table, builder)
                    table = []
                table.append(part)
            else:
                if table:
                    write_table(table, builder)
                    table = []
                for stretch in in_reading_order(part):
                    for paragraph in joiner.add(stretch):
                        builder.paragraph(paragraph.text, paragraph.looks, page=paragraph.page)
    _flush_text(joiner, builder)
    if table:
        write_table(table, builder)


def _flush_text(joiner: ParagraphJoiner, builder: SourceBuilder) -> None:
    for paragraph in joiner.close():
        builder.paragraph(paragraph.text, paragraph.looks, page=paragraph.page)


def _parts(content: PageContent, body: list[Baseline]) -> Iterator[list[Baseline] | PageTable]:
    """Runs of lines and tables of one page from the top down."""
    rest = body
    for table in content.tables:
        above = [baseline for baseline in rest if baseline[0].y > table.top]
        rest = rest[len(above) :]
        yield from _spaced_parts(above)
        yield table
    yield from _spaced_parts(rest)


def _spaced_parts(body: list[Baseline]) -> Iterator[list[Baseline] | PageTable]:
    start = position = 0
    while position < len(body):
        found = spaced_table_at(body, position)
        if found is None:
            position += 1
            continue
        if start < position:
            yield body[start:position]
        table, position = found
        start = position
        yield table
    if start < len(body):
        yield body[start:]


def _width_class(width: float) -> int:
    return round(width / WIDTH_STEP)


def _margins(contents: list[PageContent], bodies: list[list[Baseline]]) -> dict[int, Margins]:
    """The edges of the running text for each page width, from the lines that stand alone on their baseline."""
    lines: dict[int, list[Line]] = defaultdict(list)
    for content, body in zip(contents, bodies, strict=True):
        lines[_width_class(content.width)] += [
            baseline[0] for baseline in body if len(baseline) == 1 and baseline[0].text.count(" ") >= WORDS_OF_TEXT - 1
        ]
    return {
        _width_class(content.width): Margins(
            min((line.left for line in lines[_width_class(content.width)]), default=0.0),
            max((line.right for line in lines[_width_class(content.width)]), default=content.width),
        )
        for content in contents
    }


def _usual_distance(bodies: list[list[Baseline]]) -> float:
    """The middle distance of neighbouring lines, in type sizes."""
    distances = [(above[0].y - below[0].y) / below[0].size for body in bodies for above, below in pairwise(body)]
    return median(distances) if distances else DEFAULT_DISTANCE


def _damaged() -> UnreadableDocument:
    return UnreadableDocument(
        "Tệp PDF bị hỏng hoặc tải lên chưa trọn vẹn nên không mở được. Hãy xin lại bản gốc, hoặc mở tệp rồi in ra PDF "
        "mới và thử lại.",
        Trouble.DAMAGED,
    )


def _scan() -> UnreadableDocument:
    return UnreadableDocument(
        "Tệp PDF là bản quét (ảnh chụp trang giấy), không có lớp chữ nên chưa đọc được. Hãy dùng bản DOCX hoặc PDF "
        "xuất từ Word, hoặc gõ lại nội dung thành tệp .txt.",
        Trouble.SCAN,
    )
