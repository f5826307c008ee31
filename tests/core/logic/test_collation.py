from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.collation import name_sort_key, sort_key
from thidua.core.logic.text import LETTERS, collapse, collation_key, given_name_key

pytestmark = pytest.mark.logic
SPELLED = st.text(
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵAĐÊỒ 0123456789-.,",
    max_size=25,
)


def test_letters_come_in_the_order_of_the_alphabet() -> None:
    assert sorted(set(LETTERS), key=sort_key) == list(LETTERS)


def test_tones_come_in_dictionary_order() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_tones_count_only_where_all_letters_agree() -> None:
    assert sorted(["mạ", "mác", "mà non", "ma"], key=sort_key) == ["ma", "mạ", "mà non", "mác"]


def test_small_letters_come_before_capitals_when_all_else_agrees() -> None:
    assert sorted(["Đồng Mỏ", "đồng mỏ"], key=sort_key) == ["đồng mỏ", "Đồng Mỏ"]


def test_people_are_sorted_by_given_name_first() -> None:
    people = ["Vi Văn Đạt", "Lê Bình", "Nông Văn Dũng", "Nguyễn Văn Ân", "Trần An", "Hoàng An"]
    assert sorted(people, key=name_sort_key) == [
        "Hoàng An",
        "Trần An",
        "Nguyễn Văn Ân",
        "Lê Bình",
        "Nông Văn Dũng",
        "Vi Văn Đạt",
    ]


@given(SPELLED, SPELLED)
def test_the_stored_key_orders_as_the_dictionary_does(one: str, other: str) -> None:
    as_text = sort_key(one) < sort_key(other)
    assert as_text == (collation_key(collapse(one)) < collation_key(collapse(other)))


@given(SPELLED, SPELLED)
def test_the_stored_key_of_names_orders_as_name_lists_do(one: str, other: str) -> None:
    one, other = collapse(one), collapse(other)
    assert (name_sort_key(one) < name_sort_key(other)) == (given_name_key(one) < given_name_key(other))


@given(st.text())
def test_any_text_has_a_key_of_plain_characters(text: str) -> None:
    assert set(sort_key(text)) <= set("0123456789abcdef")
    assert set(name_sort_key(text)) <= set("0123456789abcdef")


@given(st.lists(SPELLED, min_size=2))
def test_sorting_by_key_is_the_same_whatever_the_first_order(names: list[str]) -> None:
    keys = [sort_key(name) for name in sorted(names, key=sort_key)]
    assert all(one <= other for one, other in pairwise(keys))
