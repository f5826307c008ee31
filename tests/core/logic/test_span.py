from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.span import Span

pytestmark = pytest.mark.logic
DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(DAYS)
    length = draw(st.one_of(st.none(), st.integers(1, 4000)))
    return Span(start, None if length is None else start + timedelta(days=length))


def test_a_span_holds_its_first_day_and_not_its_end() -> None:
    span = Span(date(2024, 1, 1), date(2024, 2, 1))
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 31), date(2024, 2, 1)]
    assert [day in span for day in days] == [False, True, True, False]


def test_the_last_day_is_the_day_before_the_end() -> None:
    assert Span(date(2024, 1, 1), date(2024, 3, 1)).last_day == date(2024, 2, 29)
    assert Span(date(2024, 1, 1)).last_day is None


def test_a_span_that_ends_before_it_starts_does_not_exist() -> None:
    for end in (date(2024, 1, 1), date(2023, 1, 1)):
        with pytest.raises(ValueError, match="ends after it starts"):
            Span(date(2024, 1, 1), end)


@given(spans(), spans(), DAYS)
def test_spans_with_a_day_in_common_overlap(one: Span, other: Span, day: date) -> None:
    if day in one and day in other:
        assert one.overlaps(other)


@given(spans(), spans())
def test_spans_that_overlap_share_the_later_of_their_first_days(one: Span, other: Span) -> None:
    later = max(one.start, other.start)
    assert one.overlaps(other) == other.overlaps(one) == (later in one and later in other)
