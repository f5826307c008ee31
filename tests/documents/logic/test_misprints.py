"""Probable misprints: found where letters are right and accents wrong, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.misprints import misprints

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Phân đấu giảm nghèo", [("Phân đấu", "Phấn đấu")]),
        ("95% gia đinh văn hóa", [("gia đinh văn hóa", "gia đình văn hóa")]),
        ("Cùng cố quốc phòng", [("Cùng cố quốc phòng", "Củng cố quốc phòng")]),
        ("thu hút triệu luợt người", [("luợt", "")]),
        ("chương trình phổcập", [("phổcập", "phổ cập")]),
    ],
)
def test_a_misprint_is_found_with_what_was_meant(words: str, found: list[tuple[str, str]]) -> None:
    assert [(one.written, one.likely) for one in misprints(words)] == found


@pytest.mark.parametrize(
    "words",
    [
        "thi đua xoá đói, giảm nghèo; uỷ ban; văn hoá; thuỷ sản",
        "trong đó thị trường Nhật Bản; làm thước đo thi đua; được đóng bảo hiểm xã hội",
        "KINH TẾ - XÃ HỘI",
        "internet, video, Facebook, OCOP, COVID",
        "Đắk Wil, Krông Pắc, Y Vinh Tơr",
    ],
)
def test_right_words_old_tone_places_and_foreign_names_are_left_alone(words: str) -> None:
    assert list(misprints(words)) == []


@given(st.text(max_size=120))
def test_any_text_may_be_searched(text: str) -> None:
    for one in misprints(text):
        assert text[one.start : one.end] == one.written
