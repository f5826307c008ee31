"""The words of a PDF page: one by one and together they are the same words at the same places."""

from __future__ import annotations

import pypdfium2
import pytest

from tests.documents.read.made_files import pdf_of, typeset, words_at
from thidua.documents.read import open_source
from thidua.documents.read.pdf_words import PageText, Word

pytestmark = pytest.mark.logic

SENTENCE = "Số: 12/KH-UBND #h(2cm) CỘNG HÒA XÃ HỘI, *đậm* và #text(size: 8pt)[nhỏ] #super[(1)], cách#h(9pt)nhau. " * 9


def _ends(words: list[Word]) -> list[tuple[str, float, float, float, float, int]]:
    return [(word.text, word.left, word.right, word.y, word.size, word.place) for word in words]


def test_pieces_hold_the_words_of_the_page_between_their_ends() -> None:
    page_text = PageText(pypdfium2.PdfDocument(typeset(SENTENCE))[0])
    words, pieces = page_text.words(), page_text.pieces("CỘNG")
    assert len(pieces) < len(words) / 2
    taken = iter(words)
    for piece in pieces:
        inside = [next(taken) for _ in piece.text.split(" ")]
        assert piece.text == " ".join(word.text for word in inside)
        assert _ends([piece.first, piece.last]) == _ends([inside[0], inside[-1]])
        assert (piece.left, piece.right) == (inside[0].left, inside[-1].right)
        assert all(word.text != "CỘNG" for word in inside[1:])
    assert next(taken, None) is None


def test_a_sign_set_among_words_afterwards_is_read_where_it_stands() -> None:
    content = words_at((60, 700, "Three words here"), (88, 702, "x"), (60, 680, "and more"))
    source = open_source(pdf_of(content=content), name="a.pdf")
    assert source.text.split() == ["Three", "x", "words", "here", "and", "more"]
