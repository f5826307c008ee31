"""Quotation marks are read by their neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.quotations import quotations

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("phong trào “Một”, “Hai”", ["Một", "Hai"]),
        ("phong trào ”Một“, “Hai”", ["Một", "Hai"]),
        ('phong trào "Một" và "Hai"', ["Một", "Hai"]),
        ("phong trào ‘Một’", ["Một"]),
        ("tỉnh” giai đoạn 2022 - 2025”; phong trào “Một”", ["Một"]),
        ("phong trào:“Một”", ["Một"]),
        ("“ Một ” và “Hai”", ["Một", "Hai"]),
        ("không có gì", []),
    ],
)
def test_quotations_are_found_whatever_the_marks(words: str, quoted: list[str]) -> None:
    assert [one.text for one in quotations(words)] == quoted


@given(st.text(alphabet="“”\"‘’' ab,.", max_size=60))
def test_quotations_never_overlap(words: str) -> None:
    end = 0
    for one in quotations(words):
        assert end <= one.start < one.end <= len(words)
        end = one.end
