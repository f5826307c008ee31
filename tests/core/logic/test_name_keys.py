from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.name_keys import LONGEST, name_keys, name_words
from thidua.core.logic.text import nfc

pytestmark = pytest.mark.logic
NAMES = st.lists(st.sampled_from(["Lê", "Đặng", "Thị", "Văn", "Ánh", "An", "Y-Moan"]), min_size=1, max_size=8)


def test_a_name_is_found_from_each_of_its_words_on() -> None:
    assert name_keys("Lê Văn  Đặng") == ("le van dang", "van dang", "dang")


def test_the_number_of_a_decision_is_one_word() -> None:
    assert name_words("Số 12/QĐ-UBND, ngày 05.03.2024") == ["so", "12/qd-ubnd", "ngay", "05.03.2024"]


@given(NAMES, st.data())
def test_whatever_part_of_a_name_is_typed_begins_one_of_its_keys(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    typed = " ".join(name_words(" ".join(words[first:last]).upper()))[:LONGEST]
    assert any(key.startswith(typed) for key in name_keys(" ".join(words)))


@given(st.text(max_size=300))
def test_keys_are_short_and_each_is_there_once(text: str) -> None:
    keys = name_keys(text, nfc(text))
    assert len(set(keys)) == len(keys)
    assert all(0 < len(key) <= LONGEST for key in keys)
