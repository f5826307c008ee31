"""Vietnamese text: comparison, dictionary order, addresses."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.text import collapse, collation_key, fold, given_name_key, slug, toneless

pytestmark = pytest.mark.logic


def test_folding_takes_away_tones_hats_and_the_bar_of_d() -> None:
    assert fold("ĐẨY MẠNH phong trào thi đua yêu nước") == "day manh phong trao thi dua yeu nuoc"


def test_both_spellings_of_a_letter_fold_alike() -> None:
    assert fold(unicodedata.normalize("NFD", "tỷ lệ hộ nghèo")) == "ty le ho ngheo"


def test_without_tones_the_letters_keep_their_hats() -> None:
    assert toneless("Phấn đấu giảm nghèo") == "Phân đâu giam ngheo"


def test_letters_sort_in_dictionary_order() -> None:
    assert sorted(["ơn", "đa", "âm", "dê", "ăn", "an", "ôn", "on"], key=collation_key) == [
        "an", "ăn", "âm", "dê", "đa", "on", "ôn", "ơn",
    ]  # fmt: skip


def test_tones_decide_between_equal_letters() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=collation_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_a_later_letter_weighs_more_than_an_earlier_tone() -> None:
    assert sorted(["màn", "mai"], key=collation_key) == ["mai", "màn"]


def test_small_letters_come_before_capitals() -> None:
    assert sorted(["An", "an"], key=collation_key) == ["an", "An"]


def test_people_sort_by_given_name() -> None:
    names = ["Nguyễn Văn Hùng", "Trần Thị Ánh", "Lê Anh"]
    assert sorted(names, key=given_name_key) == ["Lê Anh", "Trần Thị Ánh", "Nguyễn Văn Hùng"]


def test_an_address_has_letters_digits_and_single_hyphens() -> None:
    assert slug("Phát động thi đua – năm 2024!") == "phat-dong-thi-dua-nam-2024"


def test_white_space_collapses_to_single_spaces() -> None:
    assert collapse("  tỷ \n\n lệ\t hộ ") == "tỷ lệ hộ"


@given(st.text())
def test_no_text_is_too_strange_to_fold_and_sort(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert collation_key(text) <= collation_key(text)
    assert slug(text) == slug(slug(text))
