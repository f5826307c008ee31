"""Numbering marks: which heads of lines number, and which only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.marks import MarkKind, follows, read_mark

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("line", "kind", "number", "words"),
    [
        ("Phần thứ nhất MỤC ĐÍCH", MarkKind.PART, "Phần thứ nhất", "MỤC ĐÍCH"),
        ("Chương II. QUY ĐỊNH", MarkKind.CHAPTER, "Chương II", "QUY ĐỊNH"),
        ("Mục 1. Nội dung", MarkKind.SECTION, "Mục 1", "Nội dung"),
        ("Điều 3. Tổ chức", MarkKind.ARTICLE, "Điều 3", "Tổ chức"),
        ("B. NỘI DUNG", MarkKind.UPPER, "B", "NỘI DUNG"),
        ("IV. TỔ CHỨC", MarkKind.ROMAN, "IV", "TỔ CHỨC"),
        ("I- MỤC ĐÍCH", MarkKind.ROMAN, "I", "MỤC ĐÍCH"),
        ("1. Kinh tế", MarkKind.DECIMAL, "1", "Kinh tế"),
        ("1. 98% hộ dân", MarkKind.DECIMAL, "1", "98% hộ dân"),
        ("2/ Xã hội", MarkKind.DECIMAL, "2", "Xã hội"),
        ("1.2. Xã hội", MarkKind.DECIMAL_2, "1.2", "Xã hội"),
        ("1.2 Về xã hội", MarkKind.DECIMAL_2, "1.2", "Về xã hội"),
        ("2.2 Đẩy mạnh", MarkKind.DECIMAL_2, "2.2", "Đẩy mạnh"),
        ("3.1- Về nhà ở", MarkKind.DECIMAL_2, "3.1", "Về nhà ở"),
        ("2.2.1. Thi đua", MarkKind.DECIMAL_3, "2.2.1", "Thi đua"),
        ("1) Doanh thu", MarkKind.BRACKET_NUMBER, "1)", "Doanh thu"),
        ("đ) Thi đua", MarkKind.LETTER, "đ)", "Thi đua"),
        ("(12) Tỷ lệ", MarkKind.PAREN, "(12)", "Tỷ lệ"),
        ("Một là, đổi mới", MarkKind.ORDINAL, "Một là", "đổi mới"),
        ("- Thu ngân sách", MarkKind.DASH, "-", "Thu ngân sách"),
        ("+ Lúa", MarkKind.PLUS, "+", "Lúa"),
        ("• Lúa", MarkKind.BULLET, "•", "Lúa"),
    ],
)
def test_a_mark_is_read_with_its_number(line: str, kind: MarkKind, number: str, words: str) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert (mark.kind, mark.number, line[mark.length :]) == (kind, number, words)


@pytest.mark.parametrize(
    "line",
    [
        "1.100 ha rừng trồng mới",
        "1.5 tỷ đồng",
        "1.2 - 1.5 ha",
        "85 - 90",
        "10/01/2022 đến hết năm",
        "2025. Kết quả",
        "Điều 3 của Nghị quyết nói rõ",
        "điều 3. như trên",
        "100% hộ dân",
        "V/v phát động phong trào",
        "Q. GIÁM ĐỐC",
        "Hà Đức Thịnh",
        "",
    ],
)
def test_a_quantity_a_date_or_a_word_is_no_mark(line: str) -> None:
    assert read_mark(line) is None


def test_a_capital_after_its_neighbour_is_a_letter_not_a_roman_figure() -> None:
    after_b, alone = read_mark("C. ĐỐI TƯỢNG", "B"), read_mark("V. KHEN THƯỞNG", "I")
    assert after_b is not None
    assert alone is not None
    assert (after_b.kind, alone.kind) == (MarkKind.UPPER, MarkKind.ROMAN)


def test_the_vietnamese_alphabet_goes_from_d_over_đ_to_e() -> None:
    assert (follows("d", "đ"), follows("đ", "e"), follows("d", "e"), follows("", "a")) == (True, True, False, False)


@given(st.text(max_size=80))
def test_any_line_may_be_asked_for_its_mark(line: str) -> None:
    mark = read_mark(line)
    assert mark is None or 0 < mark.length <= len(line)
