"""Issued documents read back: the same value from both formats, and what an officer changed in Word."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings

from tests.documents.render.examples import EXAMPLES, LAUNCH, LETTER, REPORT
from tests.documents.render.generated import documents
from thidua.documents.logic.components import NotIssuedHere
from thidua.documents.logic.decree30 import Align, Document, Element, Heading, Level, Paragraph, Picture, Table
from thidua.documents.logic.difference import Change, Difference, difference
from thidua.documents.logic.style_names import TITLED
from thidua.documents.read.errors import UnreadableDocument
from thidua.documents.read.issued import read_issued
from thidua.documents.render.docx import render_docx
from thidua.documents.render.pdf import render_pdf

pytestmark = pytest.mark.logic
# A document is set and read in a third of a second: enough of them to meet every element, few enough for each run.
MODERATE = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.timeout(300)
@MODERATE
@given(documents())
def test_a_pdf_reads_back_to_the_document_it_was_made_from(document: Document) -> None:
    made = render_pdf(document)
    again = read_issued(made)
    # A word that fills its cell to the hair stands at the same place however its column is aligned: what cannot be
    # seen cannot be read, so there the two documents must look the same.
    assert again == document or (unaligned(again) == unaligned(document) and drawn(render_pdf(again)) == drawn(made))


def unaligned(document: Document) -> Document:
    """The document with every column of its tables to the left."""

    def left(element: Element) -> Element:
        return replace(element, align=(Align.LEFT,) * len(element.align)) if isinstance(element, Table) else element

    appendices = tuple(replace(one, body=tuple(map(left, one.body))) for one in document.appendices)
    return replace(document, body=tuple(map(left, document.body)), appendices=appendices)


def drawn(pdf: bytes) -> list[bytes]:
    """The pictures of the pages."""
    with pypdfium2.PdfDocument(pdf) as pages:
        return [page.render(scale=2).to_numpy().tobytes() for page in pages]


@MODERATE
@given(documents())
def test_a_docx_reads_back_to_the_document_it_was_made_from(document: Document) -> None:
    assert read_issued(render_docx(document)) == document


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_kind_reads_back_from_both_formats(name: str) -> None:
    document = EXAMPLES[name]
    assert [read_issued(render_pdf(document)), read_issued(render_docx(document))] == [document, document]


def edited(document: Document, change: Callable[[Any], None]) -> Document:
    """The DOCX opened, changed and saved by another program, then read."""
    word = docx.Document(io.BytesIO(render_docx(document)))
    change(word)
    buffer = io.BytesIO()
    word.save(buffer)
    return read_issued(buffer.getvalue())


def body_paragraph(word: Any, text: str) -> Any:
    return next(paragraph for paragraph in word.paragraphs if paragraph.text.startswith(text))


def test_a_paragraph_added_in_word_in_any_style_becomes_running_text() -> None:
    added = edited(
        LETTER, lambda word: body_paragraph(word, "Đề nghị").insert_paragraph_before("Xin cảm ơn.", style="Quote")
    )
    assert added == replace(LETTER, body=(*LETTER.body[:-1], Paragraph("Xin cảm ơn."), LETTER.body[-1]))


def test_a_number_written_in_by_hand_is_read() -> None:
    def write(word: Any) -> None:
        word.tables[0].cell(1, 0).paragraphs[0].text = "Số: 07/UBND-VHXH"
        word.tables[0].cell(1, 1).paragraphs[0].text = "Chi Lăng, ngày 09 tháng 3 năm 2026"

    assert edited(LETTER, write) == replace(LETTER, number=7, day=date(2026, 3, 9))


def test_a_heading_that_lost_its_number_is_running_text() -> None:
    def unnumber(word: Any) -> None:
        last = [p for p in word.paragraphs if p.style.name == TITLED[Level.SECTION]][-1]
        last._p.pPr.remove(last._p.pPr.numPr)

    last = max(at for at, part in enumerate(LAUNCH.body) if isinstance(part, Heading) and part.level is Level.SECTION)
    heading = LAUNCH.body[last]
    assert isinstance(heading, Heading)
    body = (*LAUNCH.body[:last], Paragraph(heading.text), *LAUNCH.body[last + 1 :])
    assert edited(LAUNCH, unnumber) == replace(LAUNCH, body=body)


def test_word_counts_the_headings_anew_when_one_is_taken_out() -> None:
    body = tuple(Heading(Level.SECTION, number, text) for number, text in (("I", "Một"), ("II", "Hai"), ("III", "Ba")))

    def take_out(word: Any) -> None:
        second = body_paragraph(word, "Hai")._p
        second.getparent().remove(second)

    left = (Heading(Level.SECTION, "I", "Một"), Heading(Level.SECTION, "II", "Ba"))
    assert edited(replace(LAUNCH, body=body), take_out) == replace(LAUNCH, body=left)


def test_a_row_added_to_a_table_is_read() -> None:
    def add_row(word: Any) -> None:
        for cell, text in zip(word.tables[1].add_row().cells, ("5", "Trồng rừng", "ha", "", "30"), strict=True):
            cell.text = text

    changes = difference(LAUNCH, edited(LAUNCH, add_row))
    assert changes == (Difference("Nội dung", Change.ADDED, "", "5 | Trồng rừng | ha |  | 30"),)


def test_the_picture_in_a_docx_comes_back_as_dots() -> None:
    picture = next(part for part in read_issued(render_docx(REPORT)).body if isinstance(part, Picture))
    assert picture.data[:8] == b"\x89PNG\r\n\x1a\n"


def test_a_file_of_another_layout_is_refused_with_advice() -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with pytest.raises(NotIssuedHere, match=r"Hãy giữ dòng này"):
        read_issued(buffer.getvalue())


def test_a_file_that_is_neither_is_refused() -> None:
    with pytest.raises(UnreadableDocument):
        read_issued(b"no document")


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(UnreadableDocument):
        read_issued(b"%PDF-1.7 nothing")
