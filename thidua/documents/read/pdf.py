"""PDF files: lines of the text layer by position, columns side by side, ruled tables, whole paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pypdfium2

from thidua.core.logic.collecting import uncollected
from thidua.documents.logic.source import Source
from thidua.documents.read.building import SourceBuilder, too_much_text
from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.limits import Limits
from thidua.documents.read.opening import Progress
from thidua.documents.read.pdf_grids import grids_of
from thidua.documents.read.pdf_layout import PageContent, write_pages
from thidua.documents.read.pdf_lines import (
    NATIONAL_TITLE_OPENS,
    baselines,
    interleaved,
    make_line,
    parted,
    side_by_side,
)
from thidua.documents.read.pdf_rules import ObjectBudget, page_rules
from thidua.documents.read.pdf_safety import check_safe, has_attachments
from thidua.documents.read.pdf_tables import PageTable, ruled_tables
from thidua.documents.read.pdf_words import PageText
from thidua.documents.read.scan_permission import allow_scans

MEDIA_TYPE: Final = "application/pdf"
PASSWORD_ERROR: Final = 4  # FPDF_ERR_PASSWORD
FEWEST_CHARACTERS: Final = 20  # of a whole document; with less it is pictures of text
ATTACHMENT_NOTE: Final = "Tệp PDF có đính kèm tệp khác; hệ thống chỉ đọc phần chữ, không mở tệp đính kèm."


def read_pdf(data: bytes, *, name: str, limits: Limits, progress: Progress | None = None) -> Source:
    """Read the text layer of a PDF, and pages that are pictures. Scripts and attachments are never run or opened.

    Raises :class:`UnreadableDocument` for a PDF that is encrypted, damaged, active or too long, and for one with
    pages that are pictures where the limits allow no scans.
    """
    del name
    check_safe(data, limits)
    document = _open(data)
    try:
        contents = _all_contents(document, limits, progress)
        notes = (ATTACHMENT_NOTE,) if has_attachments(document) else ()
        return _source(document, contents, notes, limits, progress)
    finally:
        document.close()


def _source(
    document: Any, contents: list[PageContent], notes: tuple[str, ...], limits: Limits, progress: Progress | None
) -> Source:
    """The written source; pages that are pictures are read by the engines where the limits allow it."""
    pictures = [content.number for content in contents if content.pictures and not content.characters]
    if sum(content.characters for content in contents) < FEWEST_CHARACTERS:
        pictures = [content.number for content in contents]
    if not pictures:
        builder = SourceBuilder(limits)
        write_pages(contents, builder)
        return builder.finish(MEDIA_TYPE, pages=len(contents), notes=notes)
    allow_scans(len(pictures), limits)
    from thidua.documents.read.scan import read_pdf_pages, written  # noqa: PLC0415 - slow import, engines of scans

    read = list(read_pdf_pages(document, pictures, progress))
    seen = {content.number: content for content, _ in read}
    whole = [seen.get(content.number, content) for content in contents]
    return written(whole, [sheet for _, sheet in read], MEDIA_TYPE, notes, limits)


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


@uncollected
def _all_contents(document: Any, limits: Limits, progress: Progress | None) -> list[PageContent]:
    return list(_contents(document, limits, progress))


def _contents(document: Any, limits: Limits, progress: Progress | None) -> Iterator[PageContent]:
    count = len(document)
    if count > limits.pages:
        raise UnreadableDocument(
            f"Tệp PDF có {count} trang, vượt mức {limits.pages} trang. Hãy tách phần văn bản phát động ra tệp riêng.",
            Trouble.TOO_LARGE,
        )
    characters = 0
    budget = ObjectBudget(limits.page_objects)
    for index in range(count):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            raise _damaged() from error
        try:
            content = _content(page, index + 1, limits, budget)
        finally:
            page.close()
        characters += content.characters
        if characters > limits.characters:
            raise too_much_text()
        yield content
        if progress and content.characters:  # pages that are pictures are told of when they are read
            progress(index + 1, count)


def _content(page: Any, number: int, limits: Limits, budget: ObjectBudget) -> PageContent:
    try:
        page_text = PageText(page)
    except pypdfium2.PdfiumError as error:
        raise _damaged() from error
    try:
        characters = page_text.count()
        if characters > limits.characters:
            raise too_much_text()
        rules, pictures = page_rules(page, budget)
        grids = grids_of(rules)
        whole = [] if grids else baselines(page_text.pieces(NATIONAL_TITLE_OPENS))
        tables: list[PageTable] = []
        if grids or interleaved(whole):
            words, tables = ruled_tables(page_text.words(), grids, page_text, number)
            whole = baselines(words)
        lines = side_by_side([make_line(part, page_text, number) for part in parted(baseline)] for baseline in whole)
        return PageContent(number, page.get_width(), lines, tables, characters, pictures)
    finally:
        page_text.close()


def _damaged() -> UnreadableDocument:
    return UnreadableDocument(
        "Tệp PDF bị hỏng hoặc tải lên chưa trọn vẹn nên không mở được. Hãy xin lại bản gốc, hoặc mở tệp rồi in ra PDF "
        "mới và thử lại.",
        Trouble.DAMAGED,
    )
