"""How wide words are, and where lines may be broken."""

from __future__ import annotations

import pytest

from thidua.documents.logic.decree30 import Align, Table
from thidua.documents.render.line_breaks import segments
from thidua.documents.render.table_type import cell_size
from thidua.documents.render.typeface import typeface

pytestmark = pytest.mark.logic


def test_letters_have_the_widths_of_times_new_roman() -> None:
    face = typeface()
    assert [round(face.advances[ord(letter)] * 2048) for letter in "aMộ1 "] == [909, 1821, 1024, 1024, 512]


def test_lines_are_filled_evenly_and_kept_words_stay_together() -> None:
    lines = typeface("Bold").lines("BAN CHỈ ĐẠO PHONG TRÀO THI ĐUA XÃ\u00a0CHI\u00a0LĂNG", 60, 12)
    assert lines == ["BAN CHỈ ĐẠO PHONG TRÀO", "THI ĐUA XÃ\u00a0CHI\u00a0LĂNG"]


def test_numbers_of_documents_are_not_broken() -> None:
    assert segments("Kế hoạch số 12/KH-UBND ngày 3.130,5", 150, 14) == [
        "Kế hoạch số ",
        ("12/KH-UBND", 100),
        " ngày 3.130,5",
    ]


def test_a_word_wider_than_the_line_is_squeezed() -> None:
    _, (word, share), _ = segments("a" * 100, 50, 14)
    assert (word, share < 30) == ("a" * 100, True)


def test_a_table_is_set_smaller_where_its_words_do_not_fit() -> None:
    table = Table(("Mã", "b"), (("84.770.000.000", ""),), (15, 85), (Align.LEFT, Align.LEFT))
    assert (cell_size(table, 160) < 12, cell_size(table, 247)) == (True, 12)
