from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.directory.logic.masking import masked

pytestmark = pytest.mark.logic


def test_only_the_last_three_digits_are_shown() -> None:
    assert masked("020085001234") == "•••••••••234"


def test_a_short_number_is_hidden_whole() -> None:
    assert [masked(text) for text in ("", "1", "123")] == ["", "•", "•••"]


@given(st.from_regex(r"[0-9]{4,20}", fullmatch=True))
def test_the_length_stays_and_the_front_is_hidden(number: str) -> None:
    assert masked(number) == "•" * (len(number) - 3) + number[-3:]
