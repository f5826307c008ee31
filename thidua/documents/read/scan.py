"""Scanned documents: pictures of pages read by the engines, laid out by the same rules as the text of a PDF."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import local
from typing import Any, Final

import cv2

from thidua.documents.logic.diacritics import Heard, Language, mended
from thidua.documents.logic.source import ScannedWord, Source
from thidua.documents.read.building import PlacedWord, SourceBuilder
from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.limits import Limits
from thidua.documents.read.opening import Progress
from thidua.documents.read.pdf_layout import PageContent, write_pages
from thidua.documents.read.scan_layout import TEN_THOUSAND, Sheet, cells_of, laid_out
from thidua.documents.read.scan_permission import allow_scans
from thidua.documents.scan.bounds import PictureRefused
from thidua.documents.scan.language import language
from thidua.documents.scan.number_engine import NumberEngine
from thidua.documents.scan.page import Pixels
from thidua.documents.scan.page_reader import PageReader, SeenPage
from thidua.documents.scan.pictures import page_count, page_of_pdf, picture_pages

MOST_READERS: Final = 4
AHEAD: Final = 1  # pictures that wait, unpacked, beyond those being read
NOTE: Final = (
    "Văn bản được đọc từ ảnh quét; chữ số đọc bằng hai cách độc lập, chỗ nào hai cách khác nhau đều được đánh dấu. "
    "Hãy đối chiếu từng con số với bản gốc."
)


def read_image_pages(data: bytes, media_type: str, limits: Limits, progress: Progress | None) -> Source:
    """Read the pages of a PNG, JPEG or TIFF file. Raises :class:`UnreadableDocument`."""
    try:
        pages = page_count(data)
        if pages > 1:
            allow_scans(pages, limits)
        read = list(read_pictures(picture_pages(data), range(1, pages + 1), progress))
    except PictureRefused as refused:
        raise picture_refusal(refused) from refused
    return written([content for content, _ in read], [sheet for _, sheet in read], media_type, (), limits)


def read_pdf_pages(
    document: Any, numbers: Sequence[int], progress: Progress | None
) -> Iterator[tuple[PageContent, Sheet]]:
    """Read those pages of an opened PDF that are pictures, counted from 1, in order. Raises `UnreadableDocument`."""
    try:
        yield from read_pictures(_rastered(document, numbers), numbers, progress)
    except PictureRefused as refused:
        raise picture_refusal(refused) from refused


def written(
    contents: list[PageContent], sheets: Sequence[Sheet], media_type: str, notes: tuple[str, ...], limits: Limits
) -> Source:
    """The source of a document of which some pages were read from pictures, with the place of each word read so."""
    builder = SourceBuilder(limits, keep_words=True)
    write_pages(contents, builder)
    source = builder.finish(media_type, pages=len(contents), notes=(*notes, NOTE))
    words = sorted(_scanned_words(builder.placed, sheets), key=lambda word: word.start)
    return replace(source, words=tuple(words), scanned=tuple(sheet.page for sheet in sheets))


def read_pictures(
    pictures: Iterable[Pixels], numbers: Sequence[int], progress: Progress | None
) -> Iterator[tuple[PageContent, Sheet]]:
    """Each picture read, several at a time on as many threads as there are processors."""
    words, spelling = 0, language()
    for done, (number, seen) in enumerate(zip(numbers, _seen(pictures), strict=False), start=1):
        content, sheet = laid_out(_respelt(seen, spelling), number, -1 - words)
        words += len(seen.words)
        yield content, sheet
        if progress:
            progress(done, len(numbers))


def picture_refusal(refused: PictureRefused) -> UnreadableDocument:
    """What to tell the owner of a picture that is not read."""
    if refused.too_large:
        return UnreadableDocument(
            "Ảnh có quá nhiều điểm ảnh. Hãy quét lại ở 200 hoặc 300 dpi, mỗi trang giấy một ảnh.", Trouble.TOO_LARGE
        )
    return UnreadableDocument("Ảnh bị hỏng hoặc quá nhỏ để có chữ. Hãy quét hoặc chụp lại trang giấy.", Trouble.DAMAGED)


def _rastered(document: Any, numbers: Iterable[int]) -> Iterator[Pixels]:
    for number in numbers:
        page = document[number - 1]
        try:
            yield page_of_pdf(page)
        finally:
            page.close()


def _seen(pictures: Iterable[Pixels]) -> Iterator[SeenPage]:
    """Pages in order; pictures are unpacked only when a reader is about to be free.

    Each reader has a processor to itself, so the library for pictures is kept from dividing its small pieces of work
    between threads of its own, which wait for each other without sleeping.
    """
    cv2.setNumThreads(1)
    readers = min(len(os.sched_getaffinity(0)), MOST_READERS)
    numbers, own = NumberEngine(), local()

    def read(picture: Pixels) -> SeenPage:
        if not hasattr(own, "reader"):
            own.reader = PageReader(numbers, cells_of)
        reader: PageReader = own.reader
        return reader.read(picture)

    waiting: deque[Future[SeenPage]] = deque()
    with ThreadPoolExecutor(max_workers=readers) as pool:
        for picture in pictures:
            waiting.append(pool.submit(read, picture))
            if len(waiting) > readers + AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _respelt(seen: SeenPage, spelling: Language) -> SeenPage:
    heard = [Heard(word.text, word.confidence) for word in seen.words]
    words = (replace(word, text=text) for word, text in zip(seen.words, mended(heard, spelling), strict=True))
    return replace(seen, words=tuple(words))


def _scanned_words(placed: Iterable[PlacedWord], sheets: Sequence[Sheet]) -> Iterator[ScannedWord]:
    by_place = {sheet.first - at: (sheet, word) for sheet in sheets for at, word in enumerate(sheet.words)}
    for place in placed:
        if place.place not in by_place:
            continue  # a word of a page that has its own text
        sheet, word = by_place[place.place]
        area = word.area
        yield ScannedWord(
            place.start,
            place.end,
            sheet.page.number,
            round(area.left * TEN_THOUSAND / sheet.width),
            round(area.top * TEN_THOUSAND / sheet.height),
            round((area.right - area.left) * TEN_THOUSAND / sheet.width),
            round((area.bottom - area.top) * TEN_THOUSAND / sheet.height),
            word.confidence,
            word.sure,
        )
