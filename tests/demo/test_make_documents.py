"""The shipped documents: made by the maker, marked on every page, printed under Decree 30."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from thidua.demo.launch_text import DATA, FLAWED, MARK, SIGNED
from thidua.demo.make_documents import make

VARIANTS = (SIGNED, FLAWED)


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def test_the_maker_gives_exactly_the_shipped_files(tmp_path: Path) -> None:
    made = make(tmp_path)
    assert [path.name for path in made] == [
        "phat_dong_2024.docx",
        "phat_dong_2024.pdf",
        "phat_dong_2024_loi.docx",
        "phat_dong_2024_loi.pdf",
    ]
    for path in made:
        assert path.read_bytes() == (DATA / path.name).read_bytes(), path.name


@pytest.mark.parametrize("text", VARIANTS, ids=lambda text: text.name)
def test_every_page_of_the_pdf_says_that_it_is_a_sample(text) -> None:
    pages = pages_of((DATA / f"{text.name}.pdf").read_bytes())
    assert len(pages) == 4
    assert [MARK in page for page in pages] == [True] * 4


@pytest.mark.parametrize("text", VARIANTS, ids=lambda text: text.name)
def test_both_footers_of_the_docx_say_that_it_is_a_sample(text) -> None:
    section = Document(str(DATA / f"{text.name}.docx")).sections[0]
    footers = [section.footer.paragraphs[0].text, section.first_page_footer.paragraphs[0].text]
    assert footers == [MARK, MARK]


def test_the_page_is_a4_with_the_margins_of_decree_30() -> None:
    section = Document(io.BytesIO((DATA / "phat_dong_2024.docx").read_bytes())).sections[0]
    sides = (section.page_width, section.page_height, section.left_margin, section.right_margin, section.top_margin)
    assert [round(side.mm) for side in sides] == [210, 297, 30, 20, 20]


def test_the_flawed_variant_differs_in_number_date_revenue_and_misprint_alone() -> None:
    different = [
        (right.text, wrong.text)
        for right, wrong in zip(SIGNED.body, FLAWED.body, strict=True)
        if right.text != wrong.text
    ]
    assert [(a.replace("84,77 ", "84,770 ").replace("Phấn", "Phân"), b) for a, b in different] == [
        (b, b) for _, b in different
    ]
    assert len(different) == 3
    assert FLAWED.number.split() == ["Số:", "/PĐ-UBND"]
    assert FLAWED.place_and_date.split() == ["Chi", "Lăng,", "ngày", "tháng", "01", "năm", "2024"]
