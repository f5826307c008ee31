from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.workflow import ParticipationState
from thidua.core.badges import Tone
from thidua.desk.shown.campaigns import FULL, answer_bar, elapsed, segments


@given(st.lists(st.integers(0, 4000), max_size=6))
def test_the_pieces_of_a_bar_touch_and_fill_it(counts: list[int]) -> None:
    pieces = segments(("x", Tone.OK, "check", count) for count in counts)
    assert sum(piece.width for piece in pieces) == (FULL if sum(counts) else 0)
    assert [p.start for p in pieces[1:]] == [p.start + p.width for p in pieces[:-1]] or not sum(counts)


def test_recalled_units_are_not_in_the_bar() -> None:
    bar = answer_bar({ParticipationState.RECALLED: 5, ParticipationState.ANSWERED: 1})
    assert [piece.count for piece in bar] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("on", "passed", "percent", "words"),
    [
        (date(2024, 1, 4), 0, 0, "Bắt đầu sau 1 ngày nữa"),
        (date(2024, 1, 5), 1, 10, "Còn 9 ngày"),
        (date(2024, 1, 14), 10, 100, "Hôm nay là ngày cuối"),
        (date(2024, 1, 16), 10, 100, "Đã kết thúc 2 ngày trước"),
    ],
)
def test_time_passes_with_both_ends_counted(on: date, passed: int, percent: int, words: str) -> None:
    time = elapsed(date(2024, 1, 5), date(2024, 1, 14), on)
    assert time is not None
    assert (time.passed, time.percent, time.words) == (passed, percent, words)


def test_time_without_an_end_is_not_drawn() -> None:
    assert elapsed(date(2024, 1, 5), None, date(2024, 2, 1)) is None
