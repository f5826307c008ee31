from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.likeness import Candidate, likeness, suggest

pytestmark = pytest.mark.logic

CATALOGUE = [
    Candidate("KT-01", "Tổng thu ngân sách nhà nước trên địa bàn", "tỷ đồng"),
    Candidate("KT-02", "Kim ngạch xuất khẩu hàng địa phương", "triệu USD"),
    Candidate("MT-01", "Tỷ lệ che phủ rừng", "%"),
    Candidate("XH-01", "Tỷ lệ hộ nghèo đa chiều", "%"),
    Candidate("XH-02", "Tỷ lệ lao động qua đào tạo", "%"),
    Candidate("XH-03", "Số lao động qua đào tạo", "người"),
]
names = st.text(alphabet="aăâbcđeêghiklmnôơpqrstuưvxy ", min_size=1, max_size=40)


def test_the_most_alike_indicator_comes_first_with_its_reason() -> None:
    best = suggest("tỉ lệ che phủ của rừng", "%", CATALOGUE)[0]
    assert (best.code, best.reason_vi) == ("MT-01", "Trùng 4/5 từ của “Tỷ lệ che phủ rừng”; cùng đơn vị tính.")


def test_the_same_name_in_another_unit_ranks_lower() -> None:
    assert [s.code for s in suggest("Lao động qua đào tạo", "%", CATALOGUE)][:2] == ["XH-02", "XH-03"]
    assert [s.code for s in suggest("Lao động qua đào tạo", "nghìn người", CATALOGUE)][:2] == ["XH-03", "XH-02"]


def test_a_shared_head_alone_suggests_nothing() -> None:
    assert suggest("Tỷ lệ chất thải y tế được xử lý", "%", CATALOGUE) == ()


def test_an_empty_name_and_an_empty_catalogue_suggest_nothing() -> None:
    assert suggest("", "%", CATALOGUE) == ()
    assert suggest("Tỷ lệ hộ nghèo", "%", []) == ()


@given(names, names)
def test_likeness_is_symmetric_and_between_zero_and_one(first: str, second: str) -> None:
    assert 0 <= likeness(first, second) <= 1
    assert likeness(first, second) == pytest.approx(likeness(second, first))


@given(names.filter(str.strip))
def test_a_name_is_wholly_alike_to_itself_without_accents(name: str) -> None:
    assert likeness(name, name.upper()) == 1


@given(names, st.permutations(CATALOGUE))
def test_the_order_of_the_catalogue_changes_nothing(name: str, shuffled: list[Candidate]) -> None:
    assert suggest(name, "%", shuffled) == suggest(name, "%", CATALOGUE)
