"""From the pages of a PDF to paragraphs and tables: furniture off, columns in order, page ends bridged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Final

from thidua.core.logic.collecting import uncollected
from thidua.core.logic.values import frozen
from thidua.documents.read.building import SourceBuilder
from thidua.documents.read.pdf_columns import Baseline, in_reading_order
from thidua.documents.read.pdf_furniture import without_furniture
from thidua.documents.read.pdf_lines import Line
from thidua.documents.read.pdf_paragraphs import Margins, Paragraph, ParagraphJoiner
from thidua.documents.read.pdf_spaced import spaced_table_at
from thidua.documents.read.pdf_tables import PageTable, goes_on, write_table

DEFAULT_DISTANCE: Final = 1.3  # of lines, in type sizes
WORDS_OF_TEXT: Final = 4  # a line with fewer says nothing about the margins
LINES_OF_TEXT: Final = 6  # from which on a scanned page has margins of its own
SHARED_BY: Final = 3  # lines that make an edge of a scanned page
WIDTH_STEP: Final = 20.0  # points; pages of about the same width share their margins


@frozen
class PageContent:
    """What one page shows: lines outside tables by baseline, and the ruled tables, both from the top down."""

    number: int
    width: float
    lines: list[Baseline]
    tables: list[PageTable]
    characters: int
    pictures: bool
    scanned: bool = False


@uncollected
def write_pages(contents: list[PageContent], builder: SourceBuilder) -> None:
    """Write all pages as one running text."""
    bodies = without_furniture([content.lines for content in contents])
    joiner = ParagraphJoiner(_margins(contents, bodies), _usual_distance(bodies))
    baselines: list[Baseline] = []
    table: list[PageTable] = []
    for content, body in zip(contents, bodies, strict=True):
        for part in _parts(content, body):
            if isinstance(part, PageTable):
                _write_text(baselines, joiner, builder)
                baselines = []
                if table and not goes_on(table[-1], part):
                    write_table(table, builder)
                    table = []
                table.append(part)
            else:
                write_table(table, builder)
                table = []
                baselines += part
    _write_text(baselines, joiner, builder)
    write_table(table, builder)


def _write_text(baselines: list[Baseline], joiner: ParagraphJoiner, builder: SourceBuilder) -> None:
    for stretch in in_reading_order(baselines):
        _write_paragraphs(joiner.add(stretch), builder)
    _write_paragraphs(joiner.close(), builder)


def _write_paragraphs(paragraphs: Iterator[Paragraph], builder: SourceBuilder) -> None:
    for paragraph in paragraphs:
        builder.paragraph(paragraph.text, paragraph.looks, page=paragraph.page, words=paragraph.words)


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
        table, end = spaced_table_at(body, position)
        if table is not None:
            if start < position:
                yield body[start:position]
            yield table
            start = end
        position = end
    if start < len(body):
        yield body[start:]


def _margins(contents: list[PageContent], bodies: list[list[Baseline]]) -> dict[int, Margins]:
    """The edges of the running text for each page, shared by all pages of a width, from lines with a baseline alone."""
    lines: dict[int, list[Line]] = defaultdict(list)
    margins: dict[int, Margins] = {}
    for content, body in zip(contents, bodies, strict=True):
        alone = [baseline[0] for baseline in body if len(baseline) == 1]
        own = [line for line in alone if line.text.count(" ") >= WORDS_OF_TEXT - 1]
        if content.scanned and len(own) >= LINES_OF_TEXT:
            margins[content.number] = _scanned_margins(own)
        else:
            lines[_width_class(content)] += own
    for content in contents:
        alike = lines[_width_class(content)]
        left = min((line.left for line in alike), default=0.0)
        right = max((line.right for line in alike), default=content.width)
        margins.setdefault(content.number, Margins(left, right))
    return margins


def _scanned_margins(lines: list[Line]) -> Margins:
    """The edges that several lines share: each sheet lies elsewhere in the scanner, specks stand beside the text."""
    lefts = sorted(line.left for line in lines)
    rights = sorted((line.right for line in lines), reverse=True)
    size = median(line.size for line in lines)
    return Margins(_shared(lefts, size), _shared(rights, size))


def _shared(edges: list[float], size: float) -> float:
    """The first edge from outside in that others lie within half a type size of; the outermost where there is none."""
    for at, edge in enumerate(edges[: 1 - SHARED_BY]):
        if abs(edges[at + SHARED_BY - 1] - edge) <= size / 2:
            return edge
    return edges[0]


def _width_class(content: PageContent) -> int:
    return round(content.width / WIDTH_STEP)


def _usual_distance(bodies: list[list[Baseline]]) -> float:
    """The middle distance of neighbouring lines, in type sizes."""
    distances = [(above[0].y - below[0].y) / below[0].size for body in bodies for above, below in pairwise(body)]
    return median(distances) if distances else DEFAULT_DISTANCE
