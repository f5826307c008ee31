"""The DOCX as Word sees it: page, styles, repeated heads, hidden first page number, sections of appendices."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.documents.render.examples import DECISION, LETTER, PLAN
from thidua.documents.logic.decree30 import Document
from thidua.documents.logic.style_names import ROLES
from thidua.documents.render.docx import render_docx

pytestmark = pytest.mark.logic


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(render_docx(document)))


def test_pages_have_the_margins_of_the_decree_and_appendices_count_by_themselves() -> None:
    pages = [
        (
            round(section.page_width.mm),
            *(round(side.mm) for side in (section.top_margin, section.left_margin, section.right_margin)),
            section.different_first_page_header_footer,
            [count.get(qn("w:start")) for count in section._sectPr.findall(qn("w:pgNumType"))],
        )
        for section in opened(PLAN).sections
    ]
    assert pages == [(210, 20, 30, 20, True, []), (297, 20, 30, 20, True, ["1"]), (210, 20, 30, 20, True, ["1"])]


def test_the_page_number_is_a_field_in_the_header_of_later_pages_only() -> None:
    section = opened(PLAN).sections[0]
    fields = [
        header._element.xpath(".//w:fldSimple/@w:instr") for header in (section.header, section.first_page_header)
    ]
    assert fields == [["PAGE"], []]


def test_the_head_of_a_table_repeats_and_rows_stay_whole() -> None:
    table = opened(PLAN).tables[1]
    assert [row._tr.xpath("./w:trPr/*[self::w:tblHeader or self::w:cantSplit]") != [] for row in table.rows] == (
        [True] * 5
    )
    assert len(table._tbl.xpath(".//w:tblHeader")) == 1


def test_every_paragraph_that_shows_text_has_a_style_of_its_role() -> None:
    for document in (LETTER, DECISION):
        word = opened(document)
        grids = [
            p
            for table in (word.tables[0], word.tables[-1])
            for row in table.rows
            for c in row.cells
            for p in c.paragraphs
        ]
        styles = {p.style.name for p in [*word.paragraphs, *grids] if p.text.strip()}
        assert {name for name in styles if name not in ROLES and not name.startswith("TĐ")} == set()


def test_the_marks_of_urgency_and_secrecy_are_framed() -> None:
    cell = opened(LETTER).tables[0].cell(1, 0)
    framed = [p.text for p in cell.paragraphs if p._p.xpath("./w:pPr/w:pBdr/w:left")]
    assert framed == ["MẬT", "HỎA TỐC"]
